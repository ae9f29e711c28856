// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/atomicfile.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kShortOfSpace = 64 * 1024 * 1024;

QString systemReason()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

QString withSpace(const QString &reason, const QString &path)
{
    const qint64 space = freeBytes(path);
    return space >= 0 && space < kShortOfSpace ? u"%1 (%2 bytes free)"_s.arg(reason).arg(space)
                                               : reason;
}

bool flushToDisk(const QString &path, int flags)
{
    const int fd = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool isFlushed = ::fsync(fd) == 0;
    const int reason = errno;
    ::close(fd);
    errno = reason;
    return isFlushed;
}

} // namespace

ScratchPath::ScratchPath(QString target)
    : m_target(std::move(target))
{
    const QFileInfo info(m_target);
    const quint32 random = QRandomGenerator::global()->generate();
    m_path = u"%1/.%2.%3.part"_s.arg(
        info.path(), info.fileName(), QString::number(random, 16).rightJustified(8, u'0'));
}

ScratchPath::~ScratchPath()
{
    if (!m_isCommitted)
        QFile::remove(m_path);
}

core::Result<> ScratchPath::commit(core::ErrorCode code)
{
    const auto failed = [&](const QString &what) {
        return core::fail(
            code, u"%1: %2: %3"_s.arg(m_target, what, withSpace(systemReason(), m_target)));
    };
    if (!flushToDisk(m_path, O_RDONLY))
        return failed(u"cannot be flushed to the disk"_s);
    if (std::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(m_target).constData())
        != 0)
        return failed(u"cannot be replaced"_s);
    m_isCommitted = true;
    // The rename itself reaches the disk with the folder; not every file system can flush one.
    flushToDisk(QFileInfo(m_target).path(), O_RDONLY | O_DIRECTORY);
    return {};
}

AtomicFile::AtomicFile(const QString &path, core::ErrorCode code)
    : m_target(path)
    , m_code(code)
    , m_scratch(path)
    , m_file(m_scratch.path())
{
}

tl::unexpected<core::Error> AtomicFile::failure(const QString &what) const
{
    return core::fail(m_code, u"%1: %2"_s.arg(m_target, withSpace(what, m_target)));
}

core::Result<> AtomicFile::open()
{
    if (const auto made = makeFolder(QFileInfo(m_target).path(), m_code); !made)
        return made;
    if (QFileInfo(m_target).isDir())
        return failure(u"is a folder, expected a file to replace"_s);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return failure(u"cannot be written: "_s + m_file.errorString());
    return {};
}

void AtomicFile::write(QByteArrayView bytes)
{
    if (m_hasFailed || m_file.write(bytes.data(), bytes.size()) == bytes.size())
        return;
    m_hasFailed = true;
    m_reason = m_file.errorString();
}

core::Result<> AtomicFile::commit()
{
    if (!m_hasFailed && (!m_file.flush() || m_file.error() != QFileDevice::NoError)) {
        m_hasFailed = true;
        m_reason = m_file.errorString();
    }
    m_file.close();
    if (m_hasFailed)
        return failure(u"cannot be written: "_s + m_reason);
    return m_scratch.commit(m_code);
}

core::Result<> writeFile(const QString &path, QByteArrayView bytes, core::ErrorCode code)
{
    AtomicFile file(path, code);
    if (const auto opened = file.open(); !opened)
        return opened;
    file.write(bytes);
    return file.commit();
}

core::Result<> makeFolder(const QString &path, core::ErrorCode code)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {};
    if (info.exists() || info.isSymLink())
        return core::fail(code, u"%1: is a file, expected a folder"_s.arg(path));
    errno = 0;
    if (!QDir().mkpath(path) && !QFileInfo(path).isDir())
        return core::fail(code,
            u"%1: the folder cannot be created: %2"_s.arg(path, withSpace(systemReason(), path)));
    return {};
}

qint64 freeBytes(const QString &path)
{
    QString existing = QFileInfo(path).absoluteFilePath();
    while (!QFileInfo::exists(existing)) {
        const QString parent = QFileInfo(existing).path();
        if (parent == existing)
            return -1;
        existing = parent;
    }
    // Asks the file system itself: QStorageInfo goes by the mount table, which a container may not
    // have.
    std::error_code error;
    const std::filesystem::space_info space =
        std::filesystem::space(QFile::encodeName(existing).toStdString(), error);
    return error ? -1 : static_cast<qint64>(space.available);
}

} // namespace aisb::store
