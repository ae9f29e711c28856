// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/casebrowser.h"

#include "run/caseindex.h"

#include <QThreadPool>
#include <QtConcurrentMap>

#include <algorithm>
#include <array>
#include <atomic>
#include <map>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

constexpr auto kThinkEnd = "</think>"_L1;
constexpr auto kThinkBegin = "<think>"_L1;
constexpr qint64 kProgressStep = 256;
constexpr std::ptrdiff_t kRescoreChunk = 512;
constexpr std::array kExtractionKeys = {
    "extracted_answer"_L1, "parsed"_L1, "pred"_L1, "predictions"_L1};
constexpr std::array kReferenceKeys = {
    "references"_L1, "reference"_L1, "answer"_L1, "answers"_L1, "refr"_L1, "gold"_L1};
// Of a record, what CaseText has a field for.
constexpr std::array kKnownKeys = {"data_abbr"_L1, "id"_L1, "success"_L1, "uuid"_L1,
    "origin_prompt"_L1, "prediction"_L1, "gold"_L1};

QString shown(const Json &value)
{
    if (value.isString())
        return value.toString();
    return value.isNull() ? QString() : QString::fromUtf8(core::writeJson(value));
}

CaseTurn turnOf(const Json &prompt, const Json &prediction)
{
    CaseTurn turn{prompt, {}, shown(prediction)};
    const qsizetype end = turn.answer.lastIndexOf(kThinkEnd);
    if (!prediction.isString() || end < 0)
        return turn;
    QStringView reasoning = QStringView(turn.answer).first(end).trimmed();
    if (reasoning.startsWith(kThinkBegin))
        reasoning = reasoning.sliced(kThinkBegin.size()).trimmed();
    turn.reasoning = reasoning.toString();
    turn.answer = turn.answer.sliced(end + kThinkEnd.size());
    return turn;
}

// What a group of the details says of one member: its element of every list.
Json memberOf(const Json &group, int member)
{
    Json detail = Json::object();
    for (const auto &[key, value] : group.members()) {
        const Json::Array &items = value.items();
        if (value.isArray() && std::cmp_less(member, items.size()))
            detail.set(key, items[static_cast<std::size_t>(member)]);
        else if (!value.isArray() && key != "example_abbr"_L1)
            detail.set(key, value);
    }
    return detail;
}

// The entry of a row: one-element lists are what they hold.
Json entryDetail(const Json &entry)
{
    Json detail = Json::object();
    for (const auto &[key, value] : entry.members()) {
        const bool isWrapped = key != "prompt"_L1 && value.isArray() && value.items().size() == 1;
        detail.set(key, isWrapped ? value.items().front() : value);
    }
    return detail;
}

template <class Keys>
const Json *firstOf(const Json &detail, const Keys &keys)
{
    for (const QLatin1String key : keys)
        if (const Json *const value = detail.find(QString(key)); value != nullptr)
            return value;
    return nullptr;
}

// A text search over records that are only parsed when they may hold the text.
class Matcher
{
public:
    explicit Matcher(const CaseSearch &search)
        : m_search(search)
    {
        for (const QChar c : search.text) {
            m_isEscaped = m_isEscaped || c.unicode() < 0x20 || c == u'"' || c == u'\\';
            m_mayBeEscaped = m_mayBeEscaped || c.unicode() > 0x7e || c == u'/';
        }
    }

    [[nodiscard]] bool matchesRecord(const QByteArray &line) const
    {
        if (!m_isEscaped && !contains(QString::fromUtf8(line))
            && !(m_mayBeEscaped && line.contains('\\')))
            return false;
        const auto record = core::readJson(line);
        return record && matches((*record)[u"origin_prompt"], (*record)[u"prediction"]);
    }

    [[nodiscard]] bool matches(const Json &prompt, const Json &answer) const
    {
        return (m_search.inPrompts && holds(prompt)) || (m_search.inAnswers && holds(answer));
    }

private:
    [[nodiscard]] bool contains(const QString &text) const
    {
        return text.contains(m_search.text, m_search.caseSensitivity);
    }

    [[nodiscard]] bool holds(const Json &value) const
    {
        if (value.isString())
            return contains(value.toString());
        return std::ranges::any_of(value.items(), [this](const Json &item) { return holds(item); })
            || std::ranges::any_of(value.members(), [this](const Json::Member &member) {
                   return member.first != "role"_L1 && holds(member.second);
               });
    }

    const CaseSearch &m_search;
    bool m_isEscaped = false; // in every JSON text
    bool m_mayBeEscaped = false;
};

