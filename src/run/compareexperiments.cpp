// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/compareexperiments.h"

#include "core/comparison/settings.h"
#include "run/casebrowser.h"
#include "run/openexperiment.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

bool goesOn(const KeepsGoing &keepsGoing)
{
    return !keepsGoing || keepsGoing();
}

std::shared_ptr<const core::PerfSample> shared(std::optional<core::PerfSample> sample)
{
    return sample ? std::make_shared<const core::PerfSample>(std::move(*sample)) : nullptr;
}

ComparedGroup measuredGroup(
    const core::GroupResult &result, core::MetricsProfile profile, QStringList &notes)
{
    ComparedGroup group{result.model, result.group, nullptr, nullptr, {}, true};
    core::Result<core::PerfSample> whole = core::perfSample(*result.data, profile);
    if (!whole) {
        notes.append(group.name() + u": "_s + whole.error().text());
        group.stableReason = whole.error().detail;
        return group;
    }
    group.whole = shared(std::move(*whole));
    const core::Result<core::StableWindow> window = core::findStableWindow(*result.data);
    if (!window) {
        group.stableReason = window.error().detail;
        return group;
    }
    core::Result<core::PerfSample> stable = core::perfSample(*result.data, profile, *window);
    if (stable)
        group.stable = shared(std::move(*stable));
    else
        group.stableReason = stable.error().detail;
    return group;
}

ComparedGroup tabledGroup(const core::GroupResult &result, QStringList &notes)
{
    ComparedGroup group{result.model, result.group, nullptr, nullptr, {}, false};
    group.whole = shared(core::tablesSample(result.tables, u"total"_s));
    group.stable = shared(core::tablesSample(result.tables, u"stable"_s));
    if (!group.stable)
        group.stableReason = u"the result files have no rows of the stable stage"_s;
    notes.append(group.name()
        + u": no raw data is kept, so that the values of the result files have no interval"_s);
    return group;
}

void loadGroups(
    ComparisonSubject &subject, core::MetricsProfile profile, const KeepsGoing &keepsGoing)
{
    const auto opened = openExperiment(subject.info.path, OpenDepth::Full);
    if (!opened) {
        subject.info.error = opened.error().text();
        return;
    }
    subject.info.notes.append((*opened)->warnings);
    for (const core::GroupResult &result : (*opened)->groups) {
        if (!goesOn(keepsGoing))
            return;
        subject.info.notes.append(result.notes);
        subject.groups.push_back(result.data ? measuredGroup(result, profile, subject.info.notes)
                                             : tabledGroup(result, subject.info.notes));
    }
    if (subject.groups.empty())
        subject.info.error = u"%1: no results"_s.arg(subject.info.path);
}

// Share of right repeats of every case with a verdict.
core::JudgedCases judgedOf(const std::vector<CaseRow> &rows)
{
    core::JudgedCases cases;
    std::size_t begin = 0;
    while (begin < rows.size()) {
        std::size_t end = begin;
        double right = 0;
        double judged = 0;
        for (; end < rows.size() && rows[end].id == rows[begin].id; ++end) {
            judged += rows[end].verdict != CaseVerdict::Unscored ? 1 : 0;
            right += rows[end].verdict == CaseVerdict::Right ? 1 : 0;
        }
        if (judged > 0)
            cases.push_back({rows[begin].id, right / judged});
        begin = end;
    }
    return cases;
}

void loadCases(ComparisonSubject &subject, const KeepsGoing &keepsGoing)
{
    const auto opened = openAccuracyExperiment(subject.info.path);
    if (!opened) {
        subject.info.error = opened.error().text();
        return;
    }
    subject.accuracy = *opened;
    subject.info.notes.append(subject.accuracy->warnings);
    const auto &pairs = subject.accuracy->summary.pairs;
    for (std::size_t i = 0; i < pairs.size() && goesOn(keepsGoing); ++i) {
        if (pairs[i].state != core::PairState::Scored)
            continue;
        ComparedCases cases{pairs[i].model, pairs[i].dataset, pairs[i].column, {}};
        const auto browser = CaseBrowser::open(
            subject.accuracy->files[i], [&](qint64, qint64) { return goesOn(keepsGoing); });
        if (browser && (*browser)->hasVerdicts())
            cases.cases = judgedOf((*browser)->rows());
        else if (!browser)
            subject.info.notes.append(browser.error().text());
        subject.cases.push_back(std::move(cases));
    }
}

