// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/connectionsmodel.h"

#include "core/text/format.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

StateCell stateCellOf(const ConnectionHealth &health)
{
    switch (health.state) {
    case ConnectionHealth::State::Checking:
        return {u"pulse"_s, ConnectionsModel::tr("Asking…"), Tone::Accent};
    case ConnectionHealth::State::Reachable:
        return {u"circle-check"_s,
            ConnectionsModel::tr("Reachable, %1 ms").arg(core::displayLatency(health.ms)),
            Tone::Ok};
    case ConnectionHealth::State::Refuses:
        return health.status == 401 || health.status == 403
            ? StateCell{u"key"_s, ConnectionsModel::tr("Key refused, %1").arg(health.status),
                  Tone::Warn}
            : StateCell{
                  u"triangle"_s, ConnectionsModel::tr("Answers %1").arg(health.status), Tone::Warn};
    case ConnectionHealth::State::Unreachable:
        return {u"circle-x"_s, ConnectionsModel::tr("Not reachable"), Tone::Bad};
    case ConnectionHealth::State::Unknown:
        break;
    }
    return {u"circle"_s, ConnectionsModel::tr("Not asked"), Tone::Neutral};
}

QString addressText(const Connection &connection)
{
    const bool isUrl = connection.address.contains("://"_L1);
    return connection.usesTls && !isUrl ? u"https://"_s + connection.address : connection.address;
}

} // namespace

ConnectionsModel::ConnectionsModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
{
}

int ConnectionsModel::rowOf(const QString &id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rowAt(row).connection.id == id) {
            return row;
        }
    }
    return -1;
}

QVariant ConnectionsModel::cell(const ConnectionRow &row, int column, int role) const
{
    const StateCell state = stateCellOf(row.health);
    const QString text = column == Name ? row.connection.name
        : column == State               ? state.text
                                        : addressText(row.connection);
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
    case CopyRole:
        return text;
    case Qt::ToolTipRole:
        return column == State && !row.health.detail.isEmpty() ? row.health.detail : text;
    case Qt::AccessibleTextRole:
        return column == Name && row.isDefault ? tr("%1, default").arg(text) : text;
    case CellDataRole:
        if (column == State) {
            return QVariant::fromValue(state);
        }
        if (column == Name) {
            return QVariant::fromValue(TitleCell{u"plug"_s, row.connection.name,
                row.isDefault ? QStringList{tr("Default")} : QStringList()});
        }
        return {};
    default:
        return {};
    }
}

QVariant ConnectionsModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole) {
        return {};
    }
    return column == Name ? tr("Name") : column == State ? tr("State") : tr("Address");
}

} // namespace aisb::gui
