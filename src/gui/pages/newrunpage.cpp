// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/newrunpage.h"

#include "core/optiontable.h"
#include "gui/bindings/draft.h"
#include "gui/bindings/runbinding.h"
#include "gui/dialogs/filedialogs.h"
#include "gui/frame/commandregistry.h"
#include "gui/frame/messagebar.h"
#include "gui/frame/shell.h"
#include "gui/pages/commandstrip.h"
#include "gui/pages/connectioncard.h"
#include "gui/pages/loadpreview.h"
#include "gui/pages/modelfetch.h"
#include "gui/pages/newrunconnection.h"
#include "gui/pages/newrunforms.h"
#include "gui/pages/newrunpresets.h"
#include "gui/pages/newrunsource.h"
#include "gui/pages/optionscheck.h"
#include "gui/pages/pages.h"
#include "gui/pages/plancard.h"
#include "gui/pages/presetbar.h"
#include "gui/pages/runagain.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/runqueue.h"
#include "gui/pages/runsummary.h"
#include "gui/pages/words.h"
#include "gui/pages/workloadcard.h"
#include "gui/settings/apikeys.h"
#include "gui/settings/connectionbook.h"
#include "gui/settings/settings.h"
#include "gui/widgets/buttons.h"

#include "ui_goalline.h"
#include "ui_newrunpage.h"
#include "ui_servicestep.h"
#include "ui_workloadstep.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kPreviewWidth = 360; // at least
const QString kFormName = u"newrun"_s;
const QStringList kGoals = {u"performance"_s, u"accuracy"_s, u"answers"_s}; // in the order of Goal
const QString kReset = u"newrun.reset"_s;
const QString kFromFile = u"newrun.fromFile"_s;
const QString kPreview = u"newrun.preview"_s;
const QString kQueue = u"run.addToQueue"_s;
const QString kTest = u"newrun.testConnection"_s;
const QString kNextStep = u"newrun.nextStep"_s;
const QString kConnectionKey = u"newrun/connection"_s;
const QString kConnectionArgument = u"connection:"_s;
const QString kPreviousStep = u"newrun.previousStep"_s;

// Both accuracy goals have the same fields.
QString draftName(Goal goal)
{
    return kFormName + (goal == Goal::Performance ? u".performance"_s : u".accuracy"_s);
}

} // namespace

NewRunPage::NewRunPage(Shell &shell, PageContext &context, QWidget *parent)
    : Page(shell, parent)
    , m_ui(std::make_unique<Ui::NewRunPage>())
    , m_context(context)
    , m_check(new OptionsCheck(this))
    , m_connectionCard(new ConnectionCard)
    , m_workload(new WorkloadCard)
    , m_plan(new PlanCard)
    , m_load(new LoadPreview(m_plan))
    , m_command(new CommandStrip)
    , m_presetBar(new PresetBar(context.presets()))
{
    auto *content = new QWidget(this);
    m_ui->setupUi(content);
    body()->addWidget(content);
    m_forms = new NewRunForms(*m_ui->goalLine, this);
    m_fetch = new ModelFetch({*m_forms->service().fetchButton, *m_forms->service().modelCombo,
                                 *m_forms->service().modelComboNote},
        this);
    m_ui->stepCard->body()->addWidget(m_forms->stack(), 1);
    m_connection = new NewRunConnection(*this, *m_forms, m_issues, context);
    m_presets = new NewRunPresets(*this, *m_presetBar, context);
    m_source = new NewRunSource(*this, context);
    buildPreviews();
    m_ui->commandCard->body()->addWidget(m_command);
    m_summary = std::make_unique<RunSummary>(*m_ui->runCard);
    m_ui->runCard->body()->addWidget(m_presetBar);
    addCommands();
    setHeaderActions({kFromFile, kReset}, {});
    connect(m_forms, &NewRunForms::edited, this, &NewRunPage::edited);
    connect(m_forms, &NewRunForms::datasetLookedAt, this, &NewRunPage::look);
    connect(m_forms, &NewRunForms::browseRequested, this,
        [this](QLineEdit *edit, bool isFolder) { browse(*edit, isFolder); });
    connect(m_check, &OptionsCheck::checked, this, &NewRunPage::takeCheck);
    connect(m_command, &CommandStrip::copied, this,
        [this] { setStatus(tr("Command line copied. The key is not in it.")); });
    connect(m_source, &NewRunSource::changed, this, &NewRunPage::refreshSource);
    connectButtons();
    loadDraft();
    setStep(Service);
}

