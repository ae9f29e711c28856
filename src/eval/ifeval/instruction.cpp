// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/ifeval/instruction.h"

#include "eval/text/pythonpattern.h"
#include "eval/text/pythonstring.h"

#include <algorithm>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

tl::unexpected<core::Error> InstructionArguments::wrong(
    QLatin1String name, const QString &expected) const
{
    return core::fail(
        core::ErrorCode::DsetData002, u"%1: %2: expected %3"_s.arg(m_instruction, name, expected));
}

core::Result<QString> InstructionArguments::text(QLatin1String name) const
{
    const Json &value = m_values[QString(name)];
    if (!value.isString())
        return wrong(name, u"a text"_s);
    return value.toString();
}

core::Result<QString> InstructionArguments::strippedText(QLatin1String name) const
{
    return text(name).map([](const QString &value) { return stripped(value); });
}

core::Result<QStringList> InstructionArguments::texts(QLatin1String name) const
{
    const Json &value = m_values[QString(name)];
    if (!value.isArray() || value.items().empty()
        || !std::ranges::all_of(value.items(), &Json::isString))
        return wrong(name, u"a list of texts"_s);
    QStringList list;
    for (const Json &item : value.items())
        list.append(item.toString());
    return list;
}

core::Result<qint64> InstructionArguments::number(QLatin1String name) const
{
    const Json &value = m_values[QString(name)];
    const bool isWhole = value.isInt()
        || (value.type() == Json::Type::Double
            && static_cast<double>(value.toInt(-1)) == value.toDouble());
    if (!isWhole || value.toInt() < 0)
        return wrong(name, u"a whole number, at least 0"_s);
    return value.toInt();
}

core::Result<Bound> InstructionArguments::bound(QLatin1String number, QLatin1String relation) const
{
    const core::Result<qint64> limit = this->number(number);
    if (!limit)
        return core::fail(limit.error());
    const QString word = m_values[QString(relation)].toString();
    if (word != "less than"_L1 && word != "at least"_L1)
        return wrong(relation, u"\"less than\" or \"at least\""_s);
    return Bound{.number = *limit, .isLess = word == "less than"_L1};
}

core::Result<QRegularExpression> InstructionArguments::pattern(
    QLatin1String name, const QString &expression, QRegularExpression::PatternOptions options) const
{
    core::Result<QRegularExpression> compiled = compilePattern(expression, options);
    if (!compiled)
        return wrong(name, u"a regular expression (%1)"_s.arg(compiled.error().detail));
    return compiled;
}

core::Result<> InstructionArguments::checkNames(std::span<const QLatin1String> known) const
{
    for (const auto &[name, value] : m_values.members())
        if (!value.isNull() && std::ranges::find(known, name) == known.end())
            return core::fail(core::ErrorCode::DsetData002,
                u"%1: unknown argument \"%2\""_s.arg(m_instruction, name));
    return {};
}

} // namespace aisb::eval
