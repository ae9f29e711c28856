// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/casesource.h"

namespace aisb::core {

namespace {

qint64 bytesOf(const Json &value)
{
    return value.isString() ? value.toString().size() * 2 : writeJson(value).size();
}

} // namespace

qint64 memoryBytes(const Case &item)
{
    qint64 bytes = static_cast<qint64>(sizeof item) + bytesOf(item.prompt) + bytesOf(item.gold);
    for (const Candidate &candidate : item.candidates)
        bytes += bytesOf(candidate.prompt);
    for (const Turn &turn : item.turns)
        bytes += bytesOf(turn.asked) + turn.answer.size() * 2;
    return bytes;
}

qint64 CaseList::memoryBytes() const
{
    qint64 bytes = 0;
    for (const Case &item : m_cases)
        bytes += core::memoryBytes(item);
    return bytes;
}

} // namespace aisb::core
