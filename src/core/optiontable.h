// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"

#include <functional>
#include <span>

namespace aisb::core {

enum class OptionGroup
{
    Options,
    Base,
    Perf,
    Accuracy,
    CustomDataset,
    ApiModel,
    Studio
};

enum class OptionType
{
    Flag, // no value
    Switch, // --name / --no-name
    Text, // one value
    Integer, // one value, checked against min and max
    Number, // one value with fraction
    List, // 1..n values, greedy
    OptionalText, // 0 or 1 value
    JsonObject,
};

// One option of the command line: the parser, -h, the labels and tool tips of the forms and the
// command line shown in the window all read this table. Texts are English sources; the window
// translates them in context "Options".
struct OptionInfo
{
    QLatin1String name; // "num-prompts", without dashes
    char shortName = 0; // 'm', 0 = none
    OptionGroup group;
    OptionType type;
    QLatin1String valueName; // "N", empty for flags
    QLatin1String help;
    std::optional<double> min = {};
    std::optional<double> max = {};
    QLatin1String choices = {}; // "all|infer|...", empty = free

    // Stores one given value. For Flag and Switch the texts are "true" and "false"; for List one
    // call per list. The error detail says what was expected; range errors carry
    // UtilsType008/009/010.
    std::function<Result<>(RunOptions &, const QStringList &)> set;
    // The values to write on a command line, nothing when the option has its default. Secrets come
    // masked.
    std::function<std::optional<QStringList>(const RunOptions &)> get;
};

[[nodiscard]] std::span<const OptionInfo> optionTable();
[[nodiscard]] const OptionInfo *findOption(QStringView name);
// Heading of the group in -h: "base_args" and so on.
[[nodiscard]] QLatin1String groupName(OptionGroup group);

// The command line that does the same, quoted for a POSIX shell, secrets as ***.
[[nodiscard]] QString commandLine(const RunOptions &options);

// The cli_args of the config dump: every option of the reference in its spelling, secrets masked.
// Source: spec/workflow.md 3.
[[nodiscard]] Json cliArgs(const RunOptions &options);

// Largest --max-num-workers on this machine: max(1, floor(0.8 x logical CPUs)).
[[nodiscard]] int maxTaskWorkers();

} // namespace aisb::core
