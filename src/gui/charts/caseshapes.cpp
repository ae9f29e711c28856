// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/caseshapes.h"

#include "core/scorespread.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace aisb::gui {

namespace {

using run::CaseRow;
using run::CaseVerdict;

constexpr int kLengthBins = 40;
constexpr std::size_t kShareBins = 10;
constexpr std::size_t kFewestPerBin = 10;
constexpr int kMaxDraws = 1000;

bool isAnswered(const CaseRow &row)
{
    return row.verdict != CaseVerdict::Failed;
}

// A width of 1, 2 or 5 times a power of ten that gives at most kLengthBins bins.
double binWidth(double longest)
{
    const double rough = std::max(1.0, longest / kLengthBins);
    const double decade = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * decade >= rough) {
            return factor * decade;
        }
    }
    return 10 * decade;
}

std::vector<core::Point> sharesOf(const std::vector<CaseRow> &rows, double width, int bins)
{
    std::vector<double> counts(static_cast<std::size_t>(bins), 0);
    double total = 0;
    for (const CaseRow &row : rows) {
        if (isAnswered(row)) {
            const int bin = std::min(bins - 1, static_cast<int>(row.answerLength / width));
            counts[static_cast<std::size_t>(bin)] += 1;
            total += 1;
        }
    }
    std::vector<core::Point> points;
    for (int i = 0; i <= bins && total > 0; ++i) {
        const double share = i < bins ? 100 * counts[static_cast<std::size_t>(i)] / total : 0;
        points.push_back({i * width, share});
    }
    return points;
}

// Answers of one length stay together; too few at the end are not a bin of their own.
std::size_t endOfBin(const std::vector<CaseRow> &sorted, std::size_t from, std::size_t size)
{
    std::size_t to = std::min(from + size, sorted.size());
    while (to < sorted.size() && sorted[to].answerLength == sorted[to - 1].answerLength) {
        ++to;
    }
    const bool isTail = sorted.size() - to < (size + 1) / 2
        || sorted[std::min(to, sorted.size() - 1)].answerLength == sorted.back().answerLength;
    return isTail ? sorted.size() : to;
}

std::vector<core::Point> rightOf(const std::vector<CaseRow> &rows)
{
    std::vector<CaseRow> scored;
    for (const CaseRow &row : rows) {
        if (isAnswered(row) && row.verdict != CaseVerdict::Unscored) {
            scored.push_back(row);
        }
    }
    if (scored.size() < 2) {
        return {};
    }
    std::ranges::stable_sort(scored, {}, &CaseRow::answerLength);
    const std::size_t bins = std::clamp<std::size_t>(scored.size() / kFewestPerBin, 1, kShareBins);
    const std::size_t size = scored.size() / bins;
    std::vector<core::Point> points;
    for (std::size_t from = 0; from < scored.size();) {
        const std::size_t to = endOfBin(scored, from, size);
        const auto right = std::count_if(scored.begin() + static_cast<std::ptrdiff_t>(from),
            scored.begin() + static_cast<std::ptrdiff_t>(to),
            [](const CaseRow &row) { return row.verdict == CaseVerdict::Right; });
        points.push_back({static_cast<double>(scored[from].answerLength),
            100 * static_cast<double>(right) / static_cast<double>(to - from)});
        from = to;
    }
    points.push_back({static_cast<double>(scored.back().answerLength), points.back().y});
    return points;
}

// How often each sample was right; nothing when that is not the same number of repeats everywhere.
std::optional<core::RightCounts> countsOf(const std::vector<CaseRow> &rows)
{
    std::vector<std::pair<int, int>> samples; // right, repeats
    qint64 id = -1;
    for (const CaseRow &row : rows) {
        if (row.verdict == CaseVerdict::Unscored) {
            return std::nullopt;
        }
        if (samples.empty() || row.id != id) {
            samples.emplace_back(0, 0);
            id = row.id;
        }
        samples.back().first += row.verdict == CaseVerdict::Right ? 1 : 0;
        ++samples.back().second;
    }
    if (samples.empty()) {
        return std::nullopt;
    }
    const int repeats = samples.front().second;
    core::RightCounts counts(repeats);
    for (const auto &[right, count] : samples) {
        if (count != repeats) {
            return std::nullopt;
        }
        counts.add(right);
    }
    return counts;
}

} // namespace

std::vector<std::vector<core::Point>> lengthShares(std::span<const std::vector<CaseRow>> models)
{
    qint32 longest = 0;
    for (const std::vector<CaseRow> &rows : models) {
        for (const CaseRow &row : rows) {
            longest = std::max(longest, isAnswered(row) ? row.answerLength : 0);
        }
    }
    const double width = binWidth(longest);
    const int bins = std::max(1, static_cast<int>(std::floor(longest / width)) + 1);
    std::vector<std::vector<core::Point>> shapes;
    for (const std::vector<CaseRow> &rows : models) {
        shapes.push_back(sharesOf(rows, width, bins));
    }
    return shapes;
}

std::vector<std::vector<core::Point>> rightByLength(std::span<const std::vector<CaseRow>> models)
{
    std::vector<std::vector<core::Point>> shapes;
    for (const std::vector<CaseRow> &rows : models) {
        shapes.push_back(rightOf(rows));
    }
    return shapes;
}

std::vector<std::vector<core::Point>> passCurves(std::span<const std::vector<CaseRow>> models)
{
    std::vector<std::vector<core::Point>> curves;
    for (const std::vector<CaseRow> &rows : models) {
        std::vector<core::Point> &points = curves.emplace_back();
        const std::optional<core::RightCounts> counts = countsOf(rows);
        if (!counts || counts->repeats() < 2) {
            continue;
        }
        for (int k = 1; k <= std::min(counts->repeats(), kMaxDraws); ++k) {
            points.push_back({static_cast<double>(k), 100 * core::passSpread(*counts, k).mean});
        }
    }
    return curves;
}

CaseShapes caseShapes(std::span<const std::vector<CaseRow>> models)
{
    return {lengthShares(models), rightByLength(models), passCurves(models)};
}

} // namespace aisb::gui