NewRunPage::~NewRunPage() = default;

void NewRunPage::buildPreviews()
{
    for (QWidget *preview :
        std::initializer_list<QWidget *>{m_connectionCard, m_workload, m_load}) {
        m_ui->previewStack->addWidget(preview);
    }
    connect(m_connectionCard, &ConnectionCard::tested, this, [this](bool isOk) {
        m_summary->setTested(isOk);
        refreshSummary();
    });
    connect(m_plan, &PlanCard::previewed, this, [this](const run::Preview &preview) {
        if (preview.hasErrors()) {
            m_issues.show(preview.issues);
            refreshSteps();
            refreshSummary();
        }
    });
}

void NewRunPage::addCommands()
{
    const auto add = [this](const QString &id, std::function<QString()> title, const QString &icon,
                         QList<QKeySequence> keys) {
        Command command;
        command.id = id;
        command.title = std::move(title);
        command.icon = icon;
        command.shortcuts = std::move(keys);
        command.menu = MenuPlace::Run;
        shell().commands().add(std::move(command));
    };
    add(kPreview, [] { return tr("Preview plan"); }, u"table"_s, {QKeySequence(u"Ctrl+Shift+P"_s)});
    add(kQueue, [] { return tr("Add to queue"); }, u"clock"_s,
        {QKeySequence(u"Ctrl+Shift+Return"_s)});
    add(kTest, [] { return tr("Test connection"); }, u"plug"_s, {QKeySequence(u"Ctrl+T"_s)});
    add(kNextStep, [] { return tr("Next step"); }, {}, {QKeySequence(u"Ctrl+PgDown"_s)});
    add(kPreviousStep, [] { return tr("Previous step"); }, {}, {QKeySequence(u"Ctrl+PgUp"_s)});
    add(kFromFile, [] { return tr("From file…"); }, u"file"_s, {});
    add(kReset, [] { return tr("Reset"); }, u"undo"_s, {});
}

// The form column is as wide as its widest text, whatever the language.
void NewRunPage::fitColumns()
{
    m_ui->stepCard->setFixedWidth(std::clamp(m_forms->minimumWidth(), 400, 520));
    m_ui->runCard->setFixedWidth(std::max(240, 13 * fontMetrics().height())); // large texts
    m_ui->previewStack->setMinimumWidth(kPreviewWidth);
}

void NewRunPage::connectButtons()
{
    connect(m_ui->steps, &StepperBar::stepActivated, this, &NewRunPage::setStep);
    connect(m_ui->backButton, &QPushButton::clicked, this, [this] { setStep(step() - 1); });
    connect(m_ui->nextButton, &QPushButton::clicked, this, [this] { setStep(step() + 1); });
    connect(m_ui->previewButton, &QPushButton::clicked, this, &NewRunPage::previewPlan);
    connect(m_ui->startButton, &QPushButton::clicked, this, &NewRunPage::start);
    connect(m_ui->queueButton, &QPushButton::clicked, this, &NewRunPage::addToQueue);
    m_ui->queueButton->setProperty("iconName", u"clock"_s);
    connect(m_forms->service().fetchButton, &QPushButton::clicked, this, &NewRunPage::fetchModels);
    m_ui->startButton->setProperty("iconName", u"play"_s);
    m_ui->previewButton->setProperty("iconName", u"table"_s);
    setButtonKind(*m_ui->startButton, ButtonKind::Primary);
    setButtonKind(*m_ui->previewButton, ButtonKind::Plain);
    setButtonKind(*m_ui->queueButton, ButtonKind::Plain);
    for (QPushButton *button : {m_ui->startButton, m_ui->queueButton, m_ui->previewButton}) {
        button->setIconSize({19, 16});
    }
}

