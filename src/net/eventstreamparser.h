// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "net/jsonscanner.h"

#include <QByteArray>

#include <vector>

namespace aisb::net {

// One dispatched event: its data trimmed and not yet decoded, never empty, never "[DONE]".
struct StreamEvent
{
    QByteArray type; // value of the event: field, "error" for an error: line, else empty
    QByteArray data;
    core::Instant at; // arrival of the packet that completed the last data line
    bool isTerminated = true; // false: the body ended inside the event

    bool operator==(const StreamEvent &) const = default;
};

// Push parser of the event stream with the leniencies of spec/models.md 5.3: bytes in any packets
// in, events out. The result does not depend on the packets but for the instants. Pure; memory is
// bounded by maxEventBytes and the events not yet taken.
class EventStreamParser
{
public:
    explicit EventStreamParser(qint64 maxEventBytes = 16'777'216)
        : m_maxEventBytes(maxEventBytes)
    {
    }

    void feed(QByteArrayView bytes, core::Instant at);
    // End of body: handles an unterminated last line. Nothing may be fed afterwards.
    void finish();
    // The events since the last call, in order.
    [[nodiscard]] std::vector<StreamEvent> takeEvents() { return std::exchange(m_events, {}); }

    [[nodiscard]] bool isDone() const
    {
        return m_isDone;
    } // "[DONE]" was seen; what follows is ignored
    [[nodiscard]] bool isTooLarge() const
    {
        return m_isTooLarge;
    } // a line or event exceeds the limit; parsing stopped
    [[nodiscard]] qint64 ignoredLines() const { return m_ignoredLines; }

private:
    [[nodiscard]] bool isStopped() const { return m_isDone || m_isTooLarge; }
    void endLine();
    void takeLine(QByteArrayView line);
    void takeField(QByteArrayView line);
    void takeData(QByteArrayView value);
    void takeRaw(QByteArrayView line);
    void appendData(QByteArrayView value);
    void dispatch(bool isTerminated = true);
    const JsonScanner &scanner(); // has seen all of m_data

    qint64 m_maxEventBytes;
    QByteArray m_line; // of a line that began in an earlier packet
    QByteArray m_data;
    QByteArray m_type;
    JsonScanner m_scanner; // over m_data up to m_scanned; most events are over before it is asked
    qsizetype m_scanned = 0;
    core::Instant m_now;
    core::Instant m_dataAt;
    std::vector<StreamEvent> m_events;
    qint64 m_ignoredLines = 0;
    bool m_hasData = false;
    bool m_isRaw = false; // m_data is JSON without "data:" that is not complete yet
    bool m_isFirstLine = true;
    bool m_swallowsLf = false;
    bool m_isDone = false;
    bool m_isTooLarge = false;
};

} // namespace aisb::net
