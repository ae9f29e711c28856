// SPDX-License-Identifier: GPL-3.0-or-later
// Mode "all" of the program itself, interrupted at random moments and continued with --reuse.
#include "core/text/jsonlines.h"

#include "runhelpers.h"
#include "sumservice.h"

#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <random>
#include <set>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 60;
constexpr int kMoments = 10; // with each signal
constexpr int kLongestMs = 15; // between the request that is waited for and the signal
constexpr int kServiceMs = 10;

// When to interrupt: so long after the service has seen so many requests.
struct Moment
{
    int requests = 0;
    int thenMs = 0;
    bool isTwice = false; // the impatient press Ctrl + C again
};

// Spread over the whole run: while it starts, while it asks, when everything is answered.
std::vector<Moment> randomMoments(int signal)
{
    std::mt19937 random(static_cast<unsigned>(signal)); // the same moments in every run
    const auto below = [&](int limit) { return static_cast<int>(random() % unsigned(limit)); };
    std::vector<Moment> moments;
    constexpr int kAsking = kMoments - 3;
    for (int i = 0; i < kAsking; ++i) {
        const int first = 1 + i * kRows / kAsking;
        moments.push_back({first + below(kRows / kAsking), below(kLongestMs), i % 2 == 1});
    }
    moments.push_back({0, below(2 * kLongestMs), false});
    moments.push_back({kRows + 1, below(2 * kLongestMs), false});
    moments.push_back({kRows + 1, kServiceMs + below(2 * kLongestMs), true});
    return moments;
}

struct Ended
{
    QProcess::ExitStatus status = QProcess::CrashExit;
    int exitCode = -1; // or the signal it died of
    QString messages;

    // As a shell sees it: a second SIGINT may meet a program that is about to return 130.
    [[nodiscard]] bool endedBy(int signal) const
    {
        const bool hasDied = status == QProcess::CrashExit && exitCode == signal;
        return hasDied || (signal == SIGINT && exitCode == 130);
    }
};

class InterruptedRun : public testing::Test
{
protected:
    InterruptedRun()
        : m_server([this](const test::SeenRequest &request) { return serve(request); })
    {
        for (int first = 12; first < 10 + kRows; first += 4)
            m_calculator.wrong.insert(first);
        m_calculator.delayMs = kServiceMs;
        for (const QString &name : {u"test.jsonl"_s, u"train.jsonl"_s}) {
            const QString folder = m_data.filePath(u"ais_bench/datasets/gsm8k"_s);
            QDir().mkpath(folder);
            QFile file(folder + u'/' + name);
            EXPECT_TRUE(file.open(QIODevice::WriteOnly));
            file.write(test::sumRows(kRows));
        }
    }

