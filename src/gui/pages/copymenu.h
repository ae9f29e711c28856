// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/table.h"

#include <QString>

#include <functional>

class QAbstractItemModel;
class QMenu;
class QTableView;
class QWidget;

namespace aisb::gui {

using TableSource = std::function<report::Table()>;

enum class CopyForm
{
    Tsv,
    Markdown,
    Csv,
    Text // the console's grid
};

[[nodiscard]] QString tableText(const report::Table &table, CopyForm form);
// Puts it on the clipboard; TSV comes with HTML beside it.
void copyTable(const report::Table &table, CopyForm form);

// "Copy as" with one entry per form. Owned by parent.
[[nodiscard]] QMenu *makeCopyMenu(const TableSource &source, QWidget *parent);

enum class CopyPrecision
{
    Full, // what CopyRole has
    Displayed
};
// What a view shows: selected rows when there are several, else all of them. The columns a person
// has hidden are left out.
[[nodiscard]] report::Table tableOfView(
    const QTableView &view, CopyPrecision precision = CopyPrecision::Full);
// Ctrl+C (TSV in full precision, and HTML), Ctrl+Shift+C (Markdown as displayed) and the context
// menu of a table.
void enableCopying(QTableView &view);

} // namespace aisb::gui
