// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chartcard.h"
#include "gui/charts/plotlayer.h"
#include "gui/charts/scatter.h"

#include <QFutureWatcher>

namespace aisb::gui {

// The points of a scatter chart, painted as an image made in a worker.
class ScatterItem : public PlotLayer
{
    Q_OBJECT
public:
    ScatterItem();
    ~ScatterItem() override;

    void setPoints(ScatterPoints points);
    [[nodiscard]] const ScatterPoints &points() const { return m_points; }
    // Ringed; an index into PerfData::requests, -1 = none.
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

    ScatterPoints m_points;
    QImage m_image;
    PlotGeometry m_imageGeometry;
    qint32 m_selected = -1;
    QFutureWatcher<QImage> m_watcher;
    bool m_isStale = false;
};

// Requests in the plane of two metrics. A drag chooses a rectangle, a click the nearest request.
class ScatterChart : public ChartCard
{
    Q_OBJECT
public:
    explicit ScatterChart(QWidget *parent = nullptr);

    // The axes have no range of their own: it is that of the points.
    void setPoints(ScatterPoints points, AxisSpec x, AxisSpec y);
    void setSelectedRequest(qint32 request);
    [[nodiscard]] PlotView *plot() const { return m_plot; }
    [[nodiscard]] ScatterItem *item() const { return m_item; }

Q_SIGNALS:
    void requestClicked(qint32 request);
    void rectangleSelected(const aisb::gui::Interval &x, const aisb::gui::Interval &y);
    void rectangleCleared();

private:
    [[nodiscard]] std::vector<HoverRow> hoverRows(double x, double y) const;
    [[nodiscard]] PlotTable table() const;

    PlotView *m_plot;
    ScatterItem *m_item;
    AxisSpec m_x;
    AxisSpec m_y;
};

} // namespace aisb::gui
