// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/plotpage.h"

#include "report/plotcards.h"
#include "report/plotdata.h"

#include "core/text/json.h"

#include "result_helpers.h"
#include "samples.h"

#include <QBuffer>
#include <QFile>
#include <QRegularExpression>
#include <QtEndian>

#include <limits>

namespace aisb::report {
namespace {

using namespace Qt::StringLiterals;

std::vector<quint32> unpacked(const core::Json &json)
{
    const QByteArray bytes = QByteArray::fromBase64(json.toString().toLatin1());
    std::vector<quint32> values;
    for (qsizetype at = 0; at + 4 <= bytes.size(); at += 4)
        values.push_back(qFromLittleEndian<quint32>(bytes.constData() + at));
    return values;
}

core::Json dataIsland(const QByteArray &page)
{
    const QByteArray open = R"(<script type="application/json" id="data">)";
    const qsizetype begin = page.indexOf(open) + open.size();
    return core::readJson(page.mid(begin, page.indexOf("</script>", begin) - begin)).value();
}

using Ticks = std::vector<quint32>;

TEST(PlotData, HasTheTimelineOfTheWorkedExample)
{
    const PlotData plot = plotDataOf(workedExample());
    EXPECT_EQ(plot.requests, 3);
    EXPECT_EQ(plot.failed, 1);
    EXPECT_TRUE(plot.isStream);
    EXPECT_FALSE(plot.isMultiTurn);
    EXPECT_DOUBLE_EQ(plot.json[u"tick"].toDouble(), 1e-6);
    EXPECT_EQ(unpacked(plot.json[u"starts"]), (Ticks{0, 100'000, 500'000}));
    EXPECT_EQ(unpacked(plot.json[u"firsts"]), (Ticks{250'000, 400'000, 700'000}));
    EXPECT_EQ(unpacked(plot.json[u"ends"]), (Ticks{400'000, 520'000, 910'000}));
    EXPECT_TRUE(plot.json[u"laneOf"].isNull());
    EXPECT_EQ(unpacked(plot.json[u"failures"]), (Ticks{600'000}));
}

TEST(PlotData, HasTheConcurrencyStepsOfTheWorkedExample)
{
    const PlotData plot = plotDataOf(workedExample());
    EXPECT_EQ(
        unpacked(plot.json[u"stepTimes"]), (Ticks{0, 100'000, 400'000, 500'000, 520'000, 910'000}));
    EXPECT_EQ(unpacked(plot.json[u"stepValues"]), (Ticks{1, 2, 1, 2, 1, 0}));
}

TEST(PlotData, SpreadsAllOutputTokensOverTheBuckets)
{
    const PlotData plot = plotDataOf(workedExample());
    double tokens = 0;
    for (const core::Json &value : plot.json[u"throughput"][u"values"].items())
        tokens += value.toDouble() * plot.bucketWidth;
    EXPECT_NEAR(tokens, 12, 0.05);
}

TEST(PlotData, PutsTheTurnsOfAConversationOnOneRow)
{
    core::PerfData data = workedExample();
    data.requests[2].uuidIndex = data.requests[0].uuidIndex;
    const PlotData plot = plotDataOf(data);
    EXPECT_TRUE(plot.isMultiTurn);
    EXPECT_EQ(unpacked(plot.json[u"laneOf"]), (Ticks{1, 2, 1}));
    EXPECT_EQ(plot.lanes, 2);
}

TEST(PlotData, ReducesALargeRunWithoutLosingTheLongestRequest)
{
    core::PerfData data = syntheticRun(kPlotMaxSpans + 1000, 64);
    core::PerfRequest &slow = data.requests[123'456];
    slow.end = slow.start + 500;
    const PlotData plot = plotDataOf(data);
    EXPECT_EQ(plot.requests, kPlotMaxSpans + 1000);
    EXPECT_EQ(plot.kept, kPlotMaxSpans);
    EXPECT_LE(plot.keptSteps, kPlotMaxSteps);
    const Ticks starts = unpacked(plot.json[u"starts"]);
    const Ticks ends = unpacked(plot.json[u"ends"]);
    ASSERT_EQ(static_cast<qint64>(starts.size()), kPlotMaxSpans);
    quint32 longest = 0;
    for (std::size_t i = 0; i < starts.size(); ++i)
        longest = std::max(longest, ends[i] - starts[i]);
    EXPECT_NEAR(longest * plot.json[u"tick"].toDouble(), 500, 1e-3);
    EXPECT_EQ(unpacked(plot.json[u"laneOf"]).size(), starts.size());
}

TEST(PlotData, SurvivesTimesThatAreNoTimes)
{
    core::PerfData data = workedExample();
    data.requests[0].end = std::numeric_limits<double>::quiet_NaN();
    data.requests[1].end = 1e300;
    data.requests[2].ttft = -5;
    const PlotData plot = plotDataOf(data);
    const Ticks starts = unpacked(plot.json[u"starts"]);
    const Ticks firsts = unpacked(plot.json[u"firsts"]);
    const Ticks ends = unpacked(plot.json[u"ends"]);
    for (std::size_t i = 0; i < starts.size(); ++i) {
        EXPECT_LE(starts[i], firsts[i]);
        EXPECT_LE(firsts[i], ends[i]);
    }
    EXPECT_LT(plot.json[u"throughput"][u"values"].items().size(), 1000U);
}

TEST(PlotPage, IsOneFileThatReachesForNothing)
{
    const auto page = plotPage(groupOf(workedExample()), {.title = u"20261124_101500"_s});
    ASSERT_OK(page);
    const QString html = QString::fromUtf8(*page);
    const QRegularExpression loads(u"(src|href|srcset|action)\\s*=\\s*[\"']?(https?:)?//"
                                   u"|url\\(\\s*[\"']?(https?:)?//|@import|<link|<iframe|fetch\\(|"
                                   "XMLHttpRequest\\(\\)\\.open|sourceMappingURL"_s);
    const auto match = loads.match(html);
    EXPECT_FALSE(match.hasMatch()) << match.captured().toStdString();
    EXPECT_TRUE(html.contains(u"default-src 'none'"));
    EXPECT_TRUE(html.contains(u"Dygraph"));
    EXPECT_FALSE(html.contains(QRegularExpression(u"\\{\\{[#/^{]?[a-zA-Z]+\\}\\}"_s)));
}

TEST(PlotPage, NamesNoAddressOfItsOwn)
{
    for (const char *name : {"plot.html", "plot.css", "plot.js"}) {
        QFile file(QString::fromUtf8(AISB_SOURCE_DIR "/resources/report/") + QLatin1String(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        EXPECT_FALSE(text.contains("http://")) << name;
        EXPECT_FALSE(text.contains("https://")) << name;
    }
}

TEST(PlotPage, ShowsCardsAndBothTables)
{
    const QByteArray page = plotPage(groupOf(workedExample()), {}).value();
    EXPECT_TRUE(page.contains("<b>13.2</b> token/s"));
    EXPECT_TRUE(page.contains("<b>299.0</b> ms"));
    EXPECT_TRUE(page.contains("<b>3</b> / 4"));
    EXPECT_TRUE(page.contains("TTFT <small>ms</small></th><td>total</td><td>250.0</td>"));
    EXPECT_TRUE(page.contains("Max Concurrency</th><td>total</td><td>2 <small></small></td>"));
    EXPECT_TRUE(page.contains("HTTP 500: Internal Server Error"));
}

TEST(PlotPage, GivesTheSameBytesForTheSameRun)
{
    const core::GroupResult group = groupOf(syntheticRun(500, 8, 50));
    EXPECT_EQ(plotPage(group, {}).value(), plotPage(group, {}).value());
}

TEST(PlotPage, StartsInTheLanguageAskedFor)
{
    const core::GroupResult group = groupOf(workedExample());
    EXPECT_TRUE(plotPage(group, {.language = PageLanguage::Chinese})
            .value()
            .contains("<html lang=\"zh-CN\">"));
    const QByteArray english = plotPage(group, {}).value();
    EXPECT_TRUE(english.contains("<html lang=\"en\">"));
    EXPECT_TRUE(english.contains("请求时间线"));
}

TEST(PlotPage, HasNoTimelineWithoutStreaming)
{
    core::PerfData data = workedExample();
    data.isStream = false;
    for (core::PerfRequest &request : data.requests)
        request.ttft = 0;
    const QByteArray page = plotPage(groupOf(data), {}).value();
    EXPECT_FALSE(page.contains("id=\"timeline\""));
    EXPECT_TRUE(page.contains("id=\"concurrency\""));
    EXPECT_FALSE(dataIsland(page)[u"isStream"].toBool(true));
}

TEST(PlotPage, EscapesHostileTexts)
{
    const QString attack = u"</script><img src=x onerror=alert(1)>\"'&{{data}}{{{script}}}"_s;
    core::PerfData data = workedExample();
    data.errors = {attack};
    core::GroupResult group = groupOf(data);
    group.model = attack;
    group.notes = {attack};
    group.tables.metricHeader[2] = attack;
    group.tables.metricRows[0][0] = attack;
    group.tables.metricRows[1][3] = attack;
    group.tables.commonRows[0] = {attack, attack, attack};
    const QByteArray page = plotPage(group, {.title = attack, .facts = attack}).value();
    EXPECT_FALSE(page.contains("<img"));
    EXPECT_EQ(page.count("</script>"), 3);
    EXPECT_TRUE(page.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;"));
}

TEST(PlotPage, CutsTextsAndTablesOfDamagedFolders)
{
    core::GroupResult group = groupOf(workedExample());
    const qsizetype plain = plotPage(group, {}).value().size();
    group.model = QString(5'000'000, u'm');
    group.tables.metricRows.assign(5'000, QStringList(100, QString(1000, u'x')));
    group.tables.commonRows.assign(100'000, {u"k"_s, u"s"_s, QString(1000, u'v')});
    EXPECT_LT(plotPage(group, {}).value().size(), plain + 4'000'000);
}

TEST(PlotPage, StaysBoundedAtAQuarterOfAMillionRequests)
{
    const auto page = plotPage(groupOf(syntheticRun(kPlotMaxSpans, 256, 1000)), {});
    ASSERT_OK(page);
    EXPECT_LT(page->size(), kPlotMaxBytes);
    EXPECT_TRUE(page->contains("249,750 successful requests"));
    EXPECT_TRUE(page->contains("In flight reduced to"));
}

TEST(PlotPage, IsNotMadeWithoutASuccess)
{
    core::GroupResult group = groupOf(workedExample());
    group.data = nullptr;
    EXPECT_FAILS_WITH(plotPage(group, {}), core::ErrorCode::SummFile001);
    core::PerfData data = workedExample();
    for (core::PerfRequest &request : data.requests)
        request.isSuccess = false;
    EXPECT_FAILS_WITH(plotPage(groupOf(data), {}), core::ErrorCode::SummFile001);
}

TEST(PlotPage, ReportsADeviceThatRefuses)
{
    const core::GroupResult group = groupOf(workedExample());
    QBuffer buffer;
    ASSERT_TRUE(buffer.open(QIODevice::WriteOnly));
    ASSERT_OK(writePlotPage(buffer, group, {}));
    EXPECT_EQ(buffer.data(), plotPage(group, {}).value());

    QFile full(u"/dev/full"_s);
    ASSERT_TRUE(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    EXPECT_FAILS_WITH(writePlotPage(full, group, {}), core::ErrorCode::UtilsFile004);
}

TEST(PlotCards, TakeTheFirstStatisticWhereTheWantedOneIsMissing)
{
    core::ResultTables tables = groupOf(workedExample()).tables;
    tables.metricHeader = {u"Performance Parameters"_s, u"Stage"_s, u"P50"_s, u"N"_s};
    tables.metricRows = {{u"TTFT"_s, u"total"_s, u"250.0 ms"_s, u"3"_s}};
    tables.commonRows.clear();
    const auto cards = plotCards(tables);
    ASSERT_EQ(cards.size(), 1U);
    EXPECT_EQ(cards[0].en, u"TTFT P50"_s);
    EXPECT_EQ(cards[0].value, u"250.0"_s);
    EXPECT_TRUE(plotCards({}).empty());
}

TEST(SplitUnit, LeavesTextsThatAreNoNumbersWhole)
{
    EXPECT_EQ(splitUnit(u"410.0 ms"_s).unit, u"ms"_s);
    EXPECT_EQ(splitUnit(u"4"_s).number, u"4"_s);
    EXPECT_EQ(splitUnit(u"about 4 ms"_s).number, u"about 4 ms"_s);
    EXPECT_EQ(splitUnit({}).number, QString());
}

} // namespace
} // namespace aisb::report
