// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/canonical.h"

#include "eval/math/verify/polynomial.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace aisb::eval::verify {

using namespace Qt::StringLiterals;

namespace mp = boost::multiprecision;

namespace {

constexpr qint64 kMaxPower = 100; // of a sum
constexpr qint64 kMaxFactorial = 1000;
constexpr int kMaxDivisor = 10'000; // for finding prime factors

// numerator / denominator; the denominator is not 0.
struct Form
{
    Polynomial numerator;
    Polynomial denominator = constantPolynomial(1);
};

struct Generator
{
    enum class Type
    {
        Free, // a symbol; nothing is known of it
        Prime, // a positive integer; exponents from 0 up to 1
        MinusOne, // exponents from 0 up to 1
        Root, // of a sum; exponents from 0 up to 1
        Power, // b^m with positive b: any exponent
        Opaque // a function value: whole exponents
    };

    Type type = Type::Free;
    bool isPositive = false;
    bool isIndependent = false; // no relation to other generators but those built in here
    Integer prime = 0;
    Polynomial base = {};
};

struct Factor
{
    Integer prime;
    qint64 exponent = 0;
    bool isPrime = true; // false: could not be told
};

std::vector<Factor> factorsOf(Integer value)
{
    std::vector<Factor> factors;
    for (int divisor = 2; divisor < kMaxDivisor && divisor <= value; ++divisor) {
        qint64 exponent = 0;
        for (; value % divisor == 0; ++exponent)
            value /= divisor;
        if (exponent > 0)
            factors.push_back({Integer(divisor), exponent, true});
        if (Integer(divisor) * divisor > value)
            break;
    }
    if (value > 1)
        factors.push_back({value, 1, value < Integer(kMaxDivisor) * kMaxDivisor});
    return factors;
}

class Forms
{
public:
    explicit Forms(Budget &budget)
        : m_budget(budget)
    {
    }

    std::optional<Form> of(const Node &value)
    {
        if (!m_budget.spend(5))
            return {};
        switch (value->kind) {
        case Kind::Number:
            return constant(value->number);
        case Kind::Symbol:
        case Kind::Text:
            return symbolForm(value->name);
        case Kind::Sum:
        case Kind::Product:
            return combined(value);
        case Kind::Power:
            return powerOf(value);
        case Kind::Call:
            return call(value);
        default:
            return {};
        }
    }

    static std::optional<Rational> constantOf(const Form &form)
    {
        const auto numerator = verify::constantOf(form.numerator);
        const auto denominator = verify::constantOf(form.denominator);
        return numerator && denominator ? std::optional(Rational(*numerator / *denominator))
                                        : std::nullopt;
    }

    std::optional<Polynomial> crossDifference(const Form &a, const Form &b)
    {
        const auto left = times(a.numerator, b.denominator);
        const auto right = times(b.numerator, a.denominator);
        return left && right ? added(*left, scaled(*right, -1), m_budget) : std::nullopt;
    }

    [[nodiscard]] bool isIndependent(const Polynomial &value) const
    {
        return std::ranges::all_of(value, [this](const auto &term) {
            return std::ranges::all_of(
                term.first, [this](const auto &power) { return at(power.first).isIndependent; });
        });
    }

private:
    // Generators

    [[nodiscard]] const Generator &at(int index) const
    {
        return m_generators[static_cast<std::size_t>(index)];
    }

    int generator(const QString &key, const Generator &made)
    {
        const auto found = m_indices.constFind(key);
        if (found != m_indices.cend())
            return *found;
        m_generators.push_back(made);
        const int index = static_cast<int>(m_generators.size()) - 1;
        m_indices.insert(key, index);
        return index;
    }

    static Form constant(const Rational &value) { return {constantPolynomial(value)}; }

    static Form single(int index, const Rational &exponent)
    {
        if (exponent == 0)
            return constant(1);
        return {{{Monomial{{index, exponent}}, Rational(1)}}};
    }

    Form symbolForm(const QString &name)
    {
        const bool isPositive = name == u"e" || name == u"pi";
        return single(
            generator(u"s "_s + name,
                {.type = Generator::Type::Free, .isPositive = isPositive, .isIndependent = true}),
            1);
    }

