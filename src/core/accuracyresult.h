// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scorespread.h"
#include "core/text/json.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace aisb::core {

// Scores of several data sets put together. Source: spec/accuracy.md 6.2.
struct SummaryGroup
{
    enum class Kind
    {
        NaiveAverage,
        WeightedAverage,
        HarmonicMean,
        Sum,
        StandardDeviation
    };
    struct Member
    {
        QString name; // a data set or an earlier group
        QString metric; // empty = all metrics the members share, the first of each for the default
    };

    QString name;
    std::vector<Member> members; // all with a metric or all without
    Kind kind = Kind::NaiveAverage;
    QString metric; // name of the default metric; empty = the name of the kind
    std::vector<std::pair<QString, double>> weights; // by "name" or "name@metric"; may be empty

    // "naive_average", "weighted_average", ... or the name given.
    [[nodiscard]] QString defaultMetric() const;
};

// One metric of one model and data set.
struct Score
{
    QString metric;
    Json value; // as the file has it: a number, a bool or a text
    // Both in the unit of the value, where the verdicts of the samples are known and give it.
    std::optional<double> standardError;
    std::optional<Interval> interval95;
    qint64 samples = 0; // behind the standard error; 0 = unknown

    [[nodiscard]] std::optional<double> number() const;
};

enum class PairState
{
    Scored,
    Unscored, // predictions, no result
    Failed, // the result says so, or cannot be read
    Missing // nothing
};

// One model x data set of an experiment.
struct AccuracyPair
{
    QString model; // abbr: names the folders
    QString dataset;
    qsizetype column = 0; // of the summary
    PairState state = PairState::Missing;
    std::vector<Score> scores; // in the order of the summary
    qint64 samples = -1; // with a verdict or in the details; negative = unknown
    int repeats = 0; // of each sample; 0 = unknown
    qint64 failedRequests = -1; // counted as empty answers; negative = unknown
    bool hasDetails = false;
    QString note; // why it failed or was not read; empty = nothing to say
};

struct SummaryCell
{
    QString text; // as the summary files have it; "-" = none
    std::optional<Score> score;
};

struct SummaryRow
{
    QString dataset; // data set or group
    QString version;
    QString metric;
    QString mode; // gen, ppl, ...
    QString totalCount; // used when the summary has that column
    bool isGroup = false;
    std::vector<SummaryCell> cells; // one a column
};

// A group as far as the results allow it.
struct SummaryGroupState
{
    QString name;
    QStringList members;
    std::vector<QStringList> missing; // by column: members without results; all = not computed
};

// Everything a summary says. Rows are in the order of the summary files.
struct AccuracySummary
{
    QStringList columns; // models, by the name they are shown with
    bool hasTotalCount = false;
    std::vector<SummaryRow> rows;
    std::vector<SummaryGroupState> groups; // those with at least one member among the results
    std::vector<AccuracyPair> pairs; // models x data sets, by model
    QStringList rawNames; // data sets and groups with results in any column
    std::vector<std::vector<std::pair<QString, Json>>> raw; // by column: results without details
    QStringList warnings;
};

} // namespace aisb::core
