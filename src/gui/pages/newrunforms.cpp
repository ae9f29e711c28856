// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/newrunforms.h"

#include "gui/bindings/optiontexts.h"
#include "gui/models/cataloguemodel.h"
#include "gui/theme/fonts.h"

#include "ui_goalline.h"
#include "ui_loadstep.h"
#include "ui_reportstep.h"
#include "ui_servicestep.h"
#include "ui_workloadstep.h"

#include <QScrollArea>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kScrollBar = 12;
constexpr int kSourceRow = 3; // of the workload form
constexpr double kLeastRampEnd = 0.11; // requests/s, above 0.1 (spec/perf.md 9.3)

// Empty notes take no room.
void hideEmptyNotes(QWidget &page)
{
    for (FormLabel *label : page.findChildren<FormLabel *>()) {
        if (label->objectName().endsWith("Note"_L1)) {
            label->setVisible(!label->text().isEmpty());
        }
    }
}

// Inputs of one goal name it in the property "goal".
void fitToGoal(QWidget &page, bool isPerformance)
{
    for (QWidget *widget : page.findChildren<QWidget *>()) {
        const QString goal = widget->property("goal").toString();
        if (goal.isEmpty()) {
            continue;
        }
        const bool isWanted = (goal == "performance"_L1) == isPerformance;
        const auto *note = qobject_cast<const FormLabel *>(widget);
        widget->setVisible(isWanted && !(note && note->text().isEmpty()));
    }
}

void setVisible(std::initializer_list<QWidget *> widgets, bool isVisible)
{
    for (QWidget *widget : widgets) {
        const auto *note = qobject_cast<const FormLabel *>(widget);
        widget->setVisible(isVisible && !(note && note->text().isEmpty()));
    }
}

} // namespace

struct NewRunForms::Forms
{
    Ui::GoalLine goal;
    Ui::ServiceStep service;
    Ui::WorkloadStep workload;
    Ui::LoadStep load;
    Ui::ReportStep report;
};

NewRunForms::NewRunForms(QWidget &goalLine, QObject *parent)
    : QObject(parent)
    , m_forms(std::make_unique<Forms>())
    , m_goalLine(goalLine)
    , m_stack(new QStackedWidget)
{
    m_forms->goal.setupUi(&goalLine);
    addPage(m_forms->service);
    addPage(m_forms->workload);
    addPage(m_forms->load);
    addPage(m_forms->report);
    m_forms->service.generationEdit->setFont(fixedFont());
    fillChoices(all());
    for (QWidget *page : m_pages) {
        connectInputs(*page);
    }
    connectButtons();
}

NewRunForms::~NewRunForms() = default;

template <class Form>
void NewRunForms::addPage(Form &form)
{
    auto *page = new QWidget;
    form.setupUi(page);
    m_pages.push_back(page);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    scroll->setFocusPolicy(Qt::NoFocus);
    page->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    m_stack->addWidget(scroll);
}

RunForms NewRunForms::all() const
{
    return {m_forms->goal, m_forms->service, m_forms->workload, m_forms->load, m_forms->report};
}

Ui::ServiceStep &NewRunForms::service() const
{
    return m_forms->service;
}

Ui::WorkloadStep &NewRunForms::workload() const
{
    return m_forms->workload;
}

