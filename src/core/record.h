// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include <QString>

#include <vector>

namespace aisb::core {

// Why an attempt failed. Which classes are repeated: spec/models.md 4.2.
enum class ErrorClass : quint8
{
    None,
    Connect, // E_CONNECT: name, refused, TLS, reset before the status line
    Timeout, // E_TIMEOUT: total, connect or idle limit
    Truncated, // E_TRUNCATED: the body ended early
    Protocol, // E_PROTOCOL: status 200 but undecodable
    Server, // E_SERVER: an error object inside a 200 response
    Empty, // E_EMPTY: status 200 and no data event
    Http, // E_HTTP: status other than 200
    Cancelled, // E_CANCELLED: stopped by the user
};

// "E_CONNECT" and so on; empty for None.
[[nodiscard]] QLatin1String errorClassName(ErrorClass errorClass);
[[nodiscard]] ErrorClass errorClassFromName(QStringView name);

// What a data event of a stream carried. Source: spec/models.md 6.3.
enum class EventKind : quint8
{
    Role,
    Reasoning,
    Content,
    Tool,
    Empty,
    Usage,
    Error,
    Other
};

// Where the output token count of a record comes from. Source: spec/models.md 6.5.
enum class TokenSource : quint8
{
    None,
    Usage,
    Server,
    Tokenizer,
    Events
};

// Whether a count of output tokens is none that the service or a tokenizer made.
[[nodiscard]] constexpr bool isGuess(TokenSource source)
{
    return source == TokenSource::None || source == TokenSource::Events;
}

[[nodiscard]] QLatin1String eventKindName(EventKind kind);
[[nodiscard]] QLatin1String tokenSourceName(TokenSource source);

// One try of a request; kept in the order they were made.
struct Attempt
{
    ErrorClass errorClass = ErrorClass::None;
    QString error;
    int httpStatus = 0; // 0 = no status line arrived
};

// Reasoning and content joined as the files store them. Source: spec/models.md 6.1.
[[nodiscard]] QString predictionOf(const QString &reasoning, const QString &content);

// What happened to one request: the unit of the journal and of the details files.
// Source of the fields that reach files: spec/perf.md 3.4, spec/models.md 6.1.
struct RequestRecord
{
    QString dataAbbr;
    int id = 0; // row of the data set, from 0; repeats and turns share it
    QString uuid; // 32 hex digits, one per execution of a case; its turns share it
    int turnId = 0; // 0 for single-turn
    bool isMultiTurn = false;

    bool isSuccess = false;
    ErrorClass errorClass = ErrorClass::None;
    QString errorInfo; // empty on success

    std::vector<double>
        timePoints; // seconds of the steady clock: the send, then each data event or the whole body
    std::vector<EventKind> eventKinds; // streams only; one less than timePoints
    double planned = -1; // seconds of the steady clock; negative = no planned instant

    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    TokenSource tokenSource = TokenSource::None;
    qint64 ownOutputTokens = -1; // as our tokenizer counts what the service counted as well; -1 =
                                 // not compared. Stays in memory

    Json input; // prompt string or messages as sent; null when no body was built
    Json originPrompt; // what the messages were made of: {"role", "prompt"} items or the string
    QString content;
    QString reasoning;
    std::vector<Attempt> attempts;
    Json choice; // perplexity: {"origin_prompt", "ppl_list", "origin_prompt_logprobs",
                 // "prediction"} of all labels; null = an ordinary request
    Json extra = Json::object(); // finish_reason, bad_utf8, ignored_lines, other_choices,
                                 // stream_downgraded, ...

    [[nodiscard]] QString prediction() const { return predictionOf(reasoning, content); }
};

} // namespace aisb::core
