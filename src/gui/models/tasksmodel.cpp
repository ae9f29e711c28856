// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/tasksmodel.h"

#include "core/text/format.h"
#include "gui/pages/words.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using core::TaskProgress;

double shareOf(const TaskProgress &task)
{
    return task.total > 0 ? static_cast<double>(task.done) / static_cast<double>(task.total) : 0;
}

QString progressText(const TaskProgress &task)
{
    return task.total < 0
        ? u"–"_s
        : u"%1 / %2"_s.arg(core::displayInteger(task.done), core::displayInteger(task.total));
}

QString countText(const TaskProgress &task, qint64 count)
{
    const bool isScoring = task.state == core::TaskState::Evaluating || task.done > 0;
    const bool sendsNothing = isScoring && task.posted + task.received + task.failed == 0;
    return task.state == core::TaskState::NotStart || sendsNothing ? u"–"_s
                                                                   : core::displayInteger(count);
}

QVariant sortValue(const TaskProgress &task, int column)
{
    switch (column) {
    case TasksModel::Task:
        return task.name;
    case TasksModel::Progress:
        return shareOf(task);
    case TasksModel::Time:
        return task.elapsedS;
    case TasksModel::Status:
        return static_cast<int>(task.state);
    case TasksModel::Received:
        return task.received;
    case TasksModel::Failed:
        return task.failed;
    default:
        return {};
    }
}

QString displayText(const TaskProgress &task, int column)
{
    switch (column) {
    case TasksModel::Task:
        return task.name;
    case TasksModel::Progress:
        return progressText(task);
    case TasksModel::Time:
        return task.elapsedS > 0 ? core::displayClock(task.elapsedS) : u"–"_s;
    case TasksModel::Status:
        return stateCell(task.state).text;
    case TasksModel::Received:
        return countText(task, task.received);
    case TasksModel::Failed:
        return countText(task, task.failed);
    default:
        return {};
    }
}

} // namespace

TasksModel::TasksModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
{
}

QVariant TasksModel::cell(const TaskProgress &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return displayText(row, column);
    case SortRole:
    case CopyRole:
        return sortValue(row, column);
    case Qt::ToolTipRole:
        return column == Status && !row.error.isEmpty() ? row.error
            : column == Task                            ? row.logPath
                                                        : QString();
    case CellDataRole:
        if (column == Status) {
            return QVariant::fromValue(stateCell(row.state));
        }
        if (column == Progress) {
            return QVariant::fromValue(
                ProgressCell{shareOf(row), progressText(row), !core::isFinal(row.state)});
        }
        return {};
    default:
        return {};
    }
}

QVariant TasksModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Task:
        return tr("Task");
    case Progress:
        return tr("Progress");
    case Time:
        return tr("Time");
    case Status:
        return tr("Status");
    case Received:
        return tr("Received");
    case Failed:
        return tr("Failed");
    default:
        return {};
    }
}

Qt::Alignment TasksModel::alignment(int column) const
{
    return column == Task || column == Progress || column == Status ? Qt::AlignLeft
                                                                    : Qt::AlignRight;
}

} // namespace aisb::gui
