// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runoptions.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <vector>

namespace aisb::cli {

enum class Action
{
    Run,
    Help,
    Version,
    Search,
    MockServer,
    Compare,
    Export
};

struct ParsedArguments
{
    Action action = Action::Run;
    core::RunOptions options;
    QStringList warnings; // accepted but without the effect one might expect; one sentence each
    QStringList subArguments; // what follows the subcommand
};

// Why a command line was refused: either one usage error, or every value that is out of range.
struct ArgumentFailure
{
    QString usage; // "argument -m/--mode: invalid choice: ...", to be shown after the usage text
    std::vector<core::Error> errors;

    [[nodiscard]] int exitCode() const { return errors.empty() ? 2 : 1; }
};

using ArgumentResult = tl::expected<ParsedArguments, ArgumentFailure>;

// Reads a command line without the program's name. GNU style as spec/workflow.md 1.1 has it: "--opt
// value",
// "--opt=value", "-mperf", "-m=perf", any unambiguous prefix of a long option, greedy lists, the
// last one wins, "--" ends options. A prefix that meant one option of the reference means it here
// too, whatever options were added since. now becomes the time stamps of the options. Pure.
[[nodiscard]] ArgumentResult parseArguments(const QStringList &arguments, const QDateTime &now);

} // namespace aisb::cli
