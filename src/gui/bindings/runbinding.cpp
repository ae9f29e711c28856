// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/runbinding.h"

#include "core/optiontable.h"
#include "core/optionvalues.h"
#include "core/text/json.h"
#include "gui/bindings/lengthtext.h"
#include "gui/settings/hostaddress.h"
#include "net/backends/catalogue.h"

#include "ui_goalline.h"
#include "ui_loadstep.h"
#include "ui_reportstep.h"
#include "ui_servicestep.h"
#include "ui_workloadstep.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Carries the translation context of this file.
class RunBindingTexts
{
    Q_DECLARE_TR_FUNCTIONS(RunBinding)
};

constexpr int kByUrl = 1;
constexpr int kByConfiguration = 2;
constexpr int kPerformanceSources = 3; // accuracy has one less
constexpr const char *kOtherSource = "sourceOfTheOtherGoal";

struct Choice
{
    QString value;
    QString text;
};

QString serviceText(core::Backend backend, bool isStream)
{
    switch (backend) {
    case core::Backend::VllmChat:
        return isStream ? RunBindingTexts::tr("Chat, streaming")
                        : RunBindingTexts::tr("Chat, whole answer");
    case core::Backend::VllmCompletions:
        return isStream ? RunBindingTexts::tr("Completions, streaming")
                        : RunBindingTexts::tr("Completions, whole answer");
    default:
        break;
    }
    const QString name{net::backendFor(backend).describe().title};
    //: %1 is the name of an inference service
    return isStream ? RunBindingTexts::tr("%1, streaming").arg(name)
                    : RunBindingTexts::tr("%1, whole answer").arg(name);
}

std::vector<Choice> backendChoices()
{
    using enum core::Backend;
    return {{u"vllm_api_stream_chat"_s, serviceText(VllmChat, true)},
        {u"vllm_api_general_stream"_s, serviceText(VllmCompletions, true)},
        {u"vllm_api_general_chat"_s, serviceText(VllmChat, false)},
        {u"vllm_api_general"_s, serviceText(VllmCompletions, false)}};
}

void fill(QComboBox &combo, const std::vector<Choice> &choices, bool showsValue = false)
{
    const QVariant current = combo.currentData();
    const QSignalBlocker blocker(&combo);
    combo.clear();
    for (const Choice &choice : choices) {
        combo.addItem(
            showsValue ? choice.value + u"  –  "_s + choice.text : choice.text, choice.value);
    }
    combo.setCurrentIndex(std::max(0, combo.findData(current)));
}

void choose(QComboBox &combo, const QString &value)
{
    if (combo.findData(value) < 0) {
        combo.addItem(value, value);
    }
    combo.setCurrentIndex(combo.findData(value));
}

