// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/comparecommand.h"

#include "cli/subarguments.h"
#include "cli/terminal.h"
#include "report/comparisonreport.h"
#include "run/compareexperiments.h"
#include "store/atomicfile.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace aisb::cli {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Verdict;

namespace {

using Level = core::LogLine::Level;
using Parsed = tl::expected<CompareArguments, QString>;
using Applied = tl::expected<void, QString>;

tl::unexpected<QString> refuse(const QString &text)
{
    return tl::unexpected<QString>(text);
}

struct Choice
{
    QLatin1String name;
    CompareFormat format;
};
constexpr std::array kFormats{Choice{"text"_L1, CompareFormat::Text},
    Choice{"md"_L1, CompareFormat::Markdown}, Choice{"csv"_L1, CompareFormat::Csv},
    Choice{"json"_L1, CompareFormat::Json}, Choice{"html"_L1, CompareFormat::Html}};

Applied setFormat(CompareArguments &parsed, const QString &value)
{
    for (const Choice &choice : kFormats) {
        if (value == choice.name) {
            parsed.format = choice.format;
            return {};
        }
    }
    return refuse(u"--format: expected text, md, csv, json or html, got \"%1\""_s.arg(value));
}

Applied setFailOn(CompareArguments &parsed, const QString &value)
{
    for (const QString &word : value.split(u',', Qt::SkipEmptyParts)) {
        if (word == "worse"_L1)
            parsed.failOn.append(Verdict::Worse);
        else if (word == "different"_L1)
            parsed.failOn.append({Verdict::Worse, Verdict::Better, Verdict::Differs});
        else if (word == "undecided"_L1)
            parsed.failOn.append(
                {Verdict::TooFewSamples, Verdict::NotComparable, Verdict::Unknown});
        else
            return refuse(
                u"--fail-on: expected worse, different or undecided, got \"%1\""_s.arg(word));
    }
    return {};
}

Applied setNumber(
    const QString &name, const QString &text, double least, double most, double &value)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber || std::isnan(number) || number < least || number > most)
        return refuse(
            u"%1: expected a number from %2 to %3, got \"%4\""_s.arg(name).arg(least).arg(most).arg(
                text));
    value = number;
    return {};
}

Applied setSeed(CompareArguments &parsed, const QString &text)
{
    bool isNumber = false;
    const quint64 seed = text.toULongLong(&isNumber);
    if (!isNumber)
        return refuse(u"--seed: expected a whole number from 0, got \"%1\""_s.arg(text));
    parsed.options.seed = seed;
    return {};
}

Applied setStage(CompareArguments &parsed, const QString &value)
{
    if (value != "total"_L1 && value != "stable"_L1)
        return refuse(u"--stage: expected total or stable, got \"%1\""_s.arg(value));
    parsed.isStable = value == "stable"_L1;
    return {};
}

Applied setLanguage(CompareArguments &parsed, const QString &value)
{
    if (value != "en"_L1 && value != "zh"_L1)
        return refuse(u"--lang: expected en or zh, got \"%1\""_s.arg(value));
    parsed.isChinese = value == "zh"_L1;
    return {};
}

Applied setConfidence(CompareArguments &parsed, const QString &value)
{
    double percent = 0;
    const Applied set = setNumber(u"--confidence"_s, value, 50, 99.99, percent);
    if (set)
        parsed.options.confidence = percent / 100;
    return set;
}

struct CompareOption
{
    QLatin1String name;
    QLatin1String valueName;
    QLatin1String help;
    Applied (*set)(CompareArguments &, const QString &);
};

