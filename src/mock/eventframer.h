// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/activefaults.h"
#include "mock/reply.h"

namespace aisb::mock {

// Events to the bytes of an event stream, with the knobs of its framing.
class EventFramer
{
public:
    // isNulSeparated: a NUL behind each JSON text, no fields and no knobs of their framing.
    EventFramer(const ActiveFaults &faults, bool isDoneUnterminated, bool isNulSeparated = false);

    [[nodiscard]] QByteArray frame(const StreamEvent &event);
    [[nodiscard]] QByteArray comment();

private:
    enum class LineEnds
    {
        Lf,
        CrLf,
        Cr,
        Mixed
    };

    QByteArray lineEnd();
    QByteArray fieldLine(QByteArrayView name, QByteArrayView value);

    ActiveFaults m_faults;
    bool m_isDoneUnterminated;
    bool m_isNulSeparated;
    LineEnds m_lineEnds = LineEnds::Lf;
    QByteArray m_colon = ": ";
    qint64 m_lines = 0;
    qint64 m_events = 0;
};

} // namespace aisb::mock
