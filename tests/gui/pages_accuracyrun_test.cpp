// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/cataloguelist.h"
#include "gui/bindings/promptmessages.h"
#include "gui/models/cataloguemodel.h"
#include "gui/models/tasksmodel.h"
#include "gui/pages/cataloguepicker.h"
#include "gui/pages/datasetpreview.h"
#include "gui/pages/newrunpage.h"
#include "gui/pages/plancard.h"
#include "gui/pages/promptview.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/runningpage.h"
#include "gui/pages/runstages.h"
#include "gui/widgets/segmentedcontrol.h"
#include "pages_helpers.h"
#include "result_helpers.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

const QString kGsm8k = u"gsm8k_gen_4_shot_cot_chat_prompt"_s;

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void installGsm8k(const QString &root)
{
    const QString folder = root + u"/ais_bench/datasets/gsm8k/"_s;
    QByteArray rows;
    for (int i = 0; i < 9; ++i) {
        rows += "{\"question\": \"What is " + QByteArray::number(i)
            + " plus 1?\", \"answer\": \"It is more. #### " + QByteArray::number(i + 1) + "\"}\n";
    }
    write(folder + u"train.jsonl"_s, rows);
    write(folder + u"test.jsonl"_s, rows);
}

const CatalogueRow *rowOf(const std::vector<CatalogueRow> &rows, const QString &name)
{
    const auto at =
        std::ranges::find_if(rows, [&](const CatalogueRow &row) { return row.name == name; });
    return at == rows.end() ? nullptr : &*at;
}

TEST(CatalogueList, SaysWhichFilesAreThere)
{
    const QTemporaryDir folder;
    installGsm8k(folder.path());
    write(folder.filePath(u"configs/datasets/mine.json"_s),
        R"({"mine_datasets": [{"abbr": "a", "type": "x", "path": "here.jsonl"},)"
        R"( {"abbr": "b", "type": "x", "path": "absent.jsonl"}]})");
    write(folder.filePath(u"configs/datasets/broken.json"_s), "{\"mine_datasets\": [");
    write(folder.filePath(u"here.jsonl"_s), "{}\n");
    const CatalogueList list = readCatalogue(
        config::ConfigKind::Datasets, u"configs"_s, test::testEnvironment(folder.path()));
    EXPECT_EQ(list.roots, QStringList{folder.path()});
    const CatalogueRow *gsm8k = rowOf(list.rows, kGsm8k);
    ASSERT_TRUE(gsm8k);
    EXPECT_EQ(gsm8k->files, CatalogueRow::Files::Present);
    EXPECT_FALSE(gsm8k->places.isEmpty());
    for (const QString &place : gsm8k->places) {
        EXPECT_TRUE(place.endsWith(u".jsonl"_s)) << place.toStdString();
    }
    EXPECT_EQ(gsm8k->domain, datasets::Domain::Mathematics);
    EXPECT_TRUE(gsm8k->style.isChat);
    EXPECT_TRUE(gsm8k->isBuiltIn);
    const CatalogueRow *mmlu = rowOf(list.rows, u"mmlu_gen"_s);
    ASSERT_TRUE(mmlu);
    EXPECT_EQ(mmlu->files, CatalogueRow::Files::Missing);
    EXPECT_GT(mmlu->entries, 50);
    const CatalogueRow *mine = rowOf(list.rows, u"mine"_s);
    ASSERT_TRUE(mine);
    EXPECT_FALSE(mine->isBuiltIn);
    EXPECT_EQ(mine->files, CatalogueRow::Files::Missing);
    EXPECT_EQ(mine->missing, QStringList{u"absent.jsonl"_s});
    EXPECT_FALSE(mine->isSupported) << "there is no reader for class x";
    const CatalogueRow *broken = rowOf(list.rows, u"broken"_s);
    ASSERT_TRUE(broken);
    EXPECT_EQ(broken->files, CatalogueRow::Files::Unknown);
    EXPECT_TRUE(broken->problem.contains(u"broken.json"_s)) << broken->problem.toStdString();
    EXPECT_FALSE(rowOf(list.rows, u"synthetic_gen"_s));
    const CatalogueRow *trace = rowOf(list.rows, u"mooncake_trace_gen"_s);
    ASSERT_TRUE(trace);
    EXPECT_EQ(trace->files, CatalogueRow::Files::Unnamed) << "--input-path names the trace";
}

