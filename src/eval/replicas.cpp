// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/replicas.h"

#include "core/scorespread.h"

#include <algorithm>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

bool isNumeric(const Json &value)
{
    return value.isNumber() || value.isBool();
}

double numberOf(const Json &value)
{
    return value.isBool() ? (value.toBool() ? 1.0 : 0.0) : value.toDouble();
}

std::vector<Json> metricsOfReplicas(
    const Evaluator &evaluator, std::span<const Verdict> verdicts, int n)
{
    std::vector<Json> replicas;
    for (int i = 0; i < n; ++i) {
        std::vector<Verdict> rows;
        rows.reserve(verdicts.size() / static_cast<std::size_t>(n));
        for (auto row = static_cast<std::size_t>(i); row < verdicts.size();
            row += static_cast<std::size_t>(n))
            rows.push_back(verdicts[row]);
        replicas.push_back(evaluator.metrics(rows));
    }
    return replicas;
}

double meanOf(const std::vector<Json> &replicas, const QString &key)
{
    double sum = 0;
    for (const Json &replica : replicas)
        sum += numberOf(replica[key]);
    return sum / static_cast<double>(replicas.size());
}

QString averageName(const QString &key, int n)
{
    return u"%1 (%2 runs average)"_s.arg(key == "pass@1"_L1 ? u"accuracy"_s : key).arg(n);
}

// Numbers become means, everything else the list of its values; means over repeats come last.
Json averaged(const std::vector<Json> &replicas, int n)
{
    Json kept = Json::object();
    Json means = Json::object();
    for (const auto &[key, first] : replicas.front().members()) {
        if (isNumeric(first)) {
            if (n == 1)
                kept.set(key, meanOf(replicas, key));
            else
                means.set(averageName(key, n), meanOf(replicas, key));
            continue;
        }
        Json values = Json::array();
        for (const Json &replica : replicas)
            values.append(replica[key]);
        kept.set(key, values);
    }
    for (const auto &[key, value] : means.members())
        kept.set(key, value);
    return kept;
}

struct GroupNumbers
{
    double average = 0;
    std::vector<double> pass; // one per k
    std::vector<double> consistent;
};

GroupNumbers numbersOf(std::span<const Verdict> members, const Repeats &repeats)
{
    const auto right = static_cast<int>(std::ranges::count_if(
        members, [](const Verdict &member) { return member.isCorrect.value_or(false); }));
    GroupNumbers numbers;
    numbers.average = static_cast<double>(right) / repeats.n;
    for (const int k : repeats.k) {
        numbers.pass.push_back(core::passChance(repeats.n, right, k));
        numbers.consistent.push_back(right > k / 2.0 ? 1.0 : 0.0);
    }
    return numbers;
}

bool hasFlagNumbers(std::span<const Verdict> verdicts, const Repeats &repeats)
{
    return repeats.n > 1 && std::ranges::max(repeats.k) > 1
        && std::ranges::any_of(
            verdicts, [](const Verdict &verdict) { return verdict.isCorrect.has_value(); });
}

void addFlagNumbers(Json &metrics, std::span<const Verdict> verdicts, const Repeats &repeats,
    const EvalOptions &options)
{
    const auto rows = static_cast<qint64>(verdicts.size());
    const qint64 groups = rows / repeats.n;
    double average = 0;
    std::vector<double> pass(repeats.k.size());
    std::vector<double> consistent(repeats.k.size());
    for (qint64 group = 0; group < groups; ++group) {
        std::vector<Verdict> members;
        for (const qint64 row : rowsOfGroup(group, rows, repeats.n, options))
            members.push_back(verdicts[static_cast<std::size_t>(row)]);
        const GroupNumbers numbers = numbersOf(members, repeats);
        average += numbers.average;
        for (std::size_t i = 0; i < pass.size(); ++i) {
            pass[i] += numbers.pass[i];
            consistent[i] += numbers.consistent[i];
        }
    }
    const auto percent = [groups](double sum) { return 100 * (sum / static_cast<double>(groups)); };
    metrics.set(u"avg@%1"_s.arg(repeats.n), percent(average));
    for (std::size_t i = 0; i < pass.size(); ++i) {
        metrics.set(u"pass@%1"_s.arg(repeats.k[i]), percent(pass[i]));
        metrics.set(u"cons@%1"_s.arg(repeats.k[i]), percent(consistent[i]));
    }
}

} // namespace

core::Result<> checkRepeats(const Repeats &repeats)
{
    const bool isRight = repeats.n > 0 && !repeats.k.empty()
        && std::ranges::all_of(repeats.k, [&](int k) { return k > 0 && k <= repeats.n; });
    if (isRight)
        return {};
    return core::fail(core::ErrorCode::TevalParam001,
        u"k and n must be greater than 0 and k <= n (n = %1)"_s.arg(repeats.n));
}

Json combineReplicas(const Evaluator &evaluator, std::span<const Verdict> verdicts,
    const Repeats &repeats, const EvalOptions &options)
{
    const std::vector<Json> replicas = metricsOfReplicas(evaluator, verdicts, repeats.n);
    if (!evaluator.hasDetails() && (repeats.n == 1 || options.isReference))
        return replicas.back();
    Json metrics = averaged(replicas, repeats.n);
    if (hasFlagNumbers(verdicts, repeats))
        addFlagNumbers(metrics, verdicts, repeats, options);
    return metrics;
}

std::vector<qint64> rowsOfGroup(qint64 group, qint64 rows, int n, const EvalOptions &options)
{
    std::vector<qint64> chosen;
    const qint64 samples = rows / n;
    for (qint64 place = group * n; place < (group + 1) * n; ++place) {
        // The reference pairs details in replica-major order with rows in sample-major order.
        chosen.push_back(options.isReference ? place % samples * n + place / samples : place);
    }
    return chosen;
}

Json groupDetails(
    const QString &exampleAbbr, std::span<const Verdict> members, const Repeats &repeats)
{
    Json group = Json::object();
    group.set(u"example_abbr"_s, exampleAbbr);
    if (hasFlagNumbers(members, repeats)) {
        const GroupNumbers numbers = numbersOf(members, repeats);
        group.set(u"avg@%1"_s.arg(repeats.n), numbers.average);
        for (std::size_t i = 0; i < repeats.k.size(); ++i) {
            group.set(u"pass@%1"_s.arg(repeats.k[i]), numbers.pass[i]);
            group.set(u"cons@%1"_s.arg(repeats.k[i]), numbers.consistent[i]);
        }
    }
    for (const auto &[key, value] : members.front().detail.members()) {
        if (key == "predictions"_L1) // lost in the reference's form as well
            continue;
        Json values = Json::array();
        for (const Verdict &member : members)
            values.append(member.detail[key]);
        group.set(key, values);
    }
    return group;
}

} // namespace aisb::eval
