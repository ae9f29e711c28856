// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/comparisonreport.h"

#include "core/metrics/statistic.h"
#include "core/text/csv.h"
#include "core/text/format.h"
#include "core/text/numbertext.h"
#include "report/markdown.h"
#include "report/texttable.h"

#include <algorithm>
#include <cmath>

namespace aisb::report {

using namespace Qt::StringLiterals;
using core::ComparedExperiment;
using core::ComparedRow;
using core::Comparison;
using core::Json;

namespace {

QString ascii(QString text)
{
    return text.replace(QChar(0x2212), u'-').replace(QChar(0xa0), u' ');
}

int decimalsOf(const ComparedRow &row, double value)
{
    const double size = std::abs(value);
    if (row.family == core::RowFamily::Score)
        return 2;
    if (row.unit == "%"_L1 || row.family == core::RowFamily::Workload)
        return 1;
    const bool isShort = row.unit == "ms"_L1 && row.family != core::RowFamily::Decode;
    const double oneFrom = isShort ? 1 : 10;
    return size >= 1000 ? 0 : size >= oneFrom ? 1 : 2;
}

QString decimal(double value, int decimals, bool isSigned)
{
    const QString text = ascii(core::displayDecimal(value, decimals));
    const bool isZero = text.count(u'0') == text.size() - text.count(u'.');
    return isSigned && value > 0 && !isZero ? u'+' + text : text;
}

QString percentText(double confidence)
{
    return QString::number(100 * confidence);
}

QString intervalText(const core::Change &change)
{
    if (!change.percentInterval)
        return {};
    return u"%1 to %2"_s.arg(
        changeText(change.percentInterval->low), changeText(change.percentInterval->high));
}

QString partText(core::WorkloadPart part)
{
    switch (part) {
    case core::WorkloadPart::Data:
        return u"data sets"_s;
    case core::WorkloadPart::RequestCount:
        return u"requests"_s;
    case core::WorkloadPart::InputLength:
        return u"average input tokens"_s;
    case core::WorkloadPart::OutputLength:
        return u"average output tokens"_s;
    case core::WorkloadPart::Load:
        return u"load"_s;
    case core::WorkloadPart::Streaming:
        return u"streaming"_s;
    }
    Q_UNREACHABLE();
}

// Lists of experiments and what is wrong with them, one line each.
QStringList experimentLines(const Comparison &comparison)
{
    QStringList lines;
    for (std::size_t i = 0; i < comparison.experiments.size(); ++i) {
        const ComparedExperiment &experiment = comparison.experiments[i];
        QString line = ComparedExperiment::letter(i)
            + (i == comparison.baseline ? u"  baseline   "_s : u"  candidate  "_s)
            + experiment.path;
        const QStringList facts =
            QStringList{experiment.models.join(u", "_s), experiment.datasets.join(u", "_s)};
        line += u"  ("_s + facts.join(u"; "_s) + u')';
        lines.append(line);
        if (!experiment.error.isEmpty())
            lines.append(u"   error: "_s + experiment.error);
        for (const QString &note : experiment.notes)
            lines.append(u"   note: "_s + note);
    }
    return lines;
}

// Cases that came out otherwise, as counts and the first ids.
QStringList flippedLines(const core::ComparedSection &section)
{
    constexpr std::size_t kMostIds = 20;
    QStringList lines;
    for (const core::FlippedCases &flipped : section.flipped) {
        QStringList lost;
        QStringList won;
        for (const core::FlippedCase &one : flipped.cases)
            (one.after < one.before ? lost : won).append(QString::number(one.id));
        const auto listed = [&](const QStringList &ids) {
            const bool isCut = ids.size() > qsizetype(kMostIds);
            return ids.isEmpty()
                ? QString()
                : u" ("_s + ids.first(std::min(ids.size(), qsizetype(kMostIds))).join(u", "_s)
                    + (isCut ? u", ...)"_s : u")"_s);
        };
        lines.append(u"%1, %2: %3 cases in both; right to wrong %4%5; wrong to right %6%7"_s.arg(
            ComparedExperiment::letter(flipped.experiment), flipped.dataset,
            QString::number(flipped.common), QString::number(lost.size()), listed(lost),
            QString::number(won.size()), listed(won)));
    }
    return lines;
}

QString methodText(const Comparison &comparison)
{
    const QString confidence = percentText(comparison.options.confidence);
    return comparison.isAccuracy
        ? u"Intervals: %1 %, paired by case where the cases are the same; p: McNemar."_s.arg(
              confidence)
        : u"Population: %1. Intervals: bootstrap, %2 %, %3 resamples, seed %4; p: Mann-Whitney."_s
              .arg(comparison.stage, confidence)
              .arg(comparison.options.resamples)
              .arg(comparison.options.seed);
}

Json optional(const std::optional<double> &value)
{
    return value ? Json(*value) : Json();
}

Json optional(const std::optional<core::Interval> &interval)
{
    return interval ? Json(Json::Array{interval->low, interval->high}) : Json();
}

Json texts(const QStringList &list)
{
    Json array = Json::array();
    for (const QString &text : list)
        array.append(text);
    return array;
}

Json valueJson(const core::ComparedValue &value, std::size_t experiment)
{
    Json json = Json::object();
    json.set(u"experiment"_s, ComparedExperiment::letter(experiment));
    json.set(u"value"_s, optional(value.value));
    json.set(u"samples"_s, value.samples);
    if (!value.change)
        return json;
    json.set(u"difference"_s, value.change->difference);
    json.set(u"change_percent"_s, optional(value.change->percent));
    json.set(u"interval"_s, optional(value.change->interval));
    json.set(u"interval_percent"_s, optional(value.change->percentInterval));
    json.set(u"p"_s, optional(value.change->p));
    json.set(u"superiority"_s, optional(value.change->superiority));
    json.set(u"verdict"_s, QString(core::verdictId(value.change->verdict)));
    return json;
}

Json rowJson(const ComparedRow &row)
{
    Json json = Json::object();
    json.set(u"metric"_s, row.metric);
    json.set(u"statistic"_s, row.statistic);
    json.set(u"unit"_s, row.unit);
    const bool isHigher = row.direction == core::Direction::HigherIsBetter;
    const bool isLower = row.direction == core::Direction::LowerIsBetter;
    json.set(u"better"_s, isHigher ? u"higher"_s : isLower ? u"lower"_s : u"neither"_s);
    json.set(u"needed_samples"_s, row.needed);
    Json values = Json::array();
    for (std::size_t i = 0; i < row.values.size(); ++i)
        values.append(valueJson(row.values[i], i));
    json.set(u"values"_s, values);
    return json;
}

Json flippedJson(const core::FlippedCases &flipped)
{
    Json json = Json::object();
    json.set(u"dataset"_s, flipped.dataset);
    json.set(u"experiment"_s, ComparedExperiment::letter(flipped.experiment));
    json.set(u"common_cases"_s, flipped.common);
    Json cases = Json::array();
    for (const core::FlippedCase &one : flipped.cases) {
        Json item = Json::object();
        item.set(u"id"_s, one.id);
        item.set(u"right_before"_s, one.before);
        item.set(u"right_after"_s, one.after);
        cases.append(item);
    }
    json.set(u"cases"_s, cases);
    return json;
}

Json sectionJson(const core::ComparedSection &section)
{
    Json json = Json::object();
    json.set(u"title"_s, section.title);
    Json members = Json::array();
    for (const QString &member : section.members)
        members.append(member);
    json.set(u"members"_s, members);
    Json rows = Json::array();
    for (const ComparedRow &row : section.rows)
        rows.append(rowJson(row));
    json.set(u"rows"_s, rows);
    Json flipped = Json::array();
    for (const core::FlippedCases &cases : section.flipped)
        flipped.append(flippedJson(cases));
    json.set(u"flipped"_s, flipped);
    return json;
}

Json experimentJson(const Comparison &comparison, std::size_t i)
{
    const ComparedExperiment &experiment = comparison.experiments[i];
    Json json = Json::object();
    json.set(u"letter"_s, ComparedExperiment::letter(i));
    json.set(u"path"_s, experiment.path);
    json.set(u"name"_s, experiment.name);
    json.set(u"models"_s, texts(experiment.models));
    json.set(u"datasets"_s, texts(experiment.datasets));
    json.set(u"error"_s, experiment.error);
    json.set(u"notes"_s, texts(experiment.notes));
    return json;
}

} // namespace

QString comparedText(const ComparedRow &row, double value)
{
    return decimal(value, decimalsOf(row, value), false);
}

QString differenceText(const ComparedRow &row, std::size_t baseline, double difference)
{
    const double before = row.values[baseline].value.value_or(difference);
    return decimal(difference, decimalsOf(row, before), true);
}

QString changeText(double percent)
{
    return decimal(percent, 1, true);
}

double intervalScale(const core::ComparedSection &section)
{
    std::vector<double> ends;
    for (const ComparedRow &row : section.rows)
        for (const core::ComparedValue &value : row.values)
            if (value.change && value.change->percentInterval)
                ends.push_back(std::max(std::abs(value.change->percentInterval->low),
                    std::abs(value.change->percentInterval->high)));
    std::ranges::sort(ends);
    const double wanted = core::percentileOf(ends, 90);
    for (const double scale : {2.0, 5.0, 10.0, 20.0, 40.0, 100.0})
        if (wanted <= scale)
            return scale;
    return 200;
}

Table comparisonTable(const Comparison &comparison, const core::ComparedSection &section)
{
    Table table;
    table.header = {
        u"Metric"_s, u"Unit"_s, ComparedExperiment::letter(comparison.baseline) + u" (baseline)"_s};
    for (std::size_t i = 0; i < comparison.experiments.size(); ++i) {
        if (i == comparison.baseline)
            continue;
        const QString letter = ComparedExperiment::letter(i);
        table.header.append({letter, letter + u" difference"_s, letter + u" change %"_s,
            u"%1 % interval"_s.arg(percentText(comparison.options.confidence)), u"Verdict"_s});
    }
    for (const ComparedRow &row : section.rows) {
        const auto textOf = [&](std::size_t i) {
            const std::optional<double> &value = row.values[i].value;
            return value ? comparedText(row, *value) : u"-"_s;
        };
        QStringList cells{row.title(), row.unit, textOf(comparison.baseline)};
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            if (i == comparison.baseline)
                continue;
            cells.append(textOf(i));
            const std::optional<core::Change> &change = row.values[i].change;
            if (!change) {
                cells.append({QString(), QString(), QString(), QString()});
                continue;
            }
            cells.append(differenceText(row, comparison.baseline, change->difference));
            cells.append(change->percent ? changeText(*change->percent) : QString());
            cells.append(intervalText(*change));
            cells.append(QString(core::verdictId(change->verdict)));
        }
        table.rows.push_back(cells);
    }
    return table;
}

