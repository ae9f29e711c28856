// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/accuracysummary.h"

#include "core/text/pythontext.h"
#include "report/cellwidth.h"
#include "report/decimaltext.h"
#include "report/groupscores.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace aisb::report {

using namespace Qt::StringLiterals;
using core::Json;
using core::Score;
using Scores = std::vector<Score>;

namespace {

constexpr std::array kPriority = {"score"_L1, "auc_score"_L1, "accuracy"_L1, "humaneval_pass@1"_L1,
    "rouge1"_L1, "avg_toxicity_score"_L1, "bleurt_diff"_L1, "matthews_correlation"_L1, "truth"_L1,
    "f1"_L1, "exact_match"_L1, "extract_rate"_L1};
constexpr std::array kNoMetrics = {"bp"_L1, "sys_len"_L1, "ref_len"_L1, "type"_L1};
constexpr auto kCorrectCount = "correct_count"_L1;
constexpr auto kTotalCount = "total_count"_L1;
constexpr auto kNone = "-"_L1;

template <class Names>
bool isOneOf(const Names &names, const QString &name)
{
    return std::ranges::find(names, name) != names.end();
}

std::ptrdiff_t priorityOf(const QString &metric)
{
    return std::ranges::find(kPriority, metric) - kPriority.begin();
}

bool isCount(const QString &metric)
{
    return metric == kCorrectCount || metric == kTotalCount;
}

void sortByPriority(QStringList &metrics)
{
    std::ranges::stable_sort(metrics, {}, priorityOf);
}

// k of "pass@k"; 0 when the name is none.
int countIn(const QString &metric, QLatin1String prefix)
{
    return metric.startsWith(prefix) ? QStringView(metric).sliced(prefix.size()).toInt() : 0;
}

core::ScoreSpread spreadFor(const QString &metric, const core::RightCounts &counts)
{
    const int n = counts.repeats();
    if (const int k = countIn(metric, "pass@"_L1); n > 1 && k > 0 && k <= n)
        return core::passSpread(counts, k);
    if (const int k = countIn(metric, "cons@"_L1); n > 1 && k > 0 && k <= n)
        return core::consistentSpread(counts, k);
    return core::accuracySpread(counts);
}

// Gives the score its error when the verdicts lead to its value, as percent or as a fraction: a
// metric that merely stands beside the verdicts must not get theirs.
void addError(Score &score, const core::RightCounts &counts)
{
    const std::optional<double> value = score.number();
    if (!value || counts.isEmpty() || isCount(score.metric) || score.metric == "extract_rate"_L1)
        return;
    const core::ScoreSpread spread = spreadFor(score.metric, counts);
    double scale = 100;
    if (std::abs(*value - 100 * spread.mean) > 1e-6)
        scale = 1;
    if (std::abs(*value - scale * spread.mean) > 1e-6 || !spread.standardError)
        return;
    score.samples = spread.samples;
    score.standardError = scale * *spread.standardError;
    if (const auto interval = core::interval95(spread))
        score.interval95 = core::Interval{scale * interval->low, scale * interval->high};
}

Scores scoresOf(const SummaryResult &given)
{
    Scores scores;
    for (const auto &[name, value] : given.result.members()) {
        const bool isShown = value.isNumber() || value.isBool() || value.isString();
        if (!isShown || isOneOf(kNoMetrics, name))
            continue;
        Score score{name, value, {}, {}, 0};
        if (given.rightCounts)
            addError(score, *given.rightCounts);
        scores.push_back(std::move(score));
    }
    std::ranges::stable_sort(
        scores, {}, [](const Score &score) { return priorityOf(score.metric); });
    return scores;
}

const Score *find(const Scores &scores, const QString &metric)
{
    const auto found = std::ranges::find(scores, metric, &Score::metric);
    return found == scores.end() ? nullptr : &*found;
}

QString cellText(const Score &score)
{
    const std::optional<double> number = score.number();
    return number ? twoDecimals(*number) : singleLine(score.value.toString());
}

// One column: a model's results by data set and group.
struct Column
{
    QString name;
    std::vector<std::pair<QString, Json>> raw;
    QHash<QString, Scores> scores;
    QHash<QString, std::size_t> rawPlaces;

    // The raw result of a data set or group; null when it is new.
    Json &rawOf(const QString &subject)
    {
        const auto place = rawPlaces.constFind(subject);
        if (place != rawPlaces.cend())
            return raw[*place].second;
        rawPlaces.insert(subject, raw.size());
        return raw.emplace_back(subject, Json()).second;
    }
};

class Collector
{
public:
    explicit Collector(const SummaryInput &input)
        : m_input(input)
    {
    }

