// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/retryafter.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace aisb::net {

using namespace Qt::StringLiterals;

int retryAfterMs(const QByteArray &value, const QDateTime &nowUtc)
{
    constexpr double kMaxMs = 60'000;
    bool isNumber = false;
    const double seconds = value.trimmed().toDouble(&isNumber);
    double ms = 0;
    if (isNumber) {
        ms = std::isfinite(seconds) ? std::ceil(seconds * 1000) : 0;
    } else {
        QDateTime at = QLocale::c().toDateTime(
            QString::fromLatin1(value.trimmed()), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
        at.setTimeSpec(Qt::UTC);
        ms = at.isValid() ? static_cast<double>(nowUtc.msecsTo(at)) : 0;
    }
    return static_cast<int>(std::clamp(ms, 0.0, kMaxMs));
}

} // namespace aisb::net
