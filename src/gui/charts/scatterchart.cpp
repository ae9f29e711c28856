// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/scatterchart.h"

#include "core/text/format.h"
#include "gui/charts/plotview.h"

#include <QPainter>
#include <QtConcurrentRun>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr double kReach = 10; // pixels from a point that still mean it
constexpr double kRing = 5;

// From 0 on a linear axis, tight on a logarithmic one; a little air at the far end.
Interval spanOf(const std::vector<ScatterPoint> &points, double ScatterPoint::*value, bool isLog)
{
    constexpr double air = 1.03;
    double lo = std::numeric_limits<double>::max();
    double hi = std::numeric_limits<double>::lowest();
    for (const ScatterPoint &point : points) {
        const double at = point.*value;
        if (!isLog || at > 0) {
            lo = std::min(lo, at);
            hi = std::max(hi, at);
        }
    }
    if (lo > hi) {
        return {isLog ? 0.1 : 0, 1};
    }
    if (isLog) {
        return {lo / air, hi * air};
    }
    lo = std::min(lo, 0.0);
    return {lo, hi > lo ? lo + (hi - lo) * air : lo + 1};
}

} // namespace

ScatterItem::ScatterItem()
    : PlotLayer(Marks)
{
    setOverhang({kRing, kRing, kRing, kRing});
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.future().resultCount() > 0) {
            m_image = m_watcher.result();
            update();
            Q_EMIT rendered();
        }
        if (std::exchange(m_isStale, false)) {
            schedule();
        }
    });
}

ScatterItem::~ScatterItem()
{
    m_watcher.disconnect();
    m_watcher.waitForFinished();
}

void ScatterItem::setPoints(ScatterPoints points)
{
    m_points = std::move(points);
    m_image = {};
    schedule();
}

void ScatterItem::setSelectedRequest(qint32 request)
{
    m_selected = request;
    update();
}

void ScatterItem::geometryChanged()
{
    schedule();
    update();
}

void ScatterItem::themeChanged()
{
    schedule();
}

void ScatterItem::schedule()
{
    if (!m_points || geometry().area.width() < 2 || geometry().area.height() < 2) {
        m_image = {};
        update();
        return;
    }
    if (m_watcher.isRunning()) {
        m_isStale = true;
        return;
    }
    m_imageGeometry = geometry();
    m_watcher.setFuture(QtConcurrent::run(
        [points = m_points, geometry = geometry(), colors = scatterColors(theme())] {
            return renderScatter(*points, geometry, colors);
        }));
}

void ScatterItem::finishPending()
{
    m_watcher.waitForFinished();
    if (std::exchange(m_isStale, false)) {
        schedule();
        m_watcher.waitForFinished();
    }
    if (m_watcher.future().resultCount() > 0) {
        m_image = m_watcher.result();
        update();
    }
}

void ScatterItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    Q_UNUSED(option)
    Q_UNUSED(widget)
    if (m_image.isNull() || !m_points) {
        return;
    }
    painter->save();
    painter->setClipRect(geometry().area.adjusted(-kRing, -kRing, kRing, kRing));
    // While a newer image is in the making the old one is shown where its values lie now.
    const Interval x = m_imageGeometry.x.shown();
    const Interval y = m_imageGeometry.y.shown();
    const QRectF target(QPointF(geometry().xToPixel(x.from), geometry().yToPixel(y.to)),
        QPointF(geometry().xToPixel(x.to), geometry().yToPixel(y.from)));
    painter->drawImage(target, m_image);
    const auto selected = std::ranges::find(*m_points, m_selected, &ScatterPoint::request);
    if (m_selected >= 0 && selected != m_points->end()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme().color(Token::Text), 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(
            QPointF(geometry().xToPixel(selected->x), geometry().yToPixel(selected->y)), kRing,
            kRing);
    }
    painter->restore();
}

ScatterChart::ScatterChart(QWidget *parent)
    : ChartCard(parent)
    , m_plot(addPlot())
    , m_item(new ScatterItem)
{
    m_plot->addLayer(m_item);
    m_plot->setDragMode(PlotView::DragMode::SelectRectangle);
    m_plot->setHoverProvider([this](double x, double y) { return hoverRows(x, y); });
    m_plot->setTableProvider([this] { return table(); });
    connect(m_plot, &PlotView::clicked, this, [this](double x, double y) {
        const PlotGeometry &geometry = m_plot->geometry();
        const QPointF pixel(geometry.xToPixel(x), geometry.yToPixel(y));
        if (!m_item->points()) {
            return;
        }
        if (const auto near = nearestPoint(*m_item->points(), geometry, pixel, kReach)) {
            Q_EMIT requestClicked(near->request);
        }
    });
    connect(m_plot, &PlotView::rectangleSelected, this, &ScatterChart::rectangleSelected);
    connect(m_plot, &PlotView::rangeCleared, this, &ScatterChart::rectangleCleared);
}

void ScatterChart::setPoints(ScatterPoints points, AxisSpec x, AxisSpec y)
{
    if (points) {
        x.fixed = spanOf(*points, &ScatterPoint::x, x.isLog);
        y.fixed = spanOf(*points, &ScatterPoint::y, y.isLog);
    }
    m_x = x;
    m_y = y;
    m_plot->setXAxis(x);
    m_plot->setYAxis(y);
    m_plot->setCaption(y.name, y.unit);
    m_plot->setRange(std::nullopt);
    m_plot->setName(tr("%1 over %2").arg(y.name, x.name));
    m_plot->setSummary(tr("%n requests", nullptr, points ? static_cast<int>(points->size()) : 0));
    m_plot->setEmptyText(
        points && points->empty() ? tr("No request has both numbers.") : QString());
    m_item->setPoints(std::move(points));
    m_plot->resetZoom();
}

void ScatterChart::setSelectedRequest(qint32 request)
{
    m_item->setSelectedRequest(request);
}

std::vector<HoverRow> ScatterChart::hoverRows(double x, double y) const
{
    const PlotGeometry &geometry = m_plot->geometry();
    if (!m_item->points()) {
        return {};
    }
    const auto near = nearestPoint(
        *m_item->points(), geometry, {geometry.xToPixel(x), geometry.yToPixel(y)}, kReach);
    if (!near) {
        return {};
    }
    const auto text = [](const AxisSpec &axis, double value) {
        return core::displayDecimal(value, 2) + QChar(QChar::Nbsp) + axis.unit;
    };
    return {{m_x.name, text(m_x, near->x), {}}, {m_y.name, text(m_y, near->y), {}}};
}

PlotTable ScatterChart::table() const
{
    const auto title = [](const AxisSpec &axis) {
        return axis.unit.isEmpty() ? axis.name : u"%1 (%2)"_s.arg(axis.name, axis.unit);
    };
    PlotTable table;
    table.header = {title(m_x), title(m_y)};
    if (m_item->points()) {
        for (const ScatterPoint &point : *m_item->points()) {
            table.rows.push_back({point.x, point.y});
        }
    }
    return table;
}

} // namespace aisb::gui
