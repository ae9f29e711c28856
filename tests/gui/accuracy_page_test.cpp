// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/loadconfig.h"
#include "gui/bindings/rerun.h"
#include "gui/frame/messagebar.h"
#include "gui/pages/accuracyactions.h"
#include "gui/pages/accuracycharts.h"
#include "gui/pages/accuracyview.h"
#include "gui/pages/answerpane.h"
#include "gui/pages/casedetail.h"
#include "gui/pages/experimentspage.h"
#include "gui/pages/resultshare.h"
#include "gui/pages/resultspage.h"
#include "gui/pages/runcontroller.h"
#include "gui/share/reportpages.h"
#include "gui/widgets/segmentedcontrol.h"
#include "pages_helpers.h"
#include "result_helpers.h"

#include <QClipboard>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

void copyFolder(const QString &from, const QString &to)
{
    QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString target = to + file.mid(from.size());
        QDir().mkpath(QFileInfo(target).path());
        ASSERT_TRUE(QFile::copy(file, target));
        QFile::setPermissions(target, QFile::permissions(target) | QFileDevice::WriteOwner);
    }
}

class AccuracyPageTest : public ::testing::Test
{
protected:
    AccuracyPageTest()
        : context(test::testEnvironment(shell.folder()), shell.settings())
        , page(shell, context)
    {
        page.resize(1300, 800);
    }

    void open(const QString &folder)
    {
        page.open(folder);
        page.setActive(true);
        ASSERT_TRUE(test::waitFor([&] { return page.isAccuracy() && !page.accuracy()->isBusy(); }));
    }
    [[nodiscard]] AccuracyView &view() const { return *page.accuracy(); }
    void settle()
    {
        ASSERT_TRUE(test::waitFor([&] { return !view().isBusy(); }));
    }

    // A copy of the golden folder with a second model: five cases less, one failed, others wrong.
    QString twoModels()
    {
        const QString folder = shell.folder() + u"/20261124_021217"_s;
        copyFolder(test::golden(u"acc_gsm8k_0shot"_s), folder);
        const QString model = u"/vllm-api-general-chat/"_s;
        const QList<QByteArray> lines =
            contentOf(folder + u"/predictions"_s + model + u"gsm8k.jsonl"_s).trimmed().split('\n');
        QByteArray kept;
        for (const QByteArray &line : lines.first(lines.size() - 5)) {
            kept += line + '\n';
        }
        write(folder + u"/predictions/other/gsm8k.jsonl"_s, kept);
        write(folder + u"/predictions/other/gsm8k_failed.jsonl"_s,
            "{\"data_abbr\": \"gsm8k\", \"id\": 19, \"input\": \"Q\", \"error_info\": \"gone\"}\n");
        return folder;
    }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        ASSERT_EQ(file.write(bytes), bytes.size());
    }

    test::FakeShell shell;
    PageContext context;
    ResultsPage page;
};

TEST_F(AccuracyPageTest, OpensAFolderOfTheReference)
{
    open(test::golden(u"acc_gsm8k_0shot"_s));
    EXPECT_EQ(view().scores()->rowCount(), 1);
    EXPECT_EQ(
        view().scores()->index(0, ScoresModel::FirstModel).data().toString(), u"80.00 ± 9.18"_s);
    EXPECT_EQ(view().cases()->dataset(), u"gsm8k"_s);
    EXPECT_EQ(view().cases()->model()->rowCount(), 20);
    ASSERT_TRUE(view().detail()->text(0));
    EXPECT_TRUE(view().detail()->shownPrompt().contains(u"Answer the following question"_s));
    EXPECT_TRUE(view().charts()->lengths()->hasPoints());
    EXPECT_TRUE(view().charts()->right()->hasPoints());
    EXPECT_FALSE(view().charts()->pass()->hasPoints());
    EXPECT_EQ(page.title(), u"20261124_021217"_s);
    EXPECT_EQ(page.filterField(), view().cases()->searchEdit());
}

TEST_F(AccuracyPageTest, ShowsRepeatsAndPassAtK)
{
    open(test::golden(u"acc_gsm8k_stream_n3"_s));
    EXPECT_EQ(view().cases()->model()->rowCount(), 60);
    EXPECT_FALSE(view().cases()->view()->isColumnHidden(CasesModel::Repeat));
    EXPECT_TRUE(view().charts()->pass()->hasPoints());
}

