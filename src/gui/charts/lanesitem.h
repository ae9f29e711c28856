// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/lanes.h"
#include "gui/charts/plotlayer.h"

#include <QFutureWatcher>
#include <QImage>

#include <memory>

namespace aisb::gui {

// The request timeline: one lane per slot, request or conversation, painted as an image made in a
// worker. Add it with PlotView::addLayer(); set the y axis to {0, lanes} so that lane n lies
// between n - 1 and n (lane 1 at the bottom).
class LanesItem : public PlotLayer
{
    Q_OBJECT
public:
    LanesItem();
    ~LanesItem() override;

    void setLanes(std::shared_ptr<const LanesData> lanes);
    [[nodiscard]] const std::shared_ptr<const LanesData> &lanes() const { return m_lanes; }
    // Index into LanesData::spans or failures of what is drawn at a point of the plot.
    [[nodiscard]] std::optional<qint32> requestAt(double x, double y) const;
    // Outlined; a request index as in core::TimelineSpan, -1 = none.
    void setSelectedRequest(qint32 request);

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;
    void finishPending() override;

Q_SIGNALS:
    void rendered();

protected:
    void geometryChanged() override;
    void themeChanged() override;

private:
    void schedule();

    std::shared_ptr<const LanesData> m_lanes;
    QImage m_image;
    PlotGeometry m_imageGeometry;
    qint32 m_selected = -1;
    QFutureWatcher<QImage> m_watcher;
    bool m_isStale = false;
};

} // namespace aisb::gui