void NewRunForms::connectInputs(QWidget &page)
{
    const auto changed = [this] {
        if (!m_isFilling) {
            Q_EMIT edited();
        }
    };
    for (QLineEdit *edit : page.findChildren<QLineEdit *>()) {
        const bool isSearch = edit->objectName() == "catalogueSearch"_L1;
        if (!isSearch) {
            connect(edit, &QLineEdit::textChanged, this, changed);
        }
    }
    for (QSpinBox *spin : page.findChildren<QSpinBox *>()) {
        connect(spin, &QSpinBox::valueChanged, this, changed);
    }
    for (QDoubleSpinBox *spin : page.findChildren<QDoubleSpinBox *>()) {
        connect(spin, &QDoubleSpinBox::valueChanged, this, changed);
    }
    for (QComboBox *combo : page.findChildren<QComboBox *>()) {
        if (combo == m_forms->service.connectionCombo) {
            continue; // fills other fields; it is no value of its own
        }
        connect(combo, &QComboBox::currentIndexChanged, this, changed);
    }
    for (QAbstractButton *button : page.findChildren<QAbstractButton *>()) {
        connect(button, &QAbstractButton::toggled, this, changed);
    }
    for (SegmentedControl *control : page.findChildren<SegmentedControl *>()) {
        connect(control, &SegmentedControl::currentIndexChanged, this, changed);
    }
    for (LengthEditor *editor : page.findChildren<LengthEditor *>()) {
        connect(editor, &LengthEditor::changed, this, changed);
    }
    for (CataloguePicker *picker : page.findChildren<CataloguePicker *>()) {
        connect(picker, &CataloguePicker::chosenChanged, this, changed);
    }
    for (QPlainTextEdit *edit : page.findChildren<QPlainTextEdit *>()) {
        connect(edit, &QPlainTextEdit::textChanged, this, changed);
    }
}

void NewRunForms::connectButtons()
{
    connect(m_forms->service.modelCombo, &QComboBox::editTextChanged, this, [this] {
        if (!m_isFilling) {
            Q_EMIT edited();
        }
    });
    connect(m_forms->goal.goalControl, &SegmentedControl::currentIndexChanged, this, [this] {
        if (!m_isFilling) {
            changeGoal();
        }
    });
    connect(m_forms->service.modelPicker, &CataloguePicker::loaded, this,
        [this] { fillServices(all(), m_forms->service.modelPicker->model()->catalogue()); });
    connect(m_forms->workload.datasetPicker, &CataloguePicker::currentChanged, this,
        &NewRunForms::datasetLookedAt);
    const auto connectBrowse = [this](QPushButton *button, QLineEdit *edit, bool isFolder) {
        connect(button, &QPushButton::clicked, this,
            [this, edit, isFolder] { Q_EMIT browseRequested(edit, isFolder); });
    };
    connectBrowse(m_forms->workload.dataFileButton, m_forms->workload.dataFileEdit, false);
    connectBrowse(m_forms->workload.metaFileButton, m_forms->workload.metaFileEdit, false);
    connectBrowse(m_forms->service.pathButton, m_forms->service.pathEdit, true);
    connectBrowse(m_forms->report.workDirButton, m_forms->report.workDirEdit, true);
}

// Answers of accuracy runs are longer than those of load tests: a limit nobody has changed follows
// the goal.
void NewRunForms::changeGoal()
{
    const Goal before = std::exchange(m_goal, goalOf(all()));
    m_isFilling = true;
    fitSources(all());
    QSpinBox *limit = m_forms->service.maxOutSpin;
    if (limit->value() == defaultRunOptions(before).maxOutLen) {
        limit->setValue(defaultRunOptions(m_goal).maxOutLen.value_or(limit->value()));
    }
    m_isFilling = false;
    Q_EMIT edited();
}

void NewRunForms::show(const core::RunOptions &options)
{
    m_isFilling = true;
    showOptions(all(), options);
    m_goal = goalOf(all());
    m_isFilling = false;
}

void NewRunForms::loadCatalogue(const QString &configDir, const run::Environment &environment)
{
    m_forms->workload.datasetPicker->load(configDir, environment);
    m_forms->service.modelPicker->load(configDir, environment);
}

bool NewRunForms::isLoading() const
{
    return m_forms->workload.datasetPicker->isBusy() || m_forms->service.modelPicker->isBusy();
}

void NewRunForms::fit()
{
    for (QWidget *page : m_pages) {
        fitToGoal(*page, goalOf(all()) == Goal::Performance);
    }
    const bool isScored = goalOf(all()) == Goal::Accuracy;
    setVisible({m_forms->report.detailsCheck, m_forms->report.detailsCheckNote,
                   m_forms->report.extractRateCheck, m_forms->report.extractRateCheckNote},
        isScored);
    m_forms->report.extractRateCheck->setEnabled(m_forms->report.detailsCheck->isChecked());
    fitService();
    fitWorkload();
    fitLoad();
    explainGoal();
}

