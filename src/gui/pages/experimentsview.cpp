// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/experimentsview.h"

#include "gui/delegates/accuracydelegates.h"
#include "gui/delegates/celldelegates.h"
#include "gui/models/cells.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using Model = ExperimentsModel;

constexpr int kChevron = 12;
constexpr int kPadding = 8;
constexpr int kSample = 12; // rows of each group that widths are fitted to
constexpr int kMaxTitle = 320;
constexpr int kMaxWidth = 190;
// Column and the least it keeps, in the order they give way.
constexpr std::array kGivingWay = {std::pair(Model::Title, 250), std::pair(Model::Models, 104),
    std::pair(Model::Data, 76), std::pair(Model::Title, 140), std::pair(Model::Models, 80)};
constexpr std::array kShown = {Model::Title, Model::Models, Model::Data, Model::State,
    Model::Verdict, Model::OutputThroughput, Model::TtftP99, Model::Score, Model::Glance,
    Model::Started};

} // namespace

ExperimentsView::ExperimentsView(ExperimentsModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setModel(&model);
    setSortingEnabled(true);
    prepareTree(*this, RowHeight::Roomy);
    header()->setSortIndicator(Model::Started, Qt::DescendingOrder);
    setRootIsDecorated(false);
    setIndentation(0);
    setExpandsOnDoubleClick(false);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setItemDelegateForColumn(Model::Title, new TitleDelegate(this, RowHeight::Roomy));
    setItemDelegateForColumn(Model::State, new StateDelegate(this, RowHeight::Roomy));
    setItemDelegateForColumn(Model::Verdict, new StateDelegate(this, RowHeight::Roomy));
    setItemDelegateForColumn(Model::Score, new ScoreDelegate(this, RowHeight::Roomy));
    setItemDelegateForColumn(Model::Glance, new SparklineDelegate(this, RowHeight::Roomy));
    resetColumns();
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        QMenu menu;
        fillColumnMenu(menu);
        menu.exec(header()->mapToGlobal(place));
    });
    connect(this, &QTreeView::collapsed, this,
        [this](const QModelIndex &index) { m_folded.insert(m_model.groupKey(index)); });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_isExpanding) {
            m_folded.remove(m_model.groupKey(index));
        }
    });
    connect(header(), &QHeaderView::sectionResized, this, [this](int column) {
        // The last one takes what is left by itself.
        m_areWidthsChosen = m_areWidthsChosen
            || (!m_isFitting && isVisible() && QGuiApplication::mouseButtons() != Qt::NoButton
                && column != Model::Started);
    });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &ExperimentsView::currentEntryChanged);
    connect(&model, &QAbstractItemModel::layoutChanged, this, &ExperimentsView::expandGroups);
    connect(&model, &QAbstractItemModel::modelReset, this, &ExperimentsView::expandGroups);
}

void ExperimentsView::setEntries(ExperimentsModel::Entries entries)
{
    const QModelIndex top = indexAt({0, 0});
    const QPersistentModelIndex anchor = verticalScrollBar()->value() > 0 ? top : QModelIndex();
    const int offset = visualRect(top).top();
    const bool wasEmpty = m_model.shownCount() == 0;
    m_model.setEntries(std::move(entries));
    if (anchor.isValid()) {
        scrollTo(anchor, PositionAtTop);
        verticalScrollBar()->setValue(verticalScrollBar()->value() - offset);
    }
    if (wasEmpty) {
        fitWidths();
    }
    if (wasEmpty || !currentIndex().isValid()) {
        selectFirst();
    }
    Q_EMIT currentEntryChanged();
}

void ExperimentsView::setGrouping(ExperimentsModel::Grouping grouping)
{
    const run::ExperimentEntry *entry = currentEntry();
    const QString path = entry ? entry->path : QString();
    m_folded.clear();
    m_model.setGrouping(grouping);
    selectPath(path);
}

void ExperimentsView::setFilter(const ExperimentFilter &filter)
{
    m_model.setFilter(filter);
    if (!currentEntry()) {
        selectFirst();
    }
}

QStringList ExperimentsView::selectedPaths() const
{
    QStringList paths;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        if (const run::ExperimentEntry *entry = m_model.entryAt(index)) {
            paths << entry->path;
        }
    }
    if (paths.size() > 1) {
        const QStringList shown = m_model.shownPaths();
        QHash<QString, qsizetype> places;
        for (qsizetype i = 0; i < shown.size(); ++i) {
            places.insert(shown[i], i);
        }
        std::ranges::sort(paths, [&places](const QString &a, const QString &b) {
            return places.value(a) < places.value(b);
        });
    }
    return paths;
}

const run::ExperimentEntry *ExperimentsView::currentEntry() const
{
    return m_model.entryAt(currentIndex());
}

void ExperimentsView::selectPath(const QString &path)
{
    const QModelIndex index = m_model.indexOf(path);
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    }
}

