// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/cataloguelist.h"

#include "config/modelspec.h"
#include "datasets/datafiles.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using config::Value;

void addData(CatalogueRow &row, const Value &entry, const datasets::LoadContext &context)
{
    const core::DatasetSpec spec = config::readDatasetSpec(entry, {}).spec;
    const datasets::DataFiles files = datasets::dataFilesOf(spec, context);
    for (const QString &path : files.present) {
        row.places << path;
    }
    for (const QString &path : files.missing) {
        row.missing << path;
    }
    row.isSupported = row.isSupported && files.isSupported;
    if (files.isUnnamed)
        row.files = CatalogueRow::Files::Unnamed;
    if (row.entries == 1) {
        row.domain = files.domain;
        row.style = datasets::promptStyleOf(spec);
        row.origin = files.origin;
        row.layout = files.layout;
    }
}

void addService(CatalogueRow &row, const Value &entry)
{
    const config::ModelSpecResult model = config::readModelSpec(entry, u"models[0]"_s);
    if (model.isValid()) {
        row.backend = model.spec.backend;
        row.isStream = model.spec.isStream;
        row.model = model.spec.model;
    }
}

void readEntries(CatalogueRow &row, config::ConfigKind kind, const config::ConfigModule &module,
    const datasets::LoadContext &context)
{
    if (kind == config::ConfigKind::Summarizers) {
        const Value *summarizer = module.find(u"summarizer"_s);
        if (summarizer == nullptr)
            return;
        for (const Value &group : (*summarizer)[u"summary_groups"].items()) {
            ++row.entries;
            row.abbrs << group[u"name"].toString();
        }
        return;
    }
    const QLatin1String ending = kind == config::ConfigKind::Models ? "models"_L1 : "datasets"_L1;
    for (const auto &[name, value] : module.variables) {
        if (!name.endsWith(ending)) {
            continue;
        }
        for (const Value &entry : value.items()) {
            ++row.entries;
            row.abbrs << entry[u"abbr"].toString();
            if (kind == config::ConfigKind::Datasets) {
                addData(row, entry, context);
            } else if (row.entries == 1) {
                addService(row, entry);
            }
        }
    }
    row.places.removeDuplicates();
    row.missing.removeDuplicates();
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
        row.family = entry.relative.contains(u'/') ? entry.relative.section(u'/', 0, 0) : QString();
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
