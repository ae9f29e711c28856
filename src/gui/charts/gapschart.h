// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/plotview.h"

#include <span>

namespace aisb::gui {

// The gaps between the events of one request, in order.
class GapsChart : public PlotView
{
    Q_OBJECT
public:
    explicit GapsChart(QWidget *parent = nullptr);

    // Seconds. Empty: says why there is nothing.
    void setGaps(std::span<const double> gaps);
    void retranslate();
};

} // namespace aisb::gui
