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

core::Result<> saveSummary(const QString &file, const run::AccuracyExperiment &experiment)
{
    if (file.endsWith(".csv"_L1, Qt::CaseInsensitive)) {
        return saveBytes(file, report::summaryCsv(experiment.summary));
    }
    if (file.endsWith(".md"_L1, Qt::CaseInsensitive)) {
        return saveBytes(
            file, report::evaluationMarkdown(experiment.summary, pageOptions(experiment)));
    }
    if (file.endsWith(".txt"_L1, Qt::CaseInsensitive)) {
        return saveBytes(file, report::summaryText(experiment.summary, experiment.name));
    }
    const report::NamedTable table{u"Summary"_s, report::summaryTable(experiment.summary)};
    return saveTables(file, std::span(&table, 1));
}

core::Result<> saveEvaluationPage(
    const QString &file, const run::AccuracyExperiment &experiment, const QString &language)
{
    report::EvaluationPageOptions options = pageOptions(experiment);
    options.language = language.startsWith("zh"_L1) ? report::PageLanguage::Chinese
                                                    : report::PageLanguage::English;
    const core::Result<QByteArray> page = report::evaluationPage(experiment.summary, options);
    return page ? saveBytes(file, *page) : core::Result<>(core::fail(page.error()));
}

} // namespace aisb::gui
