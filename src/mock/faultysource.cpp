// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/faultysource.h"

#include "core/text/json.h"

namespace aisb::mock {

using namespace Qt::StringLiterals;

namespace {

QByteArray errorText(const ActiveFaults &faults, FaultKind kind)
{
    const QString message = faults.parameter(kind, u"message").toString(u"injected error"_s);
    return core::writeJson(core::Json(message));
}

QByteArray errorObject(const ActiveFaults &faults, FaultKind kind, Reply::Errors errors)
{
    if (errors == Reply::Errors::Text)
        return R"({"error":)" + errorText(faults, kind) + '}';
    return R"({"error":{"message":)" + errorText(faults, kind)
        + R"(,"type":"InternalServerError","param":null,"code":500}})";
}

// Behind the quote that opens the text of an answer.
void insertBadByte(QByteArray &json)
{
    for (const QByteArrayView key : {QByteArrayView("\"content\":"), QByteArrayView("\"text\":"),
             QByteArrayView("\"text_output\":"), QByteArrayView("\"generated_text\":")}) {
        const qsizetype at = json.indexOf(key);
        const qsizetype quote = at < 0 ? -1 : json.indexOf('"', at + key.size());
        if (quote >= 0) {
            json.insert(quote + 1, '\xff');
            return;
        }
    }
}

bool isAt(const ActiveFaults &faults, FaultKind kind, qint64 number)
{
    return faults.has(kind) && faults.integer(kind) == number;
}

// What of a reply decides how the knobs write.
struct ReplyStyle
{
    bool isSpaced = false;
    bool hasDone = true;
    Reply::Errors errors = Reply::Errors::Object;
    QByteArray silentFailure;
};

// The knobs that stream events and documents share.
void spoil(QByteArray &json, qint64 number, const ActiveFaults &faults, const ReplyStyle &style)
{
    if (faults.has(FaultKind::Nan))
        addMember(json, "not_a_number", "NaN", style.isSpaced);
    if (faults.has(FaultKind::HugeEvent)
        && faults.parameter(FaultKind::HugeEvent, u"at").toInt(1) == number) {
        const QByteArray padding(static_cast<qsizetype>(faults.integer(FaultKind::HugeEvent)), 'x');
        addMember(json, "padding", '"' + padding + '"', style.isSpaced);
    }
    if (isAt(faults, FaultKind::BadUtf8, number))
        insertBadByte(json);
    if (isAt(faults, FaultKind::BadJsonAt, number))
        json = "{oops";
    if (isAt(faults, FaultKind::ErrorObjectAt, number))
        json = style.silentFailure.isEmpty()
            ? errorObject(faults, FaultKind::ErrorObjectAt, style.errors)
            : style.silentFailure;
}

class FaultySource : public EventSource
{
public:
    FaultySource(std::unique_ptr<EventSource> inner, const ActiveFaults &faults, ReplyStyle style)
        : m_inner(std::move(inner))
        , m_faults(faults)
        , m_style(std::move(style))
    {
    }

    bool next(StreamEvent &event) override
    {
        if (m_state == State::Ended)
            return false;
        if (m_state == State::DoneLeft) {
            m_state = State::Ended;
            event.kind = StreamEvent::Kind::Done;
            return m_style.hasDone && !m_faults.has(FaultKind::NoDone);
        }
        if (!m_inner->next(event))
            return false;
        if (event.kind == StreamEvent::Kind::Done)
            return !m_faults.has(FaultKind::NoDone);
        ++m_number;
        change(event);
        return true;
    }

private:
    enum class State
    {
        Running,
        DoneLeft,
        Ended
    };

    void change(StreamEvent &event)
    {
        spoil(event.json, m_number, m_faults, m_style);
        if (isAt(m_faults, FaultKind::ErrorObjectAt, m_number))
            m_state = m_style.silentFailure.isEmpty() ? State::DoneLeft : State::Ended;
        if (isAt(m_faults, FaultKind::ErrorEventAt, m_number)) {
            event.kind = StreamEvent::Kind::ErrorData;
            event.json = errorObject(m_faults, FaultKind::ErrorEventAt, m_style.errors);
            m_state = State::Ended;
        }
        if (isAt(m_faults, FaultKind::ErrorLineAt, m_number)) {
            event.kind = StreamEvent::Kind::ErrorLine;
            event.json =
                R"({"code":500,"message":)" + errorText(m_faults, FaultKind::ErrorLineAt) + '}';
            m_state = State::Ended;
        }
    }

    std::unique_ptr<EventSource> m_inner;
    ActiveFaults m_faults;
    ReplyStyle m_style;
    State m_state = State::Running;
    qint64 m_number = 0;
};

} // namespace

void addMember(QByteArray &json, QByteArrayView key, QByteArrayView value, bool isSpaced)
{
    if (!json.endsWith('}'))
        return;
    json.chop(1);
    if (!json.endsWith('{'))
        json += isSpaced ? ", " : ",";
    json += '"';
    json += key;
    json += isSpaced ? "\": " : "\":";
    json += value;
    json += '}';
}

void applyContentFaults(Reply &reply, const ActiveFaults &faults)
{
    const ReplyStyle style{reply.isSpaced, reply.hasDone, reply.errors, reply.silentFailure};
    if (reply.stream == nullptr) {
        spoil(reply.body, 1, faults, style);
        return;
    }
    reply.stream = std::make_unique<FaultySource>(std::move(reply.stream), faults, style);
}

} // namespace aisb::mock