// The name in each list, by its place; -1 = there is none.
std::vector<std::vector<int>> matched(
    const std::vector<std::vector<QStringList>> &names, std::size_t baseline)
{
    std::vector<std::vector<int>> sections;
    const auto indexOf = [](const std::vector<QStringList> &list, const QStringList &name) {
        const auto found = std::ranges::find(list, name);
        if (found != list.end())
            return static_cast<int>(found - list.begin());
        const auto isSameGroup = [&](const QStringList &other) {
            return other.last() == name.last();
        };
        if (name.size() > 1 && std::ranges::count_if(list, isSameGroup) == 1)
            return static_cast<int>(std::ranges::find_if(list, isSameGroup) - list.begin());
        return -1;
    };
    for (std::size_t i = 0; i < names[baseline].size(); ++i) {
        std::vector<int> section;
        for (std::size_t other = 0; other < names.size(); ++other) {
            const bool isOnly = names[baseline].size() == 1 && names[other].size() == 1;
            section.push_back(other == baseline ? static_cast<int>(i)
                    : isOnly                    ? 0
                                                : indexOf(names[other], names[baseline][i]));
        }
        sections.push_back(std::move(section));
    }
    return sections;
}

// Requests per second asked of a model; 0 = as fast as they are answered.
double requestRateOf(const Json &config, const QString &model)
{
    for (const Json &entry : config[u"models"].items())
        if (entry[u"abbr"].toString() == model || config[u"models"].items().size() == 1)
            return entry[u"request_rate"].toDouble(0);
    return 0;
}

class PerfSections
{
public:
    PerfSections(std::span<const Subject> subjects, core::Comparison &comparison, Stage stage)
        : m_subjects(subjects)
        , m_comparison(comparison)
        , m_stage(stage)
    {
    }

    void add()
    {
        const auto matches = matchedGroups(m_subjects, m_comparison.baseline);
        for (const std::vector<int> &groups : matches)
            addSection(groups, matches.size() > 1);
    }

private:
    void addSection(const std::vector<int> &groups, bool isOneOfMany)
    {
        core::ComparedSection section;
        std::vector<const core::PerfSample *> samples;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const ComparedGroup *group = groups[i] < 0
                ? nullptr
                : &m_subjects[i]->groups[static_cast<std::size_t>(groups[i])];
            section.members.push_back(group == nullptr ? QString() : group->name());
            samples.push_back(sampleOf(i, group));
        }
        if (isOneOfMany)
            section.title = section.members[m_comparison.baseline];
        std::vector<core::WorkloadDifference> differences =
            core::workloadDifferences(samples, m_comparison.baseline);
        addRates(groups, differences);
        std::vector<QStringList> spoiled(samples.size());
        for (const core::WorkloadDifference &difference : differences)
            spoiled[difference.experiment].append(difference.spoils);
        section.rows =
            core::comparePerf(samples, m_comparison.baseline, spoiled, m_comparison.options);
        m_comparison.workload.insert(
            m_comparison.workload.end(), differences.begin(), differences.end());
        m_comparison.sections.push_back(std::move(section));
    }

    const core::PerfSample *sampleOf(std::size_t experiment, const ComparedGroup *group)
    {
        if (group == nullptr)
            return nullptr;
        if (m_stage == Stage::Whole)
            return group->whole.get();
        if (!group->stable)
            m_comparison.experiments[experiment].notes.append(
                group->name() + u": "_s + group->stableReason);
        return group->stable.get();
    }

    void addRates(
        const std::vector<int> &groups, std::vector<core::WorkloadDifference> &differences) const
    {
        const auto rateOf = [&](std::size_t i) {
            const auto group = static_cast<std::size_t>(groups[i]);
            return requestRateOf(m_subjects[i]->config, m_subjects[i]->groups[group].model);
        };
        const std::size_t baseline = m_comparison.baseline;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (groups[i] < 0 || groups[baseline] < 0 || rateOf(i) == rateOf(baseline))
                continue;
            const auto text = [](double rate) {
                return rate > 0 ? u"%1 req/s"_s.arg(rate) : u"unlimited"_s;
            };
            differences.push_back(
                {core::WorkloadPart::Load, i, text(rateOf(baseline)), text(rateOf(i)), {}});
        }
    }

    std::span<const Subject> m_subjects;
    core::Comparison &m_comparison;
    Stage m_stage;
};

