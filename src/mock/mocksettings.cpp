// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/mocksettings.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <functional>

namespace aisb::mock {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

// In the order of Profile.
constexpr std::array kProfileNames{"aisbench-sim"_L1, "vllm"_L1, "tgi"_L1, "triton"_L1, "mindie"_L1,
    "vita"_L1, "vllm-old"_L1, "ollama"_L1};

QString knownProfiles()
{
    QStringList names;
    for (const QLatin1String name : kProfileNames)
        names << name;
    return names.join(u", "_s);
}

constexpr double kMaxSeconds = 86'400;
constexpr double kMaxTokens = 1'048'576;

core::Result<> expected(const QString &what)
{
    return core::fail(ErrorCode::UtilsCfg002, u"expected "_s + what);
}

core::Result<> setNumber(double &field, const Json &value, double min, double max)
{
    if (!value.isNumber() || value.toDouble() < min || value.toDouble() > max)
        return expected(u"a number from %1 to %2"_s.arg(min).arg(max));
    field = value.toDouble();
    return {};
}

core::Result<> setInteger(int &field, const Json &value, double min, double max)
{
    if (!value.isInt() || value.toDouble() < min || value.toDouble() > max)
        return expected(u"an integer from %1 to %2"_s.arg(min).arg(max, 0, 'f', 0));
    field = static_cast<int>(value.toInt());
    return {};
}

core::Result<> setBool(bool &field, const Json &value)
{
    if (!value.isBool())
        return expected(u"true or false"_s);
    field = value.toBool();
    return {};
}

core::Result<> setText(QString &field, const Json &value)
{
    if (!value.isString())
        return expected(u"a text"_s);
    field = value.toString();
    return {};
}

core::Result<> setSeed(quint64 &field, const Json &value)
{
    if (!value.isInt() || value.toInt() < 0)
        return expected(u"an integer of at least 0"_s);
    field = static_cast<quint64>(value.toInt());
    return {};
}

core::Result<> setProfile(Profile &field, const Json &value)
{
    const core::Result<Profile> profile = profileFromName(value.toString());
    if (!profile.has_value())
        return core::fail(profile.error());
    field = *profile;
    return {};
}

core::Result<> setDelayUnit(std::optional<DelayUnit> &field, const Json &value)
{
    const QString name = value.toString();
    if (name != "char"_L1 && name != "token"_L1)
        return expected(u"char or token"_s);
    field = name == "char"_L1 ? DelayUnit::Char : DelayUnit::Token;
    return {};
}

core::Result<> setLengths(LengthDistribution &field, const Json &value)
{
    const QString name = value.toString();
    if (name == "uniform"_L1)
        field = LengthDistribution::Uniform;
    else if (name == "fixed"_L1)
        field = LengthDistribution::Fixed;
    else if (name == "echo"_L1)
        field = LengthDistribution::Echo;
    else
        return expected(u"uniform, fixed or echo"_s);
    return {};
}

struct Field
{
    QLatin1String key;
    core::Result<> (*set)(MockSettings &, const Json &);
};

using S = MockSettings;
constexpr std::array kFields{
    Field{"profile"_L1, [](S &s, const Json &v) { return setProfile(s.profile, v); }},
    Field{"ttft"_L1, [](S &s, const Json &v) { return setNumber(s.ttftS, v, 0, kMaxSeconds); }},
    Field{"tpot"_L1, [](S &s, const Json &v) { return setNumber(s.tpotS, v, 0, kMaxSeconds); }},
    Field{"e2el"_L1, [](S &s, const Json &v) { return setNumber(s.e2elS, v, 0, kMaxSeconds); }},
    Field{"delay_unit"_L1, [](S &s, const Json &v) { return setDelayUnit(s.delayUnit, v); }},
    Field{"enable_mtp"_L1, [](S &s, const Json &v) { return setBool(s.isMtpEnabled, v); }},
    Field{"tokens_per_chunk"_L1,
        [](S &s, const Json &v) { return setInteger(s.tokensPerChunk, v, 1, 1024); }},
    Field{"random_content"_L1, [](S &s, const Json &v) { return setBool(s.isContentRandom, v); }},
    Field{"length"_L1, [](S &s, const Json &v) { return setLengths(s.lengths, v); }},
    Field{"min_tokens"_L1,
        [](S &s, const Json &v) { return setInteger(s.minTokens, v, 0, kMaxTokens); }},
    Field{"fixed_tokens"_L1,
        [](S &s, const Json &v) { return setInteger(s.fixedTokens, v, 0, kMaxTokens); }},
    Field{"default_max_tokens"_L1,
        [](S &s, const Json &v) { return setInteger(s.defaultMaxTokens, v, 0, kMaxTokens); }},
    Field{"seed"_L1, [](S &s, const Json &v) { return setSeed(s.seed, v); }},
    Field{"jitter"_L1, [](S &s, const Json &v) { return setNumber(s.jitter, v, 0, 1); }},
    Field{"model"_L1, [](S &s, const Json &v) { return setText(s.modelName, v); }},
    Field{
        "embed_send_time"_L1, [](S &s, const Json &v) { return setBool(s.isSendTimeEmbedded, v); }},
    Field{"keep_alive"_L1,
        [](S &s, const Json &v) { return setNumber(s.keepAliveS, v, 0, kMaxSeconds); }},
    Field{"max_connections"_L1,
        [](S &s, const Json &v) { return setInteger(s.maxConnections, v, 1, 1e6); }},
};

// Groups of the simulator's own file; inside them the keys are those of the flat form.
constexpr std::array kGroups{
    "general"_L1, "stream_latency"_L1, "text_latency"_L1, "random_dataset"_L1};

QString knownKeys()
{
    QStringList keys;
    for (const Field &field : kFields)
        keys << field.key;
    return keys.join(u", "_s) + u", faults"_s;
}

void readFaults(const Json &value, MockSettings &settings, QStringList &errors)
{
    if (!value.isArray()) {
        errors << u"faults: expected a list of objects"_s;
        return;
    }
    settings.faults.clear();
    for (const Json &json : value.items()) {
        Fault fault;
        faultFromJson(json, u"faults[%1]"_s.arg(settings.faults.size()), fault, errors);
        settings.faults.push_back(std::move(fault));
    }
}

void readMembers(
    const Json &json, const QString &prefix, MockSettings &settings, QStringList &errors)
{
    for (const auto &[key, value] : json.members()) {
        const bool isGroup =
            std::ranges::any_of(kGroups, [&](QLatin1String group) { return key == group; });
        if (prefix.isEmpty() && isGroup && value.isObject()) {
            readMembers(value, key + u'.', settings, errors);
        } else if (prefix.isEmpty() && key == "faults"_L1) {
            readFaults(value, settings, errors);
        } else if (const core::Result<> set = setField(settings, key, value); !set.has_value()) {
            errors << u"%1%2: %3"_s.arg(prefix, key, set.error().detail);
        }
    }
}

} // namespace

