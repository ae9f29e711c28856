// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <span>
#include <vector>

namespace aisb::core {

// A NumPy .npy v1.0 image of a one-dimensional <f8 array. Source: spec/perf.md 3.5.
[[nodiscard]] QByteArray writeNpy(std::span<const double> values);
// Reads v1.0 and v2.0, one dimension, <f8 or <f4. Errors (IcliFile002) name the byte and the
// expectation.
[[nodiscard]] Result<std::vector<double>> readNpy(QByteArrayView image);

} // namespace aisb::core
