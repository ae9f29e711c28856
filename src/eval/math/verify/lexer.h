// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace aisb::eval::verify {

// A piece of a formula. Blanks, sizes (\left, \displaystyle) and currency signs have gone.
struct Token
{
    enum class Kind
    {
        Number, // digits with an optional point and exponent, without separators of thousands
        Letter, // one character
        Command, // its name without the backslash; "{", "}" and "\\" for the escaped characters
        Text, // what stood in \text{} and the like
        Sign, // one other character
        End
    };

    Kind kind = Kind::End;
    QString text;
};

constexpr qsizetype kMaxFormula = 4000; // characters

// The tokens of a formula in LaTeX or plain writing, closed by End. "or" and "and" between blanks
// or in \text{} are the sign ";". Absent for formulas longer than kMaxFormula and for an unclosed
// \text{. Linear.
[[nodiscard]] std::optional<std::vector<Token>> tokensOf(QStringView formula);

} // namespace aisb::eval::verify
