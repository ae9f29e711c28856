// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/lanes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <set>
#include <utility>

namespace aisb::gui {

namespace {

constexpr double kDecodeStrength =
    0.72; // decode is a wide plane: lighter, so that waiting stands out
constexpr double kCross = 3; // half size in logical pixels

// Gives each span the lowest lane that is free at its start.
class SlotPool
{
public:
    qint32 take(double start, double end)
    {
        while (!m_busy.empty() && m_busy.top().first <= start) {
            m_free.push(m_busy.top().second);
            m_busy.pop();
        }
        qint32 lane = 0;
        if (m_free.empty()) {
            lane = ++m_lanes;
        } else {
            lane = m_free.top();
            m_free.pop();
        }
        m_busy.emplace(std::max(start, end), lane);
        return lane;
    }
    [[nodiscard]] qint32 lanes() const { return m_lanes; }

private:
    using Busy = std::pair<double, qint32>;
    std::priority_queue<Busy, std::vector<Busy>, std::greater<>> m_busy;
    std::priority_queue<qint32, std::vector<qint32>, std::greater<>> m_free;
    qint32 m_lanes = 0;
};

std::vector<LaneFailure> failuresOf(const core::Timeline &timeline, const core::PerfData &data)
{
    std::vector<LaneFailure> failures;
    for (std::size_t i = 0; i < data.requests.size(); ++i) {
        const core::PerfRequest &request = data.requests[i];
        if (request.isSuccess || (!request.hasTimes && request.start == 0)) {
            continue;
        }
        const double start = request.start - timeline.origin;
        const double end =
            request.hasTimes && request.end >= request.start ? request.end - timeline.origin : -1;
        failures.push_back({static_cast<qint32>(i), 0, start, end});
    }
    std::ranges::stable_sort(failures,
        [](const LaneFailure &left, const LaneFailure &right) { return left.start < right.start; });
    return failures;
}

void assignSlots(LanesData &lanes)
{
    SlotPool pool;
    std::size_t failure = 0;
    const auto takeFailures = [&](double until) {
        for (; failure < lanes.failures.size() && lanes.failures[failure].start <= until;
            ++failure) {
            LaneFailure &one = lanes.failures[failure];
            one.lane = pool.take(one.start, one.end);
        }
    };
    for (core::TimelineSpan &span : lanes.spans) {
        takeFailures(span.start);
        span.lane = pool.take(span.start, span.end);
    }
    takeFailures(INFINITY);
    lanes.lanes = pool.lanes();
}

// Failures stand at the lane of the request that was sent just before them.
void placeAmongRequests(LanesData &lanes)
{
    for (LaneFailure &failure : lanes.failures) {
        const auto after =
            std::ranges::upper_bound(lanes.spans, failure.start, {}, &core::TimelineSpan::start);
        failure.lane = after == lanes.spans.begin() ? 1 : std::prev(after)->lane;
    }
    if (lanes.lanes == 0 && !lanes.failures.empty()) {
        lanes.lanes = 1;
    }
}

// The image being painted with its scales in device pixels.
class Canvas
{
public:
    Canvas(const PlotGeometry &geometry, const LaneColors &colors)
        : m_geometry(geometry)
        , m_image(
              (geometry.area.size() * geometry.ratio).toSize(), QImage::Format_ARGB32_Premultiplied)
        , m_waiting(qPremultiply(colors.waiting.rgba()))
        , m_decode(qPremultiply(colors.decode.rgba()))
    {
        m_image.fill(Qt::transparent);
    }

    [[nodiscard]] int width() const { return m_image.width(); }
    [[nodiscard]] int height() const { return m_image.height(); }
    [[nodiscard]] QImage &image() { return m_image; }
    [[nodiscard]] double column(double x) const { return m_geometry.x.share(x) * width(); }
    [[nodiscard]] double row(double y) const { return (1 - m_geometry.y.share(y)) * height(); }

    void fill(int row, double from, double to, bool isWaiting)
    {
        const int begin = std::clamp(static_cast<int>(std::floor(from)), 0, width());
        const int end = std::clamp(static_cast<int>(std::ceil(to)), 0, width());
        if (row < 0 || row >= height() || begin >= end) {
            return;
        }
        auto *line = reinterpret_cast<QRgb *>(m_image.scanLine(row));
        std::fill(line + begin, line + end, isWaiting ? m_waiting : m_decode);
    }

