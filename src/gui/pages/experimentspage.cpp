// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/experimentspage.h"

#include "core/text/format.h"
#include "gui/dialogs/filedialogs.h"
#include "gui/frame/commandregistry.h"
#include "gui/frame/messagebar.h"
#include "gui/frame/shell.h"
#include "gui/models/experimentlibrary.h"
#include "gui/pages/aboutpane.h"
#include "gui/pages/demoservice.h"
#include "gui/pages/experimentactions.h"
#include "gui/pages/experimentpreview.h"
#include "gui/pages/experimentsview.h"
#include "gui/pages/firststart.h"
#include "gui/pages/pages.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/runstages.h"
#include "gui/pages/words.h"
#include "gui/settings/settings.h"
#include "gui/theme/icons.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/card.h"
#include "gui/widgets/emptystate.h"

#include "ui_experimentlist.h"
#include "ui_experimentspage.h"

#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QMenu>
#include <QShowEvent>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

const QString kSplitterKey = u"experiments/splitter"_s;
constexpr int kLiveMs = 500;
const QString kColumnsKey = u"experiments/shownColumns"_s;
const QString kGroupingKey = u"experiments/grouping"_s;
const QList<int> kPaneSizes{920, 270};

constexpr std::array kGroupings = {ExperimentsModel::Grouping::Day,
    ExperimentsModel::Grouping::Model, ExperimentsModel::Grouping::Data,
    ExperimentsModel::Grouping::Mode, ExperimentsModel::Grouping::Tag,
    ExperimentsModel::Grouping::None};
constexpr std::array kGroupingNames = {
    "day"_L1, "model"_L1, "data"_L1, "mode"_L1, "tag"_L1, "none"_L1}; // in settings
constexpr std::array kStates = {core::ExperimentState::Complete, core::ExperimentState::Partial,
    core::ExperimentState::Running, core::ExperimentState::Failed,
    core::ExperimentState::Unreadable};

// Items with the value chosen kept; one that is gone falls back to the first.
void fillCombo(QComboBox &combo, const std::vector<std::pair<QString, QVariant>> &items)
{
    const QVariant chosen = combo.currentData();
    const QSignalBlocker quiet(&combo);
    combo.clear();
    for (const auto &[text, value] : items) {
        combo.addItem(text, value);
    }
    combo.setCurrentIndex(std::max(0, combo.findData(chosen)));
}

// The name of a starred filter among the tags: no tag begins with a line end.
const QString kStarred = u"\nstarred"_s;

} // namespace

ExperimentsPage::ExperimentsPage(Shell &shell, PageContext &context, QWidget *parent)
    : Page(shell, parent)
    , m_ui(std::make_unique<Ui::ExperimentsPage>())
    , m_list(std::make_unique<Ui::ExperimentList>())
    , m_context(context)
    , m_firstStart(new FirstStart(context))
    , m_listPage(new QWidget)
    , m_model(new ExperimentsModel(this))
    , m_view(new ExperimentsView(*m_model))
    , m_preview(new ExperimentPreview)
    , m_nothing(new EmptyState)
    , m_columns(new QMenu(this))
{
    auto *content = new QWidget(this);
    m_ui->setupUi(content);
    body()->addWidget(content);
    m_list->setupUi(m_listPage);
    buildList();
    buildFilters();
    m_ui->stack->addWidget(m_listPage);
    m_ui->stack->addWidget(m_firstStart);
    m_actions = new ExperimentActions(*this, context, *m_view, *m_preview);
    setHeaderActions({u"experiment.compare"_s, u"app.openFolder"_s}, u"app.newRun"_s);
    connectAll();
    connectLibrary();
}

ExperimentsPage::~ExperimentsPage()
{
    m_view->selectionModel()->disconnect(this);
    m_view->disconnect(this);
    library().disconnect(this);
}

ExperimentLibrary &ExperimentsPage::library() const
{
    return m_context.library();
}

void ExperimentsPage::buildList()
{
    m_nothing->setIconName(u"search"_s);
    auto *card = new Card;
    card->body()->addWidget(m_view, 1);
    card->body()->addWidget(m_nothing, 1);
    m_list->splitter->addWidget(card);
    m_list->splitter->addWidget(m_preview);
    m_list->splitter->setHandleWidth(8);
    m_list->splitter->setStretchFactor(0, 1);
    m_list->progressLine->hide();
    m_list->splitter->setSizes(kPaneSizes);
    m_list->splitter->restoreState(shell().settings().windowState(kSplitterKey));
    restoreColumns();
}

