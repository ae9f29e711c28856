// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/loadcharts.h"

#include "core/text/format.h"
#include "gui/charts/plotview.h"
#include "gui/charts/ticks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kLoadBuckets = 60; // of requests: there are fewer of them than tokens

Points pointsOrNull(std::vector<core::Point> points)
{
    return points.empty() ? Points() : makePoints(std::move(points));
}

AxisSpec amountAxis(const QString &name, const QString &unit)
{
    AxisSpec axis;
    axis.name = name;
    axis.unit = unit;
    return axis;
}

// In the legend where more than one line has to be told apart.
void addLine(PlotView &plot, const QString &id, const QString &name, SeriesRole role,
    const Points &points, SeriesKind kind = SeriesKind::Line, LineDash dash = LineDash::Solid)
{
    SeriesSpec spec;
    spec.id = id;
    spec.name = name;
    spec.kind = kind;
    spec.color = colorOf(role);
    spec.dash = dash;
    spec.isInLegend = kind != SeriesKind::Area && kind != SeriesKind::Dots;
    spec.format = [](double value) { return core::displayRate(value); };
    plot.addSeries(spec);
    plot.setPoints(id, points);
}

} // namespace

LoadPoints loadPointsOf(const core::PerfData &data, double origin, const Interval &time,
    std::vector<core::Point> outputRate, double width)
{
    const double wide = std::max(0.1, niceStep(std::max(time.length(), 1.0), kLoadBuckets));
    core::LoadSeries load = core::loadSeriesOf(data, origin, wide);
    core::TokenSeries tokens = core::tokenSeriesOf(data, std::move(outputRate), width);
    LoadPoints points;
    points.planned = pointsOrNull(std::move(load.planned));
    points.sent = pointsOrNull(std::move(load.sent));
    points.succeeded = pointsOrNull(std::move(load.succeeded));
    points.failed = pointsOrNull(std::move(load.failed));
    points.delays = pointsOrNull(std::move(load.delays));
    points.inputRate = pointsOrNull(std::move(tokens.inputRate));
    points.outputRate = pointsOrNull(std::move(tokens.outputRate));
    points.inputTotal = pointsOrNull(std::move(tokens.inputTotal));
    points.outputTotal = pointsOrNull(std::move(tokens.outputTotal));
    points.time = time;
    return points;
}

RateChart::RateChart(QWidget *parent)
    : TimeChart(parent)
    , m_rate(addTimePlot(3))
    , m_delay(addTimePlot(2))
{
    retranslate();
}

void RateChart::setPoints(const LoadPoints &points)
{
    m_points = points;
    retranslate();
    resetZoom();
}

void RateChart::retranslate()
{
    setTitle(tr("Request rate"));
    setNote(m_points.planned ? tr("asked for and achieved")
                             : tr("achieved; nothing was planned: requests follow each other"));
    setTime(m_points.time);
    const QString unit = tr("requests/s");
    m_rate->setName(tr("Request rate"));
    m_rate->setCaption(tr("Rate"), unit);
    m_rate->setYAxis(amountAxis(tr("Requests per second"), unit));
    m_rate->setEmptyText(tr("No request times were kept in this folder."));
    m_rate->clearSeries();
    addLine(*m_rate, u"sent"_s, tr("Sent"), SeriesRole::Concurrency, m_points.sent);
    addLine(*m_rate, u"succeeded"_s, tr("Succeeded"), SeriesRole::Success, m_points.succeeded);
    addLine(*m_rate, u"failed"_s, tr("Failed"), SeriesRole::Failure, m_points.failed);
    if (m_points.planned) {
        addLine(*m_rate, u"planned"_s, tr("Planned"), SeriesRole::Planned, m_points.planned,
            SeriesKind::Line, LineDash::Planned);
    }
    m_delay->setName(tr("Schedule delay"));
    m_delay->setCaption(tr("Sent behind the plan"), u"ms"_s);
    m_delay->setYAxis(amountAxis(tr("Schedule delay"), u"ms"_s));
    m_delay->setEmptyText(tr("Nothing was planned."));
    m_delay->clearSeries();
    addLine(*m_delay, u"delay"_s, tr("Schedule delay"), SeriesRole::Planned, m_points.delays,
        SeriesKind::Dots);
    m_delay->setVisible(m_points.delays != nullptr);
    m_rate->setXLabelsVisible(m_points.delays == nullptr);
}

TokensChart::TokensChart(QWidget *parent)
    : TimeChart(parent)
    , m_output(addTimePlot())
    , m_input(addTimePlot())
    , m_total(addTimePlot())
{
    retranslate();
}

void TokensChart::setPoints(const LoadPoints &points)
{
    m_points = points;
    retranslate();
    resetZoom();
}

void TokensChart::retranslate()
{
    setTitle(tr("Tokens over time"));
    setNote(tr("an input counts when its first token arrives"));
    setTime(m_points.time);
    const auto show = [](PlotView &plot, const QString &name, SeriesRole role,
                          const Points &points) {
        plot.setName(name);
        plot.setCaption(name, u"token/s"_s);
        plot.setYAxis(amountAxis(name, u"token/s"_s));
        plot.setEmptyText(tr("No successful request"));
        plot.clearSeries();
        addLine(plot, u"tokens"_s, name, role, points, SeriesKind::Area);
    };
    show(*m_output, tr("Output throughput"), SeriesRole::Success, m_points.outputRate);
    show(*m_input, tr("Input throughput"), SeriesRole::Ttft, m_points.inputRate);
    m_total->setName(tr("Tokens until then"));
    m_total->setCaption(tr("All until then"), u"token"_s);
    m_total->setYAxis(amountAxis(tr("Tokens"), u"token"_s));
    m_total->setEmptyText(tr("No successful request"));
    m_total->clearSeries();
    addLine(*m_total, u"input"_s, tr("Input"), SeriesRole::Ttft, m_points.inputTotal);
    addLine(*m_total, u"output"_s, tr("Output"), SeriesRole::Success, m_points.outputTotal);
}

} // namespace aisb::gui
