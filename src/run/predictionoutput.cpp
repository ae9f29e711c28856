// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/predictionoutput.h"

#include "core/dialogue.h"

#include <QFile>

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

constexpr int kComparedPrompts = 3; // of a resumed data set, against the prompts of now

class PredictionSink : public RecordSink
{
public:
    PredictionSink(const QString &dir, std::shared_ptr<const JoinedCases> cases)
        : m_journal(dir)
        , m_cases(std::move(cases))
    {
    }
    [[nodiscard]] core::Result<> open() override { return m_journal.open(); }
    [[nodiscard]] core::Result<> append(const core::RequestRecord &record) override
    {
        return m_journal.append(store::predictionRecord(record, goldOf(record)));
    }
    void close() override { m_journal.close(); }
    [[nodiscard]] QString path() const override { return m_journal.path(); }

private:
    // The reference of one turn or of the whole case.
    [[nodiscard]] core::Json goldOf(const core::RequestRecord &record) const
    {
        const qint64 first = m_cases->firstOf(record.dataAbbr);
        return first < 0 ? core::Json() : m_cases->at(first + record.id).gold;
    }

    store::PredictionJournal m_journal;
    std::shared_ptr<const JoinedCases> m_cases;
};

// What a prediction file holds for one data set.
struct Finished
{
    std::vector<int> byId; // how often each case was answered
    qint64 total = 0; // of them, those that count
};

class PredictionOutput : public TaskOutput
{
public:
    PredictionOutput(TaskPlan task, store::AccuracyPaths paths)
        : m_task(std::move(task))
        , m_paths(std::move(paths))
    {
    }

    [[nodiscard]] QString relativeLog() const override
    {
        return m_paths.relativeLog("infer"_L1, m_task.model, m_task.base);
    }
    [[nodiscard]] bool needsTimePoints() const override { return false; }
    [[nodiscard]] core::Result<Todo> prepare(
        std::shared_ptr<const JoinedCases> cases) const override;
    [[nodiscard]] std::unique_ptr<RecordSink> makeSink(
        std::shared_ptr<const JoinedCases> cases) const override
    {
        return std::make_unique<PredictionSink>(m_paths.journalDir(m_task.model), std::move(cases));
    }
    [[nodiscard]] core::Result<TaskFiles> finish(const QString &journal) const override;
    [[nodiscard]] QString stoppedText(const QString &journal) const override
    {
        return u"Stopped at once: what was recorded stays in %1; --mode infer --reuse goes on from there"_s
            .arg(journal);
    }

private:
    [[nodiscard]] core::Result<Finished> finishedOf(
        const JoinedCases &cases, const JoinedCases::Part &part, Todo &todo) const;

    TaskPlan m_task;
    store::AccuracyPaths m_paths;
};

// Whether what was sent for an answered case is what would be sent now.
bool hasSamePrompt(const core::Json &record, const core::Case &item)
{
    const core::Json &sent = record[u"origin_prompt"];
    const bool isPlain = sent.isString() && item.prompt.isString();
    return !isPlain || sent == item.prompt;
}

// One answer to a case: its record, or the records of the turns of a dialogue.
struct AnswerLines
{
    std::size_t first = 0;
    std::size_t count = 0;
};

std::vector<AnswerLines> answersIn(const std::vector<store::PredictionFile::Entry> &entries)
{
    std::vector<AnswerLines> answers;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].isNextTurn && !answers.empty())
            ++answers.back().count;
        else
            answers.push_back({i, 1});
    }
    return answers;
}

