// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/metafile.h"

#include <cmath>
#include <numeric>

namespace aisb::datasets {

namespace {

std::vector<qint64> firstRows(qint64 count, qint64 rowCount)
{
    std::vector<qint64> rows(static_cast<std::size_t>(count));
    for (qint64 i = 0; i < count; ++i)
        rows[static_cast<std::size_t>(i)] = i % rowCount;
    return rows;
}

// count of the rows without replacement, in the order drawn.
std::vector<qint64> drawRows(qint64 count, std::vector<qint64> rows, core::Random &random)
{
    for (qint64 i = 0; i < count; ++i) {
        const qint64 other = random.integer(i, static_cast<qint64>(rows.size()) - 1);
        std::swap(rows[static_cast<std::size_t>(i)], rows[static_cast<std::size_t>(other)]);
    }
    rows.resize(static_cast<std::size_t>(count));
    return rows;
}

} // namespace

std::vector<qint64> chooseRows(const MetaFile &meta, qint64 rowCount, core::Random &random)
{
    if (rowCount <= 0)
        return {};
    const qint64 count = meta.requestCount.value_or(rowCount);
    switch (meta.sampling) {
    case MetaFile::Sampling::Random:
        return drawRows(count, firstRows(std::max(count, rowCount), rowCount), random);
    case MetaFile::Sampling::Shuffle: {
        std::vector<qint64> rows = firstRows(count, rowCount);
        random.shuffle(rows);
        return rows;
    }
    case MetaFile::Sampling::Default:
        break;
    }
    return firstRows(count, rowCount);
}

std::vector<qint64> outputLimits(const MetaFile &meta, qint64 count, core::Random &random)
{
    std::vector<qint64> limits;
    if (meta.output == MetaFile::Output::None)
        return limits;
    limits.reserve(static_cast<std::size_t>(count));
    if (meta.output == MetaFile::Output::Uniform) {
        for (qint64 i = 0; i < count; ++i)
            limits.push_back(random.integer(meta.minTokens, meta.maxTokens));
        return limits;
    }
    for (const auto &[tokens, share] : meta.shares) {
        const auto part = static_cast<qint64>(std::floor(share * static_cast<double>(count)));
        const qint64 left = count - static_cast<qint64>(limits.size());
        limits.insert(limits.end(), static_cast<std::size_t>(std::min(part, left)), tokens);
    }
    limits.resize(static_cast<std::size_t>(count), meta.shares.back().first);
    return limits;
}

bool isRandom(const MetaFile &meta)
{
    return meta.sampling != MetaFile::Sampling::Default || meta.output == MetaFile::Output::Uniform;
}

} // namespace aisb::datasets
