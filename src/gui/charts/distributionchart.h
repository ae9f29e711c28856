// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/perfmetrics.h"
#include "core/series.h"
#include "gui/charts/chartcard.h"

#include <optional>
#include <vector>

namespace aisb::gui {

// Histograms of one metric: of the population shown, and of the whole run as outline when they
// differ.
struct Distribution
{
    core::PerfMetric metric = core::PerfMetric::Ttft;
    std::vector<double> values;
    std::vector<double> whole; // empty: the population is the whole run
};

// Where bars and outline lie: equal bins over the range of both, shares in percent.
struct DistributionShape
{
    std::vector<core::Point> bars; // n + 1 points
    std::vector<core::Point> outline;
    double median = 0;
    double p99 = 0;
};
// Pure: call it from a pool thread. Nothing for an empty population.
[[nodiscard]] std::optional<DistributionShape> distributionShape(const Distribution &distribution);

class DistributionChart : public ChartCard
{
    Q_OBJECT
public:
    explicit DistributionChart(QWidget *parent = nullptr);

    void setShape(core::PerfMetric metric, const std::optional<DistributionShape> &shape);
    void retranslate();
    [[nodiscard]] PlotView *plot() const { return m_plot; }

private:
    PlotView *m_plot;
    core::PerfMetric m_metric = core::PerfMetric::Ttft;
    std::optional<DistributionShape> m_shape;
};

} // namespace aisb::gui
