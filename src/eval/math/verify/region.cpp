// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/region.h"

#include <algorithm>

namespace aisb::eval::verify {

using namespace Qt::StringLiterals;

namespace mp = boost::multiprecision;

namespace {

constexpr std::size_t kMaxSegments = 200;

Real infinity()
{
    return std::numeric_limits<Real>::infinity();
}

bool startsBefore(const Segment &a, const Segment &b)
{
    const int order = compareReals(a.from, b.from);
    return order < 0 || (order == 0 && !a.isLeftOpen && b.isLeftOpen);
}

bool isEmpty(const Segment &segment)
{
    const int order = compareReals(segment.from, segment.to);
    return order > 0 || (order == 0 && (segment.isLeftOpen || segment.isRightOpen));
}

// Whether nothing lies between the end of one and the start of the next.
bool touches(const Segment &first, const Segment &next)
{
    const int order = compareReals(first.to, next.from);
    return order > 0 || (order == 0 && !(first.isRightOpen && next.isLeftOpen));
}

Region merged(Region segments)
{
    std::erase_if(segments, isEmpty);
    std::ranges::sort(segments, startsBefore);
    Region region;
    for (const Segment &segment : segments) {
        if (region.empty() || !touches(region.back(), segment)) {
            region.push_back(segment);
            continue;
        }
        Segment &last = region.back();
        const int order = compareReals(last.to, segment.to);
        if (order < 0 || (order == 0 && last.isRightOpen)) {
            last.to = segment.to;
            last.toNode = segment.toNode;
            last.isRightOpen = segment.isRightOpen;
        }
    }
    return region;
}

Segment common(const Segment &a, const Segment &b)
{
    Segment result = a;
    const int left = compareReals(a.from, b.from);
    if (left < 0 || (left == 0 && b.isLeftOpen)) {
        result.from = b.from;
        result.fromNode = b.fromNode;
        result.isLeftOpen = b.isLeftOpen;
    }
    const int right = compareReals(a.to, b.to);
    if (right > 0 || (right == 0 && b.isRightOpen)) {
        result.to = b.to;
        result.toNode = b.toNode;
        result.isRightOpen = b.isRightOpen;
    }
    return result;
}

Region intersection(const Region &a, const Region &b)
{
    Region segments;
    for (const Segment &left : a)
        for (const Segment &right : b)
            segments.push_back(common(left, right));
    return merged(std::move(segments));
}

Region complement(const Region &region)
{
    Region gaps;
    Segment gap{.from = -infinity(), .to = infinity(), .isLeftOpen = true, .isRightOpen = true};
    for (const Segment &segment : region) {
        gap.to = segment.from;
        gap.toNode = segment.fromNode;
        gap.isRightOpen = !segment.isLeftOpen;
        gaps.push_back(gap);
        gap.from = segment.to;
        gap.fromNode = segment.toNode;
        gap.isLeftOpen = !segment.isRightOpen;
    }
    gap.to = infinity();
    gap.toNode = {};
    gap.isRightOpen = true;
    gaps.push_back(gap);
    return merged(std::move(gaps));
}

std::optional<Region> intervalOf(const Node &set, Budget &budget)
{
    const auto from = realValue(set->parts[0], {}, budget);
    const auto to = from ? realValue(set->parts[1], {}, budget) : std::nullopt;
    if (!to)
        return {};
    const Segment segment{.from = *from,
        .to = *to,
        .isLeftOpen = set->isLeftOpen || !mp::isfinite(*from),
        .isRightOpen = set->isRightOpen || !mp::isfinite(*to),
        .fromNode = set->parts[0],
        .toNode = set->parts[1]};
    return isEmpty(segment) ? std::nullopt : std::optional(Region{segment});
}

std::optional<Region> pointsOf(const Node &set, Budget &budget)
{
    Region points;
    for (const Node &part : set->parts) {
        const auto value = realValue(part, {}, budget);
        if (!value)
            return {};
        points.push_back({.from = *value, .to = *value, .fromNode = part, .toNode = part});
    }
    return merged(std::move(points));
}

std::optional<Region> combinedOf(const Node &set, Budget &budget)
{
    const auto left = regionOf(set->parts[0], budget);
    const auto right = left ? regionOf(set->parts[1], budget) : std::nullopt;
    if (!right || left->size() > kMaxSegments || right->size() > kMaxSegments)
        return {};
    if (set->kind == Kind::Intersection)
        return intersection(*left, *right);
    if (set->kind == Kind::Difference)
        return intersection(*left, complement(*right));
    Region both = *left;
    both.insert(both.end(), right->begin(), right->end());
    return merged(std::move(both));
}

// Where relations are tried.
std::vector<Real> trialsOf(const Region &region)
{
    std::vector<Real> ends;
    for (const Segment &segment : region)
        for (const Real &end : {segment.from, segment.to})
            if (mp::isfinite(end))
                ends.push_back(end);
    std::vector<Real> trials = ends;
    if (ends.empty())
        ends.emplace_back(0);
    for (const Real &end : ends)
        for (const double distance : {1e-9, 1e-6, 1e-3, 0.5, 1.0, 1.7, 3.1, 10.3, 1e3, 1e5}) {
            trials.push_back(end + Real(distance));
            trials.push_back(end - Real(distance));
        }
    constexpr int kParts = 16;
    for (std::size_t i = 1; i < ends.size(); ++i)
        for (int part = 1; part < kParts; ++part)
            trials.push_back(ends[i - 1] + (ends[i] - ends[i - 1]) * part / kParts);
    return trials;
}

bool contains(const Region &region, const Real &value)
{
    return std::ranges::any_of(region, [&value](const Segment &segment) {
        const int left = compareReals(segment.from, value);
        const int right = compareReals(value, segment.to);
        return (left < 0 || (left == 0 && !segment.isLeftOpen))
            && (right < 0 || (right == 0 && !segment.isRightOpen));
    });
}

bool holds(const QString &relation, int order)
{
    if (relation == u"<")
        return order < 0;
    if (relation == u"<=")
        return order <= 0;
    return relation == u"!=" ? order != 0 : order == 0;
}

// Nothing holds where a side has no real value.
bool holdsAt(const Node &relation, const Point &point, Budget &budget)
{
    if (relation->kind == Kind::Conjunction)
        return std::ranges::all_of(
            relation->parts, [&](const Node &part) { return holdsAt(part, point, budget); });
    const auto left = realValue(relation->parts[0], point, budget);
    const auto right = left ? realValue(relation->parts[1], point, budget) : std::nullopt;
    return right && holds(relation->name, compareReals(*left, *right));
}

} // namespace

std::optional<Region> regionOf(const Node &set, Budget &budget)
{
    if (!budget.spend(20))
        return {};
    switch (set->kind) {
    case Kind::Brackets:
        return intervalOf(set, budget);
    case Kind::Set:
        return pointsOf(set, budget);
    case Kind::Reals:
        return complement({});
    case Kind::Union:
    case Kind::Intersection:
    case Kind::Difference:
        return combinedOf(set, budget);
    default:
        return {};
    }
}

bool isDescribedBy(const Region &region, const Node &relation, Budget &budget)
{
    const QSet<QString> names = symbolsOf(relation);
    if (names.size() != 1 || region.size() > kMaxSegments)
        return false;
    const QString name = *names.cbegin();
    return std::ranges::all_of(trialsOf(region), [&](const Real &trial) {
        return holdsAt(relation, {{name, trial}}, budget) == contains(region, trial);
    });
}

} // namespace aisb::eval::verify
