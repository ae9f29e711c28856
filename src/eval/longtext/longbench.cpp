// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/longtext/longbench.h"

#include "eval/arguments.h"
#include "eval/language/segmenter.h"
#include "eval/longtext/longbenchscores.h"
#include "eval/longtext/samplefields.h"
#include "eval/longtext/setrouge.h"
#include "eval/text/normalization.h"
#include "eval/text/pythonpattern.h"

#include <QRegularExpression>

#include <algorithm>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

enum class Language
{
    English,
    Chinese
};

core::Result<Language> languageOf(const core::Json &config)
{
    if (const auto checked = checkArguments(config, {"language"_L1}); !checked)
        return core::fail(checked.error());
    const auto language = textArgument(config, "language"_L1, u"en"_s);
    if (!language)
        return core::fail(language.error());
    if (*language == "en"_L1)
        return Language::English;
    if (*language == "zh"_L1)
        return Language::Chinese;
    return core::fail(core::ErrorCode::DsetCfg001,
        u"%1: language: \"en\" or \"zh\" was expected"_s.arg(config[u"type"].toString()));
}

// The segmenter Chinese needs, null for English.
core::Result<std::shared_ptr<const Segmenter>> segmenterFor(const core::Json &config)
{
    const auto language = languageOf(config);
    if (!language)
        return core::fail(language.error());
    if (*language == Language::English)
        return nullptr;
    return sharedSegmenter();
}

// The values of a verdict are what the answers of the row add to the score.
class LongBenchEvaluator : public Evaluator
{
public:
    [[nodiscard]] bool hasDetails() const final { return false; }

    [[nodiscard]] core::Result<Verdict> score(const Sample &sample) const final
    {
        const auto prediction = predictionText(sample);
        if (!prediction)
            return core::fail(prediction.error());
        auto values = valuesOf(*prediction, sample.reference);
        if (!values)
            return core::fail(values.error());
        Verdict verdict;
        verdict.values = *std::move(values);
        return verdict;
    }

    [[nodiscard]] core::Json metrics(std::span<const Verdict> verdicts) const final
    {
        double sum = 0;
        for (const Verdict &verdict : verdicts)
            for (const double value : verdict.values)
                sum += value;
        core::Json metrics = core::Json::object();
        metrics.set(u"score"_s, sum / static_cast<double>(verdicts.size()) * 100);
        return metrics;
    }

protected:
    [[nodiscard]] virtual core::Result<std::vector<double>> valuesOf(
        const QString &prediction, const core::Json &reference) const = 0;
};

// The best answer counts.
class BestAnswerEvaluator : public LongBenchEvaluator
{
protected:
    [[nodiscard]] core::Result<std::vector<double>> valuesOf(
        const QString &prediction, const core::Json &reference) const final
    {
        const auto answers = textList(reference, "answers"_L1);
        if (!answers)
            return core::fail(answers.error());
        return std::vector{bestOf(prediction, *answers)};
    }

    // 0 without answers.
    [[nodiscard]] virtual double bestOf(QString prediction, const QStringList &answers) const = 0;
};

class F1Evaluator final : public BestAnswerEvaluator
{
public:
    explicit F1Evaluator(std::shared_ptr<const Segmenter> segmenter)
        : m_segmenter(std::move(segmenter))
    {
    }

protected:
    [[nodiscard]] double bestOf(QString prediction, const QStringList &answers) const override
    {
        const QStringList predicted = wordsOf(prediction);
        double best = 0;
        for (const QString &answer : answers)
            best = std::max(best, wordF1(predicted, wordsOf(answer)));
        return best;
    }

private:
    [[nodiscard]] QStringList wordsOf(const QString &text) const
    {
        if (!m_segmenter)
            return normalizedTokens(text);
        QStringList words;
        for (const QStringView word : m_segmenter->cut(text))
            if (QString bare = bareChineseWord(word); !bare.isEmpty())
                words.append(std::move(bare));
        return words;
    }

    std::shared_ptr<const Segmenter> m_segmenter; // null for English
};