    // Text that tells forms apart: equal texts are equal values.
    static QString keyOf(const Polynomial &value)
    {
        QStringList terms;
        for (const auto &[monomial, coefficient] : value) {
            QString term = toText(coefficient);
            for (const auto &[index, exponent] : monomial)
                term += u'*' + QString::number(index) + u'^' + toText(exponent);
            terms.append(term);
        }
        return terms.join(u'+');
    }

    static QString keyOf(const Form &form)
    {
        return u'(' + keyOf(form.numerator) + u")/("_s + keyOf(form.denominator) + u')';
    }

    // Arithmetic

    // The product of two polynomials with the roots in it reduced.
    std::optional<Polynomial> times(const Polynomial &a, const Polynomial &b)
    {
        if (a.size() * b.size() > kMaxTerms * 10)
            return {};
        Polynomial product;
        for (const auto &[left, leftCoefficient] : a) {
            for (const auto &[right, rightCoefficient] : b) {
                const Rational coefficient = leftCoefficient * rightCoefficient;
                if (!m_budget.spend(10) || bitsOf(coefficient) > kMaxBits)
                    return {};
                const Monomial monomial = multiplied(left, right);
                if (!hasReducible(monomial)) {
                    addTerm(product, monomial, coefficient);
                    continue;
                }
                const auto terms = reduced(monomial, coefficient);
                if (!terms)
                    return {};
                for (const auto &[rest, factor] : *terms)
                    addTerm(product, rest, factor);
            }
        }
        return product.size() > kMaxTerms ? std::nullopt : std::optional(std::move(product));
    }

    [[nodiscard]] static bool isReducible(const Generator &generator)
    {
        return generator.type == Generator::Type::Prime
            || generator.type == Generator::Type::MinusOne
            || generator.type == Generator::Type::Root;
    }

    [[nodiscard]] bool hasReducible(const Monomial &monomial) const
    {
        return std::ranges::any_of(
            monomial, [this](const auto &factor) { return isReducible(at(factor.first)); });
    }

    // A term whose roots have exponents below 1.
    std::optional<Polynomial> reduced(const Monomial &monomial, Rational coefficient)
    {
        Monomial rest;
        std::vector<std::pair<Polynomial, qint64>> sums;
        for (const auto &[index, exponent] : monomial) {
            const Generator &base = at(index);
            const Rational whole = isReducible(base) ? Rational(floorOf(exponent)) : Rational(0);
            if (exponent != whole)
                rest.emplace_back(index, exponent - whole);
            const auto times = smallInteger(whole);
            if (!times || *times > kMaxBits || *times < -kMaxBits)
                return {};
            if (*times == 0)
                continue;
            if (base.type == Generator::Type::Root) {
                sums.emplace_back(base.base, *times);
                continue;
            }
            const auto factor = power(
                base.type == Generator::Type::Prime ? Rational(base.prime) : Rational(-1), *times);
            if (!factor)
                return {};
            coefficient *= *factor;
        }
        return expanded({{rest, coefficient}}, sums);
    }

    std::optional<Polynomial> expanded(
        Polynomial term, const std::vector<std::pair<Polynomial, qint64>> &sums)
    {
        std::optional<Polynomial> product = std::move(term);
        for (const auto &[sum, count] : sums) {
            if (count < 0 || count > kMaxPower)
                return {};
            for (qint64 i = 0; product && i < count; ++i)
                product = times(*product, sum);
        }
        return product;
    }

    std::optional<Form> made(
        std::optional<Polynomial> numerator, std::optional<Polynomial> denominator)
    {
        if (!numerator || !denominator || denominator->empty())
            return {};
        // The first coefficient of a denominator is 1.
        const Rational lead = denominator->begin()->second;
        return Form{
            scaled(*numerator, Rational(1) / lead), scaled(*denominator, Rational(1) / lead)};
    }

    std::optional<Form> product(const Form &a, const Form &b)
    {
        return made(times(a.numerator, b.numerator), times(a.denominator, b.denominator));
    }

    std::optional<Form> sumOf(const Form &a, const Form &b)
    {
        if (a.denominator == b.denominator)
            return made(added(a.numerator, b.numerator, m_budget), a.denominator);
        const auto left = times(a.numerator, b.denominator);
        const auto right = times(b.numerator, a.denominator);
        if (!left || !right)
            return {};
        return made(added(*left, *right, m_budget), times(a.denominator, b.denominator));
    }

    std::optional<Form> inverse(const Form &value)
    {
        return made(value.denominator, value.numerator);
    }

