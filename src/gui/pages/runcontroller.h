// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accuracyresult.h"
#include "core/experiment.h"
#include "core/progress.h"
#include "core/runoptions.h"
#include "core/stop.h"
#include "gui/pages/livehealth.h"
#include "gui/pages/livehistory.h"
#include "run/environment.h"

#include <QDateTime>
#include <QObject>

#include <deque>
#include <memory>
#include <optional>

namespace aisb::run {
class Runner;
} // namespace aisb::run

namespace aisb::gui {

// The one run of the program: owns the Runner and keeps what it has said, so that a page built late
// or shown again has everything. GUI thread.
class RunController : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t kMaxLines = 5'000;

    explicit RunController(QObject *parent = nullptr);
    ~RunController() override;

    // False while another run is active; what the one before said is forgotten else.
    bool start(const core::RunOptions &options, const run::Environment &environment);
    // Graceful first, at once the second time.
    void stop();
    // At once.
    void stopNow();

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    // Whether there is a run to show: active or ended.
    [[nodiscard]] bool hasRun() const { return m_startedAt.isValid(); }
    [[nodiscard]] core::StopLevel stopLevel() const;
    [[nodiscard]] const core::RunOptions &options() const { return m_options; }
    [[nodiscard]] QDateTime startedAt() const { return m_startedAt; }
    [[nodiscard]] double elapsedS() const;
    [[nodiscard]] QString experimentPath() const { return m_path; }
    [[nodiscard]] const core::ProgressSnapshot &snapshot() const { return m_snapshot; }
    // The newest snapshot whose tasks are those that send: while answers are scored, the last
    // before.
    [[nodiscard]] const core::ProgressSnapshot &sending() const { return m_sending; }
    // The tasks that score, as they were last; empty before and in other runs.
    [[nodiscard]] const std::vector<core::TaskProgress> &scoring() const { return m_scoring; }
    // Of an accuracy run, once it is written.
    [[nodiscard]] const std::optional<core::AccuracySummary> &summary() const { return m_summary; }
    // Of the tasks that send; empty before the first judgement.
    [[nodiscard]] const LiveHealth &health() const { return m_health; }
    [[nodiscard]] const LiveHistory &history() const { return m_history; }
    [[nodiscard]] const std::deque<core::LogLine> &lines() const { return m_lines; }
    // Set once the run has ended.
    [[nodiscard]] const std::optional<core::RunOutcome> &outcome() const { return m_outcome; }

    // What the Runner's signals lead to; tests feed a run that never was.
    void takeSnapshot(const core::ProgressSnapshot &snapshot);
    void takeExperiment(const QString &path);
    void takeLine(const core::LogLine &line);
    void takeSummary(const core::AccuracySummary &summary);
    void takeOutcome(const core::RunOutcome &outcome);
    void begin(const core::RunOptions &options);

Q_SIGNALS:
    void started();
    void experimentChosen(const QString &path);
    void progressed();
    void logged(const aisb::core::LogLine &line);
    void summarized();
    void stopRequested();
    void finished(const aisb::core::RunOutcome &outcome);

private:
    void judge(const core::ProgressSnapshot &snapshot);

    std::unique_ptr<run::Runner> m_runner;
    core::RunOptions m_options;
    QDateTime m_startedAt;
    QDateTime m_endedAt;
    QString m_path;
    core::ProgressSnapshot m_snapshot;
    core::ProgressSnapshot m_sending;
    std::vector<core::TaskProgress> m_scoring;
    std::optional<core::AccuracySummary> m_summary;
    LiveHistory m_history;
    LiveHealth m_health;
    std::deque<core::LogLine> m_lines;
    std::optional<core::RunOutcome> m_outcome;
    bool m_isRunning = false;
};

} // namespace aisb::gui
