// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chartcard.h"

#include "gui/charts/charttable.h"
#include "gui/charts/plotseries.h"
#include "gui/charts/plotview.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kBox = 9;
constexpr int kLine = 18;
constexpr int kGap = 6;
constexpr int kEntryGap = 14;

int swatchWidth(const LegendEntry &entry)
{
    return entry.shape == LegendEntry::Shape::Line ? kLine : kBox;
}

} // namespace

int paintLegendEntry(QPainter &painter, const QRectF &rect, const LegendEntry &entry,
    const Theme &theme, bool isHidden)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(isHidden ? 0.45 : 1);
    const QColor color = entry.color ? entry.color(theme) : theme.color(Token::Accent);
    const QRectF swatch(rect.left(), rect.center().y() - kBox / 2.0, swatchWidth(entry), kBox);
    if (entry.shape == LegendEntry::Shape::Line) {
        painter.setPen(seriesPen(color, entry.dash));
        painter.drawLine(
            QPointF(swatch.left(), rect.center().y()), QPointF(swatch.right(), rect.center().y()));
    } else if (entry.shape == LegendEntry::Shape::Cross) {
        painter.setPen(QPen(color, 1.75, Qt::SolidLine, Qt::RoundCap));
        const QRectF cross = swatch.adjusted(1.5, 1.5, -1.5, -1.5);
        painter.drawLine(cross.topLeft(), cross.bottomRight());
        painter.drawLine(cross.topRight(), cross.bottomLeft());
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(swatch, 2, 2);
    }
    QFont font = textFont(TextSize::Table);
    font.setStrikeOut(isHidden);
    painter.setFont(font);
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(rect.adjusted(swatchWidth(entry) + kGap, 0, 0, 0),
        Qt::AlignLeft | Qt::AlignVCenter, entry.name);
    const int width =
        swatchWidth(entry) + kGap + painter.fontMetrics().horizontalAdvance(entry.name);
    painter.restore();
    return width;
}

ChartLegend::ChartLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setMouseTracking(true);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

void ChartLegend::setEntries(std::vector<LegendEntry> entries, QStringList hiddenSeries)
{
    m_entries = std::move(entries);
    m_hidden = std::move(hiddenSeries);
    QStringList names;
    for (const LegendEntry &entry : m_entries) {
        names.append(entry.name);
    }
    setAccessibleName(names.join(u", "_s));
    updateGeometry();
    update();
}

int ChartLegend::widthOf(const LegendEntry &entry) const
{
    return swatchWidth(entry) + kGap
        + QFontMetrics(textFont(TextSize::Table)).horizontalAdvance(entry.name);
}

QSize ChartLegend::sizeHint() const
{
    int width = 6;
    for (const LegendEntry &entry : m_entries) {
        width += widthOf(entry) + kEntryGap;
    }
    return {m_entries.empty() ? 0 : width - kEntryGap, 24};
}

QSize ChartLegend::minimumSizeHint() const
{
    return {0, 24};
}

void ChartLegend::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    double x = std::max(0, width() - sizeHint().width());
    for (const LegendEntry &entry : m_entries) {
        x += paintLegendEntry(painter, QRectF(x, 0, widthOf(entry) + 2, height()), entry,
                 currentTheme(), m_hidden.contains(entry.seriesId))
            + kEntryGap;
    }
}

const LegendEntry *ChartLegend::entryAt(const QPoint &position) const
{
    int x = std::max(0, width() - sizeHint().width());
    for (const LegendEntry &entry : m_entries) {
        if (position.x() >= x && position.x() < x + widthOf(entry)) {
            return &entry;
        }
        x += widthOf(entry) + kEntryGap;
    }
    return nullptr;
}

void ChartLegend::mouseReleaseEvent(QMouseEvent *event)
{
    const LegendEntry *entry = entryAt(event->position().toPoint());
    if (entry && !entry->seriesId.isEmpty()) {
        Q_EMIT entryClicked(entry->seriesId);
    }
}

void ChartLegend::mouseMoveEvent(QMouseEvent *event)
{
    const LegendEntry *entry = entryAt(event->position().toPoint());
    setCursor(entry && !entry->seriesId.isEmpty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ChartLegend::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

ChartCard::ChartCard(QWidget *parent)
    : Card(parent)
    , m_legend(new ChartLegend)
{
    addHeaderWidget(m_legend);
    body()->setContentsMargins(0, 2, 0, 2);
    connect(m_legend, &ChartLegend::entryClicked, this, [this](const QString &id) {
        for (PlotView *plot : m_plots) {
            plot->setSeriesVisible(id, !plot->isSeriesVisible(id));
        }
    });
}

PlotView *ChartCard::addPlot(int stretch)
{
    auto *plot = new PlotView(this);
    addPlot(plot, nullptr, stretch);
    return plot;
}

void ChartCard::addPlot(PlotView *plot, QWidget *holder, int stretch)
{
    body()->addWidget(holder ? holder : plot, stretch);
    m_plots.push_back(plot);
    connect(plot, &PlotView::legendChanged, this, &ChartCard::refreshLegend);
    connect(plot, &PlotView::tableRequested, this, [this, plot] { showTable(plot); });
}

void ChartCard::setExtraLegend(std::vector<LegendEntry> entries)
{
    m_extra = std::move(entries);
    refreshLegend();
}

void ChartCard::setLegendVisible(bool isVisible)
{
    m_legend->setVisible(isVisible);
}

void ChartCard::refreshLegend()
{
    std::vector<LegendEntry> entries = m_extra;
    QStringList hidden;
    for (const PlotView *plot : m_plots) {
        for (const LegendEntry &entry : plot->legend()) {
            if (!plot->isSeriesVisible(entry.seriesId)) {
                hidden.append(entry.seriesId);
            }
            entries.push_back(entry);
        }
    }
    m_legend->setEntries(std::move(entries), hidden);
}

void ChartCard::showTable(PlotView *plot)
{
    auto *dialog = new ChartTable(plot->name(), plot->table(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace aisb::gui