    // Runs the program in a folder to its end; without a moment it is left alone.
    Ended runProgram(const QString &folder, const QStringList &more,
        const std::optional<Moment> &moment = {}, int signal = SIGINT)
    {
        QProcess program;
        program.setWorkingDirectory(folder);
        program.setStandardOutputFile(QProcess::nullDevice());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"AIS_BENCH_DATASETS_CACHE"_s, m_data.path());
        program.setProcessEnvironment(environment);
        program.setProgram(QStringLiteral(AISB_BINARY_DIR "/bin/ais_bench"));
        program.setArguments(
            QStringList{u"--models"_s, u"vllm_api_general_chat"_s, u"--datasets"_s,
                u"gsm8k_gen_0_shot_cot_chat_prompt"_s, u"--mode"_s, u"all"_s, u"--host-ip"_s,
                u"127.0.0.1"_s, u"--host-port"_s, QString::number(m_server.serverPort()),
                u"--model-name"_s, u"m"_s, u"--batch-size"_s, u"4"_s, u"--retry"_s, u"1"_s}
            + more);
        m_seenBefore = m_server.seen().size();
        m_moment = moment;
        m_signal = signal;
        m_program = &program;
        QEventLoop loop;
        QObject::connect(&program, &QProcess::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(60'000, &loop, &QEventLoop::quit);
        program.start();
        if (moment && moment->requests == 0)
            interruptSoon(*moment);
        loop.exec();
        m_program = nullptr;
        EXPECT_EQ(program.state(), QProcess::NotRunning) << "does not end";
        return {program.exitStatus(), program.exitCode(),
            QString::fromUtf8(program.readAllStandardError())};
    }

    [[nodiscard]] qint64 requests() const
    {
        return static_cast<qint64>(m_server.seen().size() - m_seenBefore);
    }

private:
    test::Script serve(const test::SeenRequest &request)
    {
        if (m_moment && requests() == m_moment->requests)
            interruptSoon(*m_moment);
        return m_calculator(request);
    }

    void interruptSoon(const Moment &moment)
    {
        const auto interrupt = [this] {
            if (m_program && m_program->processId() > 0)
                ::kill(static_cast<pid_t>(m_program->processId()), m_signal);
        };
        QTimer::singleShot(moment.thenMs, Qt::PreciseTimer, m_program, interrupt);
        if (moment.isTwice)
            QTimer::singleShot(moment.thenMs + 2, Qt::PreciseTimer, m_program, interrupt);
    }

    QTemporaryDir m_data;
    test::Calculator m_calculator;
    test::ScriptServer m_server;
    std::size_t m_seenBefore = 0;
    std::optional<Moment> m_moment;
    int m_signal = SIGINT;
    QProcess *m_program = nullptr;
};

// The only experiment below a folder; empty when there is none.
QString experimentIn(const QString &folder)
{
    const QDir work(folder + u"/outputs/default"_s);
    const QStringList stamps = work.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    EXPECT_LE(stamps.size(), 1);
    return stamps.isEmpty() ? QString() : work.filePath(stamps[0]);
}

// The records of successful requests in one file; what is broken does not count.
std::vector<core::Json> successesIn(const QString &path)
{
    std::vector<core::Json> records;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        core::readJsonLines(file, 1 << 20, [&](core::JsonLine &line) {
            if (line.value && (*line.value)[u"success"].isTruthy())
                records.push_back(*line.value);
            return true;
        });
    return records;
}

const QString kPredictions = u"/predictions/vllm-api-general-chat/gsm8k.jsonl"_s;
const QString kFailed = u"/predictions/vllm-api-general-chat/gsm8k_failed.jsonl"_s;
const QString kLog = u"/logs/infer/vllm-api-general-chat/gsm8k.out"_s;

// How many cases an interrupted run has answers of, in its predictions or in its journal.
qint64 answeredIn(const QString &experiment)
{
    if (experiment.isEmpty())
        return 0;
    QStringList files{experiment + kPredictions};
    for (const QString &file : filesBelow(experiment).filter(u"/tmp/tmp_"_s))
        files.append(experiment + u'/' + file);
    std::set<QString> uuids;
    for (const QString &file : files)
        for (const core::Json &record : successesIn(file))
            uuids.insert(record[u"uuid"].toString());
    return static_cast<qint64>(uuids.size());
}

void expectWholeAndScored(const QString &experiment)
{
    std::multiset<qint64> ids;
    std::set<QString> uuids;
    for (const core::Json &record : successesIn(experiment + kPredictions)) {
        ids.insert(record[u"id"].toInt());
        uuids.insert(record[u"uuid"].toString());
    }
    std::multiset<qint64> everyRow;
    for (int i = 0; i < kRows; ++i)
        everyRow.insert(i);
    EXPECT_EQ(ids, everyRow) << "exactly one record a case";
    EXPECT_EQ(uuids.size(), std::size_t{kRows});
    EXPECT_EQ(contentOf(experiment + kPredictions).count('\n'), kRows) << "nothing else";
    EXPECT_EQ(contentOf(experiment + u"/results/vllm-api-general-chat/gsm8k.json"_s),
        "{\n    \"accuracy\": 75.0\n}");
    EXPECT_TRUE(filesBelow(experiment).filter(u"/tmp/"_s).isEmpty()) << "no journal is left";
    EXPECT_TRUE(filesBelow(experiment).filter(u"_failed"_s).isEmpty());
    EXPECT_FALSE(filesBelow(experiment).filter(u".csv"_s).isEmpty());
}

} // namespace

class InterruptedAtRandom : public InterruptedRun, public testing::WithParamInterface<int>
{
};

