// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/firststartart.h"

#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"

#include <QPainter>
#include <QPainterPath>

#include <array>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kLanes = 10;
constexpr int kSpans = 5;

} // namespace

FirstStartArt::FirstStartArt(Picture picture, QWidget *parent)
    : QWidget(parent)
    , m_picture(picture)
{
    setFixedHeight(sizeHint().height());
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

void FirstStartArt::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = currentTheme();
    QPainterPath plane;
    plane.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, 6), 5, 5);
    painter.setClipRect(rect().adjusted(0, 0, 0, -1));
    painter.fillPath(plane, theme.color(Token::Sunken));
    painter.setClipping(false);
    painter.fillRect(1, height() - 1, width() - 2, 1, theme.color(Token::Border));
    switch (m_picture) {
    case Picture::Lanes:
        paintLanes(painter);
        break;
    case Picture::Flow:
        paintFlow(painter);
        break;
    case Picture::Tree:
        paintTree(painter);
        break;
    }
}

// Requests of a run as they follow each other in ten lanes.
void FirstStartArt::paintLanes(QPainter &painter) const
{
    const Theme &theme = currentTheme();
    const double step = (width() - 72.0) / (kSpans + 0.4);
    for (int lane = 0; lane < kLanes; ++lane) {
        const double y = 18 + lane * 8.6;
        double x = 26 + lane * 3.2 + (lane % 3) * 2;
        for (int span = 0; span < kSpans; ++span) {
            const double length = step * (0.78 + 0.06 * ((lane * 7 + span * 5) % 4));
            const double waiting = length * (0.13 + 0.03 * ((lane + 2 * span) % 3));
            painter.fillRect(QRectF(x, y, waiting, 6), theme.series(SeriesRole::Ttft));
            painter.fillRect(QRectF(x + waiting + 1, y, length - waiting - 1, 6),
                blended(theme.series(SeriesRole::Decode), theme.color(Token::Sunken), 0.8));
            x += length + 3;
        }
    }
    painter.setPen(QPen(theme.color(Token::Text3), 1));
    painter.drawLine(QPointF(20, 108.5), QPointF(width() - 20, 108.5));
}

void FirstStartArt::paintFlow(QPainter &painter) const
{
    const Theme &theme = currentTheme();
    const std::array words{tr("Data"), tr("Service"), tr("Result")};
    const double gap = 26;
    const double box = std::min(86.0, (width() - 40 - 2 * gap) / 3);
    const double left = (width() - 3 * box - 2 * gap) / 2;
    const double middle = height() / 2.0;
    painter.setFont(textFont(TextSize::Table));
    for (std::size_t i = 0; i < words.size(); ++i) {
        const QRectF area(left + static_cast<double>(i) * (box + gap), middle - 20, box, 40);
        painter.setPen(QPen(theme.color(Token::Control), 1));
        painter.setBrush(theme.color(Token::Surface));
        painter.drawRoundedRect(area, 4, 4);
        painter.setPen(theme.color(Token::Text));
        painter.drawText(area, Qt::AlignCenter, words[i]);
        if (i + 1 < words.size()) {
            const double end = area.right() + gap - 4;
            painter.setPen(QPen(theme.color(Token::Text2), 1.5));
            painter.drawLine(QPointF(area.right() + 4, middle), QPointF(end, middle));
            painter.drawLine(QPointF(end - 5, middle - 4), QPointF(end, middle));
            painter.drawLine(QPointF(end - 5, middle + 4), QPointF(end, middle));
        }
    }
}

void FirstStartArt::paintTree(QPainter &painter) const
{
    struct Line
    {
        int depth;
        QLatin1String icon;
        QLatin1String text;
    };
    static constexpr std::array lines{
        Line{0, QLatin1String("folder"), QLatin1String("20261124_101500")},
        Line{1, QLatin1String("folder"), QLatin1String("configs")},
        Line{1, QLatin1String("folder"), QLatin1String("performance")},
        Line{2, QLatin1String("file"), QLatin1String("syntheticdataset.csv")},
        Line{2, QLatin1String("file"), QLatin1String("syntheticdataset_details.h5")}};
    const Theme &theme = currentTheme();
    const double left = std::max(16.0, (width() - 230) / 2.0);
    double y = 14;
    for (const Line &line : lines) {
        const double x = left + line.depth * 18;
        painter.setFont(
            textFont(TextSize::Table, line.depth == 0 ? QFont::DemiBold : QFont::Normal));
        paintIcon(painter, QRectF(x, y + 1, 14, 14), line.icon,
            theme.color(line.depth == 0 ? Token::Accent : Token::Text2));
        painter.setPen(theme.color(line.depth == 0 ? Token::Text : Token::Text2));
        painter.drawText(QRectF(x + 20, y, width() - x - 24, 18), Qt::AlignVCenter, line.text);
        y += 19;
    }
}

} // namespace aisb::gui
