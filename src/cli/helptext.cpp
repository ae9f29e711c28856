// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/helptext.h"

#include "core/optiontable.h"

#include <QStringList>

#include <array>

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

QString valueText(const core::OptionInfo &info)
{
    const QString name = info.choices.isEmpty()
        ? QString(info.valueName)
        : u'{' + QString(info.choices).replace(u'|', u',') + u'}';
    switch (info.type) {
    case core::OptionType::Flag:
    case core::OptionType::Switch:
        return {};
    case core::OptionType::List:
        return u" %1 [%1 ...]"_s.arg(name);
    case core::OptionType::OptionalText:
        return u" [%1]"_s.arg(name);
    default:
        return u' ' + name;
    }
}

QString invocationOf(const core::OptionInfo &info)
{
    QString text;
    if (info.shortName != 0)
        text = u"-%1, "_s.arg(QLatin1Char(info.shortName));
    text += u"--"_s + info.name;
    if (info.type == core::OptionType::Switch)
        text += u", --no-"_s + info.name;
    return text + valueText(info);
}

// Bounds beyond this are the limits of the number type and of no interest.
constexpr double kLargestBound = 1e12;

QString boundsText(const core::OptionInfo &info)
{
    const auto number = [](double value) { return QString::number(value, 'f', 0); };
    if (info.min && info.max && *info.max < kLargestBound)
        return u" Range: %1 to %2."_s.arg(number(*info.min), number(*info.max));
    if (info.min)
        return u" At least %1."_s.arg(number(*info.min));
    return {};
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
    text += entryText(u"mock-server"_s,
        u"As first argument: start the built-in service instead, to try things out without a "
        u"model. Its own options: "
        "ais_bench mock-server --help."_s,
        width);
    text += u"\n%1:\n"_s.arg(core::groupName(core::OptionGroup::Options));
    text += entryText(u"-h, --help"_s, u"Show this help and exit."_s, width);
    text += entryText(u"--version"_s, u"Show the version and exit."_s, width);
    using Group = core::OptionGroup;
    for (const Group group : std::array{Group::Base, Group::Perf, Group::Accuracy,
             Group::CustomDataset, Group::ApiModel, Group::Studio})
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