TEST_F(AccuracyPageTest, FiltersByVerdictAndText)
{
    open(test::golden(u"acc_gsm8k_0shot"_s));
    CasesPane *cases = view().cases();
    cases->setFilter(CaseFilter::Wrong);
    settle();
    EXPECT_EQ(cases->listed(), 4);
    EXPECT_EQ(cases->place(), 1);
    ASSERT_TRUE(view().detail()->text(0));
    EXPECT_EQ(view().detail()->text(0)->row.verdict, run::CaseVerdict::Wrong);
    cases->setFilter(CaseFilter::All);
    cases->setSearch(u"numbers 21 and 58"_s);
    settle();
    ASSERT_EQ(cases->listed(), 1);
    EXPECT_EQ(cases->current()->id, 19);
    cases->setFilter(CaseFilter::Failed);
    settle();
    EXPECT_EQ(cases->listed(), 0);
    EXPECT_FALSE(cases->current());
    cases->clearFilters();
    settle();
    EXPECT_EQ(cases->listed(), 20);
}

TEST_F(AccuracyPageTest, StepsByCommands)
{
    open(test::golden(u"acc_gsm8k_0shot"_s));
    CasesPane *cases = view().cases();
    EXPECT_TRUE(shell.commands().trigger(u"cases.next"_s));
    EXPECT_EQ(cases->place(), 2);
    EXPECT_TRUE(shell.commands().trigger(u"cases.previous"_s));
    EXPECT_EQ(cases->place(), 1);
    EXPECT_TRUE(shell.commands().trigger(u"cases.nextWrong"_s));
    EXPECT_EQ(cases->current()->verdicts[0], run::CaseVerdict::Wrong);
    settle();
    EXPECT_EQ(view().detail()->text(0)->row.id, cases->current()->id);
    view().detail()->copyCase();
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(
        view().detail()->text(0)->turns[0].answer.trimmed()));
}

TEST_F(AccuracyPageTest, ListsWhatWasExtractedWhenARowIsShown)
{
    open(test::golden(u"acc_gsm8k_0shot"_s));
    CasesModel *model = view().cases()->model();
    const QModelIndex index = model->index(19, CasesModel::First);
    index.data(CellDataRole);
    settle();
    EXPECT_EQ(index.data().toString(), u"79"_s);
    EXPECT_EQ(model->index(19, CasesModel::Reference).data().toString(), u"79"_s);
}

TEST_F(AccuracyPageTest, PutsTwoModelsSideBySide)
{
    open(twoModels());
    CasesPane *cases = view().cases();
    ASSERT_TRUE(cases->modelOf(1));
    EXPECT_EQ(cases->model()->rowCount(), 20);
    EXPECT_FALSE(cases->view()->isColumnHidden(CasesModel::Second));
    cases->setFilter(CaseFilter::Failed);
    settle();
    ASSERT_EQ(cases->listed(), 1);
    EXPECT_EQ(cases->current()->id, 19);
    ASSERT_TRUE(view().detail()->text(0));
    ASSERT_TRUE(view().detail()->text(1));
    EXPECT_EQ(view().detail()->text(1)->error, u"gone"_s);
    EXPECT_TRUE(view().detail()->answer(1)->shownText().contains(u"gone"_s));
    cases->setFilter(CaseFilter::All);
    cases->setModels(1, -1);
    settle();
    EXPECT_FALSE(cases->modelOf(1));
    EXPECT_EQ(cases->modelOf(0)->name, u"other"_s);
    EXPECT_EQ(cases->model()->rowCount(), 16);
}

TEST_F(AccuracyPageTest, ScoresCasesThatHaveNoDetails)
{
    const QString folder = twoModels();
    write(folder + u"/results/vllm-api-general-chat/gsm8k.json"_s, "{\"accuracy\": 80.0}");
    open(folder);
    EXPECT_EQ(view().scores()->index(0, ScoresModel::FirstModel).data().toString(), u"80.00"_s);
    view().cases()->setModels(0, -1);
    settle();
    EXPECT_TRUE(view().cases()->cases().wasScored);
    view().cases()->setFilter(CaseFilter::Right);
    settle();
    EXPECT_EQ(view().cases()->listed(), 16);
    EXPECT_TRUE(view().charts()->right()->hasPoints());
    const auto *rescore = view().cases()->findChild<QPushButton *>(u"rescoreButton"_s);
    EXPECT_FALSE(rescore->isVisibleTo(view().cases()));
    EXPECT_TRUE(page.messageBar().text().contains(u"not scored"_s));
}

TEST_F(AccuracyPageTest, SaysWhyVerdictsAreUnknown)
{
    const QString folder = shell.folder() + u"/20260101_000000"_s;
    QDir().mkpath(folder + u"/configs"_s); // without a dump no evaluator is known
    write(folder + u"/predictions/m/d.jsonl"_s,
        "{\"data_abbr\": \"d\", \"id\": 0, \"success\": true, \"uuid\": \"a\", \"origin_prompt\": "
        "\"Q\", \"prediction\": \"A\", \"gold\": \"A\"}\n");
    open(folder);
    EXPECT_EQ(view().cases()->listed(), 1);
    EXPECT_FALSE(view().cases()->cases().scoreProblems.isEmpty());
    const auto *rescore = view().cases()->findChild<QPushButton *>(u"rescoreButton"_s);
    EXPECT_TRUE(rescore->isVisibleTo(view().cases()));
    EXPECT_FALSE(view().charts()->right()->hasPoints());
}

