// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exitcode.h"

namespace aisb::cli {

ExitCode exitCodeOf(const core::RunOptions &options, const core::RunOutcome &outcome)
{
    const bool exitsAsReference =
        options.upstreamExit || options.upstreamCompat || options.continueOnInterrupt;
    if (outcome.wasInterrupted && !exitsAsReference)
        return ExitCode::Interrupted;
    if (outcome.error)
        return ExitCode::Failure;
    if (outcome.failedTasks > 0 && options.strictExit && !options.upstreamCompat)
        return ExitCode::TasksFailed;
    return ExitCode::Success;
}

} // namespace aisb::cli
