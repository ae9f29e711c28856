// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <span>

namespace aisb::eval {

// F-measures of one pair of texts, 0 to 1.
struct RougeScores
{
    double rouge1 = 0;
    double rouge2 = 0;
    double rougeL = 0;
    double rougeLsum = 0;
};

// ROUGE over runs of a-z and 0-9, lower-cased, without stemming; sentences are lines. Multisets of
// n-grams. Source: spec/accuracy.md 10.1.
[[nodiscard]] RougeScores rougeScores(QStringView prediction, QStringView reference);

} // namespace aisb::eval
