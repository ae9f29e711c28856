// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/functions.h"

#include <QLatin1String>

#include <algorithm>
#include <array>

namespace aisb::eval::verify {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kInvertible = {
    "sin"_L1, "cos"_L1, "tan"_L1, "cot"_L1, "sec"_L1, "csc"_L1, "sinh"_L1, "cosh"_L1, "tanh"_L1};
constexpr std::array kOthers = {"arcsin"_L1, "arccos"_L1, "arctan"_L1, "arccot"_L1, "coth"_L1,
    "ln"_L1, "log"_L1, "exp"_L1, "det"_L1};
constexpr std::array kLists = {"max"_L1, "min"_L1, "gcd"_L1, "lcm"_L1};

template <class List>
bool has(const List &list, QStringView name)
{
    return std::ranges::any_of(list, [name](QLatin1String one) { return name == one; });
}

} // namespace

bool isKnownFunction(QStringView name)
{
    return has(kInvertible, name) || has(kOthers, name) || has(kLists, name);
}

bool isInvertible(QStringView name)
{
    return has(kInvertible, name);
}

bool takesList(QStringView name)
{
    return has(kLists, name);
}

} // namespace aisb::eval::verify
