// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/layoutpaths.h"
#include "store/recordsource.h"

namespace aisb::store {

struct DetailsWritten
{
    QStringList files; // absolute or as relative as the folder given
    qint64 requests = 0;
    qint64 failed = 0;
};

struct DetailsSettings
{
    QString model; // abbr
    QString base; // base name of the group
    qint64 maxConcurrency = 1; // batch_size; seed only
    bool isStream = true; // seed only: a text run has no TTFT
};

// Writes the raw details of one group in the layout of paths, replacing earlier ones. Visits the
// records once (v3) or twice (seed); holds one record and, for seed, the columns without payload.
// Everything is written under temporary names and renamed at the end, time points before the file
// that refers to them. No records: seed writes the JSON only, v3 nothing. Errors: IcliFile001
// (files), IcliFile002 (SQLite), those of the source. Uses HDF5: call it from one thread at a time.
//  seed: <base>_details.json + <base>_details.h5, spec/perf.md 3.12 variant (a)
//  v3:   <ds>_details.jsonl, db_data/<8 hex>.db, <ds>_failed.jsonl, spec/perf.md 3.4, 3.5, 3.7
[[nodiscard]] core::Result<DetailsWritten> writeDetails(
    const LayoutPaths &paths, const DetailsSettings &settings, const RecordSource &records);

} // namespace aisb::store
