// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/text/json.h"

#include <QString>
#include <QStringList>

namespace aisb::datasets {

// The text a JSON value stands for in a prompt: texts as they are, numbers and the rest as JSON,
// null as nothing.
[[nodiscard]] QString textOf(const core::Json &value);

// infer_cfg.prompt_template of a data set entry: "{column}" stands for the row's value, for the
// output column nothing; a name that is no column stays as it is. A text gives a prompt string;
// {begin, round, end} gives the prompt list of spec/models.md 7.1.
class PromptTemplate
{
public:
    // Error IclrType001 (neither text nor object), IclrType002 (a part of another type), DsetCfg001
    // (few-shot, multimodal).
    [[nodiscard]] static core::Result<PromptTemplate> fromEntry(const core::Json &entry);

    [[nodiscard]] core::Json apply(const core::Json &row) const;

private:
    [[nodiscard]] QString fill(const QString &given, const core::Json &row) const;
    void appendSection(core::Json &list, const QString &name, const core::Json &row) const;
    [[nodiscard]] core::Result<> check() const;

    core::Json m_template;
    QString m_outputColumn;
    QString m_iceToken;
};

} // namespace aisb::datasets
