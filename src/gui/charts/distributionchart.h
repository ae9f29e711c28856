// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/perfmetrics.h"
#include "core/series.h"
#include "gui/charts/chartcard.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace aisb::gui {

// Values, each as often as counts says; without counts once each.
struct CountedValues
{
    CountedValues() = default;
    CountedValues(std::span<const double> each, std::span<const qint64> often = {})
        : values(each)
        , counts(often)
    {
    }
    CountedValues(const std::vector<double> &each)
        : values(each)
    {
    }

    std::span<const double> values;
    std::span<const qint64> counts;

    [[nodiscard]] qint64 countOf(std::size_t index) const
    {
        return counts.empty() ? 1 : counts[index];
    }
};

// Histograms of one metric: of the population shown, and of the whole run as outline when they
// differ.
struct Distribution
{
    core::PerfMetric metric = core::PerfMetric::Ttft;
    CountedValues values;
    CountedValues whole; // empty: the population is the whole run
    double scale = 1; // of both, to the unit of the metric
    // A log axis where the tail is long: the largest value more than 8 times the median.
    bool mayBeLog = true;
    // P50 and P99 of values, where they are known better than from counted ones.
    std::optional<std::array<double, 2>> percentiles = {};
};

// Where bars and outline lie: bins over the range of both, equal on the axis; shares in percent.
struct DistributionShape
{
    std::vector<core::Point> bars; // n + 1 points
    std::vector<core::Point> outline;
    std::vector<core::Point> cumulative; // share up to x, at most kCumulativePoints
    std::vector<core::Point> wholeCumulative;
    bool isLog = false;
    qsizetype count = 0;
    double median = 0;
    double p99 = 0;

    static constexpr int kCumulativePoints = 800;
};
// Pure: call it from a pool thread; linear in the number of values. Nothing for an empty
// population.
[[nodiscard]] std::optional<DistributionShape> distributionShape(const Distribution &distribution);

enum class DistributionForm
{
    Histogram,
    Cumulative
};

class DistributionChart : public ChartCard
{
    Q_OBJECT
public:
    explicit DistributionChart(QWidget *parent = nullptr);

    void setShape(core::PerfMetric metric, const std::optional<DistributionShape> &shape);
    void setForm(DistributionForm form);
    [[nodiscard]] const std::optional<DistributionShape> &shape() const { return m_shape; }
    void retranslate();
    [[nodiscard]] PlotView *plot() const { return m_plot; }

private:
    void setAxes();
    void addSeries();
    void addMarkers();

    PlotView *m_plot;
    DistributionForm m_form = DistributionForm::Histogram;
    core::PerfMetric m_metric = core::PerfMetric::Ttft;
    std::optional<DistributionShape> m_shape;
};

} // namespace aisb::gui
