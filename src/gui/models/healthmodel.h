// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health.h"
#include "gui/models/rowsmodel.h"

#include <QString>

namespace aisb::gui {

// The checks of a measurement in the language of the window; one this program does not know keeps
// the name and the text of the file.
class HealthModel : public RowsModel<core::HealthCheck>
{
    Q_OBJECT
public:
    enum Column
    {
        State,
        Check,
        Value,
        Limit,
        Meaning,
        ColumnCount
    };

    explicit HealthModel(QObject *parent = nullptr);

    // "Event-loop lag".
    [[nodiscard]] static QString titleOf(const core::HealthCheck &check);
    // With unit: "84.0 ms".
    [[nodiscard]] static QString valueText(const core::HealthCheck &check);
    // Up to where it is good: "≤ 10 ms", "≥ 95 %".
    [[nodiscard]] static QString limitText(const core::HealthCheck &check);
    [[nodiscard]] static QString meaningOf(const core::HealthCheck &check);

protected:
    [[nodiscard]] QVariant cell(const core::HealthCheck &row, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] Qt::Alignment alignment(int column) const override;
};

} // namespace aisb::gui
