// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/comparepage.h"

#include "core/text/format.h"
#include "gui/charts/plotview.h"
#include "gui/delegates/celldelegates.h"
#include "gui/delegates/comparisondelegates.h"
#include "gui/dialogs/filedialogs.h"
#include "gui/frame/commandregistry.h"
#include "gui/frame/messagebar.h"
#include "gui/models/comparisonmodel.h"
#include "gui/models/experimentlibrary.h"
#include "gui/pages/comparisoncharts.h"
#include "gui/pages/comparisonslot.h"
#include "gui/pages/comparisonwords.h"
#include "gui/pages/copymenu.h"
#include "gui/pages/flippedpane.h"
#include "gui/pages/pages.h"
#include "gui/pages/resultspage.h"
#include "gui/pages/words.h"
#include "gui/settings/settings.h"
#include "gui/share/sharedialog.h"
#include "gui/share/sharefiles.h"
#include "gui/theme/icons.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/card.h"
#include "gui/widgets/emptystate.h"
#include "gui/widgets/notebox.h"
#include "gui/widgets/segmentedcontrol.h"
#include "store/experimentfolder.h"

#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr auto kMost = static_cast<qsizetype>(core::Comparison::kMostExperiments);
const QString kAdd = u"compare.add"_s;
const QString kSwap = u"compare.swap"_s;
const QString kShare = u"experiment.share"_s;
const QString kColumnsKey = u"compare/columns"_s;
const QString kLeftKey = u"compare/left"_s;
const QString kFormKey = u"compare/histograms"_s;

QString cleaned(const QString &folder)
{
    return QDir::cleanPath(QFileInfo(store::experimentAround(folder)).absoluteFilePath());
}

QStringList foldersOf(const QMimeData &data)
{
    QStringList folders;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile()) {
            const QString path = url.toLocalFile();
            if (QFileInfo(path).isDir() || store::experimentAround(path) != path) {
                folders << path;
            }
        }
    }
    return folders;
}

QString toggleId(std::size_t experiment)
{
    return u"compare.toggle%1"_s.arg(experiment + 1);
}

QString letterOf(std::size_t experiment)
{
    return core::ComparedExperiment::letter(experiment);
}

} // namespace

Document comparisonDocument(const QStringList &folders)
{
    Document document;
    document.argument = folders.join(u'\n');
    document.key = u"compare:"_s + document.argument.toString();
    document.pageId = u"compare"_s;
    document.icon = u"compare"_s;
    document.title = ComparePage::tr("Compare · %1").arg(folders.size());
    return document;
}

ComparePage::ComparePage(Shell &shell, PageContext &context, QWidget *parent)
    : Page(shell, parent)
    , m_context(context)
    , m_loader(new ComparisonLoader(context.environment().metricsProfile, this))
    , m_slotsLayout(new QHBoxLayout)
    , m_swapButton(makeIconButton(u"swap"_s, {}, true))
    , m_addButton(makeButton({}, u"plus"_s))
    , m_copyButton(makeButton({}, u"copy"_s))
    , m_stageControl(new SegmentedControl)
    , m_sectionCombo(new QComboBox)
    , m_headline(new NoteBox)
    , m_workload(new NoteBox)
    , m_model(new ComparisonModel(this))
    , m_settingsModel(new SettingsDiffModel(this))
    , m_charts(new ComparisonCharts)
    , m_flipped(new FlippedPane)
    , m_empty(new EmptyState)
{
    setAcceptDrops(true);
    buildSlots();
    buildContent();
    setButtonMenu(*m_copyButton, new QMenu(m_copyButton));
    addHeaderWidget(m_copyButton);
    addCommands();
    setHeaderActions({}, kShare);
    connect(m_loader, &ComparisonLoader::ready, this, &ComparePage::takeView);
    connect(m_loader, &ComparisonLoader::busyChanged, this, &ComparePage::refreshHeader);
    connect(m_swapButton, &QToolButton::clicked, this, &ComparePage::swapFirst);
    connect(m_stageControl, &SegmentedControl::activated, this,
        [this](int index) { setStage(index == 1 ? run::Stage::Stable : run::Stage::Whole); });
    connect(m_sectionCombo, &QComboBox::activated, this, [this](int index) {
        m_section = static_cast<std::size_t>(std::max(0, index));
        refresh();
    });
    resetLayout();
    m_columns->restoreState(shell.settings().windowState(kColumnsKey));
    m_left->restoreState(shell.settings().windowState(kLeftKey));
}

