// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/evaluators/ruleevaluator.h"

#include <algorithm>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

double percent(double count, double total, PercentOrder order)
{
    return order == PercentOrder::HundredFirst ? 100.0 * count / total : count / total * 100.0;
}

Json usualDetail(const Json &prediction, const Json &answer, bool isRight)
{
    Json detail = Json::object();
    detail.set(u"pred"_s, prediction);
    detail.set(u"answer"_s, answer);
    detail.set(u"correct"_s, isRight);
    return detail;
}

double shareOfRight(std::span<const Verdict> verdicts, PercentOrder order)
{
    const auto right = std::ranges::count_if(verdicts,
        [](const Verdict &verdict) { return !verdict.values.empty() && verdict.values[0] > 0; });
    return percent(static_cast<double>(right), static_cast<double>(verdicts.size()), order);
}

core::Result<Verdict> RuleEvaluator::score(const Sample &sample) const
{
    auto judgement = m_rule.judge(sample, m_options);
    if (!judgement)
        return core::fail(judgement.error());
    Verdict verdict;
    verdict.values = {judgement->isRight ? 1.0 : 0.0};
    if (m_rule.hasDetails) {
        verdict.isCorrect = judgement->isRight;
        verdict.detail = std::move(judgement->detail);
    }
    return verdict;
}

Json RuleEvaluator::metrics(std::span<const Verdict> verdicts) const
{
    Json metrics = Json::object();
    metrics.set(QString(m_rule.metric), shareOfRight(verdicts, m_rule.order));
    return metrics;
}

} // namespace aisb::eval