TEST(CatalogueModel, KeepsWhatIsChosenThroughSearches)
{
    CatalogueModel model(config::ConfigKind::Datasets);
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setChosen({u"gone"_s});
    std::vector<CatalogueRow> rows(3);
    rows[0].name = u"gsm8k_gen"_s;
    for (CatalogueRow &row : rows) {
        row.file = u"/catalogue/one.json"_s;
    }
    rows[1].name = u"mmlu_gen"_s;
    rows[1].files = CatalogueRow::Files::Missing;
    rows[2].name = u"mmlu_ppl"_s;
    model.setCatalogue(rows);
    ASSERT_EQ(model.rowCount(), 4);
    EXPECT_EQ(model.index(0, CatalogueModel::State).data().toString(), u"Not in the catalogue"_s);
    model.search(u"GEN mmlu"_s, false);
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_TRUE(model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
    EXPECT_EQ(model.chosen(), (QStringList{u"gone"_s, u"mmlu_gen"_s}));
    EXPECT_EQ(model.chosenWith(CatalogueRow::Files::Missing), 1);
    model.search({}, true);
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_TRUE(model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    EXPECT_EQ(model.chosen(), QStringList{u"mmlu_gen"_s});
}

TEST(PromptMessages, TellRolesApartInEveryKindOfBody)
{
    run::RequestPreview request;
    request.body = R"({"messages": [{"role": "system", "content": "s\n t"},)"
                   R"( {"role": "user", "content": [{"type": "text", "text": "q"}]}]})";
    EXPECT_EQ(promptMessages(request),
        (std::vector<PromptMessage>{{u"system"_s, u"s\n t"_s}, {u"user"_s, u"q"_s}}));
    request.body = R"({"prompt": "Question: 1"})";
    EXPECT_EQ(promptMessages(request), (std::vector<PromptMessage>{{QString(), u"Question: 1"_s}}));
    request.body = R"({"inputs": "tgi"})";
    EXPECT_EQ(promptMessages(request), (std::vector<PromptMessage>{{QString(), u"tgi"_s}}));
    request.body = "no json";
    EXPECT_TRUE(promptMessages(request).empty());
}

TEST(PromptView, ShowsTheRolesOrTheWholeRequest)
{
    PromptView view;
    run::RequestPreview request;
    request.method = u"POST"_s;
    request.url = u"http://host/v1"_s;
    request.body = R"({"messages": [{"role": "user", "content": "one\n  two"}]})";
    view.setRequests({request});
    EXPECT_EQ(view.text(), u"user\none\n  two"_s);
    view.setMode(PromptView::AsSent);
    EXPECT_TRUE(view.text().startsWith(u"POST http://host/v1"_s)) << view.text().toStdString();
    EXPECT_TRUE(view.text().contains(QString::fromUtf8(request.body)));
}

class AccuracyRunPage : public ::testing::Test
{
protected:
    AccuracyRunPage()
        : context(test::testEnvironment(shell.folder()), shell.settings())
    {
    }

    static bool isShown(NewRunPage &page, const QString &name)
    {
        const auto *widget = page.findChild<QWidget *>(name);
        EXPECT_TRUE(widget) << name.toStdString();
        if (!widget) {
            return false;
        }
        const QWidget *form = widget;
        while (form->parentWidget() && !form->objectName().startsWith("aisb__gui__"_L1)) {
            form = form->parentWidget();
        }
        return widget->isVisibleTo(form);
    }

    static void settle(NewRunPage &page)
    {
        ASSERT_TRUE(test::waitFor([&] { return !page.isBusy(); }));
    }

    test::FakeShell shell;
    PageContext context;
};

TEST_F(AccuracyRunPage, ShowsTheFieldsOfTheGoalAlone)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    const QStringList performance = {
        u"requestCountSpin"_s, u"seedEdit"_s, u"statsEdit"_s, u"profileCombo"_s};
    const QStringList accuracy = {u"datasetPicker"_s, u"repeatsSpin"_s, u"tasksSpin"_s,
        u"mergeCheck"_s, u"detailsCheck"_s, u"extractRateCheck"_s};
    const auto expectShown = [&page](const QStringList &names, bool isWanted) {
        for (const QString &name : names) {
            EXPECT_EQ(isShown(page, name), isWanted) << name.toStdString();
        }
    };
    expectShown(performance, true);
    expectShown(accuracy, false);
    page.open(u"accuracy"_s);
    settle(page);
    expectShown(performance, false);
    expectShown(accuracy, true);
    EXPECT_EQ(page.options().mode, core::Mode::All);
    EXPECT_EQ(page.options().maxOutLen, 4096);
    EXPECT_TRUE(page.options().dumpEvalDetails);
    page.open(u"answers"_s);
    settle(page);
    EXPECT_EQ(page.options().mode, core::Mode::Infer);
    EXPECT_FALSE(isShown(page, u"detailsCheck"_s));
    page.open(u"performance"_s);
    settle(page);
    expectShown(performance, true);
    EXPECT_EQ(page.options().maxOutLen, 512);
}

TEST_F(AccuracyRunPage, LeavesTheParametersOfOtherDistributionsHidden)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    for (const QLabel *label : page.findChildren<QLabel *>(u"meanLabel"_s)) {
        EXPECT_TRUE(label->isHidden());
    }
    for (const QLabel *label : page.findChildren<QLabel *>(u"minLabel"_s)) {
        EXPECT_FALSE(label->isHidden());
    }
    settle(page);
}

