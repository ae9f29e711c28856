// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/experimentfolder.h"

#include "store/atomicfile.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxCollisions = 10'000;

// Modes that make results; for them a missing folder is made, for the others there is nothing to
// read.
bool isSending(core::Mode mode)
{
    return mode == core::Mode::All || mode == core::Mode::Infer || mode == core::Mode::InferJudge
        || mode == core::Mode::Perf;
}

QString lastComponent(const QString &path)
{
    return QDir(QFileInfo(path).absoluteFilePath()).dirName();
}

QString joined(const QString &workDir, const QString &name)
{
    return workDir.isEmpty() ? name : QDir::cleanPath(workDir + u'/' + name);
}

core::Result<ChosenFolder> makeNew(
    const QString &workDir, const QString &name, std::vector<Notice> notices)
{
    const auto failed = [](const QString &path, const QString &reason) {
        return core::fail(core::ErrorCode::PartiFile001,
            u"%1: the experiment folder cannot be created: %2"_s.arg(path, reason));
    };
    if (const auto made =
            makeFolder(workDir.isEmpty() ? u"."_s : workDir, core::ErrorCode::PartiFile001);
        !made)
        return core::fail(made.error());
    for (int i = 0; i < kMaxCollisions; ++i) {
        const QString stamp = i == 0 ? name : u"%1_%2"_s.arg(name).arg(i);
        const QString path = joined(workDir, stamp);
        if (::mkdir(QFile::encodeName(path).constData(), 0777) == 0)
            return ChosenFolder{path, stamp, false, std::move(notices)};
        if (errno != EEXIST)
            return failed(path, QString::fromLocal8Bit(std::strerror(errno)));
    }
    return failed(joined(workDir, name), u"too many folders of that name"_s);
}

ChosenFolder reused(const QString &path, const QString &stamp, std::vector<Notice> notices)
{
    // A watcher would take the leftover of an earlier run for the state of this one
    // (spec/workflow.md 2.8).
    QFile::remove(path + "/status_tmp/tmp_ResponseAnomaly.json"_L1);
    return {path, stamp, true, std::move(notices)};
}

ChosenFolder workDirItself(const QString &workDir)
{
    const QString stamp = lastComponent(workDir);
    const QString text =
        u"The work directory %1 is itself an experiment folder; it is used directly"_s.arg(workDir);
    return reused(workDir, stamp, {{core::LogLine::Level::Warning, text}});
}

// Newest by name; a time stamp sorts by time, and _10 after _9.
QString newestStamp(const QString &workDir)
{
    QString newest;
    const auto key = [](const QString &name) {
        return std::pair(name.left(15), name.mid(16).toInt());
    };
    const QStringList names = QDir(workDir.isEmpty() ? u"."_s : workDir)
                                  .entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden);
    for (const QString &name : names)
        if (isStamp(name) && (newest.isEmpty() || key(newest) < key(name)))
            newest = name;
    return newest;
}

core::Result<ChosenFolder> nothingThere(
    const QString &workDir, const QString &wanted, core::Mode mode, const QString &newName)
{
    if (!isSending(mode)) {
        const auto code = mode == core::Mode::PerfViz ? core::ErrorCode::SummFile001
                                                      : core::ErrorCode::TmanCmd002;
        return core::fail(code,
            u"--reuse: %1 in %2, mode %3 needs an existing experiment"_s.arg(
                wanted, workDir.isEmpty() ? u"."_s : workDir, QString(core::modeName(mode))));
    }
    const QString text = u"--reuse: %1 in %2; a new folder is made"_s.arg(
        wanted, workDir.isEmpty() ? u"."_s : workDir);
    return makeNew(workDir, newName, {{core::LogLine::Level::Warning, text}});
}

core::Result<ChosenFolder> chooseLatest(
    const QString &workDir, core::Mode mode, const QString &dirTimeStr)
{
    if (isExperiment(workDir))
        return workDirItself(workDir);
    const QString newest = newestStamp(workDir);
    if (newest.isEmpty())
        return nothingThere(workDir, u"no experiment folder"_s, mode, dirTimeStr);
    return reused(joined(workDir, newest), newest, {});
}

core::Result<ChosenFolder> chooseNamed(const QString &workDir, const QString &name, core::Mode mode)
{
    if (name == "."_L1 || name == ".."_L1 || name.contains(u'/') || name.contains(QChar(0))) {
        if (isExperiment(name) && name.contains(u'/')) {
            const QString text = u"--reuse %1 is a path; that folder is used directly"_s.arg(name);
            return reused(QDir::cleanPath(name), lastComponent(name),
                {{core::LogLine::Level::Warning, text}});
        }
        return core::fail(core::ErrorCode::TmanCmd002,
            u"--reuse: expected the name of a folder in the work directory, found \"%1\""_s.arg(
                name));
    }
    const QString path = joined(workDir, name);
    if (QFileInfo(path).isDir())
        return reused(path, name, {});
    if (QFileInfo::exists(path))
        return core::fail(core::ErrorCode::TmanCmd002,
            u"--reuse: %1 is a file, expected an experiment folder"_s.arg(path));
    if (lastComponent(workDir) == name && isExperiment(workDir))
        return workDirItself(workDir);
    return nothingThere(workDir, u"no folder \"%1\""_s.arg(name), mode, name);
}

} // namespace

core::Result<ChosenFolder> chooseFolder(const QString &workDir, const std::optional<QString> &reuse,
    core::Mode mode, const QString &dirTimeStr)
{
    if (!reuse)
        return makeNew(workDir, dirTimeStr, {});
    QString name = *reuse;
    while (name.size() > 1 && name.endsWith(u'/'))
        name.chop(1);
    if (name.isEmpty() || name == "latest"_L1)
        return chooseLatest(workDir, mode, dirTimeStr);
    return chooseNamed(workDir, name, mode);
}

bool isStamp(const QString &name)
{
    static const QRegularExpression pattern(
        u"\\A\\d{8}_\\d{6}(_\\d+)?\\z"_s, QRegularExpression::DontCaptureOption);
    return pattern.match(name).hasMatch();
}

QDateTime timeOfStamp(const QString &name)
{
    return isStamp(name) ? QDateTime::fromString(name.left(15), u"yyyyMMdd_HHmmss"_s) : QDateTime();
}

bool isExperiment(const QString &path)
{
    const QFileInfo info(path);
    if (path.isEmpty() || !info.isDir())
        return false;
    if (isStamp(lastComponent(path)))
        return true;
    const QDir dir(path);
    const auto has = [&](QLatin1String name) { return QFileInfo(dir.filePath(name)).isDir(); };
    return has("configs"_L1)
        && (has("predictions"_L1) || has("performances"_L1) || has("performance"_L1)
            || has("results"_L1));
}

QString experimentAround(const QString &path)
{
    constexpr int levels = 6;
    QString folder = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    for (int i = 0; i <= levels; ++i) {
        if (isExperiment(folder))
            return folder;
        folder = QFileInfo(folder).path();
    }
    return path;
}

} // namespace aisb::store
