// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/cataloguelist.h"

#include "config/modelspec.h"
#include "datasets/dataset.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using config::Value;

void addStrings(const Value &value, QStringList &texts)
{
    if (value.isString()) {
        texts << value.toString();
    }
    for (const Value &item : value.items()) {
        addStrings(item, texts);
    }
    for (const Value::Member &member : value.members()) {
        addStrings(member.second, texts);
    }
}

// "path", or the files of entries read by the generic JSON reader.
QStringList dataPaths(const Value &entry)
{
    const QString path = entry[u"path"].toString();
    if (path != "json"_L1) {
        return path.isEmpty() ? QStringList() : QStringList{path};
    }
    QStringList files;
    addStrings(entry[u"data_files"], files);
    return files;
}

void addFiles(CatalogueRow &row, const Value &entry, const datasets::LoadContext &context)
{
    for (const QString &path : dataPaths(entry)) {
        const QString place = datasets::resolvePath(path, context);
        QStringList &list = QFileInfo::exists(place) ? row.places : row.missing;
        const QString &text = QFileInfo::exists(place) ? place : path;
        if (!list.contains(text)) {
            list << text;
        }
    }
}

void addService(CatalogueRow &row, const Value &entry)
{
    const config::ModelSpecResult model = config::readModelSpec(entry, u"models[0]"_s);
    if (model.isValid()) {
        row.backend = model.spec.backend;
        row.isStream = model.spec.isStream;
    }
}

void readEntries(CatalogueRow &row, config::ConfigKind kind, const config::ConfigModule &module,
    const datasets::LoadContext &context)
{
    const QLatin1String ending = kind == config::ConfigKind::Models ? "models"_L1 : "datasets"_L1;
    for (const auto &[name, value] : module.variables) {
        if (!name.endsWith(ending)) {
            continue;
        }
        for (const Value &entry : value.items()) {
            ++row.entries;
            if (kind == config::ConfigKind::Datasets) {
                addFiles(row, entry, context);
            } else if (row.entries == 1) {
                addService(row, entry);
            }
        }
    }
    if (!row.missing.isEmpty()) {
        row.files = CatalogueRow::Files::Missing;
    } else if (!row.places.isEmpty()) {
        row.files = CatalogueRow::Files::Present;
    }
}

bool hasFieldsOfItsOwn(const config::CatalogueEntry &entry)
{
    const QString folder = entry.relative.section(u'/', 0, 0);
    return entry.isBuiltIn && entry.kind == config::ConfigKind::Datasets
        && (folder == "synthetic"_L1 || folder == "custom"_L1);
}

} // namespace

CatalogueList readCatalogue(
    config::ConfigKind kind, const QString &configDir, const run::Environment &environment)
{
    const config::CatalogueRoots roots = run::catalogueRoots(environment);
    datasets::LoadContext context;
    context.currentDir = environment.currentDir;
    context.datasetsRoot = environment.datasetsRoot;
    CatalogueList list;
    list.roots = {environment.currentDir, environment.datasetsRoot};
    list.roots.removeAll(QString());
    list.roots.removeDuplicates();
    QStringList seen;
    for (const config::CatalogueEntry &entry : config::listConfigs(kind, configDir, roots)) {
        if (hasFieldsOfItsOwn(entry) || seen.contains(entry.name)) {
            continue;
        }
        seen << entry.name;
        CatalogueRow row;
        row.name = entry.name;
        row.file = entry.file;
        row.isBuiltIn = entry.isBuiltIn;
        const core::Result<config::ConfigModule> module = config::readConfigFile(entry.file, roots);
        if (module) {
            readEntries(row, kind, *module, context);
        } else {
            row.files = CatalogueRow::Files::Unknown;
            row.problem = module.error().text();
        }
        list.rows.push_back(std::move(row));
    }
    std::ranges::sort(list.rows, [](const CatalogueRow &left, const CatalogueRow &right) {
        return QString::compare(left.name, right.name, Qt::CaseInsensitive) < 0;
    });
    return list;
}

} // namespace aisb::gui
