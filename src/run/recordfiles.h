// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/perfdata.h"
#include "run/runplan.h"
#include "store/details.h"
#include "store/recover.h"

#include <memory>

namespace aisb::run {

// What remains of a sending phase once its journal has become the final files.
struct RecordFiles
{
    store::DetailsWritten written;
    std::shared_ptr<const core::PerfData> data; // with the exact time points of the journal
    QStringList warnings;
};

// Writes the details of the task from its journal, reads the records for the numbers, then deletes
// the journal. When anything fails the journal stays. Blocking; uses HDF5: one thread at a time.
[[nodiscard]] core::Result<RecordFiles> finalizeJournal(
    const store::LayoutPaths &paths, const TaskPlan &task, const QString &journal);

// The same for journals a killed run left behind.
[[nodiscard]] core::Result<RecordFiles> finalizeRecovered(
    const store::LayoutPaths &paths, const TaskPlan &task, const store::RecoverableGroup &group);

} // namespace aisb::run
