// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/experimentspage.h"

#include "core/text/format.h"
#include "gui/delegates/celldelegates.h"
#include "gui/dialogs/filedialogs.h"
#include "gui/frame/commandregistry.h"
#include "gui/frame/messagebar.h"
#include "gui/frame/shell.h"
#include "gui/pages/comparepage.h"
#include "gui/pages/copymenu.h"
#include "gui/pages/demoservice.h"
#include "gui/pages/experimentpreview.h"
#include "gui/pages/firststart.h"
#include "gui/pages/pages.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/words.h"
#include "gui/settings/settings.h"
#include "gui/theme/icons.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/card.h"
#include "gui/widgets/emptystate.h"

#include "ui_experimentlist.h"
#include "ui_experimentspage.h"

#include <QDesktopServices>
#include <QDir>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <QUrl>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

const QString kOpen = u"experiments.open"_s;
const QString kSplitterKey = u"experiments/splitter"_s;

std::vector<run::ExperimentEntry> scan(const QStringList &roots)
{
    std::vector<run::ExperimentEntry> all;
    for (const QString &root : roots) {
        for (run::ExperimentEntry &entry : run::listExperiments(root)) {
            all.push_back(std::move(entry));
        }
    }
    return all;
}

} // namespace

ExperimentsPage::ExperimentsPage(Shell &shell, PageContext &context, QWidget *parent)
    : Page(shell, parent)
    , m_ui(std::make_unique<Ui::ExperimentsPage>())
    , m_list(std::make_unique<Ui::ExperimentList>())
    , m_context(context)
    , m_firstStart(new FirstStart(context))
    , m_listPage(new QWidget)
    , m_table(new QTableView)
    , m_model(new ExperimentsModel(this))
    , m_preview(new ExperimentPreview)
    , m_nothing(new EmptyState)
{
    auto *content = new QWidget(this);
    m_ui->setupUi(content);
    body()->addWidget(content);
    m_list->setupUi(m_listPage);
    buildList();
    m_ui->stack->addWidget(m_listPage);
    m_ui->stack->addWidget(m_firstStart);
    addCommands();
    setHeaderActions({u"experiment.compare"_s, u"app.openFolder"_s}, u"app.newRun"_s);
    connectAll();
}

ExperimentsPage::~ExperimentsPage()
{
    m_table->selectionModel()->disconnect(this);
    m_watcher.waitForFinished();
}

