// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>

class QMenu;
class QTableView;

namespace aisb::gui {

// Numbers of one column over the rows a view shows.
struct ColumnStatistics
{
    qsizetype n = 0; // rows with a number
    double min = 0;
    double average = 0;
    double p50 = 0;
    double p90 = 0;
    double p99 = 0;
    double max = 0;
};
// Reads SortRole. Nothing numeric gives n = 0.
[[nodiscard]] ColumnStatistics columnStatistics(const QTableView &view, int column);

// The menu of a column title: sort, hide, statistics, and which columns are shown. columnsChanged
// is called after a column was shown or hidden. Owned by the view.
[[nodiscard]] QMenu *makeHeaderMenu(
    QTableView &view, int column, const std::function<void()> &columnsChanged);
// Opens it on a right click, or by the menu key, on a title.
void enableHeaderMenu(QTableView &view, std::function<void()> columnsChanged = {});

} // namespace aisb::gui
