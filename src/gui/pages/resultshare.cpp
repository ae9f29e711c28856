// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/resultshare.h"

#include "gui/charts/distributionchart.h"
#include "gui/charts/plotview.h"
#include "gui/charts/timelinechart.h"
#include "gui/pages/accuracycharts.h"
#include "gui/pages/accuracyview.h"
#include "gui/pages/overviewpane.h"
#include "gui/pages/resultview.h"
#include "gui/pages/tablespane.h"
#include "gui/pages/words.h"
#include "gui/share/reportpages.h"
#include "gui/share/sharefiles.h"
#include "report/summaryfiles.h"
#include "run/exportexperiment.h"
#include "run/openexperiment.h"
#include "store/about.h"
#include "store/atomicfile.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Carries the translation context of this file.
class ResultShareTexts
{
    Q_DECLARE_TR_FUNCTIONS(ResultShare)
};

QStringList factsOf(const QStringList &models, const QStringList &datasets, const QString &mode,
    const QDateTime &startedAt)
{
    QStringList facts = models + datasets;
    facts << kindWord(mode);
    if (startedAt.isValid()) {
        facts << dateText(startedAt);
    }
    return facts;
}

QStringList notesOf(const core::ExperimentResult &experiment)
{
    QStringList notes = experiment.warnings;
    for (const core::GroupResult &group : experiment.groups) {
        notes += group.notes;
    }
    notes.removeDuplicates();
    return notes;
}

bool hasAnything(const PlotView &plot)
{
    return std::ranges::any_of(plot.seriesSpecs(), [&plot](const SeriesSpec &series) {
        const Points points = plot.pointsOf(series.id);
        return points && !points->empty();
    });
}

template <typename View>
core::Result<> writePages(View &view, const QString &title, const QString &file)
{
    constexpr QSize size(1440, 900); // what the charts are laid out for before they are drawn anew
    view.resize(size);
    while (view.isBusy()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    const ShareContent content = shareContentOf(view, title);
    const ReportPages pages(content, {}, ReportPages::recordCharts(content));
    return store::writeFile(file, pages.pdf(), core::ErrorCode::UtilsFile004);
}

} // namespace

ShareContent shareContentOf(const ResultView &view, const QString &title)
{
    const std::shared_ptr<const core::ExperimentResult> &experiment = view.experiment();
    ShareContent content;
    content.title = title;
    content.facts =
        factsOf(experiment->models, experiment->datasets, experiment->mode, experiment->startedAt);
    content.facts << view.populationName();
    content.notes = notesOf(*experiment);
    content.numbers = view.overview()->numbers();
    content.stem = experiment->name;
    content.folder = experiment->path;
    const core::GroupResult *group = view.currentGroup();
    if (view.analysis()) {
        const TimelineChart *timeline = view.overview()->timeline();
        content.charts = {timeline->lanesPlot(), timeline->inFlightPlot(),
            timeline->throughputPlot(), view.overview()->distribution()->plot()};
        content.tables = report::namedTables(view.tables()->shown());
        if (!view.analysis()->failures.empty()) {
            content.tables.push_back(
                {u"Failures"_s, report::failureTable(view.analysis()->failures)});
        }
    } else {
        content.tables = report::namedTables(view.tables()->shown());
    }
    if (group && group->data) {
        content.makePage = [experiment, index = static_cast<std::size_t>(view.group())](
                               report::PageLanguage language) {
            return run::performancePage(*experiment, index, language);
        };
    }
    content.whyNoPage = ResultShareTexts::tr(
        "The page needs the recorded requests, which this folder does not have.");
    content.tableSuffixes = report::tableSuffixes();
    content.makeTables = [tables = content.tables](
                             const QString &suffix) { return report::tableBytes(suffix, tables); };
    return content;
}

ShareContent shareContentOf(const AccuracyView &view, const QString &title)
{
    const AccuracyView::Experiment &experiment = view.experiment();
    ShareContent content;
    content.title = title;
    content.facts =
        factsOf(experiment->models, experiment->datasets, experiment->mode, experiment->startedAt);
    content.notes = experiment->warnings;
    content.stem = experiment->name;
    content.folder = experiment->path;
    const AccuracyCharts *charts = view.charts();
    for (PlotView *plot : {charts->scores()->plot(), charts->members()->plot(),
             charts->lengths()->plot(), charts->right()->plot(), charts->pass()->plot()}) {
        if (hasAnything(*plot)) {
            content.charts.emplace_back(plot);
        }
    }
    content.tables = {{ResultShareTexts::tr("Summary"), report::summaryTable(experiment->summary)}};
    content.makePage = [experiment](report::PageLanguage language) {
        return run::accuracyPage(*experiment, language);
    };
    content.tableSuffixes = report::tableSuffixes();
    content.makeTables = [experiment](const QString &suffix) {
        return run::accuracyTables(*experiment, suffix);
    };
    return content;
}

core::Result<> writePdfReport(
    const QString &folder, const QString &file, core::MetricsProfile profile)
{
    const auto performance = run::openExperiment(folder, run::OpenDepth::Full);
    if (!performance) {
        return core::fail(performance.error());
    }
    const QString given = store::readAbout(folder).value_or(store::About()).title;
    const QString title = given.isEmpty() ? (*performance)->name : given;
    if (!run::isAccuracyExperiment(**performance)) {
        ResultView view(profile);
        view.setExperiment(*performance, true);
        return writePages(view, title, file);
    }
    const auto accuracy = run::openAccuracyExperiment(folder);
    if (!accuracy) {
        return core::fail(accuracy.error());
    }
    AccuracyView view;
    view.setExperiment(*accuracy);
    return writePages(view, title, file);
}

} // namespace aisb::gui
