// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exportcommand.h"

#include "cli/subarguments.h"
#include "cli/terminal.h"
#include "run/experimentarchive.h"
#include "run/exportexperiment.h"
#include "run/openexperiment.h"
#include "store/atomicfile.h"

#include <QFileInfo>

namespace aisb::cli {

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

using Level = core::LogLine::Level;
using Parsed = tl::expected<ExportArguments, QString>;

tl::unexpected<QString> refuse(const QString &text)
{
    return tl::unexpected<QString>(text);
}

QString suffixOf(const QString &file)
{
    return QFileInfo(file).suffix().toLower();
}

QStringList suffixes()
{
    return QStringList{u"html"_s} + report::tableSuffixes() + QStringList{u"zip"_s};
}

tl::expected<void, QString> set(ExportArguments &parsed, const QString &name, const QString &value)
{
    if (name == "--group"_L1) {
        parsed.group = value;
        return {};
    }
    if (name == "--lang"_L1 && (value == "en"_L1 || value == "zh"_L1)) {
        parsed.isChinese = value == "zh"_L1;
        return {};
    }
    return refuse(name == "--lang"_L1
            ? u"--lang: expected en or zh, got \"%1\""_s.arg(value)
            : u"unknown option %1 (see ais_bench export --help)"_s.arg(name));
}

tl::expected<void, QString> checkFile(const QString &file)
{
    const QString suffix = suffixOf(file);
    if (suffix == "pdf"_L1)
        return refuse(u"%1: a PDF report is written by the desktop program, "
                      "ais_bench_studio --pdf FILE DIR"_s.arg(file));
    if (!suffixes().contains(suffix))
        return refuse(
            u"%1: expected a file name that ends with .%2"_s.arg(file, suffixes().join(u", ."_s)));
    return {};
}

// The group a page is of.
core::Result<std::size_t> groupFor(const core::ExperimentResult &experiment, const QString &name)
{
    QStringList names;
    for (std::size_t i = 0; i < experiment.groups.size(); ++i) {
        names << experiment.groups[i].group;
        if (experiment.groups[i].group == name || (name.isEmpty() && experiment.groups.size() == 1))
            return i;
    }
    const QString what = name.isEmpty() ? u"a page is of one group: give --group"_s
                                        : u"--group: there is no \"%1\""_s.arg(name);
    return core::fail(ErrorCode::SummFile001, u"%1; groups: %2"_s.arg(what, names.join(u", "_s)));
}

core::Result<QByteArray> performanceBytes(
    const core::ExperimentResult &experiment, const ExportArguments &arguments)
{
    const core::Result<std::size_t> group = groupFor(experiment, arguments.group);
    const bool isPage = suffixOf(arguments.file) == "html"_L1;
    if (!group && (isPage || !arguments.group.isEmpty()))
        return core::fail(group.error());
    if (!isPage)
        return report::tableBytes(
            suffixOf(arguments.file), run::performanceTables(experiment, arguments.group));
    if (!experiment.groups[*group].data)
        return core::fail(ErrorCode::SummFile001,
            u"%1: the page needs the recorded requests, which this folder does not have"_s.arg(
                experiment.path));
    return run::performancePage(experiment, *group,
        arguments.isChinese ? report::PageLanguage::Chinese : report::PageLanguage::English);
}

core::Result<QByteArray> accuracyBytes(
    const run::AccuracyExperiment &experiment, const ExportArguments &arguments)
{
    if (suffixOf(arguments.file) != "html"_L1)
        return run::accuracyTables(experiment, suffixOf(arguments.file));
    return run::accuracyPage(experiment,
        arguments.isChinese ? report::PageLanguage::Chinese : report::PageLanguage::English);
}

core::Result<QByteArray> exported(const ExportArguments &arguments)
{
    const bool isPage = suffixOf(arguments.file) == "html"_L1; // alone draws the requests
    const auto experiment = run::openExperiment(
        arguments.folder, isPage ? run::OpenDepth::Full : run::OpenDepth::Headline);
    if (!experiment)
        return core::fail(experiment.error());
    if (!run::isAccuracyExperiment(**experiment))
        return performanceBytes(**experiment, arguments);
    const auto accuracy = run::openAccuracyExperiment(arguments.folder);
    return accuracy ? accuracyBytes(**accuracy, arguments)
                    : core::Result<QByteArray>(core::fail(accuracy.error()));
}

// What is left to say after packing.
core::Result<QStringList> pack(const ExportArguments &arguments)
{
    const auto outcome = run::archiveExperiment(arguments.folder, arguments.file);
    if (!outcome)
        return core::fail(outcome.error());
    QStringList texts = outcome->warnings;
    if (outcome->maskedFiles > 0)
        texts << u"Keys were masked in %1 of %2 files"_s.arg(outcome->maskedFiles)
                     .arg(outcome->files);
    return texts;
}

core::Result<QStringList> writeExport(const ExportArguments &arguments)
{
    if (suffixOf(arguments.file) == "zip"_L1)
        return pack(arguments);
    const core::Result<QByteArray> bytes = exported(arguments);
    if (!bytes)
        return core::fail(bytes.error());
    if (const core::Result<> written = store::writeFile(arguments.file, *bytes); !written)
        return core::fail(written.error());
    return QStringList{};
}

} // namespace

Parsed parseExportArguments(const QStringList &arguments)
{
    const auto split = splitSubArguments(arguments, u"export"_s);
    if (!split)
        return refuse(split.error());
    ExportArguments parsed;
    parsed.isHelpWanted = split->isHelpWanted;
    if (parsed.isHelpWanted)
        return parsed;
    for (const auto &[name, value] : split->options)
        if (const auto applied = set(parsed, name, value); !applied)
            return refuse(applied.error());
    const QStringList &places = split->places;
    if (places.size() != 2)
        return refuse(u"expected an experiment folder and a file to write, got %1 names"_s.arg(
            places.size()));
    parsed.folder = places[0];
    parsed.file = places[1];
    if (const auto checked = checkFile(parsed.file); !checked)
        return refuse(checked.error());
    return parsed;
}

QString exportHelpText()
{
    return u"usage: ais_bench export DIR FILE [--group NAME] [--lang en|zh]\n\n"
           "Writes an experiment as one file for other people. The end of its name says what:\n\n"
           "  .html                     the report: one page for any browser\n"
           "  .csv .md .json .txt       the result tables\n"
           "  .xlsx                     the result tables as a spreadsheet\n"
           "  .zip                      the whole folder; keys are masked, notes left out\n\n"
           "  --group NAME              one group of a performance experiment, as\n"
           "                            \"syntheticdataset\"; a page is always of one\n"
           "  --lang en|zh              what the page shows first (en)\n"
           "  -h, --help                this text\n\n"
           "Exit status: 0 written, 1 not, 2 usage.\n"_s;
}

ExitCode runExportCommand(const QStringList &arguments, Terminal &terminal)
{
    const Parsed parsed = parseExportArguments(arguments);
    if (!parsed) {
        terminal.writeMessage(u"ais_bench export: error: "_s + parsed.error() + u'\n');
        return ExitCode::UsageError;
    }
    if (parsed->isHelpWanted) {
        terminal.writeResult(exportHelpText());
        return ExitCode::Success;
    }
    const core::Result<QStringList> notes = writeExport(*parsed);
    if (!notes) {
        terminal.writeError(notes.error());
        return ExitCode::Failure;
    }
    for (const QString &note : *notes)
        terminal.writeLog(Level::Warning, note);
    terminal.writeLog(Level::Info, u"Written to "_s + parsed->file);
    return ExitCode::Success;
}

} // namespace aisb::cli
