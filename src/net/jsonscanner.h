// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace aisb::net {

// Tells, fed piece by piece, whether a text that begins with { or [ has reached its closing
// bracket. Looks at brackets and strings only, so each byte is seen once; what it calls complete
// may still be no JSON.
class JsonScanner
{
public:
    void feed(QByteArrayView bytes);
    void reset() { *this = {}; }

    // The outermost bracket is closed and nothing but blanks came after it.
    [[nodiscard]] bool isComplete() const { return m_state == State::Closed; }
    // A bracket was opened and not closed.
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }

private:
    enum class State
    {
        Blank,
        Open,
        Closed,
        NoContainer
    };

    void take(char c);

    State m_state = State::Blank;
    qint64 m_depth = 0;
    bool m_isInString = false;
    bool m_isEscaped = false;
};

} // namespace aisb::net
