// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/scorechart.h"

#include "core/text/format.h"
#include "gui/charts/ticks.h"
#include "gui/theme/fonts.h"
#include "gui/theme/thememanager.h"

#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr double kBar = 9; // at most
constexpr double kMarkGap = 3;
constexpr double kBandPadding = 8;
constexpr double kPoint = 3.5;
constexpr double kCap = 3.5; // half of the line across the end of an interval
constexpr qsizetype kMaxName = 30;
constexpr int kLeastPlot = 90;
constexpr int kMostBand = 120; // height of a band where there is room
constexpr int kAxisHeight = 22;
constexpr int kAxisTicks = 6;

// Scrolling is for the rows; Ctrl with the wheel zooms.
class ScorePlot : public PlotView
{
public:
    using PlotView::PlotView;

protected:
    void wheelEvent(QWheelEvent *event) override
    {
        if (event->modifiers().testFlag(Qt::ControlModifier)) {
            PlotView::wheelEvent(event);
        } else {
            event->ignore();
        }
    }
};

// The numbers of the x axis over the lower edge of what is shown of a plot.
class StickyAxis : public QWidget
{
public:
    StickyAxis(const PlotView &plot, QWidget *parent)
        : QWidget(parent)
        , m_plot(plot)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event)
        QPainter painter(this);
        painter.fillRect(rect(), currentTheme().color(Token::Surface));
        const QRectF &area = m_plot.geometry().area;
        painter.setPen(currentTheme().color(Token::Control));
        painter.drawLine(QPointF(area.left(), 0.5), QPointF(area.right(), 0.5));
        painter.setFont(numberFont(TextSize::Caption));
        painter.setPen(currentTheme().color(Token::Text3));
        for (const Tick &tick : ticksOf(m_plot.xAxis(), m_plot.xRange(), kAxisTicks)) {
            const double x = m_plot.geometry().xToPixel(tick.value);
            painter.drawText(QRectF(x - 40, 1, 80, height() - 1), Qt::AlignCenter, tick.label);
        }
    }

private:
    const PlotView &m_plot;
};

QString shortName(const QString &name)
{
    if (name.size() <= kMaxName) {
        return name;
    }
    const qsizetype tail = kMaxName / 2;
    return name.left(kMaxName - tail - 1) + u'…' + name.right(tail);
}

double bandHeight(std::size_t models)
{
    return static_cast<double>(std::max<std::size_t>(models, 1)) * (kBar + kMarkGap) + kBandPadding;
}

// From 0 for bars; 100 where scores are percents.
Interval barRange(double highest)
{
    if (highest > 0 && highest <= 1) {
        return {0, 1};
    }
    if (highest <= 100) {
        return {0, 100};
    }
    AxisSpec axis;
    return niceRange(axis, {0, highest});
}

Interval rangeOf(const ScoreSeries &series, ScoreForm form)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const ScoreBand &band : series.bands) {
        for (const std::optional<ScoreMark> &mark : band.marks) {
            if (mark) {
                const Interval all = mark->interval.value_or(Interval{mark->value, mark->value});
                low = std::min({low, all.from, mark->value});
                high = std::max({high, all.to, mark->value});
            }
        }
    }
    if (!std::isfinite(low) || !std::isfinite(high)) {
        return {0, 100};
    }
    if (form == ScoreForm::Bars && low >= 0) {
        return barRange(high);
    }
    AxisSpec axis;
    axis.startsAtZero = form == ScoreForm::Bars;
    Interval range = niceRange(axis, {low, high});
    // Percents end at 100 and 0 even where the air around them would not.
    if (low >= 0) {
        range.from = std::max(0.0, range.from);
    }
    if (high <= 100 && range.to > 100) {
        range.to = 100;
    }
    return range;
}

} // namespace

bool ScoreBand::hasMarks() const
{
    return std::ranges::any_of(marks, [](const auto &mark) { return mark.has_value(); });
}

ScoreLayer::ScoreLayer(ScoreForm form, const PlotView &plot)
    : PlotLayer(Marks)
    , m_form(form)
    , m_plot(plot)
{
}

void ScoreLayer::setSeries(ScoreSeries series)
{
    m_series = std::move(series);
    update();
}

