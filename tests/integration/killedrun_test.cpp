// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jsonlines.h"
#include "mock/mockserver.h"

#include "result_helpers.h"
#include "runhelpers.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <random>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

constexpr int kKills = 20;
constexpr int kConcurrency = 6;

qint64 linesIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    qint64 lines = 0;
    core::readJsonLines(file, 1 << 20, [&](core::JsonLine &line) {
        lines += line.value ? 1 : 0;
        return true;
    });
    return lines;
}

// After how many requests to kill: spread over the run, the same in every run of the test.
int requestsBefore(int kill, std::mt19937 &random)
{
    return kConcurrency + kill * 10 + static_cast<int>(random() % 10);
}

} // namespace

TEST(KilledRun, LosesNoFinishedRequestAtTwentyRandomMoments)
{
    mock::MockSettings settings;
    settings.profile = mock::Profile::Vllm;
    settings.ttftS = 0.004;
    settings.tpotS = 0.001;
    mock::MockServerThread server(settings);
    ASSERT_TRUE(server.isListening());

    std::mt19937 random(7);
    for (int kill = 0; kill < kKills; ++kill) {
        QTemporaryDir folder;
        server.clear();
        QProcess program;
        program.setWorkingDirectory(folder.path());
        program.setStandardOutputFile(QProcess::nullDevice());
        program.setStandardErrorFile(QProcess::nullDevice());
        const QStringList common{u"--models"_s, u"vllm_api_stream_chat"_s, u"--datasets"_s,
            u"synthetic_gen"_s, u"--host-ip"_s, u"127.0.0.1"_s, u"--host-port"_s,
            QString::number(server.port())};
        program.start(QStringLiteral(AISB_BINARY_DIR "/bin/ais_bench"),
            common
                + QStringList{u"--mode"_s, u"perf"_s, u"--request-count"_s, u"3000"_s,
                    u"--batch-size"_s, QString::number(kConcurrency), u"--output-length"_s,
                    u"uniform:2:12"_s, u"--num-warmups"_s, u"0"_s, u"--layout"_s,
                    kill % 2 ? u"v3"_s : u"seed"_s});
        ASSERT_TRUE(program.waitForStarted());
        const int wanted = requestsBefore(kill, random);
        ASSERT_TRUE(QTest::qWaitFor([&] { return server.snapshot().received >= wanted; }, 60'000));
        ::kill(static_cast<pid_t>(program.processId()), SIGKILL);
        program.waitForFinished();

        const QStringList journals =
            filesBelow(folder.path()).filter(u"/tmp/tmp_"_s).filter(u".jsonl"_s);
        ASSERT_EQ(journals.size(), 1) << "kill " << kill;
        const qint64 recorded = linesIn(folder.path() + u'/' + journals[0]);
        // A request is only sent when an earlier one has ended. Its record may be on its way to the
        // thread that writes; half of them cannot.
        EXPECT_GE(recorded, (wanted - kConcurrency) / 2);

        core::RunOptions options = smallRun(server.port());
        options.mode = core::Mode::PerfViz;
        options.reuse = u"latest"_s;
        const RunReport report = runToEnd(testEnvironment(folder.path()), options);
        if (recorded == 0)
            continue; // killed before the first answer: there is nothing to report
        ASSERT_FALSE(report.outcome.error) << report.errorText();
        ASSERT_EQ(report.groups.size(), 1U);
        EXPECT_EQ(static_cast<qint64>(report.groups[0].data->requests.size()), recorded);
    }
}

} // namespace aisb::run