ComparePage::~ComparePage() = default;

void ComparePage::buildSlots()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    m_slotsLayout->setSpacing(8);
    line->addLayout(m_slotsLayout, 1);
    setButtonMenu(*m_addButton, new QMenu(m_addButton));
    connect(m_addButton->menu(), &QMenu::aboutToShow, this, &ComparePage::fillAddMenu);
    line->addWidget(m_addButton);
    line->addWidget(m_sectionCombo);
    line->addWidget(m_stageControl);
    body()->addLayout(line);
    m_sectionCombo->hide();
    m_slotsLayout->addWidget(m_swapButton);
    m_slotsLayout->addStretch(1);

    auto *notes = new QHBoxLayout;
    notes->setSpacing(8);
    notes->addWidget(m_headline, 3);
    notes->addWidget(m_workload, 2);
    body()->addLayout(notes);
    m_headline->hide();
    m_workload->hide();
}

void ComparePage::buildContent()
{
    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(8);
    m_columns->addWidget(buildLeft());
    m_columns->addWidget(buildRight());
    m_columns->setStretchFactor(0, 1);
    body()->addWidget(m_columns, 1);
    m_empty->setIconName(u"compare"_s);
    body()->addWidget(m_empty, 1);
    m_empty->hide();
}

QWidget *ComparePage::buildLeft()
{
    m_left = new QSplitter(Qt::Vertical);
    m_left->setChildrenCollapsible(false);
    m_left->setHandleWidth(8);
    m_tableCard = new Card;
    m_table = new QTableView;
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    prepareTable(*m_table);
    enableCopying(*m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &ComparePage::showRowStatus);
    m_tableCard->body()->addWidget(m_table);
    m_left->addWidget(m_tableCard);

    auto *settings = new Card;
    m_tabs = new QTabBar;
    m_tabs->setDrawBase(false);
    m_tabs->addTab({});
    m_tabs->addTab({});
    m_settingsTable = new QTableView;
    m_settingsTable->setModel(m_settingsModel);
    m_settingsTable->setSelectionMode(QAbstractItemView::ExtendedSelection);
    prepareTable(*m_settingsTable);
    enableCopying(*m_settingsTable);
    settings->body()->addWidget(m_tabs);
    settings->body()->addWidget(m_settingsTable, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &ComparePage::refreshTabs);
    m_left->addWidget(settings);
    m_left->setStretchFactor(0, 3);
    m_left->setStretchFactor(1, 1);
    return m_left;
}

QWidget *ComparePage::buildRight()
{
    auto *right = new QWidget;
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_charts, 1);
    layout->addWidget(m_flipped, 1);
    m_flipped->hide();
    const bool isHistogram = shell().settings().value(kFormKey).toBool();
    m_charts->setForm(
        isHistogram ? ComparisonChart::Form::Histogram : ComparisonChart::Form::Cumulative);
    connect(m_charts, &ComparisonCharts::formChosen, this, [this](ComparisonChart::Form form) {
        shell().settings().setValue(kFormKey, form == ComparisonChart::Form::Histogram);
    });
    connect(m_flipped, &FlippedPane::caseChosen, this,
        [this](std::size_t experiment, const QString &dataset, qint64 id) {
            shell().openDocument(
                caseDocument({m_folders[static_cast<qsizetype>(experiment)], dataset, id}));
        });
    return right;
}

