// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/rowrange.h"

#include "datasets/pythonrandom.h"

#include <QRegularExpression>

#include <numeric>
#include <optional>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

struct Slice
{
    std::optional<qint64> start;
    std::optional<qint64> stop;
    qint64 step = 1;
};

core::Result<std::vector<Slice>> readSlices(const QString &range)
{
    static const QRegularExpression one(
        uR"(\G\s*\[\s*(?<start>[+-]?\d{1,18})?\s*:\s*(?<stop>[+-]?\d{1,18})?\s*(:\s*(?<step>[+-]?\d{1,18})?\s*)?\]\s*)"_s);
    std::vector<Slice> slices;
    qsizetype at = 0;
    while (at < range.size()) {
        const QRegularExpressionMatch match = one.match(range, at);
        if (!match.hasMatch()) {
            return core::fail(ErrorCode::DsetCfg001,
                u"reader_cfg.test_range: expected Python slices like \"[0:8]\" or \"[10:][:5]\", found \"%1\""_s
                    .arg(range.left(100)));
        }
        const auto number = [&match](const QString &name) {
            const QString text = match.captured(name);
            return text.isEmpty() ? std::nullopt : std::optional(text.toLongLong());
        };
        slices.push_back({number(u"start"_s), number(u"stop"_s), number(u"step"_s).value_or(1)});
        if (slices.back().step == 0)
            return core::fail(ErrorCode::DsetCfg001,
                u"reader_cfg.test_range: a step of 0 in \"%1\""_s.arg(range));
        at = match.capturedEnd();
    }
    return slices;
}

// A bound as Python clips it: negative ones count from the end.
qint64 clip(qint64 bound, qint64 size, qint64 low, qint64 high)
{
    return std::clamp(bound < 0 ? bound + size : bound, low, high);
}

std::vector<qint64> applySlice(const Slice &slice, const std::vector<qint64> &rows)
{
    const auto size = static_cast<qint64>(rows.size());
    const bool isForward = slice.step > 0;
    const qint64 low = isForward ? 0 : -1;
    const qint64 high = isForward ? size : size - 1;
    const qint64 start =
        slice.start ? clip(*slice.start, size, low, high) : (isForward ? low : high);
    const qint64 stop = slice.stop ? clip(*slice.stop, size, low, high) : (isForward ? high : low);
    std::vector<qint64> left;
    for (qint64 i = start; isForward ? i < stop : i > stop;) {
        left.push_back(rows[static_cast<std::size_t>(i)]);
        if (std::abs(slice.step) > size)
            break;
        i += slice.step;
    }
    return left;
}

} // namespace

core::Result<std::vector<qint64>> rowsInRange(const QString &range, qint64 rowCount)
{
    const core::Result<std::vector<Slice>> slices = readSlices(range);
    if (!slices)
        return core::fail(slices.error());
    std::vector<qint64> rows(static_cast<std::size_t>(rowCount));
    std::iota(rows.begin(), rows.end(), 0);
    for (const Slice &slice : *slices)
        rows = applySlice(slice, rows);
    return rows;
}

namespace {

// That many rows in shuffled order.
std::vector<qint64> drawnRows(qint64 count, qint64 rowCount)
{
    std::vector<qint64> rows(static_cast<std::size_t>(rowCount));
    std::iota(rows.begin(), rows.end(), 0);
    PythonRandom(static_cast<quint64>(count)).shuffle(rows);
    rows.resize(static_cast<std::size_t>(count));
    return rows;
}

} // namespace

RangeChoice chooseRange(const core::Json &range, qint64 rowCount)
{
    if (range.isNull())
        return {};
    if (range.isString()) {
        auto rows = rowsInRange(range.toString(), rowCount);
        if (!rows)
            return {std::nullopt, rows.error().detail + u"; all rows are used"_s};
        return {std::move(*rows), {}};
    }
    const double given = range.toDouble(-1);
    if (range.isNumber() && given > 0 && given < 1) {
        const auto count = static_cast<qint64>(given * static_cast<double>(rowCount));
        return {drawnRows(count, rowCount), {}};
    }
    const qint64 count = range.toInt(-1);
    if (count > 0 && count < rowCount)
        return {drawnRows(count, rowCount), {}};
    if (count == rowCount)
        return {};
    return {std::nullopt,
        u"expected slices like \"[0:8]\", a number of rows below %1 or a share between 0 and 1; all rows are used"_s
            .arg(rowCount)};
}

} // namespace aisb::datasets