void NewRunPage::activate()
{
    CommandRegistry &commands = shell().commands();
    commands.bind(u"run.start"_s, this, [this] { start(); });
    commands.bind(kQueue, this, [this] { addToQueue(); });
    commands.bind(kPreview, this, [this] { previewPlan(); });
    commands.bind(kTest, this, [this] { testConnection(); });
    commands.bind(kNextStep, this, [this] { setStep(step() + 1); });
    commands.bind(kPreviousStep, this, [this] { setStep(step() - 1); });
    commands.bind(kReset, this, [this] { reset(); });
    commands.bind(kFromFile, this, [this] { chooseFile(); });
    m_context.keys().load(connectionId());
    m_forms->loadCatalogue(m_base.configDir, m_context.environment());
    m_check->request(options(), m_context.environment());
    m_check->startNow();
}

void NewRunPage::deactivate()
{
    m_connection->keepKey();
    saveDraft();
}

void NewRunPage::open(const QVariant &argument)
{
    const QString text = argument.toString();
    const qsizetype goal = kGoals.indexOf(text);
    if (goal >= 0) {
        m_forms->all().goal.goalControl->setCurrentIndex(static_cast<int>(goal));
        return;
    }
    if (text.startsWith(kConnectionArgument)) {
        m_connection->use(text.mid(kConnectionArgument.size()));
        setStep(Service);
        return;
    }
    if (const std::optional<AgainRequest> again = againRequest(text)) {
        m_source->take(
            again->path, again->isStart ? NewRunSource::Wish::Start : NewRunSource::Wish::Edit);
        return;
    }
    if (const std::optional<CatalogueRequest> wanted = catalogueRequest(text)) {
        useCatalogue(*wanted);
        return;
    }
    if (!text.isEmpty() && QFileInfo(text).isFile()) {
        SegmentedControl *source = m_forms->workload().sourceControl;
        source->setCurrentIndex(source->count() - 1);
        m_forms->workload().dataFileEdit->setText(text);
        setStep(Workload);
    }
}

core::RunOptions NewRunPage::options() const
{
    return optionsFromForm(m_forms->all(), m_base);
}

core::RunOptions NewRunPage::runnableOptions() const
{
    core::RunOptions options = this->options();
    if (!options.workDir) {
        options.workDir = m_context.settings().defaultRoot();
    }
    return options;
}

void NewRunPage::setOptions(const core::RunOptions &options)
{
    m_base = options;
    m_base.apiKey = {};
    m_forms->show(options);
    edited();
}

void NewRunPage::fill(core::RunOptions options, const QString &connection)
{
    m_source->forget();
    m_connection->setId(connection);
    if (options.apiKey.isEmpty()) {
        options.apiKey = m_context.keys().key(connection);
    }
    setOptions(options);
    m_context.keys().load(connection);
}

QString NewRunPage::connectionId() const
{
    return m_connection->id();
}

void NewRunPage::refreshSource()
{
    setTitleNote(
        m_source->origin().isEmpty() ? QString() : tr("copied from %1").arg(m_source->origin()));
    refreshSummary();
}

void NewRunPage::useCatalogue(const CatalogueRequest &request)
{
    const core::RunOptions before = options();
    setOptions(withCatalogue(before, request));
    setStep(request.place == CataloguePlace::Dataset      ? Workload
            : request.place == CataloguePlace::Summarizer ? Report
                                                          : Service);
    messageBar().showMessage(Tone::Accent, tr("%1 is in the form now.").arg(request.name),
        {{tr("Undo"), [this, before] { setOptions(before); }}});
}

void NewRunPage::chooseFile()
{
    askOpenFile(shell().windowWidget(), tr("Configuration file"),
        {tr("Configurations (*.py *.json)"), tr("All files (*)")},
        [this](const QString &path) { open(againArgument({path})); });
}

QString NewRunPage::commandText() const
{
    return core::commandLine(options());
}

bool NewRunPage::isChecking() const
{
    return m_check->isBusy();
}

bool NewRunPage::isBusy() const
{
    return m_check->isBusy() || m_forms->isLoading() || m_workload->isBusy() || m_plan->isBusy()
        || m_source->isBusy();
}

void NewRunPage::edited()
{
    m_forms->fit();
    m_connection->refresh(options());
    m_command->setCommand(commandText());
    m_plan->setStale();
    m_summary->setTested(std::nullopt);
    m_connectionCard->setOptions(options(), m_context.environment());
    m_load->setOptions(options());
    look();
    refreshSummary();
    m_check->request(options(), m_context.environment());
}