    core::AccuracySummary collect()
    {
        for (const SummaryDataset &dataset : m_input.datasets) {
            m_versions.insert(dataset.abbr, dataset.version);
            m_modes.insert(dataset.abbr, evaluationMode(dataset.inferencer));
        }
        for (std::size_t model = 0; model < m_input.models.size(); ++model)
            addModel(model);
        for (auto &[name, metrics] : m_metrics)
            sortByPriority(metrics);
        for (const core::SummaryGroup &group : m_input.groups)
            addGroup(group);
        for (const Column &column : m_columns)
            m_summary.columns.append(column.name);
        m_summary.hasTotalCount = std::ranges::any_of(m_metrics, [this](const auto &entry) {
            return m_versions.contains(entry.first) && entry.second.contains(kTotalCount);
        });
        addRows();
        addRaw();
        return std::move(m_summary);
    }

private:
    Column &columnFor(const SummaryModel &model)
    {
        const QString name = model.summarizerAbbr.isEmpty() ? model.abbr : model.summarizerAbbr;
        const auto found = std::ranges::find(m_columns, name, &Column::name);
        return found == m_columns.end() ? m_columns.emplace_back(Column{name, {}, {}, {}}) : *found;
    }

    QStringList &metricsOf(const QString &name)
    {
        const auto known = m_metricIndex.constFind(name);
        if (known != m_metricIndex.cend())
            return m_metrics[*known].second;
        m_metricIndex.insert(name, m_metrics.size());
        return m_metrics.emplace_back(name, QStringList()).second;
    }

    const QStringList *knownMetrics(const QString &name) const
    {
        const auto known = m_metricIndex.constFind(name);
        return known == m_metricIndex.cend() ? nullptr : &m_metrics[*known].second;
    }

    void addModel(std::size_t model)
    {
        Column &column = columnFor(m_input.models[model]);
        for (std::size_t i = 0; i < m_input.datasets.size(); ++i) {
            const QString &abbr = m_input.datasets[i].abbr;
            const SummaryResult &result = m_input.results[model * m_input.datasets.size() + i];
            core::AccuracyPair pair = pairOf(m_input.models[model].abbr, abbr, result);
            pair.column = &column - m_columns.data();
            if (!result.result.isNull())
                column.rawOf(abbr) = result.result;
            if (!pair.scores.empty()) {
                QStringList &metrics = metricsOf(abbr);
                for (const Score &score : pair.scores)
                    if (!metrics.contains(score.metric))
                        metrics.append(score.metric);
                column.scores.insert(abbr, pair.scores);
            }
            m_summary.pairs.push_back(std::move(pair));
        }
    }

    static core::AccuracyPair pairOf(
        const QString &model, const QString &dataset, const SummaryResult &given)
    {
        core::AccuracyPair pair;
        pair.model = model;
        pair.dataset = dataset;
        pair.samples = given.rightCounts ? given.rightCounts->samples() : given.samples;
        pair.repeats = given.rightCounts ? given.rightCounts->repeats() : 0;
        pair.failedRequests = given.failedRequests;
        pair.hasDetails = given.hasDetails;
        pair.note = given.note;
        const Json *const error = given.result.find(u"error");
        if (error == nullptr)
            pair.scores = scoresOf(given);
        else if (pair.note.isEmpty())
            pair.note = core::pythonStr(*error);
        if (!pair.note.isEmpty())
            pair.state = core::PairState::Failed;
        else if (!given.result.isNull())
            pair.state = core::PairState::Scored;
        else if (given.hasPredictions)
            pair.state = core::PairState::Unscored;
        return pair;
    }

    void addGroup(const core::SummaryGroup &group)
    {
        core::SummaryGroupState state{group.name, {}, {}};
        for (const auto &member : group.members)
            state.members.append(member.name);
        bool isKnown = false;
        QStringList metrics;
        for (Column &column : m_columns) {
            const GroupScores made = groupScores(group, column.scores);
            isKnown = isKnown || made.missing.size() < state.members.size();
            state.missing.push_back(made.missing);
            if (!made.error.isEmpty())
                column.rawOf(group.name) = errorObject(made.error);
            if (made.scores.empty())
                continue;
            addScores(column, group.name, made.scores);
            for (const Score &score : made.scores)
                if (!metrics.contains(score.metric))
                    metrics.append(score.metric);
        }
        if (!metrics.isEmpty())
            finishGroup(group, metrics);
        if (isKnown)
            m_summary.groups.push_back(std::move(state));
    }

    // Shared metrics by priority and name (Q-11), the group's own last.
    void finishGroup(const core::SummaryGroup &group, QStringList metrics)
    {
        const QString own = group.defaultMetric();
        const bool hasOwn = metrics.removeOne(own);
        std::ranges::sort(metrics);
        sortByPriority(metrics);
        if (hasOwn)
            metrics.append(own);
        QStringList &known = metricsOf(group.name);
        for (const QString &metric : metrics)
            if (!known.contains(metric))
                known.append(metric);
        QSet<QString> modes;
        for (const auto &member : group.members)
            modes.insert(m_modes.value(member.name, u"unknown"_s));
        m_modes.insert(group.name, modes.size() == 1 ? *modes.cbegin() : u"mixed"_s);
    }

