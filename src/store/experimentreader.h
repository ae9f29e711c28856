// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "core/result.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace aisb::store {

// How the raw data of a group is kept. Source: spec/perf.md 2.5.
enum class RawKind
{
    None, // results only
    Columns, // <base>_details.json (+ .h5): G1, G2, seed
    Lines, // <ds>_details.jsonl + db_data: v3
    Journals, // tmp/: an interrupted run of ours or of the reference
};

// One group as found on disk; all paths absolute. A value: keep it to load from later.
struct GroupRef
{
    QString model; // folder name
    QString group; // base name of the files
    QString modelDir;
    QString csv; // empty = absent
    QString json;
    RawKind raw = RawKind::None;
    QString detailsJson; // Columns
    QString detailsH5; // empty = absent
    QStringList datasets; // Lines and Journals: data_abbr to take; empty = all of the files. A
                          // caller that knows the configuration may set it
    bool needsDatasets = false; // the files do not tell; set datasets before loading
    QStringList lineFiles; // Lines: one per data set; Journals: tmp files. Payload positions refer
                           // to this order
    QStringList notes;
};

// An experiment folder without its bulk data.
struct ExperimentFolder
{
    QString path; // absolute
    QString name;
    core::Generation generation = core::Generation::Unknown;
    core::ExperimentState state = core::ExperimentState::Complete;
    QString performanceDir; // empty = no performance results
    std::vector<GroupRef> groups; // by model, then group
    QStringList specDecodeFiles;
    QStringList configDumps; // configs/*.py, oldest first
    QStringList warnings;
};

// Looks at names (and the first line of journals) only. Never writes; nothing outside the folder is
// followed. Error SummFile001: not a folder, not readable, or no experiment. Blocking. Source:
// spec/perf.md 2.3, 2.5.
[[nodiscard]] core::Result<ExperimentFolder> detect(const QString &path);

// The group that holds these data sets of a model, whichever layout named it; nullptr when there is
// none. base is the name the group would get now; it decides where a class has several groups.
// Names are compared as safeName writes them.
[[nodiscard]] const GroupRef *findGroup(const ExperimentFolder &folder, const QString &model,
    const QString &className, const QStringList &datasetAbbrs, const QString &base = {});

struct TablesRead
{
    core::ResultTables tables;
    QStringList notes; // missing or damaged files: file, place, expectation
};
// The tables of .csv and .json as they are, old spellings of keys kept; values without stage get
// "total". Either path may be empty. Never fails: damage is a note and leaves that table empty.
[[nodiscard]] TablesRead readTables(const QString &csv, const QString &json);

// What the raw data does not say about itself and the configuration does.
struct ModelFacts
{
    bool isStream = true;
    qint64 maxConcurrency = 1; // Columns: replaced by task.max_concurrency when that is there
};

struct LoadedGroup
{
    std::shared_ptr<core::PerfData> data;
    QStringList
        notes; // skipped lines, requests without time points, left-over database journals, ...
};
// Reads the raw data of a group. Errors: SummFile001 (none there, or the file is unusable as a
// whole), SummMtrc001 (columns of unequal length, required keys missing in every line). Never
// writes. Blocking; uses HDF5 for Columns: one thread at a time. Source:
// spec/perf.md 2.5, 3.4-3.6, 3.12.
[[nodiscard]] core::Result<LoadedGroup> loadPerfData(
    const GroupRef &group, const ModelFacts &facts);

// Prompt and answer of a request that loadPerfData gave for the same group. Error SummFile001 when
// they are not kept or the file has changed since. Blocking, reads one line.
struct Payload
{
    core::Json input;
    QString prediction;
    QString errorInfo;
};
[[nodiscard]] core::Result<Payload> readPayload(
    const GroupRef &group, const core::PerfRequest &request);

} // namespace aisb::store