    void setPixel(int row, int column, bool isWaiting)
    {
        reinterpret_cast<QRgb *>(m_image.scanLine(row))[column] = isWaiting ? m_waiting : m_decode;
    }

private:
    const PlotGeometry &m_geometry;
    QImage m_image;
    QRgb m_waiting;
    QRgb m_decode;
};

bool isOutside(const core::TimelineSpan &span, const Interval &shown)
{
    return span.end < shown.from || span.start > shown.to;
}

// Lanes of a pixel or more: a bar each, with a gap between lanes that have the room for one.
void paintBars(Canvas &canvas, const LanesData &lanes, const PlotGeometry &geometry)
{
    const double laneHeight = canvas.height() / geometry.y.shown().length();
    const double gap = laneHeight >= 4 ? std::max(1.0, std::floor(laneHeight / 5)) : 0;
    for (const core::TimelineSpan &span : lanes.spans) {
        if (isOutside(span, geometry.x.shown())) {
            continue;
        }
        const int top = static_cast<int>(std::round(canvas.row(span.lane)));
        const int bottom =
            std::max(top + 1, static_cast<int>(std::round(canvas.row(span.lane - 1) - gap)));
        const double start = canvas.column(span.start);
        const double first = canvas.column(span.firstToken);
        const double end = std::max(canvas.column(span.end), start + 1);
        for (int row = top; row < bottom; ++row) {
            canvas.fill(row, std::floor(first), end, false);
            canvas.fill(row, start, std::max(first, start + 1), true);
        }
    }
}

// Lanes of less than a pixel: per pixel the phase most of the requests of that pixel row are in.
void paintMajority(Canvas &canvas, const LanesData &lanes, const PlotGeometry &geometry)
{
    std::vector<std::vector<const core::TimelineSpan *>> rows(
        static_cast<std::size_t>(canvas.height()));
    for (const core::TimelineSpan &span : lanes.spans) {
        const int row = static_cast<int>(std::floor(canvas.row(span.lane - 0.5)));
        if (row >= 0 && row < canvas.height() && !isOutside(span, geometry.x.shown())) {
            rows[static_cast<std::size_t>(row)].push_back(&span);
        }
    }
    const auto width = static_cast<std::size_t>(canvas.width());
    std::vector<int> waiting(width + 1);
    std::vector<int> decode(width + 1);
    const auto add = [&](std::vector<int> &counts, double from, double to) {
        const auto begin =
            static_cast<std::size_t>(std::clamp(std::floor(from), 0.0, static_cast<double>(width)));
        const auto end =
            static_cast<std::size_t>(std::clamp(std::ceil(to), 0.0, static_cast<double>(width)));
        if (begin < end) {
            ++counts[begin];
            --counts[end];
        }
    };
    for (int row = 0; row < canvas.height(); ++row) {
        const auto &spans = rows[static_cast<std::size_t>(row)];
        if (spans.empty()) {
            continue;
        }
        std::ranges::fill(waiting, 0);
        std::ranges::fill(decode, 0);
        for (const core::TimelineSpan *span : spans) {
            const double first = canvas.column(span->firstToken);
            add(waiting, canvas.column(span->start), first);
            add(decode, first, canvas.column(span->end));
        }
        int isWaiting = 0;
        int isDecoding = 0;
        for (std::size_t column = 0; column < width; ++column) {
            isWaiting += waiting[column];
            isDecoding += decode[column];
            if (isWaiting > 0 || isDecoding > 0) {
                canvas.setPixel(row, static_cast<int>(column), isWaiting >= isDecoding);
            }
        }
    }
}

// Crosses at the end of each failure (its start when the end is unknown), on top of everything; one
// per small cell.
void paintFailures(
    Canvas &canvas, const LanesData &lanes, const PlotGeometry &geometry, const LaneColors &colors)
{
    QPainter painter(&canvas.image());
    painter.setRenderHint(QPainter::Antialiasing);
    const double size = kCross * geometry.ratio;
    std::set<std::pair<int, int>> taken;
    for (const LaneFailure &failure : lanes.failures) {
        const double time = failure.end >= failure.start ? failure.end : failure.start;
        const QPointF place(canvas.column(time), canvas.row(failure.lane - 0.5));
        const bool isShown = place.x() >= 0 && place.x() <= canvas.width() && place.y() >= 0
            && place.y() <= canvas.height();
        if (!isShown
            || !taken.emplace(static_cast<int>(place.x() / 2), static_cast<int>(place.y() / 2))
                .second) {
            continue;
        }
        for (const auto &[color, width] :
            {std::pair(colors.failureEdge, 4.0), std::pair(colors.failure, 1.75)}) {
            painter.setPen(QPen(color, width * geometry.ratio, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(place + QPointF(-size, -size), place + QPointF(size, size));
            painter.drawLine(place + QPointF(-size, size), place + QPointF(size, -size));
        }
    }
}

} // namespace

LanesData lanesOf(const core::Timeline &timeline, const core::PerfData &data, LaneOrder order)
{
    LanesData lanes{timeline.spans, failuresOf(timeline, data), timeline.lanes};
    if (order == LaneOrder::Slot) {
        assignSlots(lanes);
    } else {
        placeAmongRequests(lanes);
    }
    return lanes;
}

LaneColors laneColors(const Theme &theme)
{
    const QColor surface = theme.color(Token::Surface);
    return {theme.series(SeriesRole::Ttft),
        blended(theme.series(SeriesRole::Decode), surface, kDecodeStrength),
        theme.series(SeriesRole::Failure), surface};
}

QImage renderLanes(const LanesData &lanes, const PlotGeometry &geometry, const LaneColors &colors)
{
    Canvas canvas(geometry, colors);
    if (canvas.image().isNull()) {
        return {};
    }
    const double laneHeight = canvas.height() / geometry.y.shown().length();
    if (laneHeight >= 1) {
        paintBars(canvas, lanes, geometry);
    } else {
        paintMajority(canvas, lanes, geometry);
    }
    paintFailures(canvas, lanes, geometry, colors);
    return canvas.image();
}

} // namespace aisb::gui
