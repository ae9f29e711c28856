// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/mockcommand.h"

#include "rawclient.h"

#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTextStream>
#include <QTimer>

#include <csignal>
#include <gtest/gtest.h>

namespace aisb::mock::test {

using namespace Qt::StringLiterals;

namespace {

struct Ended
{
    int code = -1;
    QString out;
    QString err;
};

Ended run(const QStringList &arguments)
{
    Ended ended;
    QTextStream out(&ended.out);
    QTextStream err(&ended.err);
    ended.code = runMockServerCommand(arguments, out, err);
    return ended;
}

} // namespace

TEST(MockServerCommand, ServesUntilASignal)
{
    for (const int signal : {SIGINT, SIGTERM}) {
        QTimer::singleShot(0, [signal] { std::raise(signal); });
        const Ended ended = run({u"--port"_s, u"0"_s, u"--profile=vllm"_s, u"--model"_s, u"m"_s});
        EXPECT_EQ(ended.code, 0);
        const QRegularExpression line(
            u"^Listening on http://127\\.0\\.0\\.1:[0-9]+ \\(profile vllm, model m\\)\n$"_s);
        EXPECT_TRUE(line.match(ended.out).hasMatch()) << ended.out.toStdString();
        EXPECT_EQ(ended.err, QString());
    }
}

TEST(MockServerCommand, HelpsWithEveryKnob)
{
    const Ended ended = run({u"--help"_s});
    EXPECT_EQ(ended.code, 0);
    for (const QString &word : {u"--ttft"_s, u"--embed-send-time"_s, u"drop_after_events[=N]"_s,
             u"require_key=TEXT"_s, u"line_end[=lf|crlf|cr|mixed]"_s})
        EXPECT_TRUE(ended.out.contains(word)) << word.toStdString();
}

TEST(MockServerCommand, RefusesBadArguments)
{
    const std::vector<std::pair<QStringList, QString>> cases{
        {{u"--port"_s, u"70000"_s}, u"--port: expected an integer"_s},
        {{u"--profile"_s, u"llama"_s}, u"no profile \"llama\""_s},
        {{u"--ttft"_s, u"-1"_s}, u"--ttft: expected a number"_s},
        {{u"--fault"_s, u"nope"_s}, u"unknown knob"_s},
        {{u"--config"_s, u"/no/such/file.json"_s}, u"/no/such/file.json"_s},
        {{u"--colour"_s, u"red"_s}, u"unknown option --colour"_s},
        {{u"--ttft"_s}, u"--ttft needs a value"_s},
        {{u"extra"_s}, u"unexpected argument"_s},
    };
    for (const auto &[arguments, text] : cases) {
        const Ended ended = run(arguments);
        EXPECT_EQ(ended.code, 2);
        EXPECT_TRUE(ended.err.contains(text)) << ended.err.toStdString();
        EXPECT_TRUE(ended.err.contains(u"[UTILS-CFG-002]"_s));
    }
}

TEST(MockServerCommand, ReadsAConfigFile)
{
    QTemporaryFile file;
    ASSERT_TRUE(file.open());
    file.write(R"({"profile": "vllm", "model": "from-file", "ttft": -1})");
    file.close();
    const Ended bad = run({u"--config"_s, file.fileName()});
    EXPECT_EQ(bad.code, 2);
    EXPECT_TRUE(bad.err.contains(u"ttft: expected"_s));

    ASSERT_TRUE(file.open());
    file.resize(0);
    file.write(R"({"profile": "vllm", "model": "from-file"})");
    file.close();
    QTimer::singleShot(0, [] { std::raise(SIGTERM); });
    EXPECT_TRUE(run({u"--config"_s, file.fileName()}).out.contains(u"model from-file"_s));
}

TEST(MockServerCommand, SaysWhenThePortIsTaken)
{
    const Ended ended = run({u"--host"_s, u"192.0.2.1"_s});
    EXPECT_EQ(ended.code, 1);
    EXPECT_TRUE(ended.err.contains(u"cannot listen on 192.0.2.1"_s)) << ended.err.toStdString();
}

} // namespace aisb::mock::test