// Prompts of the data set the cursor is on.
void NewRunPage::look()
{
    m_workload->setOptions(
        options(), m_context.environment(), m_forms->workload().datasetPicker->current());
}

void NewRunPage::takeCheck(const CheckedOptions &checked)
{
    m_address = checked.address;
    m_issues.show(checked.issues);
    m_forms->fit();
    m_forms->showAddress(checked.address, checked.addressProblem);
    refreshSteps();
    refreshSummary();
    saveDraft();
    if (const auto asked = std::exchange(m_whenChecked, nullptr)) {
        (this->*asked)();
    }
}

QStringList NewRunPage::stepTitles() const
{
    const bool isPerformance = goalOf(m_forms->all()) == Goal::Performance;
    return {isByConfiguration(m_forms->all()) ? tr("Models") : tr("Service"),
        isPerformance ? tr("Workload") : tr("Data sets"), tr("Load"), tr("Report and options")};
}

void NewRunPage::refreshSteps()
{
    const QStringList titles = stepTitles();
    const QStringList notes = stepNotes(options());
    std::vector<gui::Step> steps;
    for (int i = 0; i < StepCount; ++i) {
        const int problems = m_issues.errorsIn(m_forms->pages()[static_cast<std::size_t>(i)]);
        gui::Step item;
        item.title = titles[i];
        item.note = notes.value(i);
        item.problems = problems;
        item.state = problems > 0 ? StepState::Problem
            : i == step()         ? StepState::Current
                                  : StepState::Done;
        steps.push_back(item);
    }
    m_ui->steps->setSteps(std::move(steps));
    m_ui->steps->setCurrentIndex(step());
    m_ui->stepCard->setTitle(titles[step()]);
    m_ui->backButton->setEnabled(step() > 0);
    m_ui->nextButton->setEnabled(step() + 1 < StepCount);
    m_ui->nextButton->setText(
        step() + 1 < StepCount ? tr("Next: %1").arg(titles[step() + 1]) : tr("Next"));
    const int errors = m_issues.errors();
    m_ui->problemLabel->setKind(errors > 0 ? u"error"_s : u"secondary"_s);
    m_ui->problemLabel->setText(errors > 0 ? tr("%n values need a change", nullptr, errors)
            : m_issues.notes() > 0 ? tr("%n notes, none stops the run", nullptr, m_issues.notes())
                                   : QString());
}

void NewRunPage::refreshSummary()
{
    m_summary->show(
        options(), m_address, m_issues.others(), m_issues.errors(), m_source->leftOut());
}

void NewRunPage::setStep(int index)
{
    const int bounded = std::clamp(index, 0, StepCount - 1);
    m_forms->stack()->setCurrentIndex(bounded);
    const QStringList notes = {tr("where requests go and how each one looks"), tr("what is sent"),
        tr("when requests are sent, and how many are in flight"), tr("what is written and where")};
    m_ui->stepCard->setNote(notes[bounded]);
    m_ui->previewStack->setCurrentIndex(std::min(bounded, 2));
    refreshSteps();
}

int NewRunPage::step() const
{
    return m_forms->stack()->currentIndex();
}

bool NewRunPage::isReady()
{
    if (m_issues.errors() > 0) {
        const int form = m_issues.formOfFirstInvalid();
        setStep(form < 0 ? step() : form);
        if (QWidget *field = m_issues.firstInvalid()) {
            field->setFocus(Qt::OtherFocusReason);
        }
        setStatus(tr("Some values need a change before the run can start."));
        return false;
    }
    m_connection->keepKey();
    saveDraft();
    return true;
}

void NewRunPage::start()
{
    if (isChecking()) {
        m_whenChecked = &NewRunPage::start;
        m_check->startNow();
        return;
    }
    if (!isReady()) {
        return;
    }
    if (!m_context.runs().start(runnableOptions(), m_context.environment())) {
        messageBar().showMessage(Tone::Warn, tr("Another run is active."),
            {{tr("Add to queue"), [this] { addToQueue(); }},
                {tr("Show it"), [this] { shell().goTo(u"running"_s); }}});
        return;
    }
    shell().goTo(u"running"_s);
}

