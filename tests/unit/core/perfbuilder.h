// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/perfdata.h"

namespace aisb::core {

// A successful request made of its time points.
inline RequestRecord madeRecord(
    int id, std::vector<double> timePoints, qint64 inputTokens, qint64 outputTokens)
{
    RequestRecord record;
    record.dataAbbr = QStringLiteral("synthetic");
    record.id = id;
    record.uuid = QString::number(id).rightJustified(32, u'0');
    record.isSuccess = true;
    record.timePoints = std::move(timePoints);
    record.inputTokens = inputTokens;
    record.outputTokens = outputTokens;
    return record;
}

inline RequestRecord madeFailure(int id, std::vector<double> timePoints, const QString &reason)
{
    RequestRecord record = madeRecord(id, std::move(timePoints), 0, 0);
    record.isSuccess = false;
    record.errorClass = ErrorClass::Http;
    record.errorInfo = reason;
    return record;
}

// The worked example of spec/perf.md 15: three successes and one HTTP 500, batch_size 2.
inline PerfData workedExample()
{
    PerfData data;
    data.maxConcurrency = 2;
    appendRecord(data, madeRecord(0, {100.00, 100.25, 100.30, 100.36, 100.40}, 11, 4));
    appendRecord(data, madeRecord(1, {100.10, 100.40, 100.45, 100.52}, 12, 3));
    appendRecord(data, madeRecord(2, {100.50, 100.70, 100.75, 100.80, 100.86, 100.91}, 9, 5));
    appendRecord(data, madeFailure(3, {100.20}, QStringLiteral("Internal Server Error")));
    return data;
}

// Streaming requests given by start and end only; the first token comes at the middle.
inline PerfData fromSpans(
    const std::vector<std::pair<double, double>> &spans, qint64 maxConcurrency)
{
    PerfData data;
    data.maxConcurrency = maxConcurrency;
    int id = 0;
    for (const auto &[start, end] : spans)
        appendRecord(data, madeRecord(id++, {start, (start + end) / 2, end}, 1, 2));
    return data;
}

} // namespace aisb::core