class RougeLEvaluator final : public BestAnswerEvaluator
{
public:
    RougeLEvaluator(std::shared_ptr<const Segmenter> segmenter, const EvalOptions &options)
        : m_segmenter(std::move(segmenter))
        , m_options(options)
    {
    }

protected:
    [[nodiscard]] double bestOf(QString prediction, const QStringList &answers) const override
    {
        double best = 0;
        for (const QString &answer : answers) {
            if (m_segmenter) // for every answer anew what the one before has segmented
                prediction = m_segmenter->joined(prediction);
            const QString wanted = m_segmenter ? m_segmenter->joined(answer) : answer;
            best = std::max(best, sentenceRougeL(prediction, wanted, m_options).value_or(0));
        }
        return best;
    }

private:
    std::shared_ptr<const Segmenter> m_segmenter; // null for English
    EvalOptions m_options;
};

class CodeSimEvaluator final : public BestAnswerEvaluator
{
protected:
    [[nodiscard]] double bestOf(QString prediction, const QStringList &answers) const override
    {
        const QString line = codeLine(prediction);
        double best = 0;
        for (const QString &answer : answers)
            best = std::max(best, textSimilarity(line, answer));
        return best;
    }
};

class ClassificationEvaluator final : public LongBenchEvaluator
{
protected:
    [[nodiscard]] core::Result<std::vector<double>> valuesOf(
        const QString &prediction, const core::Json &reference) const override
    {
        const auto answers = textList(reference[u"answers"], "answers"_L1);
        if (!answers)
            return core::fail(answers.error());
        const auto classes = textList(reference[u"all_classes"], "all_classes"_L1);
        if (!classes)
            return core::fail(classes.error());
        std::vector<double> values;
        for (const QString &answer : *answers)
            values.push_back(classScore(prediction, answer, *classes));
        return values;
    }
};

class CountEvaluator final : public LongBenchEvaluator
{
protected:
    [[nodiscard]] core::Result<std::vector<double>> valuesOf(
        const QString &prediction, const core::Json &reference) const override
    {
        const auto answers = textList(reference, "answers"_L1);
        if (!answers)
            return core::fail(answers.error());
        std::vector<double> values;
        for (const QString &answer : *answers)
            values.push_back(numberShare(prediction, answer));
        return values;
    }
};

class RetrievalEvaluator final : public LongBenchEvaluator
{
public:
    explicit RetrievalEvaluator(Language language)
        : m_paragraph(pythonPattern(
              language == Language::English ? u"Paragraph (\\d+)"_s : u"段落(\\d+)"_s))
    {
    }

protected:
    [[nodiscard]] core::Result<std::vector<double>> valuesOf(
        const QString &prediction, const core::Json &reference) const override
    {
        const auto answers = textList(reference, "answers"_L1);
        if (!answers)
            return core::fail(answers.error());
        std::vector<double> values;
        for (const QString &answer : *answers) {
            const auto wanted = firstGroup(m_paragraph, answer);
            if (!wanted)
                return core::fail(core::ErrorCode::DsetData006,
                    u"answers: \"%1\" names no paragraph"_s.arg(answer.left(80)));
            values.push_back(numberShare(prediction, *wanted));
        }
        return values;
    }

private:
    QRegularExpression m_paragraph;
};

// An evaluator without arguments.
template <class T>
MadeEvaluator makePlain(const core::Json &config)
{
    if (const auto checked = checkArguments(config, {}); !checked)
        return core::fail(checked.error());
    return std::make_shared<const T>();
}

} // namespace

MadeEvaluator makeLongBenchF1(const core::Json &config, const EvalOptions &)
{
    auto segmenter = segmenterFor(config);
    if (!segmenter)
        return core::fail(segmenter.error());
    return std::make_shared<const F1Evaluator>(*std::move(segmenter));
}

MadeEvaluator makeLongBenchRouge(const core::Json &config, const EvalOptions &options)
{
    auto segmenter = segmenterFor(config);
    if (!segmenter)
        return core::fail(segmenter.error());
    return std::make_shared<const RougeLEvaluator>(*std::move(segmenter), options);
}

MadeEvaluator makeLongBenchClassification(const core::Json &config, const EvalOptions &)
{
    return makePlain<ClassificationEvaluator>(config);
}

MadeEvaluator makeLongBenchCount(const core::Json &config, const EvalOptions &)
{
    return makePlain<CountEvaluator>(config);
}

MadeEvaluator makeLongBenchRetrieval(const core::Json &config, const EvalOptions &)
{
    const auto language = languageOf(config);
    if (!language)
        return core::fail(language.error());
    return std::make_shared<const RetrievalEvaluator>(*language);
}

MadeEvaluator makeLongBenchCodeSim(const core::Json &config, const EvalOptions &)
{
    return makePlain<CodeSimEvaluator>(config);
}

} // namespace aisb::eval
