// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/casespane.h"

#include "core/text/format.h"
#include "gui/delegates/accuracydelegates.h"
#include "gui/delegates/studioheader.h"
#include "gui/models/scoresmodel.h"
#include "gui/pages/words.h"
#include "gui/theme/icons.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/emptystate.h"
#include "gui/widgets/notebox.h"

#include "ui_casespane.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPromise>
#include <QTableView>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kSearchDelayMs = 250;
constexpr int kSteps = 1000;
constexpr int kLeastAnswer = 72; // width of a column of answers
constexpr int kMostAnswer = 160;
constexpr int kScrollBar = 12;

// Runs in a pool thread.
void searchAll(QPromise<std::vector<bool>> &promise, const CaseBrowsers &browsers,
    const std::vector<CaseListRow> &rows, const QString &text)
{
    promise.setProgressRange(0, kSteps);
    std::vector<bool> hits(rows.size(), false);
    const run::CaseSearch search{text};
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        if (!browsers[slot]) {
            continue;
        }
        std::vector<std::size_t> place(browsers[slot]->rows().size(), 0);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].source[slot] >= 0) {
                place[static_cast<std::size_t>(rows[i].source[slot])] = i;
            }
        }
        const auto progress = [&](qint64 done, qint64 total) {
            const double share =
                total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0;
            const double slots = browsers[0] && browsers[1] ? 2 : 1;
            promise.setProgressValue(static_cast<int>(
                kSteps * (share + (slots > 1 ? static_cast<double>(slot) : 0)) / slots));
            return !promise.isCanceled();
        };
        for (const qint64 row : browsers[slot]->search(search, {}, progress)) {
            hits[place[static_cast<std::size_t>(row)]] = true;
        }
    }
    promise.addResult(std::move(hits));
}

} // namespace

CasesPane::CasesPane(QWidget *parent)
    : Card(parent)
    , m_ui(std::make_unique<Ui::CasesPane>())
    , m_view(new QTableView)
    , m_model(new CasesModel(this))
    , m_empty(new EmptyState)
    , m_noVerdicts(new QWidget)
    , m_noVerdictsNote(new NoteBox)
    , m_loader(new CaseLoader(this))
{
    build();
    connect(m_loader, &CaseLoader::loaded, this, &CasesPane::takeCases);
    connect(m_loader, &CaseLoader::progressed, this, [this](double share) {
        const QString percent = core::displayPercent(100 * share);
        m_ui->progressLabel->setText(m_isScoring ? tr("Scoring the cases, %1").arg(percent)
                                                 : tr("Reading the cases, %1").arg(percent));
    });
    connect(&m_searchWatcher, &QFutureWatcherBase::finished, this, &CasesPane::takeSearch);
    connect(&m_searchWatcher, &QFutureWatcherBase::progressValueChanged, this, [this](int value) {
        if (m_isSearching) {
            m_ui->progressLabel->setText(
                tr("Searching, %1").arg(core::displayPercent(100.0 * value / kSteps)));
        }
    });
    connect(&m_searchTimer, &QTimer::timeout, this, &CasesPane::startSearch);
    connect(m_ui->searchEdit, &QLineEdit::textChanged, this, [this] { m_searchTimer.start(); });
    connect(m_ui->searchEdit, &QLineEdit::returnPressed, this, &CasesPane::startSearch);
    connect(m_ui->filterCombo, &QComboBox::currentIndexChanged, this, &CasesPane::applyFilter);
    connect(m_ui->cancelButton, &QToolButton::clicked, this, &CasesPane::cancel);
    for (QComboBox *combo : {m_ui->firstCombo, m_ui->secondCombo}) {
        connect(combo, &QComboBox::activated, this, [this] {
            setModels(
                m_ui->firstCombo->currentData().toInt(), m_ui->secondCombo->currentData().toInt());
        });
    }
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &CasesPane::currentChanged);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &CasesPane::selectSomething);
    retranslate();
}

CasesPane::~CasesPane()
{
    m_view->selectionModel()->disconnect(this);
    m_model->disconnect(this);
    m_searchWatcher.disconnect(this);
    m_searchWatcher.cancel();
    m_searchWatcher.waitForFinished();
}

