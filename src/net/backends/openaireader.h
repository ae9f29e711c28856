// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/backends/payloadreader.h"
#include "net/backends/toolcalls.h"
#include "net/backends/usagecounter.h"

#include <map>

namespace aisb::net {

enum class OpenAiApi
{
    Completions,
    Chat
};

// Payloads of v1/completions and v1/chat/completions. Source: spec/models.md 8.2, 8.3, 9.2, 9.3.
class OpenAiReader : public PayloadReader
{
public:
    OpenAiReader(OpenAiApi api, const core::ModelSpec &model);

    [[nodiscard]] PayloadVerdict readEvent(const core::Json &event) override;
    [[nodiscard]] PayloadVerdict readDocument(const core::Json &document) override;
    [[nodiscard]] AnswerEnd end() const override;
    void finish(DecodedReply &out) override;

private:
    [[nodiscard]] core::EventKind readChunkChoice(const core::Json &choice, qint64 position);
    [[nodiscard]] bool readDocumentChoice(const core::Json &choice);
    [[nodiscard]] core::EventKind takeText(const core::Json &delta, bool isChunk);
    void noteFinish(const core::Json &choice, qint64 index);
    void append(QString &field, const QString &text) const;

    OpenAiApi m_api;
    bool m_isCompat;
    bool m_isCumulative;
    UsageCounter m_usage;
    ToolCallAssembler m_toolCalls;
    std::map<qint64, bool> m_finished; // choice index -> has a finish_reason
    QString m_content;
    QString m_reasoning;
    core::Json m_promptLogprobs; // of a perplexity request (spec/models.md 16.1)
    core::Json m_finishReason;
    core::Json m_stopReason;
    qint64 m_otherChoices = 0;
};

} // namespace aisb::net
