// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/results.h"

#include "core/spool.h"
#include "store/jsonspans.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

namespace aisb::store {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

constexpr int kIndent = 4;
constexpr std::size_t kMaxEntries = 10'000'000;
constexpr qint64 kMaxMetricBytes = 64 * 1024 * 1024;
constexpr qint64 kMaxDetailBytes = 256 * 1024 * 1024;
constexpr qint64 kMaxMarkBytes = 64 * 1024;

// The first of these that a detail has is its verdict. Source: spec/accuracy.md 4.2 step 6.
constexpr std::array kFlagKeys = {"correct"_L1, "is_correct"_L1, "cascade_correct"_L1};
// The later of these says what was taken from the answer.
constexpr std::array kExtractionKeys = {
    "predictions"_L1, "pred"_L1, "parsed"_L1, "extracted_answer"_L1};
constexpr std::array kBlankTexts = {"NULL"_L1, "[INVALID]"_L1, "NO ANSWER FOUND"_L1};
constexpr std::array kReferenceKeys = {
    "answer"_L1, "answers"_L1, "references"_L1, "reference"_L1, "refr"_L1, "gold"_L1};

// Where a name stands in a list of names, its size when it does not.
template <class Names>
std::size_t rankIn(const Names &names, const QString &name)
{
    return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

// Of a list one value a repeat, of anything else the value itself.
Json::Array perMember(const Json &value)
{
    return value.isArray() ? value.items() : Json::Array{value};
}

bool isVerdict(const Json &value)
{
    return value.isBool() || value.isNumber();
}

bool areEqual(const Json::Array &items)
{
    return std::ranges::all_of(items, [&](const Json &item) { return item == items.front(); });
}

// Builds the index while the file is read once.
class Indexer
{
public:
    explicit Indexer(JsonSpans &spans)
        : m_spans(spans)
    {
    }

    core::Result<> readDetails()
    {
        switch (m_spans.peek()) {
        case '{':
            form = DetailsForm::Object;
            return m_spans.members([this](const QString &key) {
                bool isNumber = false;
                const qint64 row = key.toLongLong(&isNumber);
                return readEntry(isNumber ? row : static_cast<qint64>(entries.size()));
            });
        case '[':
            form = DetailsForm::List;
            return m_spans.elements([this](qint64 index) { return readEntry(index); });
        default:
            return m_spans.skip();
        }
    }

    DetailsForm form = DetailsForm::None;
    std::vector<ResultFile::Entry> entries;
    std::vector<ResultFile::Mark> marks;

private:
    core::Result<> readEntry(qint64 row)
    {
        if (entries.size() >= kMaxEntries)
            return core::fail(
                ErrorCode::SummFile001, u"details: expected at most %1 entries"_s.arg(kMaxEntries));
        const bool isObject = m_spans.peek() == '{';
        ResultFile::Entry entry;
        entry.row = row;
        entry.offset = m_spans.position();
        m_flagRank = kFlagKeys.size();
        m_extractionRank = -1;
        m_entryMarks.clear();
        core::Result<> passed = isObject
            ? m_spans.members([&](const QString &key) { return readMember(key, entry); })
            : m_spans.skip();
        if (!passed)
            return passed;
        entry.size = m_spans.position() - entry.offset;
        entry.firstMark = static_cast<qint64>(marks.size());
        entry.markCount = static_cast<qint32>(m_entryMarks.size());
        marks.insert(marks.end(), m_entryMarks.begin(), m_entryMarks.end());
        entries.push_back(entry);
        return {};
    }

    core::Result<> readMember(const QString &key, ResultFile::Entry &entry)
    {
        const std::size_t flagRank = rankIn(kFlagKeys, key);
        const std::size_t extractionRank = rankIn(kExtractionKeys, key);
        const bool isReference = rankIn(kReferenceKeys, key) < kReferenceKeys.size();
        const bool isExtraction = extractionRank < kExtractionKeys.size();
        if (flagRank >= m_flagRank && !isReference && !isExtraction)
            return m_spans.skip();
        const core::Result<QByteArray> text = m_spans.value(kMaxMarkBytes);
        if (!text)
            return core::fail(text.error());
        const core::Result<Json> value = core::readJson(*text);
        if (!value)
            return {}; // too long, or no JSON: nothing to learn from it
        if (isReference)
            entry.hasOneReference = entry.hasOneReference && areEqual(value->items());
        else if (isExtraction)
            takeExtractions(perMember(*value), static_cast<int>(extractionRank));
        else
            takeVerdicts(perMember(*value), flagRank);
        return {};
    }

    void takeVerdicts(const Json::Array &values, std::size_t rank)
    {
        if (!std::ranges::all_of(values, isVerdict))
            return;
        m_flagRank = rank;
        m_entryMarks.resize(std::max(m_entryMarks.size(), values.size()));
        for (std::size_t i = 0; i < values.size(); ++i)
            m_entryMarks[i].isRight = values[i].isTruthy();
    }

    void takeExtractions(const Json::Array &values, int rank)
    {
        if (rank < m_extractionRank)
            return;
        m_extractionRank = rank;
        m_entryMarks.resize(std::max(m_entryMarks.size(), values.size()));
        for (std::size_t i = 0; i < values.size(); ++i)
            m_entryMarks[i].isBlank = isBlankExtraction(values[i]);
    }

    JsonSpans &m_spans;
    std::size_t m_flagRank = kFlagKeys.size();
    int m_extractionRank = -1;
    std::vector<ResultFile::Mark> m_entryMarks;
};

core::Result<Json> readMetric(JsonSpans &spans, const QString &key)
{
    const core::Result<QByteArray> text = spans.value(kMaxMetricBytes);
    if (!text)
        return core::fail(text.error());
    core::Result<Json> value = core::readJson(*text);
    if (!value)
        return core::fail(ErrorCode::SummFile001,
            u"byte %1: \"%2\": expected a JSON value of at most %3 bytes"_s.arg(spans.position())
                .arg(key.left(100))
                .arg(kMaxMetricBytes));
    return value;
}

// Calls onDetails where the details begin and collects everything else.
core::Result<Json> readMembers(
    QFile &file, JsonSpans &spans, const std::function<core::Result<>()> &onDetails)
{
    Json metrics = Json::object();
    core::Result<> read = spans.members([&](const QString &key) -> core::Result<> {
        if (key == "details"_L1)
            return onDetails();
        auto value = readMetric(spans, key);
        if (!value)
            return core::fail(value.error());
        metrics.set(key, *std::move(value));
        return {};
    });
    if (read)
        read = spans.end();
    if (!read)
        return core::fail(read.error().in(file.fileName()));
    return metrics;
}

core::Result<> openFile(QFile &file)
{
    if (QFileInfo(file).isDir() || !file.open(QIODevice::ReadOnly))
        return core::fail(
            ErrorCode::SummFile001, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    return {};
}

} // namespace

ResultWriter::ResultWriter(const QString &path)
    : m_file(path, ErrorCode::CalcFile001)
{
}

void ResultWriter::next(int level, bool isFirst)
{
    if (!isFirst)
        m_file.write(",");
    m_file.write(QByteArray("\n") + QByteArray(qsizetype{level} * kIndent, ' '));
}

void ResultWriter::writeIndented(const Json &value, int level)
{
    QByteArray text = core::writeJson(value, {.indent = kIndent});
    // Line ends inside texts are escaped: these are of the layout.
    text.replace("\n", QByteArray("\n") + QByteArray(qsizetype{level} * kIndent, ' '));
    m_file.write(text);
}

void ResultWriter::add(const QString &name, const Json &value)
{
    if (m_isEmpty)
        m_file.write("{");
    next(1, m_isEmpty);
    m_isEmpty = false;
    m_file.write(core::writeJson(Json(name)) + ": ");
    writeIndented(value, 1);
}

void ResultWriter::add(const Json &members)
{
    for (const auto &[name, value] : members.members())
        add(name, value);
}

void ResultWriter::beginDetails(DetailsForm form)
{
    if (m_isEmpty)
        m_file.write("{");
    next(1, m_isEmpty);
    m_isEmpty = false;
    m_form = form;
    m_details = 0;
    m_file.write(form == DetailsForm::Object ? "\"details\": {" : "\"details\": [");
}

void ResultWriter::addDetail(const Json &entry)
{
    next(2, m_details == 0);
    if (m_form == DetailsForm::Object)
        m_file.write('"' + QByteArray::number(m_details) + "\": ");
    writeIndented(entry, 2);
    ++m_details;
}

void ResultWriter::endDetails()
{
    if (m_details > 0)
        next(1, true);
    m_file.write(m_form == DetailsForm::Object ? "}" : "]");
}

core::Result<> ResultWriter::commit()
{
    m_file.write(m_isEmpty ? "{}" : "\n}");
    return m_file.commit();
}

core::Result<ResultFile> ResultFile::open(const QString &path)
{
    ResultFile made;
    made.m_file = std::make_shared<QFile>(path);
    if (const auto opened = openFile(*made.m_file); !opened)
        return core::fail(opened.error());
    JsonSpans spans(*made.m_file);
    Indexer indexer(spans);
    auto metrics = readMembers(*made.m_file, spans, [&] { return indexer.readDetails(); });
    if (!metrics)
        return core::fail(metrics.error());
    made.m_metrics = *std::move(metrics);
    made.m_form = indexer.form;
    made.m_entries = std::move(indexer.entries);
    made.m_marks = std::move(indexer.marks);
    made.m_isReplicaMajor = made.m_form == DetailsForm::List
        && !std::ranges::all_of(made.m_entries, &Entry::hasOneReference);
    return made;
}

core::Result<Json> ResultFile::detail(const Entry &entry) const
{
    if (entry.size > kMaxDetailBytes)
        return core::fail(ErrorCode::SummFile001,
            u"%1: byte %2: a detail of %3 bytes, expected at most %4"_s.arg(m_file->fileName())
                .arg(entry.offset)
                .arg(entry.size)
                .arg(kMaxDetailBytes));
    core::Result<Json> read =
        core::readJson(core::readAt(m_file->handle(), entry.offset, entry.size));
    if (!read)
        return core::fail(ErrorCode::SummFile001,
            u"%1: byte %2: %3"_s.arg(m_file->fileName())
                .arg(entry.offset)
                .arg(read.error().detail));
    return read;
}

ResultFile::Mark ResultFile::markOf(const Entry &entry, int member) const
{
    return member < entry.markCount ? m_marks[static_cast<std::size_t>(entry.firstMark + member)]
                                    : Mark{};
}

int ResultFile::repeats() const
{
    return m_entries.empty() ? 0 : m_entries.front().markCount;
}

ResultFile::Place ResultFile::placeOf(qint64 group, int member) const
{
    if (!m_isReplicaMajor)
        return {group, member};
    const qint64 flat = group * repeats() + member;
    const auto samples = static_cast<qint64>(m_entries.size());
    return {flat % samples, static_cast<int>(flat / samples)};
}

ResultFile::Member ResultFile::memberOf(const Place &place) const
{
    if (!m_isReplicaMajor || repeats() == 0)
        return {place.sample, place.repeat};
    const qint64 flat = place.repeat * static_cast<qint64>(m_entries.size()) + place.sample;
    return {flat / repeats(), static_cast<int>(flat % repeats())};
}

std::optional<core::RightCounts> ResultFile::rightCounts() const
{
    const int n = repeats();
    const bool isComplete = n > 0
        && std::ranges::all_of(m_entries, [n](const Entry &entry) { return entry.markCount == n; })
        && std::ranges::all_of(m_marks, [](const Mark &mark) { return mark.isRight.has_value(); });
    if (!isComplete)
        return {};
    core::RightCounts counts(n);
    const auto samples = static_cast<qint64>(m_entries.size());
    for (qint64 sample = 0; sample < samples; ++sample) {
        int right = 0;
        for (int repeat = 0; repeat < n; ++repeat) {
            const Member member = memberOf({sample, repeat});
            const Entry &entry = m_entries[static_cast<std::size_t>(member.group)];
            right += markOf(entry, member.member).isRight.value_or(false) ? 1 : 0;
        }
        counts.add(right);
    }
    return counts;
}

bool isBlankExtraction(const Json &extraction)
{
    if (extraction.isNull() || (extraction.isArray() && extraction.items().empty()))
        return true;
    const QString text = extraction.toString().trimmed();
    return extraction.isString()
        && (text.isEmpty() || std::ranges::find(kBlankTexts, text) != kBlankTexts.end());
}

core::Result<Json> readMetrics(const QString &path)
{
    QFile file(path);
    if (const auto opened = openFile(file); !opened)
        return core::fail(opened.error());
    JsonSpans spans(file);
    return readMembers(file, spans, [&] { return spans.skip(); });
}

} // namespace aisb::store
