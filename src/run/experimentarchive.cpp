// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/experimentarchive.h"

#include "config/dumpreader.h"
#include "store/experimentfolder.h"
#include "store/experimentreader.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <zip.h>

#include <algorithm>
#include <array>
#include <vector>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

constexpr qint64 kBlock = 1 << 20;

struct Secret
{
    QByteArray plain;
    QByteArray masked;
};

bool isText(const QString &path)
{
    constexpr std::array<QStringView, 11> suffixes = {
        u"py", u"json", u"jsonl", u"csv", u"out", u"log", u"txt", u"md", u"html", u"yaml", u"yml"};
    const QString suffix = QFileInfo(path).suffix().toLower();
    return std::ranges::find(suffixes, QStringView(suffix)) != suffixes.end();
}

// Copies a text with all secrets replaced, in blocks that overlap by the longest one. Says whether
// there was any.
class Masking
{
public:
    void add(const QByteArray &plain, const QByteArray &masked)
    {
        m_secrets.push_back({plain, masked});
        m_longest = std::max(m_longest, plain.size());
    }
    [[nodiscard]] bool isEmpty() const { return m_secrets.empty(); }

    bool copy(QIODevice &from, QIODevice &to) const
    {
        bool hasSecrets = false;
        QByteArray rest;
        while (true) {
            const QByteArray block = from.read(kBlock);
            rest += block;
            hasSecrets = replace(rest) || hasSecrets;
            if (block.isEmpty()) {
                to.write(rest);
                return hasSecrets;
            }
            const qsizetype done = std::max<qsizetype>(rest.size() - m_longest + 1, 0);
            to.write(rest.constData(), done);
            rest.remove(0, done);
        }
    }

private:
    bool replace(QByteArray &text) const
    {
        bool hasSecrets = false;
        for (const Secret &secret : m_secrets) {
            if (text.contains(secret.plain)) {
                text.replace(secret.plain, secret.masked);
                hasSecrets = true;
            }
        }
        return hasSecrets;
    }

    std::vector<Secret> m_secrets;
    qsizetype m_longest = 1;
};

// Of the files that may leave, in order, by their relative names. Hidden ones, as .studio/, and
// links stay.
std::vector<ArchiveEntry> entriesOf(const QDir &dir)
{
    std::vector<ArchiveEntry> found;
    QDirIterator walk(dir.path(), QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        found.push_back({dir.relativeFilePath(path), walk.fileInfo().size()});
    }
    std::ranges::sort(found, {}, &ArchiveEntry::name);
    return found;
}

int isStopped(zip_t *, void *stopped)
{
    return *static_cast<bool *>(stopped) ? 1 : 0;
}

class Archive
{
public:
    Archive(const QString &experiment, const ArchiveProgress &progress)
        : m_dir(experiment)
        , m_progress(progress)
    {
    }
    ~Archive()
    {
        if (m_zip != nullptr)
            zip_discard(m_zip);
    }
    Archive(const Archive &) = delete;
    Archive &operator=(const Archive &) = delete;

    core::Result<ArchiveOutcome> write(const QString &file)
    {
        m_file = file;
        readDumps();
        int error = 0;
        m_zip = zip_open(QFile::encodeName(file).constData(), ZIP_CREATE | ZIP_TRUNCATE, &error);
        if (m_zip == nullptr)
            return failed(error);
        for (const QString &name : names())
            if (!add(name))
                return failed();
        zip_register_cancel_callback_with_state(m_zip, isStopped, nullptr, &m_isStopped);
        zip_register_progress_callback_with_state(
            m_zip, 0.01,
            [](zip_t *, double part, void *self) { static_cast<Archive *>(self)->tell(part); },
            nullptr, this);
        if (zip_close(m_zip) != 0)
            return failed();
        m_zip = nullptr;
        return m_outcome;
    }

private:
    void tell(double part)
    {
        if (m_progress && !m_progress(part))
            m_isStopped = true;
    }

