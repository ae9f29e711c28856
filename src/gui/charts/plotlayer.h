// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/plotgeometry.h"

#include <QGraphicsObject>

namespace aisb::gui {

// Something painted over the plot area of a PlotView: lanes, a density, own marks. boundingRect()
// is the plot area plus the margins a subclass asks for. Owned by the view (PlotView::addLayer).
class PlotLayer : public QGraphicsObject
{
    Q_OBJECT
public:
    // Order of painting, below to above.
    enum Depth
    {
        Bands = -10,
        Grid = -5,
        Marks = 5,
        Selection = 20,
        Crosshair = 30
    };

    explicit PlotLayer(Depth depth);

    [[nodiscard]] const PlotGeometry &geometry() const { return m_geometry; }
    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    // Called by the view.
    void setGeometry(const PlotGeometry &geometry);
    void setTheme(const Theme &theme);
    [[nodiscard]] const Theme &theme() const { return *m_theme; }
    // Waits for work in a thread, so that the next paint is exact (export).
    virtual void finishPending() { }

protected:
    // After geometry() changed: zoom, resize, screen. The base repaints.
    virtual void geometryChanged();
    virtual void themeChanged();
    void setOverhang(const QMarginsF &margins);

private:
    PlotGeometry m_geometry;
    QRectF m_bounds;
    QMarginsF m_overhang;
    const Theme *m_theme = &Theme::light();
};

} // namespace aisb::gui
