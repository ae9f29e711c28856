// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include <QIODevice>

#include <sys/ioctl.h>
#include <unistd.h>

namespace aisb::cli {

using namespace Qt::StringLiterals;

namespace {

using Level = core::LogLine::Level;

QLatin1String colourOf(Level level)
{
    switch (level) {
    case Level::Debug:
        return "\x1b[34m"_L1;
    case Level::Info:
        return "\x1b[32m"_L1;
    case Level::Warning:
        return "\x1b[33m"_L1;
    case Level::Error:
        return "\x1b[1;31m"_L1;
    }
    return {};
}

constexpr QLatin1String kReset = "\x1b[0m"_L1;
constexpr QLatin1String kCodeColour = "\x1b[1;33;41m"_L1; // bold yellow on red
constexpr QLatin1String kHeadlineColour = "\x1b[1;31m"_L1; // bold red
constexpr QLatin1String kEraseBelow = "\x1b[J"_L1;
constexpr QLatin1String kEraseLine = "\x1b[K"_L1;
constexpr qsizetype kShortestSecret = 4; // shorter ones would garble every text

} // namespace

TerminalFacts terminalFacts(const QString &term, bool noColour)
{
    const bool isTerminal = ::isatty(STDERR_FILENO) == 1 && !term.isEmpty() && term != "dumb"_L1;
    return {isTerminal && !noColour, isTerminal};
}

TerminalSize terminalSize(int descriptor)
{
    winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
        return {};
    return {size.ws_col, size.ws_row};
}

Terminal::Terminal(QIODevice &results, QIODevice &messages, TerminalFacts facts,
    std::function<TerminalSize()> size)
    : m_results(results)
    , m_messages(messages)
    , m_facts(facts)
    , m_size(std::move(size))
{
}

Terminal::~Terminal()
{
    clearLive();
}

void Terminal::addSecret(const QString &secret)
{
    if (secret.size() >= kShortestSecret)
        m_secrets << secret;
}

void Terminal::write(QIODevice &device, const QString &text)
{
    QString safe = text;
    for (const QString &secret : m_secrets)
        safe.replace(secret, u"***"_s);
    device.write(safe.toUtf8());
}

void Terminal::writeResult(const QString &text)
{
    // Both streams may be the same terminal: the block must not stay above the result.
    eraseLive();
    write(m_results, text);
    drawLive();
}

void Terminal::writeMessage(const QString &text)
{
    eraseLive();
    write(m_messages, text);
    drawLive();
}

void Terminal::writeLog(const core::LogLine &line)
{
    writeMessage((m_facts.hasColours ? colouredLogLine(line) : core::formatLogLine(line)) + u'\n');
}

void Terminal::writeLog(Level level, const QString &text)
{
    writeLog({level, QDateTime::currentDateTime(), text});
}

void Terminal::writeError(const core::Error &error)
{
    writeMessage(errorText(error, m_facts.hasColours));
}

void Terminal::setLive(const QString &block)
{
    if (!m_facts.hasCursor)
        return;
    m_live = block;
    if (block.isEmpty()) {
        eraseLive();
        return;
    }
    drawLive();
}

void Terminal::eraseLive()
{
    if (m_drawnLines > 0)
        write(m_messages, u"\r\x1b[%1A"_s.arg(m_drawnLines) + kEraseBelow);
    m_drawnLines = 0;
}

// Redraws over the lines that are there, so that nothing flickers.
void Terminal::drawLive()
{
    if (m_live.isEmpty())
        return;
    QStringList lines = m_live.split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    lines = lines.first(std::min<qsizetype>(lines.size(), std::max(m_size().lines - 1, 1)));
    QString text = m_drawnLines > 0 ? u"\r\x1b[%1A"_s.arg(m_drawnLines) : QString();
    text += u"\x1b[?7l"_s; // long lines must not wrap: the way back up counts lines
    for (const QString &line : lines)
        text += line + kEraseLine + u'\n';
    write(m_messages, text + kEraseBelow + u"\x1b[?7h"_s);
    m_drawnLines = static_cast<int>(lines.size());
}

QString colouredLogLine(const core::LogLine &line)
{
    const QString level(core::levelName(line.level));
    QString text = core::formatLogLine(line);
    const qsizetype at =
        text.indexOf(u'[' + level + u']') + 1; // the time and the name before it have no such word
    return text.replace(at, level.size(), colourOf(line.level) + level + kReset);
}

QString errorText(const core::Error &error, bool hasColours)
{
    const core::ErrorEntry &entry = core::entryOf(error.code);
    QString text = error.text();
    if (hasColours) {
        const qsizetype codeEnd = text.indexOf(u']') + 1;
        const qsizetype headlineEnd = codeEnd + 1 + entry.headline.size();
        text = kCodeColour + text.left(codeEnd) + kReset + u' ' + kHeadlineColour
            + text.mid(codeEnd + 1, headlineEnd - codeEnd - 1) + kReset + text.mid(headlineEnd);
    }
    return text + u'\n' + errorHints(error);
}

QString errorHints(const core::Error &error)
{
    const core::ErrorEntry &entry = core::entryOf(error.code);
    QString text;
    if (!entry.cause.isEmpty())
        text += u"  cause: %1\n"_s.arg(entry.cause);
    if (!entry.cure.isEmpty())
        text += u"  cure:  %1\n"_s.arg(entry.cure);
    return text;
}

} // namespace aisb::cli
