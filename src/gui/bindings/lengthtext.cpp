// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/lengthtext.h"

#include "core/optionvalues.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

std::optional<LengthValue> parseRange(LengthValue value, const QStringList &parts, qsizetype at)
{
    value.minValue = parts.value(at).toLongLong();
    value.maxValue = parts.value(at + 1).toLongLong();
    return value;
}

} // namespace

std::optional<LengthValue> parseLength(const QString &text)
{
    if (!core::checkLength(u"length"_s, text)) {
        return std::nullopt;
    }
    const QStringList parts = text.trimmed().split(u':');
    const QString method = parts.first().toLower();
    LengthValue value;
    if (parts.size() == 1) {
        value.method = LengthValue::Method::Fixed;
        value.minValue = method.toLongLong();
        value.maxValue = value.minValue;
        return value;
    }
    if (method == "gaussian"_L1) {
        value.method = LengthValue::Method::Gaussian;
        value.mean = parts.value(1).toDouble();
        value.variance = parts.value(2).toDouble();
        return parseRange(value, parts, 3);
    }
    if (method == "zipf"_L1) {
        value.method = LengthValue::Method::Zipf;
        value.alpha = parts.value(1).toDouble();
        return parseRange(value, parts, 2);
    }
    return parseRange(value, parts, 1);
}

QString lengthText(const LengthValue &value)
{
    const QString range = u"%1:%2"_s.arg(value.minValue).arg(value.maxValue);
    switch (value.method) {
    case LengthValue::Method::Fixed:
        return QString::number(value.minValue);
    case LengthValue::Method::Uniform:
        return u"uniform:"_s + range;
    case LengthValue::Method::Gaussian:
        return u"gaussian:%1:%2:"_s.arg(
                   core::shortestText(value.mean), core::shortestText(value.variance))
            + range;
    case LengthValue::Method::Zipf:
        return u"zipf:%1:"_s.arg(core::shortestText(value.alpha)) + range;
    }
    return {};
}

datasets::LengthSpec lengthSpecOf(const LengthValue &value)
{
    datasets::LengthSpec spec;
    spec.minValue = value.minValue;
    spec.maxValue = value.method == LengthValue::Method::Fixed ? value.minValue : value.maxValue;
    spec.mean = value.mean;
    spec.variance = value.variance;
    spec.alpha = value.alpha;
    if (value.method == LengthValue::Method::Gaussian) {
        spec.method = datasets::LengthSpec::Method::Gaussian;
    } else if (value.method == LengthValue::Method::Zipf) {
        spec.method = datasets::LengthSpec::Method::Zipf;
    }
    return spec;
}

double expectedLength(const LengthValue &value)
{
    const auto low = static_cast<double>(value.minValue);
    const auto high = static_cast<double>(value.maxValue);
    switch (value.method) {
    case LengthValue::Method::Fixed:
        return low;
    case LengthValue::Method::Uniform:
        return (low + high) / 2;
    case LengthValue::Method::Gaussian:
        return std::clamp(value.mean, low, std::max(low, high));
    case LengthValue::Method::Zipf:
        break;
    }
    const std::vector<qint64> samples = datasets::sampleLengths(lengthSpecOf(value), 2'000, 1);
    double sum = 0;
    for (const qint64 sample : samples) {
        sum += static_cast<double>(sample);
    }
    return samples.empty() ? low : sum / static_cast<double>(samples.size());
}

} // namespace aisb::gui
