// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/livestatus.h"

#include "core/text/json.h"
#include "store/safepath.h"

#include <QDir>
#include <QFileInfo>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxStatusBytes = 4 * 1024 * 1024;
constexpr qint64 kFreshMs = 10'000; // tasks write twice a second

bool isAlive(qint64 processId)
{
    return processId > 0 && QFileInfo::exists(u"/proc/%1"_s.arg(processId));
}

// The newest state wins; a board empties the list after reading it, so an empty one says nothing
// but its age.
bool isLiveFile(const QString &path)
{
    const auto bytes = readWhole(path, kMaxStatusBytes);
    const auto json = bytes ? core::readJson(*bytes) : core::Result<core::Json>(core::Json());
    if (json && json->isArray() && !json->items().empty()) {
        const core::Json &newest = json->items().back();
        const QString state = newest[u"status"].toString();
        const bool isOver = state == "finish"_L1 || state == "error"_L1 || state == "killed"_L1;
        return !isOver && isAlive(newest[u"process_id"].toInt());
    }
    const qint64 age = QFileInfo(path).lastModified().msecsTo(QDateTime::currentDateTime());
    return age >= 0 && age < kFreshMs;
}

} // namespace

bool hasLiveStatus(const QString &experiment)
{
    const QDir dir(experiment + "/status_tmp"_L1);
    if (!isInside(experiment, dir.path()))
        return false;
    const QStringList names = dir.entryList({u"tmp_*.json"_s}, QDir::Files | QDir::NoSymLinks);
    return std::any_of(names.begin(), names.end(),
        [&](const QString &name) { return isLiveFile(dir.filePath(name)); });
}

} // namespace aisb::store