TEST_F(AccuracyRunPage, AsksForADataSetAndTakesOne)
{
    installGsm8k(shell.folder());
    NewRunPage page(shell, context);
    page.setActive(true);
    page.open(u"accuracy"_s);
    settle(page);
    EXPECT_EQ(page.issues().errors(), 1);
    page.start();
    EXPECT_EQ(page.step(), NewRunPage::Workload);
    EXPECT_FALSE(context.runs().hasRun());
    auto *picker = page.findChild<DatasetPicker *>(u"datasetPicker"_s);
    picker->setChosen({kGsm8k});
    settle(page);
    EXPECT_EQ(page.issues().errors(), 0);
    EXPECT_EQ(page.options().datasets, QStringList{kGsm8k});
    EXPECT_TRUE(page.commandText().contains(u"--datasets "_s + kGsm8k))
        << page.commandText().toStdString();
}

TEST_F(AccuracyRunPage, PreviewsTheExamplesByRole)
{
    installGsm8k(shell.folder());
    NewRunPage page(shell, context);
    page.setActive(true);
    page.open(u"accuracy"_s);
    page.findChild<DatasetPicker *>(u"datasetPicker"_s)->setChosen({kGsm8k});
    page.previewPlan();
    settle(page);
    const QString text = page.plan()->requestText();
    EXPECT_TRUE(text.startsWith(u"user\n"_s)) << text.toStdString();
    EXPECT_TRUE(text.contains(u"\nassistant\n"_s)) << text.toStdString();
    EXPECT_TRUE(text.contains(u"What is 0 plus 1?"_s)) << text.toStdString();
}

TEST_F(AccuracyRunPage, LooksIntoTheDataSetChosen)
{
    installGsm8k(shell.folder());
    DatasetPreview preview;
    preview.show();
    core::RunOptions options = defaultRunOptions(Goal::Accuracy);
    preview.look(options, context.environment(), kGsm8k);
    ASSERT_TRUE(test::waitFor([&] { return !preview.isBusy(); }));
    EXPECT_EQ(preview.prompts()->count(), 5);
    EXPECT_TRUE(preview.prompts()->text().contains(u"What is 0 plus 1?"_s));
    preview.look(options, context.environment(), u"mmlu_gen"_s);
    ASSERT_TRUE(test::waitFor([&] { return !preview.isBusy(); }));
    EXPECT_EQ(preview.prompts()->count(), 0);
    EXPECT_FALSE(preview.prompts()->isVisible());
}

TEST_F(AccuracyRunPage, RemembersBothGoals)
{
    {
        NewRunPage page(shell, context);
        page.setActive(true);
        page.findChild<QSpinBox *>(u"requestCountSpin"_s)->setValue(321);
        page.setActive(false);
        page.setActive(true);
        page.open(u"accuracy"_s);
        page.findChild<DatasetPicker *>(u"datasetPicker"_s)->setChosen({kGsm8k});
        page.findChild<QSpinBox *>(u"repeatsSpin"_s)->setValue(3);
        page.findChild<QCheckBox *>(u"extractRateCheck"_s)->setChecked(false);
        settle(page);
        page.setActive(false);
    }
    NewRunPage page(shell, context);
    EXPECT_EQ(page.options().mode, core::Mode::All);
    EXPECT_EQ(page.options().datasets, QStringList{kGsm8k});
    EXPECT_EQ(repeatsOf(page.options()), 3);
    EXPECT_FALSE(page.options().dumpExtractRate);
    page.open(u"performance"_s);
    EXPECT_EQ(page.options().requestCount, 321);
}

core::TaskProgress task(const QString &name, core::TaskState state, qint64 done, qint64 total)
{
    core::TaskProgress progress;
    progress.name = name;
    progress.state = state;
    progress.done = done;
    progress.total = total;
    progress.posted = done;
    return progress;
}

core::ProgressSnapshot snapshotOf(core::Stage stage, const core::TaskProgress &progress)
{
    core::ProgressSnapshot snapshot;
    snapshot.stage = stage;
    snapshot.tasks = {progress};
    return snapshot;
}

