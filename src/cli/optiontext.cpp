// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/optiontext.h"

namespace aisb::cli {

using namespace Qt::StringLiterals;

namespace {

// Bounds beyond this are the limits of the number type and of no interest.
constexpr double kLargestBound = 1e12;

QString valueText(const core::OptionInfo &info)
{
    const QString name = info.choices.isEmpty()
        ? QString(info.valueName)
        : u'{' + QString(info.choices).replace(u'|', u',') + u'}';
    switch (info.type) {
    case core::OptionType::Flag:
    case core::OptionType::Switch:
        return {};
    case core::OptionType::List:
        return u" %1 [%1 ...]"_s.arg(name);
    case core::OptionType::OptionalText:
        return u" [%1]"_s.arg(name);
    default:
        return u' ' + name;
    }
}

} // namespace

QString invocationOf(const core::OptionInfo &info)
{
    QString text;
    if (info.shortName != 0)
        text = u"-%1, "_s.arg(QLatin1Char(info.shortName));
    text += u"--"_s + info.name;
    if (info.type == core::OptionType::Switch)
        text += u", --no-"_s + info.name;
    return text + valueText(info);
}

QString boundsText(const core::OptionInfo &info)
{
    const auto number = [](double value) { return QString::number(value, 'f', 0); };
    if (info.min && info.max && *info.max < kLargestBound)
        return u" Range: %1 to %2."_s.arg(number(*info.min), number(*info.max));
    if (info.min)
        return u" At least %1."_s.arg(number(*info.min));
    return {};
}

} // namespace aisb::cli