// "accuracy (3 runs average)" is the accuracy.
QString plainMetric(const QString &metric)
{
    static const QRegularExpression runs(u" \\(\\d+ runs average\\)$"_s);
    return QString(metric).remove(runs);
}

class ScoreSections
{
public:
    ScoreSections(std::span<const Subject> subjects, core::Comparison &comparison)
        : m_subjects(subjects)
        , m_comparison(comparison)
    {
    }

    void add()
    {
        std::vector<std::vector<QStringList>> names(m_subjects.size());
        for (std::size_t i = 0; i < m_subjects.size(); ++i)
            if (m_subjects[i]->accuracy)
                for (const QString &column : m_subjects[i]->accuracy->summary.columns)
                    names[i].push_back({column});
        const auto matches = matched(names, m_comparison.baseline);
        for (const std::vector<int> &columns : matches)
            addSection(columns, matches.size() > 1);
    }

private:
    void addSection(const std::vector<int> &columns, bool isOneOfMany)
    {
        core::ComparedSection section;
        for (std::size_t i = 0; i < columns.size(); ++i)
            section.members.push_back(
                columns[i] < 0 ? QString() : m_subjects[i]->accuracy->summary.columns[columns[i]]);
        if (isOneOfMany)
            section.title = section.members[m_comparison.baseline];
        std::vector<std::size_t> order{m_comparison.baseline};
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (i != m_comparison.baseline)
                order.push_back(i);
        for (const std::size_t i : order)
            if (columns[i] >= 0)
                for (const core::SummaryRow &row : m_subjects[i]->accuracy->summary.rows)
                    addRow(section, columns, row);
        m_comparison.sections.push_back(std::move(section));
    }