const std::array kOptions{
    CompareOption{
        "--format"_L1, "FORMAT"_L1, "text (default), md, csv, json or html"_L1, setFormat},
    CompareOption{"--output"_L1, "FILE"_L1, "write there instead of to standard output"_L1,
        [](CompareArguments &parsed, const QString &value) -> Applied {
            parsed.output = value;
            return {};
        }},
    CompareOption{"--stage"_L1, "STAGE"_L1,
        "total (default): the whole run; stable: its stable stage"_L1, setStage},
    CompareOption{"--metrics"_L1, "LIST"_L1,
        "rows to keep, with commas: 'TTFT,E2EL P99' (default: all)"_L1,
        [](CompareArguments &parsed, const QString &value) -> Applied {
            for (const QString &metric : value.split(u',', Qt::SkipEmptyParts))
                parsed.metrics.append(metric.trimmed());
            return {};
        }},
    CompareOption{"--fail-on"_L1, "LIST"_L1,
        "end with status 4 on these verdicts: worse, different, undecided"_L1, setFailOn},
    CompareOption{"--min-change"_L1, "PERCENT"_L1, "smaller changes are no clear difference (0)"_L1,
        [](CompareArguments &parsed, const QString &value) {
            return setNumber(u"--min-change"_s, value, 0, 1000, parsed.options.minimumChange);
        }},
    CompareOption{"--confidence"_L1, "PERCENT"_L1, "of the intervals (95)"_L1, setConfidence},
    CompareOption{
        "--seed"_L1, "N"_L1, "for resampling; the same seed, the same result (1)"_L1, setSeed},
    CompareOption{
        "--lang"_L1, "en|zh"_L1, "what the page of --format html shows first (en)"_L1, setLanguage},
};

Applied apply(CompareArguments &parsed, const QString &name, const QString &value)
{
    for (const CompareOption &option : kOptions)
        if (option.name == name)
            return option.set(parsed, value);
    return refuse(u"unknown option %1 (see ais_bench compare --help)"_s.arg(name));
}

QByteArray rendered(const core::Comparison &comparison, CompareFormat format)
{
    switch (format) {
    case CompareFormat::Markdown:
        return report::comparisonMarkdown(comparison);
    case CompareFormat::Csv:
        return report::comparisonCsv(comparison);
    case CompareFormat::Json:
        return core::writeJson(report::comparisonJson(comparison), {.indent = 2}) + '\n';
    case CompareFormat::Text:
    case CompareFormat::Html:
        break;
    }
    return report::comparisonText(comparison).toUtf8();
}

// What keeps a comparison from being one. Empty = nothing.
QStringList obstacles(const core::Comparison &comparison)
{
    QStringList texts;
    for (const core::ComparedExperiment &experiment : comparison.experiments)
        if (!experiment.error.isEmpty())
            texts.append(experiment.path + u": "_s + experiment.error);
    return texts;
}

} // namespace

Parsed parseCompareArguments(const QStringList &arguments)
{
    const auto split = splitSubArguments(arguments, u"compare"_s);
    if (!split)
        return refuse(split.error());
    CompareArguments parsed;
    parsed.folders = split->places;
    parsed.isHelpWanted = split->isHelpWanted;
    if (parsed.isHelpWanted)
        return parsed;
    for (const auto &[name, value] : split->options)
        if (const Applied applied = apply(parsed, name, value); !applied)
            return refuse(applied.error());
    constexpr auto kMost = static_cast<qsizetype>(core::Comparison::kMostExperiments);
    if (parsed.folders.size() < 2 || parsed.folders.size() > kMost)
        return refuse(u"expected two to %1 experiment folders, got %2"_s.arg(kMost).arg(
            parsed.folders.size()));
    return parsed;
}

