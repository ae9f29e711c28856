// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/axesitem.h"

#include "gui/theme/fonts.h"

#include <QCoreApplication>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr double kLabelGap = 6;
constexpr double kXTickSpace = 96;
constexpr double kYTickSpace = 34;
constexpr double kXLabelSpace = 48; // the least room of a label
constexpr double kYLabelSpace = 15;

double crisp(double pixel)
{
    return std::floor(pixel) + 0.5;
}

QPen hairline(const QColor &color, Qt::PenStyle style = Qt::SolidLine)
{
    QPen pen(color, 1, style);
    pen.setCosmetic(true);
    return pen;
}

// A scale needs two numbers to be read: low plots take a finer step, as far as most labels have
// room, rather than one number.
std::vector<Tick> enoughTicks(const AxisSpec &axis, const Interval &shown, int count, int most)
{
    std::vector<Tick> ticks = ticksOf(axis, shown, count);
    if (!axis.names.isEmpty()) {
        return ticks;
    }
    for (int more = count + 1; ticks.size() < 3 && more <= count + 3; ++more) {
        std::vector<Tick> finer = ticksOf(axis, shown, more);
        if (static_cast<int>(finer.size()) > most) {
            break;
        }
        ticks = std::move(finer);
    }
    return ticks;
}

// Axes the program formats itself leave the place for "%" to the last label.
bool needsUnit(const QString &label, const QString &unit)
{
    return !unit.isEmpty() && !label.isEmpty() && !label.endsWith(unit);
}

} // namespace

AxesItem::AxesItem()
    : PlotLayer(Grid)
{
    setOverhang({120, 40, 60, 40});
}

void AxesItem::setAxes(const AxisSpec &x, const AxisSpec &y)
{
    m_x = x;
    m_y = y;
    geometryChanged();
}

void AxesItem::setXLabelsVisible(bool isVisible)
{
    m_areXLabelsVisible = isVisible;
    update();
}

void AxesItem::setCaption(const QString &caption, const QString &unit)
{
    m_caption = caption;
    m_captionUnit = unit;
    update();
}

void AxesItem::setCaptionHidden(bool isHidden)
{
    m_isCaptionHidden = isHidden;
    update();
}

int AxesItem::captionHeight() const
{
    return m_caption.isEmpty() || m_isCaptionHidden
        ? 0
        : QFontMetrics(textFont(TextSize::Table)).height() + 2;
}

void AxesItem::setEmptyText(const QString &text)
{
    m_emptyText = text;
    update();
}

void AxesItem::setEmpty(bool isEmpty)
{
    m_isEmpty = isEmpty;
    update();
}

double AxesItem::labelWidth() const
{
    const QFontMetricsF metrics(numberFont(TextSize::Caption));
    double width = 0;
    for (const Tick &tick : m_yTicks) {
        width = std::max(width, metrics.horizontalAdvance(tick.label));
    }
    return width;
}

void AxesItem::geometryChanged()
{
    const QRectF &area = geometry().area;
    const int xCount = std::clamp(static_cast<int>(area.width() / kXTickSpace), 2, 8);
    const int yCount = std::clamp(static_cast<int>(area.height() / kYTickSpace), 2, 5);
    m_xTicks = enoughTicks(
        m_x, geometry().x.shown(), xCount, static_cast<int>(area.width() / kXLabelSpace));
    m_yTicks = enoughTicks(
        m_y, geometry().y.shown(), yCount, 1 + static_cast<int>(area.height() / kYLabelSpace));
    update();
}

void AxesItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    Q_UNUSED(option)
    Q_UNUSED(widget)
    painter->setFont(numberFont(TextSize::Caption));
    paintX(*painter);
    paintY(*painter);
    const QRectF &area = geometry().area;
    painter->setPen(hairline(theme().color(Token::Control)));
    const double bottom = crisp(area.bottom());
    painter->drawLine(QPointF(area.left(), bottom), QPointF(area.right(), bottom));
    paintTexts(*painter);
}

