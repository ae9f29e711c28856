// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/board.h"

#include "report/cellwidth.h"
#include "report/texttable.h"

#include <algorithm>
#include <cmath>

namespace aisb::report {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBarCells = 30;
constexpr int kLinesAroundTable =
    10; // spec/workflow.md 8.2: page size = terminal lines - 10 table lines
constexpr int kLinesPerRow = 2;

int rowsPerPage(int lines)
{
    return std::max((lines - kLinesAroundTable) / kLinesPerRow, 1);
}

QString rateText(double perSecond)
{
    return QString::number(std::isfinite(perSecond) ? std::max(perSecond, 0.0) : 0.0, 'f', 1);
}

QStringList rowOf(const core::TaskProgress &task, qint64 processId)
{
    const bool hasStarted = task.state != core::TaskState::NotStart;
    return {task.name, hasStarted ? QString::number(processId) : u"NA"_s, progressCell(task),
        hasStarted ? timeCell(task.elapsedS) : u"NA"_s, QString(core::taskStateName(task.state)),
        task.logPath.isEmpty() ? u"None"_s : task.logPath, counterCell(task)};
}

QString tableOf(std::span<const core::TaskProgress> tasks, qint64 processId)
{
    Table table{{u"Task Name"_s, u"Process"_s, u"Progress"_s, u"Time Cost"_s, u"Status"_s,
                    u"Log Path"_s, u"Extend Parameters"_s},
        {}};
    for (const core::TaskProgress &task : tasks)
        table.rows.push_back(rowOf(task, processId));
    return renderTable(table, TableStyle::Grid);
}

QString cutLines(const QString &text, int columns)
{
    if (columns <= 0)
        return text;
    QStringList lines;
    for (const QStringView line : QStringView(text).split(u'\n'))
        lines.append(leftCells(line, columns).toString());
    return lines.join(u'\n');
}

} // namespace

int boardPages(int tasks, int lines)
{
    const int rows = rowsPerPage(lines);
    return std::max((tasks + rows - 1) / rows, 1);
}

QString boardText(const core::ProgressSnapshot &snapshot, const BoardView &view)
{
    const auto tasks = static_cast<int>(snapshot.tasks.size());
    const int pages = boardPages(tasks, view.lines);
    const int page = std::clamp(view.page, 0, pages - 1);
    const auto rows = static_cast<std::size_t>(rowsPerPage(view.lines));
    const std::size_t first = static_cast<std::size_t>(page) * rows;
    const auto shown =
        std::span(snapshot.tasks).subspan(first, std::min(rows, snapshot.tasks.size() - first));

    QString text = u"Base path of result&log : %1\n"_s.arg(singleLine(view.basePath));
    text += u"Task Progress Table (Updated at: %1)\n"_s.arg(
        view.updatedAt.toString(u"yyyy-MM-dd HH:mm:ss"));
    text += u"Page: %1/%2  Total %3 rows of data\n"_s.arg(page + 1).arg(pages).arg(tasks);
    text +=
        u"Press Up/Down arrow to page, 'P' to PAUSE/RESUME screen refresh, 'Ctrl + C' to exit\n\n"_s;
    text += tableOf(shown, view.processId) + u'\n';
    return cutLines(text, view.columns);
}

QString boardTable(const core::ProgressSnapshot &snapshot, qint64 processId)
{
    return tableOf(snapshot.tasks, processId) + u'\n';
}

QString progressCell(const core::TaskProgress &task)
{
    if (task.total < 0)
        return u"NA"_s;
    const qint64 done = std::clamp<qint64>(task.done, 0, task.total);
    const double share =
        task.total > 0 ? static_cast<double>(done) / static_cast<double>(task.total) : 1.0;
    const auto filled = static_cast<int>(share * kBarCells);
    const QString unit = task.isTimed ? u" s"_s : QString();
    return u"[%1%2] %3/%4%5 [%6 it/s]"_s
        .arg(QString(filled, u'#'), QString(kBarCells - filled, u' '))
        .arg(done)
        .arg(task.total)
        .arg(unit, rateText(task.rate));
}

QString counterCell(const core::TaskProgress &task)
{
    const qint64 finished = task.received + task.failed;
    if (task.posted == 0 && finished == 0)
        return u"None"_s;
    const QString late = task.late > 0 ? u", 'LATE': %1"_s.arg(task.late) : QString();
    return u"{'POST': %1, 'RECV': %2, 'FINISH': %3, 'FAIL': %4%5}"_s.arg(task.posted)
        .arg(task.received)
        .arg(finished)
        .arg(task.failed)
        .arg(late);
}

QString timeCell(double seconds)
{
    const auto whole =
        static_cast<qint64>(std::isfinite(seconds) ? std::clamp(seconds, 0.0, 1e12) : 0.0);
    const QLatin1Char zero('0');
    return u"%1:%2:%3"_s.arg(whole / 3600)
        .arg(whole / 60 % 60, 2, 10, zero)
        .arg(whole % 60, 2, 10, zero);
}

QString counterLine(const core::ProgressSnapshot &snapshot)
{
    const auto finished =
        std::ranges::count_if(snapshot.tasks, [](const auto &task) { return isFinal(task.state); });
    QString line = u"Monitoring tasks progress: %1/%2"_s.arg(finished).arg(snapshot.tasks.size());
    if (snapshot.currentTask < 0
        || std::cmp_greater_equal(snapshot.currentTask, snapshot.tasks.size()))
        return line;
    const auto &task = snapshot.tasks[static_cast<std::size_t>(snapshot.currentTask)];
    line += u"  %1 %2"_s.arg(singleLine(task.name), QString(core::taskStateName(task.state)));
    if (task.total >= 0)
        line += u" %1/%2"_s.arg(std::min(task.done, task.total)).arg(task.total);
    return line
        + u"  POST=%1  RECV=%2  FAIL=%3  %4 it/s"_s.arg(task.posted)
              .arg(task.received)
              .arg(task.failed)
              .arg(rateText(task.rate));
}

QString debugLine(const core::TaskProgress &task, const core::LiveMetrics &live, DebugLine kind)
{
    const auto part = [](QLatin1String name, qint64 count, double rate) {
        return u"%1=%2 (%3/s)"_s.arg(name).arg(count).arg(rateText(rate));
    };
    const QLatin1String last = kind == DebugLine::Last ? "FINISH"_L1 : "FIN"_L1;
    return QStringList{part("POST"_L1, task.posted, live.sentPerS),
        part("RECV"_L1, task.received, live.finishedPerS - live.failedPerS),
        part("FAIL"_L1, task.failed, live.failedPerS),
        part(last, task.received + task.failed, live.finishedPerS)}
        .join(u"  ");
}

} // namespace aisb::report
