// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scorespread.h"

#include <QtGlobal>

namespace aisb::core {

struct Proportion
{
    qint64 hits = 0;
    qint64 of = 0; // > 0

    [[nodiscard]] double share() const
    {
        return static_cast<double>(hits) / static_cast<double>(of);
    }
};

// Interval of second - first for two independent samples: the score method of Newcombe (1998,
// method 10), made of both Wilson intervals.
[[nodiscard]] Interval unpairedDifference(
    const Proportion &first, const Proportion &second, double confidence);

// The same cases judged twice.
struct PairedOutcomes
{
    qint64 bothRight = 0;
    qint64 lost = 0; // right the first time, wrong the second
    qint64 won = 0; // wrong the first time, right the second
    qint64 bothWrong = 0;

    [[nodiscard]] qint64 cases() const { return bothRight + lost + won + bothWrong; }
};

// Two-sided p of McNemar's test: whether as many cases were won as lost, counted out from the
// binomial distribution; from 10,000 changed cases on with the normal distribution and continuity
// correction. 1 when none changed.
[[nodiscard]] double mcNemarP(const PairedOutcomes &outcomes);

// Interval of the second share - the first: Wald's with one case more on each changed side (Bonett
// and Price 2012). cases() > 0.
[[nodiscard]] Interval pairedDifference(const PairedOutcomes &outcomes, double confidence);

} // namespace aisb::core
