// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/numeric.h"

#include <QHash>

#include <boost/math/constants/constants.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/multiprecision/cpp_complex.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <functional>

namespace aisb::eval::verify {

using namespace Qt::StringLiterals;

namespace mp = boost::multiprecision;

namespace {

using Complex = mp::number<mp::complex_adaptor<mp::cpp_bin_float<80>>, mp::et_off>;

constexpr int kNeededPoints = 4;
// Sizes of the values at the points. Large ones tell |x - 3| from 3 - x.
constexpr std::array kScales = {1, 1, 1, 1, 4, 4, 4, 30, 30, 30, 1000, 1000, 1000000, 1000000};
constexpr qint64 kFunctionSteps = 200;
constexpr double kMaxArgument = 1e6; // of functions whose argument is reduced
constexpr double kMaxFactorial = 500;
constexpr qint64 kMaxRepeats = 4096; // of a power by multiplication

bool isFinite(const Complex &value)
{
    return mp::isfinite(value.real()) && mp::isfinite(value.imag());
}

bool isReal(const Complex &value)
{
    static const Real limit("1e-60");
    return mp::abs(value.imag()) <= limit * std::max(Real(1), Real(mp::abs(value.real())));
}

Real realOf(const Rational &value)
{
    return Real(numeratorOf(value)) / Real(denominatorOf(value));
}

Complex wholePower(Complex base, qint64 exponent)
{
    Complex result(1);
    for (qint64 left = std::abs(exponent); left > 0; left /= 2) {
        if (left % 2 == 1)
            result *= base;
        base *= base;
    }
    return exponent < 0 ? Complex(1) / result : result;
}

// A number that depends on nothing but the seed, the same everywhere.
quint64 scrambled(quint64 seed)
{
    seed += 0x9e3779b97f4a7c15ULL;
    seed = (seed ^ (seed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    seed = (seed ^ (seed >> 27U)) * 0x94d049bb133111ebULL;
    return seed ^ (seed >> 31U);
}

Real fractionOf(quint64 seed)
{
    return Real(scrambled(seed) >> 24U) / Real(quint64{1} << 40U);
}

quint64 seedOf(const QString &name)
{
    quint64 seed = 0;
    for (const QChar c : name)
        seed = scrambled(seed ^ c.unicode());
    return seed;
}

using Value = std::optional<Complex>;
using Function = Complex (*)(const Complex &);

struct NamedFunction
{
    QLatin1String name;
    Function function;
};

constexpr std::array kFunctions = {
    NamedFunction{"sin"_L1, [](const Complex &z) { return Complex(sin(z)); }},
    NamedFunction{"cos"_L1, [](const Complex &z) { return Complex(cos(z)); }},
    NamedFunction{"tan"_L1, [](const Complex &z) { return Complex(sin(z) / cos(z)); }},
    NamedFunction{"cot"_L1, [](const Complex &z) { return Complex(cos(z) / sin(z)); }},
    NamedFunction{"sec"_L1, [](const Complex &z) { return Complex(Complex(1) / cos(z)); }},
    NamedFunction{"csc"_L1, [](const Complex &z) { return Complex(Complex(1) / sin(z)); }},
    NamedFunction{"sinh"_L1, [](const Complex &z) { return Complex(sinh(z)); }},
    NamedFunction{"cosh"_L1, [](const Complex &z) { return Complex(cosh(z)); }},
    NamedFunction{"tanh"_L1, [](const Complex &z) { return Complex(sinh(z) / cosh(z)); }},
    NamedFunction{"coth"_L1, [](const Complex &z) { return Complex(cosh(z) / sinh(z)); }},
    NamedFunction{"arcsin"_L1, [](const Complex &z) { return Complex(asin(z)); }},
    NamedFunction{"arccos"_L1, [](const Complex &z) { return Complex(acos(z)); }},
    NamedFunction{"arctan"_L1, [](const Complex &z) { return Complex(atan(z)); }},
    NamedFunction{"arccot"_L1, [](const Complex &z) { return Complex(atan(Complex(1) / z)); }},
    NamedFunction{"ln"_L1, [](const Complex &z) { return Complex(log(z)); }},
};

Value finite(const Complex &value)
{
    return isFinite(value) ? Value(value) : std::nullopt;
}

// Not so large or small that a sum would swallow another term.
Value moderate(const Complex &value)
{
    static const Real largest("1e30");
    static const Real smallest("1e-30");
    if (!isFinite(value))
        return {};
    const Real size = mp::abs(value.real()) + mp::abs(value.imag());
    return size == 0 || (size < largest && size > smallest) ? Value(value) : std::nullopt;
}

// Values of an expression at one point.
class Evaluation
{
public:
    Evaluation(const Point &point, Budget &budget)
        : m_point(point)
        , m_budget(budget)
    {
    }

    Value of(const Node &value)
    {
        if (!m_budget.spend(3))
            return {};
        switch (value->kind) {
        case Kind::Number:
            return moderate(Complex(realOf(value->number)));
        case Kind::Symbol:
        case Kind::Text:
            return nameValue(value->name);
        case Kind::Sum:
            return folded(value, [](const Complex &a, const Complex &b) { return Complex(a + b); });
        case Kind::Product:
            return folded(value, [](const Complex &a, const Complex &b) { return Complex(a * b); });
        case Kind::Power:
            return powerOf(value);
        case Kind::Call:
            return call(value);
        default:
            return {};
        }
    }

private:
    Value nameValue(const QString &name) const
    {
        if (name == u"pi")
            return Complex(boost::math::constants::pi<Real>());
        if (name == u"e")
            return Complex(boost::math::constants::e<Real>());
        const auto found = m_point.constFind(name);
        return found == m_point.cend() ? std::nullopt : Value(Complex(*found));
    }

    template <class Operation>
    Value folded(const Node &value, const Operation &operation)
    {
        Value result;
        for (const Node &part : value->parts) {
            const Value next = of(part);
            if (!next)
                return {};
            result = result ? operation(*result, *next) : *next;
        }
        return result ? finite(*result) : std::nullopt;
    }

    Value powerOf(const Node &value)
    {
        const Value base = of(value->parts[0]);
        const Value exponent = base ? of(value->parts[1]) : std::nullopt;
        if (!exponent)
            return {};
        const Node &written = value->parts[1];
        if (isNumber(written))
            if (const auto times = smallInteger(written->number);
                times && std::abs(*times) <= kMaxRepeats)
                return *base == Complex(0) && *times < 0 ? std::nullopt
                                                         : moderate(wholePower(*base, *times));
        return generalPower(*base, *exponent);
    }

    Value generalPower(const Complex &base, const Complex &exponent)
    {
        if (!m_budget.spend(kFunctionSteps))
            return {};
        if (base == Complex(0)) {
            const bool isZero = isReal(exponent) && exponent.real() > 0;
            return isZero ? Value(Complex(0)) : std::nullopt;
        }
        const Complex argument = exponent * log(base);
        return isSmall(argument) ? moderate(exp(argument)) : std::nullopt;
    }

    static bool isSmall(const Complex &value)
    {
        return isFinite(value) && mp::abs(value.real()) < kMaxArgument
            && mp::abs(value.imag()) < kMaxArgument;
    }

    Value call(const Node &value)
    {
        if (value->name == u"det")
            return determinant(value->parts[0]);
        std::vector<Complex> arguments;
        for (const Node &part : value->parts) {
            const Value argument = of(part);
            if (!argument || !isSmall(*argument))
                return {};
            arguments.push_back(*argument);
        }
        if (!m_budget.spend(kFunctionSteps))
            return {};
        const auto known = std::ranges::find_if(
            kFunctions, [&](const NamedFunction &one) { return one.name == value->name; });
        if (known != kFunctions.end())
            return finite(known->function(arguments[0]));
        return otherCall(value->name, arguments);
    }

    static Value otherCall(const QString &name, const std::vector<Complex> &arguments)
    {
        const Complex &first = arguments[0];
        if (name == u"abs")
            return Complex(
                mp::sqrt(Real(first.real() * first.real() + first.imag() * first.imag())));
        if (name == u"log" && arguments.size() == 2)
            return finite(Complex(log(first) / log(arguments[1])));
        if (!std::ranges::all_of(arguments, isReal))
            return {};
        std::vector<Real> reals;
        for (const Complex &argument : arguments)
            reals.push_back(argument.real());
        return realCall(name, reals);
    }

    static Value realCall(const QString &name, const std::vector<Real> &arguments)
    {
        const Real &first = arguments[0];
        if (name == u"floor")
            return Complex(Real(mp::floor(first)));
        if (name == u"ceil")
            return Complex(Real(mp::ceil(first)));
        if (name == u"max")
            return Complex(*std::ranges::max_element(arguments));
        if (name == u"min")
            return Complex(*std::ranges::min_element(arguments));
        if (name == u"factorial")
            return factorial(first);
        if (name == u"binom" && arguments.size() == 2)
            return binomial(first, arguments[1]);
        if (name == u"mod" && arguments.size() == 2)
            return arguments[1] == 0
                ? std::nullopt
                : Value(
                      Complex(Real(first - arguments[1] * mp::floor(Real(first / arguments[1])))));
        if (name == u"gcd" || name == u"lcm")
            return {};
        return unknownFunction(name, arguments);
    }

    static Value factorial(const Real &value)
    {
        const Real shifted = value + 1;
        if (mp::abs(shifted) > kMaxFactorial || (shifted <= 0 && mp::floor(shifted) == shifted))
            return {};
        return moderate(Complex(Real(boost::math::tgamma(shifted))));
    }

    static Value binomial(const Real &above, const Real &below)
    {
        const Value total = factorial(above);
        const Value chosen = factorial(below);
        const Value others = factorial(Real(above - below));
        return total && chosen && others ? finite(*total / (*chosen * *others)) : std::nullopt;
    }

    // Some smooth function that belongs to the name.
    static Value unknownFunction(const QString &name, const std::vector<Real> &arguments)
    {
        quint64 seed = seedOf(name);
        Real argument = fractionOf(seed);
        for (const Real &value : arguments) {
            seed = scrambled(seed);
            argument += value * (1 + fractionOf(seed)) + value * value * fractionOf(seed + 1) / 5;
        }
        return Complex(Real(mp::cos(argument)));
    }

    Value determinant(const Node &value)
    {
        const auto size = static_cast<std::size_t>(value->columns);
        if (value->kind != Kind::Matrix || size * size != value->parts.size())
            return {};
        std::vector<Complex> cells;
        for (const Node &part : value->parts) {
            const Value cell = of(part);
            if (!cell)
                return {};
            cells.push_back(*cell);
        }
        return eliminated(std::move(cells), size);
    }

    // Gauss with the largest element of each column.
    Value eliminated(std::vector<Complex> cells, std::size_t size)
    {
        Complex result(1);
        for (std::size_t step = 0; step < size; ++step) {
            std::size_t best = step;
            for (std::size_t row = step + 1; row < size; ++row)
                if (mp::abs(cells[row * size + step]).real()
                    > mp::abs(cells[best * size + step]).real())
                    best = row;
            const Complex pivot = cells[best * size + step];
            if (pivot == Complex(0))
                return Complex(0);
            result *= best == step ? pivot : Complex(-pivot);
            for (std::size_t column = 0; column < size; ++column)
                std::swap(cells[best * size + column], cells[step * size + column]);
            if (!m_budget.spend(4 * static_cast<qint64>(size) * static_cast<qint64>(size)))
                return {};
            for (std::size_t row = step + 1; row < size; ++row) {
                const Complex factor = cells[row * size + step] / pivot;
                for (std::size_t column = step; column < size; ++column)
                    cells[row * size + column] -= factor * cells[step * size + column];
            }
        }
        return finite(result);
    }

    const Point &m_point;
    Budget &m_budget;
};

// Boost reports poles and overflows of special functions by exceptions.
Value valueAt(const Node &value, const Point &point, Budget &budget)
{
    try {
        return Evaluation(point, budget).of(value);
    } catch (const std::exception &) {
        return {};
    }
}

bool isClose(const Complex &a, const Complex &b)
{
    static const Real relative("1e-40");
    static const Real absolute("1e-60");
    const auto size = [](const Complex &value) {
        return Real(mp::abs(value.real()) + mp::abs(value.imag()));
    };
    const Real distance = size(Complex(a - b));
    return distance <= absolute || distance <= relative * std::max(size(a), size(b));
}

void collect(const Node &value, QSet<QString> &names)
{
    const bool isName = value->kind == Kind::Symbol || value->kind == Kind::Text;
    if (isName && value->name != u"pi" && value->name != u"e")
        names.insert(value->name);
    for (const Node &part : value->parts)
        collect(part, names);
}

// All positive, all negative, all positive, mixed, and so on. No value is close to 0.
Point pointOf(const QSet<QString> &names, int index)
{
    Point point;
    const int scale = kScales.at(static_cast<std::size_t>(index));
    for (const QString &name : names) {
        const quint64 seed = seedOf(name) + static_cast<quint64>(index) * 1000003U;
        const Real size = (fractionOf(seed) * 6 / 5 + Real(11) / 20) * scale;
        const bool isMixed = index % 4 == 3 && scrambled(seed + 1) % 2 == 0;
        const bool isNegative = index % 4 == 1 || isMixed;
        point.insert(name, isNegative ? Real(-size) : size);
    }
    return point;
}

} // namespace

Answer compareValues(const Node &a, const Node &b, Budget &budget)
{
    const QSet<QString> names = symbolsOf(a) + symbolsOf(b);
    const int needed = names.isEmpty() ? 1 : kNeededPoints;
    const auto points = names.isEmpty() ? 1 : static_cast<int>(kScales.size());
    int found = 0;
    for (int index = 0; index < points; ++index) {
        const Point point = pointOf(names, index);
        const Value left = valueAt(a, point, budget);
        const Value right = left ? valueAt(b, point, budget) : std::nullopt;
        if (!right)
            continue; // no value here, or too large a one
        if (!isClose(*left, *right))
            return Answer::Different;
        ++found;
    }
    return found >= needed ? Answer::Same : Answer::Unknown;
}

std::optional<Real> realValue(const Node &value, const Point &point, Budget &budget)
{
    if (value->kind == Kind::Infinity)
        return std::numeric_limits<Real>::infinity();
    const bool isNegated = value->kind == Kind::Product && value->parts.size() == 2
        && isNumber(value->parts[0]) && value->parts[0]->number < 0
        && value->parts[1]->kind == Kind::Infinity;
    if (isNegated)
        return -std::numeric_limits<Real>::infinity();
    const Value found = valueAt(value, point, budget);
    return found && isReal(*found) ? std::optional(Real(found->real())) : std::nullopt;
}

int compareReals(const Real &a, const Real &b)
{
    const bool isEqual =
        mp::isfinite(a) && mp::isfinite(b) ? isClose(Complex(a), Complex(b)) : a == b;
    if (isEqual)
        return 0;
    return a < b ? -1 : 1;
}

QSet<QString> symbolsOf(const Node &value)
{
    QSet<QString> names;
    collect(value, names);
    return names;
}

} // namespace aisb::eval::verify
