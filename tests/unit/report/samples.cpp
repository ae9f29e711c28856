// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "report/resultfiles.h"

#include "core/text/numbertext.h"

#include <QFile>

#include <queue>
#include <random>

namespace aisb::report {

using namespace Qt::StringLiterals;

namespace {

core::RequestRecord successOf(int id, std::vector<double> timePoints, qint64 input, qint64 output)
{
    core::RequestRecord record;
    record.dataAbbr = u"synthetic"_s;
    record.id = id;
    record.uuid = u"%1"_s.arg(id, 32, 16, QLatin1Char('0'));
    record.isSuccess = true;
    record.timePoints = std::move(timePoints);
    record.inputTokens = input;
    record.outputTokens = output;
    return record;
}

} // namespace

core::PerfData workedExample()
{
    core::PerfData data;
    data.maxConcurrency = 2;
    core::appendRecord(data, successOf(0, {100.00, 100.25, 100.30, 100.36, 100.40}, 11, 4));
    core::appendRecord(data, successOf(1, {100.10, 100.40, 100.45, 100.52}, 12, 3));
    core::appendRecord(data, successOf(2, {100.50, 100.70, 100.75, 100.80, 100.86, 100.91}, 9, 5));
    core::RequestRecord failed = successOf(3, {100.6}, 0, 0);
    failed.isSuccess = false;
    failed.errorClass = core::ErrorClass::Http;
    failed.errorInfo = u"HTTP 500: Internal Server Error"_s;
    core::appendRecord(data, failed);
    return data;
}

core::PerfData syntheticRun(qint64 requests, int slots, int failEvery)
{
    std::mt19937_64 random(20261124);
    const auto uniform = [&](double low, double high) {
        return low + (high - low) * static_cast<double>(random() >> 11) * 0x1.0p-53;
    };
    core::PerfData data;
    data.maxConcurrency = slots;
    std::priority_queue<double, std::vector<double>, std::greater<>> freeAt(
        std::greater<>(), std::vector<double>(static_cast<std::size_t>(slots), 0.0));
    for (qint64 i = 0; i < requests; ++i) {
        const double start = 100 + freeAt.top() + uniform(0, 0.004);
        freeAt.pop();
        std::vector<double> points{start, start + uniform(0.05, 0.4)};
        const int tokens = static_cast<int>(uniform(4, 12));
        for (int token = 1; token < tokens; ++token)
            points.push_back(points.back() + uniform(0.05, 0.12));
        freeAt.push(points.back() - 100);
        core::RequestRecord record = successOf(static_cast<int>(i), std::move(points), 64, tokens);
        if (failEvery > 0 && i % failEvery == failEvery - 1) {
            record.isSuccess = false;
            record.errorClass = core::ErrorClass::Timeout;
            record.errorInfo = u"no answer within 2 s"_s;
        }
        core::appendRecord(data, record);
    }
    return data;
}

core::GroupResult groupOf(core::PerfData data)
{
    core::GroupResult group;
    group.model = u"vllm-api-stream-chat"_s;
    group.group = u"syntheticdataset"_s;
    if (const auto summary = core::summarize(data, {}))
        group.tables = resultTables(*summary);
    group.data = std::make_shared<const core::PerfData>(std::move(data));
    return group;
}

QByteArray testFile(const QString &name)
{
    QFile file(QString::fromUtf8(AISB_TEST_DATA "/report/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace aisb::report