void ComparePage::addCommands()
{
    CommandRegistry &commands = shell().commands();
    const auto add = [&commands](const QString &id, std::function<QString()> title,
                         const QString &icon, QList<QKeySequence> keys, bool isLocal) {
        Command command;
        command.id = id;
        command.title = std::move(title);
        command.icon = icon;
        command.menu = isLocal ? MenuPlace::View : MenuPlace::Experiment;
        command.shortcuts = std::move(keys);
        command.isLocal = isLocal;
        commands.add(std::move(command));
    };
    add(kAdd, [] { return tr("Add experiment to the comparison…"); }, u"plus"_s, {}, false);
    add(kSwap, [] { return tr("Swap A and B"); }, u"swap"_s, {QKeySequence(u"X"_s)}, true);
    for (std::size_t i = 0; i < core::Comparison::kMostExperiments; ++i) {
        add(
            toggleId(i), [i] { return tr("Show or hide experiment %1").arg(letterOf(i)); },
            u"eye"_s, {QKeySequence(QString::number(i + 1))}, true);
    }
}

void ComparePage::activate()
{
    CommandRegistry &commands = shell().commands();
    commands.bind(kShare, this, [this] { share(); });
    commands.bind(kAdd, this, [this] { m_addButton->showMenu(); });
    commands.bind(kSwap, this, [this] { swapFirst(); });
    for (std::size_t i = 0; i < core::Comparison::kMostExperiments; ++i) {
        commands.bind(toggleId(i), this, [this, i] { toggleExperiment(i); });
    }
    commands.bind(u"view.refresh"_s, this, [this] {
        m_loader->forget();
        refresh();
    });
}

void ComparePage::deactivate()
{
    shell().settings().setWindowState(kColumnsKey, m_columns->saveState());
    shell().settings().setWindowState(kLeftKey, m_left->saveState());
    Page::deactivate();
}

void ComparePage::resetLayout()
{
    m_columns->setSizes({760, 420});
    m_left->setSizes({640, 120});
}

void ComparePage::open(const QVariant &argument)
{
    const QStringList folders = argument.toString().split(u'\n', Qt::SkipEmptyParts);
    if (m_folders.isEmpty() && !folders.isEmpty()) {
        addFolders(folders);
    }
}

void ComparePage::addFolders(const QStringList &folders)
{
    for (const QString &folder : folders) {
        const QString path = cleaned(folder);
        if (m_folders.size() >= kMost) {
            messageBar().showMessage(
                Tone::Accent, tr("Eight experiments at most are compared at once."));
            break;
        }
        if (!m_folders.contains(path)) {
            m_folders << path;
        }
    }
    refresh();
}

void ComparePage::removeExperiment(std::size_t experiment)
{
    if (experiment >= static_cast<std::size_t>(m_folders.size())) {
        return;
    }
    m_folders.removeAt(static_cast<qsizetype>(experiment));
    if (m_baseline > experiment || m_baseline >= static_cast<std::size_t>(m_folders.size())) {
        m_baseline = m_baseline > 0 ? m_baseline - 1 : 0;
    }
    refresh();
}

void ComparePage::makeBaseline(std::size_t experiment)
{
    if (experiment < static_cast<std::size_t>(m_folders.size())) {
        m_baseline = experiment;
        refresh();
    }
}

void ComparePage::swapFirst()
{
    if (m_folders.size() >= 2) {
        m_folders.swapItemsAt(0, 1);
        refresh();
    }
}

void ComparePage::setStage(run::Stage stage)
{
    m_stage = stage;
    m_stageControl->setCurrentIndex(stage == run::Stage::Stable ? 1 : 0);
    refresh();
}

void ComparePage::toggleExperiment(std::size_t experiment)
{
    if (experiment >= m_isHidden.size()) {
        return;
    }
    m_isHidden[experiment] = !m_isHidden[experiment];
    m_charts->setExperimentVisible(experiment, !m_isHidden[experiment]);
}

bool ComparePage::isBusy() const
{
    return m_loader->isBusy();
}

void ComparePage::refresh()
{
    m_isHidden.assign(static_cast<std::size_t>(m_folders.size()), false);
    m_loader->show({m_folders, m_baseline, m_stage, m_section});
    refreshSlots();
    refreshHeader();
}

