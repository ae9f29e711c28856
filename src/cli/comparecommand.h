// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exitcode.h"
#include "core/comparison/comparison.h"
#include "core/metrics/perfmetrics.h"
#include "core/result.h"

#include <QString>
#include <QStringList>

namespace aisb::cli {

class Terminal;

enum class CompareFormat
{
    Text,
    Markdown,
    Csv,
    Json,
    Html
};

// The command line of "ais_bench compare".
struct CompareArguments
{
    QStringList folders; // the first is the baseline
    CompareFormat format = CompareFormat::Text;
    QString output; // file; empty = standard output
    bool isStable = false;
    QStringList metrics; // rows to keep: "TTFT", "TTFT P99"; empty = all
    QList<core::Verdict> failOn; // verdicts that end with ExitCode::Differs
    core::ComparisonOptions options;
    bool isChinese = false; // what the page shows first
    bool isHelpWanted = false;
};

// What follows the subcommand. The error is one sentence for a usage error. Pure.
[[nodiscard]] tl::expected<CompareArguments, QString> parseCompareArguments(
    const QStringList &arguments);

[[nodiscard]] QString compareHelpText();

// Drops all rows but those of the metrics; a name that no row has is in the list returned.
QStringList keepMetrics(core::Comparison &comparison, const QStringList &metrics);

// Whether a candidate has one of the verdicts in any row.
[[nodiscard]] bool hasVerdict(
    const core::Comparison &comparison, const QList<core::Verdict> &verdicts);

// Puts experiment folders side by side: the result on standard output or in a file. Failure when an
// experiment cannot be read or there is nothing to compare, Differs when a verdict of --fail-on was
// given. Blocking.
[[nodiscard]] ExitCode runCompareCommand(
    const QStringList &arguments, core::MetricsProfile profile, Terminal &terminal);

} // namespace aisb::cli
