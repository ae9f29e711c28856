// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/failuresmodel.h"

#include "core/text/format.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

FailuresModel::FailuresModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
{
}

QVariant FailuresModel::cell(const core::FailureCount &row, int column, int role) const
{
    if (column == Count) {
        switch (role) {
        case Qt::DisplayRole:
            return core::displayInteger(row.count);
        case SortRole:
        case CopyRole:
            return row.count;
        default:
            return {};
        }
    }
    switch (role) {
    case Qt::DisplayRole:
        return row.reason.simplified();
    case Qt::ToolTipRole:
    case SortRole:
    case CopyRole:
        return row.reason;
    case CellDataRole:
        return QVariant::fromValue(StateCell{u"circle-x"_s, row.reason.simplified(), Tone::Bad});
    default:
        return {};
    }
}

QVariant FailuresModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole) {
        return {};
    }
    return column == Reason ? tr("Reason") : tr("Count");
}

Qt::Alignment FailuresModel::alignment(int column) const
{
    return column == Count ? Qt::AlignRight : Qt::AlignLeft;
}

} // namespace aisb::gui
