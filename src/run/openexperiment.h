// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "store/about.h"
#include "store/livestatus.h"

#include <memory>
#include <optional>
#include <vector>

namespace aisb::run {

enum class OpenDepth
{
    Headline, // tables of the .csv and .json, configuration; no raw data
    Full, // and the requests with their time points
};

// Opens a folder of any generation, never writing into it. Damage is described in warnings and
// notes; the error case is a path that is no experiment at all (SummFile001). Blocking: call it
// from a pool thread. Source: spec/perf.md 2.3, 2.5.
[[nodiscard]] core::Result<std::shared_ptr<const core::ExperimentResult>> openExperiment(
    const QString &path, OpenDepth depth);

// A folder without performance data that is of an accuracy mode, or has answers or scores:
// openAccuracyExperiment() tells more of it. Looks for two folders.
[[nodiscard]] bool isAccuracyExperiment(const core::ExperimentResult &experiment);

// Prompt and answer of one request of an opened group, read on demand. Blocking.
struct RequestPayload
{
    core::Json input;
    QString prediction;
};
[[nodiscard]] core::Result<RequestPayload> readPayload(const core::ExperimentResult &experiment,
    const core::GroupResult &group, const core::PerfRequest &request);

// The throughput of a group over time, coarse enough for a list: tokens per second in steps of
// equal length.
struct Glance
{
    static constexpr int kSteps = 72;

    std::vector<float> values; // token/s; empty = none
    double seconds = 0; // of all steps together

    bool operator==(const Glance &) const = default;
};

// One experiment of a list. Numbers are those of its first group; negative = not there.
struct ExperimentEntry
{
    QString path; // absolute
    QString name; // of the folder: a time stamp, usually
    store::About about;
    bool isShelved = false; // about lies in the user's file, as the folder cannot be written to
    QDateTime startedAt;
    core::ExperimentState state = core::ExperimentState::Complete;
    core::Generation generation = core::Generation::Unknown;
    bool isPerformance = false; // else openAccuracyExperiment() opens it
    QString mode;
    QStringList models;
    QStringList datasets;
    QString service; // class of the first model, "VLLMCustomAPIChat"
    QString transport; // as configured, empty = automatic
    double requestRate = -1; // as configured, 0 = none
    double batchSize = -1; // as configured
    qint64 bytes = -1; // on disk
    double outputThroughput = -1; // token/s
    double requestThroughput = -1; // per second
    double ttftAverageMs = -1;
    double ttftP99Ms = -1;
    double tpotAverageMs = -1;
    double e2elAverageMs = -1;
    double e2elP99Ms = -1;
    double concurrency = -1; // average in flight
    double durationS = -1;
    qint64 successRequests = -1;
    qint64 failedRequests = -1;
    qint64 totalRequests = -1;
    // Accuracy: the first score of the newest summary, as the file has it.
    QString score; // "80.00", empty = none
    QString scoreOf; // "gsm8k, accuracy, my-model"
    double scoreError = -1; // standard error in the unit of the score; see addDetails()
    Glance glance; // see addDetails()
    // Of the measurement, the worst of all groups; its checks are those that are not green, without
    // texts. Absent in folders of other programs. See addDetails().
    std::optional<core::Health> health = std::nullopt;
    store::LiveStatus live; // while it runs

    // Title, or the name where nobody gave one.
    [[nodiscard]] QString title() const { return about.title.isEmpty() ? name : about.title; }
    bool operator==(const ExperimentEntry &) const = default;
};

// At Headline depth without reading large files; about is what the folder has. Never fails: what
// cannot be read is Unreadable. Blocking.
[[nodiscard]] ExperimentEntry readEntry(const QString &path);
// The experiments store::experimentsIn() finds in a work directory, newest first.
[[nodiscard]] std::vector<ExperimentEntry> listExperiments(const QString &workDir);

// Raw files up to this size are read for what a list shows beside the headline.
inline constexpr qint64 kMaxDetailBytes = 64LL << 20;
// Adds what needs the raw data: glance and health of a performance run, the standard error of a
// score.
// Leaves the entry as it is where there is too much to read, or nothing. Blocking, up to a second.
void addDetails(ExperimentEntry &entry);

} // namespace aisb::run
