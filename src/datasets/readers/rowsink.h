// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "datasets/dataset.h"
#include "datasets/rowtable.h"

#include <memory>

namespace aisb::datasets {

// Takes the rows of one split. Adds the columns every row has: subdivision (data set and split) and
// idx (its position). Source: spec/accuracy.md 4.1, 7.1.
class RowSink
{
public:
    RowSink(QString subdivision, const LoadContext &context)
        : m_subdivision(std::move(subdivision))
        , m_context(context)
    {
    }

    // Errors: DsetData006 (a column of mixed types), IcliFile001 (no room), DsetUnk001 (stopped).
    [[nodiscard]] core::Result<> add(core::Json row);
    [[nodiscard]] qint64 size() const { return m_table->size(); }
    // The rows so far; no more can be added.
    [[nodiscard]] RowTablePtr finish() { return std::move(m_table); }

private:
    QString m_subdivision;
    const LoadContext &m_context;
    std::shared_ptr<RowTable> m_table = std::make_shared<RowTable>();
};

} // namespace aisb::datasets
