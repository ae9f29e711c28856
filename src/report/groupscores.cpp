// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/groupscores.h"

#include "core/text/pythontext.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace aisb::report {

using namespace Qt::StringLiterals;
using core::Score;
using core::SummaryGroup;
using Kind = SummaryGroup::Kind;

namespace {

constexpr double kNormal95 = 1.959963984540054;

// The value of one member for the metric at hand.
struct Term
{
    QString name; // of the member
    QString key; // "name@metric"
    double value = 0;
    double weight = 1;
    std::optional<double> error;
    qint64 samples = 0;
};

const Score *find(const std::vector<Score> &scores, const QString &metric)
{
    const auto found = std::ranges::find(scores, metric, &Score::metric);
    return found == scores.end() ? nullptr : &*found;
}

double weightedSum(const std::vector<Term> &terms)
{
    double sum = 0;
    for (const Term &term : terms)
        if (term.weight != 0) // 0 times NaN
            sum += term.weight * term.value;
    return sum;
}

double sumOfWeights(const std::vector<Term> &terms)
{
    double sum = 0;
    for (const Term &term : terms)
        sum += term.weight;
    return sum;
}

double deviation(const std::vector<Term> &terms)
{
    const auto count = static_cast<double>(terms.size());
    const double mean = weightedSum(terms) / count;
    double squares = 0;
    for (const Term &term : terms)
        squares += (term.value - mean) * (term.value - mean);
    return std::sqrt(squares / count);
}

double harmonicMean(const std::vector<Term> &terms)
{
    const bool areAllPositive =
        std::ranges::all_of(terms, [](const Term &term) { return term.value > 0; });
    double sum = 0;
    for (const Term &term : terms)
        sum += 1 / (areAllPositive ? term.value : std::max(term.value, 1.0));
    return static_cast<double>(terms.size()) / sum;
}

double valueOf(Kind kind, const std::vector<Term> &terms)
{
    switch (kind) {
    case Kind::StandardDeviation:
        return deviation(terms);
    case Kind::HarmonicMean:
        return harmonicMean(terms);
    case Kind::Sum:
        return weightedSum(terms);
    case Kind::NaiveAverage:
    case Kind::WeightedAverage:
        break;
    }
    return weightedSum(terms) / sumOfWeights(terms);
}

// The error of a weighted mean or sum of independent scores; nothing when one is unknown.
void addError(Score &score, Kind kind, const std::vector<Term> &terms)
{
    if (kind == Kind::StandardDeviation || kind == Kind::HarmonicMean)
        return;
    double squares = 0;
    for (const Term &term : terms) {
        if (!term.error)
            return;
        squares += term.weight * term.weight * *term.error * *term.error;
        score.samples += term.samples;
    }
    const double divisor = kind == Kind::Sum ? 1 : sumOfWeights(terms);
    score.standardError = std::sqrt(squares) / divisor;
    const double reach = kNormal95 * *score.standardError;
    const double value = score.value.toDouble();
    score.interval95 = kind == Kind::Sum
        ? core::Interval{value - reach, value + reach}
        : core::Interval{std::max(0.0, value - reach), std::min(100.0, value + reach)};
}

class Computation
{
public:
    Computation(const SummaryGroup &group, const QHash<QString, std::vector<Score>> &scores)
        : m_group(group)
        , m_scores(scores)
        , m_hasMetrics(!group.members.empty() && !group.members.front().metric.isEmpty())
    {
    }

    GroupScores compute()
    {
        GroupScores made;
        QStringList shown;
        for (const auto &member : m_group.members) {
            const auto scores = m_scores.constFind(member.name);
            const bool isThere = scores != m_scores.cend() && !scores->empty()
                && (member.metric.isEmpty() || find(*scores, member.metric) != nullptr);
            if (isThere)
                continue;
            made.missing.append(member.name);
            shown.append(m_hasMetrics ? u"(%1, %2)"_s.arg(core::pythonRepr(member.name),
                                            core::pythonRepr(member.metric))
                                      : core::pythonRepr(member.name));
        }
        if (made.missing.isEmpty())
            made.scores = scoresOfAll();
        else if (std::cmp_less(made.missing.size(), m_group.members.size()))
            made.error = u"missing metrics: [%1]"_s.arg(shown.join(u", "_s));
        return made;
    }

private:
    std::vector<Score> scoresOfAll() const
    {
        std::vector<Score> made;
        const QString own = m_group.defaultMetric();
        for (const QString &metric : sharedMetrics())
            if (metric != own)
                add(made, metric, metric);
        add(made, own, {});
        return made;
    }

    // Metrics all members have; none for pairs, which name theirs.
    QStringList sharedMetrics() const
    {
        QStringList shared;
        if (m_hasMetrics || m_group.members.empty())
            return shared;
        for (const Score &score : *m_scores.constFind(m_group.members.front().name))
            if (std::ranges::all_of(m_group.members, [&](const auto &member) {
                    return find(*m_scores.constFind(member.name), score.metric) != nullptr;
                }))
                shared.append(score.metric);
        return shared;
    }

    // taken: the metric to take of each member; empty = the one named, else its first.
    void add(std::vector<Score> &made, const QString &name, const QString &taken) const
    {
        std::vector<Term> terms;
        for (const auto &member : m_group.members) {
            const std::vector<Score> &scores = *m_scores.constFind(member.name);
            const QString metric = !taken.isEmpty() ? taken : member.metric;
            const Score &score = metric.isEmpty() ? scores.front() : *find(scores, metric);
            const std::optional<double> value = score.number();
            if (!value)
                return; // a text has no average
            const QString key = member.name + u'@' + score.metric;
            if (std::ranges::find(terms, key, &Term::key) == terms.end()) // named twice
                terms.push_back({member.name, key, *value, 1, score.standardError, score.samples});
        }
        if (terms.empty())
            return;
        setWeights(terms);
        Score score{name, core::Json(valueOf(m_group.kind, terms)), {}, {}, 0};
        addError(score, m_group.kind, terms);
        made.push_back(std::move(score));
    }

    void setWeights(std::vector<Term> &terms) const
    {
        if (m_group.weights.empty())
            return;
        for (Term &term : terms)
            term.weight = weightOf(term);
    }

    double weightOf(const Term &term) const
    {
        std::optional<double> ofName;
        for (const auto &[key, weight] : m_group.weights) {
            if (key == term.key)
                return weight;
            if (key == term.name || key.startsWith(term.name + u'@'))
                ofName = weight;
        }
        return ofName.value_or(0);
    }

    const SummaryGroup &m_group;
    const QHash<QString, std::vector<Score>> &m_scores;
    bool m_hasMetrics;
};

} // namespace

GroupScores groupScores(const SummaryGroup &group, const QHash<QString, std::vector<Score>> &scores)
{
    return Computation(group, scores).compute();
}

} // namespace aisb::report
