// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/lanesitem.h"

#include <QPainter>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

namespace aisb::gui {

namespace {

constexpr double kReach = 4; // pixels around a cross that still mean it

} // namespace

LanesItem::LanesItem()
    : PlotLayer(Marks)
{
    setOverhang({4, 4, 4, 4});
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.future().resultCount() > 0) {
            m_image = m_watcher.result();
            update();
            Q_EMIT rendered();
        }
        if (std::exchange(m_isStale, false)) {
            schedule();
        }
    });
}

LanesItem::~LanesItem()
{
    m_watcher.disconnect();
    m_watcher.waitForFinished();
}

void LanesItem::setLanes(std::shared_ptr<const LanesData> lanes)
{
    m_lanes = std::move(lanes);
    schedule();
}

std::optional<qint32> LanesItem::requestAt(double x, double y) const
{
    if (!m_lanes) {
        return std::nullopt;
    }
    const QPointF pointer(geometry().xToPixel(x), geometry().yToPixel(y));
    for (const LaneFailure &failure : m_lanes->failures) {
        const double time = failure.end >= failure.start ? failure.end : failure.start;
        const QPointF cross(geometry().xToPixel(time), geometry().yToPixel(failure.lane - 0.5));
        if ((cross - pointer).manhattanLength() <= kReach * 2) {
            return failure.request;
        }
    }
    const double perPixel = geometry().y.shown().length() / std::max(1.0, geometry().area.height());
    const double tolerance = std::max(0.5, perPixel / 2);
    std::optional<qint32> best;
    double bestDistance = tolerance;
    for (const core::TimelineSpan &span : m_lanes->spans) {
        const double distance = std::abs(span.lane - 0.5 - y);
        if (x >= span.start && x <= span.end && distance <= bestDistance) {
            best = span.request;
            bestDistance = distance;
        }
    }
    return best;
}

void LanesItem::setSelectedRequest(qint32 request)
{
    m_selected = request;
    update();
}

void LanesItem::geometryChanged()
{
    schedule();
    update();
}

void LanesItem::themeChanged()
{
    schedule();
}

void LanesItem::schedule()
{
    if (!m_lanes || geometry().area.width() < 2 || geometry().area.height() < 2) {
        m_image = {};
        update();
        return;
    }
    if (m_watcher.isRunning()) {
        m_isStale = true;
        return;
    }
    m_imageGeometry = geometry();
    m_watcher.setFuture(
        QtConcurrent::run([lanes = m_lanes, geometry = geometry(), colors = laneColors(theme())] {
            return renderLanes(*lanes, geometry, colors);
        }));
}

void LanesItem::finishPending()
{
    m_watcher.waitForFinished();
    if (std::exchange(m_isStale, false)) {
        schedule();
        m_watcher.waitForFinished();
    }
    if (m_watcher.future().resultCount() > 0) {
        m_image = m_watcher.result();
        update();
    }
}

void LanesItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    Q_UNUSED(option)
    Q_UNUSED(widget)
    if (m_image.isNull() || !m_lanes) {
        return;
    }
    painter->save();
    painter->setClipRect(geometry().area.adjusted(-4, -4, 4, 4));
    // While a newer image is in the making the old one is shown where its values lie now.
    const Interval x = m_imageGeometry.x.shown();
    const Interval y = m_imageGeometry.y.shown();
    const QRectF target(QPointF(geometry().xToPixel(x.from), geometry().yToPixel(y.to)),
        QPointF(geometry().xToPixel(x.to), geometry().yToPixel(y.from)));
    painter->drawImage(target, m_image);
    const auto selected = std::find_if(m_lanes->spans.begin(), m_lanes->spans.end(),
        [this](const core::TimelineSpan &span) { return span.request == m_selected; });
    if (m_selected >= 0 && selected != m_lanes->spans.end()) {
        const QRectF bar(
            QPointF(geometry().xToPixel(selected->start), geometry().yToPixel(selected->lane)),
            QPointF(geometry().xToPixel(selected->end), geometry().yToPixel(selected->lane - 1)));
        painter->setPen(QPen(theme().color(Token::Text), 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(bar.adjusted(-1, -1.5, 1, 1.5));
    }
    painter->restore();
}

} // namespace aisb::gui
