// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal.h"

#include "core/text/jsonlines.h"
#include "store/notelist.h"
#include "store/recordline.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxLineBytes = 256 * 1024 * 1024; // inputs may hold images

} // namespace

JournalWriter::JournalWriter(const QString &dir, QString group)
    : m_group(std::move(group))
    , m_lines(dir)
{
}

JournalWriter::~JournalWriter() = default;

core::Result<> JournalWriter::append(const core::RequestRecord &record)
{
    core::Result<> done = m_lines.append(journalLine(record, m_group));
    if (done)
        ++m_records;
    return done;
}

core::Result<JournalReport> readJournal(
    const QString &path, const std::function<bool(const JournalEntry &)> &visit)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return core::fail(core::ErrorCode::IcliFile001,
            u"%1: the journal cannot be read: %2"_s.arg(path, file.errorString()));
    JournalReport report;
    NoteList warnings;
    const auto visitLine = [&](core::JsonLine &line) {
        const auto parsed = line.value ? parseRecordLine(*line.value)
                                       : core::Result<ParsedLine>(core::fail(line.value.error()));
        if (!parsed) {
            // The line a killed process was writing is expected; it is reported by isTruncated.
            if (line.offset + line.size < file.size())
                warnings.add(u"%1: line %2 skipped: %3"_s.arg(path)
                        .arg(line.number)
                        .arg(parsed.error().detail));
            return true;
        }
        ++report.records;
        return visit({parsed->record, parsed->group, line.offset});
    };
    report.isTruncated = !core::readJsonLines(file, kMaxLineBytes, visitLine);
    report.warnings = warnings.take();
    return report;
}

QStringList journalsIn(const QString &dir)
{
    QStringList paths;
    const QDir folder(dir);
    const QStringList names =
        folder.entryList({u"tmp_*.jsonl"_s}, QDir::Files | QDir::NoSymLinks, QDir::Name);
    for (const QString &name : names)
        paths.append(folder.filePath(name));
    return paths;
}

bool isJournalLive(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return false;
    const bool isLocked = ::flock(fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(fd);
    return isLocked;
}

} // namespace aisb::store
