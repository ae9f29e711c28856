// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gui/charts/plotgeometry.h"

#include <QChartView>
#include <QTimer>
#include <QValueAxis>

#include <memory>

class QMenu;

namespace aisb::gui {

class AxesItem;
class BandItem;
class CrosshairItem;
class MarkersItem;
class PlotInput;
class PlotLayer;
class PlotSeries;
class RangeItem;

// One plot: one x and one y axis, series, markers, a stable band, a selected range, a crosshair.
// Points are given whole and immutable; what a screen can show of them is found out in a worker and
// drawn with one replace(). GUI thread.
//
// Zoom never changes a number: only the range (drag) is meant to filter, and the owner decides what
// it does. Gestures and keys are those of design/desktop.md 3. Several plots under each other are
// joined by ChartLink.
class PlotView : public QChartView
{
    Q_OBJECT
public:
    enum class DragMode
    {
        SelectRange,
        SelectRectangle,
        None
    };

    explicit PlotView(QWidget *parent = nullptr);
    ~PlotView() override;

    // What it shows, for accessibility, export and the file name: "TTFT over time".
    void setName(const QString &name);
    [[nodiscard]] QString name() const { return m_name; }
    // A line above the plot area inside the view: "In flight" and grey "requests". Empty: none.
    void setCaption(const QString &caption, const QString &unit);
    // The left margin really used: wide labels need more than plotMargins() has.
    [[nodiscard]] int neededLeftMargin() const;
    // For accessibility: "2,400 requests, P99 5,884 ms".
    void setSummary(const QString &summary);
    // In the middle of the plot area when there is nothing to draw: "No request in this selection".
    void setEmptyText(const QString &text);

    void setXAxis(const AxisSpec &axis);
    void setYAxis(const AxisSpec &axis);
    [[nodiscard]] const AxisSpec &xAxis() const { return m_xAxis; }
    [[nodiscard]] const AxisSpec &yAxis() const { return m_yAxis; }
    void setXLabelsVisible(bool isVisible); // off for all but the lowest of linked plots
    // Space around the plot area; the same left and right margins align plots. Default: 52, 6,
    // 20, 22.
    void setPlotMargins(const QMargins &margins);
    [[nodiscard]] QMargins plotMargins() const { return m_margins; }

    // Series are painted in the order they were added. An id that exists already is replaced.
    void addSeries(const SeriesSpec &spec);
    void removeSeries(const QString &id);
    void clearSeries();
    // Ascending x (Dots: any order). null clears. NaN y breaks the line.
    void setPoints(const QString &id, Points points);
    void setSeriesVisible(const QString &id, bool isVisible);
    [[nodiscard]] bool isSeriesVisible(const QString &id) const;
    [[nodiscard]] std::vector<SeriesSpec> seriesSpecs() const;
    [[nodiscard]] Points pointsOf(const QString &id) const;
    [[nodiscard]] std::vector<LegendEntry> legend() const;

    void setMarkers(std::vector<Marker> markers);
    // Takes ownership.
    void addLayer(PlotLayer *layer);
    [[nodiscard]] const PlotGeometry &geometry() const { return m_geometry; }

    // What is shown. The full range is the axis' fixed one or that of the data.
    [[nodiscard]] Interval xRange() const { return m_geometry.x.shown(); }
    [[nodiscard]] Interval yRange() const { return m_geometry.y.shown(); }
    [[nodiscard]] Interval fullXRange() const;
    void setXRange(
        const Interval &range); // clamped to the full range; emits xRangeChanged() when it differs
    void setYRange(const Interval &range);
    void resetZoom();
    [[nodiscard]] bool isZoomed() const { return m_xZoom || m_yZoom; }
    // Scales the shown x range around a value; factor < 1 zooms in.
    void zoomX(double factor, double around);
    void zoomY(double factor, double around);
    void panX(double share); // of the shown range
    // Values at or below 0 lie on the lower edge then.
    void toggleLogY();

    // The selected range. Setting it emits nothing.
    void setDragMode(DragMode mode) { m_dragMode = mode; }
    void setRange(std::optional<Interval> range);
    void setRectangle(const Interval &x, const Interval &y);
    [[nodiscard]] std::optional<Interval> range() const;
    // SelectRectangle: the y part, when a rectangle is selected.
    [[nodiscard]] std::optional<Interval> rangeY() const;
    void setStableBand(std::optional<Interval> band);
    [[nodiscard]] std::optional<Interval> stableBand() const;
    // Its edges can be dragged; off by default.
    void setBandEditable(bool isEditable) { m_isBandEditable = isEditable; }
    // The steady state: a bar above the plot area.
    void setSteadyBand(std::optional<Interval> band);

