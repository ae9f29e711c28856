// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/resultfiles.h"

#include "core/text/csv.h"

#include "result_helpers.h"
#include "samples.h"

namespace aisb::report {
namespace {

using namespace Qt::StringLiterals;

constexpr const char *kWorkedCsv =
    "Performance Parameters,Stage,Average,Min,Max,Median,P75,P90,P99,N\r\n"
    "E2EL,total,410.0 ms,400.0 ms,420.0 ms,410.0 ms,415.0 ms,418.0 ms,419.8 ms,3\r\n"
    "TTFT,total,250.0 ms,200.0 ms,300.0 ms,250.0 ms,275.0 ms,290.0 ms,299.0 ms,3\r\n"
    "TPOT,total,54.2 ms,50.0 ms,60.0 ms,52.5 ms,56.2 ms,58.5 ms,59.8 ms,3\r\n"
    "ITL,total,53.3 ms,40.0 ms,70.0 ms,50.0 ms,60.0 ms,62.0 ms,69.2 ms,3\r\n"
    "InputTokens,total,10.6667,9.0,12.0,11.0,11.5,11.8,11.98,3\r\n"
    "OutputTokens,total,4.0,3.0,5.0,4.0,4.5,4.8,4.98,3\r\n"
    "OutputTokenThroughput,total,9.7793 token/s,7.1429 token/s,12.1951 token/s,10.0 "
    "token/s,11.0976 token/s,"
    "11.7561 token/s,12.1512 token/s,3\r\n"
    "PrefillTokenThroughput,total,43.0 token/s,40.0 token/s,45.0 token/s,44.0 token/s,44.5 "
    "token/s,44.8 token/s,"
    "44.98 token/s,3\r\n";

constexpr const char *kWorkedJson = R"({
    "Benchmark Duration": {
        "total": "910.0 ms"
    },
    "Total Requests": {
        "total": 4
    },
    "Failed Requests": {
        "total": 1
    },
    "Success Requests": {
        "total": 3
    },
    "Concurrency": {
        "total": 1.3516
    },
    "Max Concurrency": {
        "total": 2
    },
    "Request Throughput": {
        "total": "3.2967 req/s"
    },
    "Total Input Tokens": {
        "total": 32
    },
    "Total Generated Tokens": {
        "total": 12
    },
    "Input Token Throughput": {
        "total": "35.1648 token/s"
    },
    "Output Token Throughput": {
        "total": "13.1868 token/s"
    },
    "Total Token Throughput": {
        "total": "48.3516 token/s"
    }
})";

double leadingNumber(const QString &cell)
{
    return cell.section(u' ', 0, 0).toDouble();
}

// The summary a .csv and a .json of the reference were written from.
core::PerfSummary summaryOf(const QByteArray &csv, const QByteArray &json)
{
    core::PerfSummary summary;
    const auto rows = core::readCsv(csv).value();
    summary.statistics =
        core::parseStatistics(rows[0].mid(2, rows[0].size() - 3), core::StatisticRules::Ours)
            .statistics;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        core::MetricRow row;
        for (const auto &info : core::perfMetricCatalogue())
            if (info.id == rows[i][0])
                row.metric = info.metric;
        for (qsizetype column = 2; column + 1 < rows[i].size(); ++column)
            row.values.push_back(leadingNumber(rows[i][column]));
        row.n = rows[i].last().toLongLong();
        summary.rows.push_back(row);
    }
    const core::Json root = core::readJson(json).value();
    const auto value = [&](const char16_t *key) { return root[key][u"total"]; };
    core::CommonMetrics &common = summary.common;
    common.benchmarkDuration = leadingNumber(value(u"Benchmark Duration").toString());
    common.totalRequests = value(u"Total Requests").toInt();
    common.failedRequests = value(u"Failed Requests").toInt();
    common.successRequests = value(u"Success Requests").toInt();
    common.concurrency = value(u"Concurrency").toDouble();
    common.maxConcurrency = value(u"Max Concurrency").toInt();
    common.requestThroughput = leadingNumber(value(u"Request Throughput").toString());
    common.totalInputTokens = value(u"Total Input Tokens").toInt();
    common.totalGeneratedTokens = value(u"Total Generated Tokens").toInt();
    common.inputTokenThroughput = leadingNumber(value(u"Input Token Throughput").toString());
    common.outputTokenThroughput = leadingNumber(value(u"Output Token Throughput").toString());
    common.totalTokenThroughput = leadingNumber(value(u"Total Token Throughput").toString());
    return summary;
}

