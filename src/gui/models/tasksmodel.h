// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "gui/models/rowsmodel.h"

namespace aisb::gui {

// The task board of a run.
class TasksModel : public RowsModel<core::TaskProgress>
{
    Q_OBJECT
public:
    enum Column
    {
        Task,
        Progress,
        Time,
        Status,
        Received,
        Failed,
        ColumnCount
    };

    explicit TasksModel(QObject *parent = nullptr);

protected:
    [[nodiscard]] QVariant cell(const core::TaskProgress &row, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] Qt::Alignment alignment(int column) const override;
};

} // namespace aisb::gui
