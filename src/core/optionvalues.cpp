// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optionvalues.h"

#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

QString tooLarge(const QString &field, const QString &max, const QString &got, QLatin1String note)
{
    const QString remark = note.isEmpty() ? QString() : u" (%1)"_s.arg(note);
    return u"`%1` must be at most %2%3, got %4"_s.arg(field, max, remark, got);
}

QString tooSmall(const QString &field, const QString &min, const QString &got)
{
    return u"`%1` must be at least %2, got %3"_s.arg(field, min, got);
}

constexpr QLatin1String kLengthNotation =
    "N, uniform:MIN:MAX, gaussian:MEAN:VARIANCE:MIN:MAX or zipf:ALPHA:MIN:MAX"_L1;

Result<> checkLengthBounds(const QString &field, const QString &min, const QString &max)
{
    const Result<qint64> low = integerIn(field + u" MIN"_s, min, {1, kMaxSynthetic});
    if (!low)
        return fail(low.error());
    const Result<qint64> high = integerIn(field + u" MAX"_s, max, {1, kMaxSynthetic});
    if (!high)
        return fail(high.error());
    if (*low > *high)
        return fail(ErrorCode::UtilsType010, tooSmall(field + u" MAX"_s, min + u" (MIN)"_s, max));
    return {};
}

Result<> checkGaussian(const QString &field, const QStringList &parts)
{
    const Result<double> mean = numberIn(field + u" MEAN"_s, parts[1], -3.0e38, 3.0e38);
    if (!mean)
        return fail(mean.error());
    const Result<double> variance = numberIn(field + u" VARIANCE"_s, parts[2], 0, 3.0e38);
    if (!variance)
        return fail(variance.error());
    return checkLengthBounds(field, parts[3], parts[4]);
}

Result<> checkZipf(const QString &field, const QStringList &parts)
{
    const Result<double> alpha = numberIn(field + u" ALPHA"_s, parts[1], 1, 10);
    if (!alpha)
        return fail(alpha.error());
    if (*alpha <= 1)
        return fail(ErrorCode::UtilsType010,
            u"`%1 ALPHA` must be greater than 1, got %2"_s.arg(field, parts[1]));
    return checkLengthBounds(field, parts[2], parts[3]);
}

} // namespace

QString shortestText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

Result<qint64> integerIn(const QString &field, const QString &given, const IntegerRange &range)
{
    static const QRegularExpression digits(u"^[+-]?[0-9]+$"_s);
    const QString text = given.trimmed();
    if (!digits.match(text).hasMatch())
        return fail(
            ErrorCode::UtilsType009, u"`%1` must be an integer, got \"%2\""_s.arg(field, given));
    bool fits = false;
    const qint64 value = text.toLongLong(&fits);
    const bool isNegative = text.startsWith(u'-');
    if (fits ? value < range.min : isNegative)
        return fail(ErrorCode::UtilsType010, tooSmall(field, QString::number(range.min), text));
    if (!fits || value > range.max)
        return fail(
            ErrorCode::UtilsType008, tooLarge(field, QString::number(range.max), text, range.note));
    return value;
}

Result<double> numberIn(const QString &field, const QString &given, double min, double max)
{
    bool isNumber = false;
    const double value = given.trimmed().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value))
        return fail(
            ErrorCode::UtilsType009, u"`%1` must be a number, got \"%2\""_s.arg(field, given));
    if (value < min)
        return fail(ErrorCode::UtilsType010, tooSmall(field, shortestText(min), given));
    if (value > max)
        return fail(ErrorCode::UtilsType008, tooLarge(field, shortestText(max), given, {}));
    return value;
}

Result<> checkLength(const QString &field, const QString &given)
{
    const QStringList parts = given.split(u':');
    const QString method = parts.first().toLower();
    if (parts.size() == 1) {
        const Result<qint64> fixed = integerIn(field, given, {1, kMaxSynthetic});
        if (fixed)
            return {};
        if (fixed.error().code != ErrorCode::UtilsType009)
            return fail(fixed.error());
    }
    if (method == "uniform"_L1 && parts.size() == 3)
        return checkLengthBounds(field, parts[1], parts[2]);
    if (method == "gaussian"_L1 && parts.size() == 5)
        return checkGaussian(field, parts);
    if (method == "zipf"_L1 && parts.size() == 4)
        return checkZipf(field, parts);
    return fail(
        ErrorCode::TmanCmd002, u"`%1` must be %2, got \"%3\""_s.arg(field, kLengthNotation, given));
}

Result<RampText> parseRamp(const QString &field, const QString &given)
{
    constexpr double kMaxRate = 64'000;
    constexpr double kLeastStart = 1e-6;
    constexpr double kLeastEnd = 0.1;
    const QStringList parts = given.split(u':');
    RampText ramp{parts.first().trimmed().toLower()};
    const bool isKnown = ramp.strategy == "linear"_L1 || ramp.strategy == "exponential"_L1;
    if (!isKnown || parts.size() != 3)
        return fail(ErrorCode::TmanCmd002,
            u"`%1` must be linear:START:END or exponential:START:END, got \"%2\""_s.arg(
                field, given));
    const Result<double> start = numberIn(field + u" START"_s, parts[1], kLeastStart, kMaxRate);
    if (!start)
        return fail(start.error());
    const Result<double> end = numberIn(field + u" END"_s, parts[2], *start, kMaxRate);
    if (!end)
        return fail(end.error());
    if (*end <= kLeastEnd)
        return fail(ErrorCode::UtilsType010,
            u"`%1 END` must be greater than 0.1, got %2"_s.arg(field, parts[2]));
    ramp.start = *start;
    ramp.end = *end;
    return ramp;
}

} // namespace aisb::core
