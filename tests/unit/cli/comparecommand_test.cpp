// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/comparecommand.h"

#include "cli/argumentparser.h"
#include "cli/helptext.h"
#include "terminalfixture.h"

#include "core/text/csv.h"
#include "core/text/json.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace aisb::cli {
namespace {

using namespace Qt::StringLiterals;
using core::Verdict;

QString golden(const QString &name)
{
    const QDir dir(QStringLiteral(AISB_TEST_DATA) + u"/golden/"_s + name);
    const QStringList stamps = dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return dir.filePath(stamps.value(0));
}

QString refusalOf(const QStringList &arguments)
{
    const auto parsed = parseCompareArguments(arguments);
    return parsed ? QString() : parsed.error();
}

TEST(CompareArguments, TakeFoldersAndOptionsInAnyOrder)
{
    const auto parsed = parseCompareArguments({u"a"_s, u"--format=csv"_s, u"b"_s, u"--fail-on"_s,
        u"worse,undecided"_s, u"--min-change"_s, u"2.5"_s, u"--confidence"_s, u"99"_s, u"c"_s,
        u"--metrics"_s, u"TTFT, E2EL P99"_s, u"--stage"_s, u"stable"_s, u"--seed"_s, u"7"_s,
        u"--output"_s, u"f"_s, u"--lang"_s, u"zh"_s});
    ASSERT_TRUE(parsed.has_value()) << parsed.error().toStdString();
    EXPECT_EQ(parsed->folders, (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    EXPECT_EQ(parsed->format, CompareFormat::Csv);
    EXPECT_EQ(parsed->failOn,
        (QList{Verdict::Worse, Verdict::TooFewSamples, Verdict::NotComparable, Verdict::Unknown}));
    EXPECT_DOUBLE_EQ(parsed->options.minimumChange, 2.5);
    EXPECT_DOUBLE_EQ(parsed->options.confidence, 0.99);
    EXPECT_EQ(parsed->options.seed, 7U);
    EXPECT_EQ(parsed->metrics, (QStringList{u"TTFT"_s, u"E2EL P99"_s}));
    EXPECT_TRUE(parsed->isStable);
    EXPECT_TRUE(parsed->isChinese);
    EXPECT_EQ(parsed->output, u"f"_s);
}

TEST(CompareArguments, RefusalsNameTheOptionAndWhatItTakes)
{
    EXPECT_TRUE(refusalOf({u"a"_s}).contains(u"two to 8 experiment folders, got 1"_s));
    EXPECT_TRUE(refusalOf({u"a"_s, u"b"_s, u"--format"_s, u"pdf"_s})
            .contains(u"--format: expected text"_s));
    EXPECT_TRUE(refusalOf({u"a"_s, u"b"_s, u"--fail-on=slow"_s}).contains(u"--fail-on"_s));
    EXPECT_TRUE(refusalOf({u"a"_s, u"b"_s, u"--confidence=100"_s}).contains(u"50 to 99.99"_s));
    EXPECT_TRUE(refusalOf({u"a"_s, u"b"_s, u"--min-change=nan"_s}).contains(u"--min-change"_s));
    EXPECT_TRUE(refusalOf({u"a"_s, u"b"_s, u"--seed=-1"_s}).contains(u"--seed"_s));
    EXPECT_TRUE(refusalOf({u"a"_s, u"b"_s, u"--stage=whole"_s}).contains(u"--stage"_s));
    EXPECT_TRUE(refusalOf({u"a"_s, u"b"_s, u"--lang=de"_s}).contains(u"--lang"_s));
    EXPECT_TRUE(
        refusalOf({u"a"_s, u"b"_s, u"--colour=on"_s}).contains(u"unknown option --colour"_s));
    EXPECT_TRUE(refusalOf({u"a"_s, u"b"_s, u"--format"_s}).contains(u"expected a value"_s));
}

TEST(CompareArguments, AreASubcommandThatHelpNames)
{
    const auto parsed = parseArguments({u"compare"_s, u"x"_s, u"-h"_s}, {});
    ASSERT_TRUE(parsed.has_value());
    EXPECT_EQ(parsed->action, Action::Compare);
    EXPECT_EQ(parsed->subArguments, (QStringList{u"x"_s, u"-h"_s}));
    EXPECT_TRUE(usageText().contains(u"ais_bench compare DIR DIR"_s));
    for (const QString &option : {u"--format"_s, u"--fail-on"_s, u"--min-change"_s, u"--stage"_s})
        EXPECT_TRUE(compareHelpText().contains(option)) << option.toStdString();
}

class CompareCommand : public testing::Test, public TerminalFixture
{
protected:
    ExitCode run(const QStringList &arguments)
    {
        return runCompareCommand(arguments, core::MetricsProfile::Corrected, terminal);
    }
};

TEST_F(CompareCommand, PrintsTheTable)
{
    EXPECT_EQ(run({golden(u"stream_chat"_s), golden(u"rate_chat"_s)}), ExitCode::Success);
    EXPECT_TRUE(results().contains(u"TTFT P50"_s));
    EXPECT_TRUE(results().contains(u"The workloads differ:"_s));
    EXPECT_TRUE(results().contains(u"load 16 instead of 4"_s));
}

TEST_F(CompareCommand, AnExperimentAgainstItselfHasNoDifference)
{
    const QString path = golden(u"stream_chat"_s);
    EXPECT_EQ(run({path, path, u"--format=json"_s, u"--fail-on=different"_s}), ExitCode::Success);
    const auto json = core::readJson(results().toUtf8());
    ASSERT_TRUE(json.has_value());
    int rows = 0;
    for (const core::Json &row : (*json)[u"sections"].items()[0][u"rows"].items()) {
        EXPECT_EQ(row[u"values"].items()[1][u"difference"].toDouble(-1), 0);
        ++rows;
    }
    EXPECT_GE(rows, 15);
    EXPECT_TRUE((*json)[u"workload_differences"].items().empty());
}

TEST_F(CompareCommand, AVerdictOfFailOnDecidesTheExitStatus)
{
    const QStringList both{golden(u"stream_chat"_s), golden(u"rate_chat"_s)};
    EXPECT_EQ(
        run(both + QStringList{u"--metrics=TPOT"_s, u"--fail-on=worse"_s}), ExitCode::Differs);
    EXPECT_EQ(
        run(both + QStringList{u"--metrics=TPOT"_s, u"--fail-on=worse"_s, u"--min-change=50"_s}),
        ExitCode::Success);
    EXPECT_EQ(run(both + QStringList{u"--metrics=TPOT P99"_s, u"--fail-on=undecided"_s}),
        ExitCode::Differs);
}

TEST_F(CompareCommand, WritesOneFile)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"out/page.html"_s);
    EXPECT_EQ(run({golden(u"stream_chat"_s), golden(u"rate_chat"_s), u"--format=html"_s,
                  u"--output"_s, file}),
        ExitCode::Success);
    EXPECT_TRUE(results().isEmpty());
    QFile page(file);
    ASSERT_TRUE(page.open(QIODevice::ReadOnly));
    const QByteArray html = page.readAll();
    EXPECT_TRUE(html.contains("<polyline"));
    EXPECT_TRUE(html.contains("Worse"));
}

TEST_F(CompareCommand, ScoresOfTheSameCasesArePaired)
{
    EXPECT_EQ(
        run({golden(u"acc_gsm8k_0shot"_s), golden(u"acc_gsm8k_stream_n3"_s), u"--format=csv"_s}),
        ExitCode::Success);
    const auto rows = core::readCsv(results().toUtf8());
    ASSERT_TRUE(rows.has_value());
    const qsizetype verdict = rows->front().indexOf(u"verdict"_s);
    const qsizetype p = rows->front().indexOf(u"p"_s);
    EXPECT_EQ((*rows)[2].value(p), u"1.0"_s); // McNemar: as many lost as won
    QStringList verdicts;
    for (const QStringList &row : *rows)
        if (row.value(1) == "gsm8k"_L1 && row.value(2) == "accuracy"_L1)
            verdicts.append(row.value(verdict));
    EXPECT_EQ(verdicts, (QStringList{QString(), u"no clear difference"_s}));
}

TEST_F(CompareCommand, SaysWhatCannotBeCompared)
{
    const QTemporaryDir empty;
    EXPECT_EQ(run({golden(u"stream_chat"_s), empty.path()}), ExitCode::Failure);
    EXPECT_TRUE(messages().contains(empty.path())) << messages().toStdString();
    EXPECT_EQ(run({golden(u"stream_chat"_s), golden(u"acc_gsm8k_0shot"_s)}), ExitCode::Failure);
    EXPECT_TRUE(messages().contains(u"an accuracy experiment has no times to compare"_s));
    EXPECT_EQ(run({golden(u"stream_chat"_s), golden(u"rate_chat"_s), u"--metrics=speed"_s}),
        ExitCode::Failure);
    EXPECT_TRUE(messages().contains(u"no row is named speed"_s));
    EXPECT_EQ(run({golden(u"stream_chat"_s)}), ExitCode::UsageError);
    EXPECT_EQ(run({u"-h"_s}), ExitCode::Success);
    EXPECT_TRUE(results().contains(u"usage: ais_bench compare"_s));
}

} // namespace
} // namespace aisb::cli
