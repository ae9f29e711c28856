// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series.h"
#include "gui/charts/chartcard.h"

#include <vector>

namespace aisb::gui {

// Value where an ascending cumulative curve (percent over values) reaches percent; 0 when empty.
[[nodiscard]] double valueAt(const std::vector<core::Point> &curve, double percent);
// The share of the values in each of the bins between ascending edges, in percent: as many points
// as edges, the last repeats the one before. What lies outside is left out.
[[nodiscard]] std::vector<core::Point> histogramOf(
    const std::vector<core::Point> &curve, const std::vector<double> &edges);

// Curves of experiments A to H over each other: a distribution or a rate over time. Colours are
// those of the experiments; from C on dashes tell them apart, too. Medians are
// marked.
class ComparisonChart : public ChartCard
{
    Q_OBJECT
public:
    enum class Form
    {
        Cumulative,
        Histogram
    };

    explicit ComparisonChart(QWidget *parent = nullptr);

    struct Curves
    {
        bool isOverTime = false; // token/s over s; else % over the values
        QString metric; // "TTFT"
        QString unit; // of the values: "ms"
        std::vector<std::vector<core::Point>> points; // by experiment; empty = it has none
        QStringList names; // letters
    };
    void setCurves(Curves curves);
    [[nodiscard]] bool hasCurves() const;
    // Of distributions; a rate over time stays what it is.
    void setForm(Form form);
    // Whether the curve of an experiment is drawn.
    void setExperimentVisible(std::size_t experiment, bool isVisible);
    void retranslate();
    [[nodiscard]] PlotView *plot() const { return m_plot; }

private:
    [[nodiscard]] bool isHistogram() const;
    [[nodiscard]] AxisSpec valueAxis() const;
    [[nodiscard]] std::vector<double> edges() const;
    void setAxes();
    void addAll();
    void addMedians();

    PlotView *m_plot;
    Form m_form = Form::Cumulative;
    Curves m_curves;
};

} // namespace aisb::gui
