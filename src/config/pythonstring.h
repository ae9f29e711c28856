// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/value.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace aisb::config {

// The text of a string literal's body with its escapes resolved. Nothing for a broken escape;
// *problem says which.
[[nodiscard]] std::optional<QString> unescapePython(QStringView body, QString *problem);

// The value of a number literal ("1_000", "0x1F", "1e-5"). Nothing when it is none; *problem says
// why. Integers beyond 4300 digits are refused.
[[nodiscard]] std::optional<Value> readPythonNumber(QStringView literal, QString *problem);

// The same integer with the sign changed, for int, big int and float.
[[nodiscard]] Value negated(const Value &number);

} // namespace aisb::config
