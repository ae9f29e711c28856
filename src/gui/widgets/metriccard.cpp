// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/metriccard.h"

#include "gui/theme/fonts.h"
#include "gui/theme/thememanager.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

QColor numberColor(const MetricValue &value)
{
    const Theme &theme = currentTheme();
    if (value.isGuarded) {
        return theme.color(Token::Text3);
    }
    return value.numberTone == Tone::Neutral ? theme.color(Token::Text)
                                             : theme.toneText(value.numberTone);
}

// Number and, after it, the unit on the same base line.
void paintNumber(QPainter &painter, const QRect &line, const MetricValue &value)
{
    painter.setFont(numberFont(TextSize::CardNumber, QFont::DemiBold));
    painter.setPen(numberColor(value));
    const QFontMetrics metrics = painter.fontMetrics();
    const int base = line.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    painter.drawText(line.left(), base, value.number);
    const int end = line.left() + metrics.horizontalAdvance(value.number) + 5;
    painter.setFont(numberFont(TextSize::Table));
    painter.setPen(currentTheme().color(Token::Text2));
    painter.drawText(end, base,
        painter.fontMetrics().elidedText(value.unit, Qt::ElideRight, line.right() - end));
}

void paintTriangle(QPainter &painter, const QPointF &center, bool isUp, const QColor &color)
{
    const double sign = isUp ? -1 : 1;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{{center + QPointF(-3.5, -2.5 * sign),
        center + QPointF(3.5, -2.5 * sign), center + QPointF(0, 2.5 * sign)}});
}

QString accessibleText(const MetricValue &value)
{
    QStringList parts{value.label, value.number + u' ' + value.unit};
    for (const QString &part : {value.delta, value.note}) {
        if (!part.isEmpty()) {
            parts.append(part);
        }
    }
    return parts.join(u", "_s);
}

} // namespace

MetricCard::MetricCard(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

void MetricCard::setValue(const MetricValue &value)
{
    if (value == m_value) {
        return;
    }
    m_value = value;
    setAccessibleName(accessibleText(value));
    updateGeometry();
    update();
}

void MetricCard::setStripe(ColorOf color)
{
    m_stripe = std::move(color);
    update();
}

QSize MetricCard::sizeHint() const
{
    return {160,
        std::max(72,
            QFontMetrics(numberFont(TextSize::CardNumber)).height()
                + 2 * QFontMetrics(textFont(TextSize::Table)).height() + 12)};
}

QSize MetricCard::minimumSizeHint() const
{
    const int number = QFontMetrics(numberFont(TextSize::CardNumber, QFont::DemiBold))
                           .horizontalAdvance(m_value.number);
    const int unit = QFontMetrics(numberFont(TextSize::Table)).horizontalAdvance(m_value.unit);
    return {std::max(96, number + unit + 32), sizeHint().height()};
}

void MetricCard::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.fillPath(shape, theme.color(underMouse() ? Token::Hover : Token::Surface));
    if (m_stripe) {
        painter.save();
        painter.setClipPath(shape);
        painter.fillRect(QRectF(0, 0, 3.5, height()), m_stripe(theme));
        painter.restore();
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Token::Border), 1));
    painter.drawPath(shape);
    if (m_stripe) {
        // The border would cover the outer pixel of the stripe.
        painter.setClipPath(shape);
        painter.fillRect(QRectF(0, 0, 3, height()), m_stripe(theme));
        painter.setClipping(false);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(Token::Accent), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
    paintTexts(painter, rect().adjusted(13, 6, -12, -6));
}

void MetricCard::paintTexts(QPainter &painter, const QRect &area) const
{
    const Theme &theme = currentTheme();
    const QFont small = numberFont(TextSize::Table);
    const int line = QFontMetrics(small).height();
    painter.setFont(small);
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(QRect(area.left(), area.top(), area.width(), line),
        Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_value.label, Qt::ElideRight, area.width()));
    paintNumber(painter,
        QRect(area.left(), area.top() + line, area.width() + 8, area.height() - 2 * line), m_value);
    const QRect last(area.left(), area.bottom() - line + 1, area.width(), line);
    painter.setFont(small);
    const int used = paintDelta(painter, last);
    painter.setPen(theme.color(Token::Text3));
    const QString note =
        painter.fontMetrics().elidedText(m_value.note, Qt::ElideRight, last.width() - used - 8);
    painter.drawText(last, Qt::AlignRight | Qt::AlignVCenter, note);
}

// Triangle and text in the tone of the change; returns their width.
int MetricCard::paintDelta(QPainter &painter, const QRect &line) const
{
    if (m_value.delta.isEmpty()) {
        return 0;
    }
    const QColor color = currentTheme().toneText(m_value.deltaTone);
    int left = line.left();
    if (m_value.direction != DeltaDirection::None) {
        paintTriangle(painter, QPointF(left + 4, line.center().y() + 0.5),
            m_value.direction == DeltaDirection::Up, color);
        left += 11;
    }
    painter.setPen(color);
    painter.drawText(QRect(left, line.top(), line.right() - left, line.height()),
        Qt::AlignLeft | Qt::AlignVCenter, m_value.delta);
    return left - line.left() + painter.fontMetrics().horizontalAdvance(m_value.delta);
}

void MetricCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        updateGeometry();
    }
    QAbstractButton::changeEvent(event);
}

CounterStrip::CounterStrip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

void CounterStrip::setValues(std::vector<MetricValue> values)
{
    if (values == m_values) {
        return;
    }
    m_values = std::move(values);
    QStringList words;
    for (const MetricValue &value : m_values) {
        words.append(accessibleText(value));
    }
    setAccessibleName(words.join(u"; "_s));
    update();
}

QSize CounterStrip::sizeHint() const
{
    return {800,
        16 + QFontMetrics(textFont(TextSize::Table)).height()
            + QFontMetrics(numberFont(TextSize::CardNumber)).height()};
}

QSize CounterStrip::minimumSizeHint() const
{
    return {400, sizeHint().height()};
}

void CounterStrip::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Token::Border));
    painter.setBrush(theme.color(Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    if (m_values.empty()) {
        return;
    }
    const double width = (this->width() - 2.0) / static_cast<double>(m_values.size());
    const int line = QFontMetrics(textFont(TextSize::Table)).height();
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const int left = qRound(1 + width * static_cast<double>(i));
        const QRect cell(left + 13, 6, qRound(width) - 18, height() - 12);
        if (i > 0) {
            painter.fillRect(QRect(left, 10, 1, height() - 20), theme.color(Token::Border));
        }
        painter.setFont(numberFont(TextSize::Table));
        painter.setPen(theme.color(Token::Text2));
        painter.drawText(QRect(cell.left(), cell.top(), cell.width(), line),
            Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(m_values[i].label, Qt::ElideRight, cell.width()));
        paintNumber(painter,
            QRect(cell.left(), cell.top() + line, cell.width(), cell.height() - line), m_values[i]);
    }
}

void CounterStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

} // namespace aisb::gui
