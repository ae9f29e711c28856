// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tasklog.h"

#include "store/atomicfile.h"

#include <QFileInfo>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int kKeptLogs = 9;

void keepPrevious(const QString &path)
{
    if (!QFileInfo::exists(path))
        return;
    const auto numbered = [&](int i) { return u"%1.%2"_s.arg(path).arg(i); };
    QFile::remove(numbered(kKeptLogs));
    for (int i = kKeptLogs - 1; i >= 1; --i)
        QFile::rename(numbered(i), numbered(i + 1));
    QFile::rename(path, numbered(1));
}

} // namespace

TaskLog::TaskLog(const QString &path)
    : m_file(path)
{
}

core::Result<> TaskLog::open(bool isPreviousKept)
{
    const auto made = makeFolder(QFileInfo(m_file.fileName()).path(), core::ErrorCode::IcliFile001);
    if (!made)
        return made;
    if (isPreviousKept)
        keepPrevious(m_file.fileName());
    // A link planted in the folder must not make us write elsewhere.
    if (QFileInfo(m_file.fileName()).isSymLink())
        QFile::remove(m_file.fileName());
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return core::fail(core::ErrorCode::IcliFile001,
            u"%1: the log cannot be written: %2"_s.arg(m_file.fileName(), m_file.errorString()));
    return {};
}

void TaskLog::write(const core::LogLine &line)
{
    if (m_file.isOpen())
        m_file.write(core::formatLogLine(line).toUtf8() + '\n');
}

} // namespace aisb::store