void ExperimentsPage::buildList()
{
    m_table->setModel(m_model);
    m_table->setSortingEnabled(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    prepareTable(*m_table, RowHeight::Roomy);
    m_table->setItemDelegateForColumn(
        ExperimentsModel::Title, new TitleDelegate(m_table, RowHeight::Roomy));
    m_table->setItemDelegateForColumn(
        ExperimentsModel::State, new StateDelegate(m_table, RowHeight::Roomy));
    m_table->horizontalHeader()->setSortIndicator(ExperimentsModel::Started, Qt::DescendingOrder);
    m_table->setColumnHidden(ExperimentsModel::Requests, true); // the preview has them
    enableCopying(*m_table);
    m_nothing->setIconName(u"search"_s);
    auto *card = new Card;
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(m_nothing, 1);
    m_list->splitter->addWidget(card);
    m_list->splitter->addWidget(m_preview);
    m_list->splitter->setHandleWidth(8);
    m_list->splitter->setStretchFactor(0, 1);
    m_list->searchEdit->setMinimumWidth(280);
    m_list->searchEdit->addAction(themeIcon(u"search"_s), QLineEdit::LeadingPosition);
    setStyleProperty(*m_list->recentButton, "hasMenu", true);
    m_list->recentButton->setMenu(new QMenu(m_list->recentButton));
    m_list->rescanButton->setIcon(themeIcon(u"refresh"_s));
    m_list->rescanButton->setFixedSize(28, 28);
    setStyleProperty(*m_list->rescanButton, "framed", true);
    resetLayout();
    m_list->splitter->restoreState(shell().settings().windowState(kSplitterKey));
}

void ExperimentsPage::connectAll()
{
    connect(m_list->searchEdit, &QLineEdit::textChanged, this, &ExperimentsPage::applyFilter);
    connect(m_list->kindControl, &SegmentedControl::currentIndexChanged, this,
        &ExperimentsPage::applyFilter);
    connect(m_list->rescanButton, &QToolButton::clicked, this, &ExperimentsPage::rescan);
    connect(
        m_list->recentButton->menu(), &QMenu::aboutToShow, this, &ExperimentsPage::fillRecentMenu);
    connect(m_table, &QTableView::activated, this, &ExperimentsPage::openCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        const run::ExperimentEntry *entry = current();
        m_preview->setEntry(entry ? std::optional(*entry) : std::nullopt);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &ExperimentsPage::refreshCompare);
    connect(m_preview, &ExperimentPreview::openRequested, this, &ExperimentsPage::openPath);
    connect(m_preview, &ExperimentPreview::showFolderRequested, this,
        [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ExperimentsPage::take);
    connect(m_firstStart, &FirstStart::demoRequested, this, &ExperimentsPage::runDemo);
    connect(
        m_firstStart, &FirstStart::newRunRequested, this, [this] { shell().goTo(u"newrun"_s); });
    connect(m_firstStart, &FirstStart::openRequested, this,
        [this] { shell().commands().trigger(u"app.openFolder"_s); });
    connect(m_firstStart, &FirstStart::changeRootRequested, this, &ExperimentsPage::askRoot);
    connect(&m_context.settings(), &Settings::rootsChanged, this, &ExperimentsPage::rescan);
    connect(&m_context.runs(), &RunController::finished, this, [this] {
        m_isStale = true;
        m_firstStart->setDemoState({}, false);
        if (isActive()) {
            rescan();
        }
    });
}

void ExperimentsPage::addCommands()
{
    Command command;
    command.id = kOpen;
    command.title = [] { return tr("Open selected experiment"); };
    command.icon = u"folder"_s;
    command.menu = MenuPlace::Experiment;
    shell().commands().add(std::move(command));
}

void ExperimentsPage::activate()
{
    shell().commands().bind(kOpen, this, [this] { openCurrent(); });
    shell().commands().bind(u"experiment.compare"_s, this, [this] { compareSelected(); });
    shell().commands().bind(u"view.refresh"_s, this, [this] { rescan(); });
    refreshCompare();
    if (!m_hasScanned || m_isStale) {
        rescan();
    }
}

void ExperimentsPage::deactivate()
{
    shell().commands().setEnabled(u"experiment.compare"_s, true);
    shell().settings().setWindowState(kSplitterKey, m_list->splitter->saveState());
}

QWidget *ExperimentsPage::filterField() const
{
    return isFirstStart() ? nullptr : m_list->searchEdit;
}

void ExperimentsPage::resetLayout()
{
    m_list->splitter->setSizes({920, 262});
}

bool ExperimentsPage::isFirstStart() const
{
    return m_ui->stack->currentWidget() == m_firstStart;
}

void ExperimentsPage::rescan()
{
    m_isStale = false;
    if (m_isScanning) {
        m_isStale = true;
        return;
    }
    m_isScanning = true;
    m_scanned = m_context.settings().roots();
    m_list->progressLabel->setText(
        tr("Scanning %n folders…", nullptr, static_cast<int>(m_scanned.size())));
    m_list->progressLabel->show();
    m_watcher.setFuture(QtConcurrent::run([roots = m_scanned] { return scan(roots); }));
}

void ExperimentsPage::take()
{
    const run::ExperimentEntry *before = current();
    const QString selected = before ? before->path : QString();
    m_isScanning = false;
    m_model->setRows(m_watcher.result());
    m_hasScanned = true;
    m_list->progressLabel->hide();
    showStack();
    fitColumns(*m_table);
    int row = 0;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        row = m_model->rowAt(i).path == selected ? i : row;
    }
    if (m_model->rowCount() > 0) {
        m_table->selectRow(row);
    } else {
        m_preview->setEntry(std::nullopt);
    }
    refreshNotes();
    if (m_isStale) {
        rescan();
    }
}

void ExperimentsPage::showStack()
{
    const bool isEmpty = m_hasScanned && m_model->totalCount() == 0;
    m_ui->stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_firstStart) : m_listPage);
    setTitle(isEmpty ? QString() : tr("Experiments"));
}

