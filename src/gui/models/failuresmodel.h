// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/perfdata.h"
#include "gui/models/rowsmodel.h"

namespace aisb::gui {

// Reasons of failed requests with their counts.
class FailuresModel : public RowsModel<core::FailureCount>
{
    Q_OBJECT
public:
    enum Column
    {
        Reason,
        Count,
        ColumnCount
    };

    explicit FailuresModel(QObject *parent = nullptr);

protected:
    [[nodiscard]] QVariant cell(const core::FailureCount &row, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] Qt::Alignment alignment(int column) const override;
};

} // namespace aisb::gui