// Reads one case from an index.
class CaseReader
{
public:
    CaseReader(const CaseBrowser::Index &index, qint64 row)
        : m_index(index)
        , m_place(index.places[static_cast<std::size_t>(row)])
    {
        m_text.row = index.rows[static_cast<std::size_t>(row)];
    }

    core::Result<CaseText> read()
    {
        if (const auto added = addTurns(); !added)
            return core::fail(added.error());
        if (const auto added = addDetail(); !added)
            return core::fail(added.error());
        addFailure();
        return std::move(m_text);
    }

private:
    core::Result<> addTurns()
    {
        for (qint64 i = m_place.firstEntry; i < m_place.firstEntry + m_place.turns; ++i) {
            const auto record = m_index.predictions->read(
                m_index.predictions->entries()[static_cast<std::size_t>(i)]);
            if (!record)
                return core::fail(record.error());
            m_text.turns.push_back(turnOf((*record)[u"origin_prompt"], (*record)[u"prediction"]));
            if (i == m_place.firstEntry + m_place.turns - 1)
                addRecord(*record);
        }
        return {};
    }

    void addRecord(const Json &record)
    {
        m_text.uuid = record[u"uuid"].toString();
        for (const auto &[key, value] : record.members())
            if (std::ranges::find(kKnownKeys, key) == kKnownKeys.end())
                m_text.extra.set(key, value);
        if (const Json *const gold = record.find(u"gold"); gold != nullptr)
            setReference(*gold);
        if (!m_index.rescorer)
            return;
        if (const auto rescored = m_index.rescorer(record)) {
            m_text.hasExtraction = true;
            m_text.extraction = rescored->extraction;
            m_text.hasReference = true;
            m_text.reference = rescored->reference;
        }
    }

    core::Result<> addDetail()
    {
        if (m_place.detail < 0)
            return {};
        const store::ResultFile &result = *m_index.result;
        const auto entry =
            result.detail(result.entries()[static_cast<std::size_t>(m_place.detail)]);
        if (!entry)
            return core::fail(entry.error());
        Json detail = result.form() == store::DetailsForm::List ? memberOf(*entry, m_place.member)
                                                                : entryDetail(*entry);
        if (m_text.turns.empty() && m_text.row.verdict != CaseVerdict::Failed)
            m_text.turns.push_back(turnOf(detail[u"prompt"], detail[u"origin_prediction"]));
        detail.remove(u"prompt");
        detail.remove(u"origin_prediction");
        if (const Json *const reference = firstOf(detail, kReferenceKeys))
            setReference(*reference);
        if (const Json *const extraction = firstOf(detail, kExtractionKeys);
            extraction != nullptr && !m_index.rescorer) {
            m_text.hasExtraction = true;
            m_text.extraction = shown(*extraction);
        }
        m_text.detail = std::move(detail);
        return {};
    }

    void setReference(const Json &value)
    {
        m_text.hasReference = true;
        m_text.reference = shown(value);
    }

    void addFailure()
    {
        if (m_place.failure < 0)
            return;
        const Json failure = m_index.failures.read(
            m_index.failures.entries()[static_cast<std::size_t>(m_place.failure)]);
        m_text.error = failure[u"error_info"].toString();
        m_text.turns.push_back({failure[u"input"], {}, {}});
    }

    const CaseBrowser::Index &m_index;
    const CasePlace &m_place;
    CaseText m_text;
};

CaseVerdict verdictOf(const Rescored &rescored)
{
    if (rescored.isRight.value_or(false))
        return CaseVerdict::Right;
    if (rescored.isBlank)
        return CaseVerdict::NoExtraction;
    return rescored.isRight ? CaseVerdict::Wrong : CaseVerdict::Unscored;
}

// Right repeats over repeats of one sample.
struct Share
{
    qint64 right = 0;
    qint64 count = 0;

    void add(CaseVerdict verdict)
    {
        right += verdict == CaseVerdict::Right ? 1 : 0;
        ++count;
    }
    [[nodiscard]] bool isSameAs(const Share &other) const
    {
        return right * other.count == other.right * count;
    }
};

std::map<qint64, Share> sharesOf(std::span<const CaseRow> rows)
{
    std::map<qint64, Share> shares;
    for (const CaseRow &row : rows)
        shares[row.id].add(row.verdict);
    return shares;
}

} // namespace

CaseBrowser::CaseBrowser(std::shared_ptr<const Index> index)
    : m_index(std::move(index))
{
}

core::Result<std::shared_ptr<const CaseBrowser>> CaseBrowser::open(
    const AccuracyPairFiles &files, const CaseProgress &progress)
{
    auto index = makeCaseIndex(files, progress);
    if (!index)
        return core::fail(index.error());
    return std::make_shared<const CaseBrowser>(*std::move(index));
}

