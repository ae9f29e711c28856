// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/headermenu.h"

#include "core/metrics/statistic.h"
#include "core/text/format.h"
#include "gui/models/cells.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Carries the translation context of this file.
class HeaderMenuTexts
{
    Q_DECLARE_TR_FUNCTIONS(HeaderMenu)
};

QString titleOf(const QTableView &view, int column)
{
    return view.model()->headerData(column, Qt::Horizontal).toString();
}

// "Average" and its value, in reading order.
std::vector<std::pair<QString, double>> entriesOf(const ColumnStatistics &statistics)
{
    return {{HeaderMenuTexts::tr("Minimum"), statistics.min},
        {HeaderMenuTexts::tr("Average"), statistics.average}, {u"P50"_s, statistics.p50},
        {u"P90"_s, statistics.p90}, {u"P99"_s, statistics.p99},
        {HeaderMenuTexts::tr("Maximum"), statistics.max}};
}

QString copyText(const ColumnStatistics &statistics)
{
    QString text = u"n\t%1\n"_s.arg(statistics.n);
    for (const auto &[name, value] : entriesOf(statistics)) {
        text += u"%1\t%2\n"_s.arg(name, QString::number(value, 'g', 12));
    }
    return text;
}

void fillStatistics(QMenu &menu, const QTableView &view, int column)
{
    menu.clear();
    const ColumnStatistics statistics = columnStatistics(view, column);
    if (statistics.n == 0) {
        menu.addAction(HeaderMenuTexts::tr("No numbers in this column"))->setEnabled(false);
        return;
    }
    const QString unit = view.model()->headerData(column, Qt::Horizontal, UnitRole).toString();
    menu.addSection(HeaderMenuTexts::tr("%1 rows").arg(core::displayInteger(statistics.n)));
    for (const auto &[name, value] : entriesOf(statistics)) {
        const QString text = core::displayDecimal(value, 2) + QChar(QChar::Nbsp) + unit;
        menu.addAction(name + u'\t' + text, &menu, [number = value] {
            QGuiApplication::clipboard()->setText(QString::number(number, 'g', 12));
        });
    }
    menu.addSeparator();
    menu.addAction(HeaderMenuTexts::tr("Copy statistics"), &menu,
        [statistics] { QGuiApplication::clipboard()->setText(copyText(statistics)); });
}

void addColumns(QMenu &menu, QTableView &view, const std::function<void()> &columnsChanged)
{
    QTableView *table = &view;
    for (int visual = 0; visual < view.horizontalHeader()->count(); ++visual) {
        const int column = view.horizontalHeader()->logicalIndex(visual);
        const QString title = titleOf(view, column);
        QAction *action = menu.addAction(title);
        action->setCheckable(true);
        action->setChecked(!view.isColumnHidden(column));
        QObject::connect(action, &QAction::toggled, table, [=](bool isShown) {
            table->setColumnHidden(column, !isShown);
            if (columnsChanged) {
                columnsChanged();
            }
        });
    }
}

int shownColumns(const QTableView &view)
{
    return view.horizontalHeader()->count() - view.horizontalHeader()->hiddenSectionCount();
}

} // namespace

ColumnStatistics columnStatistics(const QTableView &view, int column)
{
    std::vector<double> values;
    const QAbstractItemModel &model = *view.model();
    values.reserve(static_cast<std::size_t>(model.rowCount()));
    for (int row = 0; row < model.rowCount(); ++row) {
        const QVariant value = model.index(row, column).data(SortRole);
        const int type = value.typeId();
        if (type == QMetaType::Double || type == QMetaType::Int || type == QMetaType::LongLong) {
            values.push_back(value.toDouble());
        }
    }
    if (values.empty()) {
        return {};
    }
    std::ranges::sort(values);
    return {.n = static_cast<qsizetype>(values.size()),
        .min = values.front(),
        .average = core::averageOf(values),
        .p50 = core::percentileOf(values, 50),
        .p90 = core::percentileOf(values, 90),
        .p99 = core::percentileOf(values, 99),
        .max = values.back()};
}

QMenu *makeHeaderMenu(QTableView &view, int column, const std::function<void()> &columnsChanged)
{
    auto *menu = new QMenu(&view);
    QTableView *table = &view;
    if (view.isSortingEnabled()) {
        menu->addAction(HeaderMenuTexts::tr("Sort ascending"), table,
            [table, column] { table->sortByColumn(column, Qt::AscendingOrder); });
        menu->addAction(HeaderMenuTexts::tr("Sort descending"), table,
            [table, column] { table->sortByColumn(column, Qt::DescendingOrder); });
        menu->addSeparator();
    }
    QAction *hide =
        menu->addAction(HeaderMenuTexts::tr("Hide %1").arg(titleOf(view, column)), table, [=] {
            table->setColumnHidden(column, true);
            if (columnsChanged) {
                columnsChanged();
            }
        });
    hide->setEnabled(shownColumns(view) > 1);
    addColumns(*menu->addMenu(HeaderMenuTexts::tr("Columns")), view, columnsChanged);
    menu->addSeparator();
    QMenu *statistics = menu->addMenu(HeaderMenuTexts::tr("Statistics"));
    QObject::connect(statistics, &QMenu::aboutToShow, table,
        [statistics, table, column] { fillStatistics(*statistics, *table, column); });
    return menu;
}

void enableHeaderMenu(QTableView &view, std::function<void()> columnsChanged)
{
    QHeaderView *header = view.horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    QTableView *table = &view;
    QObject::connect(header, &QWidget::customContextMenuRequested, table,
        [table, header, changed = std::move(columnsChanged)](const QPoint &position) {
            const int column = header->logicalIndexAt(position);
            if (column >= 0) {
                QMenu *menu = makeHeaderMenu(*table, column, changed);
                menu->setAttribute(Qt::WA_DeleteOnClose);
                menu->popup(header->mapToGlobal(position));
            }
        });
}

} // namespace aisb::gui
