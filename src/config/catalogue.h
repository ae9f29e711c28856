// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/notice.h"
#include "config/pythonreader.h"
#include "core/result.h"
#include "core/runoptions.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace aisb::config {

enum class ConfigKind
{
    Models,
    Datasets,
    Summarizers
};

// Where configurations are looked for. Relative paths are taken against currentDir, which must be
// absolute.
// --config-dir comes from the options and is searched first, then userRoots, then builtIn.
struct CatalogueRoots
{
    QString currentDir;
    QStringList userRoots;
    QString builtIn; // folder of the shipped catalogue: models/, datasets/, summarizers/, texts/
    QString datasetsRoot = {}; // data sets whose path is not found below currentDir
    QString textsDir = {}; // texts outside the configurations, unless the options name a folder
};

struct CatalogueEntry
{
    ConfigKind kind = ConfigKind::Models;
    QString name; // file name without extension: what --models takes
    QString file; // absolute
    QString root; // absolute; the folder that was walked
    QString relative; // path below root: "vllm_api/vllm_api_general.json"
    bool isBuiltIn = false;
};

// All entries of a kind in search order: by root, then by relative path (a .py before a .json of
// the same name). Hidden files and folders and links to folders are not followed.
[[nodiscard]] std::vector<CatalogueEntry> listConfigs(
    ConfigKind kind, const QString &configDir, const CatalogueRoots &roots);

// What a name leads to.
struct CatalogueMatch
{
    QString pattern;
    std::vector<CatalogueEntry> candidates; // at least one; the first is used
    // The warning about several candidates, nothing when there is one.
    [[nodiscard]] std::vector<Notice> notices() const;
};

// Pattern: a name or shell wildcard, letter case ignored, extension optional. Error UtilsMatch001
// holds the table of patterns and suggestions of similar names. Source: spec/workflow.md 2.2.
[[nodiscard]] core::Result<CatalogueMatch> findConfig(
    ConfigKind kind, const QString &pattern, const QString &configDir, const CatalogueRoots &roots);

// "toy/alpha_datasets" is file "toy" with suffix "alpha_datasets". Source: spec/workflow.md 2.3.
struct ConfigName
{
    QString file;
    QString suffix; // empty = default
};
[[nodiscard]] ConfigName splitConfigName(ConfigKind kind, const QString &argument);

// Names of entries that look like name, best first, at most three.
[[nodiscard]] QStringList similarNames(const QString &name, const QStringList &known);

// Reads a .json or .py configuration file. Errors: TmanCfg001 with file and place.
[[nodiscard]] core::Result<ConfigModule> readConfigFile(
    const QString &path, const CatalogueRoots &roots);

// Rows of --search. Source: spec/workflow.md 1.5.
struct SearchRow
{
    QString taskType; // "--models"
    QString taskName;
    QString path;
};
struct SearchResult
{
    std::vector<SearchRow> rows;
    std::vector<Notice> notices;
};
[[nodiscard]] core::Result<SearchResult> searchConfigs(
    const core::RunOptions &options, const CatalogueRoots &roots);

// Boxed table of messages; cells may have several lines.
[[nodiscard]] QString boxedTable(const QStringList &header, const std::vector<QStringList> &rows);

} // namespace aisb::config
