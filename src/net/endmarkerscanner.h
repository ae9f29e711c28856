// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace aisb::net {

// Watches a growing body for a line "data: [DONE]" (any blanks, "data:" optional) without looking
// at a byte twice. Source: spec/models.md 5.4.
class EndMarkerScanner
{
public:
    // body is the whole body so far. A line not ended yet counts as what it is so far, so a later
    // call may say no again.
    [[nodiscard]] bool scan(QByteArrayView body);

private:
    qsizetype m_from = 0;
};

} // namespace aisb::net
