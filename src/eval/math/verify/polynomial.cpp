// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/polynomial.h"

namespace aisb::eval::verify {

namespace mp = boost::multiprecision;

Polynomial constantPolynomial(const Rational &value)
{
    return value == 0 ? Polynomial() : Polynomial{{Monomial(), value}};
}

Monomial multiplied(const Monomial &a, const Monomial &b)
{
    Monomial product;
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() || right != b.end()) {
        if (right == b.end() || (left != a.end() && left->first < right->first)) {
            product.push_back(*left++);
        } else if (left == a.end() || right->first < left->first) {
            product.push_back(*right++);
        } else {
            const Rational exponent = left->second + right->second;
            if (exponent != 0)
                product.emplace_back(left->first, exponent);
            ++left;
            ++right;
        }
    }
    return product;
}

std::optional<Rational> constantOf(const Polynomial &value)
{
    if (value.empty())
        return Rational(0);
    const auto &[monomial, coefficient] = *value.begin();
    return value.size() == 1 && monomial.empty() ? std::optional(coefficient) : std::nullopt;
}

Polynomial scaled(const Polynomial &value, const Rational &factor)
{
    if (factor == 0)
        return {};
    Polynomial product = value;
    for (auto &[monomial, coefficient] : product)
        coefficient *= factor;
    return product;
}

void addTerm(Polynomial &sum, const Monomial &monomial, const Rational &coefficient)
{
    const auto [place, isNew] = sum.try_emplace(monomial, coefficient);
    if (!isNew)
        place->second += coefficient;
    if (place->second == 0)
        sum.erase(place);
}

std::optional<Polynomial> added(const Polynomial &a, const Polynomial &b, Budget &budget)
{
    Polynomial sum = a;
    for (const auto &[monomial, coefficient] : b) {
        if (!budget.spend(2) || bitsOf(coefficient) > kMaxBits)
            return {};
        addTerm(sum, monomial, coefficient);
    }
    return sum.size() > kMaxTerms ? std::nullopt : std::optional(std::move(sum));
}

Rational contentOf(const Polynomial &value)
{
    Integer divisor = 0;
    Integer multiple = 1;
    for (const auto &[monomial, coefficient] : value) {
        divisor = mp::gcd(divisor, numeratorOf(coefficient));
        multiple = mp::lcm(multiple, denominatorOf(coefficient));
    }
    return divisor == 0 ? Rational(1) : Rational(mp::abs(divisor), multiple);
}

} // namespace aisb::eval::verify