void ComparePage::takeView(const ComparisonView &view)
{
    m_view = view;
    if (m_section >= std::max<std::size_t>(1, view.comparison->sections.size())) {
        m_section = 0;
    }
    m_model->setComparison(view.comparison, m_section);
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const auto part = m_model->columns()[static_cast<std::size_t>(column)].part;
        QStyledItemDelegate *delegate = nullptr;
        switch (part) {
        case ComparisonModel::Part::Difference:
        case ComparisonModel::Part::Change:
            delegate = new DeltaDelegate(m_table);
            break;
        case ComparisonModel::Part::Interval:
            delegate = new IntervalDelegate(m_table);
            break;
        case ComparisonModel::Part::Verdict:
            delegate = new StateDelegate(m_table);
            break;
        default:
            delegate = new RowDelegate(m_table);
        }
        delete m_table->itemDelegateForColumn(column);
        m_table->setItemDelegateForColumn(column, delegate);
    }
    fitColumns(*m_table);
    m_table->setColumnWidth(0, std::max(150, m_table->columnWidth(0)));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const int span = m_model->rowAt(row) ? 1 : m_model->columnCount();
        if (m_table->columnSpan(row, 0) != span) {
            m_table->setSpan(row, 0, 1, span);
        }
    }
    refreshSlots();
    refreshSections();
    refreshStages();
    refreshNotes();
    refreshCharts();
    refreshTabs();
    refreshHeader();
    fillCopyMenu();
}

void ComparePage::refreshSlots()
{
    const auto count = static_cast<std::size_t>(m_folders.size());
    while (m_slots.size() > count) {
        delete m_slots.back();
        m_slots.pop_back();
    }
    while (m_slots.size() < count) {
        auto *slot = new ComparisonSlot(m_slots.size());
        connect(slot, &ComparisonSlot::baselineRequested, this, &ComparePage::makeBaseline);
        connect(slot, &ComparisonSlot::removeRequested, this, &ComparePage::removeExperiment,
            Qt::QueuedConnection);
        connect(slot, &ComparisonSlot::openRequested, this,
            [this](const QString &path) { shell().openFolders({path}); });
        // A, swap, B, C, ...
        const int place = m_slots.empty() ? 0 : static_cast<int>(m_slots.size()) + 1;
        m_slotsLayout->insertWidget(place, slot, 4);
        m_slots.push_back(slot);
    }
    const auto &comparison = m_view.comparison;
    for (std::size_t i = 0; i < count; ++i) {
        core::ComparedExperiment experiment;
        experiment.path = m_folders[static_cast<qsizetype>(i)];
        experiment.name = m_context.library().titleOf(experiment.path);
        const bool isKnown = comparison && i < comparison->experiments.size()
            && comparison->experiments[i].path == experiment.path;
        if (isKnown) {
            const QString title = experiment.name;
            experiment = comparison->experiments[i];
            experiment.name = title;
        }
        m_slots[i]->setExperiment(experiment, i == m_baseline, count > 1);
    }
    m_swapButton->setVisible(count >= 2);
    m_addButton->setVisible(count < core::Comparison::kMostExperiments);
    const bool isEnough = count >= 2;
    m_columns->setVisible(isEnough);
    m_empty->setVisible(!isEnough);
    m_headline->setVisible(isEnough && comparison);
    m_workload->setVisible(isEnough && comparison);
}

void ComparePage::refreshHeader()
{
    setTitle(tr("Compare · %1").arg(m_folders.size()));
    const bool isReading = m_loader->readCount() < m_folders.size();
    setTitleNote(isReading
            ? tr("Reading %1 of %2…").arg(m_loader->readCount() + 1).arg(m_folders.size())
            : tr("%n experiments", nullptr, static_cast<int>(m_folders.size())));
    m_tableCard->setBusy(m_loader->isBusy());
    const bool isReference =
        m_context.environment().metricsProfile == core::MetricsProfile::Reference;
    QList<ChipSpec> facts;
    const auto &comparison = m_view.comparison;
    if (comparison && !comparison->isAccuracy) {
        facts << ChipSpec{isReference ? tr("Metrics: reference") : tr("Metrics: corrected")};
        facts << ChipSpec{tr("Bootstrap %1 %, seed %2")
                .arg(QString::number(100 * comparison->options.confidence))
                .arg(comparison->options.seed)};
    }
    setFacts(facts);
    if (!m_table->currentIndex().isValid()) {
        setStatus(tr("Choose a row to read what its verdict rests on. X swaps A and B, 1 to 8 "
                     "hide and show curves."));
    }
}

