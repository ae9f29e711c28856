// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/trace.h"

#include "datasets/corpusblocks.h"
#include "datasets/readers/fields.h"
#include "datasets/readers/textreader.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Issue;
using core::Json;

namespace {

constexpr qint64 kMaxTokens = 1 << 24; // of one prompt

tl::unexpected<core::Error> wrong(const QString &field, const QString &expectation,
    const Json &found, ErrorCode code = ErrorCode::DsetParam004)
{
    return core::fail(code,
        u"%1: expected %2, found %3"_s.arg(
            field, expectation, QString::fromUtf8(core::writeJson(found).left(100))));
}

core::Result<std::optional<double>> readTimestamp(const Json &value)
{
    if (value.isNull())
        return std::nullopt;
    const double stamp = value.toDouble(-1);
    if (!value.isNumber() || !(stamp >= 0) || !std::isfinite(stamp))
        return wrong(u"timestamp"_s, u"milliseconds of at least 0"_s, value);
    return stamp;
}

// A number of tokens; 0 stands for the fallback.
core::Result<qint64> readTokens(const Json &record, const QString &field, qint64 fallback)
{
    const Json &value = record[field];
    if (value.isNull() || (value.isNumber() && value.toDouble() == 0 && fallback > 0))
        return fallback;
    const qint64 tokens = value.toInt(-1);
    if (!value.isNumber() || tokens < 1 || tokens > kMaxTokens)
        return wrong(field, u"an integer from 1 to %1"_s.arg(kMaxTokens), value);
    return tokens;
}

core::Result<std::vector<qint64>> readHashIds(const Json &value)
{
    const bool isList = value.isNull()
        || (value.isArray()
            && std::ranges::all_of(value.items(), [](const Json &id) { return id.isInt(); }));
    if (!isList)
        return wrong(u"hash_ids"_s, u"a list of integers"_s, value, ErrorCode::DsetData006);
    std::vector<qint64> ids;
    ids.reserve(value.items().size());
    for (const Json &id : value.items())
        ids.push_back(id.toInt());
    return ids;
}

core::Result<> checkBlocks(const TraceRecord &record)
{
    if (record.hashIds.empty())
        return {};
    const qint64 before = kBlockTokens * (std::ssize(record.hashIds) - 1);
    const qint64 last = record.inputTokens - before;
    if (last >= 1 && last <= kBlockTokens)
        return {};
    return core::fail(ErrorCode::DsetParam004,
        u"input_length: %1 hash ids stand for %2 to %3 tokens (blocks of %4), found %5"_s
            .arg(record.hashIds.size())
            .arg(before + 1)
            .arg(before + kBlockTokens)
            .arg(kBlockTokens)
            .arg(record.inputTokens));
}

core::Result<> readPrompt(const Json &json, Trace &trace, TraceRecord &record)
{
    const Json &text = json[u"input_text"];
    if (!text.isNull()) {
        if (!text.isString())
            return wrong(u"input_text"_s, u"a text"_s, text, ErrorCode::DsetData006);
        record.text = trace.texts.size();
        return trace.texts.append(text.toString().toUtf8());
    }
    if (json[u"input_length"].isNull())
        return core::fail(ErrorCode::DsetParam005, u"expected input_text or input_length"_s);
    const core::Result<qint64> tokens = readTokens(json, u"input_length"_s, 0);
    if (!tokens)
        return core::fail(tokens.error());
    record.inputTokens = *tokens;
    core::Result<std::vector<qint64>> ids = readHashIds(json[u"hash_ids"]);
    if (!ids)
        return core::fail(ids.error());
    record.hashIds = std::move(*ids);
    return checkBlocks(record);
}

core::Result<> addRecord(const Json &json, Trace &trace)
{
    if (!json.isObject())
        return core::fail(ErrorCode::DsetData006, u"expected a JSON object"_s);
    TraceRecord record;
    const auto timestamp = readTimestamp(json[u"timestamp"]);
    if (!timestamp)
        return core::fail(timestamp.error());
    record.timestampMs = *timestamp;
    const core::Result<qint64> output = readTokens(json, u"output_length"_s, 1);
    if (!output)
        return core::fail(output.error());
    record.outputTokens = static_cast<int>(*output);
    if (const core::Result<> read = readPrompt(json, trace, record); !read)
        return read;
    trace.records.push_back(std::move(record));
    return {};
}

} // namespace

core::Result<Trace> readTrace(QIODevice &device)
{
    Trace trace;
    const auto visit = [&trace](const Json &json, qint64 line) -> core::Result<> {
        if (const core::Result<> added = addRecord(json, trace); !added)
            return core::fail(added.error().in(u"line %1"_s.arg(line)));
        return {};
    };
    if (const core::Result<> read = forEachJsonLine(device, visit); !read)
        return core::fail(read.error());
    return trace;
}

void applyWindow(std::vector<TraceRecord> &records, const TraceWindow &window)
{
    if (window.isFromZero) {
        double first = std::numeric_limits<double>::infinity();
        for (const TraceRecord &record : records)
            first = std::min(first, record.timestampMs.value_or(first));
        for (TraceRecord &record : records)
            if (record.timestampMs)
                *record.timestampMs -= first;
    }
    std::erase_if(records, [&window](const TraceRecord &record) {
        if (!record.timestampMs)
            return false;
        const double stamp = *record.timestampMs;
        return stamp < static_cast<double>(window.startMs)
            || (window.endMs >= 0 && stamp > static_cast<double>(window.endMs));
    });
}

TraceSettings readTraceSettings(const Json &entry, std::vector<Issue> &issues)
{
    TraceSettings settings;
    const auto report = [&issues](const QString &key, const QString &expectation) {
        issues.push_back({Issue::Severity::Error, key, {ErrorCode::DsetParam004, expectation}});
    };
    const auto integer = [&](const QString &key, qint64 fallback) {
        const Json &value = entry[key];
        if (!value.isNull() && !value.isInt())
            report(key, u"expected an integer (milliseconds)"_s);
        return value.toInt(fallback);
    };
    const auto text = [&](const QString &key) {
        const Json &value = entry[key];
        if (!value.isNull() && !value.isString())
            report(key, u"expected a path"_s);
        return value.toString();
    };
    settings.window.isFromZero = entry[u"fixed_schedule_auto_offset"].toBool();
    settings.window.startMs = integer(u"fixed_schedule_start_offset"_s, 0);
    settings.window.endMs = integer(u"fixed_schedule_end_offset"_s, -1);
    if (settings.window.endMs >= 0 && settings.window.startMs > settings.window.endMs)
        report(u"fixed_schedule_start_offset"_s,
            u"expected at most fixed_schedule_end_offset (%1), found %2"_s
                .arg(settings.window.endMs)
                .arg(settings.window.startMs));
    const Json &seed = entry[u"random_seed"];
    if (!seed.isNull() && (!seed.isInt() || seed.toInt() < 0))
        report(u"random_seed"_s, u"expected an integer of at least 0, or None"_s);
    settings.promptsPath = text(u"generated_prompts_path"_s);
    settings.corpusPath = text(u"corpus_path"_s);
    return settings;
}

} // namespace aisb::datasets
