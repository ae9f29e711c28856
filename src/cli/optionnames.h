// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/optiontable.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace aisb::cli {

// What one spelling on the command line stands for: an option of the table, or one of the two the
// parser answers itself.
struct OptionName
{
    enum class Kind
    {
        Table,
        Help,
        Version
    };

    QString text; // "--mode", "-m", "--no-response-anomaly"
    Kind kind = Kind::Table;
    const core::OptionInfo *info = nullptr; // for Kind::Table
    bool isNegated = false; // the "--no-" form of a switch
    bool isReference = false; // the reference implementation has it

    // "-m/--mode": how messages name the option.
    [[nodiscard]] QString label() const;
};

// Every spelling, long and short, in the order of the table.
[[nodiscard]] const std::vector<OptionName> &optionNames();

// The spelling as given, else nullptr.
[[nodiscard]] const OptionName *exactName(QStringView text);

// The long spellings that start with prefix. When several do and exactly one of them is the
// reference's, that one alone, so that abbreviations in scripts keep their meaning.
[[nodiscard]] std::vector<const OptionName *> namesWithPrefix(QStringView prefix);

// Long spellings close to a mistyped one, best first.
[[nodiscard]] QStringList similarOptions(const QString &text);

} // namespace aisb::cli
