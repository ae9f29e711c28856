// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace aisb::eval::verify {

// The work one comparison may take, in steps of very roughly a microsecond. Who runs out of it
// gives up and the answers count as different.
class Budget
{
public:
    explicit Budget(qint64 steps)
        : m_left(steps)
    {
    }

    // Whether that much was left.
    [[nodiscard]] bool spend(qint64 steps)
    {
        m_left -= steps;
        return m_left >= 0;
    }

private:
    qint64 m_left;
};

} // namespace aisb::eval::verify
