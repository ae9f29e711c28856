// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optiontable.h"
#include "gui/bindings/datasample.h"
#include "gui/bindings/draft.h"
#include "gui/bindings/formissues.h"
#include "gui/bindings/lengthtext.h"
#include "gui/bindings/runbinding.h"
#include "result_helpers.h"

#include "ui_goalline.h"
#include "ui_loadstep.h"
#include "ui_reportstep.h"
#include "ui_servicestep.h"
#include "ui_workloadstep.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

struct Forms
{
    Forms()
    {
        goal.setupUi(&line);
        service.setupUi(&pages[0]);
        workload.setupUi(&pages[1]);
        load.setupUi(&pages[2]);
        report.setupUi(&pages[3]);
        fillChoices(all());
    }
    [[nodiscard]] RunForms all() { return {goal, service, workload, load, report}; }

    QWidget line;
    QWidget pages[4];
    Ui::GoalLine goal;
    Ui::ServiceStep service;
    Ui::WorkloadStep workload;
    Ui::LoadStep load;
    Ui::ReportStep report;
};

core::RunOptions throughForm(const core::RunOptions &options)
{
    Forms forms;
    showOptions(forms.all(), options);
    return optionsFromForm(forms.all());
}

// Every option the command line can say, and the key.
void expectSame(const core::RunOptions &actual, const core::RunOptions &expected)
{
    for (const core::OptionInfo &info : core::optionTable()) {
        EXPECT_EQ(info.get(actual), info.get(expected)) << info.name.data();
    }
    EXPECT_EQ(actual.apiKey, expected.apiKey);
}

core::RunOptions unusualOptions()
{
    core::RunOptions options = defaultRunOptions();
    options.models = {u"vllm_api_general_stream"_s};
    options.hostIp = u"10.0.0.7"_s;
    options.hostPort = 9001;
    options.apiKey = core::Secret(u"sk-secret-7"_s);
    options.modelName = u"Qwen2.5-72B"_s;
    options.maxOutLen = 77;
    options.retry = 5;
    options.requestTimeout = 12.5;
    options.generationKwargs = *core::readJson(R"({"temperature": 0.5, "ignore_eos": true})");
    options.requestCount = 321;
    options.inputLength = u"gaussian:100:400:1:200"_s;
    options.outputLength = u"zipf:1.5:2:90"_s;
    options.seed = 18'446'744'073'709'551'615ULL;
    options.numPrompts = 12;
    options.batchSize = 64;
    options.numWarmups = 0;
    options.transport = core::TransportChoice::Qnam;
    options.stats = {u"Average"_s, u"P99.9"_s};
    options.metricsProfile = core::MetricsProfile::Reference;
    options.layout = core::Layout::V3;
    options.workDir = u"/tmp/results"_s;
    return options;
}

TEST(RunBinding, KeepsEveryFieldOfTheDefaults)
{
    expectSame(throughForm(defaultRunOptions()), defaultRunOptions());
}

TEST(RunBinding, KeepsEveryFieldOfUnusualOptions)
{
    expectSame(throughForm(unusualOptions()), unusualOptions());
}

TEST(RunBinding, KeepsEveryLoadPattern)
{
    core::RunOptions rate = defaultRunOptions();
    rate.requestRate = 20.5;
    rate.burstiness = 0.5;
    rate.timeLimit = 90.0;
    rate.coolDown = 2.5;
    expectSame(throughForm(rate), rate);
    core::RunOptions ramp = defaultRunOptions();
    ramp.ramp = u"exponential:5:30"_s;
    ramp.burstiness = 0.0;
    expectSame(throughForm(ramp), ramp);
    core::RunOptions pressure = defaultRunOptions();
    pressure.pressure = true;
    pressure.pressureTime = 42;
    pressure.requestRate = 3.0;
    pressure.burstiness = 1.0;
    expectSame(throughForm(pressure), pressure);
}

