// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/progress.h"

#include <QString>
#include <QStringList>

#include <functional>

class QIODevice;

namespace aisb::cli {

struct TerminalSize
{
    int columns = 80;
    int lines = 24;
};

// What the two standard streams can do. A stream that is no terminal gets neither colours nor
// cursor movement.
struct TerminalFacts
{
    bool hasColours = false; // standard error
    bool hasCursor = false; // standard error: text can be redrawn in place
};

// Facts about the streams of this process; term is the value of TERM, noColour whether NO_COLOR is
// set.
[[nodiscard]] TerminalFacts terminalFacts(const QString &term, bool noColour);
// Size of the terminal behind the descriptor, or the default.
[[nodiscard]] TerminalSize terminalSize(int descriptor);

// Where the headless program writes: results to one stream as plain text, logs, errors and the live
// block to the other. The live block is the last thing on the terminal; everything else is written
// above it. Secrets that are told to it never come through. Lives in the main thread; the devices
// outlive it.
class Terminal
{
public:
    Terminal(
        QIODevice &results, QIODevice &messages, TerminalFacts facts,
        std::function<TerminalSize()> size = [] { return TerminalSize{}; });
    ~Terminal();
    Q_DISABLE_COPY_MOVE(Terminal)

    [[nodiscard]] const TerminalFacts &facts() const { return m_facts; }
    [[nodiscard]] TerminalSize size() const { return m_size(); }
    void addSecret(const QString &secret);

    // Text that already has its line ends.
    void writeResult(const QString &text);
    void writeMessage(const QString &text);
    void writeLog(const core::LogLine &line);
    void writeLog(core::LogLine::Level level, const QString &text); // now
    // "[CODE] Headline: detail" and what to do about it.
    void writeError(const core::Error &error);

    // Replaces the block; only where facts().hasCursor. Lines ended by LF, cut to the height of the
    // terminal.
    void setLive(const QString &block);
    void clearLive() { setLive({}); }

private:
    void write(QIODevice &device, const QString &text);
    void eraseLive();
    void drawLive();

    QIODevice &m_results;
    QIODevice &m_messages;
    TerminalFacts m_facts;
    std::function<TerminalSize()> m_size;
    QStringList m_secrets;
    QString m_live;
    int m_drawnLines = 0;
};

// A log line with its level coloured, and the code of an error. Source: spec/workflow.md 6.2.
[[nodiscard]] QString colouredLogLine(const core::LogLine &line);
// Lines of an error for a person, with causes and cure from the catalogue.
[[nodiscard]] QString errorText(const core::Error &error, bool hasColours);
// The second part of it: cause and cure.
[[nodiscard]] QString errorHints(const core::Error &error);

} // namespace aisb::cli
