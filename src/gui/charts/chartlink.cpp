// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chartlink.h"

#include "gui/charts/hovercard.h"
#include "gui/charts/plotview.h"

#include <QScopedValueRollback>

namespace aisb::gui {

ChartLink::ChartLink(QObject *parent)
    : QObject(parent)
{
}

ChartLink::~ChartLink()
{
    delete m_card.data();
}

void ChartLink::add(PlotView *plot)
{
    m_plots.emplace_back(plot);
    plot->setOwnHoverCard(false);
    connect(plot, &PlotView::xRangeChanged, this, [this, plot](const Interval &range) {
        if (m_isForwarding) {
            return;
        }
        const QScopedValueRollback<bool> guard(m_isForwarding, true);
        for (PlotView *other : plots()) {
            if (other != plot && m_isZoomLinked) {
                other->setXRange(range);
            }
        }
        Q_EMIT xRangeChanged(range);
    });
    connect(
        plot, &PlotView::rangeSelected, this, [this, plot](const Interval &range, bool isFinal) {
            for (PlotView *other : plots()) {
                if (other != plot) {
                    other->setRange(range);
                }
            }
            Q_EMIT rangeSelected(range, isFinal);
        });
    connect(plot, &PlotView::bandDragged, this, [this, plot](const Interval &band, bool isFinal) {
        for (PlotView *other : plots()) {
            if (other != plot) {
                other->setStableBand(band);
            }
        }
        Q_EMIT bandDragged(band, isFinal);
    });
    connect(plot, &PlotView::rangeCleared, this, [this] {
        setRange(std::nullopt);
        Q_EMIT rangeCleared();
    });
    connect(plot, &PlotView::hovered, this,
        [this, plot](double x, double y, const QPoint &global) { hover(plot, x, y, global); });
    connect(plot, &PlotView::hoverLeft, this, [this, plot] {
        // Escape took the pin away.
        if (!plot->crosshair()) {
            m_pin.reset();
        }
        leave();
    });
    connect(plot, &PlotView::crosshairPinned, this, [this](double x) {
        setPin(x);
        Q_EMIT pinned(x);
    });
    connect(plot, &PlotView::geometryChanged, this, &ChartLink::align);
    align();
}

std::vector<PlotView *> ChartLink::plots() const
{
    std::vector<PlotView *> alive;
    for (const QPointer<PlotView> &plot : m_plots) {
        if (plot) {
            alive.push_back(plot);
        }
    }
    return alive;
}

void ChartLink::setZoomLinked(bool isLinked)
{
    m_isZoomLinked = isLinked;
    if (isLinked && !plots().empty()) {
        setXRange(plots().front()->xRange());
    }
}

void ChartLink::setCrosshairShared(bool isShared)
{
    m_isCrosshairShared = isShared;
    if (!isShared) {
        leave();
    }
}

// NOLINTNEXTLINE(readability-make-member-function-const): what the plots show is its state
void ChartLink::setRange(std::optional<Interval> range)
{
    for (PlotView *plot : plots()) {
        plot->setRange(range);
    }
}

void ChartLink::setXRange(const Interval &range)
{
    const QScopedValueRollback<bool> guard(m_isForwarding, true);
    for (PlotView *plot : plots()) {
        plot->setXRange(range);
    }
}

// NOLINTNEXTLINE(readability-make-member-function-const)
void ChartLink::setStableBand(std::optional<Interval> band)
{
    for (PlotView *plot : plots()) {
        plot->setStableBand(band);
    }
}

void ChartLink::setPin(std::optional<double> x)
{
    m_pin = x;
    for (PlotView *plot : plots()) {
        plot->setCrosshair(x);
    }
}

void ChartLink::setHeadline(std::function<HoverRow(double)> headline)
{
    m_headline = std::move(headline);
}

void ChartLink::hover(PlotView *source, double x, double y, const QPoint &globalPosition)
{
    std::vector<HoverRow> rows = source->hoverRows(x, y);
    for (PlotView *plot : plots()) {
        if (plot == source || !m_isCrosshairShared) {
            continue;
        }
        if (!m_pin) {
            plot->setCrosshair(x);
        }
        const std::vector<HoverRow> more = plot->hoverRows(x, y);
        rows.insert(rows.end(), more.begin(), more.end());
    }
    if (!m_card || m_card->parentWidget() != source->window()) {
        delete m_card.data();
        m_card = new HoverCard(source->window());
    }
    HoverRow headline;
    if (m_headline) {
        headline = m_headline(x);
    } else {
        const AxisSpec &axis = source->xAxis();
        const QString text = axis.format ? axis.format(x) : source->xText(x);
        headline = {axis.name,
            axis.unit.isEmpty() || text.endsWith(axis.unit) ? text
                                                            : text + QChar(QChar::Nbsp) + axis.unit,
            {}};
    }
    m_card->showAt(globalPosition, rows.empty() ? HoverRow{} : headline, rows);
    Q_EMIT crosshairMoved(x);
}

void ChartLink::leave()
{
    if (m_card) {
        m_card->hide();
    }
    for (PlotView *plot : plots()) {
        plot->setCrosshair(m_pin);
    }
    Q_EMIT crosshairLeft();
}

void ChartLink::align()
{
    if (m_isForwarding) {
        return;
    }
    const QScopedValueRollback<bool> guard(m_isForwarding, true);
    int left = 0;
    int right = 0;
    for (const PlotView *plot : plots()) {
        left = std::max(left, plot->neededLeftMargin());
        right = std::max(right, plot->plotMargins().right());
    }
    for (PlotView *plot : plots()) {
        QMargins margins = plot->plotMargins();
        margins.setLeft(left);
        margins.setRight(right);
        plot->setPlotMargins(margins);
    }
}

} // namespace aisb::gui
