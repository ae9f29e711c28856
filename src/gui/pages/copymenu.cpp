// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/copymenu.h"

#include "gui/models/cells.h"
#include "report/markdown.h"
#include "report/texttable.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QTableView>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Carries the translation context of this file.
class CopyMenuTexts
{
    Q_DECLARE_TR_FUNCTIONS(CopyMenu)
};

QString headerText(const QAbstractItemModel &model, int column)
{
    const QString name = model.headerData(column, Qt::Horizontal).toString();
    const QString unit = model.headerData(column, Qt::Horizontal, UnitRole).toString();
    return unit.isEmpty() ? name : u"%1 (%2)"_s.arg(name, unit);
}

QString cellText(const QModelIndex &index, CopyPrecision precision)
{
    QString shown = index.data().toString();
    if (precision == CopyPrecision::Displayed && !shown.isEmpty()) {
        return shown;
    }
    const QVariant exact = index.data(CopyRole);
    if (exact.typeId() == QMetaType::Double) {
        return QString::number(exact.toDouble(), 'g', 12);
    }
    return exact.isValid() ? exact.toString() : shown;
}

std::vector<int> shownColumns(const QTableView &view)
{
    std::vector<int> columns;
    for (int visual = 0; visual < view.horizontalHeader()->count(); ++visual) {
        const int column = view.horizontalHeader()->logicalIndex(visual);
        const bool isDrawing =
            view.model()->headerData(column, Qt::Horizontal).toString().isEmpty();
        if (!view.isColumnHidden(column) && !isDrawing) {
            columns.push_back(column);
        }
    }
    return columns;
}

} // namespace

QString tableText(const report::Table &table, CopyForm form)
{
    switch (form) {
    case CopyForm::Tsv:
        return report::tsvTable(table);
    case CopyForm::Markdown:
        return report::markdownTable(table);
    case CopyForm::Csv:
        return QString::fromUtf8(report::csvTable(table));
    case CopyForm::Text:
        return report::renderTable(table, report::TableStyle::FancyGrid);
    }
    return {};
}

void copyTable(const report::Table &table, CopyForm form)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(tableText(table, form));
    if (form == CopyForm::Tsv) {
        data->setHtml(report::htmlTable(table));
    }
    QGuiApplication::clipboard()->setMimeData(data.release());
}

QMenu *makeCopyMenu(const TableSource &source, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    const std::array forms = {std::pair{CopyForm::Tsv, CopyMenuTexts::tr("Copy as TSV")},
        std::pair{CopyForm::Markdown, CopyMenuTexts::tr("Copy as Markdown")},
        std::pair{CopyForm::Csv, CopyMenuTexts::tr("Copy as CSV")},
        std::pair{CopyForm::Text, CopyMenuTexts::tr("Copy as text table")}};
    for (const auto &[form, text] : forms) {
        menu->addAction(text, parent, [source, chosen = form] { copyTable(source(), chosen); });
    }
    return menu;
}

report::Table tableOfView(const QTableView &view, CopyPrecision precision)
{
    report::Table table;
    const QAbstractItemModel *model = view.model();
    if (!model) {
        return table;
    }
    const std::vector<int> columns = shownColumns(view);
    for (const int column : columns) {
        table.header << headerText(*model, column);
    }
    const QModelIndexList selected = view.selectionModel()->selectedRows();
    const auto addRow = [&](int row) {
        QStringList cells;
        for (const int column : columns) {
            cells << cellText(model->index(row, column), precision);
        }
        table.rows.push_back(std::move(cells));
    };
    if (selected.size() > 1) {
        for (const QModelIndex &index : selected) {
            addRow(index.row());
        }
        return table;
    }
    for (int row = 0; row < model->rowCount(); ++row) {
        addRow(row);
    }
    return table;
}

void enableCopying(QTableView &view)
{
    auto *copy = new QAction(CopyMenuTexts::tr("Copy"), &view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QTableView *table = &view;
    QObject::connect(copy, &QAction::triggered, table,
        [table] { copyTable(tableOfView(*table), CopyForm::Tsv); });
    view.addAction(copy);
    auto *markdown = new QAction(CopyMenuTexts::tr("Copy as Markdown"), &view);
    markdown->setShortcut(QKeySequence(u"Ctrl+Shift+C"_s));
    markdown->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(markdown, &QAction::triggered, table,
        [table] { copyTable(tableOfView(*table, CopyPrecision::Displayed), CopyForm::Markdown); });
    view.addAction(markdown);
    view.setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(
        table, &QWidget::customContextMenuRequested, table, [table](const QPoint &position) {
            QMenu *menu = makeCopyMenu([table] { return tableOfView(*table); }, table);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            menu->popup(table->viewport()->mapToGlobal(position));
        });
}

} // namespace aisb::gui