void ExperimentsView::selectFirst()
{
    QModelIndex first = m_model.index(0, Model::Title);
    if (first.isValid() && !m_model.entryAt(first)) {
        first = m_model.index(0, Model::Title, first);
    }
    if (first.isValid()) {
        const QSignalBlocker quiet(verticalScrollBar());
        setCurrentIndex(first);
    }
}

void ExperimentsView::resetColumns()
{
    for (int column = 0; column < Model::ColumnCount; ++column) {
        setColumnHidden(column, std::ranges::find(kShown, column) == kShown.end());
    }
    m_areWidthsChosen = false;
    fitWidths();
}

void ExperimentsView::fitWidths()
{
    if (m_areWidthsChosen || m_model.shownCount() == 0) {
        return;
    }
    m_isFitting = true;
    fitColumns(*this, kSample);
    int excess = -viewport()->width();
    for (int column = 0; column < Model::ColumnCount; ++column) {
        const int most = column == Model::Title ? kMaxTitle : kMaxWidth;
        setColumnWidth(column, std::min(columnWidth(column), most));
        excess += isColumnHidden(column) ? 0 : columnWidth(column);
    }
    for (const auto &[column, least] : kGivingWay) {
        const int less = std::clamp(excess, 0, std::max(0, columnWidth(column) - least));
        setColumnWidth(column, columnWidth(column) - less);
        excess -= isColumnHidden(column) ? 0 : less;
    }
    m_isFitting = false;
}

void ExperimentsView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitWidths();
}

void ExperimentsView::fillColumnMenu(QMenu &menu)
{
    for (int column = 0; column < Model::ColumnCount; ++column) {
        const QString name = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const QString unit = m_model.headerData(column, Qt::Horizontal, UnitRole).toString();
        QAction *action = menu.addAction(unit.isEmpty() ? name : name + u"  "_s + unit);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column != Model::Title);
        connect(action, &QAction::toggled, this, [this, column](bool isShown) {
            setColumnHidden(column, !isShown);
            fitWidths();
            Q_EMIT columnsChosen();
        });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Usual columns")), &QAction::triggered, this, [this] {
        resetColumns();
        Q_EMIT columnsChosen();
    });
}

void ExperimentsView::expandGroups()
{
    m_isExpanding = true;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        if (!m_model.entryAt(index) && !m_folded.contains(m_model.groupKey(index))) {
            expand(index);
        }
    }
    m_isExpanding = false;
}

void ExperimentsView::drawRow(
    QPainter *painter, const QStyleOptionViewItem &options, const QModelIndex &index) const
{
    if (m_model.entryAt(index)) {
        QTreeView::drawRow(painter, options, index);
        return;
    }
    const Theme &theme = currentTheme();
    const QRect row(0, options.rect.top(), viewport()->width(), options.rect.height());
    painter->save();
    painter->fillRect(row, theme.color(Token::Sunken));
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), theme.color(Token::Border));
    paintIcon(*painter,
        QRectF(kPadding, row.center().y() - kChevron / 2.0 + 0.5, kChevron, kChevron),
        isExpanded(index) ? u"chevron-down"_s : u"chevron-right"_s, theme.color(Token::Text2));
    QRect text = row.adjusted(kPadding + kChevron + 7, 0, -kPadding, -1);
    const QString name = index.data().toString();
    painter->setFont(textFont(TextSize::Table, QFont::DemiBold));
    painter->setPen(theme.color(Token::Text2));
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
    text.setLeft(text.left() + painter->fontMetrics().horizontalAdvance(name) + 8);
    painter->setFont(numberFont(TextSize::Table));
    painter->setPen(theme.color(Token::Text3));
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        index.data(UnitRole).toString());
    if (currentIndex().siblingAtColumn(0) == index && hasFocus()) {
        painter->setPen(QPen(theme.color(Token::Accent), 2));
        painter->drawRect(row.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

void ExperimentsView::activate(const QModelIndex &index)
{
    if (const run::ExperimentEntry *entry = m_model.entryAt(index)) {
        const QString path = entry->path;
        Q_EMIT openRequested(path);
    } else if (index.isValid()) {
        setExpanded(index.siblingAtColumn(0), !isExpanded(index.siblingAtColumn(0)));
    }
}

void ExperimentsView::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && state() != EditingState && event->modifiers() == Qt::NoModifier) {
        activate(currentIndex());
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        Q_EMIT previewToggled();
        return;
    }
    // F2 renames whatever column is current.
    if (event->key() == Qt::Key_F2 && currentEntry()) {
        edit(currentIndex().siblingAtColumn(Model::Title));
        return;
    }
    QTreeView::keyPressEvent(event);
}

void ExperimentsView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && !m_model.entryAt(index)) {
        activate(index);
        return;
    }
    QTreeView::mousePressEvent(event);
}

void ExperimentsView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid()) {
        activate(index);
        return;
    }
    QTreeView::mouseDoubleClickEvent(event);
}

} // namespace aisb::gui