Table settingsTable(const Comparison &comparison)
{
    Table table{{u"Setting"_s}, {}};
    for (std::size_t i = 0; i < comparison.experiments.size(); ++i)
        table.header.append(ComparedExperiment::letter(i));
    for (const core::ComparedSetting &setting : comparison.settings) {
        if (setting.isEqual)
            continue;
        QStringList cells{setting.key};
        for (const QString &value : setting.values)
            cells.append(value.isEmpty() ? u"-"_s : value);
        table.rows.push_back(cells);
    }
    return table;
}

QStringList workloadTexts(const Comparison &comparison)
{
    QStringList lines;
    for (const core::WorkloadDifference &difference : comparison.workload) {
        QString line =
            u"%1: %2 %3 instead of %4"_s.arg(ComparedExperiment::letter(difference.experiment),
                partText(difference.part), difference.after, difference.before);
        if (!difference.spoils.isEmpty())
            line += u"; not comparable: "_s + difference.spoils.join(u", "_s);
        lines.append(line);
    }
    return lines;
}

QString comparisonText(const Comparison &comparison)
{
    QString text = experimentLines(comparison).join(u'\n') + u"\n\n"_s;
    const QStringList workload = workloadTexts(comparison);
    if (!workload.isEmpty())
        text += u"The workloads differ:\n   "_s + workload.join(u"\n   "_s) + u"\n\n"_s;
    for (const core::ComparedSection &section : comparison.sections) {
        if (!section.title.isEmpty())
            text += section.title + u'\n';
        text += renderTable(comparisonTable(comparison, section), TableStyle::Psql) + u'\n';
        const QStringList flipped = flippedLines(section);
        if (!flipped.isEmpty())
            text += flipped.join(u'\n') + u'\n';
        text += u'\n';
    }
    const Table settings = settingsTable(comparison);
    if (!settings.rows.empty())
        text += u"Settings that differ\n"_s
            + renderTable(settings, TableStyle::Psql, settings.header.size()) + u"\n\n"_s;
    return text + methodText(comparison) + u'\n';
}

