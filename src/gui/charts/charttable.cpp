// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/charttable.h"

#include "core/text/numbertext.h"
#include "gui/delegates/rowdelegate.h"
#include "gui/models/cells.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QItemSelectionModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

void copyRows(const QTableView &view)
{
    QString text;
    QModelIndexList rows = view.selectionModel()->selectedRows();
    std::ranges::sort(rows, [](const auto &left, const auto &right) { return left < right; });
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int column = 0; column < view.model()->columnCount(); ++column) {
            cells.append(row.siblingAtColumn(column).data(CopyRole).toString());
        }
        text += cells.join(u'\t') + u'\n';
    }
    QApplication::clipboard()->setText(text);
}

} // namespace

PlotTableModel::PlotTableModel(PlotTable table, QObject *parent)
    : QAbstractTableModel(parent)
    , m_table(std::move(table))
{
}

int PlotTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int PlotTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.header.size()) + names();
}

QVariant PlotTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignment(index.column());
    }
    if (index.column() < names()) {
        const bool isText = role == Qt::DisplayRole || role == CopyRole || role == SortRole;
        return isText ? QVariant(m_table.names.value(index.row())) : QVariant();
    }
    const auto row = static_cast<std::size_t>(index.row());
    const std::optional<double> &value =
        m_table.rows[row][static_cast<std::size_t>(index.column() - names())];
    if (role == Qt::DisplayRole || role == CopyRole) {
        return value ? QString::fromLatin1(core::floatText(*value))
                     : (role == CopyRole ? QString() : u"–"_s);
    }
    return role == SortRole && value ? QVariant(*value) : QVariant();
}

QVariant PlotTableModel::alignment(int column) const
{
    return QVariant::fromValue(
        (column < names() ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

QVariant PlotTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignment(section);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    return section < names() ? m_table.namesHeader : m_table.header.value(section - names());
}

ChartTable::ChartTable(const QString &title, PlotTable table, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(title);
    auto *view = new QTableView(this);
    view->setAccessibleName(title);
    prepareTable(*view);
    view->setModel(new PlotTableModel(std::move(table), view));
    fitColumns(*view);
    auto *copy = new QAction(tr("Copy"), view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, view, [view] { copyRows(*view); });
    view->addAction(copy);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(view);
    resize(520, 480);
}

} // namespace aisb::gui
