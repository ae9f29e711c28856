// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/cataloguepage.h"

#include "core/text/format.h"
#include "gui/bindings/rungoal.h"
#include "gui/delegates/celldelegates.h"
#include "gui/frame/commandregistry.h"
#include "gui/frame/shell.h"
#include "gui/models/cataloguemodel.h"
#include "gui/pages/cataloguedetail.h"
#include "gui/pages/datasetpreview.h"
#include "gui/pages/experimentactions.h"
#include "gui/pages/formlabel.h"
#include "gui/pages/pages.h"
#include "gui/pages/runagain.h"
#include "gui/widgets/card.h"
#include "gui/widgets/emptystate.h"
#include "gui/widgets/segmentedcontrol.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <array>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

const QString kUse = u"catalogue.use"_s;
const QString kShowFile = u"catalogue.showFile"_s;
constexpr std::array kKinds = {
    config::ConfigKind::Datasets, config::ConfigKind::Models, config::ConfigKind::Summarizers};
constexpr int kListWidth = 640;
constexpr int kDetailWidth = 420;

std::vector<CatalogueList> readAll(const run::Environment &environment)
{
    std::vector<CatalogueList> lists;
    for (const config::ConfigKind kind : kKinds) {
        lists.push_back(readCatalogue(kind, core::RunOptions().configDir, environment));
    }
    return lists;
}

} // namespace

CataloguePage::CataloguePage(Shell &shell, PageContext &context, QWidget *parent)
    : Page(shell, parent)
    , m_context(context)
    , m_kindControl(new SegmentedControl)
    , m_search(new QLineEdit)
    , m_files(new QComboBox)
    , m_listCard(new Card)
    , m_table(new QTableView)
    , m_note(new FormLabel(QString(), u"hint"_s))
    , m_empty(new EmptyState)
    , m_detail(new CatalogueDetail)
    , m_preview(new DatasetPreview)
{
    m_pool.setMaxThreadCount(1);
    for (const config::ConfigKind kind : kKinds) {
        m_models.push_back(new CatalogueModel(kind, CatalogueModel::Use::Look, this));
    }
    buildList();
    buildDetail();
    const auto add = [&shell](
                         const QString &id, std::function<QString()> title, const QString &icon) {
        Command command;
        command.id = id;
        command.title = std::move(title);
        command.icon = icon;
        command.menu = MenuPlace::Run;
        shell.commands().add(std::move(command));
    };
    add(kUse, [] { return tr("Use in new run"); }, u"plus"_s);
    add(kShowFile, [] { return tr("Show configuration file"); }, u"folder"_s);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &CataloguePage::take);
    showKind(Datasets);
}

CataloguePage::~CataloguePage()
{
    m_watcher.waitForFinished();
}

void CataloguePage::buildList()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_search, 1);
    line->addWidget(m_kindControl);
    line->addWidget(m_files);
    body()->addLayout(line);
    m_search->setObjectName(u"catalogueFilter"_s);
    m_search->setClearButtonEnabled(true);
    m_kindControl->setObjectName(u"catalogueKindControl"_s);
    m_files->setObjectName(u"catalogueFilesCombo"_s);
    m_files->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    prepareTable(*m_table);
    m_table->setSortingEnabled(true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegateForColumn(CatalogueModel::State, new StateDelegate(m_table));
    m_table->installEventFilter(this);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(12, 6, 12, 8);
    m_empty->setIconName(u"search"_s);
    m_listCard->body()->addWidget(m_table, 1);
    m_listCard->body()->addWidget(m_empty, 1);
    m_listCard->body()->addWidget(m_note);
    connect(m_search, &QLineEdit::textChanged, this, &CataloguePage::search);
    connect(m_files, &QComboBox::currentIndexChanged, this, &CataloguePage::search);
    connect(m_kindControl, &SegmentedControl::currentIndexChanged, this,
        [this](int index) { showKind(static_cast<Kind>(index)); });
    connect(m_table, &QTableView::doubleClicked, this, &CataloguePage::useCurrent);
}

void CataloguePage::buildDetail()
{
    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_detail);
    column->addWidget(m_preview, 1);
    column->addStretch(0);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_listCard);
    splitter->addWidget(right);
    splitter->setSizes({kListWidth, kDetailWidth});
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    right->setMinimumWidth(kDetailWidth - 60);
    body()->addWidget(splitter, 1);
    connect(m_detail, &CatalogueDetail::useRequested, this, &CataloguePage::useCurrent);
    connect(m_detail, &CatalogueDetail::showFileRequested, this, &CataloguePage::showFile);
}

QWidget *CataloguePage::filterField() const
{
    return m_search;
}

CatalogueModel *CataloguePage::model() const
{
    return m_models[static_cast<std::size_t>(m_kind)];
}

void CataloguePage::showKind(Kind kind)
{
    m_kind = kind;
    if (m_kindControl->count() > 0) {
        m_kindControl->setCurrentIndex(kind);
    }
    m_table->setModel(model());
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &CataloguePage::showCurrent);
    m_table->sortByColumn(
        kind == Datasets ? CatalogueModel::State : CatalogueModel::Name, Qt::AscendingOrder);
    m_table->setColumnHidden(CatalogueModel::Style, kind == Summarizers);
    m_files->setVisible(kind == Datasets);
    m_preview->setVisible(kind == Datasets);
    search();
}

void CataloguePage::activate()
{
    CommandRegistry &commands = shell().commands();
    commands.bind(kUse, this, [this] { useCurrent(); });
    commands.bind(kShowFile, this, [this] { showFile(); });
    commands.bind(u"view.refresh"_s, this, [this] { load(); });
    load();
}