TEST_F(AccuracyPageTest, IsEmptyInWords)
{
    const QString folder = shell.folder() + u"/20260101_000000"_s;
    QDir().mkpath(folder + u"/configs"_s);
    QDir().mkpath(folder + u"/predictions"_s);
    open(folder);
    EXPECT_EQ(view().scores()->rowCount(), 0);
    EXPECT_FALSE(shell.commands().isEnabled(u"accuracy.rescore"_s));
    EXPECT_FALSE(shell.commands().disabledReason(u"accuracy.rescore"_s).isEmpty());
}

TEST_F(AccuracyPageTest, OffersOnlyWhatCanBeDoneAgain)
{
    open(test::golden(u"acc_gsm8k_0shot"_s));
    EXPECT_TRUE(shell.commands().isEnabled(u"accuracy.rescore"_s));
    EXPECT_TRUE(shell.commands().isEnabled(u"accuracy.rebuildReport"_s));
    EXPECT_FALSE(shell.commands().isEnabled(u"accuracy.retryFailed"_s));
    EXPECT_EQ(
        shell.commands().disabledReason(u"accuracy.retryFailed"_s), u"Every case has an answer."_s);
    page.setActive(false);
    EXPECT_FALSE(shell.commands().isBound(u"accuracy.rescore"_s));
}

TEST_F(AccuracyPageTest, OpensAtACase)
{
    const QString folder = test::golden(u"acc_gsm8k_0shot"_s);
    const Document document = caseDocument({folder, u"gsm8k"_s, 7});
    EXPECT_EQ(document.key, folder);
    page.open(document.argument);
    ASSERT_TRUE(
        test::waitFor([&] { return page.accuracy() && !page.isLoading() && !view().isBusy(); }));
    ASSERT_NE(view().cases()->current(), nullptr);
    EXPECT_EQ(view().cases()->current()->id, 7);
    page.open(caseDocument({folder, u"gsm8k"_s, 3}).argument); // opened already
    EXPECT_EQ(view().cases()->current()->id, 3);
}

TEST_F(AccuracyPageTest, GivesAwaySummaryReportAndCharts)
{
    open(test::golden(u"acc_gsm8k_0shot"_s));
    const run::AccuracyExperiment &experiment = *view().experiment();
    const ShareContent content = shareContentOf(view(), u"my run"_s);
    const auto bytes = [&content](const QString &suffix) {
        return content.makeTables(suffix).value_or(QByteArray());
    };
    EXPECT_EQ(
        bytes(u"csv"_s), contentOf(experiment.path + u"/summary/summary_20261124_021217.csv"_s));
    EXPECT_TRUE(bytes(u"md"_s).contains("80.00 ± 9.18"));
    EXPECT_TRUE(bytes(u"json"_s).contains("\"vllm-api-general-chat\": 80.0"));
    EXPECT_TRUE(bytes(u"xlsx"_s).startsWith("PK"));
    const auto made = content.makePage(report::PageLanguage::Chinese);
    ASSERT_OK(made);
    EXPECT_TRUE(made->contains("gsm8k"));
    EXPECT_EQ(content.folder, experiment.path);
    EXPECT_GE(content.charts.size(), 1U);
    EXPECT_EQ(ReportPages(content, {}, ReportPages::recordCharts(content)).count(), 1);
}

