// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/caseindex.h"

#include "core/spool.h"
#include "core/text/jsonlines.h"
#include "store/notelist.h"

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr qint64 kMaxLineBytes = 256 * 1024 * 1024;

// The lines of one request: a record, or the turns of a dialogue.
struct Answer
{
    qint64 id = 0;
    qint64 first = 0;
    qint64 turns = 0;
};

std::vector<Answer> answersOf(const store::PredictionFile &file)
{
    std::vector<Answer> answers;
    const auto &entries = file.entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].isNextTurn && !answers.empty())
            ++answers.back().turns;
        else
            answers.push_back({entries[i].id, static_cast<qint64>(i), 1});
    }
    std::ranges::stable_sort(answers, {}, &Answer::id);
    return answers;
}

// The range of elements with an id, from `at` on; both lists are sorted.
template <class Elements>
std::size_t endOfId(const Elements &elements, std::size_t at, qint64 id)
{
    while (at < elements.size() && elements[at].id == id)
        ++at;
    return at;
}

qint64 mostRepeats(const std::vector<Answer> &answers)
{
    std::size_t most = 1;
    for (std::size_t at = 0; at < answers.size();) {
        const std::size_t end = endOfId(answers, at, answers[at].id);
        most = std::max(most, end - at);
        at = end;
    }
    return static_cast<qint64>(most);
}

class Builder
{
public:
    Builder(const AccuracyPairFiles &files, const CaseProgress &progress)
        : m_files(files)
        , m_progress(progress)
        , m_index(std::make_shared<CaseBrowser::Index>())
    {
    }

    core::Result<std::shared_ptr<CaseBrowser::Index>> build()
    {
        if (const auto opened = openFiles(); !opened)
            return core::fail(opened.error());
        if (m_index->predictions)
            m_answers = answersOf(*m_index->predictions);
        m_repeats = m_files.modelConfig.isNull() ? mostRepeats(m_answers) : m_files.repeats;
        m_scoredRows = scoredRows();
        m_scoredIds = m_scoredRows / m_repeats;
        if (!addIds())
            return core::fail(core::ErrorCode::TevalUnk001, u"stopped"_s);
        if (m_leftOut > 0)
            m_index->warnings.append(
                u"%1 predictions beyond %2 a row are left out"_s.arg(m_leftOut).arg(m_repeats));
        m_index->hasVerdicts = std::ranges::any_of(m_index->rows, [](const CaseRow &row) {
            return row.verdict != CaseVerdict::Unscored && row.verdict != CaseVerdict::Failed;
        });
        return m_index;
    }

private:
    core::Result<> openFiles()
    {
        if (!m_files.predictions.isEmpty()) {
            // The reader of predictions takes the name of today for old folders as well.
            const bool isOld = m_files.predictions.endsWith(".json"_L1);
            auto predictions = store::PredictionFile::open(
                isOld ? m_files.predictions + u'l' : m_files.predictions, m_files.dataset);
            if (!predictions)
                return core::fail(predictions.error());
            m_index->warnings.append(predictions->warnings());
            m_index->predictions =
                std::make_shared<const store::PredictionFile>(*std::move(predictions));
        }
        if (!m_files.failed.isEmpty())
            m_index->failures = FailureFile::open(m_files.failed, m_index->warnings);
        if (!m_files.result.isEmpty()) {
            if (auto result = store::ResultFile::open(m_files.result))
                m_index->result = std::make_shared<const store::ResultFile>(*std::move(result));
            else
                m_index->warnings.append(result.error().text());
        }
        return {};
    }

    // Rows the details are about. Lists that hold something else than one group a sample (only the
    // bad cases) belong to no rows.
    qint64 scoredRows()
    {
        const auto &result = m_index->result;
        if (!result || result->entries().empty())
            return 0;
        const auto entries = static_cast<qint64>(result->entries().size());
        if (result->form() == store::DetailsForm::Object)
            return entries;
        const auto first = result->detail(result->entries().front());
        if (!first || first->find(u"example_abbr") == nullptr) {
            m_index->warnings.append(
                u"%1: the details are not by case and are left out"_s.arg(m_files.result));
            return 0;
        }
        m_members = std::max(result->repeats(), 1);
        return entries * m_members;
    }

    bool addIds()
    {
        const auto &failures = m_index->failures.entries();
        std::size_t answer = 0;
        std::size_t failure = 0;
        qint64 scored = 0;
        const auto total = static_cast<qint64>(m_answers.size() + failures.size()) + m_scoredIds;
        for (qint64 count = 0;; ++count) {
            const std::optional<qint64> id = nextId(answer, failure, scored);
            if (!id)
                return true;
            const std::size_t answersEnd = endOfId(m_answers, answer, *id);
            const std::size_t failuresEnd = endOfId(failures, failure, *id);
            addId(*id, answer, answersEnd, failure, failuresEnd);
            answer = answersEnd;
            failure = failuresEnd;
            scored = std::max(scored, *id + 1);
            if (count % 4096 == 0 && m_progress && !m_progress(std::min(count, total), total))
                return false;
        }
    }

