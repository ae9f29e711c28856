// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "mock/activefaults.h"
#include "mock/contentcoder.h"
#include "mock/eventframer.h"
#include "mock/mocksettings.h"
#include "mock/reply.h"

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace aisb::mock {

// One answer on its way out: says when the next bytes are due and makes them then, with every knob
// of framing, coding, splitting and dropping. No sockets and no clock of its own, so that it can be
// tested byte by byte.
class Exchange
{
public:
    enum class Outcome
    {
        Pending, // more is due at due()
        Finished, // over; the connection may serve the next request
        Close, // over; close the connection in an orderly way
        Reset, // over; reset the connection
    };
    struct Origin
    {
        core::Instant arrival;
        bool isKeepAlive = true;
        bool isHttp11 = true;
        bool isHead = false; // method HEAD: no body
    };

    Exchange(Reply reply, std::shared_ptr<const MockSettings> settings, const ActiveFaults &faults,
        const Origin &origin);

    [[nodiscard]] core::Instant due() const;
    // Call when due() has passed. Appends what to write now to wire.
    [[nodiscard]] Outcome advance(core::Instant now, QByteArray &wire);

    [[nodiscard]] int status() const { return m_reply.status; }
    [[nodiscard]] bool isStream() const { return m_reply.stream != nullptr; }
    [[nodiscard]] qint64 eventsSent() const { return m_eventsSent; }

private:
    enum class Framing
    {
        Length,
        Chunked,
        Close
    };
    enum class Phase
    {
        Head,
        Body,
        Over
    };

    struct Piece
    {
        core::Instant due;
        QByteArray bytes;
    };

    [[nodiscard]] bool has(FaultKind kind) const { return m_faults.has(kind); }
    void chooseFraming(const Origin &origin);
    void prepareBody();
    [[nodiscard]] QByteArray head() const;
    void writeHead(core::Instant now, QByteArray &wire);
    void writeDocument(core::Instant now, QByteArray &wire);
    void writeEvents(core::Instant now, QByteArray &wire);
    void fillGroup();
    QByteArray frameGroup(core::Instant now);
    QByteArray transfer(const QByteArray &content) const;
    QByteArray streamEnd();
    void emitBody(QByteArray bytes, core::Instant now, QByteArray &wire);
    void drop();
    void scheduleBody();

    Reply m_reply;
    std::shared_ptr<const MockSettings> m_settings;
    ActiveFaults m_faults;
    EventFramer m_framer;
    ContentCoder m_coder;
    core::Instant m_arrival;
    bool m_isHead;
    Framing m_framing = Framing::Length;
    Phase m_phase = Phase::Head;
    Outcome m_ending = Outcome::Finished;
    core::Instant m_nextDue;
    core::Instant m_nextComment;
    std::deque<Piece> m_pieces; // cut by split_bytes, still to be written
    std::vector<StreamEvent> m_group;
    qint64 m_bodyDelayNs = 0;
    qint64 m_eventsSent = 0;
    qint64 m_bodyBytes = 0; // behind the head
    bool m_isBomDue = false;
};

} // namespace aisb::mock
