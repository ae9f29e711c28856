// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/eventframer.h"

#include <array>

namespace aisb::mock {

using namespace Qt::StringLiterals;

EventFramer::EventFramer(const ActiveFaults &faults, bool isDoneUnterminated, bool isNulSeparated)
    : m_faults(faults)
    , m_isDoneUnterminated(isDoneUnterminated)
    , m_isNulSeparated(isNulSeparated)
{
    if (faults.has(FaultKind::LineEnd)) {
        const QString ends = faults.text(FaultKind::LineEnd);
        m_lineEnds = ends == "crlf"_L1 ? LineEnds::CrLf
            : ends == "cr"_L1          ? LineEnds::Cr
            : ends == "mixed"_L1       ? LineEnds::Mixed
                                       : LineEnds::Lf;
    }
    if (faults.has(FaultKind::SpaceAfterColon) && faults.integer(FaultKind::SpaceAfterColon) == 0)
        m_colon = ":";
}

QByteArray EventFramer::lineEnd()
{
    // CR never stands before LF: together they would be one line end.
    static constexpr std::array<const char *, 6> kMixture{"\n", "\r\n", "\r\n", "\n", "\r", "\r"};
    switch (m_lineEnds) {
    case LineEnds::Lf:
        return "\n";
    case LineEnds::CrLf:
        return "\r\n";
    case LineEnds::Cr:
        return "\r";
    case LineEnds::Mixed:
        break;
    }
    return kMixture[static_cast<std::size_t>(m_lines++) % kMixture.size()];
}

QByteArray EventFramer::fieldLine(QByteArrayView name, QByteArrayView value)
{
    QByteArray line;
    line.reserve(name.size() + value.size() + 4);
    line += name;
    line += m_colon;
    line += value;
    return line + lineEnd();
}

QByteArray EventFramer::frame(const StreamEvent &event)
{
    if (event.kind == StreamEvent::Kind::Raw)
        return event.json;
    if (m_isNulSeparated)
        return event.json + '\0';
    const bool isDone = event.kind == StreamEvent::Kind::Done;
    if (isDone && m_isDoneUnterminated)
        return "data" + m_colon + "[DONE]";
    QByteArray bytes;
    ++m_events;
    if (event.kind == StreamEvent::Kind::ErrorData)
        bytes += fieldLine("event", "error");
    else if (m_faults.has(FaultKind::EventField) && !isDone)
        bytes += fieldLine("event", m_faults.text(FaultKind::EventField).toUtf8());
    if (m_faults.has(FaultKind::IdField))
        bytes += fieldLine("id", QByteArray::number(m_events));
    if (m_faults.has(FaultKind::CommentInEvent))
        bytes += ": comment" + lineEnd();
    const qsizetype colon = event.json.indexOf(':');
    if (isDone) {
        bytes += fieldLine("data", "[DONE]");
    } else if (m_faults.has(FaultKind::MultiLineData) && colon > 0) {
        bytes += fieldLine("data", QByteArrayView(event.json).first(colon + 1));
        bytes += fieldLine("data", QByteArrayView(event.json).sliced(colon + 1));
    } else {
        bytes +=
            fieldLine(event.kind == StreamEvent::Kind::ErrorLine ? "error" : "data", event.json);
    }
    return m_faults.has(FaultKind::SingleNewline) ? bytes : bytes + lineEnd();
}

QByteArray EventFramer::comment()
{
    const QByteArray line = ": keep-alive" + lineEnd();
    return line + lineEnd();
}

} // namespace aisb::mock
