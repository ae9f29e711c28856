// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chartcard.h"

#include <optional>

namespace aisb::gui {

// A fixed concurrency before it is used: how many requests are in flight while they finish one by
// one. No times are known before the run, so the axis counts requests.
class InFlightChart : public ChartCard
{
    Q_OBJECT
public:
    explicit InFlightChart(QWidget *parent = nullptr);

    // requests: nothing while the rows are not counted; then the plateau has no end.
    void setPlan(std::optional<qint64> requests, qint64 concurrency);
    [[nodiscard]] PlotView *plot() const { return m_plot; }

private:
    PlotView *m_plot;
};

} // namespace aisb::gui
