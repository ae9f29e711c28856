// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/format.h"

#include <array>
#include <cmath>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar kMinus(0x2212);
constexpr QChar kNoBreakSpace(0x00a0);

QString grouped(QString digits)
{
    const qsizetype point = digits.indexOf(u'.');
    for (qsizetype i = (point < 0 ? digits.size() : point) - 3; i > 0; i -= 3)
        digits.insert(i, u',');
    return digits;
}

} // namespace

QString displayInteger(qint64 value)
{
    const QString digits = grouped(QString::number(value < 0 ? -value : value));
    return value < 0 ? kMinus + digits : digits;
}

QString displayDecimal(double value, int decimals)
{
    if (!std::isfinite(value))
        return u"\u2013"_s;
    const QString digits = QString::number(std::abs(value), 'f', decimals);
    const bool isZero = digits.toDouble() == 0;
    return value < 0 && !isZero ? kMinus + grouped(digits) : grouped(digits);
}

QString displayLatency(double ms)
{
    const double size = std::abs(ms);
    return displayDecimal(ms, size >= 999.95 ? 0 : size >= 0.995 ? 1 : 2);
}

QString displayRate(double value)
{
    const double size = std::abs(value);
    return displayDecimal(value, size >= 999.95 ? 0 : size >= 9.995 ? 1 : 2);
}

QString displayDuration(double seconds)
{
    if (!(seconds >= 0))
        return u"\u2013"_s;
    if (seconds < 59.95)
        return displayDecimal(seconds, 1) + kNoBreakSpace + u's';
    const auto whole = static_cast<qint64>(std::llround(seconds));
    const qint64 hours = whole / 3600;
    const qint64 minutes = whole / 60 % 60;
    if (hours > 0)
        return u"%1%2h %3%2min"_s.arg(hours).arg(kNoBreakSpace).arg(minutes);
    return u"%1%2min %3%2s"_s.arg(minutes).arg(kNoBreakSpace).arg(whole % 60);
}

QString displayClock(double seconds)
{
    const auto whole = static_cast<qint64>(seconds > 0 ? seconds : 0);
    const QLatin1Char zero('0');
    if (whole >= 3600)
        return u"%1:%2:%3"_s.arg(whole / 3600)
            .arg(whole / 60 % 60, 2, 10, zero)
            .arg(whole % 60, 2, 10, zero);
    return u"%1:%2"_s.arg(whole / 60).arg(whole % 60, 2, 10, zero);
}

QString displayBytes(qint64 bytes)
{
    constexpr std::array kUnits = {"B", "kB", "MB", "GB", "TB"};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < kUnits.size()) {
        value /= 1000;
        ++unit;
    }
    const int decimals = unit == 0 || value >= 99.95 ? 0 : 1;
    return displayDecimal(value, decimals) + kNoBreakSpace + QLatin1String(kUnits[unit]);
}

QString displayPercent(double percent)
{
    return displayDecimal(percent, 1) + kNoBreakSpace + u'%';
}

} // namespace aisb::core
