// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/schedulechart.h"

#include "core/text/format.h"
#include "gui/charts/plotview.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

ScheduleChart::ScheduleChart(QWidget *parent)
    : ChartCard(parent)
    , m_plot(addPlot())
{
    m_plot->setDragMode(PlotView::DragMode::None);
    m_plot->setMinimumHeight(150);
}

void ScheduleChart::setPlan(
    const core::RatePlan &plan, qint64 sends, quint64 seed, const QString &note)
{
    const core::SchedulePreview preview =
        core::previewSchedule(plan, core::planSends(plan, sends, seed));
    setTitle(tr("Load preview"));
    setNote(note);
    m_plot->setName(tr("Load preview"));
    AxisSpec x;
    x.name = tr("Time");
    x.unit = u"s"_s;
    m_plot->setXAxis(x);
    AxisSpec y;
    y.name = tr("Request rate");
    y.unit = tr("requests/s");
    m_plot->setYAxis(y);
    m_plot->addSeries({.id = u"sends"_s,
        .name = tr("Planned sends"),
        .kind = SeriesKind::Bars,
        .color = colorOf(SeriesRole::Planned)});
    m_plot->addSeries({.id = u"target"_s,
        .name = tr("Target rate"),
        .kind = SeriesKind::Line,
        .color = colorOf(Token::Text)});
    m_plot->setPoints(u"sends"_s, makePoints(preview.sends));
    m_plot->setPoints(u"target"_s, makePoints(preview.target));
    m_plot->setMarkers({{.orientation = Qt::Vertical,
        .value = preview.last,
        .label = tr("last %1 s").arg(core::displayDecimal(preview.last, 0)),
        .isStrong = true}});
    m_plot->resetZoom();
}

} // namespace aisb::gui
