// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/text/json.h"

#include <QByteArrayView>
#include <QString>

#include <map>
#include <optional>

namespace aisb::core {

// Counters of speculative decoding of a service at one moment, summed over all label sets.
struct SpecDecodeCounters
{
    qint64 drafts = 0;
    qint64 draftTokens = 0;
    qint64 acceptedTokens = 0;
    std::map<qint64, qint64> acceptedAt; // by position in the draft

    bool operator==(const SpecDecodeCounters &) const = default;
};

// Reads the counters of vLLM out of a Prometheus text exposition: quoted label values with any
// character, time stamps and comments are understood; lines that are none are skipped. Error
// ModelData001 "No spec decode metrics found on server". Source: spec/perf.md 3.10.
[[nodiscard]] Result<SpecDecodeCounters> parseSpecDecode(QByteArrayView exposition);

// What happened between two moments.
struct SpecDecodeRates
{
    qint64 drafts = 0;
    qint64 draftTokens = 0;
    qint64 acceptedTokens = 0;
    double acceptanceRate = 0; // percent
    double acceptanceLength = 0;
    std::map<qint64, double> acceptedAt; // share of the drafts, by position
};
// Error ModelData001 when nothing was drafted.
[[nodiscard]] Result<SpecDecodeRates> specDecodeRates(
    const SpecDecodeCounters &before, const SpecDecodeCounters &after);

// One service before and after a run. A snapshot that failed has its reason instead.
struct SpecDecodeRun
{
    QString url; // of the metrics
    QString host;
    int port = 0;
    Result<SpecDecodeCounters> before;
    Result<SpecDecodeCounters> after;
};
// spec_decode_<host>_<port>.json: status, url, error, data and both snapshots.
[[nodiscard]] Json specDecodeJson(const SpecDecodeRun &run);

} // namespace aisb::core