QByteArray comparisonMarkdown(const Comparison &comparison)
{
    Table experiments{{u""_s, u"Experiment"_s, u"Models"_s, u"Data sets"_s}, {}};
    for (std::size_t i = 0; i < comparison.experiments.size(); ++i) {
        const ComparedExperiment &experiment = comparison.experiments[i];
        const bool isBaseline = i == comparison.baseline;
        experiments.rows.push_back(
            {ComparedExperiment::letter(i) + (isBaseline ? u" (baseline)"_s : QString()),
                experiment.error.isEmpty() ? experiment.name
                                           : experiment.name + u": "_s + experiment.error,
                experiment.models.join(u", "_s), experiment.datasets.join(u", "_s)});
    }
    QString text = u"# Comparison\n\n"_s + markdownTable(experiments).trimmed() + u"\n\n"_s;
    const QStringList workload = workloadTexts(comparison);
    if (!workload.isEmpty())
        text += u"The workloads differ:\n\n- "_s + workload.join(u"\n- "_s) + u"\n\n"_s;
    for (const core::ComparedSection &section : comparison.sections) {
        if (!section.title.isEmpty())
            text += u"## %1\n\n"_s.arg(section.title);
        text += markdownTable(comparisonTable(comparison, section)).trimmed() + u"\n\n"_s;
        for (const QString &line : flippedLines(section))
            text += u"- %1\n"_s.arg(line);
        if (!section.flipped.empty())
            text += u'\n';
    }
    const Table settings = settingsTable(comparison);
    if (!settings.rows.empty())
        text += u"## Settings that differ\n\n"_s + markdownTable(settings).trimmed() + u"\n\n"_s;
    return (text + methodText(comparison) + u'\n').toUtf8();
}