TEST(RunBinding, LeavesTheLoadPatternToPerformanceRuns)
{
    core::RunOptions options = defaultRunOptions();
    options.pressure = true;
    options.ramp = u"linear:1:2"_s;
    options.timeLimit = 9.0;
    core::RunOptions accuracy = defaultRunOptions(Goal::Accuracy);
    accuracy.datasets = {u"gsm8k_gen"_s};
    Forms forms;
    showOptions(forms.all(), accuracy);
    const core::RunOptions read = optionsFromForm(forms.all(), options);
    EXPECT_FALSE(read.pressure);
    EXPECT_FALSE(read.ramp);
    EXPECT_FALSE(read.timeLimit);
}

TEST(RunBinding, KeepsAddressesOfEveryForm)
{
    for (const QString &url : {u"https://example.org:8443"_s, u"https://[::1]:9000"_s,
             u"http://host/base/v1"_s, u"https://host"_s, u"https://host:08000"_s}) {
        core::RunOptions options = defaultRunOptions();
        options.hostIp.reset();
        options.hostPort.reset();
        options.url = url;
        const core::RunOptions back = throughForm(options);
        EXPECT_EQ(back.url.value_or(QString()), url) << url.toStdString();
        EXPECT_FALSE(back.hostIp);
    }
}

TEST(RunBinding, KeepsOwnDataWithItsSideFile)
{
    core::RunOptions options = defaultRunOptions();
    options.datasets.clear();
    options.requestCount.reset();
    options.inputLength.reset();
    options.outputLength.reset();
    options.customDatasetPath = u"/data/my rows.jsonl"_s;
    options.customDatasetMetaPath = u"/data/meta.json"_s;
    expectSame(throughForm(options), options);
}

core::RunOptions accuracyOptions()
{
    core::RunOptions options = defaultRunOptions(Goal::Accuracy);
    options.datasets = {u"mmlu_gen"_s, u"gsm8k_gen_4_shot_cot_chat_prompt"_s};
    options.modelName = u"Qwen2.5-72B"_s;
    options.generationKwargs =
        *core::readJson(R"({"temperature": 0.5, "num_return_sequences": 3})");
    options.numPrompts = 12;
    options.batchSize = 8;
    options.maxNumWorkers = std::min(2, core::maxTaskWorkers());
    options.mergeDs = true;
    options.dumpExtractRate = false;
    return options;
}

TEST(RunBinding, KeepsEveryFieldOfAnAccuracyRun)
{
    expectSame(throughForm(accuracyOptions()), accuracyOptions());
    core::RunOptions answers = accuracyOptions();
    answers.mode = core::Mode::Infer;
    answers.dumpEvalDetails = false;
    expectSame(throughForm(answers), answers);
}

TEST(RunBinding, GivesRepeatsAFieldOfTheirOwn)
{
    Forms forms;
    showOptions(forms.all(), accuracyOptions());
    EXPECT_EQ(forms.load.repeatsSpin->value(), 3);
    EXPECT_EQ(forms.service.generationEdit->toPlainText(), u"{\"temperature\": 0.5}"_s);
    forms.load.repeatsSpin->setValue(1);
    EXPECT_EQ(
        *optionsFromForm(forms.all()).generationKwargs, *core::readJson(R"({"temperature": 0.5})"));
    forms.service.generationEdit->clear();
    forms.load.repeatsSpin->setValue(4);
    EXPECT_EQ(repeatsOf(optionsFromForm(forms.all())), 4);
    forms.service.generationEdit->setPlainText(u"{\"temperature\": "_s);
    EXPECT_FALSE(optionsFromForm(forms.all()).generationKwargs->isObject());
}

TEST(RunBinding, WritesTheCommandLineOfAnAccuracyRun)
{
    const QString line = core::commandLine(throughForm(accuracyOptions()));
    for (const QString &part : {u"--datasets mmlu_gen gsm8k_gen_4_shot_cot_chat_prompt"_s,
             u"--num-prompts 12"_s, u"--merge-ds"_s, u"--dump-eval-details"_s,
             u"'{\"temperature\": 0.5, \"num_return_sequences\": 3}'"_s}) {
        EXPECT_TRUE(line.contains(part)) << part.toStdString() << '\n' << line.toStdString();
    }
    for (const QString &part : {u"--dump-extract-rate"_s, u"--request-count"_s, u"--mode "_s,
             u"--stats"_s, u"--metrics-profile"_s}) {
        EXPECT_FALSE(line.contains(part)) << part.toStdString() << '\n' << line.toStdString();
    }
}

