// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/distributionchart.h"

#include "core/metrics/largepopulation.h"
#include "core/text/format.h"
#include "gui/charts/plotview.h"
#include "gui/pages/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kMaxBins = 60;
constexpr int kLogBins = 50;
constexpr double kLongTail = 8; // largest over median

// Equal bins between two values, or between their logarithms.
class Bins
{
public:
    // scale: of the edges it gives, not of the values it takes.
    Bins(double lo, double hi, int count, bool isLog, double scale)
        : m_isLog(isLog)
        , m_scale(scale)
        , m_lo(isLog ? std::log(lo) : lo)
        , m_width(std::max(1e-12, ((isLog ? std::log(hi) : hi) - m_lo) / count))
        , m_count(count)
    {
    }

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] double edge(int index) const
    {
        const double at = m_lo + index * m_width;
        return (m_isLog ? std::exp(at) : at) * m_scale;
    }
    // Values outside fall into the first or the last one.
    [[nodiscard]] std::vector<qint64> countsOf(const CountedValues &counted) const
    {
        std::vector<qint64> counts(static_cast<std::size_t>(m_count), 0);
        const double perWidth = 1 / m_width;
        for (std::size_t i = 0; i < counted.values.size(); ++i) {
            const double value = counted.values[i];
            const double at = m_isLog ? (value > 0 ? std::log(value) : m_lo) : value;
            const double bin = std::clamp((at - m_lo) * perWidth, 0.0, m_count - 1.0);
            counts[static_cast<std::size_t>(bin)] += counted.countOf(i);
        }
        return counts;
    }

private:
    bool m_isLog;
    double m_scale;
    double m_lo;
    double m_width;
    int m_count;
};

// Shares of groups of bins, in percent: n + 1 points are n bars.
std::vector<core::Point> sharesOf(const std::vector<qint64> &counts, const Bins &bins, int group)
{
    const auto total =
        static_cast<double>(std::accumulate(counts.begin(), counts.end(), qint64{0}));
    std::vector<core::Point> points;
    for (auto from = counts.begin(); from != counts.end(); from += group) {
        const qint64 count = std::accumulate(from, from + group, qint64{0});
        const int index = static_cast<int>(from - counts.begin());
        points.push_back({bins.edge(index), 100 * static_cast<double>(count) / total});
    }
    points.push_back({bins.edge(bins.count()), 0});
    return points;
}

// The share up to each edge.
std::vector<core::Point> cumulativeOf(const std::vector<qint64> &counts, const Bins &bins)
{
    const auto total =
        static_cast<double>(std::accumulate(counts.begin(), counts.end(), qint64{0}));
    std::vector<core::Point> points{{bins.edge(0), 0}};
    qint64 sum = 0;
    for (const qint64 count : counts) {
        sum += count;
        points.push_back(
            {bins.edge(static_cast<int>(points.size())), 100 * static_cast<double>(sum) / total});
    }
    return points;
}

qint64 totalOf(const CountedValues &counted)
{
    return counted.counts.empty()
        ? std::ssize(counted.values)
        : std::accumulate(counted.counts.begin(), counted.counts.end(), qint64{0});
}

// Range and number of bins of Scott's rule; of many values the spread is that of a sample.
core::Histogram scottOf(const CountedValues &counted)
{
    constexpr qint64 sampled = 100'000;
    const qint64 total = totalOf(counted);
    if (counted.counts.empty() && total <= 2 * sampled) {
        return core::histogramOf(counted.values);
    }
    const qint64 step = std::max<qint64>(1, total / sampled);
    std::vector<double> sample;
    qint64 next = 0; // of all values, the next to be taken
    qint64 seen = 0;
    for (std::size_t i = 0; i < counted.values.size(); ++i) {
        for (seen += counted.countOf(i); next < seen; next += step) {
            sample.push_back(counted.values[i]);
        }
    }
    const auto [lowest, highest] = std::ranges::minmax(counted.values);
    sample.insert(sample.end(), {lowest, highest}); // the range is exact
    return core::histogramOf(sample);
}

double smallestPositive(std::span<const double> values)
{
    double smallest = std::numeric_limits<double>::max();
    for (const double value : values) {
        if (value > 0) {
            smallest = std::min(smallest, value);
        }
    }
    return smallest;
}

std::array<double, 2> percentilesOf(std::span<const double> values)
{
    const std::array percentiles = {core::Statistic{core::Statistic::Kind::Percentile, 50, {}},
        core::Statistic{core::Statistic::Kind::Percentile, 99, {}}};
    const std::vector<double> found = core::evaluateLarge(percentiles, values);
    return {found[0], found[1]};
}

} // namespace

