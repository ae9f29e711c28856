// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/specdecode.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kPrefix = "vllm:spec_decode";

// A sample of the exposition: name{label="value",...} value [time stamp].
struct Sample
{
    QByteArrayView name;
    QByteArray position; // label "position", empty when there is none
    double value = 0;
};

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

// A walk over one line; every read stays within it.
class Reader
{
public:
    explicit Reader(QByteArrayView line)
        : m_line(line)
    {
    }

    void skipBlanks()
    {
        while (m_at < m_line.size() && isBlank(m_line[m_at]))
            ++m_at;
    }
    bool take(char c)
    {
        if (m_at >= m_line.size() || m_line[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    QByteArrayView takeUntil(QByteArrayView stops)
    {
        const qsizetype first = m_at;
        while (m_at < m_line.size() && !stops.contains(m_line[m_at]))
            ++m_at;
        return m_line.sliced(first, m_at - first);
    }
    // A label value after its opening quote, with \\, \" and \n resolved.
    std::optional<QByteArray> takeQuoted()
    {
        QByteArray text;
        while (m_at < m_line.size()) {
            const char c = m_line[m_at++];
            if (c == '"')
                return text;
            if (c != '\\' || m_at >= m_line.size()) {
                text += c;
                continue;
            }
            const char escaped = m_line[m_at++];
            text += escaped == 'n' ? '\n' : escaped;
        }
        return std::nullopt;
    }

private:
    QByteArrayView m_line;
    qsizetype m_at = 0;
};

bool readLabels(Reader &reader, Sample &sample)
{
    while (true) {
        reader.skipBlanks();
        if (reader.take('}'))
            return true;
        const QByteArrayView label = reader.takeUntil("= \t\"}");
        reader.skipBlanks();
        if (!reader.take('='))
            return false;
        reader.skipBlanks();
        if (!reader.take('"'))
            return false;
        const std::optional<QByteArray> value = reader.takeQuoted();
        if (!value)
            return false;
        if (label == "position")
            sample.position = *value;
        reader.skipBlanks();
        reader.take(',');
    }
}

std::optional<Sample> readSample(QByteArrayView line)
{
    Reader reader(line.trimmed());
    Sample sample;
    sample.name = reader.takeUntil("{ \t");
    reader.skipBlanks();
    if (reader.take('{') && !readLabels(reader, sample))
        return std::nullopt;
    reader.skipBlanks();
    bool isNumber = false;
    sample.value = reader.takeUntil(" \t").toByteArray().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(sample.value))
        return std::nullopt;
    return sample;
}

qint64 wholeOf(double value)
{
    constexpr double kMost = 9e15; // exact in a double
    return static_cast<qint64>(std::clamp(value, -kMost, kMost));
}

void addSample(SpecDecodeCounters &counters, const Sample &sample)
{
    const qint64 value = wholeOf(sample.value);
    if (sample.name.contains("num_draft_tokens"))
        counters.draftTokens += value;
    else if (sample.name.contains("num_drafts"))
        counters.drafts += value;
    else if (sample.name.contains("num_accepted_tokens_per_pos")) {
        bool isNumber = false;
        const qint64 position = sample.position.toLongLong(&isNumber);
        if (isNumber)
            counters.acceptedAt[position] += value;
    } else if (sample.name.contains("num_accepted_tokens"))
        counters.acceptedTokens += value;
}

Json snapshotJson(const Result<SpecDecodeCounters> &counters)
{
    if (!counters)
        return {};
    Json positions = Json::object();
    for (const auto &[position, count] : counters->acceptedAt)
        positions.set(QString::number(position), count);
    Json json = Json::object();
    json.set(u"num_drafts"_s, counters->drafts);
    json.set(u"num_draft_tokens"_s, counters->draftTokens);
    json.set(u"num_accepted_tokens"_s, counters->acceptedTokens);
    json.set(u"accepted_per_pos"_s, std::move(positions));
    return json;
}

Json ratesJson(const SpecDecodeRates &rates)
{
    Json positions = Json::object();
    for (const auto &[position, share] : rates.acceptedAt)
        positions.set(QString::number(position), share);
    Json json = Json::object();
    json.set(u"num_drafts"_s, rates.drafts);
    json.set(u"draft_tokens"_s, rates.draftTokens);
    json.set(u"accepted_tokens"_s, rates.acceptedTokens);
    json.set(u"acceptance_rate"_s, rates.acceptanceRate);
    json.set(u"acceptance_length"_s, rates.acceptanceLength);
    json.set(u"per_position_acceptance_rates"_s, std::move(positions));
    return json;
}

Result<SpecDecodeRates> ratesOf(const SpecDecodeRun &run)
{
    QStringList reasons;
    for (const Result<SpecDecodeCounters> *snapshot : {&run.before, &run.after})
        if (!*snapshot)
            reasons.append(snapshot->error().detail);
    if (!reasons.isEmpty())
        return fail(ErrorCode::ModelData001, reasons.join(u"; "_s));
    return specDecodeRates(*run.before, *run.after);
}

} // namespace

Result<SpecDecodeCounters> parseSpecDecode(QByteArrayView exposition)
{
    SpecDecodeCounters counters;
    bool isFound = false;
    while (!exposition.isEmpty()) {
        const qsizetype end = exposition.indexOf('\n');
        const QByteArrayView line = end < 0 ? exposition : exposition.first(end);
        exposition = end < 0 ? QByteArrayView() : exposition.sliced(end + 1);
        if (!line.trimmed().startsWith(kPrefix))
            continue;
        const std::optional<Sample> sample = readSample(line);
        if (!sample || !sample->name.endsWith("_total"))
            continue;
        isFound = true;
        addSample(counters, *sample);
    }
    if (!isFound)
        return fail(ErrorCode::ModelData001, u"No spec decode metrics found on server"_s);
    return counters;
}

Result<SpecDecodeRates> specDecodeRates(
    const SpecDecodeCounters &before, const SpecDecodeCounters &after)
{
    SpecDecodeRates rates;
    rates.drafts = after.drafts - before.drafts;
    rates.draftTokens = after.draftTokens - before.draftTokens;
    rates.acceptedTokens = after.acceptedTokens - before.acceptedTokens;
    if (rates.draftTokens <= 0)
        return fail(
            ErrorCode::ModelData001, u"No spec decode activity detected during benchmark window"_s);
    rates.acceptanceRate =
        100.0 * static_cast<double>(rates.acceptedTokens) / static_cast<double>(rates.draftTokens);
    if (rates.drafts <= 0)
        return rates;
    const auto drafts = static_cast<double>(rates.drafts);
    rates.acceptanceLength = 1 + static_cast<double>(rates.acceptedTokens) / drafts;
    for (const auto &[position, count] : before.acceptedAt)
        rates.acceptedAt[position] = 0; // missing after: unchanged
    for (const auto &[position, count] : after.acceptedAt) {
        const auto known = before.acceptedAt.find(position);
        const qint64 start = known == before.acceptedAt.end() ? 0 : known->second;
        rates.acceptedAt[position] =
            static_cast<double>(std::max<qint64>(count - start, 0)) / drafts;
    }
    return rates;
}

Json specDecodeJson(const SpecDecodeRun &run)
{
    const Result<SpecDecodeRates> rates = ratesOf(run);
    Json raw = Json::object();
    raw.set(u"before"_s, snapshotJson(run.before));
    raw.set(u"after"_s, snapshotJson(run.after));
    Json json = Json::object();
    json.set(u"status"_s, rates ? u"ok"_s : u"na"_s);
    json.set(u"url"_s, run.url);
    json.set(u"error"_s, rates ? Json() : Json(rates.error().detail));
    json.set(u"data"_s, rates ? ratesJson(*rates) : Json());
    json.set(u"raw"_s, std::move(raw));
    return json;
}

} // namespace aisb::core
