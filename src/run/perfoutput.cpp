// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/perfoutput.h"

#include "report/ratepage.h"
#include "run/recordfiles.h"
#include "store/atomicfile.h"
#include "store/journal.h"

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

class JournalSink : public RecordSink
{
public:
    JournalSink(const QString &dir, const QString &group)
        : m_journal(dir, group)
    {
    }
    [[nodiscard]] core::Result<> open() override { return m_journal.open(); }
    [[nodiscard]] core::Result<> append(const core::RequestRecord &record) override
    {
        return m_journal.append(record);
    }
    void close() override { m_journal.close(); }
    [[nodiscard]] QString path() const override { return m_journal.path(); }

private:
    store::JournalWriter m_journal;
};

class PerfOutput : public TaskOutput
{
public:
    PerfOutput(TaskPlan task, store::LayoutPaths paths)
        : m_task(std::move(task))
        , m_paths(std::move(paths))
    {
    }

    [[nodiscard]] QString relativeLog() const override
    {
        return m_paths.relativeLog(m_task.model, m_task.base);
    }
    [[nodiscard]] bool needsTimePoints() const override { return true; }
    [[nodiscard]] core::Result<Todo> prepare(
        std::shared_ptr<const JoinedCases> cases) const override
    {
        Todo todo;
        todo.total = cases->size() * m_task.numReturnSequences;
        return todo;
    }
    [[nodiscard]] core::Result<QStringList> writeSchedule(
        const core::RateFigure &figure) const override
    {
        const core::Result<QByteArray> page = report::ratePage(figure, m_task.name());
        if (!page)
            return core::fail(page.error());
        QStringList files{m_paths.rpsPlot(m_task.model, m_task.base)};
        if (const core::Result<> done = store::writeFile(files.first(), *page); !done)
            return core::fail(done.error());
        if (m_paths.layout() != core::Layout::V3)
            return files;
        files.append(m_paths.rpsPlotJson(m_task.model, m_task.base));
        if (const core::Result<> done =
                store::writeFile(files.last(), report::rateFigureJson(figure));
            !done)
            return core::fail(done.error());
        return files;
    }
    [[nodiscard]] std::unique_ptr<RecordSink> makeSink(
        std::shared_ptr<const JoinedCases>) const override
    {
        return std::make_unique<JournalSink>(m_paths.journalDir(m_task.model), m_task.base);
    }
    [[nodiscard]] core::Result<TaskFiles> finish(const QString &journal) const override
    {
        core::Result<RecordFiles> files = finalizeJournal(m_paths, m_task, journal);
        if (!files)
            return core::fail(files.error());
        return TaskFiles{files->written.files, files->warnings, std::move(files->data)};
    }
    [[nodiscard]] QString stoppedText(const QString &journal) const override
    {
        return u"Stopped at once: what was recorded stays in %1 and is reported by perf_viz --reuse"_s
            .arg(journal);
    }

private:
    TaskPlan m_task;
    store::LayoutPaths m_paths;
};

} // namespace

std::shared_ptr<const TaskOutput> makePerfOutput(
    const TaskPlan &task, const store::LayoutPaths &paths)
{
    return std::make_shared<PerfOutput>(task, paths);
}

} // namespace aisb::run
