// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/catalogue.h"

#include "config/namepattern.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMaxEntries = 100'000;

QStringList foldersOf(ConfigKind kind)
{
    switch (kind) {
    case ConfigKind::Models:
        return {u"models"_s};
    case ConfigKind::Datasets:
        return {u"datasets"_s, u"dataset_collections"_s};
    case ConfigKind::Summarizers:
        break;
    }
    return {u"summarizers"_s};
}

QLatin1String optionOf(ConfigKind kind)
{
    switch (kind) {
    case ConfigKind::Models:
        return "--models"_L1;
    case ConfigKind::Datasets:
        return "--datasets"_L1;
    case ConfigKind::Summarizers:
        break;
    }
    return "--summarizer"_L1;
}

QString withoutExtension(const QString &name)
{
    for (const QLatin1String extension : {".json"_L1, ".py"_L1})
        if (name.endsWith(extension, Qt::CaseInsensitive))
            return name.chopped(extension.size());
    return name;
}

// By relative path; of two with the same stem the .py comes first: a user's own file.
bool comesBefore(const CatalogueEntry &a, const CatalogueEntry &b)
{
    const QString stemA = withoutExtension(a.relative);
    const QString stemB = withoutExtension(b.relative);
    return stemA == stemB ? a.relative > b.relative : stemA < stemB;
}

std::vector<CatalogueEntry> entriesUnder(ConfigKind kind, const QString &root, bool isBuiltIn)
{
    std::vector<CatalogueEntry> entries;
    const QDir base(root);
    QDirIterator files(
        root, {u"*.json"_s, u"*.py"_s}, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
    while (files.hasNext() && entries.size() < kMaxEntries) {
        const QString file = files.next();
        const QString relative = base.relativeFilePath(file);
        const QString name = withoutExtension(files.fileName());
        if (name != u"__init__")
            entries.push_back({kind, name, file, root, relative, isBuiltIn});
    }
    std::sort(entries.begin(), entries.end(), comesBefore);
    return entries;
}

tl::unexpected<core::Error> notFound(
    ConfigKind kind, const QString &pattern, const std::vector<CatalogueEntry> &entries)
{
    QStringList known;
    for (const CatalogueEntry &entry : entries)
        known.append(entry.name);
    const QStringList similar = similarNames(withoutExtension(pattern), known);
    QString text = u"%1: no configuration has this name\n%2"_s.arg(
        optionOf(kind), boxedTable({u"Not matched patterns"_s}, {{pattern}}));
    if (!similar.isEmpty())
        text += u"\nDid you mean: "_s + similar.join(u", "_s) + u'?';
    return core::fail(core::ErrorCode::UtilsMatch001, text);
}

} // namespace

std::vector<CatalogueEntry> listConfigs(
    ConfigKind kind, const QString &configDir, const CatalogueRoots &roots)
{
    QStringList parents;
    if (!configDir.isEmpty())
        parents.append(configDir);
    parents += roots.userRoots;
    if (!roots.builtIn.isEmpty())
        parents.append(roots.builtIn);

    std::vector<CatalogueEntry> entries;
    QStringList visited;
    for (const QString &parent : parents) {
        const bool isBuiltIn = parent == roots.builtIn;
        const QDir folder(QDir(roots.currentDir).absoluteFilePath(parent));
        for (const QString &name : foldersOf(kind)) {
            const QString root = QDir::cleanPath(folder.absoluteFilePath(name));
            if (visited.contains(root))
                continue;
            visited.append(root);
            const auto found = entriesUnder(kind, root, isBuiltIn);
            entries.insert(entries.end(), found.begin(), found.end());
        }
    }
    return entries;
}

std::vector<Notice> CatalogueMatch::notices() const
{
    if (candidates.size() < 2)
        return {};
    QStringList files;
    for (const CatalogueEntry &entry : candidates)
        files.append(entry.file);
    const QString table =
        boxedTable({u"Ambiguous patterns"_s, u"Matched files"_s}, {{pattern, files.join(u'\n')}});
    return {{core::LogLine::Level::Warning,
        u"Several configurations match; the first one is used: %1\n%2"_s.arg(
            files.first(), table)}};
}

core::Result<CatalogueMatch> findConfig(
    ConfigKind kind, const QString &pattern, const QString &configDir, const CatalogueRoots &roots)
{
    std::vector<CatalogueEntry> entries = listConfigs(kind, configDir, roots);
    CatalogueMatch match{pattern, {}};
    const QString name = withoutExtension(pattern);
    for (const CatalogueEntry &entry : entries)
        if (matchesPattern(entry.name, name))
            match.candidates.push_back(entry);
    if (match.candidates.empty())
        return notFound(kind, pattern, entries);
    return match;
}

ConfigName splitConfigName(ConfigKind kind, const QString &argument)
{
    const qsizetype slash = argument.indexOf(u'/');
    if (kind == ConfigKind::Models || slash < 0)
        return {argument, {}};
    return {argument.first(slash), argument.sliced(slash + 1)};
}

core::Result<SearchResult> searchConfigs(
    const core::RunOptions &options, const CatalogueRoots &roots)
{
    SearchResult result;
    const auto add = [&](ConfigKind kind, const QString &argument) -> core::Result<> {
        const QString file = splitConfigName(kind, argument).file;
        const auto match = findConfig(kind, file, options.configDir, roots);
        if (!match)
            return core::fail(match.error());
        const CatalogueEntry &entry = match->candidates.front();
        result.rows.push_back({optionOf(kind), entry.name, entry.file});
        for (const Notice &notice : match->notices())
            result.notices.push_back(notice);
        return {};
    };
    for (const QString &model : options.models)
        if (const auto added = add(ConfigKind::Models, model); !added)
            return core::fail(added.error());
    for (const QString &dataset : options.datasets)
        if (const auto added = add(ConfigKind::Datasets, dataset); !added)
            return core::fail(added.error());
    if (options.summarizer)
        if (const auto added = add(ConfigKind::Summarizers, *options.summarizer); !added)
            return core::fail(added.error());
    return result;
}

} // namespace aisb::config
