// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/timelinechart.h"

#include "core/text/format.h"
#include "gui/charts/chartlink.h"
#include "gui/charts/lanesitem.h"
#include "gui/charts/plotview.h"
#include "gui/charts/ticks.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

QString timeText(double seconds)
{
    return core::displayDecimal(seconds, 1) + u" s"_s;
}

} // namespace

double throughputBucket(const core::Timeline &timeline)
{
    return std::max(0.1, niceStep(std::max(timeline.maxTime, 1.0), 200));
}

TimelineSeries timelineSeriesOf(const core::PerfData &data, const core::Timeline &timeline)
{
    TimelineSeries series;
    const auto order = timeline.isMultiTurn ? LaneOrder::Request : LaneOrder::Slot;
    const auto lanes = std::make_shared<LanesData>(lanesOf(timeline, data, order));
    series.end = std::max(timeline.maxTime, 1e-3);
    for (const LaneFailure &failure : lanes->failures) {
        series.begin = std::min(series.begin, failure.start);
        series.end = std::max({series.end, failure.start, failure.end});
    }
    series.lanes = lanes;
    series.isStream = timeline.isStream;
    series.inFlight = makePoints(core::concurrencySteps(data));
    series.bucket = throughputBucket(timeline);
    return series;
}

TimelineChart::TimelineChart(QWidget *parent)
    : ChartCard(parent)
    , m_lanesPlot(addPlot(5))
    , m_inFlightPlot(addPlot(3))
    , m_throughputPlot(addPlot(3))
    , m_lanes(new LanesItem)
    , m_link(new ChartLink(this))
{
    m_lanesPlot->addLayer(m_lanes);
    m_lanesPlot->setXLabelsVisible(false);
    m_inFlightPlot->setXLabelsVisible(false);
    for (PlotView *plot : plots()) {
        m_link->add(plot);
        plot->setMinimumHeight(72);
    }
    m_lanesPlot->setHoverProvider([this](double x, double) { return lanesRows(x); });
    connect(m_lanesPlot, &PlotView::clicked, this, [this](double x, double y) {
        const std::optional<qint32> request = m_lanes->requestAt(x, y);
        if (request) {
            Q_EMIT requestClicked(*request);
        }
    });
    for (PlotView *plot : plots()) {
        plot->setBandEditable(true);
        connect(plot, &PlotView::contextMenuAboutToShow, this,
            [this](QMenu *menu) { fillMenu(*menu); });
    }
    connect(m_link, &ChartLink::bandDragged, this, &TimelineChart::stageDragged);
    connect(m_link, &ChartLink::rangeSelected, this, &TimelineChart::rangeSelected);
    connect(m_link, &ChartLink::rangeCleared, this, &TimelineChart::rangeCleared);
    retranslate();
}

void TimelineChart::setSeries(const TimelineSeries &series)
{
    m_series = series;
    applyAxes();
    m_lanes->setLanes(series.lanes);
    m_inFlightPlot->setPoints(u"inflight"_s, series.inFlight);
    m_throughputPlot->setPoints(u"throughput"_s, series.throughput);
    m_lanesPlot->setSteadyBand(series.steady);
    setStage(series.stable, false);
    retranslate();
    resetZoom();
}

void TimelineChart::applyAxes()
{
    AxisSpec time;
    time.name = tr("Time");
    time.unit = u"s"_s;
    time.fixed = Interval{m_series.begin, m_series.end};
    for (PlotView *plot : plots()) {
        plot->setXAxis(time);
    }
    const double lanes = m_series.lanes ? std::max(1, m_series.lanes->lanes) : 1;
    AxisSpec lane;
    lane.name = tr("Slot");
    lane.fixed = Interval{0, lanes};
    lane.format = [](double value) { return core::displayInteger(qRound64(value)); };
    m_lanesPlot->setYAxis(lane);
    AxisSpec count;
    count.name = tr("In flight");
    count.format = [](double value) { return core::displayInteger(qRound64(value)); };
    m_inFlightPlot->setYAxis(count);
    AxisSpec rate;
    rate.name = tr("Output throughput");
    rate.unit = u"token/s"_s;
    m_throughputPlot->setYAxis(rate);
}

