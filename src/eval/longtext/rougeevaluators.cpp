// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/longtext/rougeevaluators.h"

#include "eval/arguments.h"
#include "eval/language/segmenter.h"
#include "eval/longtext/bootstrap.h"
#include "eval/longtext/rouge.h"
#include "eval/longtext/samplefields.h"
#include "eval/longtext/setrouge.h"
#include "eval/text/normalization.h"

#include <array>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

// The score of one name in every verdict.
std::vector<double> column(std::span<const Verdict> verdicts, std::size_t index)
{
    std::vector<double> values;
    values.reserve(verdicts.size());
    for (const Verdict &verdict : verdicts)
        values.push_back(verdict.values[index]);
    return values;
}

// Values of a verdict: rouge1, rouge2, rougeL, rougeLsum.
class RougeEvaluator final : public Evaluator
{
public:
    [[nodiscard]] bool hasDetails() const override { return false; }

    [[nodiscard]] core::Result<Verdict> score(const Sample &sample) const override
    {
        const auto prediction = predictionText(sample);
        if (!prediction)
            return core::fail(prediction.error());
        const auto reference = referenceText(sample);
        if (!reference)
            return core::fail(reference.error());
        const RougeScores scores = rougeScores(*prediction, *reference);
        Verdict verdict;
        verdict.values = {scores.rouge1, scores.rouge2, scores.rougeL, scores.rougeLsum};
        return verdict;
    }

    [[nodiscard]] core::Json metrics(std::span<const Verdict> verdicts) const override
    {
        static constexpr std::array kNames{"rouge1"_L1, "rouge2"_L1, "rougeL"_L1, "rougeLsum"_L1};
        core::Json metrics = core::Json::object();
        Bootstrap bootstrap;
        for (std::size_t i = 0; i < kNames.size(); ++i)
            metrics.set(kNames[i], 100 * bootstrap.medianOfMeans(column(verdicts, i)));
        return metrics;
    }
};

// Values of a verdict: rouge1, rouge2, rougeL.
class JiebaRougeEvaluator final : public Evaluator
{
public:
    explicit JiebaRougeEvaluator(std::shared_ptr<const Segmenter> segmenter)
        : m_segmenter(std::move(segmenter))
    {
    }

    [[nodiscard]] bool hasDetails() const override { return false; }

    [[nodiscard]] core::Result<Verdict> score(const Sample &sample) const override
    {
        const auto prediction = predictionText(sample);
        if (!prediction)
            return core::fail(prediction.error());
        const auto reference = referenceText(sample);
        if (!reference)
            return core::fail(reference.error());
        const SetRougeScores scores = setRougeScores(wordsOf(*prediction, u"__PREDPLACEHOLDER__"_s),
            wordsOf(*reference, u"__REFRPLACEHOLDER__"_s));
        Verdict verdict;
        verdict.values = {scores.rouge1, scores.rouge2, scores.rougeL};
        return verdict;
    }

    [[nodiscard]] core::Json metrics(std::span<const Verdict> verdicts) const override
    {
        static constexpr std::array kNames{"rouge1"_L1, "rouge2"_L1, "rougeL"_L1};
        core::Json metrics = core::Json::object();
        for (std::size_t i = 0; i < kNames.size(); ++i) {
            double sum = 0;
            for (const Verdict &verdict : verdicts)
                sum += verdict.values[i];
            metrics.set(kNames[i], sum / static_cast<double>(verdicts.size()) * 100);
        }
        return metrics;
    }

private:
    [[nodiscard]] QString wordsOf(const QString &text, const QString &placeholder) const
    {
        const QString words = m_segmenter->joined(generalText(text));
        return words.isEmpty() ? placeholder : words;
    }

    std::shared_ptr<const Segmenter> m_segmenter;
};

} // namespace

core::Result<std::shared_ptr<const Evaluator>> makeRougeEvaluator(
    const core::Json &config, const EvalOptions &)
{
    if (const auto checked = checkArguments(config, {}); !checked)
        return core::fail(checked.error());
    return std::make_shared<const RougeEvaluator>();
}

core::Result<std::shared_ptr<const Evaluator>> makeJiebaRougeEvaluator(
    const core::Json &config, const EvalOptions &)
{
    if (const auto checked = checkArguments(config, {}); !checked)
        return core::fail(checked.error());
    auto segmenter = sharedSegmenter();
    if (!segmenter)
        return core::fail(segmenter.error());
    return std::make_shared<const JiebaRougeEvaluator>(*std::move(segmenter));
}

} // namespace aisb::eval