const std::vector<CaseRow> &CaseBrowser::rows() const
{
    return m_index->rows;
}

const QStringList &CaseBrowser::warnings() const
{
    return m_index->warnings;
}

bool CaseBrowser::hasVerdicts() const
{
    return m_index->hasVerdicts;
}

core::Result<CaseText> CaseBrowser::read(qint64 row) const
{
    return CaseReader(*m_index, row).read();
}

std::vector<qint64> CaseBrowser::search(
    const CaseSearch &search, std::span<const qint64> among, const CaseProgress &progress) const
{
    std::vector<qint64> hits;
    const Matcher matcher(search);
    const auto total = among.empty() ? static_cast<qint64>(m_index->rows.size())
                                     : static_cast<qint64>(among.size());
    for (qint64 i = 0; i < total; ++i) {
        if (i % kProgressStep == 0 && progress && !progress(i, total))
            break;
        const qint64 row = among.empty() ? i : among[static_cast<std::size_t>(i)];
        const CasePlace &place = m_index->places[static_cast<std::size_t>(row)];
        bool isHit = false;
        for (qint64 turn = 0; turn < place.turns && !isHit; ++turn)
            isHit = matcher.matchesRecord(m_index->predictions->text(m_index->predictions
                    ->entries()[static_cast<std::size_t>(place.firstEntry + turn)]));
        if (place.failure >= 0) {
            const Json failure = m_index->failures.read(
                m_index->failures.entries()[static_cast<std::size_t>(place.failure)]);
            isHit = matcher.matches(failure[u"input"], failure[u"error_info"]);
        }
        if (isHit)
            hits.push_back(row);
    }
    return hits;
}

core::Result<std::shared_ptr<const CaseBrowser>> CaseBrowser::rescored(
    const Rescorer &rescorer, const CaseProgress &progress) const
{
    auto index = std::make_shared<Index>(*m_index);
    index->rescorer = rescorer;
    QThreadPool pool;
    std::atomic<qint64> problems = 0;
    const auto score = [&](CaseRow &row) {
        const CasePlace &place = index->places[static_cast<std::size_t>(&row - index->rows.data())];
        if (place.turns == 0)
            return;
        const auto &entries = index->predictions->entries();
        const auto record = index->predictions->read(
            entries[static_cast<std::size_t>(place.firstEntry + place.turns - 1)]);
        const auto made = record ? rescorer(*record) : core::fail(record.error());
        row.verdict = made ? verdictOf(*made) : CaseVerdict::Unscored;
        problems += made ? 0 : 1;
    };
    const auto total = static_cast<qint64>(index->rows.size());
    for (qint64 begin = 0; begin < total; begin += kRescoreChunk) {
        if (progress && !progress(begin, total))
            return core::fail(ErrorCode::TevalUnk001, u"stopped"_s);
        QtConcurrent::blockingMap(&pool, index->rows.begin() + begin,
            index->rows.begin() + std::min(begin + kRescoreChunk, total), score);
    }
    if (problems > 0)
        index->warnings.append(u"%1 cases could not be scored"_s.arg(problems.load()));
    index->hasVerdicts = true;
    return std::make_shared<const CaseBrowser>(std::move(index));
}

std::vector<qint64> rowsWith(std::span<const CaseRow> rows, std::span<const CaseVerdict> verdicts)
{
    std::vector<qint64> found;
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (std::ranges::find(verdicts, rows[row].verdict) != verdicts.end())
            found.push_back(static_cast<qint64>(row));
    return found;
}

std::vector<qint64> rowsWithUnequalRepeats(std::span<const CaseRow> rows)
{
    const std::map<qint64, Share> shares = sharesOf(rows);
    std::vector<qint64> found;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Share &share = shares.at(rows[row].id);
        if (share.right > 0 && share.right < share.count)
            found.push_back(static_cast<qint64>(row));
    }
    return found;
}

std::vector<qint64> idsModelsDifferIn(std::span<const std::vector<CaseRow>> models)
{
    std::vector<std::map<qint64, Share>> shares;
    for (const std::vector<CaseRow> &rows : models)
        shares.push_back(sharesOf(rows));
    std::vector<qint64> found;
    if (shares.empty())
        return found;
    for (const auto &[id, share] : shares.front()) {
        bool isInAll = true;
        bool isSame = true;
        for (const auto &other : shares) {
            const auto known = other.find(id);
            isInAll = isInAll && known != other.end();
            isSame = isSame && (known == other.end() || share.isSameAs(known->second));
        }
        if (isInAll && !isSame)
            found.push_back(id);
    }
    return found;
}

} // namespace aisb::run
