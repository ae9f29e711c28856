// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exitcode.h"
#include "cli/liveboard.h"
#include "cli/terminal.h"
#include "core/accuracyresult.h"
#include "core/experiment.h"
#include "core/progress.h"
#include "core/runoptions.h"

#include <vector>

namespace aisb::cli {

// Tells a person in a terminal, and scripts that read along, what a run does: takes what
// run::Runner says as values and writes logs, board, tables and the summary. Main thread only.
// Source: spec/workflow.md 6, spec/perf.md 11.
class RunPresenter
{
public:
    RunPresenter(Terminal &terminal, core::RunOptions options, core::LogLine::Level logLevel);

    void showExperiment(const QString &path);
    void showProgress(const core::ProgressSnapshot &snapshot);
    void showLog(const core::LogLine &line);
    void showGroup(const core::GroupResult &group);
    // The plain table, then the markdown.
    // Text made by the run, after the tables.
    void showBlock(const QString &text);
    void showScores(const core::AccuracySummary &summary);
    void showStopRequest();
    // As if it came from the keyboard.
    void pressKey(Key key) { m_board.pressKey(key); }
    // The last lines; gives the exit status.
    [[nodiscard]] ExitCode finish(const core::RunOutcome &outcome);

private:
    void write(const core::LogLine &line);
    void writeInfo(const QString &text);
    void writeHeldLines();
    void writeSummary(const core::RunOutcome &outcome);

    Terminal &m_terminal;
    core::RunOptions m_options;
    core::LogLine::Level m_logLevel;
    LiveBoard m_board;
    QString m_experiment;
    bool m_isStopRequested = false;
    QString m_loggedError; // text of the last error line
    std::vector<std::pair<QString, qint64>> m_failures;
    std::vector<core::LogLine> m_held; // while the board is paused
};

} // namespace aisb::cli