void AxesItem::paintX(QPainter &painter) const
{
    const QRectF &area = geometry().area;
    const QFontMetricsF metrics(painter.font());
    double occupied = -1e9;
    for (std::size_t i = 0; i < m_xTicks.size(); ++i) {
        const double x = geometry().xToPixel(m_xTicks[i].value);
        painter.setPen(hairline(theme().color(Token::Grid)));
        painter.drawLine(QPointF(crisp(x), area.top()), QPointF(crisp(x), area.bottom()));
        QString label = m_areXLabelsVisible ? m_xTicks[i].label : QString();
        if (i + 1 == m_xTicks.size() && needsUnit(label, m_x.unit)) {
            label += u' ' + m_x.unit;
        }
        const double width = metrics.horizontalAdvance(label);
        // The number stays centred at its line, the unit hangs behind it.
        const double number = metrics.horizontalAdvance(m_xTicks[i].label);
        const double left =
            std::min(x - number / 2, std::max(area.right() + 4 - width, x - width + number / 2));
        if (label.isEmpty() || left < occupied) {
            continue;
        }
        painter.setPen(theme().color(Token::Text3));
        painter.drawText(QPointF(left, area.bottom() + 4 + metrics.ascent()), label);
        occupied = left + width + 4;
    }
}

void AxesItem::paintY(QPainter &painter) const
{
    const QRectF &area = geometry().area;
    const QFontMetricsF metrics(painter.font());
    for (std::size_t i = 0; i < m_yTicks.size(); ++i) {
        const double y = geometry().yToPixel(m_yTicks[i].value);
        painter.setPen(hairline(theme().color(Token::Grid)));
        if (m_y.names.isEmpty()) {
            painter.drawLine(QPointF(area.left(), crisp(y)), QPointF(area.right(), crisp(y)));
        }
        QString label = m_yTicks[i].label;
        if (i + 1 == m_yTicks.size() && m_y.unit == "%"_L1 && needsUnit(label, m_y.unit)) {
            label += QChar(QChar::Nbsp) + m_y.unit;
        }
        painter.setPen(theme().color(m_y.names.isEmpty() ? Token::Text3 : Token::Text));
        painter.drawText(QPointF(area.left() - kLabelGap - metrics.horizontalAdvance(label),
                             y + (metrics.ascent() - metrics.descent()) / 2),
            label);
    }
}

// At the axis it is about: left of the x labels, or over the top of the y axis.
void AxesItem::paintLogNote(QPainter &painter) const
{
    const QRectF &area = geometry().area;
    const QString note = QCoreApplication::translate("aisb::gui::PlotView", "log axis");
    painter.setFont(textFont(TextSize::Caption));
    painter.setPen(theme().color(Token::Text3));
    const QFontMetricsF metrics(painter.font());
    if (m_x.isLog && m_areXLabelsVisible) {
        painter.drawText(QPointF(area.left() - kLabelGap - metrics.horizontalAdvance(note),
                             area.bottom() + 4 + metrics.ascent()),
            note);
    }
    if (m_y.isLog) {
        painter.drawText(QPointF(area.left() + 4, area.top() + metrics.ascent()), note);
    }
}

void AxesItem::paintTexts(QPainter &painter) const
{
    const QRectF &area = geometry().area;
    if (!m_caption.isEmpty() && !m_isCaptionHidden) {
        painter.setFont(textFont(TextSize::Table));
        const QFontMetricsF metrics(painter.font());
        const double base = area.top() - 5 - metrics.descent();
        painter.setPen(theme().color(Token::Text2));
        painter.drawText(QPointF(area.left(), base), m_caption);
        painter.setPen(theme().color(Token::Text3));
        painter.drawText(
            QPointF(area.left() + metrics.horizontalAdvance(m_caption) + 4, base), m_captionUnit);
    }
    paintLogNote(painter);
    if (m_isEmpty && !m_emptyText.isEmpty()) {
        painter.setFont(textFont(TextSize::Body));
        painter.setPen(theme().color(Token::Text3));
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    }
}

MarkersItem::MarkersItem()
    : PlotLayer(Selection)
{
    setZValue(Selection - 1);
}

void MarkersItem::setMarkers(std::vector<Marker> markers)
{
    m_markers = std::move(markers);
    update();
}

void MarkersItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    Q_UNUSED(option)
    Q_UNUSED(widget)
    double labelsEnd = -1e9;
    for (const Marker &marker : m_markers) {
        painter->setFont(
            numberFont(TextSize::Caption, marker.isStrong ? QFont::Bold : QFont::Normal));
        const QColor color = marker.color ? marker.color(theme()) : theme().color(Token::Text2);
        QPen pen = hairline(color);
        pen.setDashPattern({4, 3});
        painter->setPen(pen);
        if (marker.orientation == Qt::Vertical) {
            paintVertical(*painter, marker, labelsEnd);
        } else {
            paintHorizontal(*painter, marker);
        }
    }
}

// A label is legible where bars or lines are behind it, too.
void MarkersItem::paintPlate(QPainter &painter, const QRectF &rect) const
{
    QColor plate = theme().color(Token::Surface);
    plate.setAlphaF(0.8F);
    painter.fillRect(rect, plate);
}