// The whole way: the button, the run, the page with what it wrote.
TEST_F(AccuracyPageTest, ScoresAgainAndShowsWhatTheRunWrote)
{
    const QString folder = shell.folder() + u"/20261124_021217"_s;
    copyFolder(test::golden(u"acc_gsm8k_0shot"_s), folder);
    write(folder + u"/results/vllm-api-general-chat/gsm8k.json"_s, "{\"accuracy\": 1.0}");
    copyFolder(QStringLiteral(AISB_TEST_DATA "/golden/inputs/gsm8k"),
        shell.folder() + u"/ais_bench/datasets/gsm8k"_s);
    open(folder);
    EXPECT_EQ(view().scores()->index(0, ScoresModel::FirstModel).data().toString(), u"1.00"_s);
    page.actions()->setConfigFolder(shell.folder() + u"/reruns"_s);
    ASSERT_TRUE(shell.commands().trigger(u"accuracy.rescore"_s));
    ASSERT_TRUE(test::waitFor([&] { return context.runs().outcome().has_value(); }, 60'000));
    EXPECT_EQ(shell.visited, QStringList{u"running"_s});
    const core::RunOutcome &outcome = *context.runs().outcome();
    EXPECT_FALSE(outcome.error) << outcome.error->text().toStdString();
    ASSERT_TRUE(test::waitFor([&] { return !page.isLoading() && !view().isBusy(); }));
    EXPECT_EQ(
        view().scores()->index(0, ScoresModel::FirstModel).data().toString(), u"80.00 ± 9.18"_s);
    EXPECT_FALSE(view().cases()->cases().wasScored);
    EXPECT_TRUE(view().experiment()->summary.pairs[0].hasDetails);
}

TEST(Rerun, MakesTheSameConfigurationAgain)
{
    QTemporaryDir dir;
    const auto opened = run::openAccuracyExperiment(test::golden(u"acc_gsm8k_0shot"_s));
    ASSERT_OK(opened);
    const auto options = makeRerun(Rerun::Rescore, **opened, dir.filePath(u"sub"_s));
    ASSERT_OK(options);
    EXPECT_EQ(options->mode, core::Mode::Eval);
    EXPECT_EQ(options->reuse, u"20261124_021217"_s);
    EXPECT_EQ(QDir(*options->workDir), QDir(test::golden(u"acc_gsm8k_0shot"_s) + u"/.."_s));
    EXPECT_TRUE(options->dumpEvalDetails);
    const config::CatalogueRoots roots{
        dir.path(), {}, QStringLiteral(AISB_SOURCE_DIR "/resources/catalogue"), dir.path(), {}};
    const auto loaded = config::loadConfig(*options, roots);
    ASSERT_OK(loaded);
    const core::Json root = loaded->root.toJson();
    ASSERT_EQ(root[u"models"].items().size(), 1U);
    EXPECT_EQ(root[u"models"].items()[0][u"max_out_len"].toInt(), 64);
    EXPECT_EQ(root[u"datasets"].items()[0][u"abbr"].toString(), u"gsm8k"_s);
    EXPECT_FALSE(root[u"summarizer"][u"summary_groups"].items().empty());
    EXPECT_TRUE(root[u"cli_args"].isNull());
}

TEST(Rerun, SaysWhyItCannotBe)
{
    const auto opened = run::openAccuracyExperiment(test::golden(u"acc_gsm8k_0shot"_s));
    ASSERT_OK(opened);
    run::Environment environment;
    run::AccuracyExperiment experiment = **opened;
    EXPECT_EQ(whyNoRerun(Rerun::Rescore, experiment, environment), QString());
    EXPECT_FALSE(whyNoRerun(Rerun::RetryFailed, experiment, environment).isEmpty());
    experiment.summary.pairs[0].failedRequests = 2;
    EXPECT_EQ(whyNoRerun(Rerun::RetryFailed, experiment, environment), QString());
    core::Json model = experiment.config[u"models"].items()[0];
    model.set(u"api_key"_s, u"***"_s);
    experiment.config.set(u"models"_s, core::Json(core::Json::Array{model}));
    EXPECT_TRUE(
        whyNoRerun(Rerun::RetryFailed, experiment, environment).contains(u"AISB_API_KEY"_s));
    environment.apiKey = core::Secret(u"k"_s);
    EXPECT_EQ(whyNoRerun(Rerun::RetryFailed, experiment, environment), QString());
    experiment.state = core::ExperimentState::Running;
    EXPECT_FALSE(whyNoRerun(Rerun::Rescore, experiment, environment).isEmpty());
    experiment.state = core::ExperimentState::Complete;
    experiment.config = {};
    EXPECT_FALSE(whyNoRerun(Rerun::RebuildReport, experiment, environment).isEmpty());
}

TEST_F(AccuracyPageTest, StandsInTheListWithItsScore)
{
    shell.settings().setRoots({QStringLiteral(AISB_TEST_DATA "/golden/acc_gsm8k_0shot")});
    ExperimentsPage experiments(shell, context);
    experiments.setActive(true);
    ASSERT_TRUE(test::waitFor([&] { return !experiments.isScanning(); }));
    ASSERT_EQ(experiments.model()->shownCount(), 1);
    const QModelIndex row =
        experiments.model()->indexOf(experiments.model()->shownPaths().constFirst());
    const QModelIndex score = row.siblingAtColumn(ExperimentsModel::Score);
    EXPECT_TRUE(score.data().toString().startsWith(u"80.00"_s)); // its error follows later
    EXPECT_EQ(score.data(Qt::ToolTipRole).toString(), u"gsm8k, accuracy, vllm-api-general-chat"_s);
    EXPECT_EQ(row.siblingAtColumn(ExperimentsModel::Mode).data().toString(), u"all"_s);
}

} // namespace
} // namespace aisb::gui