QByteArray comparisonCsv(const Comparison &comparison)
{
    QByteArray csv = core::csvRow(
        {u"section"_s, u"metric"_s, u"statistic"_s, u"unit"_s, u"experiment"_s, u"name"_s,
            u"value"_s, u"samples"_s, u"difference"_s, u"change_percent"_s, u"low"_s, u"high"_s,
            u"low_percent"_s, u"high_percent"_s, u"p"_s, u"superiority"_s, u"verdict"_s});
    const auto number = [](const std::optional<double> &value) {
        return value ? QString::fromLatin1(core::floatText(*value)) : QString();
    };
    const auto ends = [&](const std::optional<core::Interval> &interval) {
        return interval ? QStringList{number(interval->low), number(interval->high)}
                        : QStringList{QString(), QString()};
    };
    for (const core::ComparedSection &section : comparison.sections) {
        for (const ComparedRow &row : section.rows) {
            for (std::size_t i = 0; i < row.values.size(); ++i) {
                const core::ComparedValue &value = row.values[i];
                QStringList cells{section.title, row.metric, row.statistic, row.unit,
                    ComparedExperiment::letter(i), comparison.experiments[i].name,
                    number(value.value), QString::number(value.samples)};
                if (const auto &change = value.change) {
                    cells << number(change->difference) << number(change->percent)
                          << ends(change->interval) << ends(change->percentInterval)
                          << number(change->p) << number(change->superiority)
                          << QString(core::verdictId(change->verdict));
                }
                while (cells.size() < 17)
                    cells.append(QString());
                csv += core::csvRowForPeople(cells);
            }
        }
    }
    return csv;
}

Json comparisonJson(const Comparison &comparison)
{
    Json json = Json::object();
    json.set(u"baseline"_s, ComparedExperiment::letter(comparison.baseline));
    json.set(u"kind"_s, comparison.isAccuracy ? u"accuracy"_s : u"performance"_s);
    json.set(u"stage"_s, comparison.stage);
    json.set(u"confidence"_s, comparison.options.confidence);
    json.set(u"minimum_change_percent"_s, comparison.options.minimumChange);
    json.set(u"resamples"_s, comparison.options.resamples);
    json.set(u"seed"_s, static_cast<qint64>(comparison.options.seed));
    Json experiments = Json::array();
    for (std::size_t i = 0; i < comparison.experiments.size(); ++i)
        experiments.append(experimentJson(comparison, i));
    json.set(u"experiments"_s, experiments);
    json.set(u"workload_differences"_s, texts(workloadTexts(comparison)));
    Json sections = Json::array();
    for (const core::ComparedSection &section : comparison.sections)
        sections.append(sectionJson(section));
    json.set(u"sections"_s, sections);
    Json settings = Json::array();
    for (const core::ComparedSetting &setting : comparison.settings) {
        if (setting.isEqual)
            continue;
        Json item = Json::object();
        item.set(u"key"_s, setting.key);
        item.set(u"values"_s, texts({setting.values.begin(), setting.values.end()}));
        settings.append(item);
    }
    json.set(u"settings"_s, settings);
    return json;
}

} // namespace aisb::report