TEST(ResultFiles, WriteTheWorkedExampleOfTheReferenceByteForByte)
{
    const auto summary =
        core::summarize(workedExample(), {.profile = core::MetricsProfile::Reference});
    ASSERT_OK(summary);
    EXPECT_EQ(metricCsv(*summary).toStdString(), kWorkedCsv);
    EXPECT_EQ(commonJson(*summary).toStdString(), kWorkedJson);
}

TEST(ResultFiles, WriteTheWorkedExampleOfTheCorrectedProfile)
{
    const auto summary = core::summarize(workedExample(), {});
    ASSERT_OK(summary);
    const QByteArray csv = metricCsv(*summary);
    EXPECT_TRUE(csv.contains(
        "TPOT,total,54.1667 ms,50.0 ms,60.0 ms,52.5 ms,56.25 ms,58.5 ms,59.85 ms,3\r\n"))
        << csv.toStdString();
    EXPECT_TRUE(
        csv.contains("ITL,total,53.3333 ms,40.0 ms,70.0 ms,50.0 ms,60.0 ms,62.0 ms,69.2 ms,"))
        << csv.toStdString();
    EXPECT_EQ(commonJson(*summary).toStdString(), kWorkedJson);
}

TEST(ResultFiles, WriteTheFilesOfTheReferenceFromTheirNumbers)
{
    for (const QString &name : {u"stream_chat"_s, u"rate_chat"_s, u"text_chat"_s}) {
        const QByteArray csv = testFile(name + u".csv"_s);
        const QByteArray json = testFile(name + u".json"_s);
        ASSERT_FALSE(csv.isEmpty()) << name.toStdString();
        const core::PerfSummary summary = summaryOf(csv, json);
        EXPECT_EQ(metricCsv(summary).toStdString(), csv.toStdString());
        EXPECT_EQ(commonJson(summary).toStdString(), json.toStdString());
    }
}

TEST(ResultFiles, HeadColumnsWithTheSpellingTheUserGave)
{
    core::SummaryOptions options;
    options.statistics =
        core::parseStatistics({u"P05"_s, u"P99.9"_s}, core::StatisticRules::Ours).statistics;
    const auto summary = core::summarize(workedExample(), options);
    ASSERT_OK(summary);
    EXPECT_TRUE(metricCsv(*summary).startsWith("Performance Parameters,Stage,P05,P99.9,N\r\n"));
}

TEST(ResultFiles, NameTheStageInBothFiles)
{
    auto summary = core::summarize(workedExample(), {}).value();
    summary.stage = u"stable"_s;
    summary.common.isConcurrencyCapped = true;
    summary.common.concurrency = 2;
    EXPECT_TRUE(metricCsv(summary).contains("E2EL,stable,410.0 ms"));
    EXPECT_TRUE(commonJson(summary).contains("\"Concurrency\": {\n        \"stable\": 2\n"));
}

TEST(ResultTables, HoldTheCellsOfBothFilesAsRead)
{
    const auto summary =
        core::summarize(workedExample(), {.profile = core::MetricsProfile::Reference});
    const core::ResultTables tables = resultTables(*summary);
    const auto rows = core::readCsv(kWorkedCsv).value();
    EXPECT_EQ(tables.metricHeader, rows.front());
    EXPECT_EQ(tables.metricRows, std::vector(rows.begin() + 1, rows.end()));
    ASSERT_EQ(tables.commonRows.size(), 12U);
    EXPECT_EQ(tables.commonRows[1].value, u"4"_s);
    EXPECT_EQ(tables.commonRows[4].value, u"1.3516"_s);
    EXPECT_EQ(tables.commonRows[4].stage, u"total"_s);
    EXPECT_EQ(tables.commonRows[11].value, u"48.3516 token/s"_s);
}

} // namespace
} // namespace aisb::report
