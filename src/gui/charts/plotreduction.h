// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/plotview.h"

#include <QFutureWatcher>

namespace aisb::gui {

using ReducedSeries = std::vector<std::vector<core::Point>>;

// The reduction under way in a worker: the ids it was started for and whether something newer
// waits.
struct PlotView::Reduction
{
    QFutureWatcher<ReducedSeries> watcher;
    QStringList ids;
    bool isStale = false;
};

} // namespace aisb::gui
