// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/text.h"

#include "eval/math/verify/comparison.h"

#include <QStringList>

namespace aisb::eval::verify {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDigits = 15;

enum class Rank // how tightly the outermost operator binds
{
    Sum,
    Product,
    Power,
    Atom
};

// 15 significant digits with the zeros at the end: 2.50000000000000.
QString decimalText(const Rational &value)
{
    const auto number = static_cast<double>(value);
    const QString scientific = QString::number(number, 'e', kDigits - 1);
    const int exponent = scientific.section(u'e', 1).toInt();
    if (exponent < -4 || exponent >= kDigits)
        return scientific.section(u'e', 0, 0) + u'e' + (exponent < 0 ? u"-"_s : u"+"_s)
            + QString::number(std::abs(exponent));
    return QString::number(number, 'f', kDigits - 1 - exponent);
}

Rank rankOf(const Node &value)
{
    switch (value->kind) {
    case Kind::Sum:
        return Rank::Sum;
    case Kind::Number:
        return value->number < 0 || !(value->isDecimal || isWhole(value->number)) ? Rank::Product
                                                                                  : Rank::Atom;
    case Kind::Product:
        return Rank::Product;
    case Kind::Power:
        return Rank::Power;
    default:
        return Rank::Atom;
    }
}

QString wrapped(const Node &value, Rank least)
{
    const QString text = textOf(value);
    return rankOf(value) < least ? u'(' + text + u')' : text;
}

QString joined(const std::vector<Node> &parts, const QString &separator)
{
    QStringList texts;
    for (const Node &part : parts)
        texts.append(textOf(part));
    return texts.join(separator);
}

QString sumText(const Node &value)
{
    QString text;
    for (const Node &part : value->parts) {
        const QString term = textOf(part);
        if (text.isEmpty())
            text = term;
        else
            text += term.startsWith(u'-') ? u" - "_s + term.sliced(1) : u" + "_s + term;
    }
    return text;
}

bool isInverse(const Node &value)
{
    return value->kind == Kind::Power && isNumber(value->parts[1]) && value->parts[1]->number == -1;
}

QString productText(const Node &value)
{
    QString above;
    QString below;
    for (const Node &part : value->parts) {
        if (isInverse(part))
            below += u'/' + wrapped(part->parts[0], Rank::Power);
        else if (above.isEmpty() && isNumber(part) && part->number == -1)
            above = u"-"_s;
        else
            above +=
                (above.isEmpty() || above == u"-" ? u""_s : u"*"_s) + wrapped(part, Rank::Product);
    }
    return (above.isEmpty() ? u"1"_s : above) + below;
}

QString powerText(const Node &value)
{
    const Node &exponent = value->parts[1];
    if (isNumber(exponent) && exponent->number == Rational(1, 2))
        return u"sqrt("_s + textOf(value->parts[0]) + u')';
    if (value->parts[0]->kind == Kind::Symbol && value->parts[0]->name == u"e")
        return u"exp("_s + textOf(exponent) + u')';
    if (isInverse(value))
        return u"1/"_s + wrapped(value->parts[0], Rank::Power);
    return wrapped(value->parts[0], Rank::Atom) + u"**"_s + wrapped(exponent, Rank::Atom);
}

QString bracketsText(const Node &value)
{
    QString ends = u'(' + joined(value->parts, u", "_s) + u')';
    if (!isInterval(value))
        return ends;
    if (value->isLeftOpen && value->isRightOpen)
        return u"Interval.open"_s + ends;
    if (value->isLeftOpen)
        return u"Interval.Lopen"_s + ends;
    return (value->isRightOpen ? u"Interval.Ropen"_s : u"Interval"_s) + ends;
}

QString matrixText(const Node &value)
{
    QStringList rows;
    const auto columns = static_cast<std::ptrdiff_t>(value->columns);
    for (auto at = value->parts.begin(); at != value->parts.end(); at += columns)
        rows.append(u'[' + joined({at, at + columns}, u", "_s) + u']');
    return u"Matrix(["_s + rows.join(u", "_s) + u"])"_s;
}

QString relationText(const Node &value)
{
    if (value->name == u"=" || value->name == u"in")
        return u"Eq("_s + joined(value->parts, u", "_s) + u')';
    if (value->name == u"!=")
        return u"Ne("_s + joined(value->parts, u", "_s) + u')';
    return joined(value->parts, u' ' + value->name + u' ');
}

QString conjunctionText(const Node &value)
{
    QStringList parts;
    for (const Node &part : value->parts)
        parts.append(u'(' + textOf(part) + u')');
    return parts.join(u" & "_s);
}

QString nameText(const QString &name)
{
    return name == u"e" ? u"E"_s : name;
}

QString callText(const Node &value)
{
    return (value->name == u"abs" ? u"Abs"_s : value->name) + u'(' + joined(value->parts, u", "_s)
        + u')';
}

} // namespace

QString textOf(const Node &value)
{
    switch (value->kind) {
    case Kind::Number:
        return value->isDecimal ? decimalText(value->number) : toText(value->number);
    case Kind::Symbol:
    case Kind::Text:
        return nameText(value->name);
    case Kind::Infinity:
        return u"oo"_s;
    case Kind::Sum:
        return sumText(value);
    case Kind::Product:
        return productText(value);
    case Kind::Power:
        return powerText(value);
    case Kind::Call:
        return callText(value);
    case Kind::Matrix:
        return matrixText(value);
    case Kind::Set:
        return value->parts.empty() ? u"EmptySet"_s : u'{' + joined(value->parts, u", "_s) + u'}';
    case Kind::Tuple:
        return u'(' + joined(value->parts, u", "_s) + u')';
    case Kind::Brackets:
        return bracketsText(value);
    case Kind::Reals:
        return u"Reals"_s;
    case Kind::Union:
        return u"Union("_s + joined(value->parts, u", "_s) + u')';
    case Kind::Intersection:
        return u"Intersection("_s + joined(value->parts, u", "_s) + u')';
    case Kind::Difference:
        return u"Complement("_s + joined(value->parts, u", "_s) + u')';
    case Kind::Relation:
        return relationText(value);
    case Kind::Conjunction:
        return conjunctionText(value);
    }
    return {};
}

} // namespace aisb::eval::verify