// Labels stand right of their line; at the right edge or in the way of the one before, left or
// below.
void MarkersItem::paintVertical(QPainter &painter, const Marker &marker, double &labelsEnd) const
{
    const QRectF &area = geometry().area;
    const double x = geometry().xToPixel(marker.value);
    if (x < area.left() - 0.5 || x > area.right() + 0.5) {
        return;
    }
    painter.drawLine(QPointF(crisp(x), area.top()), QPointF(crisp(x), area.bottom()));
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(marker.label);
    const bool isLeft = x + 5 + width > area.right();
    const double left = isLeft ? x - 5 - width : x + 5;
    const double line = left < labelsEnd ? metrics.height() : 0;
    paintPlate(painter, QRectF(left - 2, area.top() + 1 + line, width + 4, metrics.height()));
    painter.setPen(theme().color(Token::Text));
    painter.drawText(QPointF(left, area.top() + metrics.ascent() + 1 + line), marker.label);
    labelsEnd = left + width + 4;
}

void MarkersItem::paintHorizontal(QPainter &painter, const Marker &marker) const
{
    const QRectF &area = geometry().area;
    const double y = geometry().yToPixel(marker.value);
    if (y < area.top() - 0.5 || y > area.bottom() + 0.5) {
        return;
    }
    painter.drawLine(QPointF(area.left(), crisp(y)), QPointF(area.right(), crisp(y)));
    const QFontMetricsF metrics(painter.font());
    const bool isBelow = y - metrics.height() < area.top();
    const QPointF base(
        area.left() + 4, isBelow ? y + metrics.ascent() + 2 : y - metrics.descent() - 2);
    paintPlate(painter,
        QRectF(base.x() - 2, base.y() - metrics.ascent(),
            metrics.horizontalAdvance(marker.label) + 4, metrics.height()));
    painter.setPen(theme().color(Token::Text2));
    painter.drawText(base, marker.label);
}

namespace {

constexpr double kBandReach = 4; // pixels beside an edge that still take hold of it
constexpr double kSteadyHeight = 3;

} // namespace

BandItem::BandItem()
    : PlotLayer(Bands)
{
    setOverhang({0, kSteadyHeight + 2, 0, 0});
}

void BandItem::setSteady(std::optional<Interval> steady)
{
    m_steady = steady;
    update();
}

BandItem::Edge BandItem::edgeAt(const QPointF &pixel) const
{
    const QRectF &area = geometry().area;
    if (!m_band || !area.adjusted(-kBandReach, 0, kBandReach, 0).contains(pixel)) {
        return Edge::None;
    }
    const double left = std::abs(pixel.x() - geometry().xToPixel(m_band->from));
    const double right = std::abs(pixel.x() - geometry().xToPixel(m_band->to));
    if (std::min(left, right) > kBandReach) {
        return Edge::None;
    }
    return left < right ? Edge::Left : Edge::Right;
}

void BandItem::setBand(std::optional<Interval> band)
{
    m_band = band;
    update();
}

void BandItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    Q_UNUSED(option)
    Q_UNUSED(widget)
    if (m_band) {
        paintBand(*painter);
    }
    if (m_steady) {
        paintSteady(*painter);
    }
}

void BandItem::paintSteady(QPainter &painter) const
{
    const QRectF &area = geometry().area;
    const double left = std::max(area.left(), geometry().xToPixel(m_steady->from));
    const double right = std::min(area.right(), geometry().xToPixel(m_steady->to));
    if (right > left) {
        painter.fillRect(QRectF(left, area.top() - kSteadyHeight - 1, right - left, kSteadyHeight),
            theme().series(SeriesRole::Success));
    }
}

void BandItem::paintBand(QPainter &painter) const
{
    const QRectF &area = geometry().area;
    const double left = std::max(area.left(), geometry().xToPixel(m_band->from));
    const double right = std::min(area.right(), geometry().xToPixel(m_band->to));
    if (right <= left) {
        return;
    }
    QColor fill = theme().color(Token::Text3);
    fill.setAlphaF(0.07F);
    painter.fillRect(QRectF(left, area.top(), right - left, area.height()), fill);
    QPen pen = hairline(blended(theme().color(Token::Text3), theme().color(Token::Surface), 0.6));
    pen.setDashPattern({3, 3});
    painter.setPen(pen);
    for (const double x : {left, right}) {
        painter.drawLine(QPointF(crisp(x), area.top()), QPointF(crisp(x), area.bottom()));
    }
}

} // namespace aisb::gui
