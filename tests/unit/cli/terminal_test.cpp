// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include "terminalfixture.h"

using namespace aisb;
using namespace Qt::StringLiterals;

namespace {

const core::LogLine kLine{core::LogLine::Level::Info,
    QDateTime(QDate(2026, 1, 1), QTime(10, 0, 0, 5)), u"hello [INFO]"_s};

} // namespace

TEST(Terminal, KeepsResultsAndMessagesApart)
{
    TerminalFixture fixture;
    fixture.terminal.writeResult(u"table\n"_s);
    fixture.terminal.writeLog(kLine);
    EXPECT_EQ(fixture.results(), u"table\n"_s);
    EXPECT_EQ(fixture.messages(), u"[2026-01-01 10:00:00,005] [ais_bench] [INFO] hello [INFO]\n"_s);
}

TEST(Terminal, ColoursOnlyTheLevelAndOnlyOnTerminals)
{
    TerminalFixture fixture({.hasColours = true, .hasCursor = false});
    fixture.terminal.writeLog(kLine);
    EXPECT_EQ(fixture.messages(),
        u"[2026-01-01 10:00:00,005] [ais_bench] [\x1b[32mINFO\x1b[0m] hello [INFO]\n"_s);
    EXPECT_TRUE(cli::colouredLogLine({core::LogLine::Level::Error, kLine.at, u"x"_s})
            .contains(u"[\x1b[1;31mERROR\x1b[0m]"_s));
}

TEST(Terminal, PrintsErrorsWithCauseAndCure)
{
    const core::Error error{core::ErrorCode::UtilsMatch001, u"no model \"x\""_s};
    TerminalFixture plain;
    plain.terminal.writeError(error);
    const QStringList lines = plain.messages().split(u'\n');
    EXPECT_TRUE(lines[0].startsWith(u"[UTILS-MATCH-001] "_s)) << lines[0].toStdString();
    EXPECT_TRUE(lines[0].endsWith(u": no model \"x\""_s));
    EXPECT_TRUE(lines[1].startsWith(u"  cause: "_s));
    EXPECT_TRUE(lines[2].startsWith(u"  cure:  "_s));
    EXPECT_FALSE(plain.messages().contains(u'\x1b'));

    const QString coloured = cli::errorText(error, true);
    EXPECT_TRUE(coloured.startsWith(u"\x1b[1;33;41m[UTILS-MATCH-001]\x1b[0m \x1b[1;31m"_s));
    EXPECT_EQ(screenAfter(coloured).join(u'\n'), cli::errorText(error, false));
}

TEST(Terminal, NeverLetsASecretThrough)
{
    TerminalFixture fixture(kRealTerminal);
    fixture.terminal.addSecret(u"sk-secret"_s);
    fixture.terminal.addSecret(QString());
    fixture.terminal.writeResult(u"a sk-secret b\n"_s);
    fixture.terminal.writeLog(core::LogLine::Level::Error, u"Bearer sk-secret"_s);
    fixture.terminal.writeError({core::ErrorCode::ModelData003, u"401 for sk-secret"_s});
    fixture.terminal.setLive(u"sk-secret\n"_s);
    EXPECT_FALSE(fixture.messages().contains(u"sk-secret"_s));
    EXPECT_EQ(fixture.results(), u"a *** b\n"_s);
}

TEST(Terminal, KeepsTheLiveBlockBelowEverythingElse)
{
    TerminalFixture fixture(kRealTerminal);
    fixture.terminal.setLive(u"one\ntwo\n"_s);
    fixture.terminal.writeMessage(u"log\n"_s);
    fixture.terminal.setLive(u"ONE\n"_s);
    EXPECT_EQ(screenAfter(fixture.messages()), (QStringList{u"log"_s, u"ONE"_s, QString()}));
    fixture.terminal.setLive(u"uno\ndue\ntre\n"_s);
    EXPECT_EQ(screenAfter(fixture.messages()),
        (QStringList{u"log"_s, u"uno"_s, u"due"_s, u"tre"_s, QString()}));
    fixture.terminal.clearLive();
    EXPECT_EQ(screenAfter(fixture.messages()), (QStringList{u"log"_s, QString()}));
}

TEST(Terminal, ErasesTheLiveBlockBeforeAResultAndAtTheEnd)
{
    QBuffer both;
    both.open(QIODevice::WriteOnly);
    {
        cli::Terminal terminal(both, both, kRealTerminal);
        terminal.setLive(u"board\n"_s);
        terminal.writeResult(u"table\n"_s);
        EXPECT_EQ(screenAfter(QString::fromUtf8(both.data())),
            (QStringList{u"table"_s, u"board"_s, QString()}));
    }
    EXPECT_EQ(screenAfter(QString::fromUtf8(both.data())), (QStringList{u"table"_s, QString()}));
}

TEST(Terminal, CutsTheLiveBlockToItsHeightAndTurnsWrappingBackOn)
{
    TerminalFixture fixture(kRealTerminal, {80, 4});
    fixture.terminal.setLive(u"1\n2\n3\n4\n5\n6\n"_s);
    EXPECT_EQ(screenAfter(fixture.messages()), (QStringList{u"1"_s, u"2"_s, u"3"_s, QString()}));
    EXPECT_EQ(fixture.messages().count(u"\x1b[?7l"_s), 1);
    EXPECT_TRUE(fixture.messages().endsWith(u"\x1b[?7h"_s));
}

TEST(Terminal, HasNoLiveBlockWithoutACursor)
{
    TerminalFixture fixture;
    fixture.terminal.setLive(u"board\n"_s);
    fixture.terminal.writeMessage(u"log\n"_s);
    EXPECT_EQ(fixture.messages(), u"log\n"_s);
}

TEST(TerminalFacts, AreAllOffWithoutATerminal)
{
    const cli::TerminalFacts dumb = cli::terminalFacts(u"dumb"_s, false);
    EXPECT_FALSE(dumb.hasColours);
    EXPECT_FALSE(dumb.hasCursor);
    EXPECT_FALSE(cli::terminalFacts(u"xterm"_s, true).hasColours);
    EXPECT_EQ(cli::terminalSize(-1).columns, 80);
    EXPECT_EQ(cli::terminalSize(-1).lines, 24);
}