void ExperimentsPage::buildFilters()
{
    m_list->searchEdit->setMinimumWidth(170);
    m_list->searchEdit->setMaximumWidth(330);
    m_list->layout2->setStretchFactor(m_list->searchEdit, 1); // before the spacer
    m_list->searchEdit->addAction(themeIcon(u"search"_s), QLineEdit::LeadingPosition);
    for (QComboBox *combo : {m_list->stateCombo, m_list->modelCombo, m_list->tagCombo}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        combo->setMaximumWidth(150);
    }
    const auto prepare = [](QToolButton &button, const QString &icon, QMenu *menu) {
        button.setIcon(themeIcon(icon));
        button.setFixedSize(28, 28);
        setStyleProperty(button, "framed", true);
        if (menu) {
            button.setMenu(menu);
            button.setPopupMode(QToolButton::InstantPopup);
        }
    };
    prepare(*m_list->recentButton, u"clock"_s, new QMenu(m_list->recentButton));
    prepare(*m_list->columnsButton, u"columns"_s, m_columns);
    prepare(*m_list->rescanButton, u"refresh"_s, nullptr);
    const QString grouping =
        shell().settings().value(kGroupingKey, QString(kGroupingNames.front())).toString();
    const auto known = std::ranges::find(kGroupingNames, grouping);
    const auto place = known == kGroupingNames.end() ? 0 : known - kGroupingNames.begin();
    fillFilters();
    m_list->groupCombo->setCurrentIndex(static_cast<int>(place));
    m_model->setGrouping(kGroupings.at(static_cast<std::size_t>(place)));
}

void ExperimentsPage::connectAll()
{
    connect(m_list->searchEdit, &QLineEdit::textChanged, this, &ExperimentsPage::applyFilter);
    connect(m_list->kindControl, &SegmentedControl::currentIndexChanged, this,
        &ExperimentsPage::applyFilter);
    for (QComboBox *combo : {m_list->stateCombo, m_list->modelCombo, m_list->tagCombo}) {
        connect(combo, &QComboBox::currentIndexChanged, this, &ExperimentsPage::applyFilter);
    }
    connect(
        m_list->groupCombo, &QComboBox::currentIndexChanged, this, &ExperimentsPage::applyGrouping);
    connect(m_list->rescanButton, &QToolButton::clicked, this, &ExperimentsPage::rescan);
    connect(m_list->cancelButton, &QToolButton::clicked, this, [this] { library().cancel(); });
    connect(
        m_list->recentButton->menu(), &QMenu::aboutToShow, this, &ExperimentsPage::fillRecentMenu);
    connect(m_columns, &QMenu::aboutToShow, this, [this] {
        m_columns->clear();
        m_view->fillColumnMenu(*m_columns);
    });
    connect(m_view, &ExperimentsView::columnsChosen, this, &ExperimentsPage::keepColumns);
    connect(m_view, &ExperimentsView::previewToggled, this,
        [this] { m_preview->setVisible(!m_preview->isVisibleTo(m_list->splitter)); });
    connect(m_view, &ExperimentsView::openRequested, this, &ExperimentsPage::openPath);
    connect(m_view, &ExperimentsView::currentEntryChanged, this, &ExperimentsPage::showEntry);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &ExperimentsPage::showEntry);
    connect(m_model, &ExperimentsModel::titleEdited, m_actions, &ExperimentActions::rename);
    connect(m_preview, &ExperimentPreview::openRequested, this, &ExperimentsPage::openPath);
    connect(m_firstStart, &FirstStart::demoRequested, this, &ExperimentsPage::runDemo);
    connect(
        m_firstStart, &FirstStart::newRunRequested, this, [this] { shell().goTo(u"newrun"_s); });
    connect(m_firstStart, &FirstStart::openRequested, this,
        [this] { shell().commands().trigger(u"app.openFolder"_s); });
    connect(m_firstStart, &FirstStart::changeRootRequested, this, &ExperimentsPage::askRoot);
    connect(&m_context.runs(), &RunController::finished, this,
        [this] { m_firstStart->setDemoState({}, false); });
}