void ScoreLayer::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    Q_UNUSED(option)
    Q_UNUSED(widget)
    painter->setClipRect(geometry().area.adjusted(-1, -1, 6, 1));
    painter->setRenderHint(QPainter::Antialiasing);
    const std::size_t count = m_series.bands.size();
    std::vector<int> shown;
    for (int model = 0; model < m_series.models.size(); ++model) {
        if (m_plot.isSeriesVisible(QString::number(model))) {
            shown.push_back(model);
        }
    }
    if (count == 0 || shown.empty()) {
        return;
    }
    const double band = geometry().area.height() / static_cast<double>(count);
    const double step = std::min(kBar + kMarkGap, (band - 4) / static_cast<double>(shown.size()));
    const double height = std::max(2.0, std::min(kBar, step - 1));
    for (std::size_t i = 0; i < count; ++i) {
        const double middle = geometry().yToPixel(namedPlace(i, count));
        const double top = middle - step * static_cast<double>(shown.size() - 1) / 2;
        if (i > 0) {
            QPen line(theme().color(Token::Grid), 1);
            line.setCosmetic(true);
            painter->setPen(line);
            const double edge = std::floor(middle - band / 2) + 0.5;
            painter->drawLine(
                QPointF(geometry().area.left(), edge), QPointF(geometry().area.right(), edge));
        }
        for (std::size_t k = 0; k < shown.size(); ++k) {
            const auto &marks = m_series.bands[i].marks;
            const auto model = static_cast<std::size_t>(shown[k]);
            if (model < marks.size() && marks[model]) {
                paintMark(
                    *painter, *marks[model], top + static_cast<double>(k) * step, height, shown[k]);
            }
        }
    }
}

void ScoreLayer::paintMark(
    QPainter &painter, const ScoreMark &mark, double y, double height, int model) const
{
    const QColor color = theme().experiment(m_series.colors[static_cast<std::size_t>(model)]);
    const double x = geometry().xToPixel(mark.value);
    if (m_form == ScoreForm::Bars) {
        const double zero = geometry().xToPixel(std::max(0.0, geometry().x.shown().from));
        painter.fillRect(QRectF(std::min(zero, x), y - height / 2, std::abs(x - zero), height),
            blended(color, theme().color(Token::Surface), 0.75));
        if (mark.interval) {
            paintInterval(painter, *mark.interval, y, height, theme().color(Token::Text));
        }
        return;
    }
    if (mark.interval) {
        paintInterval(painter, *mark.interval, y, height, color);
    }
    paintPoint(painter, QPointF(x, y), model, color);
}

void ScoreLayer::paintInterval(
    QPainter &painter, const Interval &interval, double y, double height, const QColor &color) const
{
    const double left = geometry().xToPixel(interval.from);
    const double right = geometry().xToPixel(interval.to);
    const double cap = std::min(kCap, height / 2);
    const double line = std::floor(y) + 0.5;
    painter.setPen(QPen(color, m_form == ScoreForm::Bars ? 1 : 1.5));
    painter.drawLine(QPointF(left, line), QPointF(right, line));
    for (const double end : {left, right}) {
        painter.drawLine(QPointF(end, line - cap), QPointF(end, line + cap));
    }
}

// Round and square in turn: colour is never the only signal.
void ScoreLayer::paintPoint(
    QPainter &painter, const QPointF &place, int model, const QColor &color) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const QPointF center(place.x(), std::floor(place.y()) + 0.5);
    if (model % 2 == 0) {
        painter.drawEllipse(center, kPoint, kPoint);
    } else {
        painter.drawRect(QRectF(center.x() - kPoint, center.y() - kPoint, 2 * kPoint, 2 * kPoint));
    }
}

ScoreChart::ScoreChart(ScoreForm form, QWidget *parent)
    : ChartCard(parent)
    , m_form(form)
    , m_plot(new ScorePlot(this))
    , m_scroll(new QScrollArea)
    , m_axis(new StickyAxis(*m_plot, m_scroll->viewport()))
    , m_layer(new ScoreLayer(form, *m_plot))
{
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setAlignment(Qt::AlignTop);
    m_scroll->setWidget(m_plot);
    addPlot(m_plot, m_scroll);
    m_plot->setDragMode(PlotView::DragMode::None);
    m_plot->setPlotMargins({60, 4, 26, 22});
    m_plot->addLayer(m_layer);
    m_plot->setHoverProvider([this](double, double y) { return hoverRows(y); });
    m_plot->setTableProvider([this] { return tableOf(); });
    m_scroll->viewport()->installEventFilter(this);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &ScoreChart::placeAxis);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &ScoreChart::placeAxis);
    connect(m_plot, &PlotView::geometryChanged, this, &ScoreChart::placeAxis);
    connect(m_plot, &PlotView::legendChanged, this, [this] { m_layer->update(); });
    connect(m_plot, &PlotView::clicked, this, [this](double, double y) {
        if (const ScoreBand *band = bandAt(y)) {
            Q_EMIT bandClicked(band->name);
        }
    });
    retranslate();
}

void ScoreChart::setSeries(const QString &name, ScoreSeries series)
{
    m_name = name;
    std::erase_if(series.bands, [](const ScoreBand &band) { return !band.hasMarks(); });
    m_layer->setSeries(std::move(series));
    retranslate();
    m_plot->resetZoom();
}

void ScoreChart::placeAxis()
{
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    const QRect viewport = m_scroll->viewport()->rect();
    m_axis->setGeometry(0, viewport.height() - kAxisHeight, viewport.width(), kAxisHeight);
    m_axis->setVisible(bar->value() < bar->maximum());
    m_axis->raise();
    m_axis->update();
}

