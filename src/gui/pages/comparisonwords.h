// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison/comparison.h"

#include <QStringList>

namespace aisb::gui {

// What a comparison says in words, in the language of the window. section: of its sections.

// What changed most: "B: Output tokens is 24.5 % higher."
[[nodiscard]] QString headlineOf(const core::Comparison &comparison, std::size_t section);
// "Rows better: 3, worse: 1."
[[nodiscard]] QString tallyOf(const core::Comparison &comparison, std::size_t section);
// "B: load 64 instead of 128 (spoils E2EL)", one a difference of the workloads.
[[nodiscard]] QStringList workloadLines(const core::Comparison &comparison);

} // namespace aisb::gui
