// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/backends/payloadreader.h"
#include "net/backends/usagecounter.h"

namespace aisb::net {

// Payloads with "token", "generated_text" and "details": TGI, and MindIE's own protocol. The
// tokens' texts are the answer until a generated_text says all of it. Source: spec/models.md 12,
// 14, D-27.
class GeneratedTextReader : public PayloadReader
{
public:
    explicit GeneratedTextReader(const core::ModelSpec &model);

    [[nodiscard]] PayloadVerdict readEvent(const core::Json &event) override;
    // A list of one document is taken for that document.
    [[nodiscard]] PayloadVerdict readDocument(const core::Json &document) override;
    [[nodiscard]] AnswerEnd end() const override;
    void finish(DecodedReply &out) override;

private:
    [[nodiscard]] core::EventKind takeTexts(const core::Json &event);
    void takeDetails(const core::Json &details);

    bool m_isCompat;
    UsageCounter m_usage;
    QString m_content;
    QString m_lastGenerated; // what the last payload had: the content of compat mode
    core::Json m_finishReason;
    bool m_isMarked = false;
    bool m_endsEmpty = false; // the last event says that there is no text
};

} // namespace aisb::net
