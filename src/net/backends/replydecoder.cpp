// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/replydecoder.h"

#include "net/backends/errortext.h"
#include "net/eventstreamparser.h"
#include "net/jsonscanner.h"

namespace aisb::net {

using namespace Qt::StringLiterals;
using core::ErrorClass;
using core::EventKind;

namespace {

constexpr qsizetype kExcerptCharacters = 200;
constexpr qsizetype kRawBytes = 64 * 1024;

class Decoder
{
public:
    Decoder(const core::ModelSpec &model, const HttpReply &reply, PayloadReader &reader)
        : m_model(model)
        , m_reply(reply)
        , m_reader(reader)
    {
    }

    DecodedReply decode()
    {
        if (m_reply.status != 0 || m_reply.failure == FailureKind::Cancelled)
            m_out.timePoints.push_back(m_reply.sent.seconds());
        if (m_reply.status == 0 && !failByExchange())
            fail(ErrorClass::Connect, u"No answer"_s);
        else if (hasFailed())
            return finish();
        else if (m_reply.status != 200)
            readHttpFailure();
        else if (m_model.isStream && !isDocument())
            readStream();
        else
            readDocument();
        return finish();
    }

private:
    void fail(ErrorClass errorClass, const QString &error)
    {
        m_out.errorClass = errorClass;
        m_out.error = error;
    }

    bool hasFailed() const { return m_out.errorClass != ErrorClass::None; }

    // The verdict of an exchange that did not reach its natural end; returns false when it did.
    bool failByExchange()
    {
        switch (m_reply.failure) {
        case FailureKind::None:
            return false;
        case FailureKind::Connect:
            fail(ErrorClass::Connect, m_reply.failureText);
            return true;
        case FailureKind::Timeout:
            fail(ErrorClass::Timeout, u"Timed out: "_s + m_reply.failureText);
            return true;
        case FailureKind::Truncated:
            fail(ErrorClass::Truncated, u"The answer ended early: "_s + m_reply.failureText);
            return true;
        case FailureKind::TooLarge:
        case FailureKind::Malformed:
            fail(ErrorClass::Protocol, m_reply.failureText);
            return true;
        case FailureKind::Cancelled:
            fail(ErrorClass::Cancelled, u"Request cancelled by user"_s);
            return true;
        }
        return false;
    }

    void readHttpFailure()
    {
        const QString reason = QString::fromUtf8(m_reply.reason);
        m_out.extra.set(u"http_reason"_s, reason);
        const bool isOurs =
            m_reply.failure == FailureKind::Cancelled || m_reply.failure == FailureKind::Timeout;
        if (isOurs)
            failByExchange();
        else
            fail(ErrorClass::Http, m_model.isCompatMode ? reason : httpFailureText(m_reply));
    }

    // A stream request answered by one JSON document. Source: spec/models.md 21.8.
    bool isDocument()
    {
        const QByteArray type = headerValue(m_reply.headers, "Content-Type").toLower();
        if (!type.startsWith("application/json"))
            return false;
        const core::Result<core::Json> json = core::readJson(bodyText(m_reply));
        if (!json || !json->isObject())
            return false;
        const core::Json::Array &choices = (*json)[u"choices"].items();
        if (!choices.empty() && choices.front().find(u"delta"))
            return false;
        m_out.extra.set(u"stream_downgraded"_s, true);
        return true;
    }

    void readDocument()
    {
        if (failByExchange())
            return;
        const QByteArray body = bodyText(m_reply);
        if (body.isEmpty()) {
            fail(ErrorClass::Empty, u"The answer has no body"_s);
            return;
        }
        m_hasBadUtf8 = !QByteArrayView(body).isValidUtf8();
        const core::Result<core::Json> json = core::readJson(body);
        if (!json) {
            JsonScanner scanner;
            scanner.feed(body);
            fail(scanner.isOpen() ? ErrorClass::Truncated : ErrorClass::Protocol,
                notJson(json.error(), body));
            return;
        }
        m_out.timePoints.push_back(m_reply.finished.seconds());
        const PayloadVerdict verdict = m_reader.readDocument(*json);
        if (m_model.isStream)
            m_out.eventKinds.push_back(verdict.kind);
        fail(verdict.errorClass, verdict.error);
    }

    void readStream()
    {
        EventStreamParser parser(m_model.maxEventBytes);
        qint64 from = 0;
        for (const Mark &mark : m_reply.marks) {
            feed(parser, QByteArrayView(m_reply.body).sliced(from, mark.end - from), mark.at);
            from = mark.end;
            takeEvents(parser);
            if (parser.isDone())
                break;
        }
        parser.finish();
        takeEvents(parser);
        if (parser.ignoredLines() > 0)
            m_out.extra.set(u"ignored_lines"_s, parser.ignoredLines());
        if (!hasFailed())
            judgeStream(parser);
    }