TEST(RunBinding, KeepsOwnDataOfAnAccuracyRunWithItsKind)
{
    core::RunOptions options = accuracyOptions();
    options.datasets.clear();
    options.customDatasetPath = u"/data/rows.csv"_s;
    options.customDatasetDataType = u"mcq"_s;
    expectSame(throughForm(options), options);
}

TEST(RunBinding, KeepsModelsOfConfigurationsWithTheirAddresses)
{
    core::RunOptions options = accuracyOptions();
    options.models = {u"mine"_s, u"vllm_api_general_chat"_s};
    options.hostIp.reset();
    options.hostPort.reset();
    options.modelName.reset();
    options.maxOutLen.reset();
    options.retry.reset();
    ASSERT_TRUE(isByConfiguration(options));
    expectSame(throughForm(options), options);
}

TEST(RunBinding, KeepsTheFieldsOfTheOtherGoal)
{
    Forms forms;
    showOptions(forms.all(), unusualOptions());
    core::RunOptions accuracy = accuracyOptions();
    showOptions(forms.all(), accuracy);
    expectSame(optionsFromForm(forms.all()), accuracy);
    forms.goal.goalControl->setCurrentIndex(static_cast<int>(Goal::Performance));
    fitSources(forms.all());
    EXPECT_EQ(dataSourceOf(forms.all()), DataSource::Synthetic);
    const core::RunOptions back = optionsFromForm(forms.all(), accuracy);
    EXPECT_EQ(back.mode, core::Mode::Perf);
    EXPECT_EQ(back.requestCount, unusualOptions().requestCount);
    EXPECT_EQ(back.stats, unusualOptions().stats);
    EXPECT_FALSE(back.mergeDs);
    EXPECT_FALSE(back.dumpEvalDetails);
    EXPECT_EQ(back.maxNumWorkers, 1);
}

TEST(RunBinding, LeavesFieldsItDoesNotShowAsTheyAre)
{
    Forms forms;
    core::RunOptions base = defaultRunOptions();
    base.summarizer = u"stable_stage"_s;
    base.strictExit = true;
    showOptions(forms.all(), base);
    const core::RunOptions back = optionsFromForm(forms.all(), base);
    EXPECT_EQ(back.summarizer, base.summarizer);
    EXPECT_TRUE(back.strictExit);
}

TEST(RunBinding, HandsAnUnreadableParameterTextToTheCheck)
{
    Forms forms;
    showOptions(forms.all(), defaultRunOptions());
    forms.service.generationEdit->setPlainText(u"{\"temperature\": "_s);
    const core::RunOptions options = optionsFromForm(forms.all());
    ASSERT_TRUE(options.generationKwargs);
    EXPECT_FALSE(options.generationKwargs->isObject());
}

TEST(RunBinding, ChoicesKeepTheirValueWhenTheyAreFilledAgain)
{
    Forms forms;
    showOptions(forms.all(), unusualOptions());
    fillChoices(forms.all());
    expectSame(optionsFromForm(forms.all()), unusualOptions());
}

TEST(RunBinding, CommandLineHoldsNoKey)
{
    const QString line = core::commandLine(throughForm(unusualOptions()));
    EXPECT_FALSE(line.contains(u"sk-secret-7"_s));
    EXPECT_TRUE(line.contains(u"--api-key"_s));
}

