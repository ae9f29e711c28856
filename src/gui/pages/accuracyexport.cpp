// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/accuracyexport.h"

#include "gui/pages/resultexport.h"
#include "report/evaluationpage.h"
#include "report/summaryfiles.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

report::EvaluationPageOptions pageOptions(const run::AccuracyExperiment &experiment)
{
    report::EvaluationPageOptions options;
    options.title = experiment.name;
    QStringList facts{experiment.mode};
    if (experiment.startedAt.isValid()) {
        facts << experiment.startedAt.toString(u"yyyy-MM-dd HH:mm"_s);
    }
    facts.removeAll(QString());
    options.facts = facts.join(u" · "_s);
    options.notes = experiment.warnings;
    return options;
}

} // namespace

core::Result<QByteArray> summaryBytes(
    const QString &suffix, const run::AccuracyExperiment &experiment)
{
    if (suffix == "csv"_L1) {
        return report::summaryCsv(experiment.summary);
    }
    if (suffix == "md"_L1) {
        return report::evaluationMarkdown(experiment.summary, pageOptions(experiment));
    }
    if (suffix == "txt"_L1) {
        return report::summaryText(experiment.summary, experiment.name);
    }
    const report::NamedTable table{u"Summary"_s, report::summaryTable(experiment.summary)};
    return tableBytes(suffix, std::span(&table, 1));
}

core::Result<QByteArray> evaluationReport(
    const run::AccuracyExperiment &experiment, report::PageLanguage language)
{
    report::EvaluationPageOptions options = pageOptions(experiment);
    options.language = language;
    return report::evaluationPage(experiment.summary, options);
}

} // namespace aisb::gui