QString NewRunForms::loadNote(LoadKind load)
{
    switch (load) {
    case LoadKind::Closed:
        break;
    case LoadKind::Rate:
        return tr("Requests that find no room wait and are counted as late.");
    case LoadKind::Timestamps:
        return tr("Does not count: rows need a time stamp, such as those of a trace.");
    case LoadKind::Pressure:
        return tr("Each client sends its next request when one ends.");
    }
    return tr("A new request is sent whenever one ends.");
}

void NewRunForms::fitLoad()
{
    Ui::LoadStep &form = m_forms->load;
    if (goalOf(all()) != Goal::Performance) {
        form.concurrencySpinNote->setText(loadNote(LoadKind::Closed));
        form.concurrencySpin->setEnabled(true);
        return;
    }
    const LoadKind load = loadKindOf(all());
    const bool isPaced = hasRate(load);
    const bool isRamp = isPaced && !form.rampCombo->currentData().toString().isEmpty();
    const bool isPressure = load == LoadKind::Pressure;
    form.rateSpinUnit->setText(isPressure ? tr("new clients/s") : tr("requests/s"));
    form.rampUnit->setText(form.rateSpinUnit->text());
    form.rateSpinNote->setText(isRamp ? tr("The ramp-up below takes its place.") : QString());
    form.concurrencySpinNote->setText(loadNote(load));
    form.concurrencySpin->setEnabled(load != LoadKind::Timestamps);
    setVisible({form.rateSpinLabel, form.rateSpin, form.rateSpinUnit, form.rateSpinNote,
                   form.rampComboLabel, form.rampCombo, form.rampComboNote,
                   form.burstinessSpinLabel, form.burstinessSpin, form.burstinessSpinNote},
        isPaced);
    setVisible({form.rampStartSpin, form.rampArrow, form.rampEndSpin, form.rampUnit}, isRamp);
    setVisible({form.pressureTimeSpinLabel, form.pressureTimeSpin, form.pressureTimeSpinUnit,
                   form.pressureTimeSpinNote},
        isPressure);
    // A ramp-up never falls.
    form.rampEndSpin->setMinimum(std::max(kLeastRampEnd, form.rampStartSpin->value()));
}

void NewRunForms::fitService()
{
    Ui::ServiceStep &form = m_forms->service;
    const bool isConfigured = isByConfiguration(all());
    const bool isUrl = !isConfigured && form.addressControl->currentIndex() == 1;
    setVisible({form.hostEditLabel, form.hostEdit, form.portLabel, form.portSpin, form.tlsCheck,
                   form.hostEditNote},
        !isConfigured && !isUrl);
    setVisible({form.urlEditLabel, form.urlEdit, form.urlEditNote}, isUrl);
    setVisible({form.connectionComboLabel, form.connectionCombo, form.connectionComboNote,
                   form.connectionHeading, form.saveConnectionButton, form.manageConnectionsButton},
        !isConfigured);
    setVisible({form.modelPicker, form.modelPickerNote}, isConfigured);
    setVisible(
        {form.backendComboLabel, form.backendCombo, form.backendComboNote, form.modelComboLabel,
            form.modelCombo, form.fetchButton, form.modelComboNote, form.maxOutSpinLabel,
            form.maxOutSpin, form.maxOutSpinUnit, form.maxOutSpinNote, form.retrySpinLabel,
            form.retrySpin, form.retrySpinUnit, form.retrySpinNote, form.timeoutSpinLabel,
            form.timeoutSpin, form.timeoutSpinUnit, form.timeoutSpinNote},
        !isConfigured);
}

