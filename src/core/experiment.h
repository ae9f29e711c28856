// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health.h"
#include "core/perfdata.h"
#include "core/runoptions.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace aisb::core {

// Which program wrote a folder. Source: spec/perf.md 2.3; Seed is ours with decisions D3.
enum class Generation
{
    Unknown,
    G1,
    G2,
    Seed,
    G3
};
[[nodiscard]] QLatin1String generationName(Generation generation);

// The result tables of one group exactly as the .csv and .json have them: what the console prints
// and the window shows.
struct ResultTables
{
    QStringList metricHeader; // "Performance Parameters", "Stage", "Average", ..., "N"
    std::vector<QStringList> metricRows;
    struct CommonRow
    {
        QString key;
        QString stage;
        QString value;
    };
    std::vector<CommonRow> commonRows;

    [[nodiscard]] bool isEmpty() const { return metricRows.empty() && commonRows.empty(); }
};

// One model x data set group.
struct GroupResult
{
    QString model; // abbr
    QString group; // base name of the files
    ResultTables tables;
    std::shared_ptr<const PerfData> data; // null: results only, or not loaded yet
    std::optional<Health> health; // of the measurement; absent in folders of the reference
    QStringList notes; // what is missing or damaged: file, place, expectation
};

enum class ExperimentState
{
    Complete,
    Partial,
    Running,
    Failed,
    Unreadable
};

// A finished run and an opened folder give the same value. Immutable; shared as shared_ptr<const
// ExperimentResult>.
struct ExperimentResult
{
    QString path; // absolute
    QString name; // folder name, the time stamp
    Generation generation = Generation::Unknown;
    ExperimentState state = ExperimentState::Complete;
    QDateTime startedAt; // from the folder name, local time; invalid when it is no time stamp
    QStringList models;
    QStringList datasets;
    QString mode; // of the newest dump, empty = unknown
    std::vector<GroupResult> groups;
    QStringList warnings; // of the folder as a whole
    Json config; // newest dump as an object, keys masked; null = none
};

} // namespace aisb::core
