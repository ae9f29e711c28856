// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/plotlayer.h"

#include <QMarginsF>

namespace aisb::gui {

PlotLayer::PlotLayer(Depth depth)
{
    setZValue(depth);
    setAcceptedMouseButtons(Qt::NoButton);
}

void PlotLayer::setGeometry(const PlotGeometry &geometry)
{
    prepareGeometryChange();
    m_geometry = geometry;
    m_bounds = geometry.area.marginsAdded(m_overhang);
    geometryChanged();
}

void PlotLayer::setTheme(const Theme &theme)
{
    m_theme = &theme;
    themeChanged();
}

void PlotLayer::geometryChanged()
{
    update();
}

void PlotLayer::themeChanged()
{
    update();
}

void PlotLayer::setOverhang(const QMarginsF &margins)
{
    prepareGeometryChange();
    m_overhang = margins;
    m_bounds = m_geometry.area.marginsAdded(m_overhang);
}

} // namespace aisb::gui
