// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal.h"

#include <QBuffer>

// Standard output and standard error as buffers.
class TerminalFixture
{
public:
    explicit TerminalFixture(
        aisb::cli::TerminalFacts facts = {}, aisb::cli::TerminalSize size = {100, 24})
        : terminal(m_results, m_messages, facts, [size] { return size; })
    {
        m_results.open(QIODevice::WriteOnly);
        m_messages.open(QIODevice::WriteOnly);
    }

    [[nodiscard]] QString results() const { return QString::fromUtf8(m_results.data()); }
    [[nodiscard]] QString messages() const { return QString::fromUtf8(m_messages.data()); }

private:
    QBuffer m_results;
    QBuffer m_messages;

public:
    aisb::cli::Terminal terminal;
};

inline constexpr aisb::cli::TerminalFacts kRealTerminal{.hasColours = true, .hasCursor = true};

// What a terminal shows after receiving text: enough of the escape codes for what this program
// sends.
[[nodiscard]] inline QStringList screenAfter(const QString &text)
{
    QStringList lines{QString()};
    qsizetype row = 0;
    qsizetype column = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\r') {
            column = 0;
        } else if (c == u'\n') {
            ++row;
            column = 0;
            if (row == lines.size())
                lines << QString();
        } else if (c == u'\x1b') {
            qsizetype end = i + 2;
            while (!text[end].isLetter())
                ++end;
            const QString parameter = text.mid(i + 2, end - i - 2);
            if (text[end] == u'A')
                row = std::max<qsizetype>(0, row - parameter.toInt());
            else if (text[end] == u'K')
                lines[row].truncate(column);
            else if (text[end] == u'J') {
                lines[row].truncate(column);
                lines = lines.first(row + 1);
            }
            i = end;
        } else {
            lines[row] = lines[row].leftJustified(column).replace(column, 1, c);
            ++column;
        }
    }
    return lines;
}