// Takes answers to dialogues that ended before their last turn out of a prediction file: the whole
// conversation is held again. Returns the file as it is then.
core::Result<store::PredictionFile> withoutBrokenDialogues(const QString &path,
    store::PredictionFile file, const JoinedCases &cases, const JoinedCases::Part &part,
    QStringList &warnings)
{
    if (part.size == 0 || cases.at(part.first).turns.empty())
        return file;
    std::vector<bool> isKept(file.entries().size(), true);
    qint64 broken = 0;
    for (const AnswerLines &answer : answersIn(file.entries())) {
        const qint64 id = file.entries()[answer.first].id;
        if (id >= part.size || answer.count >= core::requestsOf(cases.at(part.first + id)))
            continue;
        ++broken;
        std::fill_n(
            isKept.begin() + static_cast<std::ptrdiff_t>(answer.first), answer.count, false);
    }
    if (broken == 0)
        return file;
    if (core::Result<> kept = store::keepPredictions(path, file, isKept); !kept)
        return core::fail(kept.error());
    warnings.append(
        u"%1: %2 conversations ended before their last turn; they are held again from the start"_s
            .arg(path)
            .arg(broken));
    return store::PredictionFile::open(path, part.abbr);
}

core::Result<Finished> PredictionOutput::finishedOf(
    const JoinedCases &cases, const JoinedCases::Part &part, Todo &todo) const
{
    Finished finished;
    finished.byId.resize(static_cast<std::size_t>(part.size));
    const QString path = m_paths.predictions(m_task.model, part.abbr);
    core::Result<store::PredictionFile> all = store::PredictionFile::open(path, part.abbr);
    if (!all)
        return core::fail(all.error());
    todo.warnings.append(all->warnings());
    const core::Result<store::PredictionFile> file =
        withoutBrokenDialogues(path, std::move(*all), cases, part, todo.warnings);
    if (!file)
        return core::fail(file.error());
    int compared = 0;
    for (const AnswerLines &answer : answersIn(file->entries())) {
        const store::PredictionFile::Entry &entry = file->entries()[answer.first];
        if (entry.id < 0 || entry.id >= part.size)
            continue;
        int &count = finished.byId[static_cast<std::size_t>(entry.id)];
        if (count < m_task.numReturnSequences) {
            ++count;
            ++finished.total;
        }
        if (compared++ >= kComparedPrompts)
            continue;
        const core::Result<core::Json> record = file->read(entry);
        if (record && !hasSamePrompt(*record, cases.at(part.first + entry.id)))
            todo.warnings.append(
                u"%1: line %2 answers another prompt than the one of now; data set, prompt or range changed since. Old answers are kept"_s
                    .arg(path)
                    .arg(entry.line));
    }
    return finished;
}

core::Result<Todo> PredictionOutput::prepare(std::shared_ptr<const JoinedCases> cases) const
{
    for (const JoinedCases::Part &part : cases->parts())
        QFile::remove(m_paths.failed(m_task.model, part.abbr));
    Todo todo;
    const core::Result<store::PredictionsWritten> recovered =
        store::recoverPredictions(m_paths, m_task.model);
    if (!recovered)
        return core::fail(recovered.error());
    todo.warnings = recovered->warnings;

    auto positions = std::make_shared<std::vector<qint64>>();
    for (const JoinedCases::Part &part : cases->parts()) {
        const core::Result<Finished> finished = finishedOf(*cases, part, todo);
        if (!finished)
            return core::fail(finished.error());
        todo.finished += finished->total;
        for (qint64 id = 0; id < part.size; ++id)
            for (int i = finished->byId[static_cast<std::size_t>(id)];
                i < m_task.numReturnSequences; ++i)
                positions->push_back(part.first + id);
    }
    todo.total = static_cast<qint64>(positions->size());
    if (todo.finished > 0)
        todo.positions = std::move(positions);
    return todo;
}

core::Result<TaskFiles> PredictionOutput::finish(const QString &journal) const
{
    const core::Result<store::PredictionsWritten> written =
        store::finishPredictions(m_paths, m_task.model, journal);
    if (!written)
        return core::fail(written.error());
    return TaskFiles{written->files, written->warnings, nullptr};
}

} // namespace

std::shared_ptr<const TaskOutput> makePredictionOutput(
    const TaskPlan &task, const store::AccuracyPaths &paths)
{
    return std::make_shared<PredictionOutput>(task, paths);
}

} // namespace aisb::run
