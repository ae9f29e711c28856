// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/dropframe.h"

#include "gui/theme/fonts.h"
#include "gui/theme/thememanager.h"

#include <QPainter>

namespace aisb::gui {

DropFrame::DropFrame(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropFrame::setVerb(const QString &verb)
{
    m_verb = verb;
    update();
}

void DropFrame::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = theme.color(Token::Window);
    veil.setAlphaF(0.75F);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(theme.color(Token::Accent), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(5, 5, -5, -5), 6, 6);
    painter.setPen(theme.color(Token::Text));
    painter.setFont(textFont(TextSize::PageTitle, QFont::DemiBold));
    painter.drawText(rect(), Qt::AlignCenter, m_verb);
}

} // namespace aisb::gui
