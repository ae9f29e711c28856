// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/phasesbar.h"

#include "gui/theme/thememanager.h"

#include <QPainter>

namespace aisb::gui {

PhasesBar::PhasesBar(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(12);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

void PhasesBar::setPhases(double waiting, double decode, bool isFailed)
{
    m_waiting = waiting;
    m_decode = decode;
    m_isFailed = isFailed;
    update();
}

void PhasesBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = currentTheme();
    QPainter painter(this);
    const double total = m_waiting + m_decode;
    if (m_isFailed || total <= 0) {
        painter.fillRect(
            rect(), m_isFailed ? theme.series(SeriesRole::Failure) : theme.color(Token::Grid));
        return;
    }
    const int split = qRound(width() * m_waiting / total);
    painter.fillRect(0, 0, split, height(), theme.series(SeriesRole::Ttft));
    painter.fillRect(split + (split > 0 ? 1 : 0), 0, width() - split, height(),
        theme.series(SeriesRole::Decode));
}

} // namespace aisb::gui
