// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/random.h"
#include "core/result.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace aisb::datasets {

// The side file <data file>.meta.json. Source: spec/perf.md 10.2, spec/accuracy.md 13.2.
struct MetaFile
{
    enum class Sampling
    {
        Default,
        Random,
        Shuffle
    };
    enum class Output
    {
        None,
        Uniform,
        Percentage
    };

    std::optional<qint64> requestCount;
    Sampling sampling = Sampling::Default;
    Output output = Output::None;
    qint64 minTokens = 0; // Uniform, inclusive
    qint64 maxTokens = 0;
    std::vector<std::pair<qint64, double>>
        shares; // Percentage: tokens, share; the shares add up to exactly 1
};

// Reads the text of a side file. Errors: UtilsParam002 (request_count), 003/004 (min/max
// invalid/reversed), 005 (parameter missing), 006 (percentage list), 007 (unknown method), 008
// (unknown keys), UtilsType007 (wrong type, unknown sampling mode).
[[nodiscard]] core::Result<MetaFile> readMetaFile(QByteArrayView text);

// Which rows are sent, in order: indices into rowCount rows. More than there are: repeated
// cyclically.
[[nodiscard]] std::vector<qint64> chooseRows(
    const MetaFile &meta, qint64 rowCount, core::Random &random);

// Output limit of each of count requests; empty when the side file sets none.
[[nodiscard]] std::vector<qint64> outputLimits(
    const MetaFile &meta, qint64 count, core::Random &random);

// Whether choosing or limiting draws random numbers.
[[nodiscard]] bool isRandom(const MetaFile &meta);

} // namespace aisb::datasets