void ExperimentsPage::connectLibrary()
{
    connect(&m_liveTimer, &QTimer::timeout, this, &ExperimentsPage::showOwnRun);
    connect(&library(), &ExperimentLibrary::changed, this, &ExperimentsPage::showExperiments);
    connect(&library(), &ExperimentLibrary::progressed, this, &ExperimentsPage::showScanning);
    connect(&library(), &ExperimentLibrary::scanningChanged, this, [this] {
        showScanning();
        if (!isScanning()) {
            showProblems();
            showStack();
            refreshNotes();
        }
    });
    connect(&library(), &ExperimentLibrary::aboutShelved, this, [this](const QString &path) {
        messageBar().showMessage(Tone::Accent,
            tr("The folder of %1 cannot be written to. Its title, tags and notes are kept on this "
               "computer.")
                .arg(library().titleOf(path)));
    });
    connect(&library(), &ExperimentLibrary::aboutFailed, this,
        [this](const QString &, const core::Error &error) {
            messageBar().showMessage(Tone::Bad, describe(error));
        });
}

// The run of this program: nothing is read from its folder while it measures.
void ExperimentsPage::showOwnRun()
{
    const RunController &runs = m_context.runs();
    if (!runs.isRunning() || runs.experimentPath().isEmpty()) {
        return;
    }
    const RunTotals totals = totalsOf(runs.snapshot());
    store::LiveStatus live;
    live.done = totals.done;
    live.total = totals.total;
    live.isScoring = runs.snapshot().stage == core::Stage::Eval;
    if (totals.total > 0) {
        live.share = static_cast<double>(totals.done) / static_cast<double>(totals.total);
    }
    library().setLive(runs.experimentPath(), live);
}

void ExperimentsPage::activate()
{
    m_liveTimer.start(kLiveMs);
    m_actions->activate();
    shell().commands().bind(u"view.refresh"_s, this, [this] { rescan(); });
    m_model->setToday(QDate::currentDate());
    if (!library().hasScanned() && !isScanning()) {
        rescan();
    } else {
        showExperiments();
        showStack();
    }
    library().setWatching(true);
}

void ExperimentsPage::deactivate()
{
    m_liveTimer.stop();
    m_actions->deactivate();
    library().setWatching(false);
    keepColumns();
    shell().settings().setWindowState(kSplitterKey, m_list->splitter->saveState());
}

QWidget *ExperimentsPage::filterField() const
{
    return isFirstStart() ? nullptr : m_list->searchEdit;
}

void ExperimentsPage::resetLayout()
{
    m_list->splitter->setSizes(kPaneSizes);
    m_view->resetColumns();
}

bool ExperimentsPage::isFirstStart() const
{
    return m_ui->stack->currentWidget() == m_firstStart;
}

bool ExperimentsPage::isScanning() const
{
    return library().isScanning();
}

void ExperimentsPage::rescan()
{
    library().rescan();
}

void ExperimentsPage::showExperiments()
{
    m_view->setEntries(library().experiments());
    fillFilters();
    showStack();
    refreshNotes();
}

void ExperimentsPage::showScanning()
{
    // Later scans leave the list where it is.
    const bool isFirst = isScanning() && !library().hasScanned();
    m_list->progressLine->setVisible(isFirst);
    const auto folders = static_cast<int>(m_context.settings().roots().size());
    m_list->progressLabel->setText(library().all() == 0
            ? tr("Scanning %n folders…", nullptr, folders)
            : tr("Scanning %n folders, %1 of %2 experiments read", nullptr, folders)
                  .arg(core::displayInteger(library().done()),
                      core::displayInteger(library().all())));
}