TEST(Draft, KeepsAllButTheKeyAndCredentials)
{
    core::RunOptions options = unusualOptions();
    options.url = u"http://user:pass@host:1/v1"_s;
    const QByteArray text = core::writeJson(draftOf(options));
    EXPECT_FALSE(text.contains("sk-secret-7")) << text.toStdString();
    EXPECT_FALSE(text.contains("pass")) << text.toStdString();
    const core::RunOptions back = optionsOfDraft(draftOf(options));
    EXPECT_TRUE(back.apiKey.isEmpty());
    EXPECT_EQ(back.url.value_or(QString()), u"http://host:1/v1"_s);
    EXPECT_EQ(back.seed, options.seed);
    EXPECT_EQ(back.stats, options.stats);
    EXPECT_EQ(back.generationKwargs, options.generationKwargs);
}

TEST(Draft, IgnoresWhatItDoesNotKnow)
{
    const core::Json draft = *core::readJson(
        R"({"nonsense": ["1"], "batch-size": ["many"], "retry": ["3"], "api-key": ["x"], "seed": 7})");
    const core::RunOptions options = optionsOfDraft(draft);
    EXPECT_FALSE(options.batchSize);
    EXPECT_EQ(options.retry, 3);
    EXPECT_TRUE(options.apiKey.isEmpty());
    EXPECT_FALSE(options.seed);
}

TEST(LengthText, ReadsAndWritesEveryNotation)
{
    for (const QString &text :
        {u"128"_s, u"uniform:1:200"_s, u"gaussian:100.5:400:1:200"_s, u"zipf:1.5:1:200"_s}) {
        const std::optional<LengthValue> value = parseLength(text);
        ASSERT_TRUE(value) << text.toStdString();
        EXPECT_EQ(lengthText(*value), text);
    }
    for (const QString &text : {u""_s, u"uniform:1"_s, u"normal:1:2"_s, u"-3"_s, u"zipf:x:1:2"_s}) {
        EXPECT_FALSE(parseLength(text)) << text.toStdString();
    }
}

TEST(LengthText, EstimatesTheAverage)
{
    EXPECT_DOUBLE_EQ(expectedLength(*parseLength(u"128"_s)), 128);
    EXPECT_DOUBLE_EQ(expectedLength(*parseLength(u"uniform:1:200"_s)), 100.5);
    const double zipf = expectedLength(*parseLength(u"zipf:2:1:100"_s));
    EXPECT_GT(zipf, 1);
    EXPECT_LT(zipf, 20);
}

TEST(LengthEditor, ShowsWhatItIsGivenAndIgnoresOtherNotations)
{
    LengthEditor editor;
    editor.setText(u"zipf:1.5:2:90"_s);
    EXPECT_EQ(editor.text(), u"zipf:1.5:2:90"_s);
    editor.setText(u"whatever"_s);
    EXPECT_EQ(editor.text(), u"zipf:1.5:2:90"_s);
}

core::Issue issue(const QString &path, core::ErrorCode code,
    core::Issue::Severity severity = core::Issue::Severity::Error)
{
    return {severity, path, {code, u"what was expected"_s}};
}

TEST(FormIssues, FindsTheOptionOfEveryKindOfPath)
{
    EXPECT_EQ(optionOfPath(u"--seed"_s), u"seed"_s);
    EXPECT_EQ(optionOfPath(u"models[0].batch_size"_s), u"batch-size"_s);
    EXPECT_EQ(optionOfPath(u"models[0].generation_kwargs.temperature"_s), u"generation-kwargs"_s);
    EXPECT_EQ(optionOfPath(u"datasets[0].config.RequestCount"_s), u"request-count"_s);
    EXPECT_EQ(optionOfPath(u"datasets[0].config.StringConfig.Input.Params.MinValue"_s),
        u"input-length"_s);
    EXPECT_EQ(optionOfPath(u"datasets[0].config.StringConfig.Output"_s), u"output-length"_s);
    EXPECT_EQ(optionOfPath(u"models[0].path"_s), u"path"_s);
    EXPECT_EQ(optionOfPath(u"something.else"_s), QString());
}

