// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/exportexperiment.h"

#include "report/evaluationpage.h"
#include "report/summaryfiles.h"

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

report::EvaluationPageOptions pageOptions(const AccuracyExperiment &experiment)
{
    report::EvaluationPageOptions options;
    options.title = experiment.name;
    QStringList facts{experiment.mode};
    if (experiment.startedAt.isValid())
        facts << experiment.startedAt.toString(u"yyyy-MM-dd HH:mm"_s);
    facts.removeAll(QString());
    options.facts = facts.join(u" · "_s);
    options.notes = experiment.warnings;
    return options;
}

} // namespace

core::Result<QByteArray> performancePage(
    const core::ExperimentResult &experiment, std::size_t group, report::PageLanguage language)
{
    report::PlotPageOptions options;
    options.title = experiment.name;
    options.facts = experiment.mode;
    options.language = language;
    return report::plotPage(experiment.groups[group], options);
}

std::vector<report::NamedTable> performanceTables(
    const core::ExperimentResult &experiment, const QString &group)
{
    std::vector<report::NamedTable> tables;
    for (const core::GroupResult &found : experiment.groups) {
        if (!group.isEmpty() && found.group != group)
            continue;
        for (report::NamedTable table : report::namedTables(found.tables)) {
            if (group.isEmpty() && experiment.groups.size() > 1)
                table.name = u"%1 %2 %3"_s.arg(found.model, found.group, table.name);
            tables.push_back(std::move(table));
        }
    }
    return tables;
}

core::Result<QByteArray> accuracyPage(
    const AccuracyExperiment &experiment, report::PageLanguage language)
{
    report::EvaluationPageOptions options = pageOptions(experiment);
    options.language = language;
    return report::evaluationPage(experiment.summary, options);
}

core::Result<QByteArray> accuracyTables(const AccuracyExperiment &experiment, const QString &suffix)
{
    if (suffix == "csv"_L1)
        return report::summaryCsv(experiment.summary);
    if (suffix == "md"_L1)
        return report::evaluationMarkdown(experiment.summary, pageOptions(experiment));
    if (suffix == "txt"_L1)
        return report::summaryText(experiment.summary, experiment.name);
    const report::NamedTable table{u"Summary"_s, report::summaryTable(experiment.summary)};
    return report::tableBytes(suffix, std::span(&table, 1));
}

} // namespace aisb::run
