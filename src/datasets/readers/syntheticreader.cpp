// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/syntheticreader.h"

#include "datasets/closestname.h"
#include "datasets/readers/rowsink.h"
#include "datasets/synthesis.h"
#include "datasets/tokenprompts.h"

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
    std::optional<TokenPromptSpec> tokens; // type tokenid; input and output have no meaning then
    std::optional<quint64> seed;
};

void report(std::vector<Issue> &issues, const QString &path, ErrorCode code, const QString &detail,
    Issue::Severity severity = Issue::Severity::Error)
{
    issues.push_back({severity, path, {code, detail}});
}

// "string", "tokenid", or empty after an issue.
QString readType(const Json &config, std::vector<Issue> &issues)
{
    const QString path = u"config.Type"_s;
    const QStringList types{u"string"_s, u"tokenid"_s};
    QString type = config[u"Type"].toString().toLower();
    if (types.contains(type))
        return type;
    if (config.find(u"Type") == nullptr)
        report(issues, path, ErrorCode::DsetParam005, u"missing (expected string or tokenid)"_s);
    else
        report(issues, path, ErrorCode::DsetParam004,
            u"expected string or tokenid%1"_s.arg(suggestion(type, types)));
    return {};
}

void checkUnknownKeys(
    const Json &object, const QString &prefix, const QStringList &known, std::vector<Issue> &issues)
{
    for (const auto &[key, value] : object.members()) {
        if (!known.contains(key) && key != "seed"_L1) {
            report(issues, prefix + key, ErrorCode::DsetParam004,
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

void readLengths(const Json &config, SyntheticSpec &spec, std::vector<Issue> &issues)
{
    const Json &lengths = config[u"StringConfig"];
    const QString path = u"config.StringConfig"_s;
    if (!lengths.isObject()) {
        report(issues, path, lengths.isNull() ? ErrorCode::DsetParam005 : ErrorCode::DsetParam004,
            u"expected {Input, Output}"_s);
        return;
    }
    spec.input = lengthSpecFromJson(lengths[u"Input"], path + u".Input"_s, issues);
    spec.output = lengthSpecFromJson(lengths[u"Output"], path + u".Output"_s, issues);
}

void readTokenIds(const Json &config, SyntheticSpec &spec, std::vector<Issue> &issues)
{
    const Json &json = config[u"TokenIdConfig"];
    const QString path = u"config.TokenIdConfig"_s;
    if (!json.isObject()) {
        report(issues, path, json.isNull() ? ErrorCode::DsetParam005 : ErrorCode::DsetParam004,
            u"expected {RequestSize, PrefixLen}"_s);
        return;
    }
    checkUnknownKeys(json, path + u'.',
        {u"RequestSize"_s, u"PrefixLen"_s, u"VocabSize"_s, u"ExactLength"_s}, issues);
    const auto integer = [&](const QString &key, qint64 first, qint64 last, qint64 fallback) {
        const Json *value = json.find(key);
        if (value == nullptr && fallback >= first)
            return fallback;
        if (value != nullptr && value->isInt() && value->toInt() >= first && value->toInt() <= last)
            return value->toInt();
        report(issues, path + u'.' + key,
            value == nullptr ? ErrorCode::DsetParam005 : ErrorCode::DsetParam004,
            u"expected an integer from %1 to %2"_s.arg(first).arg(last));
        return first;
    };
    TokenPromptSpec tokens;
    tokens.requestSize = integer(u"RequestSize"_s, 1, kMaxLength, 0);
    tokens.prefixLength = integer(u"PrefixLen"_s, 0, tokens.requestSize, 0);
    tokens.isExact = json[u"ExactLength"].toBool();
    spec.tokens = tokens;
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
    checkUnknownKeys(config, u"config."_s,
        {u"Type"_s, u"RequestCount"_s, u"TrustRemoteCode"_s, u"StringConfig"_s, u"TokenIdConfig"_s,
            u"Seed"_s},
        issues);
    const QString type = readType(config, issues);
    if (type == "string"_L1)
        readLengths(config, spec, issues);
    else if (type == "tokenid"_L1)
        readTokenIds(config, spec, issues);
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

core::Result<> checkBytes(qint64 bytes, qint64 limit)
{
    if (limit <= 0 || bytes <= limit)
        return {};
    return core::fail(ErrorCode::TinferParam005,
        u"the prompts would take %1 MB of memory, %2 MB are allowed"_s.arg(bytes / 1'000'000)
            .arg(limit / 1'000'000));
}

core::Result<> checkSize(const std::vector<Lengths> &lengths, qint64 limit)
{
    qint64 bytes = 0;
    for (const Lengths &each : lengths)
        bytes += each.input * 2 * static_cast<qint64>(sizeof(QChar));
    return checkBytes(bytes, limit);
}

Json makeRow(const QString &prompt)
{
    return Json(Json::Object{{u"question"_s, Json(prompt)}, {u"answer"_s, Json(u"aaa"_s)}});
}

core::Result<> countRow(const LoadContext &context, qint64 done, qint64 total, qint64 step)
{
    if (context.progress && done % step == 0 && !context.progress(done, total))
        return core::fail(ErrorCode::DsetUnk001, u"stopped"_s);
    return {};
}

core::Result<> addLengthRows(
    const SyntheticSpec &spec, quint64 seed, const LoadContext &context, RowSink &rows)
{
    const std::vector<Lengths> lengths = drawLengths(spec, seed);
    if (const core::Result<> checked = checkSize(lengths, context.maxTextBytes); !checked)
        return checked;
    for (const Lengths &each : lengths) {
        if (const core::Result<> counted =
                countRow(context, rows.size(), spec.requestCount, kRowsPerProgress);
            !counted)
            return counted;
        Json row = makeRow(syntheticPrompt(each.input));
        row.set(u"max_out_len"_s, Json(each.output));
        if (const core::Result<> added = rows.add(std::move(row)); !added)
            return added;
    }
    return {};
}

QString countsNote(const TokenPromptSpec &spec, const TokenPrompts::Counts &counts)
{
    return u"Prompts of %1 tokens drawn: as text the tokenizer counts %2 to %3, in %4 of %5 exactly %1"_s
        .arg(spec.requestSize)
        .arg(counts.fewest)
        .arg(counts.most)
        .arg(counts.exact)
        .arg(counts.prompts);
}

core::Result<> addTokenRows(
    const SyntheticSpec &spec, const LoadContext &context, RowSink &rows, SourceFacts &facts)
{
    if (!context.tokenizer)
        return core::fail(ErrorCode::UtilsCfg001,
            u"config.Type: tokenid needs the tokenizer of the model: set its path (--path) to the folder of tokenizer.json or tokenizer.model"_s);
    const core::Result<core::TokenizerPtr> tokenizer = context.tokenizer();
    if (!tokenizer)
        return core::fail(tokenizer.error());
    core::Result<TokenPrompts> prompts = TokenPrompts::make(*tokenizer, *spec.tokens, *facts.seed);
    if (!prompts)
        return core::fail(prompts.error());
    qint64 bytes = 0;
    while (rows.size() < spec.requestCount) {
        if (const core::Result<> counted = countRow(context, rows.size(), spec.requestCount, 1);
            !counted)
            return counted;
        const QString prompt = prompts->next();
        bytes += prompt.size() * static_cast<qint64>(sizeof(QChar));
        if (const core::Result<> checked = checkBytes(bytes, context.maxTextBytes); !checked)
            return checked;
        if (const core::Result<> added = rows.add(makeRow(prompt)); !added)
            return added;
    }
    facts.notes.append(countsNote(*spec.tokens, prompts->counts()));
    return {};
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
            {"config.TokenIdConfig.RequestSize"_L1, "Prompt size"_L1, Integer, false, {}, 1,
                kMaxLength, {}, "tokens of a prompt, kind tokenid"_L1},
            {"config.TokenIdConfig.PrefixLen"_L1, "Shared prefix"_L1, Integer, false, "0"_L1, 0,
                kMaxLength, {}, "tokens at the start that are the same in all prompts"_L1},
            {"config.TokenIdConfig.ExactLength"_L1, "Exact size"_L1, Choice, false, "false"_L1, 0,
                0, "true|false"_L1,
                "change prompts until their text has that many tokens again"_L1},
            {"config.Seed"_L1, "Seed"_L1, Integer, false, {}, 0, 18446744073709551615.0, {},
                "the same seed gives the same workload; empty draws one"_L1}}};
}

std::vector<Issue> checkSynthetic(const core::DatasetSpec &spec)
{
    std::vector<Issue> issues;
    readSpec(spec, issues);
    return issues;
}

core::Result<SourceFacts> readSynthetic(
    const core::DatasetSpec &dataset, const LoadContext &context, RowSink &rows)
{
    std::vector<Issue> issues;
    const SyntheticSpec spec = readSpec(dataset, issues);
    SourceFacts facts;
    QStringList errors;
    std::optional<ErrorCode> code;
    for (const Issue &issue : issues) {
        const QString text = issue.path + u": "_s + issue.error.detail;
        if (issue.severity != Issue::Severity::Error) {
            facts.notes << text;
            continue;
        }
        errors << text;
        code = code.value_or(issue.error.code);
    }
    if (code)
        return core::fail(*code, errors.join(u"; "_s));

    facts.seed = spec.seed ? spec.seed
        : context.seed     ? context.seed
                           : std::optional(core::drawSeed());
    const core::Result<> added = spec.tokens ? addTokenRows(spec, context, rows, facts)
                                             : addLengthRows(spec, *facts.seed, context, rows);
    if (!added)
        return core::fail(added.error());
    return facts;
}

} // namespace aisb::datasets
