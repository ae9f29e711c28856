// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/axesitem.h"
#include "gui/charts/plottypes.h"
#include "gui/charts/rangeitem.h"

#include <QObject>
#include <QPointF>
#include <QPointer>
#include <QTimer>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace aisb::gui {

class HoverCard;
class PlotView;

// Gestures and keys of a plot. Source: design/desktop.md 3.
class PlotInput : public QObject
{
    Q_OBJECT
public:
    explicit PlotInput(PlotView &plot);
    ~PlotInput() override;

    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void wheel(const QWheelEvent &event);
    // False when the key means nothing here.
    bool key(const QKeyEvent &event);
    void keyReleased(const QKeyEvent &event);
    void leave();
    // The visible part of the x axis around what a hover card says.
    void hover(const QPointF &pixel, const QPoint &globalPosition);

private:
    enum class Drag
    {
        None,
        Press,
        Select,
        LeftEdge,
        RightEdge,
        Body,
        BandLeft,
        BandRight,
        Pan,
        Zoom
    };

    void startDrag();
    void dragTo(const QPointF &pixel);
    void dragRange(double x, double y);
    void dragBand(double x);
    [[nodiscard]] bool isBandDrag() const
    {
        return m_drag == Drag::BandLeft || m_drag == Drag::BandRight;
    }
    [[nodiscard]] BandItem::Edge bandEdgeAt(const QPointF &pixel) const;
    void announceSoon();
    void finishDrag();
    void cancelDrag();
    void announce(bool isFinal);
    bool escape();
    void stepCrosshair(int direction, bool byEvent, bool extends);
    void extendRange(double from, double to);
    void refreshCursor(const QPointF &pixel);
    void showCard(double x, double y, const QPoint &globalPosition);
    [[nodiscard]] double clampedX(double pixel) const;

    PlotView &m_plot;
    Drag m_drag = Drag::None;
    RangeItem::Part m_part = RangeItem::Part::None;
    BandItem::Edge m_edge = BandItem::Edge::None;
    Interval m_bandBefore{};
    QPointF m_pressed;
    Interval m_before{}; // range when the drag began
    bool m_hadRange = false;
    Interval m_panned{};
    QPointF m_last;
    bool m_isSpaceDown = false;
    bool m_isBoxZoom = false;
    bool m_isMiddle = false;
    bool m_isPinned = false;
    QTimer m_throttle;
    bool m_isAnnouncementPending = false;
    QPointer<HoverCard> m_card;
};

} // namespace aisb::gui
