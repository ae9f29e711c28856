// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statusfiles.h"

#include "core/text/json.h"
#include "store/livestatus.h"
#include "store/safepath.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>

#include <cstdio>

#include <sys/stat.h>

namespace aisb::store {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr mode_t kFolderMode = 0750;

QString fileName(const core::TaskProgress &task)
{
    return u"tmp_%1.json"_s.arg(QString(task.name).replace(u'/', u'_'));
}

Json countersOf(const core::TaskProgress &task)
{
    Json counters = Json::object();
    counters.set(u"POST"_s, task.posted);
    counters.set(u"RECV"_s, task.received);
    counters.set(u"FINISH"_s, task.received + task.failed);
    counters.set(u"FAIL"_s, task.failed);
    return counters;
}

Json statusOf(const core::TaskProgress &task)
{
    const double now = static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1e3;
    Json status = Json::object();
    status.set(u"task_name"_s, task.name);
    status.set(u"process_id"_s, QCoreApplication::applicationPid());
    status.set(u"start_time"_s, now - task.elapsedS);
    status.set(u"status"_s, core::taskStateName(task.state));
    if (!task.logPath.isEmpty())
        status.set(u"task_log_path"_s, task.logPath);
    if (task.total >= 0) {
        status.set(u"finish_count"_s, std::min(task.done, task.total));
        status.set(u"total_count"_s, task.total);
        status.set(u"progress_description"_s,
            task.isTimed ? u"[s]"_s : u"[%1 it/s]"_s.arg(task.rate, 0, 'f', 1));
    }
    status.set(u"other_kwargs"_s, countersOf(task));
    return status;
}

// As a whole or not at all for those who read; it need not outlive a crash of the machine.
bool replace(const QString &path, const QByteArray &bytes)
{
    const QByteArray target = QFile::encodeName(path);
    QFile file(path + ".part"_L1);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return false;
    file.close();
    return std::rename(QFile::encodeName(file.fileName()).constData(), target.constData()) == 0;
}

} // namespace

StatusFiles::StatusFiles(QString experiment)
    : m_experiment(std::move(experiment))
    , m_folder(m_experiment + "/status_tmp"_L1)
{
}

StatusFiles::~StatusFiles()
{
    remove();
}

// Another process may be at work in the same folder: its files stay.
bool StatusFiles::prepare()
{
    const bool isThere = ::mkdir(QFile::encodeName(m_folder).constData(), kFolderMode) == 0
        || QFileInfo(m_folder).isDir();
    if (!isThere || QFileInfo(m_folder).isSymLink() || !isInside(m_experiment, m_folder))
        return false;
    if (!hasLiveStatus(m_experiment)) {
        const QDir dir(m_folder);
        for (const QString &name : dir.entryList({u"tmp_*.json"_s, u"tmp_*.part"_s}, QDir::Files))
            QFile::remove(dir.filePath(name));
    }
    return true;
}

void StatusFiles::write(const std::vector<core::TaskProgress> &tasks)
{
    if (!std::exchange(m_isPrepared, true))
        m_isUsable = prepare();
    if (!m_isUsable)
        return;
    for (const core::TaskProgress &task : tasks) {
        const QString name = fileName(task);
        Json states = Json::array();
        states.append(statusOf(task));
        if (replace(m_folder + u'/' + name, core::writeJson(states)))
            m_written.insert(name);
    }
}

void StatusFiles::remove()
{
    for (const QString &name : std::as_const(m_written))
        QFile::remove(m_folder + u'/' + name);
    m_written.clear();
    if (m_isUsable)
        QDir().rmdir(m_folder); // not while others have files in it
    m_isPrepared = false;
    m_isUsable = false;
}

} // namespace aisb::store
