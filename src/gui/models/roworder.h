// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>

#include <cstddef>
#include <vector>

namespace aisb::gui {

// Order of raw values: numbers by value, dates by time, texts naturally ("c8" before "c128");
// absent values last.
[[nodiscard]] bool isLess(const QVariant &left, const QVariant &right);
// Invalid, null or not a number.
[[nodiscard]] bool isAbsentValue(const QVariant &value);

// position[i] = place of i in order, -1 when it is not there; size entries.
[[nodiscard]] std::vector<int> positionsOf(const std::vector<quint32> &order, std::size_t size);

} // namespace aisb::gui