void CasesPane::build()
{
    auto *controls = new QWidget(this);
    m_ui->setupUi(controls);
    m_ui->searchEdit->addAction(themeIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_ui->cancelButton->setIcon(themeIcon(u"stop"_s));
    m_ui->cancelButton->setFixedSize(28, 28);
    setStyleProperty(*m_ui->cancelButton, "framed", true);
    m_ui->filterCombo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_ui->filterCombo->setMinimumContentsLength(8);
    for (QComboBox *combo : {m_ui->firstCombo, m_ui->secondCombo}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(6);
    }
    body()->addWidget(controls);
    m_view->setModel(m_model);
    prepareTable(*m_view);
    m_view->setSortingEnabled(true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    for (const int column : {CasesModel::First, CasesModel::Second}) {
        m_view->setItemDelegateForColumn(column, new VerdictDelegate(m_view));
    }
    m_view->horizontalHeader()->setSortIndicator(CasesModel::Id, Qt::AscendingOrder);
    auto *copy = new QAction(m_view);
    copy->setObjectName(u"copyCaseAction"_s);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &CasesPane::copyRequested);
    m_view->addAction(copy);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *noteLayout = new QVBoxLayout(m_noVerdicts);
    noteLayout->setContentsMargins(10, 0, 10, 8);
    noteLayout->setSpacing(6);
    noteLayout->addWidget(m_noVerdictsNote);
    auto *rescore = makeButton({}, u"target"_s);
    rescore->setObjectName(u"rescoreButton"_s);
    setStyleProperty(*rescore, "small", true);
    noteLayout->addWidget(rescore, 0, Qt::AlignLeft);
    connect(rescore, &QPushButton::clicked, this, &CasesPane::rescoreRequested);
    m_noVerdicts->hide();
    body()->addWidget(m_noVerdicts);
    body()->addWidget(m_view, 1);
    body()->addWidget(m_empty, 1);
    m_empty->setIconName(u"list"_s);
    QPushButton *clear = m_empty->addButton({});
    clear->setObjectName(u"clearCasesButton"_s);
    connect(clear, &QPushButton::clicked, this, &CasesPane::clearFilters);
    m_searchTimer.setSingleShot(true);
    m_searchTimer.setInterval(kSearchDelayMs);
    m_ui->cancelButton->hide();
    m_ui->progressLabel->hide();
    m_ui->progressLabel->setWordWrap(true);
}

QLineEdit *CasesPane::searchEdit() const
{
    return m_ui->searchEdit;
}

bool CasesPane::isBusy() const
{
    return m_loader->isBusy() || m_isSearching || m_searchTimer.isActive() || m_model->isSorting()
        || m_model->briefs()->isBusy();
}

void CasesPane::setDataset(const QString &dataset, std::vector<CaseModel> models)
{
    std::array<QString, kCaseSlots> before;
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        before[slot] = modelOf(slot) ? modelOf(slot)->name : QString();
    }
    const bool hadOne = m_models.size() > 1 && m_chosen[1] < 0;
    m_dataset = dataset;
    m_models = std::move(models);
    const auto indexOf = [this](const QString &name) {
        const auto at = std::ranges::find_if(
            m_models, [&](const CaseModel &model) { return model.name == name; });
        return name.isEmpty() || at == m_models.end() ? -1
                                                      : static_cast<int>(at - m_models.begin());
    };
    m_chosen = {indexOf(before[0]), indexOf(before[1])};
    if (m_chosen[0] < 0) {
        m_chosen[0] = m_models.empty() ? -1 : 0;
    }
    if (m_chosen[1] < 0 && m_models.size() > 1 && !hadOne) {
        m_chosen[1] = m_chosen[0] == 0 ? 1 : 0;
    }
    fillModels();
    load();
}

void CasesPane::setModels(int first, int second)
{
    m_chosen = {first, second == first ? -1 : second};
    fillModels();
    load();
}

const CaseModel *CasesPane::modelOf(std::size_t slot) const
{
    const int index = m_chosen[slot];
    return index < 0 || static_cast<std::size_t>(index) >= m_models.size()
        ? nullptr
        : &m_models[static_cast<std::size_t>(index)];
}

