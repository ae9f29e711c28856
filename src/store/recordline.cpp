// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/recordline.h"

#include "core/text/numbertext.h"

#include <cmath>
#include <limits>

namespace aisb::store {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

// One letter per event, in the order of core::EventKind: role, thinking, content, function, empty,
// usage, x = error, other.
constexpr QByteArrayView kEventLetters("rtcfeuxo");
constexpr qint64 kMaxTokens =
    1'000'000'000'000; // sums over any number of lines stay far from overflow
constexpr double kMaxSeconds = 1e15;

// Members appended one by one, so that inputs are never copied.
class LineBuilder
{
public:
    LineBuilder() { m_text.append('{'); }

    void add(QByteArrayView key, QByteArrayView json)
    {
        if (m_text.size() > 1)
            m_text.append(", ");
        m_text.append('"').append(key).append("\": ").append(json);
    }
    void addText(QByteArrayView key, const QString &text) { addJson(key, Json(text)); }
    void addJson(QByteArrayView key, const Json &value) { add(key, core::writeJson(value)); }
    void addInt(QByteArrayView key, qint64 value) { add(key, QByteArray::number(value)); }
    void addBool(QByteArrayView key, bool value)
    {
        add(key, value ? QByteArrayView("true") : QByteArrayView("false"));
    }

    [[nodiscard]] QByteArray finish()
    {
        m_text.append("}\n");
        return std::move(m_text);
    }

private:
    QByteArray m_text;
};

void addHead(LineBuilder &line, const core::RequestRecord &record)
{
    line.addText("data_abbr", record.dataAbbr);
    line.addInt("id", record.id);
    line.addBool("success", record.isSuccess);
    line.addText("error_info", record.errorInfo);
}

void addMiddle(LineBuilder &line, const core::RequestRecord &record)
{
    line.addInt("input_tokens", record.inputTokens);
    line.addInt("output_tokens", record.outputTokens);
    line.add("extra_perf_data", QByteArrayView("{}"));
    line.add("extra_details_data", QByteArrayView("{}"));
    line.addJson("input", record.input);
    line.addText("uuid", record.uuid);
    line.addInt("turn_id", record.turnId);
    if (!record.isMultiTurn)
        line.addInt("data_id", record.id);
}

QByteArray numberList(const std::vector<double> &values)
{
    constexpr qsizetype kUsualDigits = 18;
    QByteArray text("[");
    text.reserve(static_cast<qsizetype>(values.size()) * kUsualDigits);
    for (const double value : values) {
        if (text.size() > 1)
            text.append(", ");
        text.append(core::floatText(value));
    }
    return text.append(']');
}

QByteArray kindLetters(const std::vector<core::EventKind> &kinds)
{
    QByteArray letters("\"");
    letters.reserve(static_cast<qsizetype>(kinds.size()) + 2);
    for (const core::EventKind kind : kinds)
        letters.append(kEventLetters[static_cast<qsizetype>(kind)]);
    return letters.append('"');
}

Json attemptList(const std::vector<core::Attempt> &attempts)
{
    Json list = Json::array();
    for (const core::Attempt &attempt : attempts) {
        Json entry = Json::object();
        entry.set(u"class"_s, Json(core::errorClassName(attempt.errorClass)));
        entry.set(u"error"_s, Json(attempt.error));
        entry.set(u"status"_s, Json(attempt.httpStatus));
        list.append(std::move(entry));
    }
    return list;
}

tl::unexpected<core::Error> broken(const QString &detail)
{
    return core::fail(core::ErrorCode::SummMtrc001, detail);
}

// A number that is in range as an int; anything else is the nearest one in range, or 0.
int smallInt(const Json &value)
{
    return static_cast<int>(std::clamp<qint64>(value.toInt(), -1, std::numeric_limits<int>::max()));
}

qint64 tokenCount(const Json &value)
{
    return std::clamp<qint64>(value.toInt(), 0, kMaxTokens);
}

core::Result<std::vector<double>> inlineTimes(const Json::Array &items)
{
    std::vector<double> times;
    times.reserve(items.size());
    for (const Json &item : items) {
        const double seconds = item.toDouble(std::numeric_limits<double>::quiet_NaN());
        if (!item.isNumber() || !(std::abs(seconds) < kMaxSeconds))
            return broken(u"time_points[%1]: expected a number of seconds"_s.arg(times.size()));
        times.push_back(seconds);
    }
    return times;
}

core::Result<> readTimePoints(ParsedLine &line, const Json &json)
{
    const Json *times = json.find(u"time_points");
    if (times == nullptr)
        return broken(u"expected the key \"time_points\""_s);
    if (times->isNull())
        return {};
    if (times->isArray()) {
        auto read = inlineTimes(times->items());
        if (!read)
            return core::fail(read.error());
        line.record.timePoints = std::move(*read);
        return {};
    }
    const Json &reference = (*times)[u"__db_ref__"];
    if (!reference.isInt())
        return broken(u"time_points: expected a list of seconds, {\"__db_ref__\": row} or null"_s);
    if (!json[u"db_name"].isString())
        return broken(u"expected the key \"db_name\" with the name of a database"_s);
    line.dbRow = reference.toInt();
    line.dbName = json[u"db_name"].toString();
    return {};
}

void readEventKinds(core::RequestRecord &record, const Json &json)
{
    const QString letters = json[u"event_kinds"].toString();
    for (const QChar letter : letters) {
        const qsizetype index = kEventLetters.indexOf(letter.toLatin1());
        record.eventKinds.push_back(
            index < 0 ? core::EventKind::Other : static_cast<core::EventKind>(index));
    }
}

core::TokenSource tokenSourceFromName(QStringView name)
{
    using core::TokenSource;
    for (const TokenSource source :
        {TokenSource::Usage, TokenSource::Server, TokenSource::Tokenizer, TokenSource::Events})
        if (name == core::tokenSourceName(source))
            return source;
    return TokenSource::None;
}

void readAttempts(core::RequestRecord &record, const Json &json)
{
    for (const Json &entry : json[u"attempts"].items())
        record.attempts.push_back({core::errorClassFromName(entry[u"class"].toString()),
            entry[u"error"].toString(), smallInt(entry[u"status"])});
}

// What only journals of ours have.
void readJournalKeys(ParsedLine &line, const Json &json)
{
    core::RequestRecord &record = line.record;
    line.group = json[u"group"].toString();
    record.isMultiTurn = json[u"multi_turn"].toBool(json.find(u"data_id") == nullptr);
    record.errorClass = core::errorClassFromName(json[u"error_class"].toString());
    if (json[u"content"].isString()) {
        record.content = json[u"content"].toString();
        record.reasoning = json[u"reasoning"].toString();
    }
    record.planned = json[u"planned"].toDouble(-1);
    record.tokenSource = tokenSourceFromName(json[u"token_source"].toString());
    readEventKinds(record, json);
    readAttempts(record, json);
    if (json[u"extra"].isObject())
        record.extra = json[u"extra"];
}

} // namespace

