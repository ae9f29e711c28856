// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/plotview.h"

#include "core/text/format.h"
#include "gui/charts/axesitem.h"
#include "gui/charts/crosshair.h"
#include "gui/charts/plotinput.h"
#include "gui/charts/plotlayer.h"
#include "gui/charts/plotreduction.h"
#include "gui/charts/plotseries.h"
#include "gui/charts/rangeitem.h"
#include "gui/theme/thememanager.h"

#include <QChart>
#include <QFocusEvent>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLegend>
#include <QMouseEvent>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

QChart *makeChart()
{
    auto *chart = new QChart;
    chart->legend()->hide();
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setMargins(QMargins(0, 0, 0, 0));
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setBackgroundRoundness(0);
    chart->setBackgroundVisible(false);
    chart->setPlotAreaBackgroundVisible(false);
    chart->setDropShadowEnabled(false);
    chart->setAcceptHoverEvents(false);
    return chart;
}

} // namespace

PlotView::PlotView(QWidget *parent)
    : QChartView(makeChart(), parent)
    , m_chartX(new QValueAxis)
    , m_chartY(new QValueAxis)
    , m_axes(new AxesItem)
    , m_band(new BandItem)
    , m_markers(new MarkersItem)
    , m_range(new RangeItem)
    , m_crosshair(new CrosshairItem)
    , m_input(std::make_unique<PlotInput>(*this))
    , m_theme(&currentTheme())
    , m_reduction(std::make_unique<Reduction>())
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(120, 60);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (QValueAxis *axis : {m_chartX, m_chartY}) {
        axis->setVisible(false);
    }
    chart()->addAxis(m_chartX, Qt::AlignBottom);
    chart()->addAxis(m_chartY, Qt::AlignLeft);
    for (PlotLayer *layer :
        std::initializer_list<PlotLayer *>{m_axes, m_band, m_markers, m_range, m_crosshair}) {
        takeLayer(layer);
    }
    m_reduceTimer.setSingleShot(true);
    m_reduceTimer.setInterval(0);
    connect(&m_reduceTimer, &QTimer::timeout, this, &PlotView::reduceNow);
    connect(&m_reduction->watcher, &QFutureWatcherBase::finished, this, &PlotView::drawReduced);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this,
        [this] { applyTheme(currentTheme()); });
    applyTheme(currentTheme());
    refreshRanges();
}

PlotView::~PlotView()
{
    m_reduction->watcher.disconnect();
    m_reduction->watcher.waitForFinished();
    m_series.clear();
    // The scene deletes the layers after the members of this are gone.
    for (PlotLayer *layer : m_layers)
        layer->disconnect(this);
}

void PlotView::setName(const QString &name)
{
    m_name = name;
    describe();
}

void PlotView::setCaption(const QString &caption, const QString &unit)
{
    m_axes->setCaption(caption, unit);
    updateGeometry();
}

void PlotView::setSummary(const QString &summary)
{
    m_summary = summary;
    describe();
}

void PlotView::describe()
{
    setAccessibleName(m_name);
    setAccessibleDescription(m_summary);
}

void PlotView::setEmptyText(const QString &text)
{
    m_axes->setEmptyText(text);
}

void PlotView::setXAxis(const AxisSpec &axis)
{
    m_xAxis = axis;
    refreshRanges();
}

void PlotView::setYAxis(const AxisSpec &axis)
{
    m_yAxis = axis;
    m_yAuto.reset();
    refreshRanges();
}

void PlotView::setXLabelsVisible(bool isVisible)
{
    m_areXLabelsVisible = isVisible;
    m_axes->setXLabelsVisible(isVisible);
    updateGeometry();
}

void PlotView::setPlotMargins(const QMargins &margins)
{
    if (margins != m_margins) {
        m_margins = margins;
        updateGeometry();
    }
}

int PlotView::neededLeftMargin() const
{
    return std::max(m_margins.left(), qCeil(m_axes->labelWidth()) + 12);
}

void PlotView::setMarkers(std::vector<Marker> markers)
{
    m_markers->setMarkers(std::move(markers));
}

void PlotView::addLayer(PlotLayer *layer)
{
    takeLayer(layer);
    refreshEmptiness();
}

