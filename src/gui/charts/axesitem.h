// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/plotlayer.h"
#include "gui/charts/ticks.h"

namespace aisb::gui {

// Grid, bottom line, tick labels, caption, the text of an empty plot, and markers.
class AxesItem : public PlotLayer
{
    Q_OBJECT
public:
    AxesItem();

    void setAxes(const AxisSpec &x, const AxisSpec &y);
    void setXLabelsVisible(bool isVisible);
    void setCaption(const QString &caption, const QString &unit);
    // Not drawn and without room while hidden.
    void setCaptionHidden(bool isHidden);
    // Height the caption needs above the plot area.
    [[nodiscard]] int captionHeight() const;
    void setEmptyText(const QString &text);
    void setEmpty(bool isEmpty);
    // The width of the widest y label, for the left margin.
    [[nodiscard]] double labelWidth() const;

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

protected:
    void geometryChanged() override;

private:
    void paintX(QPainter &painter) const;
    void paintY(QPainter &painter) const;
    void paintTexts(QPainter &painter) const;
    void paintLogNote(QPainter &painter) const;

    AxisSpec m_x;
    AxisSpec m_y;
    std::vector<Tick> m_xTicks;
    std::vector<Tick> m_yTicks;
    QString m_caption;
    QString m_captionUnit;
    bool m_isCaptionHidden = false;
    QString m_emptyText;
    bool m_isEmpty = true;
    bool m_areXLabelsVisible = true;
};

// Markers lie above the series.
class MarkersItem : public PlotLayer
{
    Q_OBJECT
public:
    MarkersItem();

    void setMarkers(std::vector<Marker> markers);
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintVertical(QPainter &painter, const Marker &marker, double &labelsEnd) const;
    void paintPlate(QPainter &painter, const QRectF &rect) const;
    void paintHorizontal(QPainter &painter, const Marker &marker) const;

    std::vector<Marker> m_markers;
};

// The stable stage, a grey band with dashed edges, and the steady state, a bar above the plot
// area.
class BandItem : public PlotLayer
{
    Q_OBJECT
public:
    BandItem();

    void setBand(std::optional<Interval> band);
    [[nodiscard]] const std::optional<Interval> &band() const { return m_band; }
    void setSteady(std::optional<Interval> steady);
    [[nodiscard]] const std::optional<Interval> &steady() const { return m_steady; }
    enum class Edge
    {
        None,
        Left,
        Right
    };
    // The edge of the band a press at a pixel would take hold of.
    [[nodiscard]] Edge edgeAt(const QPointF &pixel) const;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintBand(QPainter &painter) const;
    void paintSteady(QPainter &painter) const;

    std::optional<Interval> m_band;
    std::optional<Interval> m_steady;
};

} // namespace aisb::gui