TEST(FormIssues, ShowsErrorsAtFieldsAndGivesTheHintBack)
{
    Forms forms;
    FormIssues issues;
    issues.watch({&forms.pages[0], &forms.pages[1], &forms.pages[2], &forms.pages[3]});
    const QString hint = forms.load.concurrencySpinNote->text();
    issues.show({issue(u"models[0].batch_size"_s, core::ErrorCode::UtilsType010),
        issue(u"summarizer"_s, core::ErrorCode::UtilsMatch001),
        issue(u"--seed"_s, core::ErrorCode::UtilsType009, core::Issue::Severity::Note)});
    EXPECT_EQ(issues.errorsIn(&forms.pages[2]), 1);
    EXPECT_EQ(issues.errorsIn(&forms.pages[0]), 0);
    EXPECT_EQ(issues.errors(), 2);
    EXPECT_EQ(issues.others().size(), 2U);
    EXPECT_EQ(issues.firstInvalid(), forms.load.concurrencySpin);
    EXPECT_EQ(issues.formOfFirstInvalid(), 2);
    EXPECT_TRUE(forms.load.concurrencySpin->property("invalid").toBool());
    EXPECT_EQ(forms.load.concurrencySpinNote->text(), u"Must be 1 to 100,000."_s);
    issues.show({});
    EXPECT_EQ(issues.errors(), 0);
    EXPECT_FALSE(forms.load.concurrencySpin->property("invalid").toBool());
    EXPECT_EQ(forms.load.concurrencySpinNote->text(), hint);
}

TEST(FormIssues, KeepErrorsOfHiddenFieldsInSight)
{
    Forms forms;
    FormIssues issues;
    issues.watch({&forms.pages[0], &forms.pages[1], &forms.pages[2], &forms.pages[3]});
    forms.workload.datasetPicker->hide();
    issues.show({issue(u"--datasets"_s, core::ErrorCode::TmanCmd001)});
    EXPECT_EQ(issues.errorsIn(&forms.pages[1]), 0);
    EXPECT_EQ(issues.errors(), 1);
    EXPECT_EQ(issues.others().size(), 1U);
    EXPECT_EQ(issueText(issues.others().front()), u"Choose at least one data set."_s);
}

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
{
    QFile file(folder.filePath(name));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
    return file.fileName();
}

TEST(DataSample, ReadsTheFirstRowsOfBothKinds)
{
    const QTemporaryDir folder;
    const auto lines = sampleData(written(folder, u"a.jsonl"_s,
        "{\"question\": \"q1\", \"answer\": \"a1\"}\n{\"question\": \"q2\", \"max_tokens\": 7}\n"));
    ASSERT_OK(lines);
    EXPECT_EQ(lines->columns, (QStringList{u"question"_s, u"answer"_s, u"max_tokens"_s}));
    ASSERT_EQ(lines->rows.size(), 2U);
    EXPECT_EQ(lines->rows[0], (QStringList{u"q1"_s, u"a1"_s, QString()}));
    EXPECT_EQ(lines->rows[1], (QStringList{u"q2"_s, QString(), u"7"_s}));
    EXPECT_TRUE(lines->isWhole);

    const auto cells =
        sampleData(written(folder, u"a.csv"_s, "question,answer\n\"a, b\",c\nd,e\nf,g\n"), 2);
    ASSERT_OK(cells);
    EXPECT_EQ(cells->columns, (QStringList{u"question"_s, u"answer"_s}));
    ASSERT_EQ(cells->rows.size(), 2U);
    EXPECT_EQ(cells->rows[0], (QStringList{u"a, b"_s, u"c"_s}));
    EXPECT_FALSE(cells->isWhole);
}

TEST(DataSample, NamesFileAndLineOfAMistake)
{
    const QTemporaryDir folder;
    const auto bad = sampleData(written(folder, u"b.jsonl"_s, "{\"question\": 1}\n[1, 2]\n"));
    ASSERT_FALSE(bad.has_value());
    EXPECT_TRUE(bad.error().detail.contains(u"line 2"_s)) << bad.error().detail.toStdString();
    EXPECT_FAILS_WITH(sampleData(folder.filePath(u"absent.csv"_s)), core::ErrorCode::DsetFile001);
    EXPECT_FAILS_WITH(sampleData(folder.path()), core::ErrorCode::DsetFile001);
}

} // namespace
} // namespace aisb::gui
