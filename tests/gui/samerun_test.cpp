// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/argumentparser.h"
#include "config/dumpreader.h"
#include "core/text/json.h"
#include "gui/pages/newrunpage.h"
#include "gui/pages/runcontroller.h"
#include "integration/runhelpers.h"
#include "mock/mockserver.h"
#include "pages_helpers.h"
#include "result_helpers.h"

#include <QProcess>
#include <QRegularExpression>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

// File names with what differs from run to run (the stamp and process of the dump) made equal.
QStringList shape(const QString &experiment)
{
    QStringList files = run::filesBelow(experiment);
    static const QRegularExpression kDump(u"^configs/\\d{8}_\\d{6}_\\d+\\.py$"_s);
    files.replaceInStrings(kDump, u"configs/dump.py"_s);
    return files;
}

// The configuration as dumped, without times and places.
core::Json configOf(const QString &experiment)
{
    const auto dump = config::readDumpFile(config::newestDump(experiment));
    if (!dump) {
        ADD_FAILURE() << dump.error().text().toStdString();
        return {};
    }
    core::Json root = dump->root;
    root.remove(u"work_dir");
    root.remove(u"infer"); // out_dir
    core::Json args = root[u"cli_args"];
    for (const QString &key : {u"cfg_time_str"_s, u"dir_time_str"_s, u"work_dir"_s})
        args.remove(key);
    root.set(u"cli_args"_s, args);
    return root;
}

core::Json columns(const QString &experiment)
{
    const auto details = core::readJson(run::contentOf(
        experiment + u"/performance/vllm-api-stream-chat/syntheticdataset_details.json"_s));
    if (!details) {
        ADD_FAILURE() << details.error().text().toStdString();
        return {};
    }
    return *details;
}

QString onlyExperiment(const QString &workDir)
{
    const QStringList names = QDir(workDir).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    EXPECT_EQ(names.size(), 1);
    return workDir + u'/' + names.value(0);
}

} // namespace

// One run started in the window, one from the command line the window shows for it.
TEST(SameRun, WindowAndCommandLineGiveTheSameFiles)
{
    mock::MockSettings service;
    service.profile = mock::Profile::Vllm;
    service.ttftS = 0.01;
    service.tpotS = 0.002;
    service.lengths = mock::LengthDistribution::Fixed;
    mock::MockServerThread server(service);
    ASSERT_TRUE(server.isListening());

    test::FakeShell shell;
    PageContext context(test::testEnvironment(shell.folder()), shell.settings());
    NewRunPage page(shell, context);
    core::RunOptions options = page.options();
    options.hostIp = u"127.0.0.1"_s;
    options.hostPort = server.port();
    options.requestCount = 8;
    options.batchSize = 1; // the order of the rows is then that of the data
    options.outputLength = u"uniform:3:9"_s;
    options.seed = 11;
    options.workDir = shell.folder() + u"/window"_s;
    page.setOptions(options);
    ASSERT_TRUE(context.runs().start(page.options(), context.environment()));
    ASSERT_TRUE(test::waitFor([&] { return !context.runs().isRunning(); }, 60'000));
    ASSERT_FALSE(context.runs().outcome()->error)
        << context.runs().outcome()->error->text().toStdString();

    QStringList arguments = QProcess::splitCommand(page.commandText());
    ASSERT_EQ(arguments.takeFirst(), u"ais_bench"_s);
    auto parsed = cli::parseArguments(arguments, QDateTime::currentDateTime());
    ASSERT_TRUE(parsed.has_value()) << parsed.error().usage.toStdString();
    parsed->options.workDir = shell.folder() + u"/script"_s;
    const run::RunReport report = run::runToEnd(context.environment(), parsed->options);
    ASSERT_FALSE(report.outcome.error) << report.outcome.error->text().toStdString();

    const QString window = onlyExperiment(shell.folder() + u"/window"_s);
    const QString script = onlyExperiment(shell.folder() + u"/script"_s);
    EXPECT_EQ(shape(window), shape(script));
    EXPECT_EQ(core::writeJson(configOf(window), {.indent = 1}),
        core::writeJson(configOf(script), {.indent = 1}));
    const core::Json fromWindow = columns(window);
    const core::Json fromScript = columns(script);
    for (const QString &column : {u"id"_s, u"input_tokens_len"_s, u"generate_tokens_len"_s,
             u"input_characters_len"_s, u"generate_characters_len"_s, u"is_success"_s})
        EXPECT_EQ(fromWindow[u"requests"][column], fromScript[u"requests"][column])
            << column.toStdString();
    EXPECT_EQ(fromWindow[u"requests"].members().size(), fromScript[u"requests"].members().size());
}

} // namespace aisb::gui
