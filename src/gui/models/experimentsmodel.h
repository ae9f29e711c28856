// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/rowsmodel.h"
#include "run/openexperiment.h"

#include <QString>

namespace aisb::gui {

// Whether its results are those of a performance run.
[[nodiscard]] bool isPerformance(const run::ExperimentEntry &entry);

// The experiments of all roots, one per row.
class ExperimentsModel : public RowsModel<run::ExperimentEntry>
{
    Q_OBJECT
public:
    enum Column
    {
        Title,
        Models,
        Data,
        Mode,
        State,
        OutputThroughput,
        TtftP99,
        Score,
        Requests,
        Started,
        ColumnCount
    };

    explicit ExperimentsModel(QObject *parent = nullptr);

    enum class Kind
    {
        All,
        Performance,
        Accuracy
    };
    // A test for rows from the text of the search field: words that all occur in title, models,
    // data or mode; "state:", "mode:", "model:" and "data:" look in that field alone; "-word"
    // excludes.
    [[nodiscard]] static Filter filterOf(const QString &text, Kind kind);

protected:
    [[nodiscard]] QVariant cell(
        const run::ExperimentEntry &row, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] Qt::Alignment alignment(int column) const override;
};

} // namespace aisb::gui