    std::optional<Form> combined(const Node &value)
    {
        const bool isSum = value->kind == Kind::Sum;
        std::optional<Form> result = constant(isSum ? 0 : 1);
        for (const Node &part : value->parts) {
            const auto form = of(part);
            if (!form)
                return {};
            result = isSum ? sumOf(*result, *form) : product(*result, *form);
            if (!result)
                return {};
        }
        return result;
    }

    // Powers

    std::optional<Form> powerOf(const Node &value)
    {
        const auto base = of(value->parts[0]);
        const auto exponent = base ? of(value->parts[1]) : std::nullopt;
        if (!exponent)
            return {};
        const auto constantExponent = constantOf(*exponent);
        if (!constantExponent)
            return symbolicPower(*base, *exponent);
        return rationalPower(*base, *constantExponent);
    }

    std::optional<Form> rationalPower(const Form &base, const Rational &exponent)
    {
        if (exponent < 0) {
            const auto inverted = base.numerator.empty() ? std::nullopt : inverse(base);
            return inverted ? rationalPower(*inverted, -exponent) : std::nullopt;
        }
        if (isWhole(exponent))
            return wholePower(base, exponent);
        if (base.numerator.empty())
            return base;
        return root(base, exponent);
    }

    std::optional<Form> wholePower(const Form &base, const Rational &exponent)
    {
        if (const auto value = constantOf(base)) {
            const auto times = smallInteger(exponent);
            const auto result = times ? power(*value, *times) : std::nullopt;
            return result ? std::optional(constant(*result)) : std::nullopt;
        }
        return made(wholePower(base.numerator, exponent), wholePower(base.denominator, exponent));
    }

    std::optional<Polynomial> wholePower(const Polynomial &base, const Rational &exponent)
    {
        const auto times = smallInteger(exponent);
        if (base.size() <= 1 && times) {
            if (base.empty())
                return base;
            Monomial monomial = base.begin()->first;
            for (auto &[index, inner] : monomial)
                inner *= exponent;
            const auto coefficient = power(base.begin()->second, *times);
            if (exponent == 0)
                return constantPolynomial(1);
            return coefficient ? reduced(monomial, *coefficient) : std::nullopt;
        }
        if (!times || *times > kMaxPower)
            return {};
        return expanded(constantPolynomial(1), {{base, *times}});
    }

    // A power with an exponent between whole numbers, positive.
    std::optional<Form> root(const Form &base, const Rational &exponent)
    {
        const Rational content = contentOf(base.numerator) / contentOf(base.denominator);
        std::optional<Form> result = numberPower(content, exponent);
        const Polynomial numerator =
            scaled(base.numerator, Rational(1) / contentOf(base.numerator));
        const Polynomial denominator =
            scaled(base.denominator, Rational(1) / contentOf(base.denominator));
        if (numerator.size() == 1 && denominator.size() == 1)
            return result ? monomialRoot(*result, numerator, denominator, exponent) : std::nullopt;
        const auto rest = sumRoot({numerator, denominator}, exponent);
        return result && rest ? product(*result, *rest) : std::nullopt;
    }

    std::optional<Form> sumRoot(const Form &base, const Rational &exponent)
    {
        if (verify::constantOf(base.denominator) == Rational(1)) {
            const int index = generator(u"r "_s + keyOf(base.numerator),
                {.type = Generator::Type::Root, .base = base.numerator});
            return made(reduced(Monomial{{index, exponent}}, 1), constantPolynomial(1));
        }
        return opaque(u"root "_s + toText(exponent) + keyOf(base));
    }

    // Positive generators leave the root one by one; what is left is a root of its own.
    std::optional<Form> monomialRoot(Form result, const Polynomial &numerator,
        const Polynomial &denominator, const Rational &exponent)
    {
        const bool isNegative = numerator.begin()->second * denominator.begin()->second < 0;
        Form rest = constant(isNegative ? -1 : 1);
        bool isConstant = true;
        for (const bool isBelow : {false, true}) {
            const Monomial &monomial = (isBelow ? denominator : numerator).begin()->first;
            for (const auto &[index, inner] : monomial) {
                const Rational outer = (isBelow ? -inner : inner) * exponent;
                const bool isSplit = at(index).isPositive;
                const auto next = isSplit ? signedPower(result, index, outer)
                                          : signedPower(rest, index, isBelow ? -inner : inner);
                if (!next)
                    return {};
                (isSplit ? result : rest) = *next;
                isConstant = isConstant && isSplit;
            }
        }
        const auto remaining =
            isConstant ? signRoot(isNegative, exponent) : symbolRoot(rest, exponent);
        return remaining ? product(result, *remaining) : std::nullopt;
    }