    tl::unexpected<core::Error> failed(int error = 0)
    {
        if (m_isStopped)
            return core::fail(ErrorCode::TevalUnk001, u"stopped"_s);
        zip_error_t reason;
        zip_error_init_with_code(&reason, error);
        const char *const text =
            zip_error_strerror(m_zip != nullptr ? zip_get_error(m_zip) : &reason);
        const QString detail = u"%1: %2"_s.arg(m_file, QString::fromLocal8Bit(text));
        zip_error_fini(&reason);
        return core::fail(ErrorCode::CalcFile001, detail);
    }

    void readDumps()
    {
        for (const QString &name :
            QDir(m_dir.filePath(u"configs"_s)).entryList({u"*.py"_s}, QDir::Files, QDir::Name)) {
            QFile file(m_dir.filePath(u"configs/"_s + name));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const config::DumpSecrets secrets = config::secretsOfDump(file.read(16 * kBlock));
            if (!secrets.isComplete) {
                m_unread.append(u"configs/"_s + name);
                m_outcome.warnings.append(
                    u"configs/%1 is left out: it cannot be read as a whole and may hold keys"_s.arg(
                        name));
            }
            for (const config::SecretText &secret : secrets.texts)
                addSecret(secret.plain.toUtf8(), secret.masked.toUtf8());
        }
    }

    // A short one could be any word: it is replaced where a dump quotes it and nowhere else.
    void addSecret(const QByteArray &plain, const QByteArray &masked)
    {
        constexpr qsizetype minLength = 8;
        for (const char quote : {'\'', '"'})
            m_inDumps.add(quote + plain + quote, quote + masked + quote);
        if (plain.size() >= minLength) {
            m_inDumps.add(plain, masked);
            m_inTexts.add(plain, masked);
        }
    }

    QStringList names()
    {
        QStringList names;
        for (const ArchiveEntry &entry : entriesOf(m_dir))
            if (!m_unread.contains(entry.name) && entry.name != QFileInfo(m_file).fileName())
                names.append(entry.name);
        return names;
    }

    bool add(const QString &name)
    {
        QString path = m_dir.filePath(name);
        const Masking &masking = name.startsWith("configs/"_L1) ? m_inDumps : m_inTexts;
        if (!masking.isEmpty() && isText(name))
            path = masked(path, masking);
        zip_source_t *const source =
            zip_source_file(m_zip, QFile::encodeName(path).constData(), 0, -1);
        const QByteArray entry = (m_dir.dirName() + u'/' + name).toUtf8();
        if (source == nullptr)
            return false;
        if (zip_file_add(m_zip, entry.constData(), source, ZIP_FL_ENC_UTF_8) < 0) {
            zip_source_free(source);
            return false;
        }
        ++m_outcome.files;
        return true;
    }

    // A copy without secrets, or the path itself when it holds none.
    QString masked(const QString &path, const Masking &masking)
    {
        QFile from(path);
        QFile to(m_scratch.filePath(QString::number(m_outcome.files)));
        if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::WriteOnly))
            return path;
        if (masking.copy(from, to)) {
            ++m_outcome.maskedFiles;
            return to.fileName();
        }
        to.remove();
        return path;
    }

    QDir m_dir;
    const ArchiveProgress &m_progress;
    QString m_file;
    QTemporaryDir m_scratch; // until the archive is closed: libzip reads the copies then
    zip_t *m_zip = nullptr;
    bool m_isStopped = false;
    Masking m_inDumps;
    Masking m_inTexts;
    QStringList m_unread;
    ArchiveOutcome m_outcome;
};

} // namespace

std::vector<ArchiveEntry> archiveEntries(const QString &experiment)
{
    const core::Result<store::ExperimentFolder> folder = store::detect(experiment);
    return folder ? entriesOf(QDir(folder->path)) : std::vector<ArchiveEntry>();
}

core::Result<ArchiveOutcome> archiveExperiment(
    const QString &experiment, const QString &file, const ArchiveProgress &progress)
{
    const core::Result<store::ExperimentFolder> folder = store::detect(experiment);
    if (!folder)
        return core::fail(folder.error());
    return Archive(folder->path, progress).write(file);
}

} // namespace aisb::run