bool ScoreChart::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        placeAxis();
    }
    return ChartCard::eventFilter(watched, event);
}

void ScoreChart::setAxes()
{
    const ScoreSeries &series = m_layer->series();
    AxisSpec x;
    x.name = tr("Score");
    x.startsAtZero = m_form == ScoreForm::Bars;
    x.fixed = rangeOf(series, m_form);
    AxisSpec y;
    y.name = tr("Data set");
    for (const ScoreBand &band : series.bands) {
        y.names << shortName(band.name);
    }
    y.fixed = Interval{0, std::max(1.0, static_cast<double>(series.bands.size()))};
    m_plot->setXAxis(x);
    m_plot->setYAxis(y);
    const double needed = static_cast<double>(series.bands.size())
        * bandHeight(static_cast<std::size_t>(series.models.size()));
    const int most = static_cast<int>(series.bands.size()) * kMostBand;
    m_plot->setMinimumHeight(std::max(kLeastPlot, static_cast<int>(needed) + 26));
    m_plot->setMaximumHeight(
        series.bands.empty() ? QWIDGETSIZE_MAX : std::max(m_plot->minimumHeight(), most + 60));
}

// Carry the legend and what is hidden; the layer paints.
void ScoreChart::setSeriesPoints()
{
    const ScoreSeries &series = m_layer->series();
    m_plot->clearSeries();
    const std::size_t count = series.bands.size();
    for (qsizetype model = 0; model < series.models.size(); ++model) {
        SeriesSpec spec;
        spec.id = QString::number(model);
        spec.name =
            series.models.size() > 1 ? series.labels.value(model, series.models[model]) : QString();
        spec.kind = SeriesKind::Dots;
        spec.color = experimentColor(series.colors[static_cast<std::size_t>(model)]);
        m_plot->addSeries(spec);
        std::vector<core::Point> points;
        for (std::size_t i = 0; i < count; ++i) {
            const auto &marks = series.bands[i].marks;
            if (static_cast<std::size_t>(model) < marks.size()
                && marks[static_cast<std::size_t>(model)]) {
                // Below the plot: the layer draws the mark at its place.
                points.push_back({marks[static_cast<std::size_t>(model)]->value, -10});
            }
        }
        m_plot->setPoints(spec.id, makePoints(std::move(points)));
    }
}

void ScoreChart::retranslate()
{
    m_plot->setName(m_name.isEmpty() ? tr("Scores") : m_name);
    m_plot->setEmptyText(tr("There are no scores yet."));
    setAxes();
    setSeriesPoints();
    m_plot->setSummary(
        tr("%n rows of scores", nullptr, static_cast<int>(m_layer->series().bands.size())));
}

const ScoreBand *ScoreChart::bandAt(double y) const
{
    const std::vector<ScoreBand> &bands = m_layer->series().bands;
    const double place = static_cast<double>(bands.size()) - y;
    if (place < 0 || place >= static_cast<double>(bands.size())) {
        return nullptr;
    }
    return &bands[static_cast<std::size_t>(place)];
}

std::vector<HoverRow> ScoreChart::hoverRows(double y) const
{
    const ScoreBand *band = bandAt(y);
    if (!band) {
        return {};
    }
    const ScoreSeries &series = m_layer->series();
    std::vector<HoverRow> rows{{band->name, band->metric, {}}};
    for (std::size_t model = 0; model < band->marks.size(); ++model) {
        const std::optional<ScoreMark> &mark = band->marks[model];
        if (!mark) {
            continue;
        }
        QString text = mark->text;
        if (mark->interval) {
            text += u"  (%1 – %2)"_s.arg(core::displayDecimal(mark->interval->from, 2),
                core::displayDecimal(mark->interval->to, 2));
        }
        rows.push_back({series.models.value(static_cast<qsizetype>(model)), text,
            experimentColor(series.colors[model])});
    }
    return rows;
}

PlotTable ScoreChart::tableOf() const
{
    const ScoreSeries &series = m_layer->series();
    PlotTable table;
    table.namesHeader = tr("Data set");
    for (const QString &model : series.models) {
        table.header << model << tr("%1, 95 % from").arg(model) << tr("%1, 95 % to").arg(model);
    }
    for (const ScoreBand &band : series.bands) {
        table.names << (band.metric.isEmpty() ? band.name
                                              : u"%1 · %2"_s.arg(band.name, band.metric));
        std::vector<std::optional<double>> row;
        for (const std::optional<ScoreMark> &mark : band.marks) {
            const bool hasInterval = mark && mark->interval;
            row.push_back(mark ? std::optional(mark->value) : std::nullopt);
            row.push_back(hasInterval ? std::optional(mark->interval->from) : std::nullopt);
            row.push_back(hasInterval ? std::optional(mark->interval->to) : std::nullopt);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace aisb::gui
