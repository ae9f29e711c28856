// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rateseries.h"
#include "gui/charts/chartcard.h"

namespace aisb::gui {

// A planned request rate before it is used: sends per second as bars, the rate asked for as a line,
// the last send marked.
class ScheduleChart : public ChartCard
{
    Q_OBJECT
public:
    explicit ScheduleChart(QWidget *parent = nullptr);

    // sends: how many the plan is for; what they are is in note.
    void setPlan(const core::RatePlan &plan, qint64 sends, quint64 seed, const QString &note);
    [[nodiscard]] PlotView *plot() const { return m_plot; }

private:
    PlotView *m_plot;
};

} // namespace aisb::gui
