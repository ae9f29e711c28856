// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/syntheticreader.h"

#include "datasets/closestname.h"
#include "datasets/synthesis.h"

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Issue;
using core::Json;

namespace {

constexpr qint64 kRowsPerProgress = 1024;

struct SyntheticSpec
{
    qint64 requestCount = 0;
    LengthSpec input;
    LengthSpec output;
    std::optional<quint64> seed;
};

void report(std::vector<Issue> &issues, const QString &path, ErrorCode code, const QString &detail,
    Issue::Severity severity = Issue::Severity::Error)
{
    issues.push_back({severity, path, {code, detail}});
}

// Whether the type is one that can be made.
bool checkType(const Json &config, std::vector<Issue> &issues)
{
    const QString path = u"config.Type"_s;
    const QString type = config[u"Type"].toString().toLower();
    if (type == "string"_L1)
        return true;
    if (type == "tokenid"_L1)
        report(issues, path, ErrorCode::DsetCfg001,
            u"the type tokenid is not built yet (expected string)"_s);
    else if (config.find(u"Type") == nullptr)
        report(issues, path, ErrorCode::DsetParam005, u"missing (expected string)"_s);
    else
        report(issues, path, ErrorCode::DsetParam004,
            u"expected string or tokenid%1"_s.arg(suggestion(type, {u"string"_s, u"tokenid"_s})));
    return false;
}

void checkUnknownKeys(const Json &config, std::vector<Issue> &issues)
{
    const QStringList known{u"Type"_s, u"RequestCount"_s, u"TrustRemoteCode"_s, u"StringConfig"_s,
        u"TokenIdConfig"_s, u"Seed"_s};
    for (const auto &[key, value] : config.members()) {
        if (!known.contains(key) && key != "seed"_L1) {
            report(issues, u"config."_s + key, ErrorCode::DsetParam004,
                u"unknown key, ignored%1"_s.arg(suggestion(key, known)), Issue::Severity::Warning);
        }
    }
}

void readRequestCount(const Json &config, SyntheticSpec &spec, std::vector<Issue> &issues)
{
    const Json *count = config.find(u"RequestCount");
    spec.requestCount = count != nullptr && count->isInt() ? count->toInt() : 0;
    if (count == nullptr) {
        report(issues, u"config.RequestCount"_s, ErrorCode::DsetParam005, u"missing"_s);
    } else if (spec.requestCount < 1 || spec.requestCount > kMaxRequestCount) {
        report(issues, u"config.RequestCount"_s, ErrorCode::DsetParam004,
            u"expected an integer from 1 to %1"_s.arg(kMaxRequestCount));
    }
}

void readSeed(
    const Json &holder, const QString &prefix, SyntheticSpec &spec, std::vector<Issue> &issues)
{
    for (const QStringView key : {QStringView(u"Seed"), QStringView(u"seed")}) {
        const Json *value = holder.find(key);
        if (value == nullptr || value->isNull())
            continue;
        const QByteArray digits = value->isInt() || value->type() == Json::Type::BigInt
            ? core::writeJson(*value)
            : QByteArray();
        bool isNumber = false;
        spec.seed = digits.toULongLong(&isNumber);
        if (!isNumber)
            report(issues, prefix + key.toString(), ErrorCode::DsetParam004,
                u"expected an integer from 0 to 2^64 - 1"_s);
    }
}

SyntheticSpec readSpec(const core::DatasetSpec &dataset, std::vector<Issue> &issues)
{
    SyntheticSpec spec;
    const Json &config = dataset.config[u"config"];
    if (!config.isObject()) {
        report(issues, u"config"_s, ErrorCode::DsetParam005,
            u"missing (expected {Type, RequestCount, ...})"_s);
        return spec;
    }
    readSeed(dataset.config, {}, spec, issues);
    readSeed(config, u"config."_s, spec, issues);
    readRequestCount(config, spec, issues);
    checkUnknownKeys(config, issues);
    if (!checkType(config, issues))
        return spec;
    const Json &lengths = config[u"StringConfig"];
    const QString path = u"config.StringConfig"_s;
    if (!lengths.isObject()) {
        report(issues, path, lengths.isNull() ? ErrorCode::DsetParam005 : ErrorCode::DsetParam004,
            u"expected {Input, Output}"_s);
        return spec;
    }
    spec.input = lengthSpecFromJson(lengths[u"Input"], path + u".Input"_s, issues);
    spec.output = lengthSpecFromJson(lengths[u"Output"], path + u".Output"_s, issues);
    return spec;
}

struct Lengths
{
    qint64 input = 0;
    qint64 output = 0;
};

std::vector<Lengths> drawLengths(const SyntheticSpec &spec, quint64 seed)
{
    core::Random random(seed);
    const LengthSampler input(spec.input);
    const LengthSampler output(spec.output);
    std::vector<Lengths> lengths(static_cast<std::size_t>(spec.requestCount));
    for (Lengths &each : lengths) {
        each.input = input.sample(random);
        each.output = output.sample(random);
    }
    return lengths;
}

core::Result<> checkSize(const std::vector<Lengths> &lengths, qint64 limit)
{
    qint64 bytes = 0;
    for (const Lengths &each : lengths)
        bytes += each.input * 2 * static_cast<qint64>(sizeof(QChar));
    if (limit <= 0 || bytes <= limit)
        return {};
    return core::fail(ErrorCode::TinferParam005,
        u"the prompts would take %1 MB of memory, %2 MB are allowed"_s.arg(bytes / 1'000'000)
            .arg(limit / 1'000'000));
}

SourceRow makeRow(const Lengths &lengths)
{
    SourceRow row;
    row.maxOutLen = static_cast<int>(lengths.output);
    row.values.set(u"question"_s, Json(syntheticPrompt(lengths.input)));
    row.values.set(u"max_out_len"_s, Json(lengths.output));
    row.values.set(u"answer"_s, Json(u"aaa"_s));
    return row;
}

} // namespace