void NewRunForms::fitWorkload()
{
    Ui::WorkloadStep &form = m_forms->workload;
    const int current = static_cast<int>(dataSourceOf(all()));
    form.sourceStack->setCurrentIndex(current);
    // Only the page shown asks for room.
    for (int i = 0; i < form.sourceStack->count(); ++i) {
        form.sourceStack->widget(i)->setSizePolicy(
            QSizePolicy::Preferred, i == current ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    }
    form.sourceStack->updateGeometry();
    // The list takes the room that is left; other pages leave it at the end.
    const bool isList = dataSourceOf(all()) == DataSource::Catalogue;
    form.layout1->setRowStretch(kSourceRow, isList ? 1 : 0);
    form.layout1->setRowStretch(form.layout1->rowCount() - 1, isList ? 0 : 1);
    form.firstRowsSpin->setEnabled(form.firstRowsRadio->isChecked());
}

void NewRunForms::explainGoal()
{
    FormLabel *note = m_forms->goal.goalControlNote;
    switch (goalOf(all())) {
    case Goal::Performance:
        note->setText(tr("Sends requests under load and measures times and throughput."));
        break;
    case Goal::Accuracy:
        note->setText(tr("Sends every row of the data sets and scores the answers."));
        break;
    case Goal::Answers:
        note->setText(tr("Sends every row and keeps the answers; they can be scored later."));
        break;
    }
}

void NewRunForms::showAddress(const QString &address, const QString &problem)
{
    FormLabel *note = m_forms->service.addressControlNote;
    note->setKind(problem.isEmpty() ? u"hint"_s : u"error"_s);
    if (!problem.isEmpty()) {
        note->setText(problem);
    } else if (address.isEmpty()) {
        note->setText({});
    } else {
        note->setText(isByConfiguration(all()) ? tr("The first model sends to %1").arg(address)
                                               : tr("Sends to %1").arg(address));
    }
    note->setVisible(!note->text().isEmpty());
}

int NewRunForms::minimumWidth() const
{
    int width = 0;
    for (const QWidget *page : m_pages) {
        width = std::max(width, page->minimumSizeHint().width());
    }
    return width + kScrollBar;
}

void NewRunForms::retranslate(const QString &defaultRoot)
{
    m_isFilling = true;
    m_forms->goal.retranslateUi(&m_goalLine);
    m_forms->service.retranslateUi(m_pages[0]);
    m_forms->workload.retranslateUi(m_pages[1]);
    m_forms->load.retranslateUi(m_pages[2]);
    m_forms->report.retranslateUi(m_pages[3]);
    fillChoices(all(), m_forms->service.modelPicker->model()->catalogue());
    m_isFilling = false;
    applyOptionTexts(m_goalLine);
    for (QWidget *page : m_pages) {
        applyOptionTexts(*page);
        hideEmptyNotes(*page);
    }
    m_forms->service.modelPicker->retranslate();
    m_forms->workload.datasetPicker->retranslate();
    m_forms->goal.goalControl->setToolTip(
        tr("Measure how fast a service is, how good its answers are, or just collect answers.")
        + u"\n--mode"_s);
    m_forms->service.addressControl->setToolTip(
        tr("Host and port for a service in your network, a URL for anything else, or models with "
           "the addresses of their configurations."));
    m_forms->workload.sourceControl->setToolTip(
        tr("Synthetic prompts of given lengths, data sets of the catalogue, or a file of yours."));
    m_forms->load.loadControl->setToolTip(
        tr("A fixed number of requests in flight, requests at planned moments or at the time "
           "stamps of the data, or clients that send for a fixed time."));
    m_forms->load.repeatsSpin->setToolTip(
        tr("How often every row is sent (num_return_sequences)."));
    for (QPushButton *button :
        {m_forms->workload.dataFileButton, m_forms->workload.metaFileButton}) {
        button->setToolTip(tr("Choose a file."));
    }
    for (QPushButton *button : {m_forms->report.workDirButton, m_forms->service.pathButton}) {
        button->setToolTip(tr("Choose a folder."));
    }
    m_forms->report.workDirEdit->setPlaceholderText(defaultRoot);
}

} // namespace aisb::gui