void TimelineChart::retranslate()
{
    setTitle(tr("Request timeline"));
    setNote(tr("one lane per slot"));
    applyAxes();
    m_lanesPlot->setName(tr("Request timeline"));
    m_inFlightPlot->setName(tr("In flight"));
    m_inFlightPlot->setCaption(tr("In flight"), tr("requests"));
    m_throughputPlot->setName(tr("Output throughput"));
    m_throughputPlot->setCaption(tr("Output throughput"), u"token/s"_s);
    m_lanesPlot->setSummary(tr("%n requests", nullptr,
        m_series.lanes ? static_cast<int>(m_series.lanes->spans.size()) : 0));
    SeriesSpec inFlight;
    inFlight.id = u"inflight"_s;
    inFlight.name = tr("In flight");
    inFlight.isInLegend = false; // the caption says it
    inFlight.kind = SeriesKind::StepArea;
    inFlight.color = colorOf(SeriesRole::Concurrency);
    inFlight.format = [](double value) { return core::displayInteger(qRound64(value)); };
    m_inFlightPlot->addSeries(inFlight);
    m_inFlightPlot->setPoints(inFlight.id, m_series.inFlight);
    SeriesSpec throughput;
    throughput.id = u"throughput"_s;
    throughput.name = tr("Output throughput");
    throughput.isInLegend = false;
    throughput.kind = SeriesKind::Area;
    throughput.color = colorOf(SeriesRole::Success);
    throughput.format = [](double value) { return core::displayRate(value); };
    m_throughputPlot->addSeries(throughput);
    m_throughputPlot->setPoints(throughput.id, m_series.throughput);
    m_link->setHeadline([](double x) { return HoverRow{tr("Time"), timeText(x), {}}; });

    refreshLegend();
}

void TimelineChart::refreshLegend()
{
    std::vector<LegendEntry> legend;
    if (m_series.isStream) {
        legend.push_back(
            {tr("Waiting for first token"), LegendEntry::Shape::Box, colorOf(SeriesRole::Ttft)});
    }
    legend.push_back({m_series.isStream ? tr("Decode") : tr("Answer"), LegendEntry::Shape::Box,
        colorOf(m_series.isStream ? SeriesRole::Decode : SeriesRole::Ttft)});
    if (m_series.lanes && !m_series.lanes->failures.empty()) {
        legend.push_back({tr("Failed"), LegendEntry::Shape::Cross, colorOf(SeriesRole::Failure)});
    }
    if (m_stage) {
        legend.push_back({m_isCustomStage ? tr("Custom window") : tr("Stable stage"),
            LegendEntry::Shape::Box, [](const Theme &theme) {
                QColor color = theme.color(Token::Text3);
                color.setAlphaF(0.35F);
                return color;
            }});
    }
    if (m_series.steady) {
        legend.push_back(
            {tr("Steady state"), LegendEntry::Shape::Line, colorOf(SeriesRole::Success)});
    }
    setExtraLegend(std::move(legend));
}

void TimelineChart::setStage(std::optional<Interval> stage, bool isCustom)
{
    m_stage = stage;
    m_isCustomStage = isCustom;
    m_link->setStableBand(stage);
    refreshLegend();
}

void TimelineChart::fillMenu(QMenu &menu)
{
    menu.addSeparator();
    QAction *steady = menu.addAction(tr("Use the steady state as window"), this,
        [this] { Q_EMIT stageChosen(m_series.steady); });
    steady->setEnabled(m_series.steady.has_value());
    QAction *range = menu.addAction(tr("Use the selection as window"), this,
        [this] { Q_EMIT stageChosen(m_lanesPlot->range()); });
    range->setEnabled(m_lanesPlot->range().has_value());
    QAction *reset = menu.addAction(
        tr("Back to the stable stage"), this, [this] { Q_EMIT stageChosen(std::nullopt); });
    reset->setEnabled(m_isCustomStage);
}

std::vector<HoverRow> TimelineChart::lanesRows(double x) const
{
    if (!m_series.lanes) {
        return {};
    }
    qint64 waiting = 0;
    qint64 decoding = 0;
    for (const core::TimelineSpan &span : m_series.lanes->spans) {
        if (span.start > x) {
            break;
        }
        waiting += x < span.firstToken ? 1 : 0;
        decoding += x >= span.firstToken && x < span.end ? 1 : 0;
    }
    std::vector<HoverRow> rows;
    rows.push_back({m_series.isStream ? tr("Waiting for first token") : tr("Answer"),
        core::displayInteger(waiting), colorOf(SeriesRole::Ttft)});
    if (m_series.isStream) {
        rows.push_back({tr("Decode"), core::displayInteger(decoding), colorOf(SeriesRole::Decode)});
    }
    return rows;
}

void TimelineChart::setRange(std::optional<Interval> range)
{
    m_link->setRange(range);
}

void TimelineChart::setSelectedRequest(qint32 request)
{
    m_lanes->setSelectedRequest(request);
}

void TimelineChart::setZoomLinked(bool isLinked)
{
    m_link->setZoomLinked(isLinked);
}

void TimelineChart::setCrosshairShared(bool isShared)
{
    m_link->setCrosshairShared(isShared);
}

void TimelineChart::resetZoom()
{
    for (PlotView *plot : plots()) {
        plot->resetZoom();
    }
}

} // namespace aisb::gui
