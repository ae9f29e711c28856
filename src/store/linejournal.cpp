// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/linejournal.h"

#include "store/atomicfile.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

#include <sys/file.h>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

QString randomName()
{
    const quint32 random = QRandomGenerator::global()->generate();
    return u"tmp_%1.jsonl"_s.arg(QString::number(random, 16).rightJustified(8, u'0'));
}

} // namespace

LineJournal::LineJournal(const QString &dir)
    : m_file(dir + u'/' + randomName())
{
}

core::Result<> LineJournal::open()
{
    core::Result<> made = makeFolder(QFileInfo(path()).path(), core::ErrorCode::IcliFile001);
    if (!made)
        return made;
    // Unbuffered: each append is a write() of its own. NewOnly: never into a link or a file of
    // somebody else.
    if (!m_file.open(
            QIODevice::WriteOnly | QIODevice::Append | QIODevice::NewOnly | QIODevice::Unbuffered))
        return core::fail(core::ErrorCode::IcliFile001,
            u"%1: the journal cannot be written: %2"_s.arg(path(), m_file.errorString()));
    // Held as long as the process lives, given up by the kernel when it dies. Where it is not
    // supported nobody can tell.
    ::flock(m_file.handle(), LOCK_EX);
    return {};
}

core::Result<> LineJournal::append(const QByteArray &line)
{
    const qint64 before = m_file.size();
    if (m_file.write(line) == line.size())
        return {};
    const QString reason = m_file.errorString();
    m_file.resize(before);
    m_file.unsetError();
    return core::fail(core::ErrorCode::IcliFile001,
        u"%1: a record cannot be written: %2 (%3 bytes free)"_s.arg(path(), reason)
            .arg(freeBytes(path())));
}

void LineJournal::close()
{
    m_file.close();
}

void LineJournal::discard()
{
    close();
    m_file.remove();
    QDir().rmdir(QFileInfo(path()).path());
}

} // namespace aisb::store