std::optional<QString> textOf(const QLineEdit &edit)
{
    const QString text = edit.text().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

void readAddress(const Ui::ServiceStep &form, core::RunOptions &options)
{
    options.url.reset();
    options.hostIp.reset();
    options.hostPort.reset();
    if (form.addressControl->currentIndex() == kByConfiguration) {
        return;
    }
    if (form.addressControl->currentIndex() == kByUrl) {
        options.url = form.urlEdit->text().trimmed();
        return;
    }
    const QString host = textOf(*form.hostEdit).value_or(u"localhost"_s);
    if (form.tlsCheck->isChecked()) {
        options.url = tlsUrl(host, form.portSpin->value());
        return;
    }
    options.hostIp = host;
    options.hostPort = form.portSpin->value();
}

// An invalid text stays in the options as a string, so that checking them finds it.
std::optional<core::Json> generationOf(const QString &text)
{
    if (text.trimmed().isEmpty()) {
        return std::nullopt;
    }
    const core::Result<core::Json> json = core::readJson(text.toUtf8());
    return json ? *json : core::Json(text);
}

void readService(const Ui::ServiceStep &form, core::RunOptions &options)
{
    readAddress(form, options);
    options.apiKey = core::Secret(form.keyEdit->text().trimmed());
    options.generationKwargs = generationOf(form.generationEdit->toPlainText());
    options.path = textOf(*form.pathEdit);
    if (form.addressControl->currentIndex() == kByConfiguration) {
        options.models = form.modelPicker->chosen();
        options.modelName.reset();
        options.maxOutLen.reset();
        options.retry.reset();
        options.requestTimeout.reset();
        return;
    }
    options.models = {form.backendCombo->currentData().toString()};
    const QString model = form.modelCombo->currentText().trimmed();
    options.modelName = model.isEmpty() ? std::nullopt : std::optional(model);
    options.maxOutLen = form.maxOutSpin->value();
    options.retry = form.retrySpin->value();
    const double limit = form.timeoutSpin->value();
    options.requestTimeout = limit > 0 ? std::optional(limit) : std::nullopt;
}

void readSynthetic(const Ui::WorkloadStep &form, core::RunOptions &options)
{
    options.datasets = defaultRunOptions().datasets;
    options.requestCount = form.requestCountSpin->value();
    options.inputLength = form.inputLength->text();
    options.outputLength = form.outputLength->text();
}

void readOwnData(const Ui::WorkloadStep &form, Goal goal, core::RunOptions &options)
{
    options.customDatasetPath = form.dataFileEdit->text().trimmed();
    if (goal == Goal::Performance) {
        options.customDatasetMetaPath = textOf(*form.metaFileEdit);
        return;
    }
    const QString type = form.dataTypeCombo->currentData().toString();
    options.customDatasetDataType = type.isEmpty() ? std::nullopt : std::optional(type);
}

void readWorkload(const RunForms &forms, core::RunOptions &options)
{
    const Ui::WorkloadStep &form = forms.workload;
    options.datasets.clear();
    options.requestCount.reset();
    options.inputLength.reset();
    options.outputLength.reset();
    options.customDatasetPath.reset();
    options.customDatasetMetaPath.reset();
    options.customDatasetDataType.reset();
    switch (dataSourceOf(forms)) {
    case DataSource::Synthetic:
        readSynthetic(form, options);
        break;
    case DataSource::Catalogue:
        options.datasets = form.datasetPicker->chosen();
        break;
    case DataSource::Own:
        readOwnData(form, goalOf(forms), options);
        break;
    }
    options.numPrompts = form.firstRowsRadio->isChecked()
        ? std::optional<qint64>(form.firstRowsSpin->value())
        : std::nullopt;
    bool isNumber = false;
    const quint64 seed = form.seedEdit->text().trimmed().toULongLong(&isNumber);
    options.seed =
        isNumber && goalOf(forms) == Goal::Performance ? std::optional(seed) : std::nullopt;
}

QStringList statisticsOf(const QString &text)
{
    QStringList names;
    for (const QString &name : text.split(u',', Qt::SkipEmptyParts)) {
        if (!name.trimmed().isEmpty()) {
            names << name.trimmed();
        }
    }
    return names;
}

core::TransportChoice transportOf(const QString &name)
{
    for (const auto choice : {core::TransportChoice::Qnam, core::TransportChoice::Direct}) {
        if (name == core::transportName(choice)) {
            return choice;
        }
    }
    return core::TransportChoice::Auto;
}

// What only one of the goals has is taken away for the other.
void readGoal(const RunForms &forms, core::RunOptions &options)
{
    const Goal before = goalOf(options);
    const Goal goal = goalOf(forms);
    options.mode = goal == Goal::Performance ? core::Mode::Perf
        : goal == Goal::Answers              ? core::Mode::Infer
                                             : core::Mode::All;
    options.maxNumWorkers = 1;
    options.mergeDs = false;
    options.dumpEvalDetails = false;
    options.dumpExtractRate = false;
    options.stats.clear();
    options.metricsProfile.reset();
    if ((before == Goal::Performance) != (goal == Goal::Performance)) {
        options.summarizer.reset();
        options.reuse.reset();
        options.pressure = false;
        options.requestRate.reset();
        options.burstiness.reset();
        options.ramp.reset();
        options.useTimestamp.reset();
        options.timeLimit.reset();
        options.coolDown.reset();
        options.specDecode = false;
    }
}

// What the load control says; fields it hides are not given.
void readPattern(const Ui::LoadStep &form, core::RunOptions &options)
{
    const auto load = static_cast<LoadKind>(std::max(0, form.loadControl->currentIndex()));
    const bool isPaced = hasRate(load);
    const auto given = [](const QDoubleSpinBox *spin, bool isUsed) {
        return isUsed && spin->value() > 0 ? std::optional(spin->value()) : std::nullopt;
    };
    options.pressure = load == LoadKind::Pressure;
    options.useTimestamp = load == LoadKind::Timestamps ? std::optional(true) : std::nullopt;
    options.pressureTime =
        options.pressure ? form.pressureTimeSpin->value() : core::RunOptions().pressureTime;
    options.requestRate = given(form.rateSpin, isPaced);
    options.burstiness = isPaced ? std::optional(form.burstinessSpin->value()) : std::nullopt;
    const QString ramp = form.rampCombo->currentData().toString();
    options.ramp = isPaced && !ramp.isEmpty()
        ? std::optional(u"%1:%2:%3"_s.arg(ramp, core::shortestText(form.rampStartSpin->value()),
              core::shortestText(form.rampEndSpin->value())))
        : std::nullopt;
    options.timeLimit = given(form.timeLimitSpin, true);
    options.coolDown = given(form.coolDownSpin, true);
}

void readLoad(const RunForms &forms, core::RunOptions &options)
{
    const Ui::LoadStep &form = forms.load;
    options.batchSize = form.concurrencySpin->value();
    options.numWarmups = form.warmupsSpin->value();
    options.transport = transportOf(form.transportCombo->currentData().toString());
    if (goalOf(forms) == Goal::Performance) {
        readPattern(form, options);
    } else {
        setRepeats(options, form.repeatsSpin->value());
        options.maxNumWorkers = form.tasksSpin->value();
        options.mergeDs = form.mergeCheck->isChecked();
    }
}

void readReport(const RunForms &forms, core::RunOptions &options)
{
    const Ui::ReportStep &form = forms.report;
    options.layout = form.layoutCombo->currentData().toString() == "v3"_L1 ? core::Layout::V3
                                                                           : core::Layout::Seed;
    options.workDir = textOf(*form.workDirEdit);
    if (goalOf(forms) == Goal::Performance) {
        options.stats = statisticsOf(form.statsEdit->text());
        options.metricsProfile = form.profileCombo->currentData().toString() == "reference"_L1
            ? core::MetricsProfile::Reference
            : core::MetricsProfile::Corrected;
    } else if (goalOf(forms) == Goal::Accuracy) {
        options.dumpEvalDetails = form.detailsCheck->isChecked();
        options.dumpExtractRate = form.extractRateCheck->isChecked();
    }
}

void showAddress(const Ui::ServiceStep &form, const core::RunOptions &options)
{
    const std::optional<HostAddress> tls =
        options.url ? plainTlsAddress(*options.url) : std::nullopt;
    const bool isUrl = options.url && !tls;
    form.addressControl->setCurrentIndex(
        isByConfiguration(options) ? kByConfiguration : (isUrl ? kByUrl : 0));
    form.urlEdit->setText(isUrl ? *options.url : QString());
    form.tlsCheck->setChecked(tls.has_value());
    form.hostEdit->setText(tls ? tls->host : options.hostIp.value_or(u"localhost"_s));
    form.portSpin->setValue(tls ? tls->port : options.hostPort.value_or(8080));
}

QString generationText(const std::optional<core::Json> &json)
{
    if (!json) {
        return {};
    }
    return json->isString() ? json->toString() : QString::fromUtf8(core::writeJson(*json));
}

void showService(const Ui::ServiceStep &form, const core::RunOptions &options)
{
    const core::RunOptions defaults = defaultRunOptions();
    showAddress(form, options);
    form.keyEdit->setText(options.apiKey.reveal());
    if (isByConfiguration(options)) {
        form.modelPicker->setChosen(options.models);
    } else {
        choose(*form.backendCombo, options.models.value(0, defaults.models.first()));
    }
    form.modelCombo->setCurrentText(options.modelName.value_or(QString()));
    form.maxOutSpin->setValue(options.maxOutLen.value_or(defaults.maxOutLen.value_or(1)));
    form.retrySpin->setValue(options.retry.value_or(defaults.retry.value_or(1)));
    form.timeoutSpin->setValue(options.requestTimeout.value_or(0));
    form.pathEdit->setText(options.path.value_or(QString()));
    form.generationEdit->setPlainText(generationText(withoutRepeats(options)));
}

void showSource(const RunForms &forms, DataSource source)
{
    SegmentedControl *control = forms.workload.sourceControl;
    const int first = kPerformanceSources - control->count();
    control->setCurrentIndex(std::max(0, static_cast<int>(source) - first));
}

void showSynthetic(const Ui::WorkloadStep &form, const core::RunOptions &options)
{
    const core::RunOptions defaults = defaultRunOptions();
    form.requestCountSpin->setValue(
        options.requestCount.value_or(defaults.requestCount.value_or(1)));
    form.inputLength->setText(
        options.inputLength.value_or(defaults.inputLength.value_or(QString())));
    form.outputLength->setText(
        options.outputLength.value_or(defaults.outputLength.value_or(QString())));
    form.metaFileEdit->setText(options.customDatasetMetaPath.value_or(QString()));
    form.seedEdit->setText(options.seed ? QString::number(*options.seed) : QString());
}

void showWorkload(const RunForms &forms, const core::RunOptions &options)
{
    const Ui::WorkloadStep &form = forms.workload;
    const DataSource source = dataSourceOf(options);
    showSource(forms, source);
    form.datasetPicker->setChosen(
        source == DataSource::Catalogue ? options.datasets : QStringList());
    form.dataFileEdit->setText(options.customDatasetPath.value_or(QString()));
    if (goalOf(options) == Goal::Performance) {
        showSynthetic(form, options);
    } else {
        choose(*form.dataTypeCombo, options.customDatasetDataType.value_or(QString()));
    }
    form.allRowsRadio->setChecked(!options.numPrompts);
    form.firstRowsRadio->setChecked(options.numPrompts.has_value());
    form.firstRowsSpin->setValue(static_cast<int>(options.numPrompts.value_or(100)));
}

void showPattern(const Ui::LoadStep &form, const core::RunOptions &options)
{
    const bool isPaced = options.requestRate.value_or(0) > 0 || options.ramp;
    const LoadKind load = options.pressure     ? LoadKind::Pressure
        : options.useTimestamp.value_or(false) ? LoadKind::Timestamps
        : isPaced                              ? LoadKind::Rate
                                               : LoadKind::Closed;
    form.loadControl->setCurrentIndex(static_cast<int>(load));
    form.pressureTimeSpin->setValue(options.pressureTime);
    form.rateSpin->setValue(options.requestRate.value_or(hasRate(load) ? 0 : 10));
    form.burstinessSpin->setValue(options.burstiness.value_or(1));
    const auto ramp = core::parseRamp(u"--ramp"_s, options.ramp.value_or(QString()));
    choose(*form.rampCombo, ramp ? ramp->strategy : QString());
    form.rampStartSpin->setValue(ramp ? ramp->start : 5);
    form.rampEndSpin->setMinimum(0); // before another start allows it
    form.rampEndSpin->setValue(ramp ? ramp->end : 30);
    form.timeLimitSpin->setValue(options.timeLimit.value_or(0));
    form.coolDownSpin->setValue(options.coolDown.value_or(0));
}

void showLoad(const Ui::LoadStep &form, const core::RunOptions &options)
{
    form.concurrencySpin->setValue(options.batchSize.value_or(1));
    form.warmupsSpin->setValue(options.numWarmups);
    choose(*form.transportCombo, core::transportName(options.transport));
    if (goalOf(options) == Goal::Performance) {
        showPattern(form, options);
    } else {
        form.repeatsSpin->setValue(repeatsOf(options));
        form.tasksSpin->setValue(options.maxNumWorkers);
        form.mergeCheck->setChecked(options.mergeDs);
    }
}

void showReport(const Ui::ReportStep &form, const core::RunOptions &options)
{
    choose(*form.layoutCombo, core::layoutName(options.layout.value_or(core::Layout::Seed)));
    form.workDirEdit->setText(options.workDir.value_or(QString()));
    if (goalOf(options) == Goal::Performance) {
        form.statsEdit->setText(options.stats.join(u", "_s));
        const auto profile = options.metricsProfile.value_or(core::MetricsProfile::Corrected);
        choose(*form.profileCombo,
            profile == core::MetricsProfile::Reference ? u"reference"_s : u"corrected"_s);
    } else if (goalOf(options) == Goal::Accuracy) {
        form.detailsCheck->setChecked(options.dumpEvalDetails);
        form.extractRateCheck->setChecked(options.dumpExtractRate);
    }
}

} // namespace

