// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/plotinput.h"

#include "gui/charts/hovercard.h"
#include "gui/charts/plotseries.h"
#include "gui/charts/plotview.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>
#include <limits>

namespace aisb::gui {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

constexpr int kAnnounceMs = 100;
constexpr double kWheelZoom = 0.85;

} // namespace

PlotInput::PlotInput(PlotView &plot)
    : m_plot(plot)
{
    m_throttle.setSingleShot(true);
    m_throttle.setInterval(kAnnounceMs);
    connect(&m_throttle, &QTimer::timeout, this, [this] {
        if (m_isAnnouncementPending) {
            announce(false);
        }
    });
}

PlotInput::~PlotInput()
{
    delete m_card.data();
}

double PlotInput::clampedX(double pixel) const
{
    const QRectF &area = m_plot.geometry().area;
    return m_plot.geometry().pixelToX(std::clamp(pixel, area.left(), area.right()));
}

void PlotInput::press(const QMouseEvent &event)
{
    const bool isLeft = event.button() == Qt::LeftButton;
    m_isMiddle = event.button() == Qt::MiddleButton;
    if ((!isLeft && !m_isMiddle)
        || !m_plot.geometry().area.adjusted(-6, -6, 6, 6).contains(event.position())) {
        return;
    }
    m_pressed = event.position();
    m_last = m_pressed;
    m_isBoxZoom = isLeft && event.modifiers().testFlag(Qt::ControlModifier);
    m_part =
        m_isBoxZoom || m_isSpaceDown ? RangeItem::Part::None : m_plot.m_range->partAt(m_pressed);
    m_edge = m_isBoxZoom || m_isSpaceDown ? BandItem::Edge::None : bandEdgeAt(m_pressed);
    m_bandBefore = m_plot.stableBand().value_or(Interval{});
    m_hadRange = m_plot.m_range->range().has_value();
    m_before = m_plot.m_range->range().value_or(Interval{});
    m_panned = m_plot.xRange();
    m_drag = Drag::Press;
}

void PlotInput::startDrag()
{
    using DragMode = PlotView::DragMode;
    if (m_isMiddle || m_isSpaceDown) {
        m_drag = Drag::Pan;
    } else if (m_isBoxZoom) {
        m_drag = Drag::Zoom;
    } else if (m_plot.m_dragMode == DragMode::None) {
        m_drag = Drag::Pan;
    } else if (m_part == RangeItem::Part::LeftEdge) {
        m_drag = Drag::LeftEdge;
    } else if (m_part == RangeItem::Part::RightEdge) {
        m_drag = Drag::RightEdge;
    } else if (m_edge != BandItem::Edge::None) {
        m_drag = m_edge == BandItem::Edge::Left ? Drag::BandLeft : Drag::BandRight;
    } else if (m_part == RangeItem::Part::Body) {
        m_drag = Drag::Body;
    } else {
        m_drag = Drag::Select;
    }
}

// The edges of the selection win where both lie.
BandItem::Edge PlotInput::bandEdgeAt(const QPointF &pixel) const
{
    const RangeItem::Part part = m_plot.m_range->partAt(pixel);
    const bool isRangeEdge =
        part == RangeItem::Part::LeftEdge || part == RangeItem::Part::RightEdge;
    return m_plot.m_isBandEditable && !isRangeEdge ? m_plot.m_band->edgeAt(pixel)
                                                   : BandItem::Edge::None;
}

void PlotInput::move(const QMouseEvent &event)
{
    const QPointF pixel = event.position();
    if (m_drag == Drag::None) {
        refreshCursor(pixel);
        hover(pixel, event.globalPosition().toPoint());
        return;
    }
    if (m_drag == Drag::Press) {
        if ((pixel - m_pressed).manhattanLength() < 4) {
            return;
        }
        startDrag();
    }
    dragTo(pixel);
    if (m_drag != Drag::Pan) {
        hover(pixel, event.globalPosition().toPoint());
    }
}

