// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/longtext/leval.h"

#include "eval/arguments.h"
#include "eval/longtext/samplefields.h"
#include "eval/text/normalization.h"
#include "eval/text/pythonpattern.h"
#include "eval/text/pythonstring.h"

#include <QRegularExpression>

#include <algorithm>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

QString withSingleBlanks(QString text)
{
    static const QRegularExpression blanks = pythonPattern(u"\\s+"_s);
    return text.replace(blanks, u" "_s);
}

// One way to write a value.
QString plainCode(const QString &text)
{
    QString plain = withSingleBlanks(text);
    for (const QLatin1String removed : {","_L1, "'"_L1, R"(\)"_L1, ".0"_L1})
        plain.remove(removed);
    plain.replace("] ["_L1, "]["_L1);
    plain.replace("[ ["_L1, "[["_L1);
    plain.replace("] ]"_L1, "]]"_L1);
    return stripped(plain);
}

// The words of a prediction that state the output: those after the last announcement of it, else
// the last ones; some more than the reference has.
QString statedOutput(const QString &prediction, const QString &reference)
{
    static constexpr auto kAnnouncement = "the final output"_L1;
    QString text = plainCode(prediction);
    for (const QLatin1String removed : {"will be"_L1, "of the code"_L1, "is"_L1, "would be"_L1,
             "the value of"_L1, "the result of"_L1, "printed"_L1})
        text.remove(removed);
    const qsizetype count = splitWords(reference).size() + 3;
    const qsizetype announced = text.lastIndexOf(kAnnouncement);
    if (announced < 0) {
        const QStringList words = withSingleBlanks(text).split(u' ');
        return words.sliced(std::max(words.size() - count, qsizetype{0})).join(u' ');
    }
    // A blank at the start makes a first, empty word.
    const QStringList words =
        withSingleBlanks(text.sliced(announced + kAnnouncement.size())).split(u' ');
    return words.first(std::min(words.size(), count)).join(u' ');
}

enum class Judgement
{
    None,
    True,
    False
};

Judgement exactJudgement(const QStringList &words)
{
    for (const QString &word : words) {
        const QString bare = stripped(word, u".,;:!");
        if (bare == "true"_L1)
            return Judgement::True;
        if (bare == "false"_L1)
            return Judgement::False;
    }
    return Judgement::None;
}

Judgement containedJudgement(const QStringList &words)
{
    for (const QString &word : words) {
        if (word.contains("true"_L1))
            return Judgement::True;
        if (word.contains("false"_L1))
            return Judgement::False;
    }
    return Judgement::None;
}

QStringList wordsBeforeFact(QStringView lower)
{
    const qsizetype fact = lower.indexOf("[fact:"_L1);
    return splitWords(fact < 0 ? lower : lower.first(fact));
}

// The value of a verdict is 1 for a right answer, else 0.
class ShareEvaluator final : public Evaluator
{
public:
    using Rule = bool (*)(const QString &prediction, const QString &reference);

    explicit ShareEvaluator(Rule isRight)
        : m_isRight(isRight)
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
        Verdict verdict;
        verdict.values = {m_isRight(*prediction, *reference) ? 1.0 : 0.0};
        return verdict;
    }

    [[nodiscard]] core::Json metrics(std::span<const Verdict> verdicts) const override
    {
        double right = 0;
        for (const Verdict &verdict : verdicts)
            right += verdict.values.front();
        core::Json metrics = core::Json::object();
        metrics.set(u"accuracy"_s, right / static_cast<double>(verdicts.size()) * 100);
        return metrics;
    }

private:
    Rule m_isRight;
};

core::Result<std::shared_ptr<const Evaluator>> makeShare(
    const core::Json &config, ShareEvaluator::Rule isRight)
{
    if (const auto checked = checkArguments(config, {}); !checked)
        return core::fail(checked.error());
    return std::make_shared<const ShareEvaluator>(isRight);
}

} // namespace

bool isLevalMatch(const QString &prediction, const QString &reference)
{
    const QString cleaned = generalText(prediction);
    return cleaned.contains(generalText(reference)) || cleaned.contains(reference);
}

bool isCodeOutput(const QString &prediction, const QString &reference)
{
    return normalizedAnswer(statedOutput(prediction, reference))
        == normalizedAnswer(plainCode(reference));
}

bool isSameJudgement(const QString &prediction, const QString &reference)
{
    const Judgement wanted = containedJudgement(splitWords(lowered(reference)));
    const QStringList words = wordsBeforeFact(lowered(prediction));
    const Judgement exact = exactJudgement(words);
    const Judgement said = exact == Judgement::None ? containedJudgement(words) : exact;
    return wanted != Judgement::None && said == wanted;
}

core::Result<std::shared_ptr<const Evaluator>> makeLevalEM(
    const core::Json &config, const EvalOptions &)
{
    return makeShare(config, isLevalMatch);
}

core::Result<std::shared_ptr<const Evaluator>> makeCodeU(
    const core::Json &config, const EvalOptions &)
{
    return makeShare(config, isCodeOutput);
}

core::Result<std::shared_ptr<const Evaluator>> makeSciFi(
    const core::Json &config, const EvalOptions &)
{
    return makeShare(config, isSameJudgement);
}

} // namespace aisb::eval
