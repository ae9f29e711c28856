// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runspec.h"
#include "datasets/dataset.h"
#include "run/joinedcases.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace aisb::run {

struct LoadedRows
{
    std::shared_ptr<const JoinedCases> rows;
    QStringList notes; // for the log
};

// Whether prompts are made while they are sent, or before where they are few.
enum class Prompts
{
    WhenSent,
    Before // so that making them costs nothing while a run measures
};

// The data sets of a task, one after another, each with its repeats. The error names the data set.
// Blocking.
[[nodiscard]] core::Result<LoadedRows> loadRows(const std::vector<core::DatasetSpec> &specs,
    const datasets::LoadContext &context, Prompts prompts);

// How often each row of a data set is sent: its key n.
[[nodiscard]] int repeatsOf(const core::DatasetSpec &spec);

} // namespace aisb::run