Description describeSynthetic()
{
    using enum ParameterType;
    return {"syntheticdataset"_L1, "Synthetic workload"_L1,
        "Made-up prompts whose lengths follow a distribution"_L1,
        {{"config.Type"_L1, "Kind"_L1, Choice, true, "string"_L1, 0, 0, "string|tokenid"_L1,
             "what prompts consist of"_L1},
            {"config.RequestCount"_L1, "Requests"_L1, Integer, true, "10"_L1, 1, kMaxRequestCount,
                {}, "number of requests"_L1},
            {"config.StringConfig.Input"_L1, "Input length"_L1, LengthDistribution, true,
                "uniform:1:200"_L1, 1, kMaxLength, {}, "words of the prompt"_L1},
            {"config.StringConfig.Output"_L1, "Output length"_L1, LengthDistribution, true,
                "gaussian:100:200:1:100"_L1, 1, kMaxLength, {},
                "output limit of the request, in tokens"_L1},
            {"config.Seed"_L1, "Seed"_L1, Integer, false, {}, 0, 18446744073709551615.0, {},
                "the same seed gives the same workload; empty draws one"_L1}}};
}

std::vector<Issue> checkSynthetic(const core::DatasetSpec &spec)
{
    std::vector<Issue> issues;
    readSpec(spec, issues);
    return issues;
}

core::Result<SourceRows> readSynthetic(const core::DatasetSpec &dataset, const LoadContext &context)
{
    std::vector<Issue> issues;
    const SyntheticSpec spec = readSpec(dataset, issues);
    SourceRows made;
    QStringList errors;
    std::optional<ErrorCode> code;
    for (const Issue &issue : issues) {
        const QString text = issue.path + u": "_s + issue.error.detail;
        if (issue.severity != Issue::Severity::Error) {
            made.notes << text;
            continue;
        }
        errors << text;
        code = code.value_or(issue.error.code);
    }
    if (code)
        return core::fail(*code, errors.join(u"; "_s));

    made.seed = spec.seed ? spec.seed
        : context.seed    ? context.seed
                          : std::optional(core::drawSeed());
    const std::vector<Lengths> lengths = drawLengths(spec, *made.seed);
    if (const core::Result<> checked = checkSize(lengths, context.maxTextBytes); !checked)
        return core::fail(checked.error());
    made.rows.reserve(lengths.size());
    for (const Lengths &each : lengths) {
        const auto done = static_cast<qint64>(made.rows.size());
        if (context.progress && done % kRowsPerProgress == 0
            && !context.progress(done, spec.requestCount))
            return core::fail(ErrorCode::DsetUnk001, u"stopped"_s);
        made.rows.push_back(makeRow(each));
    }
    return made;
}

} // namespace aisb::datasets