QByteArray detailLine(const core::RequestRecord &record, qint64 dbRow, const QString &dbName)
{
    LineBuilder line;
    addHead(line, record);
    line.add("time_points", "{\"__db_ref__\": " + QByteArray::number(dbRow) + '}');
    addMiddle(line, record);
    line.addText("prediction", record.prediction());
    line.addText("db_name", dbName);
    return line.finish();
}

QByteArray journalLine(const core::RequestRecord &record, const QString &group)
{
    LineBuilder line;
    addHead(line, record);
    line.add("time_points", numberList(record.timePoints));
    addMiddle(line, record);
    line.addText("content", record.content);
    line.addText("reasoning", record.reasoning);
    line.addText("group", group);
    line.addBool("multi_turn", record.isMultiTurn);
    line.addText("error_class", QString(core::errorClassName(record.errorClass)));
    line.add("planned", core::floatText(record.planned));
    line.addText("token_source", QString(core::tokenSourceName(record.tokenSource)));
    line.add("event_kinds", kindLetters(record.eventKinds));
    line.addJson("attempts", attemptList(record.attempts));
    line.addJson("extra", record.extra);
    return line.finish();
}

QByteArray failedLine(const core::RequestRecord &record)
{
    LineBuilder line;
    line.addText("data_abbr", record.dataAbbr);
    line.addInt("id", record.id);
    line.addJson("input", record.input);
    line.addText("error_info", record.errorInfo);
    return line.finish();
}

core::Result<ParsedLine> parseRecordLine(const core::Json &json)
{
    if (!json.isObject())
        return broken(u"expected an object"_s);
    if (!json[u"success"].isBool())
        return broken(u"expected the key \"success\" with true or false"_s);
    ParsedLine line;
    core::RequestRecord &record = line.record;
    if (const auto times = readTimePoints(line, json); !times)
        return core::fail(times.error());
    record.dataAbbr = json[u"data_abbr"].toString();
    record.id = smallInt(json[u"id"]);
    record.isSuccess = json[u"success"].toBool();
    record.errorInfo = json[u"error_info"].toString();
    record.inputTokens = tokenCount(json[u"input_tokens"]);
    record.outputTokens = tokenCount(json[u"output_tokens"]);
    record.input = json[u"input"];
    record.uuid = json[u"uuid"].toString();
    record.turnId = smallInt(json[u"turn_id"]);
    record.content = json[u"prediction"].toString();
    readJournalKeys(line, json);
    return line;
}

} // namespace aisb::store
