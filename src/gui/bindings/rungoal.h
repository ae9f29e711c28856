// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"

namespace aisb::gui {

// What a run is for; the order of the goal control.
enum class Goal
{
    Performance, // mode perf
    Accuracy, // mode all: answers and scores
    Answers // mode infer: answers alone
};
[[nodiscard]] Goal goalOf(const core::RunOptions &options);

// Where prompts come from; the order of the pages of the workload form.
enum class DataSource
{
    Synthetic, // performance only
    Catalogue,
    Own
};
[[nodiscard]] DataSource dataSourceOf(const core::RunOptions &options);

// Models of configurations with the addresses these have, instead of one service.
[[nodiscard]] bool isByConfiguration(const core::RunOptions &options);

// How often every row of an accuracy run is sent: num_return_sequences of the parameters.
[[nodiscard]] int repeatsOf(const core::RunOptions &options);

// The parameters without the repeats; nothing when nothing else is given.
[[nodiscard]] std::optional<core::Json> withoutRepeats(const core::RunOptions &options);
// Adds the repeats to the parameters. A text that is no object stays as it is, for the check to
// find.
void setRepeats(core::RunOptions &options, int repeats);

// What a New run page shows at first for a goal.
[[nodiscard]] core::RunOptions defaultRunOptions(Goal goal = Goal::Performance);

} // namespace aisb::gui