TEST(RunStages, FollowAnAccuracyRun)
{
    StagedRun run;
    run.stage = core::Stage::Infer;
    run.sending =
        snapshotOf(core::Stage::Infer, task(u"m/gsm8k"_s, core::TaskState::Inferencing, 5, 20));
    RunSteps steps = stepsOf(run);
    ASSERT_EQ(steps.steps.size(), 4U);
    EXPECT_EQ(steps.steps[1].state, StepState::Current);
    EXPECT_EQ(steps.steps[1].note, u"5 of 20"_s);
    EXPECT_DOUBLE_EQ(steps.progress, 0.25);
    run.stage = core::Stage::Eval;
    run.scoring = {task(u"m/gsm8k"_s, core::TaskState::Finish, 0, -1),
        task(u"m/mmlu"_s, core::TaskState::Evaluating, 0, -1)};
    steps = stepsOf(run);
    EXPECT_EQ(steps.steps[2].state, StepState::Current);
    EXPECT_EQ(steps.steps[2].note, u"1 of 2"_s);
    EXPECT_DOUBLE_EQ(steps.progress, 0.5);
    run.stage = core::Stage::Done;
    run.hasEnded = true;
    EXPECT_EQ(stepsOf(run).steps[3].state, StepState::Done);
    run.hasFailed = true;
    EXPECT_EQ(stepsOf(run).steps[3].state, StepState::Problem);
    run.isScored = false;
    run.hasFailed = false;
    EXPECT_EQ(stepsOf(run).steps.size(), 2U);
    EXPECT_EQ(stepsOf(run).steps[1].state, StepState::Done);
}

core::AccuracySummary makeSummary()
{
    core::AccuracySummary summary;
    summary.columns = {u"toy"_s};
    core::SummaryRow row;
    row.dataset = u"gsm8k"_s;
    row.version = u"a1b2c3"_s;
    row.metric = u"accuracy"_s;
    row.mode = u"gen"_s;
    row.cells = {{u"87.50"_s, {}}};
    summary.rows = {row};
    return summary;
}

TEST_F(AccuracyRunPage, ShowsScoringTasksAndThenTheScores)
{
    RunningPage page(shell, context);
    page.setActive(true);
    core::RunOptions options = defaultRunOptions(Goal::Accuracy);
    options.datasets = {u"gsm8k_gen"_s, u"mmlu_gen"_s};
    RunController &runs = context.runs();
    runs.begin(options);
    runs.takeSnapshot(
        snapshotOf(core::Stage::Infer, task(u"toy/gsm8k"_s, core::TaskState::Inferencing, 20, 20)));
    page.refresh();
    ASSERT_EQ(page.tasks()->rowCount(), 1);
    runs.takeSnapshot(
        snapshotOf(core::Stage::Eval, task(u"toy/scores"_s, core::TaskState::Evaluating, 0, -1)));
    page.refresh();
    EXPECT_EQ(page.tasks()->index(0, TasksModel::Task).data().toString(), u"toy/scores"_s);
    EXPECT_FALSE(page.summaryCard()->isVisibleTo(&page));
    runs.takeSummary(makeSummary());
    runs.takeSnapshot(
        snapshotOf(core::Stage::Done, task(u"toy/gsm8k"_s, core::TaskState::Finish, 20, 20)));
    core::RunOutcome outcome;
    outcome.experimentPath = shell.folder();
    runs.takeOutcome(outcome);
    EXPECT_EQ(page.tasks()->index(0, TasksModel::Task).data().toString(), u"toy/scores"_s);
    EXPECT_EQ(page.tasks()->index(0, TasksModel::Received).data().toString(), u"–"_s);
    EXPECT_TRUE(page.summaryCard()->isVisibleTo(page.summaryCard()->parentWidget()));
    const auto *table = page.summaryCard()->findChild<QTableView *>();
    ASSERT_EQ(table->model()->rowCount(), 1);
    EXPECT_EQ(table->model()->index(0, 4).data().toString(), u"87.50"_s);
    page.findChild<QPushButton *>(u"openExperimentButton"_s)->click();
    EXPECT_EQ(shell.opened, QStringList{shell.folder()});
    EXPECT_EQ(runTitle(options), u"vllm_api_stream_chat · gsm8k_gen +1 · c1"_s);
    runs.begin(options);
    page.refresh();
    EXPECT_FALSE(page.summaryCard()->isVisibleTo(page.summaryCard()->parentWidget()));
    runs.takeOutcome({});
}

} // namespace
} // namespace aisb::gui
