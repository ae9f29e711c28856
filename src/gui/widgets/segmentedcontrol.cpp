// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/segmentedcontrol.h"

#include "gui/theme/fonts.h"
#include "gui/theme/thememanager.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace aisb::gui {

namespace {

constexpr int kPadding = 11;
constexpr int kHeight = 28;

} // namespace

SegmentedControl::SegmentedControl(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

void SegmentedControl::setItems(const QStringList &texts)
{
    std::vector<Segment> segments;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        Segment segment = at < m_segments.size() ? m_segments[at] : Segment{};
        segment.text = texts[i];
        segments.push_back(std::move(segment));
    }
    m_segments = std::move(segments);
    if (m_current >= count()) {
        m_current = -1;
    }
    if (m_current < 0 && count() > 0) {
        m_current = 0;
    }
    updateGeometry();
    update();
}

void SegmentedControl::setCurrentIndex(int index)
{
    if (index == m_current || index < 0 || index >= count()) {
        return;
    }
    m_current = index;
    setAccessibleDescription(m_segments[static_cast<std::size_t>(index)].text);
    update();
    Q_EMIT currentIndexChanged(index);
}

void SegmentedControl::setItemEnabled(int index, bool isEnabled, const QString &reason)
{
    if (index >= 0 && index < count()) {
        Segment &segment = m_segments[static_cast<std::size_t>(index)];
        segment.isEnabled = isEnabled;
        segment.reason = isEnabled ? QString() : reason;
        update();
    }
}

int SegmentedControl::widthOf(const Segment &segment) const
{
    // Wide enough for the semibold form, so that a choice does not move its neighbours.
    return QFontMetrics(textFont(TextSize::Table, QFont::DemiBold)).horizontalAdvance(segment.text)
        + 2 * kPadding;
}

QSize SegmentedControl::sizeHint() const
{
    int width = 2;
    for (const Segment &segment : m_segments) {
        width += widthOf(segment);
    }
    return {width, std::max(kHeight, QFontMetrics(textFont(TextSize::Table)).height() + 8)};
}

QRect SegmentedControl::rectOf(int index) const
{
    int left = 1;
    for (int i = 0; i < index; ++i) {
        left += widthOf(m_segments[static_cast<std::size_t>(i)]);
    }
    return {left, 0, widthOf(m_segments[static_cast<std::size_t>(index)]), height()};
}

int SegmentedControl::indexAt(const QPoint &position) const
{
    for (int i = 0; i < count(); ++i) {
        if (rectOf(i).contains(position)) {
            return i;
        }
    }
    return -1;
}

void SegmentedControl::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.fillPath(shape, theme.color(Token::Surface));
    painter.save();
    painter.setClipPath(shape);
    for (int i = 0; i < count(); ++i) {
        const Segment &segment = m_segments[static_cast<std::size_t>(i)];
        const QRect place = rectOf(i);
        if (i == m_current || (i == m_hovered && segment.isEnabled)) {
            painter.fillRect(place, theme.color(i == m_current ? Token::Selection : Token::Hover));
        }
        if (i > 0) {
            painter.fillRect(QRect(place.left(), 0, 1, height()), theme.color(Token::Border));
        }
        painter.setFont(
            textFont(TextSize::Table, i == m_current ? QFont::DemiBold : QFont::Normal));
        const Token ink = !segment.isEnabled || !isEnabled() ? Token::Text3
            : i == m_current                                 ? Token::Text
                                                             : Token::Text2;
        painter.setPen(theme.color(ink));
        painter.setOpacity(segment.isEnabled && isEnabled() ? 1 : 0.6);
        painter.drawText(place, Qt::AlignCenter, segment.text);
        painter.setOpacity(1);
    }
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(theme.color(hasFocus() ? Token::Accent : Token::Control), hasFocus() ? 2 : 1));
    const double inset = hasFocus() ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 4, 4);
}

bool SegmentedControl::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int index = indexAt(help->pos());
        const QString reason =
            index < 0 ? QString() : m_segments[static_cast<std::size_t>(index)].reason;
        QToolTip::showText(help->globalPos(), reason.isEmpty() ? toolTip() : reason, this);
        return true;
    }
    return QWidget::event(event);
}

void SegmentedControl::choose(int index)
{
    if (index < 0 || index >= count() || !m_segments[static_cast<std::size_t>(index)].isEnabled) {
        return;
    }
    const bool isNew = index != m_current;
    setCurrentIndex(index);
    if (isNew) {
        Q_EMIT activated(index);
    }
}

void SegmentedControl::step(int direction)
{
    for (int i = m_current + direction; i >= 0 && i < count(); i += direction) {
        if (m_segments[static_cast<std::size_t>(i)].isEnabled) {
            choose(i);
            return;
        }
    }
}

void SegmentedControl::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        choose(indexAt(event->position().toPoint()));
    }
}

void SegmentedControl::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = indexAt(event->position().toPoint());
    update();
}

void SegmentedControl::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    update();
    QWidget::leaveEvent(event);
}

void SegmentedControl::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Up) {
        step(-1);
    } else if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Down) {
        step(1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SegmentedControl::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

} // namespace aisb::gui
