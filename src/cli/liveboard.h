// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/rawinput.h"
#include "cli/terminal.h"
#include "core/progress.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace aisb::cli {

// Decides when a terminal-less run prints its counters: when a task or the stage changes its state,
// else every few seconds.
class CounterPace
{
public:
    explicit CounterPace(qint64 intervalMs = 5000)
        : m_intervalMs(intervalMs)
    {
    }
    [[nodiscard]] bool isDue(const core::ProgressSnapshot &snapshot, qint64 nowMs);

private:
    qint64 m_intervalMs;
    qint64 m_lastMs = 0;
    std::vector<int> m_states; // of the snapshot printed last: the stage, then each task
};

// The two live lines of --debug for the running task; empty when none runs. Source:
// spec/perf.md 11.3.
[[nodiscard]] QString debugBlock(const core::ProgressSnapshot &snapshot);

// Shows the progress of one run: the full board on a terminal, two lines of counters with --debug,
// lines of the log where there is no terminal. Repaints twice a second at most, closes when every
// task has ended and then prints the last table once. Main thread only. Source:
// spec/workflow.md 8.2, spec/perf.md 11.3.
class LiveBoard : public QObject
{
    Q_OBJECT
public:
    enum class Style
    {
        Board,
        DebugLines,
        Counters
    };

    LiveBoard(Terminal &terminal, bool isDebug, QObject *parent = nullptr);

    [[nodiscard]] Style style() const { return m_style; }
    // The screen is frozen so that people can copy from it; hold log lines back meanwhile.
    [[nodiscard]] bool isPaused() const { return m_isPaused; }

    void setBasePath(const QString &path) { m_basePath = path; }
    void setSnapshot(const core::ProgressSnapshot &snapshot);
    void pressKey(Key key);
    void close();

Q_SIGNALS:
    void resumed();

private:
    void open();
    void repaint();
    void printCounters();
    void printEndedDebugTasks();
    [[nodiscard]] bool hasEnded() const;

    Terminal &m_terminal;
    Style m_style;
    bool m_isDebug;
    QString m_basePath;
    core::ProgressSnapshot m_snapshot;
    int m_page = 0;
    bool m_isPaused = false;
    bool m_isOpen = false;
    bool m_isClosed = false;
    std::vector<bool> m_isDebugTaskPrinted;
    CounterPace m_pace;
    QElapsedTimer m_clock;
    QTimer m_timer;
    std::unique_ptr<RawInput> m_input;
};

} // namespace aisb::cli
