// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/rowsmodel.h"

#include <QStringList>

namespace aisb::gui {

// A table of ready texts, such as the result tables of the console. Columns that hold numbers
// everywhere are aligned right.
class TextTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit TextTableModel(QObject *parent = nullptr);

    void setTable(const QStringList &header, std::vector<QStringList> rows);
    // Tooltips of the first column.
    void setHints(QStringList hints);
    [[nodiscard]] const QStringList &header() const { return m_header; }
    [[nodiscard]] const std::vector<QStringList> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_header;
    std::vector<QStringList> m_rows;
    QStringList m_hints;
    std::vector<bool> m_isNumeric;
};

} // namespace aisb::gui
