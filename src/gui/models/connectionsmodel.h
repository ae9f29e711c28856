// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/rowsmodel.h"
#include "gui/pages/connectionwatch.h"
#include "gui/settings/connectionbook.h"

namespace aisb::gui {

struct ConnectionRow
{
    Connection connection;
    ConnectionHealth health;
    bool isDefault = false;
};

// The connections with how their services answered.
class ConnectionsModel : public RowsModel<ConnectionRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        State,
        Address,
        ColumnCount
    };

    explicit ConnectionsModel(QObject *parent = nullptr);

    // -1 when there is none.
    [[nodiscard]] int rowOf(const QString &id) const;

protected:
    [[nodiscard]] QVariant cell(const ConnectionRow &row, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
};

} // namespace aisb::gui
