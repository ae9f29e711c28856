// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison/comparison.h"
#include "core/comparison/perfsample.h"
#include "core/comparison/scorecomparison.h"
#include "report/comparisonreport.h"
#include "run/openaccuracy.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace aisb::run {

// A model and data set of a performance experiment, ready to be compared.
struct ComparedGroup
{
    QString model;
    QString group;
    std::shared_ptr<const core::PerfSample> whole; // null: it has none, see the notes
    std::shared_ptr<const core::PerfSample> stable;
    QString stableReason; // why there is no stable one
    bool hasRawData = false; // else the values are those of the result files

    [[nodiscard]] QString name() const { return model + u'/' + group; }
};

// The verdicts of the cases of AccuracySummary::pairs.
struct ComparedCases
{
    QString model; // abbr
    QString dataset;
    qsizetype column = 0; // of the summary
    core::JudgedCases cases; // empty: none are kept
};

// One experiment as comparing needs it: its numbers without its requests and texts. Immutable;
// shared between threads.
struct ComparisonSubject
{
    core::ComparedExperiment info; // error tells that nothing else is set
    std::vector<ComparedGroup> groups; // performance
    std::shared_ptr<const AccuracyExperiment> accuracy; // null: a performance experiment
    std::vector<ComparedCases> cases;
    core::Json config; // newest dump, keys masked; null = none
};
using Subject = std::shared_ptr<const ComparisonSubject>;

// Whether to go on; asked between groups and between data sets.
using KeepsGoing = std::function<bool()>;

// Reads an experiment of either kind, never writing into it. Never null: what cannot be read is
// info.error, what is missing a note. Holds one group's requests at a time. Blocking: call it from
// a pool thread.
[[nodiscard]] Subject loadSubject(
    const QString &path, core::MetricsProfile profile, const KeepsGoing &keepsGoing = {});

enum class Stage
{
    Whole,
    Stable
};

// Subjects side by side against the one at baseline. Groups and models are matched by name; where
// each has one only, these are compared whatever their names. Accuracy when the baseline is of that
// kind; subjects of the other kind have empty columns and an error. Pure and deterministic; a
// second or so for large samples.
[[nodiscard]] core::Comparison compareSubjects(std::span<const Subject> subjects,
    std::size_t baseline, Stage stage, const core::ComparisonOptions &options);

// The group of each subject that a section compares, -1 = none. Parallel to Comparison::sections.
[[nodiscard]] std::vector<std::vector<int>> matchedGroups(
    std::span<const Subject> subjects, std::size_t baseline);

// Cumulative curves of TTFT, TPOT, ITL and E2EL of what one section compares, as far as there is
// raw data. section: of Comparison::sections. Empty for accuracy.
[[nodiscard]] std::vector<report::ComparisonCurves> cumulativeCurves(
    std::span<const Subject> subjects, std::size_t baseline, Stage stage, std::size_t section);

// The sample of each subject in a section, null = none.
[[nodiscard]] std::vector<std::shared_ptr<const core::PerfSample>> samplesOf(
    std::span<const Subject> subjects, std::size_t baseline, Stage stage, std::size_t section);

} // namespace aisb::run
