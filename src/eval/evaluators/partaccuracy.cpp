// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/evaluators/partaccuracy.h"

#include "core/text/pythontext.h"
#include "eval/arguments.h"
#include "eval/evaluators/ruleevaluator.h"
#include "eval/evaluators/rules.h"

#include <algorithm>
#include <array>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

// Rows whose column has that value; an empty column means all rows.
struct Part
{
    QLatin1String column;
    QLatin1String value;
    QLatin1String metric;
};

constexpr std::array kContaminationParts = {
    Part{"is_clean"_L1, "clean"_L1, "accuracy - clean"_L1},
    Part{"is_clean"_L1, "input contamination"_L1, "accuracy - input contaminated"_L1},
    Part{"is_clean"_L1, "input-and-label contamination"_L1,
        "accuracy - input-and-label contaminated"_L1},
};

constexpr std::array kLongBenchParts = {
    Part{{}, {}, "accuracy"_L1},
    Part{"difficulty"_L1, "easy"_L1, "accuracy_easy"_L1},
    Part{"difficulty"_L1, "hard"_L1, "accuracy_hard"_L1},
    Part{"length"_L1, "short"_L1, "accuracy_short"_L1},
    Part{"length"_L1, "medium"_L1, "accuracy_medium"_L1},
    Part{"length"_L1, "long"_L1, "accuracy_long"_L1},
};

enum class Comparison
{
    AsText,
    AsValue
};

bool isIn(const Json &row, const Part &part)
{
    return part.column.isEmpty() || row[QString(part.column)].toString() == part.value;
}

// values: whether the answer is right, then for each part whether the row belongs to it.
class PartAccuracy : public Evaluator
{
public:
    PartAccuracy(std::span<const Part> parts, Comparison comparison)
        : m_parts(parts)
        , m_comparison(comparison)
    {
    }

    [[nodiscard]] bool hasDetails() const override { return false; }

    [[nodiscard]] core::Result<Verdict> score(const Sample &sample) const override
    {
        const auto judgement =
            m_comparison == Comparison::AsText ? judgeText(sample, {}) : judgeEquality(sample, {});
        if (!judgement)
            return core::fail(judgement.error());
        Verdict verdict;
        verdict.values.push_back(judgement->isRight ? 1 : 0);
        for (const Part &part : m_parts)
            verdict.values.push_back(isIn(sample.row, part) ? 1 : 0);
        return verdict;
    }

    [[nodiscard]] Json metrics(std::span<const Verdict> verdicts) const override
    {
        Json metrics = Json::object();
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            double right = 0;
            double rows = 0;
            for (const Verdict &verdict : verdicts) {
                rows += verdict.values[i + 1];
                right += verdict.values[0] * verdict.values[i + 1];
            }
            if (rows > 0)
                metrics.set(
                    QString(m_parts[i].metric), percent(right, rows, PercentOrder::ShareFirst));
        }
        return metrics;
    }

private:
    std::span<const Part> m_parts;
    Comparison m_comparison;
};

} // namespace

core::Result<std::shared_ptr<const Evaluator>> makeContaminationAccuracy(
    const Json &config, const EvalOptions &)
{
    if (const auto known = checkArguments(config, {}); !known)
        return core::fail(known.error());
    return std::make_shared<const PartAccuracy>(kContaminationParts, Comparison::AsText);
}

core::Result<std::shared_ptr<const Evaluator>> makeLongBenchV2(
    const Json &config, const EvalOptions &)
{
    if (const auto known = checkArguments(config, {}); !known)
        return core::fail(known.error());
    return std::make_shared<const PartAccuracy>(kLongBenchParts, Comparison::AsValue);
}

} // namespace aisb::eval
