// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <compare>

namespace aisb::core {

// A moment of the steady clock in nanoseconds, comparable across all threads of one run. Never wall
// time.
struct Instant
{
    qint64 ns = 0;

    auto operator<=>(const Instant &) const = default;
    [[nodiscard]] double seconds() const { return static_cast<double>(ns) * 1e-9; }
    [[nodiscard]] Instant plusNs(qint64 delta) const { return {ns + delta}; }
    [[nodiscard]] Instant plusMs(qint64 delta) const { return {ns + delta * 1'000'000}; }
};

// Nanoseconds from a to b.
[[nodiscard]] inline qint64 operator-(Instant b, Instant a)
{
    return b.ns - a.ns;
}

// Thread-safe.
[[nodiscard]] inline Instant now()
{
    using namespace std::chrono;
    return {duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count()};
}

} // namespace aisb::core
