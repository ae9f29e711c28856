// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detailscolumns.h"

#include "core/text/numbertext.h"
#include "store/atomicfile.h"
#include "store/gapsfile.h"

#include <array>

namespace aisb::store {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr double kMsPerSecond = 1000;

// What one request contributes to the columns; latencies in ms.
struct Row
{
    double prefillMs = 0;
    double sequenceMs = 0;
    double lastGapMs = 0;
    double largestGapMs = 0;
    double start = 0;
    double end = 0;
};

std::vector<float> gapsMs(const core::RequestRecord &record, bool isStream)
{
    std::vector<float> gaps;
    if (!record.isSuccess || !isStream)
        return gaps;
    for (std::size_t i = 2; i < record.timePoints.size(); ++i)
        gaps.push_back(
            static_cast<float>((record.timePoints[i] - record.timePoints[i - 1]) * kMsPerSecond));
    return gaps;
}

Row rowOf(const core::RequestRecord &record, bool isStream)
{
    Row row;
    const std::vector<double> &times = record.timePoints;
    if (times.empty())
        return row;
    row.start = times.front();
    row.end = times.back();
    row.sequenceMs = (row.end - row.start) * kMsPerSecond;
    if (!isStream || times.size() < 2)
        return row;
    row.prefillMs = (times[1] - times[0]) * kMsPerSecond;
    if (!record.isSuccess || times.size() < 3)
        return row;
    row.lastGapMs = (times.back() - times[times.size() - 2]) * kMsPerSecond;
    for (std::size_t i = 2; i < times.size(); ++i)
        row.largestGapMs = std::max(row.largestGapMs, (times[i] - times[i - 1]) * kMsPerSecond);
    return row;
}

// Characters as Python counts them.
qint64 charactersOf(const QString &text)
{
    const auto isSecondHalf = [](QChar c) { return c.isLowSurrogate(); };
    return text.size() - std::count_if(text.begin(), text.end(), isSecondHalf);
}

qint64 inputCharacters(const Json &input)
{
    if (input.isString())
        return charactersOf(input.toString());
    qint64 count = 0;
    for (const Json &message : input.items()) {
        const Json &content = message[u"content"];
        count += charactersOf(content.toString());
        for (const Json &part : content.items())
            count += charactersOf(part[u"text"].toString());
    }
    return count;
}

// A JSON number, integer 0 when there is none to give.
QByteArray ratio(double part, double whole, double factor)
{
    if (whole <= 0)
        return "0";
    return core::floatText(core::round4(part / whole * factor));
}

QByteArray text(const QString &value)
{
    return core::writeJson(Json(value));
}

QByteArray flag(bool value)
{
    return value ? "true" : "false";
}

// The columns of spec/perf.md 3.12 in their order, as JSON text that grows row by row.
class Columns
{
public:
    void add(const core::RequestRecord &record, bool isStream)
    {
        const Row row = rowOf(record, isStream);
        const bool isSuccess = record.isSuccess;
        const qint64 inputs = inputCharacters(record.input);
        const qint64 outputs = charactersOf(record.reasoning) + charactersOf(record.content);
        const auto tokens = static_cast<double>(record.outputTokens);
        const QByteArray perToken = isSuccess && record.outputTokens > 0
            ? core::floatText(core::round4(static_cast<double>(outputs) / tokens))
            : "0.0";
        const std::array<QByteArray, kNames.size()> cells = {
            QByteArray::number(record.id),
            "[]",
            "[]",
            core::floatText(row.prefillMs),
            // The service sends no token ids, so their number, which this column divides, is 0.
            isSuccess ? ratio(0, row.prefillMs, kMsPerSecond) : "0",
            core::floatText(row.lastGapMs),
            core::floatText(row.largestGapMs),
            core::floatText(row.sequenceMs),
            QByteArray::number(record.inputTokens),
            QByteArray::number(record.outputTokens),
            isSuccess ? ratio(tokens, row.sequenceMs, kMsPerSecond) : "0",
            QByteArray::number(inputs),
            QByteArray::number(outputs),
            perToken,
            "0",
            "[]",
            "[]",
            text(record.uuid),
            core::floatText(row.start),
            core::floatText(row.end),
            flag(isSuccess),
            flag(outputs == 0),
            text(record.isMultiTurn ? record.uuid : QString()),
        };
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (m_rows > 0)
                m_columns[i].append(',');
            m_columns[i].append(cells[i]);
        }
        ++m_rows;
    }

    [[nodiscard]] qint64 rows() const { return m_rows; }

    void writeTo(AtomicFile &file, qint64 maxConcurrency) const
    {
        file.write("{\"task\":{\"max_concurrency\":" + QByteArray::number(maxConcurrency)
            + "},\"requests\":{");
        for (std::size_t i = 0; i < kNames.size(); ++i) {
            file.write(i == 0 ? "\"" : ",\"");
            file.write(kNames[i]);
            file.write("\":[");
            file.write(m_columns[i]);
            file.write("]");
        }
        file.write("}}");
    }

private:
    static constexpr std::array<const char *, 23> kNames = {"id", "input_token_id",
        "output_token_id", "prefill_latency", "prefill_throughput", "last_decode_latency",
        "decode_max_token_latency", "seq_latency", "input_tokens_len", "generate_tokens_len",
        "generate_tokens_speed", "input_characters_len", "generate_characters_len",
        "characters_per_token", "prefill_batch_size", "decode_batch_size", "queue_wait_time",
        "request_id", "start_time", "end_time", "is_success", "is_empty", "multiturn_group_id"};

    std::array<QByteArray, kNames.size()> m_columns;
    qint64 m_rows = 0;
};

core::Result<> writeGaps(
    const QString &path, qint64 rows, bool isStream, const RecordSource &records)
{
    GapsWriter writer(path, rows);
    if (const auto opened = writer.open(); !opened)
        return opened;
    core::Result<> added;
    const auto read = records([&](const core::RequestRecord &record) {
        added = writer.add(gapsMs(record, isStream));
        return added.has_value();
    });
    if (!read)
        return read;
    return added ? writer.commit() : added;
}

} // namespace

core::Result<DetailsWritten> writeColumns(
    const QString &modelDir, const DetailsSettings &settings, const RecordSource &records)
{
    Columns columns;
    DetailsWritten written;
    const auto read = records([&](const core::RequestRecord &record) {
        columns.add(record, settings.isStream);
        written.failed += record.isSuccess ? 0 : 1;
        return true;
    });
    if (!read)
        return core::fail(read.error());
    written.requests = columns.rows();

    const QString stem = modelDir + u'/' + safeName(settings.base) + "_details"_L1;
    if (columns.rows() == 0) {
        QFile::remove(stem + ".h5"_L1);
    } else {
        if (const auto done =
                writeGaps(stem + ".h5"_L1, columns.rows(), settings.isStream, records);
            !done)
            return core::fail(done.error());
        written.files.append(stem + ".h5"_L1);
    }
    AtomicFile json(stem + ".json"_L1, core::ErrorCode::IcliFile001);
    if (const auto opened = json.open(); !opened)
        return core::fail(opened.error());
    columns.writeTo(json, settings.maxConcurrency);
    if (const auto done = json.commit(); !done)
        return core::fail(done.error());
    written.files.append(stem + ".json"_L1);
    return written;
}

} // namespace aisb::store
