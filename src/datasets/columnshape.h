// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include <QString>

#include <utility>
#include <vector>

namespace aisb::datasets {

// The one type all values of a column have: integers beside fractions are fractions, objects have
// the members of all objects. Source: spec/accuracy.md 7.8.
class ColumnShape
{
public:
    // Widens the shape for a value; false when it is of another type than those before.
    [[nodiscard]] bool widen(const core::Json &value);
    // Whether conformed() would change a value seen so far.
    [[nodiscard]] bool isMixed() const;
    // The value as the column has it: 1 as 1.0, absent members as null.
    [[nodiscard]] core::Json conformed(core::Json value) const;
    // "a text"; for messages.
    [[nodiscard]] QString name() const;

private:
    enum class Kind
    {
        Nothing, // only nulls so far
        Bool,
        Integer,
        Fraction,
        Text,
        List,
        Object
    };

    [[nodiscard]] static Kind kindOf(const core::Json &value);
    [[nodiscard]] bool widenMembers(const core::Json &value, bool isFirst);
    [[nodiscard]] ColumnShape *member(const QString &name);

    Kind m_kind = Kind::Nothing;
    bool m_isMixed = false;
    std::vector<ColumnShape> m_elements; // of a list: at most one, the shape of all elements
    std::vector<std::pair<QString, ColumnShape>> m_members; // of an object
};

} // namespace aisb::datasets