Goal goalOf(const RunForms &forms)
{
    return static_cast<Goal>(std::max(0, forms.goal.goalControl->currentIndex()));
}

LoadKind loadKindOf(const RunForms &forms)
{
    return static_cast<LoadKind>(std::max(0, forms.load.loadControl->currentIndex()));
}

DataSource dataSourceOf(const RunForms &forms)
{
    const SegmentedControl &control = *forms.workload.sourceControl;
    const int first = kPerformanceSources - control.count();
    return static_cast<DataSource>(first + std::max(0, control.currentIndex()));
}

void fitSources(const RunForms &forms)
{
    SegmentedControl &control = *forms.workload.sourceControl;
    const QStringList names = {RunBindingTexts::tr("Synthetic"), RunBindingTexts::tr("Catalogue"),
        RunBindingTexts::tr("Own data")};
    const bool isPerformance = goalOf(forms) == Goal::Performance;
    const qsizetype count = isPerformance ? kPerformanceSources : kPerformanceSources - 1;
    const bool isOther = control.count() > 0 && control.count() != count;
    const int before = std::max(0, control.currentIndex());
    control.setItems(names.mid(names.size() - count));
    if (isOther) {
        control.setCurrentIndex(control.property(kOtherSource).toInt());
        control.setProperty(kOtherSource, before);
    } else if (control.currentIndex() < 0) {
        control.setCurrentIndex(0);
    }
}

