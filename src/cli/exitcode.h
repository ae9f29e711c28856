// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/runoptions.h"

namespace aisb::cli {

// Exit status of a run. Source: spec/workflow.md 1.1, 4.8, 13.
enum class ExitCode
{
    Success = 0,
    Failure = 1, // a coded error ended the run
    UsageError = 2, // the command line was refused
    TasksFailed = 3, // --strict-exit: the run went on, a task did not
    Differs = 4, // compare --fail-on: a verdict of that kind
    Interrupted = 130, // Ctrl-C or SIGTERM
};

[[nodiscard]] ExitCode exitCodeOf(const core::RunOptions &options, const core::RunOutcome &outcome);

} // namespace aisb::cli
