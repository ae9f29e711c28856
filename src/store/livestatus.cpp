// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/livestatus.h"

#include "core/text/json.h"
#include "store/safepath.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include <ctime>
#include <unistd.h>

namespace aisb::store {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr qint64 kMaxStatusBytes = 4 * 1024 * 1024;
constexpr qint64 kMaxProcBytes = 1024 * 1024;
constexpr qsizetype kMaxFiles = 10'000;
constexpr qint64 kFreshMs = 10'000; // tasks write twice a second
constexpr double kClockToleranceS = 5; // wall clocks are set now and then
constexpr int kStartTimeField = 22; // of /proc/<pid>/stat, from 1

// Files of /proc say that they are empty.
QByteArray procText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(kMaxProcBytes) : QByteArray();
}

double secondsOf(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// A process that began after the task has only inherited the number of the one that ran it.
bool isAlive(const Json &status)
{
    const double began = processStartedAt(status[u"process_id"].toInt());
    const double taskBegan = status[u"start_time"].toDouble(-1);
    return began >= 0 && (taskBegan < 0 || began <= taskBegan + kClockToleranceS);
}

bool isOver(const QString &state)
{
    return state == "finish"_L1 || state == "error"_L1 || state == "killed"_L1;
}

// What one task says.
struct TaskStatus
{
    bool isLive = false;
    bool isScoring = false;
    double share = -1;
    qint64 done = 0;
    qint64 total = -1;
};

// The newest state wins; a board empties the list after reading it, so an empty one says nothing
// but its age.
TaskStatus taskStatusOf(const QString &path)
{
    TaskStatus task;
    const auto bytes = readWhole(path, kMaxStatusBytes);
    const auto json = bytes ? core::readJson(*bytes) : core::Result<Json>(Json());
    if (!json || !json->isArray() || json->items().empty()) {
        const qint64 age = QFileInfo(path).lastModified().msecsTo(QDateTime::currentDateTime());
        task.isLive = age >= 0 && age < kFreshMs;
        return task;
    }
    const Json &newest = json->items().back();
    const QString state = newest[u"status"].toString();
    task.isLive = !isOver(state) && isAlive(newest);
    task.isScoring = task.isLive && state.startsWith("eval"_L1);
    task.total = newest[u"total_count"].toInt(-1);
    task.done =
        std::clamp<qint64>(newest[u"finish_count"].toInt(), 0, std::max<qint64>(0, task.total));
    if (task.total > 0)
        task.share = static_cast<double>(task.done) / static_cast<double>(task.total);
    else if (state == "not start"_L1)
        task.share = 0;
    return task;
}

} // namespace

std::optional<LiveStatus> liveStatus(const QString &experiment)
{
    const QDir dir(experiment + "/status_tmp"_L1);
    if (!isInside(experiment, dir.path()))
        return std::nullopt;
    const QStringList names = dir.entryList({u"tmp_*.json"_s}, QDir::Files | QDir::NoSymLinks);
    LiveStatus all{0, 0, 0, false};
    bool isLive = false;
    bool isKnown = true;
    const QStringList read = names.first(std::min(names.size(), kMaxFiles));
    for (const QString &name : read) {
        const TaskStatus task = taskStatusOf(dir.filePath(name));
        isLive = isLive || task.isLive;
        all.isScoring = all.isScoring || task.isScoring;
        isKnown = isKnown && task.share >= 0;
        all.share += task.share / static_cast<double>(read.size());
        all.done += task.done;
        all.total = all.total < 0 || task.total < 0 ? -1 : all.total + task.total;
    }
    if (!isLive)
        return std::nullopt;
    if (!isKnown)
        all.share = -1;
    return all;
}

double processStartedAt(qint64 processId)
{
    if (processId <= 0)
        return -1;
    // The name of the program, in brackets, may hold anything.
    const QByteArray text = procText(u"/proc/%1/stat"_s.arg(processId));
    const qsizetype end = text.lastIndexOf(')');
    const QList<QByteArray> fields = text.mid(end + 1).simplified().split(' ');
    if (end < 0 || fields.size() < kStartTimeField - 2)
        return -1;
    const double began =
        fields[kStartTimeField - 3].toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
    return secondsOf(CLOCK_REALTIME) - (secondsOf(CLOCK_BOOTTIME) - began);
}

} // namespace aisb::store
