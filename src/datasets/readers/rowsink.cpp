// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/rowsink.h"

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr qint64 kRowsPerProgress = 4096;

} // namespace

core::Result<> RowSink::add(Json row)
{
    if (row.find(u"subdivision") == nullptr)
        row.members().emplace_back(u"subdivision"_s, Json(m_subdivision));
    if (row.find(u"idx") == nullptr)
        row.members().emplace_back(u"idx"_s, Json(m_table->size()));
    if (const core::Result<> added = m_table->append(row); !added)
        return added;
    const bool isDue = size() % kRowsPerProgress == 0 && m_context.progress;
    if (isDue && !m_context.progress(size(), -1))
        return core::fail(core::ErrorCode::DsetUnk001, u"stopped"_s);
    return {};
}

} // namespace aisb::datasets