bool hasRate(LoadKind load)
{
    return load == LoadKind::Rate || load == LoadKind::Pressure;
}

bool isByConfiguration(const RunForms &forms)
{
    return forms.service.addressControl->currentIndex() == kByConfiguration;
}

void fillServices(const RunForms &forms, const std::vector<CatalogueRow> &catalogue)
{
    QComboBox &combo = *forms.service.backendCombo;
    std::vector<Choice> choices = backendChoices();
    for (const CatalogueRow &row : catalogue) {
        const bool isKnown = std::ranges::any_of(
            choices, [&](const Choice &known) { return known.value == row.name; });
        if (!isKnown && row.entries == 1 && row.backend) {
            choices.push_back({row.name, serviceText(*row.backend, row.isStream)});
        }
    }
    const QString chosen = combo.currentData().toString();
    fill(combo, choices, true);
    if (!chosen.isEmpty()) {
        const QSignalBlocker blocker(&combo);
        choose(combo, chosen);
    }
}

void fillChoices(const RunForms &forms, const std::vector<CatalogueRow> &catalogue)
{
    forms.goal.goalControl->setItems({RunBindingTexts::tr("Performance"),
        RunBindingTexts::tr("Accuracy"), RunBindingTexts::tr("Answers only")});
    forms.service.addressControl->setItems({RunBindingTexts::tr("Host and port"),
        RunBindingTexts::tr("URL"), RunBindingTexts::tr("Configurations")});
    fillServices(forms, catalogue);
    fitSources(forms);
    fill(*forms.workload.dataTypeCombo,
        {{QString(), RunBindingTexts::tr("By its columns")},
            {u"mcq"_s, RunBindingTexts::tr("Multiple choice")},
            {u"qa"_s, RunBindingTexts::tr("Question and answer")}});
    forms.load.loadControl->setItems(
        {RunBindingTexts::tr("Fixed concurrency"), RunBindingTexts::tr("Request rate"),
            RunBindingTexts::tr("Time stamps"), RunBindingTexts::tr("Pressure")});
    if (forms.load.loadControl->currentIndex() < 0) {
        forms.load.loadControl->setCurrentIndex(0);
    }
    fill(*forms.load.rampCombo,
        {{QString(), RunBindingTexts::tr("None")}, {u"linear"_s, RunBindingTexts::tr("Linear")},
            {u"exponential"_s, RunBindingTexts::tr("Exponential")}});
    forms.load.tasksSpin->setMaximum(core::maxTaskWorkers());
    fill(*forms.load.transportCombo,
        {{u"auto"_s, RunBindingTexts::tr("Automatic")}, {u"qnam"_s, u"qnam"_s},
            {u"direct"_s, u"direct"_s}});
    fill(*forms.report.profileCombo,
        {{u"corrected"_s, RunBindingTexts::tr("Corrected")},
            {u"reference"_s, RunBindingTexts::tr("Reference")}});
    fill(*forms.report.layoutCombo,
        {{u"seed"_s, RunBindingTexts::tr("Standard")},
            {u"v3"_s, RunBindingTexts::tr("Reference (v3)")}});
}

core::RunOptions optionsFromForm(const RunForms &forms, const core::RunOptions &base)
{
    core::RunOptions options = base;
    readGoal(forms, options);
    readService(forms.service, options);
    readWorkload(forms, options);
    readLoad(forms, options);
    readReport(forms, options);
    return options;
}

void showOptions(const RunForms &forms, const core::RunOptions &options)
{
    forms.goal.goalControl->setCurrentIndex(static_cast<int>(goalOf(options)));
    fitSources(forms);
    showService(forms.service, options);
    showWorkload(forms, options);
    showLoad(forms.load, options);
    showReport(forms.report, options);
}

} // namespace aisb::gui