    // A text without "data:" that an empty line ends is an event for the parser as well.
    void feed(EventStreamParser &parser, QByteArrayView bytes, core::Instant at) const
    {
        if (m_reader.isNulSeparated())
            parser.feed(bytes.toByteArray().replace('\0', "\n\n"), at);
        else
            parser.feed(bytes, at);
    }

    void takeEvents(EventStreamParser &parser)
    {
        for (const StreamEvent &event : parser.takeEvents()) {
            if (hasFailed())
                return;
            takeEvent(event);
        }
    }

    void takeEvent(const StreamEvent &event)
    {
        m_hasBadUtf8 = m_hasBadUtf8 || !QByteArrayView(event.data).isValidUtf8();
        const core::Result<core::Json> json = core::readJson(event.data);
        if (!json && !event.isTerminated) {
            m_endsInsideEvent = true;
            return;
        }
        m_out.timePoints.push_back(event.at.seconds());
        if (event.type == "error") {
            m_out.eventKinds.push_back(EventKind::Error);
            const QString text = excerpt(event.data, kExcerptCharacters);
            fail(ErrorClass::Server, json ? messageOf(*json).value_or(text) : text);
            return;
        }
        if (!json) {
            m_out.eventKinds.push_back(EventKind::Other);
            fail(ErrorClass::Protocol, notJson(json.error(), event.data));
            return;
        }
        const PayloadVerdict verdict = m_reader.readEvent(*json);
        m_out.eventKinds.push_back(verdict.kind);
        fail(verdict.errorClass, verdict.error);
    }

    void judgeStream(const EventStreamParser &parser)
    {
        const bool hasEvents = m_out.timePoints.size() > 1;
        if (parser.isTooLarge()) {
            fail(ErrorClass::Protocol,
                u"An event is larger than %1 bytes"_s.arg(m_model.maxEventBytes));
        } else if (parser.isDone()) {
            if (!hasEvents)
                judgeNoChunks(parser);
        } else if (m_reply.failure == FailureKind::Truncated && m_reader.end() == AnswerEnd::Marked
            && !m_endsInsideEvent) {
            return;
        } else if (failByExchange()) {
            return;
        } else if (m_endsInsideEvent) {
            fail(ErrorClass::Truncated, u"The stream ended inside an event"_s);
        } else if (!hasEvents && parser.ignoredLines() > 0) {
            fail(ErrorClass::Protocol,
                u"[MODEL-DATA-003] The answer is no event stream: "_s
                    + excerpt(m_reply.body, kExcerptCharacters));
        } else if (!hasEvents && !m_model.isCompatMode) {
            fail(ErrorClass::Empty, u"The stream ended without any event"_s);
        } else if (m_reader.end() == AnswerEnd::Missing && !m_model.isStreamEndLenient
            && !m_model.isCompatMode) {
            fail(ErrorClass::Truncated, u"The stream ended without a completion marker"_s);
        }
    }

    void judgeNoChunks(const EventStreamParser &parser)
    {
        if (parser.ignoredLines() > 0)
            fail(ErrorClass::Protocol,
                u"[MODEL-DATA-003] The stream has no data line: "_s
                    + excerpt(m_reply.body, kExcerptCharacters));
        else
            m_out.extra.set(u"no_chunks"_s, true);
    }

    static QString notJson(const core::Error &error, QByteArrayView text)
    {
        return u"[MODEL-DATA-003] The answer is not JSON (%1): %2"_s.arg(
            error.detail, excerpt(text, kExcerptCharacters));
    }

    // Attempts that end in an exception keep no time points in the reference. Source:
    // spec/models.md 6.3.
    void dropTimePoints()
    {
        switch (m_out.errorClass) {
        case ErrorClass::Connect:
        case ErrorClass::Timeout:
        case ErrorClass::Truncated:
        case ErrorClass::Protocol:
            m_out.timePoints.clear();
            m_out.eventKinds.clear();
            break;
        default:
            break;
        }
    }

    DecodedReply finish()
    {
        m_reader.finish(m_out);
        dropTimePoints();
        if (m_hasBadUtf8)
            m_out.extra.set(u"bad_utf8"_s, true);
        if (m_reply.wasResent)
            m_out.extra.set(u"resent"_s, true);
        if (hasFailed() && m_model.keepRaw && !m_reply.body.isEmpty())
            m_out.extra.set(u"raw"_s,
                QString::fromUtf8(
                    QByteArrayView(m_reply.body).first(std::min(m_reply.body.size(), kRawBytes))));
        return std::move(m_out);
    }

    const core::ModelSpec &m_model;
    const HttpReply &m_reply;
    PayloadReader &m_reader;
    DecodedReply m_out;
    bool m_hasBadUtf8 = false;
    bool m_endsInsideEvent = false;
};

} // namespace

DecodedReply decodeReply(
    const core::ModelSpec &model, const HttpReply &reply, PayloadReader &reader)
{
    return Decoder(model, reply, reader).decode();
}

} // namespace aisb::net
