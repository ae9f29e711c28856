// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jsonlines.h"
#include "mock/mockserver.h"

#include "result_helpers.h"
#include "runhelpers.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <csignal>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

constexpr int kKills = 20;
// A reply the service finished this long before the kill must have been recorded, however busy the
// machine is.
constexpr qint64 kReactionMs = 1500;

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

qint64 finishedBefore(const mock::MockSnapshot &snapshot, core::Instant moment)
{
    qint64 finished = 0;
    for (const mock::ReceivedRequest &request : snapshot.inference())
        finished += request.isFinished && request.lastWrite < moment ? 1 : 0;
    return finished;
}

} // namespace

TEST(KilledRun, LosesNoFinishedRequestAtTwentyRandomMoments)
{
    mock::MockSettings settings;
    settings.profile = mock::Profile::Vllm;
    settings.ttftS = 0.01;
    settings.tpotS = 0.002;
    mock::MockServerThread server(settings);
    ASSERT_TRUE(server.isListening());

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
                + QStringList{u"--mode"_s, u"perf"_s, u"--request-count"_s, u"100000"_s,
                    u"--batch-size"_s, u"6"_s, u"--output-length"_s, u"uniform:2:12"_s,
                    u"--num-warmups"_s, u"0"_s, u"--layout"_s, kill % 2 ? u"v3"_s : u"seed"_s});
        ASSERT_TRUE(program.waitForStarted());
        QElapsedTimer patience;
        patience.start();
        while (server.snapshot().inference().size() < 5 && patience.elapsed() < 20'000)
            QThread::msleep(5);
        QThread::msleep(QRandomGenerator::global()->bounded(400));
        const core::Instant killedAt = core::now();
        ::kill(static_cast<pid_t>(program.processId()), SIGKILL);
        program.waitForFinished();

        const QStringList journals =
            filesBelow(folder.path()).filter(u"/tmp/tmp_"_s).filter(u".jsonl"_s);
        ASSERT_EQ(journals.size(), 1) << "kill " << kill;
        const qint64 recorded = linesIn(folder.path() + u'/' + journals[0]);
        EXPECT_GE(recorded, finishedBefore(server.snapshot(), killedAt.plusMs(-kReactionMs)));

        core::RunOptions options = smallRun(server.port());
        options.mode = core::Mode::PerfViz;
        options.reuse = u"latest"_s;
        const RunReport report = runToEnd(testEnvironment(folder.path()), options);
        if (recorded == 0)
            continue; // killed before the first answer: there is nothing to report
        ASSERT_FALSE(report.outcome.error) << report.outcome.error->text().toStdString();
        ASSERT_EQ(report.groups.size(), 1u);
        EXPECT_EQ(static_cast<qint64>(report.groups[0].data->requests.size()), recorded);
    }
}

} // namespace aisb::run