    // value * generator^exponent
    std::optional<Form> signedPower(const Form &value, int index, const Rational &exponent)
    {
        if (exponent >= 0)
            return product(value, {{{Monomial{{index, exponent}}, Rational(1)}}});
        return product(
            value, {constantPolynomial(1), {{Monomial{{index, -exponent}}, Rational(1)}}});
    }

    std::optional<Form> signRoot(bool isNegative, const Rational &exponent)
    {
        if (!isNegative)
            return constant(1);
        const int index = generator(u"-1"_s, {.type = Generator::Type::MinusOne});
        return made(reduced(Monomial{{index, exponent}}, 1), constantPolynomial(1));
    }

    // (x^a)^b is x^(ab) when a is at most 1; all else keeps its root.
    std::optional<Form> symbolRoot(const Form &base, const Rational &exponent)
    {
        const auto &[monomial, coefficient] = *base.numerator.begin();
        const bool isSimple = monomial.size() == 1 && coefficient == 1
            && verify::constantOf(base.denominator) == Rational(1)
            && at(monomial.front().first).type == Generator::Type::Free
            && monomial.front().second <= 1;
        if (isSimple)
            return single(monomial.front().first, monomial.front().second * exponent);
        return sumRoot(base, exponent);
    }

    // A positive number to a rational power, as a product of roots of primes.
    std::optional<Form> numberPower(const Rational &base, const Rational &exponent)
    {
        std::optional<Form> result = constant(1);
        for (const auto &[number, sign] :
            {std::pair{numeratorOf(base), 1}, std::pair{denominatorOf(base), -1}}) {
            if (!m_budget.spend(kMaxDivisor / 20))
                return {};
            for (const Factor &factor : factorsOf(number)) {
                const int index = primeGenerator(factor);
                const Rational outer = exponent * factor.exponent * sign;
                const auto term = reduced(Monomial{{index, outer}}, 1);
                result = term ? product(*result, {*term}) : std::nullopt;
                if (!result)
                    return {};
            }
        }
        return result;
    }

    int primeGenerator(const Factor &factor)
    {
        return generator(u"p "_s + QString::fromStdString(factor.prime.str()),
            {.type = Generator::Type::Prime,
                .isPositive = true,
                .isIndependent = factor.isPrime,
                .prime = factor.prime});
    }

    // Exponents with symbols: b^(2x + 1) is (b^x)^2 * b.
    std::optional<Form> symbolicPower(const Form &base, const Form &exponent)
    {
        if (verify::constantOf(exponent.denominator) != Rational(1) || base.numerator.empty())
            return opaque(u"power "_s + keyOf(base) + keyOf(exponent));
        std::optional<Form> result = constant(1);
        for (const auto &[monomial, coefficient] : exponent.numerator) {
            const auto factor = monomial.empty()
                ? rationalPower(base, coefficient)
                : termPower(base, keyOf(Polynomial{{monomial, Rational(1)}}), coefficient);
            result = factor ? product(*result, *factor) : std::nullopt;
            if (!result)
                return {};
        }
        return result;
    }

    // base^(coefficient * m) where key tells the monomial m.
    std::optional<Form> termPower(const Form &base, const QString &key, const Rational &coefficient)
    {
        const auto number = constantOf(base);
        if (number && *number > 0)
            return primePowers(*number, key, coefficient);
        const QString baseKey = keyOf(base);
        if (baseKey == keyOf(symbolForm(u"e"_s)))
            return positivePower(u"e"_s, key, coefficient);
        if (!isWhole(coefficient))
            return opaque(u"power "_s + baseKey + key + u' ' + toText(coefficient));
        return single(
            generator(u"q "_s + baseKey + key, {.type = Generator::Type::Opaque}), coefficient);
    }

    std::optional<Form> primePowers(
        const Rational &base, const QString &key, const Rational &coefficient)
    {
        std::optional<Form> result = constant(1);
        for (const auto &[number, sign] :
            {std::pair{numeratorOf(base), 1}, std::pair{denominatorOf(base), -1}}) {
            if (!m_budget.spend(kMaxDivisor / 20))
                return {};
            for (const Factor &factor : factorsOf(number)) {
                const QString prime = QString::fromStdString(factor.prime.str());
                const auto part = positivePower(prime, key, coefficient * factor.exponent * sign);
                result = product(*result, part);
                if (!result)
                    return {};
            }
        }
        return result;
    }

