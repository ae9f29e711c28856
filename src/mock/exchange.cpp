// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/exchange.h"

#include "mock/faultysource.h"

namespace aisb::mock {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kBom = "\xEF\xBB\xBF";

qint64 secondsToNs(double seconds)
{
    return static_cast<qint64>(seconds * 1e9);
}

ContentCoder::Coding codingOf(const ActiveFaults &faults)
{
    if (faults.has(FaultKind::Gzip))
        return ContentCoder::Coding::Gzip;
    return faults.has(FaultKind::Deflate) ? ContentCoder::Coding::Deflate
                                          : ContentCoder::Coding::Identity;
}

} // namespace

Exchange::Exchange(Reply reply, std::shared_ptr<const MockSettings> settings,
    const ActiveFaults &faults, const Origin &origin)
    : m_reply(std::move(reply))
    , m_settings(std::move(settings))
    , m_faults(faults)
    , m_framer(faults, m_reply.isDoneUnterminated, m_reply.isNulSeparated)
    , m_coder(codingOf(faults))
    , m_arrival(origin.arrival)
    , m_isHead(origin.isHead)
{
    chooseFraming(origin);
    m_bodyDelayNs =
        has(FaultKind::DelayBody) ? secondsToNs(m_faults.number(FaultKind::DelayBody)) : 0;
    if (has(FaultKind::DelayHeaders))
        m_arrival = m_arrival.plusNs(secondsToNs(m_faults.number(FaultKind::DelayHeaders)));
    m_nextDue = m_arrival.plusNs(isStream() ? 0 : m_reply.dueNs);
    m_isBomDue = has(FaultKind::Bom);
    if (!isStream())
        prepareBody();
}

void Exchange::chooseFraming(const Origin &origin)
{
    const bool isOld = has(FaultKind::Http10) || !origin.isHttp11;
    if (m_reply.framing == Reply::Framing::Close || has(FaultKind::Http10) || (isStream() && isOld))
        m_framing = Framing::Close;
    else if (isStream())
        m_framing = Framing::Chunked;
    if (!origin.isKeepAlive || has(FaultKind::ConnectionClose) || m_framing == Framing::Close
        || has(FaultKind::ShortContentLength))
        m_ending = Outcome::Close;
}

// Turns a body into its coded form, so that its length is known before the head.
void Exchange::prepareBody()
{
    if (m_isBomDue)
        m_reply.body.prepend(kBom.toByteArray());
    m_reply.body = m_coder.encode(m_reply.body);
    m_reply.body += m_coder.finish();
}

core::Instant Exchange::due() const
{
    return m_pieces.empty() ? m_nextDue : m_pieces.front().due;
}

Exchange::Outcome Exchange::advance(core::Instant now, QByteArray &wire)
{
    if (!m_pieces.empty()) {
        wire += m_pieces.front().bytes;
        m_pieces.pop_front();
    } else if (m_phase == Phase::Head) {
        writeHead(now, wire);
    } else if (m_phase == Phase::Body) {
        isStream() ? writeEvents(now, wire) : writeDocument(now, wire);
    }
    return m_phase == Phase::Over && m_pieces.empty() ? m_ending : Outcome::Pending;
}

QByteArray Exchange::head() const
{
    const QByteArray reason =
        m_reply.reason.isEmpty() ? reasonPhrase(m_reply.status) : m_reply.reason;
    QByteArray text = (has(FaultKind::Http10) ? "HTTP/1.0 " : "HTTP/1.1 ")
        + QByteArray::number(m_reply.status) + ' ' + reason + "\r\n";
    if (!m_reply.contentType.isEmpty())
        text += "Content-Type: " + m_reply.contentType + "\r\n";
    if (!m_coder.name().isEmpty())
        text += "Content-Encoding: " + m_coder.name() + "\r\n";
    const bool hasNoBody = m_reply.status == 204 || m_reply.status == 304;
    if (m_framing == Framing::Chunked) {
        text += "Transfer-Encoding: chunked\r\n";
    } else if (m_framing == Framing::Length && !hasNoBody) {
        const qint64 missing = has(FaultKind::ShortContentLength)
            ? m_faults.integer(FaultKind::ShortContentLength)
            : 0;
        text += "Content-Length: " + QByteArray::number(m_reply.body.size() + missing) + "\r\n";
    }
    if (m_ending == Outcome::Close && !has(FaultKind::ShortContentLength))
        text += "Connection: close\r\n";
    for (const auto &[name, value] : m_reply.headers)
        text += name + ": " + value + "\r\n";
    return text + "\r\n";
}

void Exchange::drop()
{
    m_ending = has(FaultKind::DropMode) && m_faults.text(FaultKind::DropMode) == "rst"_L1
        ? Outcome::Reset
        : Outcome::Close;
    m_phase = Phase::Over;
}