std::optional<DistributionShape> distributionShape(const Distribution &distribution)
{
    const CountedValues &values = distribution.values;
    const CountedValues &all = distribution.whole.values.empty() ? values : distribution.whole;
    const double scale = distribution.scale;
    if (values.values.empty()) {
        return std::nullopt;
    }
    DistributionShape shape;
    shape.count = totalOf(values);
    const std::array<double, 2> found =
        distribution.percentiles ? *distribution.percentiles : percentilesOf(values.values);
    shape.median = found[0] * scale;
    shape.p99 = found[1] * scale;
    const core::Histogram scott = scottOf(all);
    shape.isLog = distribution.mayBeLog && found[0] > 0 && scott.hi > kLongTail * found[0];
    const double lo = shape.isLog ? smallestPositive(all.values) : scott.lo;
    const int count =
        shape.isLog ? kLogBins : std::min(kMaxBins, static_cast<int>(scott.counts.size()));
    const int group = DistributionShape::kCumulativePoints / count;
    const Bins fine(lo, scott.hi, count * group, shape.isLog, scale);
    const std::vector<qint64> counts = fine.countsOf(values);
    shape.bars = sharesOf(counts, fine, group);
    shape.cumulative = cumulativeOf(counts, fine);
    if (!distribution.whole.values.empty()) {
        const std::vector<qint64> whole = fine.countsOf(all);
        shape.outline = sharesOf(whole, fine, group);
        shape.wholeCumulative = cumulativeOf(whole, fine);
    }
    return shape;
}

DistributionChart::DistributionChart(QWidget *parent)
    : ChartCard(parent)
    , m_plot(addPlot())
{
    m_plot->setDragMode(PlotView::DragMode::None);
    m_plot->setMinimumHeight(96);
    retranslate();
}

void DistributionChart::setShape(
    core::PerfMetric metric, const std::optional<DistributionShape> &shape)
{
    m_metric = metric;
    m_shape = shape;
    retranslate();
    m_plot->resetZoom();
}

void DistributionChart::setForm(DistributionForm form)
{
    if (m_form != form) {
        m_form = form;
        retranslate();
        m_plot->resetZoom();
    }
}

void DistributionChart::retranslate()
{
    const QString unit = unitText(core::infoOf(m_metric).unit);
    setTitle(tr("%1 distribution").arg(metricLabel(m_metric)));
    setNote(m_shape ? tr("%1, n = %2").arg(unit, core::displayInteger(m_shape->count)) : unit);
    m_plot->setName(tr("%1 distribution").arg(metricLabel(m_metric)));
    m_plot->setEmptyText(tr("Nothing to show"));
    setAxes();
    m_plot->clearSeries();
    addSeries();
    addMarkers();
}

void DistributionChart::setAxes()
{
    AxisSpec x;
    x.name = metricLabel(m_metric);
    x.unit = unitText(core::infoOf(m_metric).unit);
    x.startsAtZero = false;
    x.isLog = m_shape && m_shape->isLog;
    m_plot->setXAxis(x);
    AxisSpec y;
    y.name = m_form == DistributionForm::Histogram ? tr("Share") : tr("Share up to here");
    y.unit = u"%"_s;
    if (m_form == DistributionForm::Cumulative) {
        y.fixed = Interval{0, 100};
    }
    m_plot->setYAxis(y);
}

void DistributionChart::addSeries()
{
    const bool isHistogram = m_form == DistributionForm::Histogram;
    const bool hasWhole = m_shape && !m_shape->outline.empty();
    SeriesSpec shown;
    shown.id = u"bars"_s;
    shown.name = hasWhole ? tr("Selection") : QString();
    shown.kind = isHistogram ? SeriesKind::Bars : SeriesKind::Steps;
    shown.color = colorOf(metricRole(m_metric));
    shown.format = [](double value) { return core::displayPercent(value); };
    m_plot->addSeries(shown);
    if (!m_shape) {
        m_plot->setPoints(shown.id, {});
        return;
    }
    m_plot->setPoints(shown.id, makePoints(isHistogram ? m_shape->bars : m_shape->cumulative));
    if (hasWhole) {
        SeriesSpec whole = shown;
        whole.id = u"whole"_s;
        whole.name = tr("Whole run");
        whole.kind = SeriesKind::Steps;
        whole.color = colorOf(SeriesRole::Concurrency);
        m_plot->addSeries(whole);
        m_plot->setPoints(
            whole.id, makePoints(isHistogram ? m_shape->outline : m_shape->wholeCumulative));
    }
}

void DistributionChart::addMarkers()
{
    std::vector<Marker> markers;
    if (m_shape) {
        markers.push_back({Qt::Vertical, m_shape->median,
            u"P50 "_s + metricNumber(m_metric, m_shape->median), colorOf(Token::Text2), true});
        if (m_shape->p99 > m_shape->median) {
            markers.push_back({Qt::Vertical, m_shape->p99,
                u"P99 "_s + metricNumber(m_metric, m_shape->p99), colorOf(Token::Text2), true});
        }
    }
    m_plot->setMarkers(std::move(markers));
}

} // namespace aisb::gui