void PlotInput::dragTo(const QPointF &pixel)
{
    m_last = pixel;
    const QRectF &area = m_plot.geometry().area;
    if (m_drag == Drag::Pan) {
        const AxisScale scale(m_plot.xAxis().isLog, m_panned);
        const double share = (m_pressed.x() - pixel.x()) / std::max(1.0, area.width());
        m_plot.setXRange({scale.valueAt(share), scale.valueAt(1 + share)});
        return;
    }
    if (isBandDrag()) {
        dragBand(clampedX(pixel.x()));
        return;
    }
    const double y = m_plot.geometry().pixelToY(std::clamp(pixel.y(), area.top(), area.bottom()));
    dragRange(clampedX(pixel.x()), y);
}

void PlotInput::dragBand(double x)
{
    const double fixed = m_drag == Drag::BandLeft ? m_bandBefore.to : m_bandBefore.from;
    m_plot.setStableBand(Interval{std::min(x, fixed), std::max(x, fixed)});
    announceSoon();
}

void PlotInput::announceSoon()
{
    if (m_throttle.isActive()) {
        m_isAnnouncementPending = true;
    } else {
        announce(false);
    }
}

void PlotInput::dragRange(double x, double y)
{
    const double start = clampedX(m_pressed.x());
    const double startY = m_plot.geometry().pixelToY(m_pressed.y());
    Interval range{std::min(start, x), std::max(start, x)};
    if (m_drag == Drag::LeftEdge) {
        range = {std::min(x, m_before.to), std::max(x, m_before.to)};
    } else if (m_drag == Drag::RightEdge) {
        range = {std::min(x, m_before.from), std::max(x, m_before.from)};
    } else if (m_drag == Drag::Body) {
        const Interval full = m_plot.fullXRange();
        const double shift = std::clamp(x - start, std::min(0.0, full.from - m_before.from),
            std::max(0.0, full.to - m_before.to));
        range = {m_before.from + shift, m_before.to + shift};
    }
    const bool hasY =
        m_drag == Drag::Zoom || m_plot.m_dragMode == PlotView::DragMode::SelectRectangle;
    m_plot.m_range->setRange(range,
        hasY ? std::optional(Interval{std::min(startY, y), std::max(startY, y)}) : std::nullopt);
    if (m_drag == Drag::Zoom || hasY) {
        return;
    }
    announceSoon();
}

void PlotInput::announce(bool isFinal)
{
    m_isAnnouncementPending = false;
    if (!isFinal) {
        m_throttle.start();
    } else {
        m_throttle.stop();
    }
    if (isBandDrag()) {
        if (const std::optional<Interval> band = m_plot.stableBand()) {
            Q_EMIT m_plot.bandDragged(*band, isFinal);
        }
        return;
    }
    if (const auto &range = m_plot.m_range->range()) {
        Q_EMIT m_plot.rangeSelected(*range, isFinal);
    }
}

void PlotInput::release(const QMouseEvent &event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::None) {
        return;
    }
    if (drag != Drag::Press) {
        m_drag = drag;
        finishDrag();
        m_drag = Drag::None;
        return;
    }
    if (event.button() == Qt::LeftButton && m_plot.geometry().area.contains(event.position())) {
        const double x = m_plot.geometry().pixelToX(event.position().x());
        m_isPinned = true;
        m_plot.setCrosshair(x);
        Q_EMIT m_plot.crosshairPinned(x);
        Q_EMIT m_plot.clicked(x, m_plot.geometry().pixelToY(event.position().y()));
    }
}

void PlotInput::finishDrag()
{
    if (isBandDrag()) {
        announce(true);
        return;
    }
    const std::optional<Interval> range = m_plot.m_range->range();
    const std::optional<Interval> rangeY = m_plot.m_range->rangeY();
    if (m_drag == Drag::Pan || !range) {
        return;
    }
    if (m_drag == Drag::Zoom) {
        m_plot.m_range->setRange(m_hadRange ? std::optional(m_before) : std::nullopt);
        m_plot.setXRange(*range);
        m_plot.setYRange(rangeY.value_or(m_plot.yRange()));
    } else if (rangeY) {
        Q_EMIT m_plot.rectangleSelected(*range, *rangeY);
    } else {
        announce(true);
    }
}

