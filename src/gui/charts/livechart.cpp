// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/livechart.h"

#include "core/health.h"
#include "gui/charts/plotview.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

std::function<QString()> text(const char *source)
{
    return [source] { return QCoreApplication::translate("LiveChart", source); };
}

std::function<QString()> plain(const QString &word)
{
    return [word] { return word; };
}

LiveChartSpec inFlightSpec()
{
    return {text(QT_TRANSLATE_NOOP("LiveChart", "In flight")),
        text(QT_TRANSLATE_NOOP("LiveChart", "requests")), QString(),
        {{LiveSeries::InFlight, text(QT_TRANSLATE_NOOP("LiveChart", "Achieved")),
             SeriesKind::StepArea, colorOf(SeriesRole::Concurrency)},
            {LiveSeries::Asked, text(QT_TRANSLATE_NOOP("LiveChart", "Asked")), SeriesKind::Steps,
                colorOf(SeriesRole::Planned), LineDash::Planned}}};
}

LiveChartSpec requestsSpec()
{
    return {text(QT_TRANSLATE_NOOP("LiveChart", "Requests")), plain(u"1/s"_s), u"1/s"_s,
        {{LiveSeries::Sent, text(QT_TRANSLATE_NOOP("LiveChart", "Sent")), SeriesKind::Line,
             colorOf(SeriesRole::Planned), LineDash::Planned},
            {LiveSeries::Succeeded, text(QT_TRANSLATE_NOOP("LiveChart", "Succeeded")),
                SeriesKind::Line, colorOf(SeriesRole::Success)},
            {LiveSeries::Failed, text(QT_TRANSLATE_NOOP("LiveChart", "Failed")),
                SeriesKind::StepArea, colorOf(SeriesRole::Failure)}}};
}

LiveChartSpec outputSpec()
{
    return {text(QT_TRANSLATE_NOOP("LiveChart", "Output throughput")), plain(u"token/s"_s),
        u"token/s"_s,
        {{LiveSeries::OutputTokens, text(QT_TRANSLATE_NOOP("LiveChart", "Output tokens")),
            SeriesKind::Area, colorOf(SeriesRole::Success)}}};
}

LiveChartSpec ttftSpec()
{
    const ColorOf color = colorOf(SeriesRole::Ttft);
    return {plain(u"TTFT"_s), text(QT_TRANSLATE_NOOP("LiveChart", "ms, last 10 s")), u"ms"_s,
        {{LiveSeries::TtftP99, plain(u"P99"_s), SeriesKind::Line, color},
            {LiveSeries::TtftP90, plain(u"P90"_s), SeriesKind::Line, color, LineDash::Dash},
            {LiveSeries::TtftP50, plain(u"P50"_s), SeriesKind::Line, color, LineDash::Dots}}};
}

LiveChartSpec e2elSpec()
{
    const ColorOf color = colorOf(SeriesRole::E2el);
    return {plain(u"E2EL"_s), text(QT_TRANSLATE_NOOP("LiveChart", "ms, last 10 s")), u"ms"_s,
        {{LiveSeries::E2elP99, plain(u"P99"_s), SeriesKind::Line, color},
            {LiveSeries::E2elP50, plain(u"P50"_s), SeriesKind::Line, color, LineDash::Dots}}};
}

LiveChartSpec lagSpec()
{
    LiveChartSpec spec{text(QT_TRANSLATE_NOOP("LiveChart", "Event-loop lag")),
        text(QT_TRANSLATE_NOOP("LiveChart", "ms, P99")), u"ms"_s,
        {{LiveSeries::LoopLag, text(QT_TRANSLATE_NOOP("LiveChart", "Client")), SeriesKind::Line,
            colorOf(SeriesRole::Concurrency)}}};
    spec.limit = core::kGoodLagMs;
    spec.limitName = text(QT_TRANSLATE_NOOP("LiveChart", "limit for a valid measurement"));
    return spec;
}

// Grows in steps while the run is young, so that the curves do not jitter; then it slides.
Interval shownTime(const LiveHistory &history, bool isWhole)
{
    const double last = history.lastTime();
    for (const double end : {10.0, 20.0, 30.0, 60.0, LiveHistory::kWindowS}) {
        if (last <= end) {
            return {0, end};
        }
    }
    return isWhole ? Interval{0, last} : Interval{last - LiveHistory::kWindowS, last};
}

} // namespace

std::vector<LiveChartSpec> liveChartSpecs()
{
    return {inFlightSpec(), requestsSpec(), outputSpec(), ttftSpec(), e2elSpec(), lagSpec()};
}

LiveChart::LiveChart(LiveChartSpec spec, QWidget *parent)
    : ChartCard(parent)
    , m_spec(std::move(spec))
    , m_plot(addPlot())
{
    m_plot->setDragMode(PlotView::DragMode::None);
    m_plot->setMinimumHeight(96);
    retranslate();
}

void LiveChart::retranslate()
{
    setTitle(m_spec.title());
    setNote(m_spec.note());
    m_plot->setName(m_spec.title());
    AxisSpec time;
    time.name = QCoreApplication::translate("LiveChart", "Time");
    time.unit = u"s"_s;
    time.fixed = Interval{0, 10};
    m_plot->setXAxis(time);
    AxisSpec values;
    values.name = m_spec.title();
    values.unit = m_spec.unit;
    m_plot->setYAxis(values);
    for (const LiveChartSpec::Curve &curve : m_spec.curves) {
        SeriesSpec series;
        series.id = QString::number(static_cast<int>(curve.series));
        series.name = curve.name();
        series.kind = curve.kind;
        series.color = curve.color;
        series.dash = curve.dash;
        const Points points = m_plot->pointsOf(series.id);
        m_plot->addSeries(series);
        m_plot->setPoints(series.id, points);
    }
    if (m_spec.limit >= 0) {
        m_plot->setMarkers({Marker{
            Qt::Horizontal, m_spec.limit, m_spec.limitName(), colorOf(Token::Warn), false}});
    }
    // One curve alone is named by the title.
    setLegendVisible(m_spec.curves.size() > 1);
}

void LiveChart::refresh(const LiveHistory &history, bool isWhole)
{
    AxisSpec time = m_plot->xAxis();
    const Interval shown = shownTime(history, isWhole);
    if (time.fixed != shown) {
        time.fixed = shown;
        m_plot->setXAxis(time);
    }
    for (const LiveChartSpec::Curve &curve : m_spec.curves) {
        m_plot->setPoints(
            QString::number(static_cast<int>(curve.series)), history.points(curve.series, isWhole));
    }
}

} // namespace aisb::gui
