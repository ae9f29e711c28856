// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/cells.h"
#include "gui/models/roworder.h"

#include <QAbstractTableModel>
#include <QFutureWatcher>
#include <QVariant>
#include <QtConcurrentRun>

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

namespace aisb::gui {

// A table over immutable rows and an index vector (which rows, in which order). Subclasses answer
// cell(), header() and, for tables of many rows, less(). Sorting and filtering change only the
// index vector: up to kWorkerRows in place, above in a worker; a result that was overtaken is
// dropped. Selection and current row survive both (persistent indexes).
template <class Row>
class RowsModel : public QAbstractTableModel
{
public:
    using Rows = std::shared_ptr<const std::vector<Row>>;
    using Filter = std::function<bool(const Row &)>; // pure: runs in a worker
    static constexpr std::size_t kWorkerRows = 10'000;

    explicit RowsModel(int columns, QObject *parent = nullptr)
        : QAbstractTableModel(parent)
        , m_columns(columns)
    {
    }

    ~RowsModel() override { finishSorting(); }

    // Waits for the worker. The worker calls the virtual functions below: a subclass that may hold
    // more than kWorkerRows rows calls this in its own destructor.
    void finishSorting() { m_watcher.waitForFinished(); }

    // All rows at once (reset). Sort order and filter stay.
    void setRows(Rows rows)
    {
        beginResetModel();
        ++m_generation;
        m_rows = std::move(rows);
        m_order = request().compute();
        endResetModel();
    }
    void setRows(std::vector<Row> rows)
    {
        setRows(std::make_shared<const std::vector<Row>>(std::move(rows)));
    }

    // The same rows with other values (live tables): no reset, so scroll, selection and sort order
    // stay. Rows are appended or cut at the end when the count differs.
    void updateRows(std::vector<Row> rows)
    {
        const auto fresh = std::make_shared<const std::vector<Row>>(std::move(rows));
        if (!m_rows || fresh->size() != m_rows->size()) {
            setRows(fresh);
            return;
        }
        m_rows = fresh;
        if (!m_order.empty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, m_columns - 1));
        }
    }

    void setFilter(Filter filter)
    {
        m_filter = std::move(filter);
        reorder();
    }

    [[nodiscard]] const Rows &rows() const { return m_rows; }
    [[nodiscard]] std::size_t totalCount() const { return m_rows ? m_rows->size() : 0; }
    [[nodiscard]] const Row &rowAt(int row) const { return (*m_rows)[sourceRow(row)]; }
    // Index into rows() of a shown row.
    [[nodiscard]] std::size_t sourceRow(int row) const
    {
        return m_order[static_cast<std::size_t>(row)];
    }
    // Shown row of an index into rows(), -1 when filtered away.
    [[nodiscard]] int shownRow(std::size_t source) const
    {
        const auto at = std::ranges::find(m_order, static_cast<quint32>(source));
        return at == m_order.end() ? -1 : static_cast<int>(at - m_order.begin());
    }
    [[nodiscard]] bool isSorting() const { return m_watcher.isRunning(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_order.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_columns;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
            return {};
        }
        if (role == Qt::TextAlignmentRole) {
            return QVariant::fromValue(alignment(index.column()) | Qt::AlignVCenter);
        }
        return cell(rowAt(index.row()), index.column(), role);
    }
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= m_columns) {
            return {};
        }
        if (role == Qt::TextAlignmentRole) {
            return QVariant::fromValue(alignment(section) | Qt::AlignVCenter);
        }
        return header(section, role);
    }
    void sort(int column, Qt::SortOrder order) override
    {
        m_sortColumn = column;
        m_sortOrder = order;
        reorder();
    }

    // Titles have changed (language).
    void retranslate()
    {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, m_columns - 1);
        if (!m_order.empty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, m_columns - 1));
        }
    }

protected:
    // Roles of cells.h and Qt's. Qt::TextAlignmentRole is answered by alignment().
    [[nodiscard]] virtual QVariant cell(const Row &row, int column, int role) const = 0;
    [[nodiscard]] virtual QVariant header(int column, int role) const = 0;
    [[nodiscard]] virtual Qt::Alignment alignment(int column) const
    {
        Q_UNUSED(column)
        return Qt::AlignLeft;
    }
    // Pure and thread-safe. The default compares SortRole values of cell(), then cell() must be
    // thread-safe, too.
    [[nodiscard]] virtual bool less(const Row &left, const Row &right, int column) const
    {
        return isLess(cell(left, column, SortRole), cell(right, column, SortRole));
    }
    // Rows without a value in the sorted column stand last in either order.
    [[nodiscard]] virtual bool isAbsent(const Row &row, int column) const
    {
        return isAbsentValue(cell(row, column, SortRole));
    }

private:
    struct Request
    {
        const RowsModel *model;
        Rows rows;
        Filter filter;
        int column;
        Qt::SortOrder order;

        [[nodiscard]] std::vector<quint32> compute() const
        {
            const bool isSorted = column >= 0 && column < model->m_columns;
            std::vector<quint32> result;
            std::vector<quint32> absent;
            const std::size_t count = rows ? rows->size() : 0;
            result.reserve(count);
            for (std::size_t i = 0; i < count; ++i) {
                const Row &row = (*rows)[i];
                if (!filter || filter(row)) {
                    auto &kept = isSorted && model->isAbsent(row, column) ? absent : result;
                    kept.push_back(static_cast<quint32>(i));
                }
            }
            if (isSorted) {
                std::ranges::sort(result, [this](quint32 left, quint32 right) {
                    const bool isAscending = order == Qt::AscendingOrder;
                    const Row &first = (*rows)[isAscending ? left : right];
                    const Row &second = (*rows)[isAscending ? right : left];
                    if (model->less(first, second, column)) {
                        return true;
                    }
                    return left < right && !model->less(second, first, column);
                });
            }
            result.insert(result.end(), absent.begin(), absent.end());
            return result;
        }
    };

    [[nodiscard]] Request request() const
    {
        return {this, m_rows, m_filter, m_sortColumn, m_sortOrder};
    }

    void reorder()
    {
        const int generation = ++m_generation;
        if (totalCount() <= kWorkerRows) {
            take(request().compute());
            return;
        }
        m_watcher.disconnect(this);
        m_watcher.waitForFinished();
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, this, [this, generation] {
            if (generation == m_generation) {
                take(m_watcher.result());
            }
        });
        m_watcher.setFuture(QtConcurrent::run([work = request()] { return work.compute(); }));
    }

    void take(std::vector<quint32> order)
    {
        Q_EMIT layoutAboutToBeChanged();
        const QModelIndexList before = persistentIndexList();
        const std::vector<int> shown = positionsOf(order, totalCount());
        QModelIndexList after;
        after.reserve(before.size());
        for (const QModelIndex &old : before) {
            const int row = shown[m_order[static_cast<std::size_t>(old.row())]];
            after.append(row < 0 ? QModelIndex() : createIndex(row, old.column()));
        }
        m_order = std::move(order);
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged();
    }

    int m_columns;
    Rows m_rows;
    std::vector<quint32> m_order;
    Filter m_filter;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    int m_generation = 0;
    QFutureWatcher<std::vector<quint32>> m_watcher;
};

} // namespace aisb::gui
