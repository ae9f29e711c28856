// SPDX-License-Identifier: GPL-3.0-or-later
// Any prediction and any answer give numbers in range; what compares both ways compares the same.
#include "eval/catalogue.h"
#include "eval/longtext/longbenchscores.h"
#include "eval/longtext/rouge.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace {

using namespace aisb;
using namespace Qt::StringLiterals;

constexpr qsizetype kMaxBytes = 1 << 14;

core::Json configOf(const QString &name)
{
    core::Json config = core::Json::object();
    config.set(u"type"_s, name);
    return config;
}

// Those that need no arguments and no files that are not there.
std::vector<std::shared_ptr<const eval::Evaluator>> madeEvaluators()
{
    std::vector<std::shared_ptr<const eval::Evaluator>> made;
    for (const bool isReference : {false, true})
        for (const auto entries : {eval::longTextEvaluators(), eval::mathEvaluators()})
            for (const eval::EvaluatorEntry &entry : entries)
                if (auto evaluator = entry.make(configOf(entry.name), {isReference}))
                    made.push_back(*std::move(evaluator));
    return made;
}

std::vector<eval::PostProcessor> madePostProcessors()
{
    std::vector<eval::PostProcessor> made;
    for (const QString &name : eval::postProcessorNames())
        if (auto postProcessor = eval::makePostProcessor(configOf(name)))
            made.push_back(*std::move(postProcessor));
    return made;
}

// The answer in the shapes the evaluators know: a text, a list, classes.
std::vector<core::Json> referencesOf(const QString &answer)
{
    core::Json answers = core::Json::array();
    answers.append(answer);
    answers.append(u"Paragraph 7"_s);
    core::Json classes = core::Json::array();
    for (const QString &name : answer.split(u' '))
        classes.append(name);
    classes.append(answer);
    core::Json classification = core::Json::object();
    classification.set(u"answers"_s, answers);
    classification.set(u"all_classes"_s, classes);
    return {answer, answers, classification};
}

void check(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

void checkEvaluators(const QString &prediction, const QString &answer)
{
    static const auto evaluators = madeEvaluators();
    for (const core::Json &reference : referencesOf(answer)) {
        for (const auto &evaluator : evaluators) {
            const auto verdict = evaluator->score({prediction, reference, {}, {}});
            if (!verdict)
                continue;
            for (const double value : verdict->values)
                check(value >= 0 && value <= 1);
            const core::Json metrics = evaluator->metrics(std::vector{*verdict});
            for (const auto &[name, value] : metrics.members())
                check(std::isfinite(value.toDouble(NAN)));
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(data, std::min(static_cast<qsizetype>(size), kMaxBytes));
    const qsizetype border = bytes.indexOf('\0'); // prediction, zero byte, answer
    const QString prediction = QString::fromUtf8(bytes.first(border < 0 ? bytes.size() : border));
    const QString answer = QString::fromUtf8(bytes.sliced(border + 1));

    const eval::RougeScores scores = eval::rougeScores(prediction, answer);
    const eval::RougeScores swapped = eval::rougeScores(answer, prediction);
    check(scores.rouge1 == swapped.rouge1 && scores.rouge2 == swapped.rouge2);
    check(scores.rougeL == swapped.rougeL && scores.rougeL <= scores.rouge1 + 1e-9);
    check(eval::textSimilarity(prediction, answer) == eval::textSimilarity(answer, prediction));
    check(eval::textSimilarity(prediction, prediction) == 1);
    checkEvaluators(prediction, answer);

    static const auto postProcessors = madePostProcessors();
    for (const eval::PostProcessor &postProcessor : postProcessors)
        check(!core::writeJson(postProcessor(prediction)).isEmpty());
    return 0;
}