// The folder new runs are written to need not exist yet.
void ExperimentsPage::showProblems()
{
    for (const run::ScanResult::Problem &problem : library().problems()) {
        if (problem.root == m_context.settings().defaultRoot()) {
            continue;
        }
        const QString place = QDir::toNativeSeparators(problem.root);
        messageBar().showMessage(Tone::Warn,
            problem.reason == run::ScanResult::Reason::NoPermission
                ? tr("The folder %1 may not be read.").arg(place)
                : problem.reason == run::ScanResult::Reason::NoFolder
                ? tr("%1 is a file; a folder was expected.").arg(place)
                : tr("The folder %1 is gone.").arg(place),
            {{tr("Retry"), [this] { rescan(); }},
                {tr("Remove from list"),
                    [this, root = problem.root] { m_context.settings().removeRoot(root); }}});
        return;
    }
}

void ExperimentsPage::showStack()
{
    const bool isEmpty = library().hasScanned() && !isScanning() && m_model->totalCount() == 0;
    m_ui->stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_firstStart) : m_listPage);
    setTitle(isEmpty ? QString() : tr("Experiments"));
}

void ExperimentsPage::showEntry()
{
    const run::ExperimentEntry *entry = m_view->currentEntry();
    const auto selected = static_cast<int>(m_view->selectionModel()->selectedRows().size());
    m_preview->setEntry(entry ? std::optional(*entry) : std::nullopt, selected);
    if (isActive()) {
        m_actions->refresh();
    }
    refreshNotes();
}

void ExperimentsPage::applyFilter()
{
    ExperimentFilter filter;
    filter.text = m_list->searchEdit->text();
    filter.kind = static_cast<ExperimentKind>(std::max(0, m_list->kindControl->currentIndex()));
    const QVariant state = m_list->stateCombo->currentData();
    if (state.isValid()) {
        filter.state = static_cast<core::ExperimentState>(state.toInt());
    }
    filter.model = m_list->modelCombo->currentData().toString();
    const QString tag = m_list->tagCombo->currentData().toString();
    filter.isStarred = tag == kStarred;
    filter.tag = filter.isStarred ? QString() : tag;
    m_view->setFilter(filter);
    showEntry();
}

void ExperimentsPage::clearFilter()
{
    m_list->searchEdit->clear();
    m_list->kindControl->setCurrentIndex(0);
    for (QComboBox *combo : {m_list->stateCombo, m_list->modelCombo, m_list->tagCombo}) {
        combo->setCurrentIndex(0);
    }
}

void ExperimentsPage::fillFilters()
{
    std::vector<std::pair<QString, QVariant>> items{{tr("State: any"), QVariant()}};
    for (const core::ExperimentState state : kStates) {
        items.emplace_back(stateCell(state).text, static_cast<int>(state));
    }
    fillCombo(*m_list->stateCombo, items);
    items = {{tr("Model: any"), QVariant()}};
    for (const QString &model : m_model->allModels()) {
        items.emplace_back(model, model);
    }
    fillCombo(*m_list->modelCombo, items);
    items = {{tr("Tag: any"), QVariant()}, {tr("Starred"), kStarred}};
    const QStringList tags = m_model->allTags();
    for (const QString &tag : tags) {
        items.emplace_back(tag, tag);
    }
    fillCombo(*m_list->tagCombo, items);
    m_preview->about()->setKnownTags(tags);
    fillCombo(*m_list->groupCombo,
        {{tr("Group by day"), 0}, {tr("Group by model"), 1}, {tr("Group by data"), 2},
            {tr("Group by mode"), 3}, {tr("Group by tag"), 4}, {tr("No groups"), 5}});
    applyFilter();
}

void ExperimentsPage::applyGrouping()
{
    const auto place = static_cast<std::size_t>(std::max(0, m_list->groupCombo->currentIndex()));
    shell().settings().setValue(kGroupingKey, QString(kGroupingNames.at(place)));
    m_view->setGrouping(kGroupings.at(place));
    showEntry();
}