    void addRow(core::ComparedSection &section, const std::vector<int> &columns,
        const core::SummaryRow &wanted)
    {
        const auto isSame = [&](const auto &row) {
            return row.metric == wanted.dataset && row.statistic == plainMetric(wanted.metric);
        };
        if (wanted.metric == "-"_L1 || std::ranges::any_of(section.rows, isSame))
            return;
        core::ComparedRow row;
        row.family = core::RowFamily::Score;
        row.metric = wanted.dataset;
        row.statistic = plainMetric(wanted.metric);
        row.direction = core::Direction::HigherIsBetter;
        std::vector<core::ScoreSide> sides;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const core::Score *score = scoreOf(i, columns[i], wanted);
            core::ScoreSide side;
            if (score != nullptr) {
                side.value = score->number();
                side.standardError = score->standardError;
                side.cases = casesOf(i, columns[i], wanted.dataset);
            }
            const qint64 samples = score != nullptr ? score->samples : 0;
            const auto judged = static_cast<qint64>(side.cases != nullptr ? side.cases->size() : 0);
            row.values.push_back({side.value, std::max(samples, judged), {}});
            sides.push_back(side);
        }
        if (std::ranges::none_of(sides, [](const auto &side) { return side.value.has_value(); }))
            return;
        judge(section, row, sides);
        section.rows.push_back(std::move(row));
    }

    void judge(core::ComparedSection &section, core::ComparedRow &row,
        const std::vector<core::ScoreSide> &sides) const
    {
        const std::size_t baseline = m_comparison.baseline;
        for (std::size_t i = 0; i < sides.size(); ++i) {
            if (i == baseline)
                continue;
            const core::JudgedCases *before = sides[baseline].cases;
            const core::JudgedCases *after = sides[i].cases;
            const double scale = scaleOf(sides[baseline]);
            const bool areJudged = scale > 0 && scale == scaleOf(sides[i]);
            core::ScoreSide first = sides[baseline];
            core::ScoreSide second = sides[i];
            if (!areJudged) // the score is not the share of right cases
                first.cases = second.cases = nullptr;
            row.values[i].change =
                core::compareScores(first, second, areJudged ? scale : 1, m_comparison.options);
            if (areJudged)
                addFlipped(section, row.metric, i, *before, *after);
        }
    }

    static void addFlipped(core::ComparedSection &section, const QString &dataset,
        std::size_t experiment, const core::JudgedCases &before, const core::JudgedCases &after)
    {
        const auto isKnown = [&](const core::FlippedCases &known) {
            return known.dataset == dataset && known.experiment == experiment;
        };
        if (std::ranges::any_of(section.flipped, isKnown))
            return; // another metric of the same cases
        core::FlippedCases flipped = core::flippedCases(before, after);
        flipped.dataset = dataset;
        flipped.experiment = experiment;
        section.flipped.push_back(std::move(flipped));
    }

    // What turns the share of right cases into the score: 100, 1, or 0 when it is something else.
    static double scaleOf(const core::ScoreSide &side)
    {
        constexpr double kRounding = 0.006; // scores are written with two decimals
        if (!side.value || side.cases == nullptr || side.cases->empty())
            return 0;
        double right = 0;
        for (const core::JudgedCase &one : *side.cases)
            right += one.right;
        const double share = right / static_cast<double>(side.cases->size());
        for (const double scale : {100.0, 1.0})
            if (std::abs(*side.value - scale * share) <= kRounding)
                return scale;
        return 0;
    }

    const core::Score *scoreOf(
        std::size_t experiment, int column, const core::SummaryRow &wanted) const
    {
        if (column < 0)
            return nullptr;
        for (const core::SummaryRow &row : m_subjects[experiment]->accuracy->summary.rows) {
            if (row.dataset != wanted.dataset
                || plainMetric(row.metric) != plainMetric(wanted.metric))
                continue;
            const auto at = static_cast<std::size_t>(column);
            if (at >= row.cells.size())
                return nullptr;
            const std::optional<core::Score> &score = row.cells[at].score;
            return score ? &*score : nullptr;
        }
        return nullptr;
    }

    const core::JudgedCases *casesOf(
        std::size_t experiment, int column, const QString &dataset) const
    {
        for (const ComparedCases &cases : m_subjects[experiment]->cases)
            if (cases.column == column && cases.dataset == dataset && !cases.cases.empty())
                return &cases.cases;
        return nullptr;
    }

    std::span<const Subject> m_subjects;
    core::Comparison &m_comparison;
};

void addSettings(core::Comparison &comparison, std::span<const Subject> subjects)
{
    std::vector<Json> configurations;
    for (const Subject &subject : subjects)
        configurations.push_back(subject->config);
    comparison.settings = core::compareSettings(configurations);
}

void addDataDifferences(core::Comparison &comparison)
{
    const auto namesOf = [&](std::size_t i) {
        QStringList names = comparison.experiments[i].datasets;
        names.sort();
        return names.join(u", "_s);
    };
    for (std::size_t i = 0; i < comparison.experiments.size(); ++i)
        if (comparison.experiments[i].error.isEmpty() && namesOf(i) != namesOf(comparison.baseline))
            comparison.workload.push_back(
                {core::WorkloadPart::Data, i, namesOf(comparison.baseline), namesOf(i), {}});
}

} // namespace

