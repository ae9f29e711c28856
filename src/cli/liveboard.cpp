// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/liveboard.h"

#include "report/board.h"

#include <QCoreApplication>

namespace aisb::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBoardRefreshMs = 500;
constexpr int kDebugRefreshMs = 1000;

std::vector<int> statesOf(const core::ProgressSnapshot &snapshot)
{
    std::vector<int> states{static_cast<int>(snapshot.stage)};
    for (const core::TaskProgress &task : snapshot.tasks)
        states.push_back(static_cast<int>(task.state));
    return states;
}

LiveBoard::Style styleFor(const TerminalFacts &facts, bool isDebug)
{
    if (!facts.hasCursor)
        return LiveBoard::Style::Counters;
    return isDebug ? LiveBoard::Style::DebugLines : LiveBoard::Style::Board;
}

QString debugLines(
    const core::TaskProgress &task, const core::LiveMetrics &live, report::DebugLine kind)
{
    const qint64 percent =
        task.total > 0 ? std::clamp<qint64>(task.done * 100 / task.total, 0, 100) : 0;
    return u"Progress: %1% %2\n%3\n"_s.arg(percent, 3)
        .arg(report::progressCell(task), report::debugLine(task, live, kind));
}

} // namespace

bool CounterPace::isDue(const core::ProgressSnapshot &snapshot, qint64 nowMs)
{
    std::vector<int> states = statesOf(snapshot);
    if (states == m_states && nowMs - m_lastMs < m_intervalMs)
        return false;
    m_states = std::move(states);
    m_lastMs = nowMs;
    return true;
}

QString debugBlock(const core::ProgressSnapshot &snapshot)
{
    const auto index = static_cast<std::size_t>(snapshot.currentTask);
    if (snapshot.currentTask < 0 || index >= snapshot.tasks.size()
        || isFinal(snapshot.tasks[index].state))
        return {};
    return debugLines(snapshot.tasks[index], snapshot.live, report::DebugLine::Running);
}

LiveBoard::LiveBoard(Terminal &terminal, bool isDebug, QObject *parent)
    : QObject(parent)
    , m_terminal(terminal)
    , m_style(styleFor(terminal.facts(), isDebug))
    , m_isDebug(isDebug)
{
    m_timer.setInterval(isDebug ? kDebugRefreshMs : kBoardRefreshMs);
    connect(&m_timer, &QTimer::timeout, this, &LiveBoard::repaint);
    m_clock.start();
}

void LiveBoard::open()
{
    m_isOpen = true;
    if (m_style == Style::Counters)
        return;
    if (m_style == Style::Board) {
        m_input = std::make_unique<RawInput>();
        connect(m_input.get(), &RawInput::keyPressed, this, &LiveBoard::pressKey);
    }
    m_timer.start();
    repaint();
}

void LiveBoard::setSnapshot(const core::ProgressSnapshot &snapshot)
{
    m_snapshot = snapshot;
    if (m_isClosed || m_snapshot.tasks.empty())
        return;
    if (!m_isOpen)
        open();
    if (m_style == Style::Counters)
        printCounters();
    if (m_isDebug)
        printEndedDebugTasks();
    if (hasEnded())
        close();
}

bool LiveBoard::hasEnded() const
{
    return std::ranges::all_of(
        m_snapshot.tasks, [](const core::TaskProgress &task) { return isFinal(task.state); });
}

void LiveBoard::repaint()
{
    if (m_isPaused || !m_isOpen || m_isClosed)
        return;
    if (m_style == Style::DebugLines) {
        m_terminal.setLive(debugBlock(m_snapshot));
        return;
    }
    const TerminalSize size = m_terminal.size();
    m_page = std::clamp(
        m_page, 0, report::boardPages(static_cast<int>(m_snapshot.tasks.size()), size.lines) - 1);
    m_terminal.setLive(report::boardText(m_snapshot,
        {.basePath = m_basePath,
            .updatedAt = QDateTime::currentDateTime(),
            .processId = QCoreApplication::applicationPid(),
            .page = m_page,
            .lines = size.lines,
            .columns = size.columns}));
}

void LiveBoard::printCounters()
{
    if (m_pace.isDue(m_snapshot, m_clock.elapsed()))
        m_terminal.writeLog(core::LogLine::Level::Info, report::counterLine(m_snapshot));
}

void LiveBoard::printEndedDebugTasks()
{
    m_isDebugTaskPrinted.resize(m_snapshot.tasks.size());
    for (std::size_t i = 0; i < m_snapshot.tasks.size(); ++i) {
        const core::TaskProgress &task = m_snapshot.tasks[i];
        if (m_isDebugTaskPrinted[i] || !isFinal(task.state))
            continue;
        m_isDebugTaskPrinted[i] = true;
        m_terminal.clearLive();
        m_terminal.writeMessage(debugLines(task, m_snapshot.live, report::DebugLine::Last));
    }
}

void LiveBoard::pressKey(Key key)
{
    if (m_isClosed)
        return;
    if (key == Key::Pause) {
        m_isPaused = !m_isPaused;
        if (!m_isPaused)
            Q_EMIT resumed();
    } else {
        m_page += key == Key::Down ? 1 : -1;
    }
    repaint();
}

void LiveBoard::close()
{
    if (m_isClosed)
        return;
    m_isClosed = true;
    m_timer.stop();
    m_input.reset();
    m_terminal.clearLive();
    if (m_isPaused) {
        m_isPaused = false;
        Q_EMIT resumed();
    }
    if (m_isOpen && m_style == Style::Board)
        m_terminal.writeMessage(report::boardTable(m_snapshot, QCoreApplication::applicationPid()));
}

} // namespace aisb::cli
