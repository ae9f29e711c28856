// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/value.h"

#include <QString>

#include <vector>

namespace aisb::config {

// A key two dicts disagree on.
struct Difference
{
    QString key; // "generation_kwargs", "config.Type"
    QString value; // what the first of them has, as JSON, shortened; empty when it has nothing
};

// Whether two values mean the same in a configuration: the order of keys does not count, nor does
// 1 against 1.0, a tuple against a list, or a missing key against one that is empty.
[[nodiscard]] bool meansTheSame(const Value &left, const Value &right);

// Keys of either dict whose values differ, those of dicts in both as "outer.inner"; sorted by key.
[[nodiscard]] std::vector<Difference> differencesOf(const Value &was, const Value &is);

} // namespace aisb::config
