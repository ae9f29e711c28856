// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/table.h"

#include <QFont>
#include <QPointF>

#include <memory>
#include <vector>

class QPainter;

namespace aisb::gui {

// A table as a report draws it, one row at a time, in the light theme. Cheap to copy.
class ReportTable
{
public:
    // One or more tables that fit into a width (1/96 inch): letters shrink to 62 %, then the
    // columns are spread over several tables that all begin with the first column.
    [[nodiscard]] static std::vector<ReportTable> split(const report::Table &table, double width);

    [[nodiscard]] std::size_t rowCount() const;
    [[nodiscard]] double rowHeight() const { return m_rowHeight; }
    void paintHeader(QPainter &painter, const QPointF &origin) const;
    void paintRow(QPainter &painter, const QPointF &origin, std::size_t row) const;

private:
    struct Column
    {
        qsizetype source = 0;
        double width = 0;
        bool isNumeric = false;
    };
    void paintCells(QPainter &painter, const QPointF &origin, const QStringList &cells) const;

    std::shared_ptr<const report::Table> m_table;
    std::vector<Column> m_columns;
    QFont m_font;
    double m_rowHeight = 0;
    double m_width = 0;
};

} // namespace aisb::gui
