// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/perfmetrics.h"
#include "core/scorespread.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace aisb::core {

// What can be said of a difference. Source: design/desktop.md 4.6.
enum class Verdict
{
    Unknown, // a value is absent, or there is no raw data to draw from
    Better,
    Worse,
    Differs, // clearly another value, of a metric that is neither good nor bad
    NoClearDifference,
    TooFewSamples,
    NotComparable, // the workloads differ in what the metric depends on
};
[[nodiscard]] QLatin1String verdictId(Verdict verdict); // "better", "no clear difference", ...

struct ComparisonOptions
{
    double confidence = 0.95; // of intervals, in (0, 1)
    double minimumChange = 0; // percent; smaller changes are no clear difference
    int resamples = 2000;
    quint64 seed = 1;
};

// A value against that of the baseline.
struct Change
{
    double difference = 0;
    std::optional<double> percent = {}; // of the baseline; absent when that is 0
    std::optional<Interval> interval = {}; // of difference
    std::optional<Interval> percentInterval = {};
    std::optional<double> p = {}; // Mann-Whitney, McNemar
    std::optional<double> superiority = {}; // chance that a value of this one is the larger one
    Verdict verdict = Verdict::Unknown;
};

// Better or worse when the interval has one sign and the change is not below the minimum.
[[nodiscard]] Verdict verdictOf(
    const Change &change, Direction direction, const ComparisonOptions &options);

// One experiment in one row. Absent value: it has none.
struct ComparedValue
{
    std::optional<double> value;
    qint64 samples = 0; // independent ones
    std::optional<Change> change; // none for the baseline and without values to compare
};

enum class RowFamily
{
    Throughput,
    FirstToken,
    Decode,
    EndToEnd,
    Workload,
    Score
};
[[nodiscard]] QLatin1String familyId(RowFamily family);

struct ComparedRow
{
    RowFamily family = RowFamily::Throughput;
    QString metric; // "TTFT", "Request Throughput"; accuracy: the data set
    QString statistic; // "Average", "P99", empty; accuracy: the metric
    QString unit; // "ms", "token/s", "%", empty
    Direction direction = Direction::Neutral;
    qint64 needed = 0; // samples for a verdict
    std::vector<ComparedValue> values; // by experiment

    [[nodiscard]] QString title() const; // "TTFT P99"
};

// A case of a data set judged otherwise than in the baseline.
struct FlippedCase
{
    qint64 id = 0;
    double before = 0; // share of right repeats
    double after = 0;
};

struct FlippedCases
{
    QString dataset;
    std::size_t experiment = 0;
    qint64 common = 0; // cases both have verdicts of
    std::vector<FlippedCase> cases; // lost ones first, by id
};

// What is compared once: a model and data set of each experiment.
struct ComparedSection
{
    QString title; // empty when there is one only
    std::vector<QString> members; // by experiment: "model/data set", empty = it has none
    std::vector<ComparedRow> rows;
    std::vector<FlippedCases> flipped; // accuracy
};

// A setting with a value that is not the same in all experiments; empty = absent.
struct ComparedSetting
{
    QString key; // "models.batch_size"
    std::vector<QString> values;
    bool isEqual = false;
};

// A part of the workload that differs.
enum class WorkloadPart
{
    Data, // other data sets
    RequestCount,
    InputLength,
    OutputLength,
    Load, // concurrency, rate
    Streaming
};
struct WorkloadDifference
{
    WorkloadPart part = WorkloadPart::Data;
    std::size_t experiment = 0; // against the baseline
    QString before;
    QString after;
    QStringList spoils; // metrics whose verdict is NotComparable, may be empty
};

struct ComparedExperiment
{
    QString path; // absolute
    QString name;
    QStringList models;
    QStringList datasets;
    QDateTime startedAt = {};
    QString error = {}; // why it could not be read; empty = it was
    QStringList notes = {};

    // "A" for the first and so on.
    [[nodiscard]] static QString letter(std::size_t index)
    {
        return QString(QChar(u'A' + static_cast<char16_t>(index)));
    }
};

// Two to eight experiments side by side.
struct Comparison
{
    std::size_t baseline = 0;
    bool isAccuracy = false;
    QString stage = QStringLiteral("total"); // population: "total" or "stable"
    ComparisonOptions options;
    std::vector<ComparedExperiment> experiments;
    std::vector<ComparedSection> sections;
    std::vector<ComparedSetting> settings; // all of them
    std::vector<WorkloadDifference> workload;

    static constexpr std::size_t kMostExperiments = 8;
};

} // namespace aisb::core
