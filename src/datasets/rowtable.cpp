// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/rowtable.h"

#include <numeric>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::Json;

core::Result<> RowTable::append(const Json &row)
{
    if (isEmpty())
        for (const auto &[name, value] : row.members())
            if (!m_columns.contains(name))
                m_columns.append(name);
    m_shapes.resize(static_cast<std::size_t>(m_columns.size()));
    Json values = Json::array(); // in column order; the names are kept once
    values.items().reserve(m_shapes.size());
    for (std::size_t i = 0; i < m_shapes.size(); ++i) {
        const QString &name = m_columns[static_cast<qsizetype>(i)];
        const Json &value = row[name];
        if (!m_shapes[i].widen(value))
            return core::fail(core::ErrorCode::DsetData006,
                u"field \"%1\": expected %2 throughout as in the rows before"_s.arg(
                    name, m_shapes[i].name()));
        values.append(value);
    }
    return m_rows.append(
        core::writeJson(values, {core::JsonWriteOptions::Separators::Compact, false, 0}));
}

Json RowTable::row(qint64 index) const
{
    core::Result<Json> values = core::readJson(m_rows.read(index));
    if (!values)
        return Json::object();
    Json row = Json::object();
    row.members().reserve(m_shapes.size());
    for (std::size_t i = 0; i < values->items().size(); ++i) {
        Json &value = values->items()[i];
        if (m_shapes[i].isMixed())
            value = m_shapes[i].conformed(std::move(value));
        row.members().emplace_back(m_columns[static_cast<qsizetype>(i)], std::move(value));
    }
    return row;
}

RowView::RowView(RowTablePtr table)
    : m_table(std::move(table))
    , m_indices(static_cast<std::size_t>(m_table->size()))
{
    std::iota(m_indices.begin(), m_indices.end(), 0);
}

RowView::RowView(RowTablePtr table, std::vector<qint64> indices)
    : m_table(std::move(table))
    , m_indices(std::move(indices))
{
}

const QStringList &RowView::columns() const
{
    static const QStringList kNone;
    return m_table ? m_table->columns() : kNone;
}

Json RowView::row(qint64 index) const
{
    return m_table->row(m_indices[static_cast<std::size_t>(index)]);
}

RowView RowView::selected(const std::vector<qint64> &positions) const
{
    std::vector<qint64> indices;
    indices.reserve(positions.size());
    for (const qint64 position : positions)
        indices.push_back(m_indices[static_cast<std::size_t>(position)]);
    return RowView(m_table, std::move(indices));
}

} // namespace aisb::datasets