void CasesPane::fillModels()
{
    const bool hasChoice = m_models.size() > 2;
    for (QComboBox *combo : {m_ui->firstCombo, m_ui->secondCombo}) {
        const QSignalBlocker blocker(combo);
        combo->clear();
        if (combo == m_ui->secondCombo) {
            combo->addItem(tr("None"), -1);
        }
        for (std::size_t i = 0; i < m_models.size(); ++i) {
            combo->addItem(u"%1 %2"_s.arg(modelLetter(m_models[i].column), m_models[i].name),
                static_cast<int>(i));
        }
        const int chosen = m_chosen[combo == m_ui->firstCombo ? 0 : 1];
        combo->setCurrentIndex(std::max(0, combo->findData(chosen)));
        combo->setVisible(hasChoice);
    }
}

void CasesPane::forget()
{
    m_loader->forget();
}

void CasesPane::load()
{
    CaseLoader::Files files;
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        if (const CaseModel *model = modelOf(slot)) {
            files[slot] = model->files;
        }
    }
    m_searchWatcher.cancel();
    m_cases = {};
    m_hits.reset();
    m_searched.clear();
    m_model->setCases({}, {});
    applyFilter(); // the one before may know the rows of another list
    m_isScoring = false;
    showProgress(tr("Reading the cases…"));
    m_noVerdicts->hide();
    m_empty->hide();
    m_view->show();
    m_loader->load(files);
    refreshNotes();
    Q_EMIT currentChanged();
}

void CasesPane::takeCases(const LoadedCases &cases)
{
    const bool isSameAgain = std::exchange(m_isScoring, false);
    const CaseListRow *before = isSameAgain ? current() : nullptr;
    const qint32 chosen = before ? before->index : -1;
    m_cases = cases;
    setBusy(m_isSearching);
    m_ui->cancelButton->setVisible(m_isSearching);
    m_ui->progressLabel->setVisible(m_isSearching);
    refreshColumns();
    m_model->setCases(cases.browsers, cases.rows);
    if (!isSameAgain && !m_ui->searchEdit->text().isEmpty()) {
        startSearch();
    }
    applyFilter();
    fitColumns(*m_view);
    fitAnswers();
    selectCase(m_wanted ? takeWanted() : chosen);
    if (!isSameAgain && !cases.wasCancelled && lacksVerdicts()) {
        m_isScoring = true;
        m_loader->score(m_cases);
        showProgress(tr("Scoring the cases…"));
    }
    refreshVerdictNote();
    Q_EMIT casesLoaded();
}

// Answers may be long; the references beside them stay in sight.
void CasesPane::fitAnswers()
{
    const auto *header = static_cast<const StudioHeader *>(m_view->horizontalHeader());
    m_view->setColumnWidth(
        CasesModel::Reference, header->titleWidth(CasesModel::Reference)); // and stretches
    int rest = m_view->width() - kScrollBar;
    for (const int column : {CasesModel::Id, CasesModel::Repeat, CasesModel::Reference}) {
        rest -= m_view->isColumnHidden(column) ? 0 : m_view->columnWidth(column);
    }
    const int models = m_view->isColumnHidden(CasesModel::Second) ? 1 : 2;
    for (const int column : {CasesModel::First, CasesModel::Second}) {
        m_view->setColumnWidth(column, std::clamp(rest / models, kLeastAnswer, kMostAnswer));
    }
}

void CasesPane::goToCase(qint64 id)
{
    m_wanted = id;
    setFilter(CaseFilter::All);
    setSearch({});
    if (!m_loader->isBusy()) {
        selectCase(takeWanted());
    }
}

qint32 CasesPane::takeWanted()
{
    const std::optional<qint64> wanted = std::exchange(m_wanted, std::nullopt);
    if (!wanted) {
        return -1;
    }
    const auto found = std::ranges::find(m_cases.rows, *wanted, &CaseListRow::id);
    return found == m_cases.rows.end() ? -1 : found->index;
}

void CasesPane::selectCase(qint32 index)
{
    const int row = index < 0 ? -1 : m_model->shownRow(static_cast<std::size_t>(index));
    if (row >= 0) {
        m_view->selectRow(row);
    }
    selectSomething();
}

void CasesPane::showProgress(const QString &text)
{
    setBusy(true);
    m_ui->cancelButton->show();
    m_ui->progressLabel->setText(text);
    m_ui->progressLabel->show();
}

