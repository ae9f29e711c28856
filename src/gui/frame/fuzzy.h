// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace aisb::gui {

struct FuzzyMatch
{
    int score = 0; // higher is better
    std::vector<int> positions; // indexes into text of the letters that matched, ascending
};

// The letters of pattern in order within text, blanks ignored, case ignored. Word starts, runs and
// early places count more. An empty pattern matches everything with score 0.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &text);

} // namespace aisb::gui
