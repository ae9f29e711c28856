// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/argumentparser.h"
#include "cli/exitcode.h"
#include "cli/terminal.h"
#include "run/environment.h"

namespace aisb::cli {

// One invocation of the headless program after its command line was read. Needs the application
// object; main thread.
class Session
{
public:
    Session(Terminal &terminal, run::Environment environment);

    // Run, Search and --dry-run, from the first line to the exit status. Blocks, with an event loop
    // while something runs.
    [[nodiscard]] ExitCode execute(const ParsedArguments &parsed);

private:
    [[nodiscard]] ExitCode runBenchmark(const core::RunOptions &options);
    [[nodiscard]] ExitCode showPlan(const core::RunOptions &options);
    [[nodiscard]] ExitCode search(const core::RunOptions &options);

    Terminal &m_terminal;
    run::Environment m_environment;
};

// Tells why a command line was refused and gives the exit status.
[[nodiscard]] ExitCode reportFailure(Terminal &terminal, const ArgumentFailure &failure);

} // namespace aisb::cli
