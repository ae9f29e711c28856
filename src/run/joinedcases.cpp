// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/joinedcases.h"

#include <algorithm>

namespace aisb::run {

void JoinedCases::add(
    const QString &abbr, std::shared_ptr<const core::CaseSource> cases, int repeats)
{
    const qint64 count = cases->size() * repeats;
    m_parts.push_back({abbr, std::move(cases), repeats, size(), count});
}

qint64 JoinedCases::size() const
{
    return m_parts.empty() ? 0 : m_parts.back().first + m_parts.back().size;
}

core::Case JoinedCases::at(qint64 index) const
{
    const auto after = std::ranges::upper_bound(m_parts, index, {}, &Part::first);
    const Part &part = *(after - 1);
    const qint64 id = index - part.first;
    core::Case item = part.cases->at(id / part.repeats);
    if (part.repeats > 1)
        item.id = static_cast<int>(id);
    return item;
}

qint64 JoinedCases::memoryBytes() const
{
    qint64 bytes = 0;
    for (const Part &part : m_parts)
        bytes += part.cases->memoryBytes();
    return bytes;
}

qint64 JoinedCases::firstOf(const QString &abbr) const
{
    const auto part = std::ranges::find(m_parts, abbr, &Part::abbr);
    return part == m_parts.end() ? -1 : part->first;
}

} // namespace aisb::run