void NewRunPage::addToQueue()
{
    if (isChecking()) {
        m_whenChecked = &NewRunPage::addToQueue;
        m_check->startNow();
        return;
    }
    if (!isReady()) {
        return;
    }
    RunQueue &queue = m_context.queue();
    queue.add({runnableOptions(), connectionId()});
    const auto waiting = static_cast<int>(queue.runs().size());
    messageBar().showMessage(Tone::Accent,
        waiting == 0 ? tr("The run has begun.") : tr("%n runs are queued.", nullptr, waiting),
        {{tr("Show it"), [this] { shell().goTo(u"running"_s); }}});
}

void NewRunPage::reset()
{
    const core::RunOptions before = options();
    core::RunOptions fresh = defaultRunOptions(goalOf(m_forms->all()));
    fresh.layout = m_context.settings().layout();
    if (goalOf(fresh) == Goal::Performance) {
        fresh.metricsProfile = m_context.settings().metricsProfile();
    }
    m_source->forget();
    setOptions(fresh);
    setStep(Service);
    messageBar().showMessage(Tone::Accent, tr("All fields have their defaults again."),
        {{tr("Undo"), [this, before] { setOptions(before); }}});
}

void NewRunPage::previewPlan()
{
    m_ui->previewStack->setCurrentWidget(m_load);
    m_plan->compute(runnableOptions(), m_context.environment());
}

void NewRunPage::testConnection()
{
    setStep(Service);
    m_connectionCard->test();
}

void NewRunPage::fetchModels()
{
    m_fetch->fetch(options(), m_context.environment());
}

// The draft of the other goal first, then the last one used: what both have is as it was last.
void NewRunPage::loadDraft()
{
    const auto draftFor = [this](Goal goal) {
        const core::Json draft = m_context.settings().formValues(draftName(goal));
        core::RunOptions options = optionsOfDraft(draft);
        if (draft.members().empty() || goalOf(options) != goal) {
            options = defaultRunOptions(goal);
            options.layout = m_context.settings().layout();
            options.metricsProfile = m_context.settings().metricsProfile();
        }
        return options;
    };
    const core::Json last = m_context.settings().formValues(kFormName);
    const Goal goal = last.members().empty() ? Goal::Performance : goalOf(optionsOfDraft(last));
    m_forms->show(draftFor(Goal::Performance));
    m_forms->show(draftFor(Goal::Accuracy));
    const bool isFirst = last.members().empty();
    m_connection->setId(m_context.settings().value(kConnectionKey).toString());
    m_connection->fillList();
    setOptions(isFirst ? draftFor(goal) : optionsOfDraft(last));
    if (isFirst) {
        m_connection->use(m_context.connections().defaultId());
    } else if (!connectionId().isEmpty()) {
        m_forms->service().keyEdit->setText(m_context.keys().key(connectionId()).reveal());
    }
}

void NewRunPage::saveDraft()
{
    const core::RunOptions current = options();
    m_context.settings().setFormValues(kFormName, draftOf(current));
    m_context.settings().setFormValues(draftName(goalOf(current)), draftOf(current));
    m_context.settings().setValue(kConnectionKey, connectionId());
}

void NewRunPage::browse(QLineEdit &edit, bool isFolder)
{
    QLineEdit *target = &edit;
    const auto take = [target](const QString &path) { target->setText(path); };
    if (isFolder) {
        askFolder(shell().windowWidget(), tr("Choose a folder"), edit.text(), take);
    } else {
        askOpenFile(shell().windowWidget(), tr("Data file"),
            {tr("Data files (*.jsonl *.csv *.json)"), tr("All files (*)")}, take);
    }
}

void NewRunPage::retranslate()
{
    m_ui->retranslateUi(this);
    m_forms->retranslate(QDir::toNativeSeparators(m_context.settings().defaultRoot()));
    m_fetch->retranslate();
    m_connection->fillList();
    m_issues.watch(m_forms->pages());
    m_ui->startButton->setToolTip(tr("Starts the run (Ctrl+Enter)."));
    m_ui->queueButton->setToolTip(
        tr("Begins when the runs before it have ended (Ctrl+Shift+Enter)."));
    m_presetBar->retranslate();
    m_command->retranslate();
    m_ui->previewButton->setToolTip(tr("Works out what the run would send. Sends nothing."));
    setTitle(tr("New run"));
    refreshSource();
    setStatus(tr("The draft is kept as you type, the key is not."));
    setStep(step());
    edited();
    fitColumns();
}

} // namespace aisb::gui
