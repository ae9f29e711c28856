// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself as a script sees it: arguments in, two streams, files and an exit status out.
#include "mock/mockserver.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <csignal>

using namespace aisb;
using namespace Qt::StringLiterals;

namespace {

struct Ended
{
    int exitCode = -1;
    QString results; // standard output
    QString messages; // standard error
};

class Program : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(m_folder.isValid());
        m_process.setProgram(QStringLiteral(AISB_BINARY_DIR "/bin/ais_bench"));
        m_process.setWorkingDirectory(m_folder.path());
    }

    void start(const QStringList &arguments)
    {
        m_process.setArguments(arguments);
        m_process.start();
        ASSERT_TRUE(m_process.waitForStarted(10'000)) << m_process.errorString().toStdString();
    }

    Ended wait()
    {
        EXPECT_TRUE(m_process.waitForFinished(60'000)) << "does not end";
        EXPECT_EQ(m_process.exitStatus(), QProcess::NormalExit);
        return {m_process.exitCode(), QString::fromUtf8(m_process.readAllStandardOutput()),
            QString::fromUtf8(m_process.readAllStandardError())};
    }

    Ended run(const QStringList &arguments)
    {
        start(arguments);
        return wait();
    }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    QProcess &process() { return m_process; }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

mock::MockSettings quickService()
{
    mock::MockSettings settings;
    settings.profile = mock::Profile::Vllm;
    settings.ttftS = 0.02;
    settings.tpotS = 0.01;
    return settings;
}

QStringList perfArguments(const mock::MockServerThread &server, const QStringList &more)
{
    return QStringList{u"--models"_s, u"vllm_api_stream_chat"_s, u"--datasets"_s,
               u"synthetic_gen"_s, u"--mode"_s, u"perf"_s, u"--host-ip"_s, u"127.0.0.1"_s,
               u"--host-port"_s, QString::number(server.port()), u"--input-length"_s, u"5"_s,
               u"--output-length"_s, u"10"_s}
    + more;
}

QStringList filesBelow(const QString &path)
{
    QStringList files;
    for (QDirIterator it(path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        it.hasNext();)
        files << it.next();
    return files;
}

} // namespace

// How long it takes is measured by tests/bench.
TEST_F(Program, AnswersHelpAndVersion)
{
    const Ended help = run({u"-h"_s});
    EXPECT_EQ(help.exitCode, 0);
    EXPECT_TRUE(help.results.contains(u"studio_args:"_s));
    EXPECT_TRUE(help.messages.isEmpty());
    EXPECT_EQ(run({u"--version"_s}).exitCode, 0);
}

// spec/workflow.md 14, check 1.
TEST_F(Program, EndsWithTheStatusOfTheMistake)
{
    const Ended choice = run({u"--mode"_s, u"foo"_s});
    EXPECT_EQ(choice.exitCode, 2);
    EXPECT_TRUE(choice.messages.startsWith(u"usage: ais_bench"_s));
    EXPECT_EQ(choice.messages.count(u"ais_bench: error: "_s), 1);
    EXPECT_TRUE(choice.results.isEmpty());

    const std::vector<std::pair<QStringList, QString>> ranges = {
        {{u"--max-num-workers"_s, u"999"_s}, u"[UTILS-TYPE-008]"_s},
        {{u"--num-prompts"_s, u"abc"_s}, u"[UTILS-TYPE-009]"_s},
        {{u"--pressure-time"_s, u"0"_s}, u"[UTILS-TYPE-010]"_s},
        {{u"--num-prompts"_s, u"none"_s}, u"[TMAN-CMD-001]"_s},
    };
    for (const auto &[arguments, code] : ranges) {
        const Ended ended = run(arguments);
        EXPECT_EQ(ended.exitCode, 1) << arguments.join(u' ').toStdString();
        EXPECT_TRUE(ended.messages.startsWith(code)) << ended.messages.toStdString();
        EXPECT_FALSE(ended.messages.contains(u"usage:"_s));
    }
}

TEST_F(Program, EndsModesThatAreNotThereWithAnError)
{
    const Ended ended =
        run({u"--models"_s, u"vllm_api_stream_chat"_s, u"--datasets"_s, u"synthetic_gen"_s});
    EXPECT_EQ(ended.exitCode, 1);
    EXPECT_TRUE(ended.messages.contains(QRegularExpression(u"\\[[A-Z]+-[A-Z]+-\\d{3}\\]"_s)));
    EXPECT_TRUE(filesBelow(folder()).isEmpty());
}

// Services with a protocol of their own, by the names of the reference's configurations.
TEST_F(Program, MeasuresEveryKindOfService)
{
    struct Kind
    {
        QString config;
        mock::Profile profile;
        QString abbr;
    };
    const std::vector<Kind> kinds{
        {u"tgi_stream_api_general"_s, mock::Profile::Tgi, u"tgi-stream-api-general"_s},
        {u"triton_stream_api_general"_s, mock::Profile::Triton, u"triton-stream-api-general"_s},
        {u"mindie_stream_api_general"_s, mock::Profile::MindIe, u"mindie-stream-api"_s},
        {u"vita_generate_chat"_s, mock::Profile::Vita, u"vita-generate-chat"_s},
        {u"vllm_api_old"_s, mock::Profile::VllmOld, u"vllm-api-old"_s},
    };
    for (const Kind &kind : kinds) {
        mock::MockSettings settings = quickService();
        settings.profile = kind.profile;
        const mock::MockServerThread server(settings);
        QStringList arguments = perfArguments(server, {u"--request-count"_s, u"5"_s});
        arguments[1] = kind.config;
        const Ended ended = run(arguments);
        EXPECT_EQ(ended.exitCode, 0) << ended.messages.toStdString();
        EXPECT_TRUE(ended.results.contains(u"│ E2EL "_s)) << ended.results.toStdString();
        EXPECT_EQ(server.snapshot().inference().size(), 6U) << "one warm-up";
        EXPECT_FALSE(QStringList(filesBelow(folder())).filter(kind.abbr).isEmpty());
    }
}

// spec/workflow.md 14, check 2.
TEST_F(Program, FindsConfigurationFiles)
{
    ASSERT_TRUE(QDir(folder()).mkpath(u"configs/models"_s));
    QFile own(folder() + u"/configs/models/My_Chat.py"_s);
    ASSERT_TRUE(own.open(QIODevice::WriteOnly));
    own.write("models = [dict(abbr='a')]\n");
    own.close();
    const Ended found =
        run({u"-s"_s, u"--models"_s, u"my_chat"_s, u"--datasets"_s, u"synthetic_gen/x"_s});
    EXPECT_EQ(found.exitCode, 0) << found.messages.toStdString();
    EXPECT_TRUE(found.results.startsWith(u"╒═"_s));
    EXPECT_TRUE(found.results.contains(u"│ Task Type   │ Task Name"_s));
    EXPECT_TRUE(found.results.contains(u"│ --models    │ My_Chat"_s))
        << found.results.toStdString();
    EXPECT_TRUE(found.results.contains(own.fileName())) << found.results.toStdString();
    EXPECT_TRUE(found.results.contains(u"│ --datasets  │ synthetic_gen"_s));

    const Ended unknown = run({u"-s"_s, u"--models"_s, u"no_such_model"_s});
    EXPECT_EQ(unknown.exitCode, 1);
    EXPECT_TRUE(unknown.messages.contains(u"[UTILS-MATCH-001]"_s));
    EXPECT_TRUE(unknown.results.isEmpty());

    const Ended nothing = run({u"-s"_s});
    EXPECT_EQ(nothing.exitCode, 0);
    EXPECT_EQ(nothing.results.count(u'\n'), 4) << "a table with headers only";
}

// spec/workflow.md 14, check 22.
TEST_F(Program, PlansWithoutSendingOrWriting)
{
    const mock::MockServerThread server(quickService());
    ASSERT_TRUE(server.isListening());
    const Ended ended =
        run(perfArguments(server, {u"--dry-run"_s, u"--api-key"_s, u"sk-verysecret"_s}));
    EXPECT_EQ(ended.exitCode, 0) << ended.messages.toStdString();
    EXPECT_TRUE(ended.results.contains(u"/v1/chat/completions"_s));
    EXPECT_FALSE((ended.results + ended.messages).contains(u"sk-verysecret"_s));
    EXPECT_EQ(server.snapshot().received, 0);
    EXPECT_TRUE(QDir(folder()).isEmpty());
}

// spec/workflow.md 14, check 23.
TEST_F(Program, RunsAndKeepsTheKeyToItself)
{
    const mock::MockServerThread server(quickService());
    ASSERT_TRUE(server.isListening());
    qputenv("AISB_API_KEY", "sk-fromenvironment");
    const Ended ended = run(
        perfArguments(server, {u"--request-count"_s, u"4"_s, u"--api-key"_s, u"sk-verysecret"_s}));
    qunsetenv("AISB_API_KEY");
    ASSERT_EQ(ended.exitCode, 0) << ended.messages.toStdString();

    static const QRegularExpression anchor(
        u"Current exp folder: (.*)$"_s, QRegularExpression::MultilineOption);
    QRegularExpressionMatchIterator anchors = anchor.globalMatch(ended.messages + ended.results);
    ASSERT_TRUE(anchors.hasNext());
    const QString experiment = anchors.next().captured(1);
    EXPECT_FALSE(anchors.hasNext()) << "exactly one line";
    EXPECT_TRUE(
        QRegularExpression(u"^\\d{8}_\\d{6}$"_s).match(experiment.section(u'/', -1)).hasMatch());

    EXPECT_TRUE(ended.messages.contains(
        u"Performance Results of task [vllm-api-stream-chat/syntheticdataset]: \n"_s));
    const QString lastTotal = ended.results.split(u'\n').filter(u"Total Requests"_s).value(0);
    EXPECT_TRUE(QRegularExpression(u"^\\D*4\\D*$"_s).match(lastTotal).hasMatch())
        << lastTotal.toStdString();
    EXPECT_FALSE((ended.results + ended.messages).contains(u'\x1b'))
        << "no colours without a terminal";

    const auto sent = server.snapshot().inference();
    ASSERT_FALSE(sent.empty());
    EXPECT_EQ(sent.front().header("Authorization"), "Bearer sk-verysecret");
    const QStringList files = filesBelow(folder());
    EXPECT_GE(files.size(), 6);
    for (const QString &path : files) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        EXPECT_FALSE(content.contains("sk-verysecret")) << path.toStdString();
        EXPECT_FALSE(content.contains("sk-fromenvironment")) << path.toStdString();
    }
    EXPECT_FALSE((ended.results + ended.messages).contains(u"sk-"_s));
}

class InterruptedProgram : public Program
{
protected:
    Ended interrupt(int signal, const QStringList &more)
    {
        const mock::MockServerThread server(quickService());
        EXPECT_TRUE(server.isListening());
        start(perfArguments(server, QStringList{u"--request-count"_s, u"2000"_s} + more));
        QElapsedTimer timer;
        timer.start();
        while (server.snapshot().inference().size() < 6 && timer.elapsed() < 30'000)
            process().waitForReadyRead(50);
        ::kill(static_cast<pid_t>(process().processId()), signal);
        return wait();
    }
};

// spec/workflow.md 14, check 16.
TEST_F(InterruptedProgram, StillWritesEveryFileOfThePerformance)
{
    const QString base = u"/performance/vllm-api-stream-chat/syntheticdataset"_s;
    for (const QStringList &more : {QStringList{}, QStringList{u"--debug"_s}}) {
        SCOPED_TRACE(more.join(u' ').toStdString());
        const QString work = u"work%1"_s.arg(more.size());
        const Ended ended = interrupt(SIGINT, more + QStringList{u"--work-dir"_s, work});
        EXPECT_EQ(ended.exitCode, 130) << ended.messages.toStdString();
        EXPECT_TRUE(ended.results.contains(u"Total Requests"_s));
        EXPECT_TRUE(ended.messages.contains(u"Ctrl + C again"_s));
        EXPECT_TRUE(ended.messages.contains(u"| Failed Reason "_s));
        const QStringList files = filesBelow(folder() + u'/' + work);
        for (const QString &end :
            {u".csv"_s, u".json"_s, u"_details.json"_s, u"_details.h5"_s, u"_plot.html"_s})
            EXPECT_EQ(
                files.filter(QRegularExpression(QRegularExpression::escape(base + end) + u'$'))
                    .size(),
                1)
                << end.toStdString();
    }
}

TEST_F(InterruptedProgram, ExitsAsTheReferenceWhenAsked)
{
    EXPECT_EQ(interrupt(SIGTERM, {u"--upstream-exit"_s}).exitCode, 0);
}

TEST_F(Program, ServesAsABuiltInService)
{
    start({u"mock-server"_s, u"--port"_s, u"0"_s});
    QByteArray said;
    while (!said.contains("http://127.0.0.1:") && process().waitForReadyRead(10'000))
        said += process().readAllStandardOutput() + process().readAllStandardError();
    EXPECT_TRUE(said.contains("http://127.0.0.1:")) << said.toStdString();
    process().terminate();
    EXPECT_EQ(wait().exitCode, 0);
}
