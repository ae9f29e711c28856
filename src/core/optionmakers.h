// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/optiontable.h"
#include "core/optionvalues.h"

#include <type_traits>
#include <vector>

// Makers of table entries, one per kind of option. Only optiontable.cpp includes this.
namespace aisb::core::optionmakers {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

using Values = QStringList;
using Given = std::optional<QStringList>;

inline const RunOptions &defaults()
{
    static const RunOptions options;
    return options;
}

// What every entry of the table states about itself.
struct About
{
    QLatin1String name;
    OptionGroup group;
    QLatin1String valueName;
    QLatin1String help;
    char shortName = 0;
};

inline QString dashed(QLatin1String name)
{
    return u"--"_s + name;
}

inline OptionInfo entry(const About &about, OptionType type)
{
    OptionInfo info{};
    info.name = about.name;
    info.shortName = about.shortName;
    info.group = about.group;
    info.type = type;
    info.valueName = about.valueName;
    info.help = about.help;
    return info;
}

inline QString written(const QString &value)
{
    return value;
}
inline QString written(int value)
{
    return QString::number(value);
}
inline QString written(qint64 value)
{
    return QString::number(value);
}
inline QString written(quint64 value)
{
    return QString::number(value);
}
inline QString written(double value)
{
    return shortestText(value);
}
template <class T>
QString written(const std::optional<T> &value)
{
    return written(*value);
}

template <class T>
std::function<Given(const RunOptions &)> reader(T RunOptions::*field)
{
    return [field](const RunOptions &options) -> Given {
        if (options.*field == defaults().*field)
            return std::nullopt;
        return Values{written(options.*field)};
    };
}

inline OptionInfo flag(const About &about, bool RunOptions::*field)
{
    OptionInfo info = entry(about, OptionType::Flag);
    info.set = [field](RunOptions &options, const Values &values) -> Result<> {
        options.*field = values.value(0) == "true"_L1;
        return {};
    };
    info.get = [field](const RunOptions &options) -> Given {
        return options.*field ? Given(Values{u"true"_s}) : std::nullopt;
    };
    return info;
}

inline OptionInfo switchable(const About &about, std::optional<bool> RunOptions::*field)
{
    OptionInfo info = entry(about, OptionType::Switch);
    info.set = [field](RunOptions &options, const Values &values) -> Result<> {
        options.*field = values.value(0) == "true"_L1;
        return {};
    };
    info.get = [field](const RunOptions &options) -> Given {
        if (!(options.*field).has_value())
            return std::nullopt;
        return Values{*(options.*field) ? u"true"_s : u"false"_s};
    };
    return info;
}

template <class T>
OptionInfo text(const About &about, T RunOptions::*field)
{
    OptionInfo info = entry(about, OptionType::Text);
    info.set = [field](RunOptions &options, const Values &values) -> Result<> {
        options.*field = values.value(0);
        return {};
    };
    info.get = reader(field);
    return info;
}

inline Result<> checkChoice(const About &about, QLatin1String choices, const QString &given)
{
    const QStringList allowed = QString(choices).split(u'|');
    if (allowed.contains(given))
        return {};
    return fail(ErrorCode::TmanCmd002,
        u"`%1` must be one of %2, got \"%3\""_s.arg(
            dashed(about.name), allowed.join(u", "_s), given));
}

inline OptionInfo choice(
    const About &about, QLatin1String choices, std::optional<QString> RunOptions::*field)
{
    OptionInfo info = text(about, field);
    info.choices = choices;
    info.set = [about, choices, field](RunOptions &options, const Values &values) -> Result<> {
        const Result<> checked = checkChoice(about, choices, values.value(0));
        if (checked)
            options.*field = values.value(0);
        return checked;
    };
    return info;
}

// An enumeration: all its values with their names are given.
template <class Enum, class Field>
OptionInfo enumeration(const About &about, QLatin1String choices, Field RunOptions::*field,
    const std::vector<Enum> &all, QLatin1String (*nameOf)(Enum))
{
    OptionInfo info = entry(about, OptionType::Text);
    info.choices = choices;
    info.set = [=](RunOptions &options, const Values &values) -> Result<> {
        for (const Enum value : all) {
            if (values.value(0) == nameOf(value)) {
                options.*field = value;
                return {};
            }
        }
        return checkChoice(about, choices, values.value(0));
    };
    info.get = [field, nameOf](const RunOptions &options) -> Given {
        if (options.*field == defaults().*field)
            return std::nullopt;
        if constexpr (std::is_same_v<Field, Enum>)
            return Values{nameOf(options.*field)};
        else
            return Values{nameOf(*(options.*field))};
    };
    return info;
}

template <class T>
OptionInfo integer(const About &about, const IntegerRange &range, T RunOptions::*field)
{
    OptionInfo info = entry(about, OptionType::Integer);
    info.min = static_cast<double>(range.min);
    if (range.max != kNoLimit)
        info.max = static_cast<double>(range.max);
    IntegerRange bounded = range;
    if constexpr (std::is_same_v<T, int> || std::is_same_v<T, std::optional<int>>)
        bounded.max = std::min<qint64>(range.max, std::numeric_limits<int>::max());
    info.set = [about, bounded, field](RunOptions &options, const Values &values) -> Result<> {
        const Result<qint64> value = integerIn(dashed(about.name), values.value(0), bounded);
        if (!value)
            return fail(value.error());
        if constexpr (std::is_same_v<T, int> || std::is_same_v<T, std::optional<int>>)
            options.*field = static_cast<int>(*value);
        else
            options.*field = *value;
        return {};
    };
    info.get = reader(field);
    return info;
}

inline OptionInfo number(
    const About &about, double min, double max, std::optional<double> RunOptions::*field)
{
    OptionInfo info = entry(about, OptionType::Number);
    info.min = min;
    info.max = max;
    info.set = [about, min, max, field](RunOptions &options, const Values &values) -> Result<> {
        const Result<double> value = numberIn(dashed(about.name), values.value(0), min, max);
        if (!value)
            return fail(value.error());
        options.*field = *value;
        return {};
    };
    info.get = reader(field);
    return info;
}

inline OptionInfo list(const About &about, QStringList RunOptions::*field)
{
    OptionInfo info = entry(about, OptionType::List);
    info.set = [field](RunOptions &options, const Values &values) -> Result<> {
        options.*field = values;
        return {};
    };
    info.get = [field](const RunOptions &options) -> Given {
        return (options.*field).isEmpty() ? std::nullopt : Given(options.*field);
    };
    return info;
}

} // namespace aisb::core::optionmakers