void PlotInput::cancelDrag()
{
    if (isBandDrag()) {
        m_plot.setStableBand(m_bandBefore);
        announce(true);
        m_drag = Drag::None;
        return;
    }
    const bool changedRange = m_drag != Drag::Pan && m_drag != Drag::Press;
    const bool wasAnnounced = changedRange && m_drag != Drag::Zoom;
    m_drag = Drag::None;
    m_isAnnouncementPending = false;
    m_throttle.stop();
    if (!changedRange) {
        return;
    }
    m_plot.m_range->setRange(m_hadRange ? std::optional(m_before) : std::nullopt);
    if (wasAnnounced && m_hadRange) {
        Q_EMIT m_plot.rangeSelected(m_before, true);
    } else if (wasAnnounced) {
        Q_EMIT m_plot.rangeCleared();
    }
}

void PlotInput::wheel(const QWheelEvent &event)
{
    const QPoint delta = event.angleDelta();
    const double steps = (delta.y() != 0 ? delta.y() : delta.x()) / 120.0;
    if (steps == 0) {
        return;
    }
    const double factor = std::pow(kWheelZoom, steps);
    if (event.modifiers().testFlag(Qt::ShiftModifier) || (delta.y() == 0 && delta.x() != 0)) {
        m_plot.panX(-0.1 * steps);
    } else if (event.modifiers().testFlag(Qt::ControlModifier)) {
        m_plot.zoomY(factor, m_plot.geometry().pixelToY(event.position().y()));
    } else {
        m_plot.zoomX(factor, clampedX(event.position().x()));
    }
}

void PlotInput::hover(const QPointF &pixel, const QPoint &globalPosition)
{
    if (!m_plot.geometry().area.adjusted(-1, -1, 1, 1).contains(pixel)) {
        leave();
        return;
    }
    const double x = clampedX(pixel.x());
    const double y = m_plot.geometry().pixelToY(pixel.y());
    if (!m_isPinned) {
        m_plot.setCrosshair(x);
    }
    showCard(x, y, globalPosition);
    Q_EMIT m_plot.hovered(x, y, globalPosition);
}

void PlotInput::showCard(double x, double y, const QPoint &globalPosition)
{
    if (!m_plot.m_hasOwnHover) {
        return;
    }
    if (!m_card) {
        m_card = new HoverCard(m_plot.window());
    }
    const AxisSpec &axis = m_plot.xAxis();
    QString text = axis.format ? axis.format(x) : m_plot.xText(x);
    if (!axis.unit.isEmpty() && !text.endsWith(axis.unit)) {
        text += QChar(QChar::Nbsp) + axis.unit;
    }
    const std::vector<HoverRow> rows = m_plot.hoverRows(x, y);
    m_card->showAt(globalPosition, rows.empty() ? HoverRow{} : HoverRow{axis.name, text, {}}, rows);
}

void PlotInput::leave()
{
    if (m_card) {
        m_card->hide();
    }
    if (!m_isPinned) {
        m_plot.setCrosshair(std::nullopt);
    }
    Q_EMIT m_plot.hoverLeft();
}

void PlotInput::refreshCursor(const QPointF &pixel)
{
    if (m_isSpaceDown) {
        m_plot.viewport()->setCursor(Qt::OpenHandCursor);
        return;
    }
    if (bandEdgeAt(pixel) != BandItem::Edge::None) {
        m_plot.viewport()->setCursor(Qt::SizeHorCursor);
        return;
    }
    switch (m_plot.m_range->partAt(pixel)) {
    case RangeItem::Part::LeftEdge:
    case RangeItem::Part::RightEdge:
        m_plot.viewport()->setCursor(Qt::SizeHorCursor);
        return;
    case RangeItem::Part::Body:
    case RangeItem::Part::None:
        break;
    }
    m_plot.viewport()->setCursor(
        m_plot.geometry().area.contains(pixel) ? Qt::CrossCursor : Qt::ArrowCursor);
}

