// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/factsbar.h"

#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace aisb::gui {

namespace {

constexpr int kPadding = 12;
constexpr int kIcon = 14;

} // namespace

FactsBar::FactsBar(QWidget *parent)
    : QWidget(parent)
{
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

void FactsBar::setFacts(const QList<ChipSpec> &facts)
{
    m_facts = facts;
    QStringList words;
    for (const ChipSpec &fact : facts) {
        words.append(fact.text);
    }
    setAccessibleName(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int FactsBar::widthOf(const ChipSpec &fact) const
{
    const int text = QFontMetrics(textFont(TextSize::Table)).horizontalAdvance(fact.text);
    return 2 * kPadding + text + (fact.icon.isEmpty() ? 0 : kIcon + 6);
}

QSize FactsBar::sizeHint() const
{
    int width = 0;
    for (const ChipSpec &fact : m_facts) {
        width += widthOf(fact);
    }
    return {width, 24};
}

void FactsBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setFont(textFont(TextSize::Table));
    int x = width() - sizeHint().width();
    for (const ChipSpec &fact : m_facts) {
        const QRect place(x, 0, widthOf(fact), height());
        painter.fillRect(QRect(x, 5, 1, height() - 10), theme.color(Token::Border));
        int text = x + kPadding;
        if (!fact.icon.isEmpty()) {
            paintIcon(painter, QRectF(text, (height() - kIcon) / 2.0, kIcon, kIcon), fact.icon,
                theme.toneText(fact.tone));
            text += kIcon + 6;
        }
        painter.setPen(theme.color(Token::Text2));
        painter.drawText(QRect(text, 0, place.right() - text, height()),
            Qt::AlignLeft | Qt::AlignVCenter, fact.text);
        x = place.right() + 1;
    }
}

bool FactsBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto *help = static_cast<QHelpEvent *>(event);
    int x = width() - sizeHint().width();
    for (const ChipSpec &fact : m_facts) {
        if (help->pos().x() >= x && help->pos().x() < x + widthOf(fact)) {
            QToolTip::showText(help->globalPos(), fact.toolTip, this);
            return true;
        }
        x += widthOf(fact);
    }
    QToolTip::hideText();
    return true;
}

} // namespace aisb::gui
