// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accuracyresult.h"
#include "core/experiment.h"
#include "core/progress.h"
#include "core/stop.h"
#include "run/environment.h"

#include <QObject>

#include <memory>

namespace aisb::run {

// One execution of one set of options, whatever its mode, from choosing the folder to the last
// file. Lives in the thread that makes it and never blocks it; the work happens in threads of its
// own. Start it once; make a new one for the next run. Deleting a running one stops it at once; its
// threads end while the event loop goes on.
class Runner : public QObject
{
    Q_OBJECT
public:
    explicit Runner(Environment environment, QObject *parent = nullptr);
    ~Runner() override;

    void start(const core::RunOptions &options);
    // The first call is graceful (cancel what is in flight, write, summarise), the second is at
    // once. Source: spec/workflow.md 4.8, spec/perf.md 9.7.
    void stop();
    [[nodiscard]] core::StopLevel stopLevel() const;

Q_SIGNALS:
    // The folder was chosen; nothing was written before.
    void experimentChosen(const QString &path);
    // At most ten times a second, and once at the end.
    void progressed(const aisb::core::ProgressSnapshot &snapshot);
    // Lines of the main log (terminal); task logs go to files and to taskLogged.
    void logged(const aisb::core::LogLine &line);
    void taskLogged(const QString &task, const aisb::core::LogLine &line);
    // The tables of one group are written: print or show them.
    void groupSummarized(const aisb::core::GroupResult &group);
    // Blocks about speculative decoding, after the tables: print them.
    void specDecodeRead(const QString &text);
    // The summary of an accuracy run is written: print or show it.
    void accuracySummarized(const aisb::core::AccuracySummary &summary);
    // Exactly once, last. outcome.error holds what ended the run.
    void finished(const aisb::core::RunOutcome &outcome);

private:
    class Impl;
    std::shared_ptr<Impl> m_impl; // shared with the coroutine of the run
};

} // namespace aisb::run