    Form positivePower(const QString &base, const QString &key, const Rational &exponent)
    {
        return single(generator(u"b "_s + base + u' ' + key,
                          {.type = Generator::Type::Power, .isPositive = true}),
            exponent);
    }

    // Functions

    Form opaque(const QString &key)
    {
        return single(generator(u"o "_s + key, {.type = Generator::Type::Opaque}), 1);
    }

    std::optional<Form> call(const Node &value)
    {
        std::vector<Form> arguments;
        std::vector<Rational> numbers;
        for (const Node &part : value->parts) {
            const auto form = of(part);
            if (!form)
                return {};
            arguments.push_back(*form);
            if (const auto number = constantOf(*form))
                numbers.push_back(*number);
        }
        if (numbers.size() == arguments.size())
            if (const auto exact = exactCall(value->name, numbers))
                return constant(*exact);
        if (value->name == u"abs" && !arguments[0].numerator.empty()
            && arguments[0].numerator.begin()->second < 0)
            arguments[0].numerator = scaled(arguments[0].numerator, -1);
        QString key = value->name;
        for (const Form &argument : arguments)
            key += keyOf(argument);
        return opaque(key);
    }

    static std::optional<Rational> exactCall(
        const QString &name, const std::vector<Rational> &arguments)
    {
        const Rational &first = arguments[0];
        if (name == u"abs")
            return absolute(first);
        if (name == u"floor")
            return Rational(floorOf(first));
        if (name == u"ceil")
            return Rational(-floorOf(-first));
        if (name == u"factorial")
            return factorial(first);
        if (name == u"max")
            return *std::ranges::max_element(arguments);
        if (name == u"min")
            return *std::ranges::min_element(arguments);
        if (name == u"mod" && arguments.size() == 2 && arguments[1] != 0)
            return first - arguments[1] * Rational(floorOf(first / arguments[1]));
        if (name == u"binom" && arguments.size() == 2)
            return binomial(first, arguments[1]);
        if ((name == u"gcd" || name == u"lcm") && std::ranges::all_of(arguments, isWhole))
            return divisorOrMultiple(arguments, name == u"gcd");
        return {};
    }

    static std::optional<Rational> factorial(const Rational &value)
    {
        const auto count = smallInteger(value);
        if (!count || *count < 0 || *count > kMaxFactorial)
            return {};
        Integer product = 1;
        for (qint64 i = 2; i <= *count; ++i)
            product *= i;
        return Rational(product);
    }

    static std::optional<Rational> binomial(const Rational &above, const Rational &below)
    {
        const auto count = smallInteger(below);
        if (!count || *count < 0 || *count > kMaxFactorial || bitsOf(above) > 64)
            return {};
        Rational product = 1;
        for (qint64 i = 0; i < *count; ++i)
            product *= (above - i) / Rational(i + 1);
        return product;
    }

    static Rational divisorOrMultiple(const std::vector<Rational> &values, bool isDivisor)
    {
        Integer result = numeratorOf(values[0]);
        for (const Rational &value : values)
            result = isDivisor ? Integer(mp::gcd(result, numeratorOf(value)))
                               : Integer(mp::lcm(result, numeratorOf(value)));
        return Rational(mp::abs(result));
    }

    Budget &m_budget;
    std::vector<Generator> m_generators;
    QHash<QString, int> m_indices;
};

} // namespace

Answer compareForms(const Node &a, const Node &b, Budget &budget)
{
    Forms forms(budget);
    const auto left = forms.of(a);
    const auto right = left ? forms.of(b) : std::nullopt;
    const auto rest = right ? forms.crossDifference(*left, *right) : std::nullopt;
    if (!rest)
        return Answer::Unknown;
    if (rest->empty())
        return Answer::Same;
    const bool isCertain = forms.isIndependent(*rest) && forms.isIndependent(left->denominator)
        && forms.isIndependent(right->denominator);
    return isCertain ? Answer::Different : Answer::Unknown;
}

std::optional<Rational> rationalValue(const Node &value, Budget &budget)
{
    Forms forms(budget);
    const auto form = forms.of(value);
    return form ? Forms::constantOf(*form) : std::nullopt;
}

} // namespace aisb::eval::verify
