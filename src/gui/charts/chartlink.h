// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/plottypes.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace aisb::gui {

class HoverCard;
class PlotView;

// Joins plots with the same x axis: one zoom, one crosshair, one selected range, one hover card
// with rows of all plots.
class ChartLink : public QObject
{
    Q_OBJECT
public:
    explicit ChartLink(QObject *parent = nullptr);
    ~ChartLink() override;

    // The plot may die before the link. Left and right margins are set to the widest of all plots.
    void add(PlotView *plot);
    [[nodiscard]] std::vector<PlotView *> plots() const;

    void setZoomLinked(bool isLinked);
    [[nodiscard]] bool isZoomLinked() const { return m_isZoomLinked; }
    void setCrosshairShared(bool isShared);
    [[nodiscard]] bool isCrosshairShared() const { return m_isCrosshairShared; }

    // Sets it on all plots; emits nothing.
    void setRange(std::optional<Interval> range);
    void setXRange(const Interval &range);
    void setStableBand(std::optional<Interval> band);
    void setPin(std::optional<double> x);
    [[nodiscard]] std::optional<double> pin() const { return m_pin; }
    // First row of the hover card: "Time" and a formatted x. Default: axis name and its format.
    void setHeadline(std::function<HoverRow(double x)> headline);

Q_SIGNALS:
    void xRangeChanged(const aisb::gui::Interval &range);
    void rangeSelected(const aisb::gui::Interval &range, bool isFinal);
    void rangeCleared();
    void bandDragged(const aisb::gui::Interval &band, bool isFinal);
    void crosshairMoved(double x);
    void crosshairLeft();
    void pinned(double x);

private:
    void hover(PlotView *source, double x, double y, const QPoint &globalPosition);
    void leave();
    void align();

    std::vector<QPointer<PlotView>> m_plots;
    QPointer<HoverCard> m_card; // a child of the window
    std::function<HoverRow(double)> m_headline;
    std::optional<double> m_pin;
    bool m_isZoomLinked = true;
    bool m_isCrosshairShared = true;
    bool m_isForwarding = false;
};

} // namespace aisb::gui
