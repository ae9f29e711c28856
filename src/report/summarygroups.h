// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "report/accuracysummary.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace aisb::report {

// The value of a summarizer's "summary_groups": a list of groups {"name", "subsets", "metric",
// "weights", "std", "sum", "harmonic_mean"} and of names of shipped families, which stand for their
// groups. A null value is an empty list. Errors: SummType001 (plain names and pairs mixed, unknown
// family, fields of another type, weights of no subset), naming group and field. Source:
// spec/accuracy.md 6.2.
[[nodiscard]] core::Result<std::vector<core::SummaryGroup>> readSummaryGroups(
    const core::Json &list);

// The value of "dataset_abbrs": names and [name, metric] pairs; null = all rows. Error SummType001.
[[nodiscard]] core::Result<std::optional<std::vector<WantedRow>>> readWantedRows(
    const core::Json &list);

// Families of resources/catalogue/summary_groups, by name.
[[nodiscard]] QStringList groupFamilies();
// The groups of one: a table of members with their sizes and parts, and the groups made of the
// parts. Error SummType001: there is no such family.
[[nodiscard]] core::Result<std::vector<core::SummaryGroup>> groupFamily(const QString &name);

} // namespace aisb::report
