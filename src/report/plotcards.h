// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"

#include <QString>

#include <vector>

namespace aisb::report {

// One summary card of a plot page. Internal to report.
struct PlotCard
{
    QString kind; // class of its colour
    QString en; // name
    QString zh;
    QString value;
    QString unit;
    QString subEn; // line below
    QString subZh;
};

// The cards the tables have numbers for, in page order.
[[nodiscard]] std::vector<PlotCard> plotCards(const core::ResultTables &tables);

// "410.0 ms" as "410.0" and "ms"; a text that is no number with a unit stays whole with an empty
// unit.
struct Quantity
{
    QString number;
    QString unit;
};
[[nodiscard]] Quantity splitUnit(const QString &text);

} // namespace aisb::report