void CataloguePage::load()
{
    if (m_isReading) {
        return;
    }
    m_isReading = true;
    m_listCard->setBusy(true);
    refreshNote();
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool, [environment = m_context.environment()] { return readAll(environment); }));
}

void CataloguePage::take()
{
    m_isReading = false;
    m_listCard->setBusy(false);
    const std::optional<CatalogueRow> before = current();
    std::vector<CatalogueList> lists = m_watcher.result();
    m_roots = lists.front().roots;
    for (std::size_t i = 0; i < m_models.size(); ++i) {
        m_models[i]->setCatalogue(std::move(lists[i].rows));
    }
    search();
    for (int row = 0; before && row < model()->rowCount(); ++row) {
        if (model()->rowAt(row).name == before->name) {
            m_table->setCurrentIndex(model()->index(row, CatalogueModel::Name));
        }
    }
}

void CataloguePage::search()
{
    const QVariant files = m_kind == Datasets ? m_files->currentData() : QVariant();
    model()->search(m_search->text(), false,
        files.isValid() ? std::optional(static_cast<CatalogueRow::Files>(files.toInt()))
                        : std::nullopt);
    m_table->horizontalHeader()->setStretchLastSection(false);
    gui::fitColumns(*m_table);
    m_table->horizontalHeader()->setSectionResizeMode(CatalogueModel::Name, QHeaderView::Stretch);
    if (!m_table->currentIndex().isValid() && model()->rowCount() > 0) {
        m_table->setCurrentIndex(model()->index(0, CatalogueModel::Name));
    }
    refreshNote();
    showCurrent();
}

std::optional<CatalogueRow> CataloguePage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? std::optional(model()->rowAt(index.row())) : std::nullopt;
}

void CataloguePage::showCurrent()
{
    const std::optional<CatalogueRow> row = current();
    m_detail->setVisible(row.has_value());
    const bool isEnabled = row && row->problem.isEmpty() && row->isSupported;
    const QString why = row ? tr("This configuration cannot be used.") : tr("Nothing is chosen.");
    shell().commands().setEnabled(kUse, isEnabled, why);
    shell().commands().setEnabled(kShowFile, row.has_value(), tr("Nothing is chosen."));
    if (row) {
        m_detail->showRow(*model(), *row);
    }
    if (m_kind == Datasets) {
        core::RunOptions options = defaultRunOptions(Goal::Accuracy);
        m_preview->look(options, m_context.environment(), isEnabled ? row->name : QString());
    }
}

void CataloguePage::refreshNote()
{
    const int shown = model()->rowCount();
    const auto total = static_cast<int>(model()->totalCount());
    const bool isEmpty = shown == 0 && !m_isReading;
    m_table->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_empty->setText(tr("Nothing is named like this."));
    QStringList names;
    for (const CatalogueRow &row : model()->catalogue()) {
        names << row.name;
    }
    const QStringList similar = config::similarNames(m_search->text().trimmed(), names);
    m_empty->setHint(similar.isEmpty() ? QString() : tr("Similar: %1").arg(similar.join(u", "_s)));
    if (m_isReading && total == 0) {
        m_note->setText(tr("Reading the catalogue…"));
        return;
    }
    QStringList parts = {
        tr("%1 of %2").arg(core::displayInteger(shown), core::displayInteger(total))};
    if (m_kind == Datasets) {
        QStringList roots;
        for (const QString &root : m_roots) {
            roots << QDir::toNativeSeparators(root);
        }
        parts << tr("Files are looked for below %1.").arg(roots.join(tr(" and ", "two folders")));
    }
    m_note->setText(parts.join(u" · "_s));
}

void CataloguePage::useCurrent()
{
    const std::optional<CatalogueRow> row = current();
    if (!row || !row->problem.isEmpty() || !row->isSupported) {
        return;
    }
    const std::array places = {CataloguePlace::Dataset,
        row->entries > 1 ? CataloguePlace::Models : CataloguePlace::Service,
        CataloguePlace::Summarizer};
    shell().goTo(
        u"newrun"_s, catalogueArgument(places[static_cast<std::size_t>(m_kind)], row->name));
}

void CataloguePage::showFile() const
{
    if (const std::optional<CatalogueRow> row = current()) {
        revealFolder(QFileInfo(row->file).path());
    }
}

bool CataloguePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            useCurrent();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void CataloguePage::retranslate()
{
    setTitle(tr("Catalogue"));
    setStatus(tr("Enter uses the configuration in a new run."));
    {
        const QSignalBlocker blocker(m_kindControl);
        m_kindControl->setItems({tr("Data sets"), tr("Models"), tr("Summarizers")});
        m_kindControl->setCurrentIndex(m_kind);
    }
    m_kindControl->setAccessibleName(tr("Kind of configuration"));
    m_kindControl->setToolTip(tr("What a run can name: its data, its services, its report."));
    {
        const QSignalBlocker blocker(m_files);
        const int chosen = std::max(0, m_files->currentIndex());
        m_files->clear();
        m_files->addItem(tr("Installed or not"));
        m_files->addItem(tr("Installed"), static_cast<int>(CatalogueRow::Files::Present));
        m_files->addItem(tr("Files missing"), static_cast<int>(CatalogueRow::Files::Missing));
        m_files->setCurrentIndex(chosen);
    }
    m_files->setAccessibleName(tr("Installed"));
    m_files->setToolTip(tr("Shows data sets by whether all their files are there."));
    m_search->setPlaceholderText(tr("Name, family or data set"));
    m_search->setAccessibleName(tr("Search the catalogue"));
    m_search->setToolTip(tr("Shows rows that hold every word (Ctrl+F)."));
    m_table->setAccessibleName(tr("Configurations"));
    for (CatalogueModel *each : m_models) {
        each->retranslate();
    }
    m_detail->retranslate();
    search();
}

} // namespace aisb::gui
