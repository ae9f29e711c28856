// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/decimaltext.h"

#include <array>
#include <charconv>
#include <cmath>

namespace aisb::report {

QString twoDecimals(double value)
{
    if (std::isnan(value))
        return QStringLiteral("nan");
    std::array<char, 400> text{}; // 309 digits before the point
    const auto done =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 2);
    return QString::fromLatin1(text.data(), done.ptr - text.data());
}

} // namespace aisb::report
