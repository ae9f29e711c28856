// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"

#include <QDateTime>
#include <QString>

namespace aisb::report {

// Where and how the board of spec/workflow.md 8.2 is shown.
struct BoardView
{
    QString basePath; // experiment folder
    QDateTime updatedAt;
    qint64 processId = 0;
    int page = 0; // 0-based, clamped
    int lines = 24; // of the terminal
    int columns = 0; // lines are cut there; 0 = never
};

// Pages the board needs for that many tasks on a terminal of that many lines; at least 1.
[[nodiscard]] int boardPages(int tasks, int lines);

// The whole screen: four lines of head, a blank one, the table of one page. Lines ended by LF, no
// escape codes.
[[nodiscard]] QString boardText(const core::ProgressSnapshot &snapshot, const BoardView &view);
// The table alone with every task: printed once at the end.
[[nodiscard]] QString boardTable(const core::ProgressSnapshot &snapshot, qint64 processId);

// "[###...   ] 4/8 [2.0 it/s]" or "NA".
[[nodiscard]] QString progressCell(const core::TaskProgress &task);
// "{'POST': 5, 'RECV': 4, 'FINISH': 4, 'FAIL': 0}" or "None".
[[nodiscard]] QString counterCell(const core::TaskProgress &task);
// "0:00:04"
[[nodiscard]] QString timeCell(double seconds);

// One line without a terminal: finished tasks, then the running one with its counters.
[[nodiscard]] QString counterLine(const core::ProgressSnapshot &snapshot);
// Line 2 of --debug: "POST=5 (2.0/s)  RECV=4 (2.0/s)  FAIL=0 (0.0/s)  FIN=4 (2.0/s)". Source:
// spec/perf.md 11.3.
enum class DebugLine
{
    Running,
    Last
};
[[nodiscard]] QString debugLine(const core::TaskProgress &task, const core::LiveMetrics &live,
    DebugLine kind = DebugLine::Running);

} // namespace aisb::report