void ComparePage::refreshNotes()
{
    const core::Comparison &comparison = *m_view.comparison;
    if (comparison.sections.empty() || m_loader->readCount() < m_folders.size()) {
        m_headline->setNote(Tone::Accent,
            comparison.sections.empty() && !m_loader->isBusy() ? tr("Nothing can be compared.")
                                                               : tr("Reading the experiments…"));
        m_workload->hide();
        return;
    }
    m_headline->setNote(
        Tone::Accent, headlineOf(comparison, m_section), tallyOf(comparison, m_section));
    const QStringList lines = workloadLines(comparison);
    m_workload->setVisible(m_folders.size() >= 2);
    if (lines.isEmpty()) {
        m_workload->setNote(Tone::Ok, tr("Workloads match."),
            comparison.isAccuracy ? tr("The data sets are equal.")
                                  : tr("Data, requests, lengths and load are equal."));
    } else {
        m_workload->setNote(Tone::Warn, tr("The workloads differ."), lines.join(u" · "_s));
    }
    m_workload->setToolTip(lines.join(u'\n'));
}

void ComparePage::refreshSections()
{
    const auto &sections = m_view.comparison->sections;
    m_sectionCombo->clear();
    for (const core::ComparedSection &section : sections) {
        m_sectionCombo->addItem(section.title);
    }
    m_sectionCombo->setCurrentIndex(static_cast<int>(m_section));
    m_sectionCombo->setVisible(sections.size() > 1);
}

void ComparePage::refreshStages()
{
    QString reason;
    const bool hasStable = m_loader->hasStable(&reason);
    m_stageControl->setVisible(!m_view.comparison->isAccuracy);
    m_stageControl->setItemEnabled(1, hasStable, reason);
}

void ComparePage::refreshCharts()
{
    const bool isAccuracy = m_view.comparison->isAccuracy;
    m_charts->setVisible(!isAccuracy);
    m_flipped->setVisible(isAccuracy);
    m_charts->setView(m_view);
    m_flipped->setComparison(m_view.comparison, m_section);
}

void ComparePage::refreshTabs()
{
    const auto &comparison = m_view.comparison;
    if (!comparison) {
        return;
    }
    const auto differing = std::count_if(comparison->settings.begin(), comparison->settings.end(),
        [](const core::ComparedSetting &setting) { return !setting.isEqual; });
    m_tabs->setTabText(0, tr("Configuration differences %1").arg(differing));
    m_tabs->setTabText(1, tr("All settings %1").arg(comparison->settings.size()));
    m_settingsModel->setComparison(comparison,
        m_tabs->currentIndex() == 1 ? SettingsDiffModel::Rows::All
                                    : SettingsDiffModel::Rows::Differing);
    fitColumns(*m_settingsTable);
    for (int column = 0; column < m_settingsModel->columnCount() - 1; ++column) {
        m_settingsTable->setColumnWidth(
            column, std::clamp(m_settingsTable->columnWidth(column), 110, 260));
    }
}

void ComparePage::showRowStatus()
{
    const QModelIndex index = m_table->currentIndex();
    const core::ComparedRow *row = m_model->rowAt(index.row());
    if (!row || !m_view.comparison) {
        return;
    }
    QStringList texts;
    for (std::size_t i = 0; i < row->values.size(); ++i) {
        if (row->values[i].change) {
            texts << verdictText(*m_view.comparison, *row, i);
        }
    }
    setStatus(comparedLabel(*row) + u": "_s + texts.join(u" "_s));
}

