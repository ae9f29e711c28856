// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/layoutpaths.h"
#include "store/recordsource.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace aisb::store {

// What journals of ours hold for one group of a model.
struct RecoverableGroup
{
    QString group; // base name the final files shall have
    QStringList datasets; // data_abbr, in order of first occurrence
    QStringList journals; // files; one may hold several groups
    qint64 records = 0; // without repetitions
    QStringList warnings;
    bool isLive = false; // a running process still writes one of them: do not finalise
};

// The groups that can be finalised from the journals of a model folder. Journals of the reference
// are not listed (their time points are in a database): loadPerfData reads those.
[[nodiscard]] std::vector<RecoverableGroup> findRecoverable(const QString &modelDir);

// The records of one group as a source for writeDetails: journal order, each (uuid, turn) once.
[[nodiscard]] RecordSource recoveredRecords(const RecoverableGroup &group);

// Deletes journals once every group found in them has been finalised; removes the tmp folder when
// it is empty.
void discardJournals(const std::vector<RecoverableGroup> &groups);

} // namespace aisb::store
