// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/endmarkerscanner.h"

#include <algorithm>

namespace aisb::net {

namespace {

constexpr QByteArrayView kMarker = "[DONE]";
constexpr QByteArrayView kField = "data:";

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

bool standsAlone(QByteArrayView body, qsizetype at)
{
    qsizetype after = at + kMarker.size();
    while (after < body.size() && isBlank(body[after]))
        ++after;
    if (after < body.size() && !isLineEnd(body[after]))
        return false;

    qsizetype before = at;
    while (before > 0 && isBlank(body[before - 1]))
        --before;
    if (before >= kField.size() && body.sliced(before - kField.size(), kField.size()) == kField)
        before -= kField.size();
    return before == 0 || isLineEnd(body[before - 1]);
}

} // namespace

bool EndMarkerScanner::scan(QByteArrayView body)
{
    for (qsizetype at = body.indexOf(kMarker, m_from); at >= 0;
        at = body.indexOf(kMarker, at + 1)) {
        if (standsAlone(body, at)) {
            m_from = at;
            return true;
        }
    }
    m_from = std::max(m_from, body.size() - kMarker.size() + 1);
    return false;
}

} // namespace aisb::net
