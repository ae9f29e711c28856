// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/spool.h"
#include "core/text/json.h"
#include "datasets/columnshape.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace aisb::datasets {

// The rows of one split. Memory grows with an index, not with the texts (core::Spool). Filled by
// one thread, then shared as shared_ptr<const RowTable>; row() may be called from any thread.
//
// The columns are the keys of the first row: a key only later rows have is dropped, one a later row
// lacks is null there. The values of a column are of one type (ColumnShape). Source:
// spec/accuracy.md 7.8.
class RowTable
{
public:
    // row is an object. Errors: DsetData006 (a value of another type than those before in its
    // column), IcliFile001 (no room).
    [[nodiscard]] core::Result<> append(const core::Json &row);

    [[nodiscard]] qint64 size() const { return m_rows.size(); }
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] const QStringList &columns() const { return m_columns; }
    // The object, members in the order of columns().
    [[nodiscard]] core::Json row(qint64 index) const;

private:
    core::Spool m_rows;
    QStringList m_columns;
    std::vector<ColumnShape> m_shapes; // in the order of m_columns
};

using RowTablePtr = std::shared_ptr<const RowTable>;

// Some rows of a table in some order, without copying them: a test_range, n repeats.
class RowView
{
public:
    RowView() = default;
    explicit RowView(RowTablePtr table); // all rows
    RowView(RowTablePtr table, std::vector<qint64> indices);

    [[nodiscard]] qint64 size() const { return static_cast<qint64>(m_indices.size()); }
    [[nodiscard]] bool isEmpty() const { return m_indices.empty(); }
    [[nodiscard]] const QStringList &columns() const;
    [[nodiscard]] core::Json row(qint64 index) const;
    // Some rows of this view, by their positions in it.
    [[nodiscard]] RowView selected(const std::vector<qint64> &positions) const;

private:
    RowTablePtr m_table;
    std::vector<qint64> m_indices;
};

} // namespace aisb::datasets