TEST_P(InterruptedAtRandom, IsContinuedToOneRecordACaseFromTenRandomMoments)
{
    for (const Moment &moment : randomMoments(GetParam())) {
        SCOPED_TRACE(testing::Message() << moment.requests << " requests, then " << moment.thenMs
                                        << " ms" << (moment.isTwice ? ", twice" : ""));
        QTemporaryDir folder;
        const Ended first = runProgram(folder.path(), {}, moment, GetParam());
        const qint64 answered = answeredIn(experimentIn(folder.path()));
        if (moment.requests > 0 && moment.requests <= kRows / 2) {
            EXPECT_LT(answered, kRows) << "it was interrupted too late";
            EXPECT_TRUE(first.endedBy(GetParam())) << first.messages.toStdString();
        }

        const Ended second = runProgram(folder.path(), {u"--reuse"_s});
        EXPECT_EQ(second.exitCode, 0) << second.messages.toStdString();
        EXPECT_EQ(requests(), answered == kRows ? 0 : kRows - answered + 1)
            << "what is missing and a warm-up";
        expectWholeAndScored(experimentIn(folder.path()));
        if (HasFailure())
            break;
    }
}

// spec/workflow.md 14, check 9.
TEST_F(InterruptedRun, KeepsWhatIsAnsweredListsTheCancelledAndSaysHowManyItFindsAgain)
{
    const QTemporaryDir folder;
    const Ended first = runProgram(folder.path(), {}, Moment{.requests = 12});
    EXPECT_EQ(first.exitCode, 130) << first.messages.toStdString();
    const QString experiment = experimentIn(folder.path());
    const auto answered = static_cast<int>(successesIn(experiment + kPredictions).size());
    EXPECT_GE(answered, 4);
    EXPECT_LT(answered, kRows);
    EXPECT_TRUE(contentOf(experiment + kFailed).contains("Request cancelled by user"));
    EXPECT_TRUE(contentOf(experiment + kLog).contains("Task state is finish"));
    EXPECT_TRUE(filesBelow(experiment).filter(u"results/"_s).isEmpty()) << "half is not scored";

    const Ended second = runProgram(folder.path(), {u"--reuse"_s});
    EXPECT_EQ(second.exitCode, 0) << second.messages.toStdString();
    EXPECT_TRUE(contentOf(experiment + kLog)
            .contains("Found " + QByteArray::number(answered)
                + " completed data in cache, run infer task from the last interrupted position"));
    EXPECT_EQ(second.messages.count(u"Reusing experiements from "_s), 1);
    expectWholeAndScored(experiment);
}

// spec/workflow.md 14, check 10.
TEST_F(InterruptedRun, KilledLeavesAJournalAloneAndItsBrokenLineDoesNoHarm)
{
    const QTemporaryDir folder;
    runProgram(folder.path(), {}, Moment{.requests = 12}, SIGKILL);
    const QString experiment = experimentIn(folder.path());
    const QStringList left = filesBelow(experiment + u"/predictions"_s);
    ASSERT_EQ(left.size(), 1) << left.join(u' ').toStdString();
    EXPECT_TRUE(left[0].startsWith(u"vllm-api-general-chat/tmp/tmp_"_s));
    const qint64 answered = answeredIn(experiment);
    EXPECT_GT(answered, 0);
    QFile journal(experiment + u"/predictions/"_s + left[0]);
    ASSERT_TRUE(journal.open(QIODevice::Append));
    journal.write(R"({"data_abbr": "gsm8k", "id": 59, "success": true, "uuid": "0b)");
    journal.close();

    const Ended second = runProgram(folder.path(), {u"--reuse"_s});
    EXPECT_EQ(second.exitCode, 0) << second.messages.toStdString();
    EXPECT_EQ(requests(), kRows - answered + 1);
    expectWholeAndScored(experiment);
}

INSTANTIATE_TEST_SUITE_P(BySignal, InterruptedAtRandom, testing::Values(SIGINT, SIGKILL),
    [](const auto &item) { return std::string(item.param == SIGINT ? "SIGINT" : "SIGKILL"); });

} // namespace aisb::run
