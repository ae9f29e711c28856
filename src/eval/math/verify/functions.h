// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace aisb::eval::verify {

// The functions known by name (without backslash).
[[nodiscard]] bool isKnownFunction(QStringView name);
[[nodiscard]] bool isInvertible(QStringView name); // f^{-1} is arc f
[[nodiscard]] bool takesList(QStringView name); // max(a, b, ...)

} // namespace aisb::eval::verify