    static Json errorObject(const QString &text)
    {
        Json error = Json::object();
        error.set(u"error"_s, text);
        return error;
    }

    static void addScores(Column &column, const QString &name, const Scores &added)
    {
        Scores &scores = column.scores[name];
        Json &raw = column.rawOf(name);
        for (const Score &score : added) {
            if (const auto same = std::ranges::find(scores, score.metric, &Score::metric);
                same != scores.end())
                *same = score;
            else
                scores.push_back(score);
            raw.set(score.metric, score.value);
        }
    }

    void addRows()
    {
        if (m_input.rows) {
            for (const WantedRow &wanted : *m_input.rows)
                addWanted(wanted);
            return;
        }
        QSet<QString> done;
        for (const SummaryDataset &dataset : m_input.datasets) {
            if (done.contains(dataset.abbr))
                continue;
            done.insert(dataset.abbr);
            addAllOf(dataset.abbr);
        }
        for (const auto &[name, metrics] : m_metrics)
            if (!done.contains(name))
                addAllOf(name);
    }

    void addAllOf(const QString &name)
    {
        const QStringList *const metrics = knownMetrics(name);
        if (metrics == nullptr)
            addBlank(name);
        else
            for (const QString &metric : *metrics)
                if (!isCount(metric))
                    addRow(name, metric);
    }

    void addWanted(const WantedRow &wanted)
    {
        const QStringList *const metrics = knownMetrics(wanted.name);
        if (metrics == nullptr || (!wanted.metric.isEmpty() && !metrics->contains(wanted.metric)))
            addBlank(wanted.name);
        else
            addRow(wanted.name, wanted.metric.isEmpty() ? metrics->first() : wanted.metric);
    }

    void addBlank(const QString &name)
    {
        core::SummaryRow row{name, kNone, kNone, kNone, kNone, !m_versions.contains(name), {}};
        row.cells.resize(m_columns.size(), {kNone, {}});
        m_summary.rows.push_back(std::move(row));
    }

    void addRow(const QString &name, const QString &metric)
    {
        core::SummaryRow row{name, m_versions.value(name, kNone), metric,
            m_modes.value(name, kNone), totalCount(name), !m_versions.contains(name), {}};
        for (const Column &column : m_columns) {
            const auto scores = column.scores.constFind(name);
            const Score *const score =
                scores == column.scores.cend() ? nullptr : find(*scores, metric);
            if (score == nullptr)
                row.cells.push_back({kNone, {}});
            else
                row.cells.push_back({cellText(*score) + countsOf(*scores, name), *score});
        }
        m_withCounts.insert(name);
        m_summary.rows.push_back(std::move(row));
    }

    // " (3.0/4.0)", in the first row of a data set.
    QString countsOf(const Scores &scores, const QString &name) const
    {
        const Score *const right = find(scores, kCorrectCount);
        const Score *const total = find(scores, kTotalCount);
        if (right == nullptr || total == nullptr || m_withCounts.contains(name))
            return {};
        return u" (%1/%2)"_s.arg(core::pythonStr(right->value), core::pythonStr(total->value));
    }

    QString totalCount(const QString &name) const
    {
        const auto scores = m_columns.front().scores.constFind(name);
        const Score *const total =
            scores == m_columns.front().scores.cend() ? nullptr : find(*scores, kTotalCount);
        return total == nullptr ? u"/"_s : core::pythonStr(total->value);
    }

    void addRaw()
    {
        QSet<QString> known;
        for (Column &column : m_columns) {
            for (const auto &[name, value] : column.raw) {
                if (!known.contains(name))
                    m_summary.rawNames.append(name);
                known.insert(name);
            }
            m_summary.raw.push_back(std::move(column.raw));
        }
    }

    const SummaryInput &m_input;
    core::AccuracySummary m_summary;
    std::vector<Column> m_columns;
    std::vector<std::pair<QString, QStringList>> m_metrics; // of any column, by first appearance
    QHash<QString, std::size_t> m_metricIndex;
    QHash<QString, QString> m_versions; // data sets only
    QHash<QString, QString> m_modes;
    QSet<QString> m_withCounts;
};

} // namespace

QString evaluationMode(const QString &inferencer)
{
    if (inferencer.contains("GenInferencer"_L1))
        return u"gen"_s;
    if (inferencer.contains("PPLInferencer"_L1))
        return u"ppl"_s;
    if (inferencer.contains("LLInferencer"_L1))
        return u"ll"_s;
    if (inferencer.contains("BFCLV3FunctionCallInferencer"_L1))
        return u"bfcl_v3"_s;
    return u"unknown"_s;
}

core::AccuracySummary collectSummary(const SummaryInput &input)
{
    return Collector(input).collect();
}

} // namespace aisb::report
