// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/value.h"

#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace aisb::config {

// left op right of Python for numbers and bools; op is one of + - * / // % **. Nothing when there
// is no such number; *problem says why ("a division by zero"). Integers stay within 64 bits.
[[nodiscard]] std::optional<Value> pythonArithmetic(
    QStringView op, const Value &left, const Value &right, QString *problem);

// Whether two scalars are equal: 1, 1.0 and True are.
[[nodiscard]] bool pythonScalarsEqual(const Value &left, const Value &right);

// The order of two numbers or two texts; nothing for other pairs.
[[nodiscard]] std::optional<std::partial_ordering> pythonOrder(
    const Value &left, const Value &right);

} // namespace aisb::config