void ExperimentsPage::applyFilter()
{
    const auto kind =
        static_cast<ExperimentsModel::Kind>(std::max(0, m_list->kindControl->currentIndex()));
    m_model->setFilter(ExperimentsModel::filterOf(m_list->searchEdit->text(), kind));
    refreshNotes();
}

void ExperimentsPage::refreshNotes()
{
    const auto total = static_cast<qint64>(m_model->totalCount());
    const int shown = m_model->rowCount();
    m_table->setVisible(shown > 0 || total == 0);
    m_nothing->setVisible(shown == 0 && total > 0);
    const QString folders = tr("%1 in %n folders", nullptr, static_cast<int>(m_scanned.size()));
    setTitleNote(isFirstStart() ? QString()
            : shown == total
            ? folders.arg(core::displayInteger(total))
            : tr("%1 of %2").arg(core::displayInteger(shown), core::displayInteger(total)));
    setStatus(total == 0 ? tr("No experiments yet. The first one appears here.")
                         : tr("%n experiments", nullptr, static_cast<int>(total)));
    const bool isReference =
        m_context.environment().metricsProfile == core::MetricsProfile::Reference;
    setFacts({ChipSpec{isReference ? tr("Metrics: reference") : tr("Metrics: corrected")},
        ChipSpec{QDir::toNativeSeparators(m_context.settings().defaultRoot())}});
}

const run::ExperimentEntry *ExperimentsPage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model->rowAt(index.row()) : nullptr;
}

void ExperimentsPage::openCurrent()
{
    if (const run::ExperimentEntry *entry = current()) {
        openPath(entry->path);
    }
}

// The oldest of the selected ones is the baseline.
void ExperimentsPage::compareSelected()
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::ranges::stable_sort(rows, {},
        [this](const QModelIndex &index) { return m_model->rowAt(index.row()).startedAt; });
    QStringList paths;
    for (const QModelIndex &index : rows) {
        paths << m_model->rowAt(index.row()).path;
    }
    if (paths.size() >= 2) {
        shell().openDocument(comparisonDocument(paths));
    }
}

void ExperimentsPage::refreshCompare()
{
    if (!isActive()) {
        return;
    }
    const qsizetype count = m_table->selectionModel()->selectedRows().size();
    shell().commands().setEnabled(u"experiment.compare"_s, count >= 2 && count <= 8,
        tr("Select two to eight experiments: Ctrl+click or Shift+arrow keys."));
}

void ExperimentsPage::openPath(const QString &path)
{
    shell().openFolders({path});
}

void ExperimentsPage::fillRecentMenu()
{
    QMenu *menu = m_list->recentButton->menu();
    menu->clear();
    for (const QString &folder : m_context.settings().recentFolders()) {
        menu->addAction(themeIcon(u"folder"_s), QDir::toNativeSeparators(folder), this,
            [this, folder] { openPath(folder); });
    }
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
    setIconButtonName(*m_list->rescanButton, tr("Scan the folders again"));
    m_table->setAccessibleName(tr("Experiments"));
    m_nothing->setText(tr("No experiment matches these filters."));
    if (m_nothing->findChildren<QPushButton *>().isEmpty()) {
        QPushButton *clear = m_nothing->addButton({});
        clear->setObjectName(u"clearButton"_s);
        connect(clear, &QPushButton::clicked, this, [this] {
            m_list->searchEdit->clear();
            m_list->kindControl->setCurrentIndex(0);
        });
    }
    m_nothing->findChild<QPushButton *>(u"clearButton"_s)->setText(tr("Clear filters"));
    m_model->retranslate();
    showStack();
    refreshNotes();
}

} // namespace aisb::gui
