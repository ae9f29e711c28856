// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/backends/payloadreader.h"
#include "net/backends/usagecounter.h"

namespace aisb::net {

// How a protocol carries its text.
struct PlainTextForm
{
    QString key; // the member with the text, or with a list whose first entry is the text
    bool isCumulative = false; // each event repeats all text so far
    bool isNulSeparated = false;
    QString echo = {}; // what the answer may begin with and is not part of it
    bool hasCounts = false; // details.generated_tokens of the last event is to be believed
};

// Payloads that are little more than a text: Triton, VITA, early vLLM. Their streams have no mark
// at the end. Source: spec/models.md 13, 15.
class PlainTextReader : public PayloadReader
{
public:
    PlainTextReader(const core::ModelSpec &model, PlainTextForm form);

    [[nodiscard]] PayloadVerdict readEvent(const core::Json &event) override;
    [[nodiscard]] PayloadVerdict readDocument(const core::Json &document) override;
    [[nodiscard]] AnswerEnd end() const override { return AnswerEnd::AtClose; }
    [[nodiscard]] bool isNulSeparated() const override { return m_form.isNulSeparated; }
    void finish(DecodedReply &out) override;

private:
    PlainTextForm m_form;
    bool m_isCompat;
    UsageCounter m_usage;
    QString m_content;
    qint64 m_lastCount = 0;
};

} // namespace aisb::net
