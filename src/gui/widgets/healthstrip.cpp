// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/healthstrip.h"

#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/buttons.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kPadding = 12;
constexpr int kIcon = 16;
constexpr int kSmallIcon = 12;
constexpr int kIconGap = 6;
constexpr int kItemGap = 22;

QFont labelFont()
{
    return textFont(TextSize::Table);
}

QFont valueFont()
{
    return numberFont(TextSize::Table, QFont::DemiBold);
}

int widthOf(const StripItem &item)
{
    return kSmallIcon + kIconGap + QFontMetrics(labelFont()).horizontalAdvance(item.label + u' ')
        + QFontMetrics(valueFont()).horizontalAdvance(item.value);
}

} // namespace

HealthStrip::HealthStrip(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

void HealthStrip::setContent(Tone tone, const QString &verdict, std::vector<StripItem> items)
{
    if (tone == m_tone && verdict == m_verdict && items == m_items) {
        return;
    }
    m_tone = tone;
    m_verdict = verdict;
    m_items = std::move(items);
    QStringList words{m_verdict};
    for (const StripItem &item : m_items) {
        words << item.label + u' ' + item.value;
    }
    setAccessibleName(words.join(u"; "_s));
    if (const int lines = linesIn(width()); lines > m_lines) {
        m_lines = lines;
        updateGeometry();
    }
    update();
}

int HealthStrip::lineHeight() const
{
    return QFontMetrics(valueFont()).height() + 10;
}

std::vector<HealthStrip::Place> HealthStrip::arrange(int width) const
{
    const int height = lineHeight();
    const int right = std::max(width - kPadding, 2 * kPadding);
    const int verdict = kIcon + 8
        + QFontMetrics(textFont(TextSize::Table, QFont::DemiBold)).horizontalAdvance(m_verdict);
    std::vector<Place> places;
    places.push_back({QRect(kPadding, 0, std::min(verdict, right - kPadding), height), nullptr});
    int x = places.front().rect.right() + 1 + kItemGap;
    int y = 0;
    for (const StripItem &item : m_items) {
        const int needed = std::min(widthOf(item), right - kPadding);
        if (x + needed > right) {
            x = kPadding;
            y += height;
        }
        places.push_back({QRect(x, y, needed, height), &item});
        x += needed + kItemGap;
    }
    return places;
}

int HealthStrip::linesIn(int width) const
{
    return arrange(width).back().rect.top() / lineHeight() + 1;
}

int HealthStrip::heightForWidth(int width) const
{
    const int lines = width == this->width() ? std::max(m_lines, linesIn(width)) : linesIn(width);
    return lines * lineHeight();
}

QSize HealthStrip::sizeHint() const
{
    return {800, heightForWidth(width())};
}

QSize HealthStrip::minimumSizeHint() const
{
    return {240, lineHeight()};
}

void HealthStrip::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tone == Tone::Neutral ? theme.color(Token::Sunken) : theme.toneFill(m_tone));
    painter.drawRoundedRect(rect(), 4, 4);
    for (const Place &place : arrange(width())) {
        const Tone tone = place.item ? place.item->tone : m_tone;
        const int icon = place.item ? kSmallIcon : kIcon;
        const QRectF box(place.rect.left(), place.rect.center().y() + 0.5 - icon / 2.0, icon, icon);
        const QString name = place.item && tone == Tone::Ok ? u"check"_s : toneIcon(tone);
        paintIcon(painter, box, name, theme.toneText(tone));
        const int left = place.rect.left() + icon + (place.item ? kIconGap : 8);
        QRect text(left, place.rect.top(), place.rect.right() + 1 - left, place.rect.height());
        const QString first = place.item ? place.item->label + u' ' : m_verdict;
        painter.setFont(place.item ? labelFont() : textFont(TextSize::Table, QFont::DemiBold));
        painter.setPen(theme.color(place.item ? Token::Text2 : Token::Text));
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(first, Qt::ElideRight, text.width()));
        if (place.item) {
            text.setLeft(text.left() + painter.fontMetrics().horizontalAdvance(first));
            painter.setFont(valueFont());
            painter.setPen(tone == Tone::Ok || tone == Tone::Neutral ? theme.color(Token::Text)
                                                                     : theme.toneText(tone));
            painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                painter.fontMetrics().elidedText(place.item->value, Qt::ElideRight, text.width()));
        }
    }
}

void HealthStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        m_lines = linesIn(width());
        updateGeometry();
    }
}

void HealthStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange) {
        m_lines = linesIn(width());
        updateGeometry();
    }
}

bool HealthStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto *help = static_cast<QHelpEvent *>(event);
    for (const Place &place : arrange(width())) {
        if (place.rect.contains(help->pos())) {
            QToolTip::showText(
                help->globalPos(), place.item ? place.item->toolTip : m_verdict, this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

} // namespace aisb::gui
