// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluator.h"
#include "eval/postprocessors/firstoption.h"

namespace aisb::eval {

// OptionSimAccEvaluator: takes every answer for the option it is most like. Source:
// spec/accuracy.md 13.3.
class OptionSimilarity : public Evaluator
{
public:
    // options is a list of single upper-case letters. Error DsetCfg001.
    [[nodiscard]] static core::Result<std::shared_ptr<const Evaluator>> make(
        const core::Json &config, const EvalOptions &options);

    OptionSimilarity(QStringList letters, FirstOption phrasings)
        : m_letters(std::move(letters))
        , m_phrasings(std::move(phrasings))
    {
    }

    [[nodiscard]] bool hasDetails() const override { return true; }
    [[nodiscard]] core::Result<Verdict> score(const Sample &sample) const override;
    [[nodiscard]] core::Json metrics(std::span<const Verdict> verdicts) const override;

private:
    [[nodiscard]] QString parsed(const QString &prediction, const core::Json &row) const;
    [[nodiscard]] QString onlyContained(const QString &answer, const core::Json &row) const;
    [[nodiscard]] QString nearest(const QString &answer, const core::Json &row) const;

    QStringList m_letters;
    FirstOption m_phrasings;
};

} // namespace aisb::eval
