// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chartcard.h"
#include "gui/pages/livehistory.h"

#include <QString>

#include <functional>
#include <vector>

namespace aisb::gui {

// What one live chart shows. Texts are asked again after a change of language.
struct LiveChartSpec
{
    struct Curve
    {
        LiveSeries series;
        std::function<QString()> name;
        SeriesKind kind = SeriesKind::Line;
        ColorOf color;
        LineDash dash = LineDash::Solid;
    };
    std::function<QString()> title;
    std::function<QString()> note;
    QString unit; // y axis
    std::vector<Curve> curves;
    double limit = -1; // a horizontal line when not negative
    std::function<QString()> limitName = {};
};

// The six charts of the Running page.
[[nodiscard]] std::vector<LiveChartSpec> liveChartSpecs();

// A chart of a run in progress, over the last two minutes or the whole run.
class LiveChart : public ChartCard
{
    Q_OBJECT
public:
    explicit LiveChart(LiveChartSpec spec, QWidget *parent = nullptr);

    // Takes the newest points; call it at most ten times a second and only while it is visible.
    void refresh(const LiveHistory &history, bool isWhole);
    void retranslate();
    [[nodiscard]] PlotView *plot() const { return m_plot; }

private:
    LiveChartSpec m_spec;
    PlotView *m_plot;
};

} // namespace aisb::gui