QLatin1String profileName(Profile profile)
{
    return kProfileNames[static_cast<std::size_t>(profile)];
}

core::Result<Profile> profileFromName(QStringView name)
{
    const auto found =
        std::ranges::find_if(kProfileNames, [&](QLatin1String known) { return known == name; });
    if (found != kProfileNames.end())
        return static_cast<Profile>(found - kProfileNames.begin());
    return core::fail(ErrorCode::UtilsCfg002,
        u"no profile \"%1\" (expected one of %2)"_s.arg(name, knownProfiles()));
}

core::Result<> setField(MockSettings &settings, QStringView key, const Json &value)
{
    for (const Field &field : kFields) {
        if (field.key == key)
            return field.set(settings, value);
    }
    return core::fail(ErrorCode::UtilsCfg002, u"unknown key (known: %1)"_s.arg(knownKeys()));
}

core::Result<MockSettings> readSettings(QByteArrayView json, const MockSettings &base)
{
    const core::Result<Json> read = core::readJson(json);
    if (!read.has_value())
        return core::fail(ErrorCode::UtilsCfg002, read.error().detail);
    if (!read->isObject())
        return core::fail(ErrorCode::UtilsCfg002, u"expected a JSON object"_s);
    MockSettings settings = base;
    QStringList errors;
    readMembers(*read, {}, settings, errors);
    if (!errors.isEmpty())
        return core::fail(ErrorCode::UtilsCfg002, errors.join(u"; "_s));
    return settings;
}

} // namespace aisb::mock