    // The crosshair of this plot, in x. Setting it emits nothing.
    void setCrosshair(std::optional<double> x);
    [[nodiscard]] std::optional<double> crosshair() const;
    // Rows of the hover card at x; the default takes the visible series. Set it to add or replace
    // rows.
    using HoverProvider = std::function<std::vector<HoverRow>(double x, double y)>;
    void setHoverProvider(HoverProvider provider);
    [[nodiscard]] std::vector<HoverRow> hoverRows(double x, double y) const;
    // An x as the hover card writes it: with the decimals a pixel can tell apart, without the unit.
    [[nodiscard]] QString xText(double x) const;
    // Off when a ChartLink shows one card for all its plots.
    void setOwnHoverCard(bool isOwn) { m_hasOwnHover = isOwn; }

    // Export: always the light theme, with title and legend. size in logical pixels.
    [[nodiscard]] QImage toImage(const QSize &size, qreal ratio);
    // Draws the same into a part of a page; lines and letters stay lines and letters.
    void paintTo(QPainter &painter, const QRectF &target);
    core::Result<> savePng(const QString &file, const QSize &size, qreal ratio = 2);
    core::Result<> saveSvg(const QString &file, const QSize &size);
    core::Result<> saveCsv(const QString &file) const;
    [[nodiscard]] PlotTable table() const;
    // Replaces the table made of the series, also in the CSV.
    using TableProvider = std::function<PlotTable()>;
    void setTableProvider(TableProvider provider) { m_tableProvider = std::move(provider); }
    [[nodiscard]] QByteArray toCsv() const;
    // "drawn as min and max per pixel of 250,000 points"; empty when every point is drawn.
    [[nodiscard]] QString reductionNote() const;

    // Blocks until the reduction in the worker is drawn; for tests and export.
    void finishPending();

Q_SIGNALS:
    void xRangeChanged(const aisb::gui::Interval &range);
    // By the pointer or keys of this plot. y is in axis units.
    void hovered(double x, double y, const QPoint &globalPosition);
    void hoverLeft();
    void crosshairPinned(double x);
    void clicked(double x, double y);
    // While dragging at most ten times a second, and once at the end with isFinal.
    void rangeSelected(const aisb::gui::Interval &range, bool isFinal);
    // An edge of the stable band, in the rhythm of rangeSelected().
    void bandDragged(const aisb::gui::Interval &band, bool isFinal);
    void rectangleSelected(const aisb::gui::Interval &x, const aisb::gui::Interval &y);
    void rangeCleared();
    void tableRequested();
    void legendChanged();
    // A file chosen in the menu could not be written; detail names it.
    void exportFailed(const QString &detail);
    // The menu is about to be shown; owners may add actions.
    void contextMenuAboutToShow(QMenu *menu, double x, double y);
    void geometryChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Reduction;
    friend class PlotInput;

    void applyTheme(const Theme &theme);
    void layoutFor(const QSizeF &size);
    void updateGeometry();
    void refreshRanges();
    void takeLayer(PlotLayer *layer);
    [[nodiscard]] QRectF areaFor(const QSizeF &size, double left) const;
    [[nodiscard]] Interval dataRange(Qt::Orientation orientation) const;
    [[nodiscard]] PlotSeries *seriesOf(const QString &id) const;

    void scheduleReduction();
    void reduceNow();
    void drawReduced();
    void refreshEmptiness();

    void placeCrosshair();
    void describe();
    void paintExportHeader(QPainter &painter, const QRectF &line) const;
    [[nodiscard]] QString formatted(const PlotSeries &series, double value) const;

    QString m_name;
    QString m_summary;
    AxisSpec m_xAxis;
    AxisSpec m_yAxis;
    QMargins m_margins{52, 6, 20, 22};
    PlotGeometry m_geometry;
    std::optional<Interval> m_xZoom;
    std::optional<Interval> m_yZoom;
    std::optional<Interval> m_yAuto;
    QValueAxis *m_chartX;
    QValueAxis *m_chartY;
    std::vector<std::unique_ptr<PlotSeries>> m_series;
    std::vector<PlotLayer *> m_layers; // owned by the scene
    AxesItem *m_axes;
    BandItem *m_band;
    MarkersItem *m_markers;
    RangeItem *m_range;
    CrosshairItem *m_crosshair;
    std::unique_ptr<PlotInput> m_input;
    HoverProvider m_hoverProvider;
    TableProvider m_tableProvider;
    DragMode m_dragMode = DragMode::SelectRange;
    bool m_hasOwnHover = true;
    bool m_isBandEditable = false;
    bool m_areXLabelsVisible = true;
    const Theme *m_theme;
    QTimer m_reduceTimer;
    std::unique_ptr<Reduction> m_reduction;
};

} // namespace aisb::gui
