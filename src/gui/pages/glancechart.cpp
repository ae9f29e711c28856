// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/glancechart.h"

#include "core/text/format.h"
#include "gui/charts/ticks.h"
#include "gui/theme/fonts.h"
#include "gui/theme/thememanager.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kYTicks = 3;
constexpr int kXTicks = 3;

double peakOf(const run::Glance &glance)
{
    return static_cast<double>(std::ranges::max(glance.values));
}

// "4 k" above a thousand: the axis has little room.
QString axisText(double value)
{
    return value >= 1000
        ? core::displayDecimal(value / 1000, value < 10'000 && value > 1000 ? 1 : 0)
                .replace(u".0"_s, QString())
            + u" k"_s
        : core::displayDecimal(value, value > 0 && value < 1 ? 1 : 0);
}

} // namespace

GlanceChart::GlanceChart(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

void GlanceChart::setGlance(const run::Glance &glance)
{
    m_glance = glance;
    describe();
    update();
}

void GlanceChart::describe()
{
    setAccessibleName(m_glance.values.empty() ? QString()
                                              : tr("Output throughput over %1, at most %2 token/s")
                                                    .arg(core::displayDuration(m_glance.seconds),
                                                        core::displayRate(peakOf(m_glance))));
    setToolTip(accessibleName());
}

void GlanceChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describe();
    }
}

void GlanceChart::paintEvent(QPaintEvent *)
{
    if (m_glance.values.size() < 2 || m_glance.seconds <= 0) {
        return;
    }
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(numberFont(TextSize::Caption));
    const int line = painter.fontMetrics().height();
    const double yStep = niceStep(std::max(peakOf(m_glance), 1e-9), kYTicks - 1);
    const double yTop = std::ceil(std::max(peakOf(m_glance), 1e-9) / yStep) * yStep;
    const int left = painter.fontMetrics().horizontalAdvance(axisText(yTop)) + 8;
    const QRectF plot(left, line / 2.0, width() - left - 12.0, height() - 1.5 * line - 4);
    for (double value = 0; value <= yTop * 1.001; value += yStep) {
        const double y = plot.bottom() - value / yTop * plot.height();
        painter.setPen(QPen(theme.color(value > 0 ? Token::Grid : Token::Text3), 0));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(theme.color(Token::Text3));
        painter.drawText(QRectF(0, y - line / 2.0, left - 6, line),
            Qt::AlignRight | Qt::AlignVCenter, axisText(value));
    }
    const double xStep = niceStep(m_glance.seconds, kXTicks);
    for (double value = 0; value <= m_glance.seconds; value += xStep) {
        const double x = plot.left() + value / m_glance.seconds * plot.width();
        const bool isLast = value + xStep > m_glance.seconds;
        QString text = core::displayDecimal(value, decimalsOf(xStep));
        text += isLast ? u" s"_s : QString();
        const int wide = painter.fontMetrics().horizontalAdvance(text) + 2;
        const double begin = std::min(x - wide / 2.0, width() - static_cast<double>(wide));
        painter.drawText(QRectF(begin, plot.bottom() + 3, wide, line), Qt::AlignCenter, text);
    }
    QPolygonF curve;
    for (std::size_t i = 0; i < m_glance.values.size(); ++i) {
        const double x =
            (static_cast<double>(i) + 0.5) / static_cast<double>(m_glance.values.size());
        const double y = static_cast<double>(m_glance.values[i]) / yTop;
        curve << QPointF(plot.left() + x * plot.width(), plot.bottom() - y * plot.height());
    }
    const QColor color = theme.series(SeriesRole::Success);
    QColor fill = color;
    fill.setAlphaF(0.16F);
    QPolygonF area = curve;
    area << QPointF(curve.last().x(), plot.bottom()) << QPointF(curve.first().x(), plot.bottom());
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(area);
    painter.setPen(QPen(color, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(curve);
}

} // namespace aisb::gui
