// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runspec.h"

#include <utility>
#include <vector>

namespace aisb::core {

// The cases of a task, by position. Immutable; at() may be called from any thread.
class CaseSource
{
public:
    virtual ~CaseSource() = default;
    [[nodiscard]] virtual qint64 size() const = 0;
    // index from 0 to size() - 1.
    [[nodiscard]] virtual Case at(qint64 index) const = 0;
    // Bytes of memory held, for the guard before sending.
    [[nodiscard]] virtual qint64 memoryBytes() const = 0;
};

// Bytes a case takes in memory, its texts included.
[[nodiscard]] qint64 memoryBytes(const Case &item);

// Cases held in memory.
class CaseList : public CaseSource
{
public:
    explicit CaseList(std::vector<Case> cases)
        : m_cases(std::move(cases))
    {
    }
    [[nodiscard]] qint64 size() const override { return static_cast<qint64>(m_cases.size()); }
    [[nodiscard]] Case at(qint64 index) const override
    {
        return m_cases[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] qint64 memoryBytes() const override;

private:
    std::vector<Case> m_cases;
};

} // namespace aisb::core