void Exchange::writeHead(core::Instant now, QByteArray &wire)
{
    if (has(FaultKind::DropBeforeHeaders)) {
        drop();
        return;
    }
    wire += head();
    m_phase = Phase::Body;
    if (m_isHead || m_reply.status == 204 || m_reply.status == 304) {
        m_phase = Phase::Over;
        return;
    }
    const bool isDropDue =
        (has(FaultKind::DropAfterEvents) && m_faults.integer(FaultKind::DropAfterEvents) == 0)
        || (has(FaultKind::DropAfterBytes) && m_faults.integer(FaultKind::DropAfterBytes) == 0);
    if (isDropDue) {
        drop();
        return;
    }
    if (isStream()) {
        if (has(FaultKind::CommentEvery))
            m_nextComment = now.plusNs(secondsToNs(m_faults.number(FaultKind::CommentEvery)));
        fillGroup();
        scheduleBody();
        if (m_group.empty())
            writeEvents(now, wire);
    } else if (m_bodyDelayNs > 0) {
        m_nextDue = m_nextDue.plusNs(m_bodyDelayNs);
    } else {
        writeDocument(now, wire);
    }
}

void Exchange::writeDocument(core::Instant now, QByteArray &wire)
{
    m_phase = Phase::Over;
    emitBody(m_reply.body, now, wire);
}

// Takes as many events as go into the next write; none are left when the stream is at its end.
void Exchange::fillGroup()
{
    qint64 size = has(FaultKind::Coalesce) ? m_faults.integer(FaultKind::Coalesce) : 1;
    if (has(FaultKind::DropAfterEvents))
        size = qMin(size, m_faults.integer(FaultKind::DropAfterEvents) - m_eventsSent);
    m_group.clear();
    StreamEvent event;
    for (qint64 i = 0; i < size && m_reply.stream->next(event); ++i) {
        m_group.push_back(std::move(event));
        event = {};
        event.dueNs = m_group.back().dueNs;
    }
}

void Exchange::scheduleBody()
{
    if (!m_group.empty())
        m_nextDue = m_arrival.plusNs(m_group.back().dueNs + m_bodyDelayNs);
    if (has(FaultKind::CommentEvery))
        m_nextDue = qMin(m_nextDue, m_nextComment);
}

QByteArray Exchange::frameGroup(core::Instant now)
{
    QByteArray content;
    for (StreamEvent &event : m_group) {
        if (m_settings->isSendTimeEmbedded && event.kind == StreamEvent::Kind::Data)
            addMember(event.json, "sent_ns", QByteArray::number(now.ns), m_reply.isSpaced);
        content += m_framer.frame(event);
    }
    m_eventsSent += static_cast<qint64>(m_group.size());
    return content;
}

void Exchange::writeEvents(core::Instant now, QByteArray &wire)
{
    QByteArray content;
    if (m_isBomDue) {
        content += kBom;
        m_isBomDue = false;
    }
    const bool isGroupDue =
        !m_group.empty() && m_arrival.plusNs(m_group.back().dueNs + m_bodyDelayNs) <= now;
    if (has(FaultKind::CommentEvery) && m_nextComment <= now) {
        content += m_framer.comment();
        m_nextComment = m_nextComment.plusNs(secondsToNs(m_faults.number(FaultKind::CommentEvery)));
    }
    if (isGroupDue) {
        content += frameGroup(now);
        fillGroup();
    }
    QByteArray bytes = content.isEmpty() ? QByteArray() : transfer(m_coder.encode(content));
    const bool isDropDue = has(FaultKind::DropAfterEvents)
        && m_eventsSent >= m_faults.integer(FaultKind::DropAfterEvents);
    if (isDropDue) {
        drop();
    } else if (m_group.empty()) {
        bytes += streamEnd();
        m_phase = Phase::Over;
    }
    scheduleBody();
    emitBody(bytes, now, wire);
}

QByteArray Exchange::transfer(const QByteArray &content) const
{
    if (m_framing != Framing::Chunked || content.isEmpty())
        return content;
    return QByteArray::number(content.size(), 16) + "\r\n" + content + "\r\n";
}

QByteArray Exchange::streamEnd()
{
    QByteArray bytes = transfer(m_coder.finish());
    if (m_framing == Framing::Chunked && !has(FaultKind::MissingLastChunk))
        bytes += "0\r\n\r\n";
    if (has(FaultKind::MissingLastChunk))
        m_ending = Outcome::Close;
    return bytes;
}

// Bytes behind the head: cut off by drop_after_bytes, cut up by split_bytes.
void Exchange::emitBody(QByteArray bytes, core::Instant now, QByteArray &wire)
{
    if (has(FaultKind::DropAfterBytes)) {
        const qint64 left = m_faults.integer(FaultKind::DropAfterBytes) - m_bodyBytes;
        if (bytes.size() >= left) {
            bytes.truncate(static_cast<qsizetype>(left));
            drop();
        }
    }
    m_bodyBytes += bytes.size();
    if (!has(FaultKind::SplitBytes)) {
        wire += bytes;
        return;
    }
    const auto size = static_cast<qsizetype>(m_faults.integer(FaultKind::SplitBytes));
    const qint64 pauseNs =
        secondsToNs(m_faults.parameter(FaultKind::SplitBytes, u"pause_s").toDouble());
    for (qsizetype at = 0; at < bytes.size(); at += size)
        m_pieces.push_back({now.plusNs(pauseNs * (at / size)), bytes.mid(at, size)});
}

} // namespace aisb::mock