// What is wrong with the verdicts, or where they come from.
void CasesPane::refreshVerdictNote()
{
    const bool isMissing = lacksVerdicts() && !m_isScoring;
    const QString reason = m_cases.wasCancelled ? tr("Scoring the cases was stopped.")
                                                : m_cases.scoreProblems.value(0);
    m_noVerdicts->setVisible(isMissing);
    m_noVerdictsNote->setNote(Tone::Accent, tr("Verdicts are unknown."),
        tr("This run kept no case details. Re-score creates them.")
            + (reason.isEmpty() ? QString() : u"\n"_s + reason));
    if (m_cases.wasScored && !m_isScoring && !m_isSearching) {
        m_ui->progressLabel->setText(tr("Scored just now; the folder keeps no verdicts."));
        m_ui->progressLabel->show();
    }
}

void CasesPane::refreshColumns()
{
    const bool areTwo = modelOf(0) && modelOf(1);
    std::array<QString, kCaseSlots> letters;
    for (std::size_t slot = 0; slot < kCaseSlots && areTwo; ++slot) {
        letters[slot] = modelLetter(modelOf(slot)->column);
    }
    m_model->setLetters(letters);
    const bool hasRepeats =
        std::ranges::any_of(m_cases.rows, [](const CaseListRow &row) { return row.repeat > 0; });
    m_view->setColumnHidden(CasesModel::Repeat, !hasRepeats);
    m_view->setColumnHidden(CasesModel::Second, !areTwo);
    m_view->setColumnHidden(CasesModel::Length, true);
}

void CasesPane::setFilter(CaseFilter filter)
{
    m_ui->filterCombo->setCurrentIndex(static_cast<int>(filter));
}

void CasesPane::setSearch(const QString &text)
{
    m_ui->searchEdit->setText(text);
}

void CasesPane::clearFilters()
{
    m_ui->searchEdit->clear();
    m_ui->filterCombo->setCurrentIndex(0);
    startSearch();
}

void CasesPane::cancel()
{
    if (m_isSearching) {
        m_searchWatcher.cancel();
    } else {
        m_loader->cancel();
    }
}

void CasesPane::startSearch()
{
    m_searchTimer.stop();
    const QString text = m_ui->searchEdit->text();
    if (m_isSearching) {
        m_isSearchStale = true;
        m_searchWatcher.cancel();
        return;
    }
    m_isSearchStale = false;
    m_wasSearchCut = false;
    if (text.isEmpty() || m_cases.rows.empty()) {
        m_hits.reset();
        m_searched.clear();
        applyFilter();
        return;
    }
    m_isSearching = true;
    m_searched = text;
    showProgress(tr("Searching…"));
    m_searchWatcher.setFuture(QtConcurrent::run(searchAll, m_cases.browsers, m_cases.rows, text));
}

void CasesPane::takeSearch()
{
    m_isSearching = false;
    const bool isLoading = m_loader->isBusy() && !m_isScoring;
    if (m_isSearchStale || isLoading) {
        if (!isLoading) {
            startSearch();
        }
        return;
    }
    setBusy(m_isScoring);
    m_ui->cancelButton->setVisible(m_isScoring);
    m_ui->progressLabel->setVisible(m_isScoring);
    refreshVerdictNote();
    m_wasSearchCut = m_searchWatcher.isCanceled();
    const bool hasResult = !m_wasSearchCut && m_searchWatcher.future().resultCount() > 0;
    const bool fits = hasResult && m_searchWatcher.result().size() == m_cases.rows.size();
    m_hits = fits ? std::make_shared<const Hits>(m_searchWatcher.result()) : nullptr;
    applyFilter();
}

void CasesPane::applyFilter()
{
    const auto filter = static_cast<CaseFilter>(std::max(0, m_ui->filterCombo->currentIndex()));
    if (filter == CaseFilter::All && !m_hits) {
        m_model->setFilter({});
    } else {
        m_model->setFilter([filter, hits = m_hits](const CaseListRow &row) {
            return matches(row, filter) && (!hits || (*hits)[static_cast<std::size_t>(row.index)]);
        });
    }
    refreshNotes();
}

void CasesPane::selectSomething()
{
    if (m_model->rowCount() > 0 && !m_view->currentIndex().isValid()) {
        m_view->selectRow(0);
    }
    refreshNotes();
    Q_EMIT currentChanged();
}

const CaseListRow *CasesPane::current() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? &m_model->rowAt(index.row()) : nullptr;
}

