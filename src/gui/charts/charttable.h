// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/plottypes.h"

#include <QAbstractTableModel>
#include <QDialog>

namespace aisb::gui {

// The numbers behind a plot, full precision.
class PlotTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit PlotTableModel(PlotTable table, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] int names() const { return m_table.names.isEmpty() ? 0 : 1; } // columns of texts
    [[nodiscard]] QVariant alignment(int column) const;

    PlotTable m_table;
};

// "Show as table": a window with the points of a plot; Ctrl+C copies the selected rows as TSV.
class ChartTable : public QDialog
{
    Q_OBJECT
public:
    ChartTable(const QString &title, PlotTable table, QWidget *parent = nullptr);
};

} // namespace aisb::gui
