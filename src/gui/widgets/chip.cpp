// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/chip.h"

#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kPadding = 8;
constexpr int kIcon = 14;
constexpr int kCross = 10;

} // namespace

Chip::Chip(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

Chip::Chip(const QString &text, Tone tone, const QString &icon, QWidget *parent)
    : Chip(parent)
{
    setText(text);
    m_tone = tone;
    m_icon = icon;
}

void Chip::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Chip::setIconName(const QString &icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

void Chip::setNote(const QString &note)
{
    m_note = note;
    updateGeometry();
    update();
}

void Chip::setClosable(bool isClosable)
{
    m_isClosable = isClosable;
    setFocusPolicy(isClosable ? Qt::TabFocus : Qt::NoFocus);
    setAttribute(Qt::WA_Hover, isClosable);
    updateGeometry();
    update();
}

void Chip::setInteractive(bool isInteractive)
{
    setFocusPolicy(isInteractive ? Qt::TabFocus : Qt::NoFocus);
    setAttribute(Qt::WA_Hover, isInteractive);
    setCursor(isInteractive ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(
        textFont(TextSize::Table, m_isClosable ? QFont::DemiBold : QFont::Normal));
    int width = 2 * kPadding + metrics.horizontalAdvance(text());
    width += m_icon.isEmpty() ? 0 : kIcon + 5;
    width += m_note.isEmpty() ? 0 : metrics.horizontalAdvance(m_note) + 6;
    width += m_isClosable ? kCross + 7 : 0;
    return {width, std::max(m_isClosable ? 24 : 22, metrics.height() + 4)};
}

QRect Chip::closeRect() const
{
    return m_isClosable ? QRect(width() - kPadding - kCross - 4, 0, kCross + kPadding + 4, height())
                        : QRect();
}

void Chip::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isNeutral = m_tone == Tone::Neutral;
    painter.setPen(isNeutral ? QPen(theme.color(Token::Border), 1) : QPen(Qt::NoPen));
    painter.setBrush(theme.toneFill(m_tone));
    const double inset = isNeutral ? 0.5 : 0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 4, 4);
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(Token::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    int x = kPadding;
    const QColor ink = theme.toneText(m_tone);
    if (!m_icon.isEmpty()) {
        paintIcon(painter, QRectF(x, (height() - kIcon) / 2.0, kIcon, kIcon), m_icon, ink);
        x += kIcon + 5;
    }
    painter.setFont(textFont(TextSize::Table, m_isClosable ? QFont::DemiBold : QFont::Normal));
    painter.setPen(ink);
    painter.drawText(QRect(x, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, text());
    x += painter.fontMetrics().horizontalAdvance(text()) + 6;
    painter.setFont(textFont(TextSize::Table));
    painter.drawText(QRect(x, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, m_note);
    if (m_isClosable) {
        paintIcon(painter,
            QRectF(width() - kPadding - kCross, (height() - kCross) / 2.0, kCross, kCross),
            u"close"_s, ink);
    }
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (m_isClosable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        Q_EMIT closeRequested();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Chip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && closeRect().contains(event->position().toPoint())) {
        setDown(false);
        Q_EMIT closeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        updateGeometry();
    }
    QAbstractButton::changeEvent(event);
}

} // namespace aisb::gui
