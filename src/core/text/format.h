// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace aisb::core {

// Numbers for people on screen, never for files, always "," groups and "." decimals. Source:
// design/desktop.md 5 "Numbers".
[[nodiscard]] QString displayInteger(qint64 value);
[[nodiscard]] QString displayDecimal(double value, int decimals); // grouped, U+2212 minus
[[nodiscard]] QString displayLatency(
    double ms); // digits only: >= 1000 none, >= 1 one, below two decimals
[[nodiscard]] QString displayRate(double value); // digits only: >= 1000 none, >= 10 one, below two
[[nodiscard]] QString displayDuration(double seconds); // "2 min 48 s", "0.4 s"
[[nodiscard]] QString displayClock(double seconds); // "1:44", "1:02:03"
[[nodiscard]] QString displayBytes(qint64 bytes); // "38.2 MB", powers of 1000
[[nodiscard]] QString displayPercent(double percent); // "12.3 %" with a no-break space

} // namespace aisb::core
