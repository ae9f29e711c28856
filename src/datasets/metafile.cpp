// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/metafile.h"

#include "core/text/json.h"
#include "datasets/closestname.h"

#include <array>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

constexpr qint64 kMaxRequests = 10'000'000;
constexpr qint64 kMaxTokens = std::numeric_limits<int>::max();

// A JSON integer, or a text of digits alone; nothing else.
std::optional<qint64> integerOf(const Json &value)
{
    if (value.isInt())
        return value.toInt();
    const QString text = value.isString() ? value.toString() : QString();
    const bool isDigits = !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isDigits && isNumber ? std::optional(number) : std::nullopt;
}

core::Result<> checkKeys(const Json &json, const QStringList &keys, const QString &where)
{
    QStringList unknown;
    for (const auto &[key, value] : json.members()) {
        if (!keys.contains(key))
            unknown << u"%1%2%3"_s.arg(where, key, suggestion(key, keys));
    }
    if (unknown.isEmpty())
        return {};
    return core::fail(ErrorCode::UtilsParam008,
        u"unknown keys: %1 (expected %2)"_s.arg(unknown.join(u", "_s), keys.join(u", "_s)));
}

core::Result<> wantObject(const Json &json, const QString &name)
{
    if (json.isObject())
        return {};
    return core::fail(ErrorCode::UtilsType007, name + u": expected an object"_s);
}

core::Result<> readRequestCount(const Json &value, MetaFile &meta)
{
    const std::optional<qint64> count = integerOf(value);
    if (!count.has_value() || *count < 1 || *count > kMaxRequests) {
        return core::fail(ErrorCode::UtilsParam002,
            u"request_count: expected an integer from 1 to %1"_s.arg(kMaxRequests));
    }
    meta.requestCount = count;
    return {};
}

core::Result<> readSampling(const Json &value, MetaFile &meta)
{
    const QStringList names{u"default"_s, u"random"_s, u"shuffle"_s};
    const qsizetype index = value.isString() ? names.indexOf(value.toString()) : -1;
    if (index < 0) {
        return core::fail(ErrorCode::UtilsType007,
            u"sampling_mode: expected default, random or shuffle%1"_s.arg(
                suggestion(value.toString(), names)));
    }
    meta.sampling = static_cast<MetaFile::Sampling>(index);
    return {};
}

core::Result<> readUniform(const Json &params, MetaFile &meta)
{
    meta.output = MetaFile::Output::Uniform;
    for (auto &[key, field] :
        {std::pair{u"min_value"_s, &meta.minTokens}, std::pair{u"max_value"_s, &meta.maxTokens}}) {
        const Json *value = params.find(key);
        if (value == nullptr) {
            return core::fail(ErrorCode::UtilsParam005,
                u"output_config.params.%1 is missing (method uniform)"_s.arg(key));
        }
        const std::optional<qint64> number = integerOf(*value);
        if (!number.has_value() || *number < 1 || *number > kMaxTokens) {
            return core::fail(ErrorCode::UtilsParam003,
                u"output_config.params.%1: expected an integer from 1 to %2"_s.arg(key).arg(
                    kMaxTokens));
        }
        *field = *number;
    }
    if (meta.minTokens > meta.maxTokens) {
        return core::fail(ErrorCode::UtilsParam004,
            u"output_config.params.min_value: expected at most max_value (%1), found %2"_s
                .arg(meta.maxTokens)
                .arg(meta.minTokens));
    }
    return checkKeys(params, {u"min_value"_s, u"max_value"_s}, u"output_config.params."_s);
}

// Whether decimals add up to exactly 1, by their shortest decimal digits: 0.1 + 0.2 + 0.7 does.
bool addUpToOne(const std::vector<std::pair<qint64, double>> &shares)
{
    constexpr std::size_t kDigits = 360;
    std::array<qint64, kDigits> sum{}; // sum[0] is the units place, then the fraction digits
    for (const auto &[tokens, share] : shares) {
        const QByteArray text = QByteArray::number(share, 'f', QLocale::FloatingPointShortest);
        std::size_t place = 0;
        for (const char c : text) {
            if (c != '.' && place < kDigits)
                sum[place++] += c - '0';
        }
    }
    for (std::size_t place = kDigits - 1; place > 0; --place) {
        sum[place - 1] += sum[place] / 10;
        sum[place] %= 10;
    }
    return sum[0] == 1
        && std::all_of(sum.begin() + 1, sum.end(), [](qint64 digit) { return digit == 0; });
}

