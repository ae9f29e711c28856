// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/perfdata.h"
#include "core/rateseries.h"
#include "run/joinedcases.h"
#include "run/recordsink.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace aisb::run {

// What is left to be sent of a task.
struct Todo
{
    std::shared_ptr<const std::vector<qint64>> positions; // of the case source; null = all of them,
                                                          // each as often as the model says
    qint64 total = 0; // requests to send
    qint64 finished = 0; // found in the folder already
    QStringList warnings;
};

// The files made of a finished journal.
struct TaskFiles
{
    QStringList files;
    QStringList warnings;
    std::shared_ptr<const core::PerfData> data; // performance runs; else null
};

// What a task makes of the records of its requests: the details files of a performance run or the
// predictions of an accuracy run. Immutable; prepare() and finish() block and are called in a pool
// thread.
class TaskOutput
{
public:
    virtual ~TaskOutput() = default;

    // Relative to the experiment, as the board shows it.
    [[nodiscard]] virtual QString relativeLog() const = 0;
    // Whether a record needs the instants of its stream (spec/models.md 6.3).
    [[nodiscard]] virtual bool needsTimePoints() const = 0;
    // Readies the folder: takes over what an earlier run left, finds what is still to be sent.
    [[nodiscard]] virtual core::Result<Todo> prepare(
        std::shared_ptr<const JoinedCases> cases) const = 0;
    // What describes a planned request rate, before anything is sent. Files written.
    [[nodiscard]] virtual core::Result<QStringList> writeSchedule(const core::RateFigure &) const
    {
        return QStringList();
    }
    [[nodiscard]] virtual std::unique_ptr<RecordSink> makeSink(
        std::shared_ptr<const JoinedCases> cases) const = 0;
    // The closed journal as final files. On an error the journal stays.
    [[nodiscard]] virtual core::Result<TaskFiles> finish(const QString &journal) const = 0;
    // What a user does about a run stopped at once: where the records are, how to get at them.
    [[nodiscard]] virtual QString stoppedText(const QString &journal) const = 0;
};

} // namespace aisb::run
