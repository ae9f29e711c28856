// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/closestname.h"
#include "datasets/synthesis.h"

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Issue;
using core::Json;

namespace {

constexpr double kMaxReal = 3.0e38;

using Issues = std::vector<Issue>;
using Method = LengthSpec::Method;

void report(Issues &issues, const QString &path, ErrorCode code, const QString &detail)
{
    issues.push_back({Issue::Severity::Error, path, {code, detail}});
}

QStringList keysOf(Method method)
{
    switch (method) {
    case Method::Uniform:
        return {u"MinValue"_s, u"MaxValue"_s};
    case Method::Gaussian:
        return {u"Mean"_s, u"Var"_s, u"MinValue"_s, u"MaxValue"_s};
    case Method::Zipf:
        return {u"Alpha"_s, u"MinValue"_s, u"MaxValue"_s};
    }
    return {};
}

// Keys that must not be there, and missing ones.
void checkKeys(const Json &json, const QStringList &keys, const QString &path, Issues &issues)
{
    for (const auto &[key, value] : json.members()) {
        if (!keys.contains(key)) {
            report(issues, path + u'.' + key, ErrorCode::DsetParam004,
                u"unknown key (expected %1)%2"_s.arg(keys.join(u", "_s), suggestion(key, keys)));
        }
    }
    for (const QString &key : keys) {
        if (json.find(key) == nullptr)
            report(issues, path + u'.' + key, ErrorCode::DsetParam005, u"missing"_s);
    }
}

void readLength(
    const Json &params, const QString &key, const QString &path, qint64 &field, Issues &issues)
{
    const Json *value = params.find(key);
    if (value == nullptr)
        return;
    field = value->isInt() ? value->toInt() : 0;
    if (field < 1 || field > kMaxLength) {
        report(issues, path + u'.' + key, ErrorCode::DsetParam004,
            u"expected an integer from 1 to %1"_s.arg(kMaxLength));
    }
}

struct RealRange
{
    double min;
    double max;
    bool isMinOpen = false;
    QString text;
};

void readReal(const Json &params, const QString &key, const QString &path, const RealRange &range,
    double &field, Issues &issues)
{
    const Json *value = params.find(key);
    if (value == nullptr)
        return;
    field = value->toDouble();
    const bool isAbove = range.isMinOpen ? field > range.min : field >= range.min;
    if (!value->isNumber() || !isAbove || !(field <= range.max))
        report(issues, path + u'.' + key, ErrorCode::DsetParam004,
            u"expected a number "_s + range.text);
}

bool readMethod(const Json &json, const QString &path, Method &method, Issues &issues)
{
    const QString name = json[u"Method"].toString();
    const QStringList names{u"uniform"_s, u"gaussian"_s, u"zipf"_s};
    const qsizetype index = names.indexOf(name.toLower());
    if (index >= 0) {
        method = static_cast<Method>(index);
        return true;
    }
    if (json.find(u"Method") != nullptr) {
        report(issues, path + u".Method"_s, ErrorCode::DsetParam004,
            u"expected uniform, gaussian or zipf%1"_s.arg(suggestion(name, names)));
    }
    return false;
}

void readParams(const Json &params, const QString &path, LengthSpec &spec, Issues &issues)
{
    checkKeys(params, keysOf(spec.method), path, issues);
    const std::size_t before = issues.size();
    readLength(params, u"MinValue"_s, path, spec.minValue, issues);
    readLength(params, u"MaxValue"_s, path, spec.maxValue, issues);
    const bool hasBoth = params.find(u"MinValue") != nullptr && params.find(u"MaxValue") != nullptr;
    if (hasBoth && issues.size() == before && spec.minValue > spec.maxValue) {
        report(issues, path + u".MinValue"_s, ErrorCode::DsetParam004,
            u"expected at most MaxValue (%1)"_s.arg(spec.maxValue));
    }
    if (spec.method == Method::Gaussian) {
        const RealRange mean{-kMaxReal, kMaxReal, false, u"from -3.0e38 to 3.0e38"_s};
        readReal(params, u"Mean"_s, path, mean, spec.mean, issues);
        readReal(params, u"Var"_s, path, {0, kMaxReal, false, u"from 0 to 3.0e38"_s}, spec.variance,
            issues);
    } else if (spec.method == Method::Zipf) {
        const RealRange alpha{1, 10, true, u"above 1.0, at most 10.0"_s};
        readReal(params, u"Alpha"_s, path, alpha, spec.alpha, issues);
    }
}

} // namespace

LengthSpec lengthSpecFromJson(const Json &json, const QString &path, Issues &issues)
{
    LengthSpec spec;
    if (!json.isObject()) {
        report(issues, path, json.isNull() ? ErrorCode::DsetParam005 : ErrorCode::DsetParam004,
            u"expected {Method, Params}"_s);
        return spec;
    }
    checkKeys(json, {u"Method"_s, u"Params"_s}, path, issues);
    const Json *params = json.find(u"Params");
    if (params != nullptr && !params->isObject())
        report(issues, path + u".Params"_s, ErrorCode::DsetParam004, u"expected an object"_s);
    else if (readMethod(json, path, spec.method, issues) && params != nullptr)
        readParams(*params, path + u".Params"_s, spec, issues);
    return spec;
}

Json toJson(const LengthSpec &spec)
{
    Json params = Json::object();
    QString method = u"uniform"_s;
    if (spec.method == Method::Gaussian) {
        method = u"gaussian"_s;
        params.set(u"Mean"_s, Json(spec.mean));
        params.set(u"Var"_s, Json(spec.variance));
    } else if (spec.method == Method::Zipf) {
        method = u"zipf"_s;
        params.set(u"Alpha"_s, Json(spec.alpha));
    }
    params.set(u"MinValue"_s, Json(spec.minValue));
    params.set(u"MaxValue"_s, Json(spec.maxValue));
    Json json = Json::object();
    json.set(u"Method"_s, Json(method));
    json.set(u"Params"_s, params);
    return json;
}

} // namespace aisb::datasets