void ComparePage::fillAddMenu()
{
    QMenu *menu = m_addButton->menu();
    menu->clear();
    QStringList offered = shell().openDocuments() + shell().settings().recentFolders();
    offered.removeDuplicates();
    for (const QString &folder : offered) {
        if (QFileInfo(folder).isDir() && !m_folders.contains(folder)) {
            menu->addAction(themeIcon(u"chart"_s), QDir::toNativeSeparators(folder), this,
                [this, folder] { addFolders({folder}); });
        }
    }
    if (!menu->isEmpty()) {
        menu->addSeparator();
    }
    menu->addAction(themeIcon(u"folder"_s), tr("Choose a folder…"), this, [this] {
        askFolder(shell().windowWidget(), tr("Experiment folder"), shell().settings().defaultRoot(),
            [this](const QString &folder) { addFolders({folder}); });
    });
}

void ComparePage::fillCopyMenu()
{
    QMenu *copies = makeCopyMenu(
        [comparison = m_view.comparison, section = m_section] {
            return section < comparison->sections.size()
                ? report::comparisonTable(*comparison, comparison->sections[section])
                : report::Table();
        },
        m_copyButton);
    delete m_copyButton->menu();
    m_copyButton->setMenu(copies);
}

ShareContent ComparePage::shareContent() const
{
    const std::shared_ptr<const core::Comparison> comparison = m_view.comparison;
    ShareContent content;
    content.title = title();
    for (std::size_t i = 0; i < comparison->experiments.size(); ++i) {
        content.facts << u"%1 %2"_s.arg(
            core::ComparedExperiment::letter(i), comparison->experiments[i].name);
    }
    content.notes = report::workloadTexts(*comparison);
    for (ComparisonChart *chart : m_charts->charts()) {
        if (chart->hasCurves()) {
            content.charts.emplace_back(chart->plot());
        }
    }
    for (const core::ComparedSection &section : comparison->sections) {
        content.tables.push_back({section.title.isEmpty() ? tr("Comparison") : section.title,
            report::comparisonTable(*comparison, section)});
    }
    content.tables.push_back({tr("Settings that differ"), report::settingsTable(*comparison)});
    content.stem = fileStem(comparison->experiments.front().name, u"comparison"_s);
    content.makePage = [comparison, curves = m_view.cumulative](report::PageLanguage language) {
        return report::comparisonPage(*comparison, {.language = language, .curves = curves});
    };
    content.tableSuffixes = report::tableSuffixes();
    content.makeTables = [comparison, tables = content.tables](
                             const QString &suffix) -> core::Result<QByteArray> {
        if (suffix == "csv"_L1) {
            return report::comparisonCsv(*comparison);
        }
        if (suffix == "md"_L1) {
            return report::comparisonMarkdown(*comparison);
        }
        if (suffix == "json"_L1) {
            return core::writeJson(report::comparisonJson(*comparison), {.indent = 2}) + '\n';
        }
        return suffix == "txt"_L1 ? report::comparisonText(*comparison).toUtf8()
                                  : report::tableBytes(suffix, tables);
    };
    return content;
}

void ComparePage::share()
{
    if (m_view.comparison && !m_loader->isBusy()) {
        openShareDialog(shareContent(), shell(), messageBar());
    }
}

void ComparePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!foldersOf(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
        setStatus(tr("Drop to add to the comparison."));
    }
}

void ComparePage::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    addFolders(foldersOf(*event->mimeData()));
}

void ComparePage::retranslate()
{
    m_addButton->setText(tr("Add experiment"));
    m_addButton->setToolTip(tr("Up to eight experiments; folders can be dropped here, too."));
    m_copyButton->setText(tr("Copy table"));
    setIconButtonName(*m_swapButton, tr("Swap A and B"));
    m_stageControl->setItems({tr("Whole run"), tr("Stable stage")});
    m_stageControl->setCurrentIndex(m_stage == run::Stage::Stable ? 1 : 0);
    m_stageControl->setAccessibleName(tr("Population"));
    m_sectionCombo->setAccessibleName(tr("Model and data set"));
    m_sectionCombo->setToolTip(tr("Model and data set that is compared"));
    m_table->setAccessibleName(tr("Comparison"));
    m_settingsTable->setAccessibleName(tr("Settings"));
    m_empty->setText(tr("Choose two experiments."));
    m_empty->setHint(tr("Drop their folders here, or choose them in the list of experiments."));
    if (m_view.comparison) {
        takeView(m_view);
    }
    refreshHeader();
}

} // namespace aisb::gui
