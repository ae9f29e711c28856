// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record.h"
#include "result_helpers.h"
#include "store/recordsource.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <csignal>

namespace aisb::store {

using namespace Qt::StringLiterals;

inline QString testData(const QString &name)
{
    return QStringLiteral(AISB_TEST_DATA) + u'/' + name;
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

inline void writeRaw(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate)) << path.toStdString();
    ASSERT_EQ(file.write(bytes), bytes.size());
}

inline void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString target = to + u'/' + QDir(from).relativeFilePath(path);
        QDir().mkpath(QFileInfo(target).path());
        ASSERT_TRUE(QFile::copy(path, target)) << target.toStdString();
        QFile::setPermissions(target, QFile::permissions(target) | QFile::WriteOwner);
    }
}

// Every entry with its size and time of change: two equal ones mean that nothing was written in
// between.
inline QMap<QString, QString> snapshotOf(const QString &folder)
{
    QMap<QString, QString> entries;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QFileInfo info(all.next());
        entries.insert(info.filePath(),
            u"%1 %2"_s.arg(info.size()).arg(info.lastModified().toMSecsSinceEpoch()));
    }
    return entries;
}

// While it lives no file of this process grows beyond a limit: writing fails as on a full disk, for
// every user.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
        : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limited{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limited);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    void (*m_handler)(int);
    rlimit m_before = {};
};

inline core::RequestRecord makeRecord(
    int id, std::vector<double> timePoints, qint64 inputTokens = 5, qint64 outputTokens = 4)
{
    core::RequestRecord record;
    record.dataAbbr = u"synthetic"_s;
    record.id = id;
    record.uuid = QString::number(id + 1, 16).rightJustified(32, u'0');
    record.isSuccess = true;
    record.timePoints = std::move(timePoints);
    record.eventKinds.assign(
        record.timePoints.empty() ? 0 : record.timePoints.size() - 1, core::EventKind::Content);
    record.inputTokens = inputTokens;
    record.outputTokens = outputTokens;
    record.tokenSource = core::TokenSource::Usage;
    core::Json message = core::Json::object();
    message.set(u"role"_s, core::Json(u"user"_s));
    message.set(u"content"_s, core::Json(u"A A 漢"_s));
    record.input = core::Json(core::Json::Array{message});
    record.content = u"one two \U0001F600"_s;
    return record;
}

inline core::RequestRecord makeFailure(int id, const QString &error = u"Internal Server Error"_s)
{
    core::RequestRecord record = makeRecord(id, {100.6}, 0, 0);
    record.isSuccess = false;
    record.errorClass = core::ErrorClass::Http;
    record.errorInfo = error;
    record.eventKinds.clear();
    record.content.clear();
    record.attempts.push_back({core::ErrorClass::Http, error, 500});
    return record;
}

// The four requests of spec/perf.md 15.
inline std::vector<core::RequestRecord> workedExample()
{
    return {makeRecord(0, {100.00, 100.25, 100.30, 100.36, 100.40}, 11, 4),
        makeRecord(1, {100.10, 100.40, 100.45, 100.52}, 12, 3),
        makeRecord(2, {100.50, 100.70, 100.75, 100.80, 100.86, 100.91}, 9, 5), makeFailure(3)};
}

inline RecordSource sourceOf(std::vector<core::RequestRecord> records)
{
    return recordsOf(std::make_shared<const std::vector<core::RequestRecord>>(std::move(records)));
}

} // namespace aisb::store
