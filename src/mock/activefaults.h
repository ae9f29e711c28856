// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/fault.h"

#include <array>

namespace aisb::mock {

// The knobs that meet one request. Refers to faults owned by the settings, which must live as long.
class ActiveFaults
{
public:
    void activate(const Fault &fault) { m_faults[index(fault.kind)] = &fault; }
    [[nodiscard]] bool has(FaultKind kind) const { return m_faults[index(kind)] != nullptr; }

    // The value of an active knob, or the default of the table.
    [[nodiscard]] qint64 integer(FaultKind kind) const;
    [[nodiscard]] double number(FaultKind kind) const;
    [[nodiscard]] QString text(FaultKind kind) const;
    [[nodiscard]] const core::Json &value(FaultKind kind) const;
    // A further parameter; null when it is not given or the knob is not active.
    [[nodiscard]] const core::Json &parameter(FaultKind kind, QStringView name) const;

private:
    static std::size_t index(FaultKind kind) { return static_cast<std::size_t>(kind); }

    std::array<const Fault *, static_cast<std::size_t>(FaultKind::RawBody) + 1> m_faults = {};
};

} // namespace aisb::mock
