// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/recordfiles.h"

#include "store/journal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace aisb::run {

namespace {

store::RecordSource sourceOf(const QString &journal)
{
    return [journal](const store::RecordVisitor &visit) -> core::Result<> {
        const core::Result<store::JournalReport> read = store::readJournal(
            journal, [&](const store::JournalEntry &entry) { return visit(entry.record); });
        if (!read)
            return core::fail(read.error());
        return {};
    };
}

core::Result<RecordFiles> finalize(
    const store::LayoutPaths &paths, const TaskPlan &task, const store::RecordSource &records)
{
    const core::ModelSpec &model = *task.spec;
    const core::Result<store::DetailsWritten> written = store::writeDetails(paths,
        {.model = task.model,
            .base = task.base,
            .maxConcurrency = model.batchSize,
            .isStream = model.isStream},
        records);
    if (!written)
        return core::fail(written.error());

    auto data = std::make_shared<core::PerfData>();
    data->isStream = model.isStream;
    data->maxConcurrency = model.batchSize;
    const core::Result<> read = records([&](const core::RequestRecord &record) {
        core::appendRecord(*data, record);
        return true;
    });
    if (!read)
        return core::fail(read.error());
    return RecordFiles{*written, std::move(data), {}};
}

} // namespace

core::Result<RecordFiles> finalizeJournal(
    const store::LayoutPaths &paths, const TaskPlan &task, const QString &journal)
{
    core::Result<RecordFiles> files = finalize(paths, task, sourceOf(journal));
    if (!files)
        return files;
    QFile::remove(journal);
    const QString folder = QFileInfo(journal).path();
    QDir().rmdir(folder); // only when empty
    return files;
}

core::Result<RecordFiles> finalizeRecovered(
    const store::LayoutPaths &paths, const TaskPlan &task, const store::RecoverableGroup &group)
{
    core::Result<RecordFiles> files = finalize(paths, task, store::recoveredRecords(group));
    if (files)
        files->warnings = group.warnings;
    return files;
}

} // namespace aisb::run
