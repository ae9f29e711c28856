// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/arguments.h"
#include "eval/evaluator.h"

namespace aisb::eval {

// The two orders in which a percentage is formed; they differ in the last digit. Source:
// spec/accuracy.md 10.
enum class PercentOrder
{
    HundredFirst, // 100 * c / n
    ShareFirst // c / n * 100
};

[[nodiscard]] double percent(double count, double total, PercentOrder order);

// What one answer is worth.
struct Judgement
{
    bool isRight = false;
    core::Json detail; // of evaluators with details
};

// {"pred": ..., "answer": ..., "correct": ...}, the usual detail.
[[nodiscard]] core::Json usualDetail(
    const core::Json &prediction, const core::Json &answer, bool isRight);

// An evaluator that finds each answer right or wrong and reports the share of right ones.
struct Rule
{
    QLatin1String metric; // key of the result
    PercentOrder order = PercentOrder::HundredFirst;
    bool hasDetails = true; // and with them the flag that repeats need
    core::Result<Judgement> (*judge)(const Sample &sample, const EvalOptions &options) = nullptr;
};

class RuleEvaluator : public Evaluator
{
public:
    RuleEvaluator(const Rule &rule, const EvalOptions &options)
        : m_rule(rule)
        , m_options(options)
    {
    }

    [[nodiscard]] bool hasDetails() const override { return m_rule.hasDetails; }
    [[nodiscard]] core::Result<Verdict> score(const Sample &sample) const override;
    [[nodiscard]] core::Json metrics(std::span<const Verdict> verdicts) const override;

private:
    Rule m_rule;
    EvalOptions m_options;
};

// The share of verdicts whose first value is 1.
[[nodiscard]] double shareOfRight(std::span<const Verdict> verdicts, PercentOrder order);

// The maker of a rule without arguments, for the table of entries.
template <const Rule &rule>
[[nodiscard]] core::Result<std::shared_ptr<const Evaluator>> makeRuleEvaluator(
    const core::Json &config, const EvalOptions &options)
{
    if (const auto known = checkArguments(config, {}); !known)
        return core::fail(known.error());
    return std::make_shared<const RuleEvaluator>(rule, options);
}

} // namespace aisb::eval