QString compareHelpText()
{
    QString text =
        u"usage: ais_bench compare DIR DIR [DIR ...] [OPTIONS]\n\n"
        "Puts experiments side by side. The first folder is the baseline. Latencies get bootstrap\n"
        "intervals, scores intervals paired by case; a verdict says better, worse or no clear\n"
        "difference, and when there are too few samples or the workloads differ.\n\n"_s;
    constexpr int kColumn = 25;
    for (const CompareOption &option : kOptions)
        text += u"  %1 %2\n"_s.arg(
            QString(option.name + u' ' + option.valueName).leftJustified(kColumn), option.help);
    text += u"  %1 %2\n"_s.arg(u"-h, --help"_s.leftJustified(kColumn), u"this text"_s);
    return text
        + u"\nExit status: 0 done, 1 an experiment cannot be read, 2 usage, 4 a verdict of "
          "--fail-on.\n"
          "One in twenty unchanged values is outside a 95 % interval: a gate is steadier with\n"
          "--metrics, --min-change and --confidence 99.\n"_s;
}

QStringList keepMetrics(core::Comparison &comparison, const QStringList &metrics)
{
    QStringList unknown = metrics;
    for (core::ComparedSection &section : comparison.sections) {
        std::erase_if(section.rows, [&](const core::ComparedRow &row) {
            const bool isWanted = metrics.contains(row.metric) || metrics.contains(row.title());
            if (isWanted) {
                unknown.removeAll(row.metric);
                unknown.removeAll(row.title());
            }
            return !isWanted;
        });
    }
    return unknown;
}

bool hasVerdict(const core::Comparison &comparison, const QList<Verdict> &verdicts)
{
    for (const core::ComparedSection &section : comparison.sections)
        for (const core::ComparedRow &row : section.rows)
            for (const core::ComparedValue &value : row.values)
                if (value.change && verdicts.contains(value.change->verdict))
                    return true;
    return false;
}

ExitCode runCompareCommand(
    const QStringList &arguments, core::MetricsProfile profile, Terminal &terminal)
{
    const Parsed parsed = parseCompareArguments(arguments);
    if (!parsed) {
        terminal.writeMessage(u"ais_bench compare: error: "_s + parsed.error() + u'\n');
        return ExitCode::UsageError;
    }
    if (parsed->isHelpWanted) {
        terminal.writeResult(compareHelpText());
        return ExitCode::Success;
    }
    std::vector<run::Subject> subjects;
    for (const QString &folder : parsed->folders)
        subjects.push_back(run::loadSubject(folder, profile));
    const run::Stage stage = parsed->isStable ? run::Stage::Stable : run::Stage::Whole;
    core::Comparison comparison = run::compareSubjects(subjects, 0, stage, parsed->options);
    if (const QStringList reasons = obstacles(comparison); !reasons.isEmpty()) {
        for (const QString &reason : reasons)
            terminal.writeError({ErrorCode::SummFile001, reason});
        return ExitCode::Failure;
    }
    if (!parsed->metrics.isEmpty()) {
        if (const QStringList unknown = keepMetrics(comparison, parsed->metrics);
            !unknown.isEmpty()) {
            terminal.writeError(
                {ErrorCode::SummMtrc001, u"--metrics: no row is named "_s + unknown.join(u", "_s)});
            return ExitCode::Failure;
        }
    }
    QByteArray bytes = rendered(comparison, parsed->format);
    if (parsed->format == CompareFormat::Html) {
        const auto page = report::comparisonPage(comparison,
            {.language = parsed->isChinese ? report::PageLanguage::Chinese
                                           : report::PageLanguage::English,
                .curves = run::cumulativeCurves(subjects, 0, stage, 0)});
        if (!page) {
            terminal.writeError(page.error());
            return ExitCode::Failure;
        }
        bytes = *page;
    }
    if (parsed->output.isEmpty()) {
        terminal.writeResult(QString::fromUtf8(bytes));
    } else if (const core::Result<> written = store::writeFile(parsed->output, bytes); !written) {
        terminal.writeError(written.error());
        return ExitCode::Failure;
    } else {
        terminal.writeLog(Level::Info, u"Comparison written to "_s + parsed->output);
    }
    return hasVerdict(comparison, parsed->failOn) ? ExitCode::Differs : ExitCode::Success;
}

} // namespace aisb::cli