    std::optional<qint64> nextId(std::size_t answer, std::size_t failure, qint64 scored) const
    {
        std::optional<qint64> id;
        const auto take = [&id](qint64 candidate) {
            id = std::min(id.value_or(candidate), candidate);
        };
        if (answer < m_answers.size())
            take(m_answers[answer].id);
        if (failure < m_index->failures.entries().size())
            take(m_index->failures.entries()[failure].id);
        if (scored < m_scoredIds)
            take(scored);
        return id;
    }

    // Answers first, then failures, then what is missing without a trace.
    void addId(qint64 id, std::size_t answer, std::size_t answersEnd, std::size_t failure,
        std::size_t failuresEnd)
    {
        const bool isScored = id < m_scoredIds;
        qint32 repeat = 0;
        for (; answer < answersEnd && repeat < m_repeats; ++answer)
            addRow(id, repeat++, &m_answers[answer], -1);
        m_leftOut += static_cast<qint64>(answersEnd - answer);
        for (; failure < failuresEnd && repeat < m_repeats; ++failure)
            addRow(id, repeat++, nullptr, static_cast<qint64>(failure));
        while (isScored && repeat < m_repeats)
            addRow(id, repeat++, nullptr, -1);
    }

    void addRow(qint64 id, qint32 repeat, const Answer *answer, qint64 failure)
    {
        CaseRow row{id, repeat, CaseVerdict::Unscored, 0, 0};
        CasePlace place;
        place.failure = failure;
        if (answer != nullptr) {
            place.firstEntry = answer->first;
            place.turns = answer->turns;
            addLengths(row, *answer);
        }
        if (id < m_scoredIds)
            setDetail(place, id * m_repeats + repeat);
        row.verdict = verdictOf(place);
        m_index->rows.push_back(row);
        m_index->places.push_back(place);
    }

    void addLengths(CaseRow &row, const Answer &answer) const
    {
        for (qint64 i = answer.first; i < answer.first + answer.turns; ++i) {
            const auto &entry = m_index->predictions->entries()[static_cast<std::size_t>(i)];
            row.promptLength = std::max(row.promptLength, entry.promptLength);
            row.answerLength += entry.answerLength;
        }
    }

    void setDetail(CasePlace &place, qint64 scoredRow) const
    {
        if (m_index->result->form() == store::DetailsForm::Object) {
            place.detail = scoredRow;
            return;
        }
        const auto member = m_index->result->memberOf(
            {scoredRow / m_members, static_cast<int>(scoredRow % m_members)});
        place.detail = member.group;
        place.member = member.member;
    }

    CaseVerdict verdictOf(const CasePlace &place) const
    {
        // Without a prediction file the details are all there is.
        const bool isFailed =
            place.failure >= 0 || (place.firstEntry < 0 && m_index->predictions != nullptr);
        if (isFailed)
            return CaseVerdict::Failed;
        if (place.detail < 0)
            return CaseVerdict::Unscored;
        const auto mark = m_index->result->markOf(
            m_index->result->entries()[static_cast<std::size_t>(place.detail)], place.member);
        if (mark.isRight.value_or(false))
            return CaseVerdict::Right;
        if (mark.isBlank)
            return CaseVerdict::NoExtraction;
        return mark.isRight ? CaseVerdict::Wrong : CaseVerdict::Unscored;
    }

    const AccuracyPairFiles &m_files;
    const CaseProgress &m_progress;
    std::shared_ptr<CaseBrowser::Index> m_index;
    std::vector<Answer> m_answers;
    qint64 m_repeats = 1;
    qint64 m_scoredRows = 0;
    qint64 m_scoredIds = 0;
    int m_members = 1; // of a group of the details
    qint64 m_leftOut = 0;
};

} // namespace

FailureFile FailureFile::open(const QString &path, QStringList &warnings)
{
    FailureFile made;
    made.m_file = std::make_shared<QFile>(path);
    if (!made.m_file->open(QIODevice::ReadOnly)) {
        warnings.append(u"%1: %2"_s.arg(path, made.m_file->errorString()));
        return made;
    }
    store::NoteList notes;
    core::readJsonLines(*made.m_file, kMaxLineBytes, [&](core::JsonLine &line) {
        if (line.value && (*line.value)[u"id"].isInt() && (*line.value)[u"id"].toInt() >= 0)
            made.m_entries.push_back({(*line.value)[u"id"].toInt(), line.offset, line.size});
        else
            notes.add(u"%1: line %2 skipped: %3"_s.arg(path)
                    .arg(line.number)
                    .arg(line.value ? u"id: expected an integer of at least 0"_s
                                    : line.value.error().detail));
        return true;
    });
    warnings.append(notes.take());
    std::ranges::stable_sort(made.m_entries, {}, &Entry::id);
    return made;
}

Json FailureFile::read(const Entry &entry) const
{
    return core::readJson(core::readAt(m_file->handle(), entry.offset, entry.size))
        .value_or(Json());
}

core::Result<std::shared_ptr<CaseBrowser::Index>> makeCaseIndex(
    const AccuracyPairFiles &files, const CaseProgress &progress)
{
    return Builder(files, progress).build();
}

} // namespace aisb::run
