// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace aisb::report {

// The exact value to two decimals, ties to even: "75.00". "nan", "inf" and "-inf" as they are.
[[nodiscard]] QString twoDecimals(double value);

} // namespace aisb::report