void PlotView::takeLayer(PlotLayer *layer)
{
    scene()->addItem(layer);
    m_layers.push_back(layer);
    connect(layer, &QObject::destroyed, this, [this, layer] { std::erase(m_layers, layer); });
    layer->setTheme(*m_theme);
    layer->setGeometry(m_geometry);
}

// What is shown

Interval PlotView::fullXRange() const
{
    if (m_xAxis.fixed) {
        return *m_xAxis.fixed;
    }
    const Interval all = dataRange(Qt::Horizontal);
    return all.length() > 0 ? all : Interval{all.from, all.from + 1};
}

void PlotView::refreshRanges()
{
    m_yAuto = niceRange(m_yAxis, dataRange(Qt::Vertical), m_yAuto);
    updateGeometry();
}

void PlotView::setXRange(const Interval &range)
{
    const Interval full = fullXRange();
    const double length = std::clamp(range.length(), full.length() * 1e-7, full.length());
    const double from = std::clamp(range.from, full.from, full.to - length);
    const Interval shown{from, from + length};
    const bool isFull = length >= full.length() * (1 - 1e-9);
    const Interval before = xRange();
    m_xZoom = isFull ? std::nullopt : std::optional(shown);
    updateGeometry();
    if (xRange() != before) {
        Q_EMIT xRangeChanged(xRange());
    }
}

void PlotView::setYRange(const Interval &range)
{
    if (range.length() > 0) {
        m_yZoom = range;
        updateGeometry();
    }
}

void PlotView::resetZoom()
{
    const Interval before = xRange();
    m_xZoom.reset();
    m_yZoom.reset();
    updateGeometry();
    if (xRange() != before) {
        Q_EMIT xRangeChanged(xRange());
    }
}

void PlotView::zoomX(double factor, double around)
{
    const AxisScale &x = m_geometry.x;
    const double share = x.share(around);
    setXRange({x.valueAt(share - share * factor), x.valueAt(share + (1 - share) * factor)});
}

void PlotView::zoomY(double factor, double around)
{
    const AxisScale &y = m_geometry.y;
    // The zero line of amounts stays where it is.
    const double share =
        m_yAxis.startsAtZero && !m_yAxis.isLog ? y.share(y.shown().from) : y.share(around);
    setYRange({y.valueAt(share - share * factor), y.valueAt(share + (1 - share) * factor)});
}

void PlotView::panX(double share)
{
    const AxisScale &x = m_geometry.x;
    setXRange({x.valueAt(share), x.valueAt(1 + share)});
}

void PlotView::toggleLogY()
{
    if (!m_yAxis.names.isEmpty()) {
        return;
    }
    m_yAxis.isLog = !m_yAxis.isLog;
    m_yZoom.reset();
    m_yAuto.reset();
    refreshRanges();
}

// Geometry

QRectF PlotView::areaFor(const QSizeF &size, double left) const
{
    const int top = m_margins.top() + m_axes->captionHeight();
    const int bottom = m_areXLabelsVisible ? m_margins.bottom() : std::min(m_margins.bottom(), 4);
    return {left, static_cast<double>(top), std::max(1.0, size.width() - left - m_margins.right()),
        std::max(1.0, size.height() - top - bottom)};
}

void PlotView::layoutFor(const QSizeF &size)
{
    const Interval x = m_xZoom.value_or(fullXRange());
    const Interval y = m_yZoom.value_or(m_yAuto.value_or(Interval{0, 1}));
    m_geometry.x = AxisScale(m_xAxis.isLog, x);
    m_geometry.y = AxisScale(m_yAxis.isLog, y);
    m_geometry.ratio = devicePixelRatioF();
    m_geometry.area = areaFor(size, m_margins.left());
    m_axes->setAxes(m_xAxis, m_yAxis);
    m_axes->setGeometry(m_geometry);
    const int left = neededLeftMargin();
    if (left > m_margins.left()) {
        m_geometry.area = areaFor(size, left);
    }
    chart()->resize(size);
    scene()->setSceneRect(QRectF(QPointF(0, 0), size));
    chart()->setPlotArea(m_geometry.area);
    m_chartX->setRange(m_geometry.x.scaled(xRange().from), m_geometry.x.scaled(xRange().to));
    m_chartY->setRange(m_geometry.y.scaled(yRange().from), m_geometry.y.scaled(yRange().to));
    for (PlotLayer *layer : m_layers) {
        layer->setGeometry(m_geometry);
    }
}