core::Result<> badShares(const QString &detail)
{
    return core::fail(
        ErrorCode::UtilsParam006, u"output_config.params.percentage_distribute"_s + detail);
}

core::Result<> readPercentage(const Json &params, MetaFile &meta)
{
    meta.output = MetaFile::Output::Percentage;
    const Json *list = params.find(u"percentage_distribute");
    if (list == nullptr) {
        return core::fail(ErrorCode::UtilsParam005,
            u"output_config.params.percentage_distribute is missing (method percentage)"_s);
    }
    if (!list->isArray() || list->items().empty())
        return badShares(u": expected a list of [tokens, share]"_s);
    for (const Json &entry : list->items()) {
        const QString where = u"[%1]"_s.arg(meta.shares.size());
        if (entry.items().size() != 2)
            return badShares(where + u": expected [tokens, share]"_s);
        const std::optional<qint64> tokens = integerOf(entry.items()[0]);
        if (!tokens.has_value() || *tokens < 1 || *tokens > kMaxTokens)
            return badShares(where + u": expected tokens from 1 to %1"_s.arg(kMaxTokens));
        const Json &share = entry.items()[1];
        if (!share.isNumber() || !(share.toDouble() > 0 && share.toDouble() <= 1))
            return badShares(where + u": expected a share above 0, at most 1"_s);
        meta.shares.emplace_back(*tokens, share.toDouble());
    }
    if (!addUpToOne(meta.shares))
        return badShares(u": expected shares that add up to exactly 1"_s);
    return checkKeys(params, {u"percentage_distribute"_s}, u"output_config.params."_s);
}

core::Result<> readOutput(const Json &json, MetaFile &meta)
{
    if (const core::Result<> object = wantObject(json, u"output_config"_s); !object)
        return object;
    if (const core::Result<> keys =
            checkKeys(json, {u"method"_s, u"params"_s}, u"output_config."_s);
        !keys)
        return keys;
    for (const QString &key : {u"method"_s, u"params"_s}) {
        if (json.find(key) == nullptr)
            return core::fail(ErrorCode::UtilsParam005, u"output_config.%1 is missing"_s.arg(key));
    }
    const Json &params = json[u"params"];
    if (const core::Result<> object = wantObject(params, u"output_config.params"_s); !object)
        return object;
    const QString method = json[u"method"].toString();
    if (method == "uniform"_L1)
        return readUniform(params, meta);
    if (method == "percentage"_L1)
        return readPercentage(params, meta);
    return core::fail(ErrorCode::UtilsParam007,
        u"output_config.method: expected uniform or percentage%1"_s.arg(
            suggestion(method, {u"uniform"_s, u"percentage"_s})));
}

} // namespace

core::Result<MetaFile> readMetaFile(QByteArrayView text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    const core::Result<Json> json = core::readJson(text);
    if (!json)
        return core::fail(ErrorCode::UtilsType007, json.error().detail);
    MetaFile meta;
    core::Result<> state = wantObject(*json, u"the file"_s);
    if (state)
        state = checkKeys(*json, {u"request_count"_s, u"sampling_mode"_s, u"output_config"_s}, {});
    if (const Json *value = json->find(u"request_count"); state && value != nullptr)
        state = readRequestCount(*value, meta);
    if (const Json *value = json->find(u"sampling_mode"); state && value != nullptr)
        state = readSampling(*value, meta);
    if (const Json *value = json->find(u"output_config"); state && value != nullptr)
        state = readOutput(*value, meta);
    if (!state)
        return core::fail(state.error());
    return meta;
}

} // namespace aisb::datasets