bool PlotInput::key(const QKeyEvent &event)
{
    const bool isShift = event.modifiers().testFlag(Qt::ShiftModifier);
    const bool isCtrl = event.modifiers().testFlag(Qt::ControlModifier);
    if (event.modifiers().testFlag(Qt::AltModifier)) {
        return false;
    }
    const double middle = m_plot.crosshair().value_or(m_plot.geometry().x.valueAt(0.5));
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        stepCrosshair(event.key() == Qt::Key_Left ? -1 : 1, isCtrl, isShift);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_plot.zoomX(0.7, middle);
        return true;
    case Qt::Key_Minus:
        m_plot.zoomX(1 / 0.7, middle);
        return true;
    case Qt::Key_0:
        m_plot.resetZoom();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isCtrl || !m_plot.range()) {
            return false;
        }
        m_plot.setXRange(*m_plot.range());
        return true;
    case Qt::Key_L:
        m_plot.toggleLogY();
        return !isCtrl;
    case Qt::Key_T:
        Q_EMIT m_plot.tableRequested();
        return true;
    case Qt::Key_Space:
        m_isSpaceDown = true;
        return true;
    case Qt::Key_Escape:
        return escape();
    default:
        return false;
    }
}

void PlotInput::keyReleased(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Space && !event.isAutoRepeat()) {
        m_isSpaceDown = false;
    }
}

// One step: pending drag, then pin or crosshair, then selection.
bool PlotInput::escape()
{
    if (m_drag != Drag::None) {
        cancelDrag();
        return true;
    }
    if (m_isPinned || m_plot.crosshair()) {
        m_isPinned = false;
        leave();
        return true;
    }
    if (m_plot.range()) {
        m_plot.setRange(std::nullopt);
        Q_EMIT m_plot.rangeCleared();
        return true;
    }
    return false;
}

void PlotInput::stepCrosshair(int direction, bool byEvent, bool extends)
{
    const PlotGeometry &geometry = m_plot.geometry();
    const double before = m_plot.crosshair().value_or(geometry.x.valueAt(0.5));
    double after = geometry.pixelToX(geometry.xToPixel(before) + direction);
    if (byEvent) {
        double nearest = direction > 0 ? kInfinity : -kInfinity;
        for (const auto &series : m_plot.m_series) {
            if (const auto next =
                    series->isVisible() ? series->neighbour(before, direction) : std::nullopt) {
                nearest = direction > 0 ? std::min(nearest, *next) : std::max(nearest, *next);
            }
        }
        after = std::isfinite(nearest) ? nearest : before;
    }
    after = std::clamp(after, m_plot.xRange().from, m_plot.xRange().to);
    m_isPinned = true;
    m_plot.setCrosshair(after);
    if (extends && m_plot.m_dragMode == PlotView::DragMode::SelectRange) {
        extendRange(before, after);
    }
    const QPointF place(geometry.xToPixel(after), geometry.area.center().y());
    const QPoint global = m_plot.viewport()->mapToGlobal(place.toPoint());
    showCard(after, geometry.pixelToY(place.y()), global);
    Q_EMIT m_plot.hovered(after, geometry.pixelToY(place.y()), global);
    Q_EMIT m_plot.crosshairPinned(after);
}

void PlotInput::extendRange(double from, double to)
{
    const auto range = m_plot.range();
    Interval next{std::min(from, to), std::max(from, to)};
    if (range) {
        // The edge nearer to the crosshair follows it.
        const bool isLeft = std::abs(range->from - from) < std::abs(range->to - from);
        const double fixed = isLeft ? range->to : range->from;
        next = {std::min(fixed, to), std::max(fixed, to)};
    }
    m_plot.setRange(next);
    Q_EMIT m_plot.rangeSelected(next, true);
}

} // namespace aisb::gui
