// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/texttablemodel.h"

namespace aisb::gui {

namespace {

bool beginsWithNumber(const QString &text)
{
    if (text.isEmpty()) {
        return true;
    }
    const QChar first = text.at(0);
    return first.isDigit() || ((first == u'-' || first == QChar(0x2212)) && text.size() > 1);
}

} // namespace

TextTableModel::TextTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void TextTableModel::setTable(const QStringList &header, std::vector<QStringList> rows)
{
    beginResetModel();
    m_header = header;
    m_rows = std::move(rows);
    m_isNumeric.assign(static_cast<std::size_t>(header.size()), !m_rows.empty());
    for (const QStringList &row : m_rows) {
        for (std::size_t i = 0; i < m_isNumeric.size(); ++i) {
            m_isNumeric[i] =
                m_isNumeric[i] && beginsWithNumber(row.value(static_cast<qsizetype>(i)));
        }
    }
    endResetModel();
}

void TextTableModel::setHints(QStringList hints)
{
    m_hints = std::move(hints);
}

int TextTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TextTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_header.size());
}

QVariant TextTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto column = static_cast<std::size_t>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case CopyRole:
    case SortRole:
        return m_rows[static_cast<std::size_t>(index.row())].value(index.column());
    case Qt::ToolTipRole:
        return index.column() == 0 ? m_hints.value(index.row()) : QString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            (m_isNumeric[column] ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_header.size()) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return m_header.at(section);
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isNumeric = m_isNumeric[static_cast<std::size_t>(section)];
        return QVariant::fromValue((isNumeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    return {};
}

} // namespace aisb::gui