int CasesPane::place() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? index.row() + 1 : 0;
}

int CasesPane::listed() const
{
    return m_model->rowCount();
}

void CasesPane::step(int direction)
{
    const int row = m_view->currentIndex().row() + direction;
    if (row >= 0 && row < m_model->rowCount()) {
        m_view->selectRow(row);
    }
}

void CasesPane::stepToWrong(int direction)
{
    int row = m_view->currentIndex().row() + direction;
    while (row >= 0 && row < m_model->rowCount()) {
        const CaseListRow &each = m_model->rowAt(row);
        if (matches(each, CaseFilter::Wrong) || matches(each, CaseFilter::Failed)) {
            m_view->selectRow(row);
            return;
        }
        row += direction;
    }
}

bool CasesPane::lacksVerdicts() const
{
    return std::ranges::any_of(m_cases.browsers, [](const auto &browser) {
        return browser && !browser->rows().empty() && !browser->hasVerdicts();
    });
}

void CasesPane::refreshNotes()
{
    const auto total = static_cast<qint64>(m_model->totalCount());
    const int shown = m_model->rowCount();
    const bool isLoading = m_loader->isBusy() && !m_isScoring;
    const QString count = isLoading ? QString()
        : shown == total
        ? core::displayInteger(total)
        : tr("%1 of %2").arg(core::displayInteger(shown), core::displayInteger(total));
    setNote(QStringList{m_dataset, count}.join(
        count.isEmpty() || m_dataset.isEmpty() ? u""_s : u" · "_s));
    if (isLoading) {
        return;
    }
    const bool isEmpty = shown == 0;
    m_view->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    auto *clear = m_empty->findChild<QPushButton *>(u"clearCasesButton"_s);
    clear->setVisible(total > 0);
    m_empty->setHint({});
    if (m_cases.wasCancelled) {
        m_empty->setText(tr("Reading the cases was stopped."));
    } else if (m_cases.error && total == 0) {
        m_empty->setText(tr("The cases cannot be read."));
        m_empty->setHint(describe(*m_cases.error));
    } else if (total > 0) {
        m_empty->setText(tr("No case matches these filters."));
    } else if (m_dataset.isEmpty()) {
        m_empty->setText(tr("Choose a data set in the summary."));
    } else {
        m_empty->setText(tr("There are no answers to this data set yet."));
    }
}

void CasesPane::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void CasesPane::retranslate()
{
    setTitle(tr("Cases"));
    m_ui->searchEdit->setPlaceholderText(tr("Search prompts and answers"));
    m_ui->searchEdit->setToolTip(tr("Shows the cases whose prompt or answer contains this text."));
    m_ui->searchEdit->setAccessibleName(tr("Search the cases"));
    m_ui->filterCombo->setToolTip(tr("Which cases are listed, by their verdict."));
    m_ui->filterCombo->setAccessibleName(tr("Verdict"));
    m_ui->firstCombo->setToolTip(tr("Model shown first."));
    m_ui->firstCombo->setAccessibleName(tr("First model"));
    m_ui->secondCombo->setToolTip(tr("Model shown beside it."));
    m_ui->secondCombo->setAccessibleName(tr("Second model"));
    setIconButtonName(*m_ui->cancelButton, tr("Stop reading"));
    m_view->setAccessibleName(tr("Cases"));
    if (auto *copy = m_view->findChild<QAction *>(u"copyCaseAction"_s)) {
        copy->setText(tr("Copy case"));
    }
    m_empty->findChild<QPushButton *>(u"clearCasesButton"_s)->setText(tr("Clear filters"));
    findChild<QPushButton *>(u"rescoreButton"_s)->setText(tr("Re-score"));
    const QSignalBlocker blocker(m_ui->filterCombo);
    const int chosen = std::max(0, m_ui->filterCombo->currentIndex());
    m_ui->filterCombo->clear();
    m_ui->filterCombo->addItems({tr("All cases"), tr("Wrong"), tr("Right"), tr("Failed"),
        tr("No extraction"), tr("Models differ"), tr("Repeats differ")});
    m_ui->filterCombo->setCurrentIndex(chosen);
    m_model->retranslate();
    fillModels();
    refreshVerdictNote();
    refreshNotes();
}

} // namespace aisb::gui
