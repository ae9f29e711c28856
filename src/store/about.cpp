// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/about.h"

#include "core/text/json.h"
#include "store/atomicfile.h"
#include "store/safepath.h"

#include <QDir>
#include <QFileInfo>
#include <QMutexLocker>

#include <algorithm>
#include <utility>

namespace aisb::store {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

constexpr qint64 kMaxBytes = 1 << 20;
constexpr qint64 kMaxShelfBytes = 64 << 20;
const core::JsonReadOptions kReadOptions{.allowNonFinite = true, .maxDepth = 32};
const core::JsonWriteOptions kWriteOptions{.indent = 2};

QString folderOf(const QString &experiment)
{
    return experiment + u"/.studio"_s;
}

QString fileOf(const QString &experiment)
{
    return folderOf(experiment) + u"/about.json"_s;
}

QString keyOf(const QString &experiment)
{
    return QDir::cleanPath(QFileInfo(experiment).absoluteFilePath());
}

QString missing(const QString &experiment)
{
    return u"%1: the experiment folder is missing"_s.arg(experiment);
}

// At most length characters, no half of a surrogate pair at the end.
QString cut(const QString &text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    return text.left(text.at(length - 1).isHighSurrogate() ? length - 1 : length);
}

QString oneLine(QString text, qsizetype length)
{
    for (QChar &character : text)
        if (character.category() == QChar::Other_Control)
            character = u' ';
    return cut(text.simplified(), length).trimmed();
}

QString manyLines(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    text.removeIf([](QChar character) {
        return character.category() == QChar::Other_Control && character != u'\n'
            && character != u'\t';
    });
    return cut(text, About::kMaxNotes);
}

About aboutOf(const Json &root)
{
    About about;
    about.title = root[u"title"].toString();
    for (const Json &tag : root[u"tags"].items()) {
        if (about.tags.size() == About::kMaxTags)
            break;
        about.tags.append(tag.toString());
    }
    about.notes = root[u"notes"].toString();
    about.isStarred = root[u"starred"].toBool();
    return cleaned(std::move(about));
}

void put(Json &root, const About &about)
{
    Json tags = Json::array();
    for (const QString &tag : about.tags)
        tags.append(tag);
    root.set(u"title"_s, about.title);
    root.set(u"tags"_s, std::move(tags));
    root.set(u"notes"_s, about.notes);
    root.set(u"starred"_s, about.isStarred);
}

core::Result<Json> readObject(const QString &path, qint64 maxBytes)
{
    const core::Result<QByteArray> bytes = readWhole(path, maxBytes);
    if (!bytes)
        return core::fail(bytes.error());
    core::Result<Json> root = core::readJson(*bytes, kReadOptions);
    if (!root)
        return core::fail(ErrorCode::SummFile001, u"%1: %2"_s.arg(path, root.error().detail));
    if (!root->isObject())
        return core::fail(ErrorCode::SummFile001, u"%1: expected a JSON object"_s.arg(path));
    return root;
}

// A path that leads out of the experiment would be read from, or written to, somewhere else.
bool leadsOut(const QString &experiment, const QString &path)
{
    const QFileInfo info(path);
    return (info.exists() || info.isSymLink()) && !isInside(experiment, path);
}

} // namespace

About cleaned(About about)
{
    about.title = oneLine(std::move(about.title), About::kMaxTitle);
    about.notes = manyLines(std::move(about.notes));
    QStringList tags;
    for (const QString &given : about.tags) {
        const QString tag = oneLine(given, About::kMaxTag);
        if (!tag.isEmpty() && !tags.contains(tag, Qt::CaseInsensitive)
            && tags.size() < About::kMaxTags)
            tags.append(tag);
    }
    about.tags = std::move(tags);
    return about;
}

core::Result<About> readAbout(const QString &experiment)
{
    const QString path = fileOf(experiment);
    if (leadsOut(experiment, path))
        return core::fail(
            ErrorCode::SummFile001, u"%1 leads out of the folder and is not read"_s.arg(path));
    if (!QFileInfo::exists(path))
        return About();
    const core::Result<Json> root = readObject(path, kMaxBytes);
    if (!root)
        return core::fail(root.error());
    return aboutOf(*root);
}

core::Result<> writeAbout(const QString &experiment, const About &about)
{
    const QString path = fileOf(experiment);
    if (!QFileInfo(experiment).isDir())
        return core::fail(ErrorCode::CalcFile001, missing(experiment));
    if (leadsOut(experiment, folderOf(experiment)))
        return core::fail(
            ErrorCode::CalcFile001, u"%1 leads out of the folder and is not written"_s.arg(path));
    Json root = Json::object();
    if (QFileInfo::exists(path) && !leadsOut(experiment, path)) {
        if (core::Result<Json> known = readObject(path, kMaxBytes))
            root = std::move(*known);
    } else if (about.isEmpty()) {
        return {};
    }
    put(root, cleaned(about));
    return writeFile(path, core::writeJson(root, kWriteOptions) + '\n');
}

AboutStore::AboutStore(QString shelf)
    : m_path(std::move(shelf))
{
}

void AboutStore::load()
{
    if (std::exchange(m_isLoaded, true))
        return;
    const core::Result<Json> root = readObject(m_path, kMaxShelfBytes);
    if (!root)
        return;
    for (const auto &[experiment, about] : (*root)[u"experiments"].members())
        m_shelved.insert(experiment, aboutOf(about));
}

core::Result<> AboutStore::save()
{
    QStringList paths = m_shelved.keys();
    std::ranges::sort(paths);
    Json experiments = Json::object();
    for (const QString &path : paths) {
        Json about = Json::object();
        put(about, m_shelved.value(path));
        experiments.members().emplace_back(path, std::move(about));
    }
    Json root = Json::object();
    root.set(u"experiments"_s, std::move(experiments));
    return writeFile(m_path, core::writeJson(root, kWriteOptions) + '\n');
}

bool AboutStore::takeShelved(const QString &experiment, About &about)
{
    const QMutexLocker lock(&m_mutex);
    load();
    const auto found = m_shelved.constFind(keyOf(experiment));
    if (found == m_shelved.constEnd())
        return false;
    about = *found;
    return true;
}

core::Result<About> AboutStore::read(const QString &experiment)
{
    About about;
    if (takeShelved(experiment, about))
        return about;
    return readAbout(experiment);
}

core::Result<AboutStore::Place> AboutStore::write(const QString &experiment, const About &about)
{
    if (!QFileInfo(experiment).isDir())
        return core::fail(ErrorCode::CalcFile001, missing(experiment));
    const QMutexLocker lock(&m_mutex);
    load();
    const QString key = keyOf(experiment);
    if (const core::Result<> written = writeAbout(experiment, about); written) {
        if (m_shelved.remove(key))
            (void)save(); // the folder has it now; what stays on the shelf says the same
        return Place::Folder;
    }
    m_shelved.insert(key, cleaned(about));
    if (const core::Result<> saved = save(); !saved)
        return core::fail(saved.error());
    return Place::Shelf;
}

} // namespace aisb::store