void ExperimentsPage::refreshNotes()
{
    const auto total = static_cast<qint64>(m_model->totalCount());
    const int shown = m_model->shownCount();
    m_view->setVisible(shown > 0 || total == 0);
    m_nothing->setVisible(shown == 0 && total > 0);
    const auto roots = static_cast<int>(m_context.settings().roots().size());
    const QString folders = tr("%1 in %n folders", nullptr, roots);
    setTitleNote(isFirstStart() ? QString()
            : shown == total
            ? folders.arg(core::displayInteger(total))
            : tr("%1 of %2").arg(core::displayInteger(shown), core::displayInteger(total)));
    setStatus(total == 0 ? tr("No experiments yet. The first one appears here.")
                         : tr("%n experiments", nullptr, static_cast<int>(total)));
    const bool isReference =
        m_context.environment().metricsProfile == core::MetricsProfile::Reference;
    const auto selected = static_cast<int>(m_view->selectionModel()->selectedRows().size());
    QList<ChipSpec> facts;
    if (selected > 1) {
        facts << ChipSpec{tr("%n selected", nullptr, selected)};
    }
    setFacts(facts << ChipSpec{isReference ? tr("Metrics: reference") : tr("Metrics: corrected")}
                   << ChipSpec{QDir::toNativeSeparators(m_context.settings().defaultRoot())});
}

void ExperimentsPage::openPath(const QString &path)
{
    shell().openFolders({path});
}

void ExperimentsPage::restoreColumns()
{
    const QVariant columns = shell().settings().value(kColumnsKey);
    if (!columns.isValid()) {
        return;
    }
    const QStringList shown = columns.toStringList();
    for (int column = 1; column < ExperimentsModel::ColumnCount; ++column) {
        m_view->setColumnHidden(column, !shown.contains(QString::number(column)));
    }
}

void ExperimentsPage::keepColumns()
{
    QStringList shown;
    for (int column = 0; column < ExperimentsModel::ColumnCount; ++column) {
        if (!m_view->isColumnHidden(column)) {
            shown << QString::number(column);
        }
    }
    shell().settings().setValue(kColumnsKey, shown);
}

void ExperimentsPage::fillRecentMenu()
{
    QMenu *menu = m_list->recentButton->menu();
    menu->clear();
    for (const QString &folder : m_context.settings().recentFolders()) {
        const QString title = library().titleOf(folder);
        QAction *action = menu->addAction(
            themeIcon(u"folder"_s), title, this, [this, folder] { openPath(folder); });
        action->setToolTip(QDir::toNativeSeparators(folder));
    }
    menu->setToolTipsVisible(true);
    if (menu->isEmpty()) {
        menu->addAction(tr("No folder was opened yet"))->setEnabled(false);
    }
}

void ExperimentsPage::askRoot()
{
    Settings &settings = m_context.settings();
    askFolder(shell().windowWidget(), tr("Results folder"), settings.defaultRoot(),
        [&settings](const QString &folder) {
            QStringList roots = settings.roots();
            roots.removeAll(folder);
            roots.prepend(folder);
            settings.setRoots(roots);
        });
}

void ExperimentsPage::runDemo()
{
    if (m_context.runs().isRunning()) {
        shell().goTo(u"running"_s);
        return;
    }
    const core::Result<> service = m_context.demo().start();
    if (!service) {
        m_firstStart->setDemoState(describe(service.error()), true);
        return;
    }
    m_firstStart->setDemoState(tr("The demo is running."), false);
    const core::RunOptions options = m_context.demo().options(m_context.settings().defaultRoot());
    if (m_context.runs().start(options, m_context.environment())) {
        shell().goTo(u"running"_s);
    }
}

void ExperimentsPage::retranslate()
{
    m_list->retranslateUi(m_listPage);
    m_list->kindControl->setItems({tr("All"), tr("Performance"), tr("Accuracy")});
    if (m_list->kindControl->currentIndex() < 0) {
        m_list->kindControl->setCurrentIndex(0);
    }
    setIconButtonName(*m_list->rescanButton, tr("Scan the folders again (F5)"));
    setIconButtonName(*m_list->columnsButton, tr("Columns"));
    setIconButtonName(*m_list->recentButton, tr("Recent folders"));
    m_view->setAccessibleName(tr("Experiments"));
    m_nothing->setText(tr("No experiment matches these filters."));
    if (m_nothing->findChildren<QPushButton *>().isEmpty()) {
        QPushButton *clear = m_nothing->addButton({});
        clear->setObjectName(u"clearButton"_s);
        connect(clear, &QPushButton::clicked, this, &ExperimentsPage::clearFilter);
    }
    m_nothing->findChild<QPushButton *>(u"clearButton"_s)->setText(tr("Clear filters"));
    m_model->retranslate();
    fillFilters();
    showStack();
    refreshNotes();
}

} // namespace aisb::gui