void PlotView::updateGeometry()
{
    layoutFor(viewport()->size());
    placeCrosshair();
    scheduleReduction();
    Q_EMIT geometryChanged();
}

void PlotView::applyTheme(const Theme &theme)
{
    m_theme = &theme;
    setBackgroundBrush(theme.color(Token::Surface));
    for (PlotLayer *layer : m_layers) {
        layer->setTheme(theme);
    }
    for (const auto &series : m_series) {
        series->applyTheme(theme);
    }
    placeCrosshair();
    viewport()->update();
}

// Selection and crosshair

void PlotView::setRange(std::optional<Interval> range)
{
    m_range->setRange(range);
}

void PlotView::setRectangle(const Interval &x, const Interval &y)
{
    m_range->setRange(x, y);
}

std::optional<Interval> PlotView::range() const
{
    return m_range->range();
}

std::optional<Interval> PlotView::rangeY() const
{
    return m_range->rangeY();
}

void PlotView::setStableBand(std::optional<Interval> band)
{
    m_band->setBand(band);
}

std::optional<Interval> PlotView::stableBand() const
{
    return m_band->band();
}

void PlotView::setSteadyBand(std::optional<Interval> band)
{
    m_band->setSteady(band);
}

void PlotView::setCrosshair(std::optional<double> x)
{
    m_crosshair->setPlace(x, {});
    placeCrosshair();
}

std::optional<double> PlotView::crosshair() const
{
    return m_crosshair->place();
}

void PlotView::placeCrosshair()
{
    const std::optional<double> x = m_crosshair->place();
    std::vector<CrosshairItem::Dot> dots;
    for (const auto &series : m_series) {
        const bool isLine = series->isVisible() && !series->isMarks();
        if (const auto value = x && isLine ? series->valueAt(*x) : std::nullopt) {
            const SeriesSpec &spec = series->spec();
            dots.push_back(
                {*value, spec.color ? spec.color(*m_theme) : m_theme->color(Token::Accent)});
        }
    }
    m_crosshair->setPlace(x, std::move(dots));
}

void PlotView::setHoverProvider(HoverProvider provider)
{
    m_hoverProvider = std::move(provider);
}

// Events

void PlotView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    updateGeometry();
}

void PlotView::showEvent(QShowEvent *event)
{
    QChartView::showEvent(event);
    updateGeometry();
}

void PlotView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (m_reduction && event->type() == QEvent::ApplicationFontChange) {
        updateGeometry();
    }
}

void PlotView::mousePressEvent(QMouseEvent *event)
{
    m_input->press(*event);
    event->accept();
}

void PlotView::mouseMoveEvent(QMouseEvent *event)
{
    m_input->move(*event);
    event->accept();
}

void PlotView::mouseReleaseEvent(QMouseEvent *event)
{
    m_input->release(*event);
    event->accept();
}

void PlotView::mouseDoubleClickEvent(QMouseEvent *event)
{
    resetZoom();
    event->accept();
}

void PlotView::wheelEvent(QWheelEvent *event)
{
    m_input->wheel(*event);
    event->accept();
}

void PlotView::keyPressEvent(QKeyEvent *event)
{
    if (!m_input->key(*event)) {
        event->ignore(); // to the page: the base would scroll
    }
}

void PlotView::keyReleaseEvent(QKeyEvent *event)
{
    m_input->keyReleased(*event);
    event->ignore();
}

void PlotView::leaveEvent(QEvent *event)
{
    m_input->leave();
    QChartView::leaveEvent(event);
}

void PlotView::paintEvent(QPaintEvent *event)
{
    QChartView::paintEvent(event);
    if (hasFocus() && property("keyboardFocus").toBool()) {
        QPainter painter(viewport());
        painter.setPen(QPen(m_theme->color(Token::Accent), 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void PlotView::focusInEvent(QFocusEvent *event)
{
    const Qt::FocusReason reason = event->reason();
    setProperty("keyboardFocus",
        reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
            || reason == Qt::ShortcutFocusReason);
    QChartView::focusInEvent(event);
    viewport()->update();
}

void PlotView::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

} // namespace aisb::gui
