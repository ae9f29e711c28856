// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/helptext.h"

#include "cli/optiontext.h"
#include "core/optiontable.h"

#include <QStringList>

namespace aisb::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHelpColumn = 24;
constexpr int kNarrowest = 40;

// Lines of at most width characters, broken at blanks only.
QStringList wrapped(const QString &text, int width)
{
    QStringList lines;
    QString line;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
            lines << line;
            line.clear();
        }
        line += line.isEmpty() ? word : u' ' + word;
    }
    lines << line;
    return lines;
}

QString entryText(const QString &invocation, const QString &help, int columns)
{
    const QString indent(kHelpColumn, u' ');
    const QStringList lines = wrapped(help, columns - kHelpColumn);
    QString text = u"  "_s + invocation;
    if (text.size() > kHelpColumn - 2)
        text += u'\n' + indent;
    else
        text = text.leftJustified(kHelpColumn);
    return text + lines.join(u'\n' + indent) + u'\n';
}

QString groupText(core::OptionGroup group, int columns)
{
    QString text = u"\n%1:\n"_s.arg(core::groupName(group));
    for (const core::OptionInfo &info : core::optionTable())
        if (info.group == group)
            text += entryText(invocationOf(info), info.help + boundsText(info), columns);
    return text;
}

} // namespace

QString usageText()
{
    return u"usage: ais_bench [CONFIG] [OPTIONS]\n"
           "       ais_bench compare DIR DIR [DIR ...] [OPTIONS]\n"
           "       ais_bench export DIR FILE [OPTIONS]\n"
           "       ais_bench mock-server [OPTIONS]\n"_s;
}

QString helpText(int columns)
{
    const int width = std::max(columns, kNarrowest);
    QString text = usageText() + u"\nRun a benchmark task\n\npositional arguments:\n"_s;
    text += entryText(u"CONFIG"_s,
        u"Configuration file that describes models, data sets and summarizer. --models, "
        u"--datasets, --summarizer, "
        "--config-dir and --custom-dataset-* are ignored then."_s,
        width);
    text += entryText(u"compare"_s,
        u"As first argument: put experiment folders side by side, with intervals and verdicts, and "
        u"an exit status for scripts. Its own options: ais_bench compare --help."_s,
        width);
    text += entryText(u"export"_s,
        u"As first argument: write an experiment as one file for other people: a page, tables, or "
        u"the folder packed without keys. Its own options: ais_bench export --help."_s,
        width);
    text += entryText(u"mock-server"_s,
        u"As first argument: start the built-in service instead, to try things out without a "
        u"model. Its own options: "
        "ais_bench mock-server --help."_s,
        width);
    text += u"\n%1:\n"_s.arg(core::groupName(core::OptionGroup::Options));
    text += entryText(u"-h, --help"_s, u"Show this help and exit."_s, width);
    text += entryText(u"--version"_s, u"Show the version and exit."_s, width);
    for (const core::OptionGroup group : kOptionGroups)
        text += groupText(group, width);
    return text;
}

QString versionText()
{
    return u"ais_bench %1 (AISBench Studio)\n"
           "compatible with AISBench benchmark 29c363e (2026-08-20), read and write\n"_s.arg(
               QLatin1String(AISB_VERSION));
}

} // namespace aisb::cli
