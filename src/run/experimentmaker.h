// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runplan.h"
#include "store/experimentfolder.h"
#include "store/layoutpaths.h"

namespace aisb::run {

// The folder of a run, chosen, created and with its configuration dumped.
struct MadeExperiment
{
    store::LayoutPaths paths;
    QString folder; // as given on the command line: relative when the work directory is
    QString stamp;
    bool isReused = false;
    std::vector<config::Notice> notices;
};

// Chooses or creates the folder and writes configs/<stamp>_<pid>.py. Blocking (small files).
// Errors: those of store::chooseFolder, TmanUnk001 when the dump cannot be written. Source:
// spec/workflow.md 2.1 steps 6 to 9, 2.8, 3.
[[nodiscard]] core::Result<MadeExperiment> makeExperiment(const RunPlan &plan);

} // namespace aisb::run