Subject loadSubject(const QString &path, core::MetricsProfile profile, const KeepsGoing &keepsGoing)
{
    auto subject = std::make_shared<ComparisonSubject>();
    core::ComparedExperiment &info = subject->info;
    info.path = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    info.name = QDir(info.path).dirName();
    const auto headline = openExperiment(info.path, OpenDepth::Headline);
    if (!headline) {
        info.error = headline.error().text();
        return subject;
    }
    const core::ExperimentResult &opened = **headline;
    info.models = opened.models;
    info.datasets = opened.datasets;
    info.startedAt = opened.startedAt;
    subject->config = opened.config;
    if (isAccuracyExperiment(opened))
        loadCases(*subject, keepsGoing);
    else
        loadGroups(*subject, profile, keepsGoing);
    info.notes.removeDuplicates();
    return subject;
}

std::vector<std::vector<int>> matchedGroups(std::span<const Subject> subjects, std::size_t baseline)
{
    std::vector<std::vector<QStringList>> names(subjects.size());
    for (std::size_t i = 0; i < subjects.size(); ++i)
        for (const ComparedGroup &group : subjects[i]->groups)
            names[i].push_back({group.model, group.group});
    return matched(names, baseline);
}

core::Comparison compareSubjects(std::span<const Subject> subjects, std::size_t baseline,
    Stage stage, const core::ComparisonOptions &options)
{
    core::Comparison comparison;
    comparison.baseline = baseline;
    comparison.options = options;
    comparison.stage = stage == Stage::Stable ? u"stable"_s : u"total"_s;
    for (const Subject &subject : subjects)
        comparison.experiments.push_back(subject->info);
    if (baseline >= subjects.size())
        return comparison;
    comparison.isAccuracy = subjects[baseline]->accuracy != nullptr;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        const bool isOther = (subjects[i]->accuracy != nullptr) != comparison.isAccuracy;
        if (isOther && comparison.experiments[i].error.isEmpty())
            comparison.experiments[i].error = comparison.isAccuracy
                ? u"a performance experiment has no scores to compare"_s
                : u"an accuracy experiment has no times to compare"_s;
    }
    addDataDifferences(comparison);
    if (comparison.isAccuracy)
        ScoreSections(subjects, comparison).add();
    else
        PerfSections(subjects, comparison, stage).add();
    addSettings(comparison, subjects);
    return comparison;
}

std::vector<std::shared_ptr<const core::PerfSample>> samplesOf(
    std::span<const Subject> subjects, std::size_t baseline, Stage stage, std::size_t section)
{
    const auto sections = matchedGroups(subjects, baseline);
    std::vector<std::shared_ptr<const core::PerfSample>> samples(subjects.size());
    if (section >= sections.size())
        return samples;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        const int place = sections[section][i];
        if (place < 0)
            continue;
        const ComparedGroup &group = subjects[i]->groups[static_cast<std::size_t>(place)];
        samples[i] = stage == Stage::Stable ? group.stable : group.whole;
    }
    return samples;
}

std::vector<report::ComparisonCurves> cumulativeCurves(
    std::span<const Subject> subjects, std::size_t baseline, Stage stage, std::size_t section)
{
    using core::PerfMetric;
    std::vector<report::ComparisonCurves> all;
    const auto samples = samplesOf(subjects, baseline, stage, section);
    for (const PerfMetric metric :
        {PerfMetric::Ttft, PerfMetric::Tpot, PerfMetric::Itl, PerfMetric::E2el}) {
        report::ComparisonCurves curves{core::infoOf(metric).id, u"ms"_s, {}};
        for (const auto &sample : samples) {
            const bool isThere = sample
                && std::ranges::find(sample->summary.rows, metric, &core::MetricRow::metric)
                    != sample->summary.rows.end();
            curves.curves.push_back(isThere ? core::cumulativeShares(sample->of(metric).ascending())
                                            : std::vector<core::Point>());
        }
        if (std::ranges::any_of(curves.curves, [](const auto &curve) { return !curve.empty(); }))
            all.push_back(std::move(curves));
    }
    return all;
}

} // namespace aisb::run
