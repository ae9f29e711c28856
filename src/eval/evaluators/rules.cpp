// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/evaluators/rules.h"

#include "core/text/editdistance.h"
#include "core/text/pythontext.h"
#include "eval/postprocessors/answers.h"
#include "eval/text/normalization.h"
#include "eval/text/pythonpattern.h"
#include "eval/text/pythonstring.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr double kGsm8kTolerance = 1e-6;

Judgement usual(const Json &prediction, const Json &answer, bool isRight)
{
    return {.isRight = isRight, .detail = usualDetail(prediction, answer, isRight)};
}

std::optional<double> floatOf(const Json &value)
{
    if (value.isString())
        return parsePythonFloat(value.toString());
    return value.isNumber() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<double> integerOf(const Json &value)
{
    if (value.isString())
        return parsePythonInteger(value.toString());
    return value.isNumber() ? std::optional(std::trunc(value.toDouble())) : std::nullopt;
}

bool isSameNumber(const Json &prediction, const Json &reference)
{
    const auto given = floatOf(prediction);
    const auto wanted = integerOf(reference);
    return given && wanted && std::abs(*given - *wanted) < kGsm8kTolerance;
}

// The distance of an answer to a candidate; of a list its nearest member counts.
qsizetype distanceTo(const QString &answer, const Json &candidate)
{
    if (!candidate.isArray())
        return core::editDistance(answer, answerText(candidate));
    qsizetype least = std::numeric_limits<qsizetype>::max();
    for (const Json &form : candidate.items())
        least = std::min(least, core::editDistance(answer, answerText(form)));
    return least;
}

qint64 nearestCandidate(const QString &answer, const Json::Array &candidates)
{
    std::vector<qsizetype> distances;
    distances.reserve(candidates.size());
    for (const Json &candidate : candidates)
        distances.push_back(distanceTo(answer, candidate));
    return std::ranges::min_element(distances) - distances.begin();
}

QString afterLast(const QString &text, QLatin1String mark)
{
    const qsizetype at = text.lastIndexOf(mark);
    return at < 0 ? text : text.sliced(at + mark.size());
}

QString triviaAnswer(const QString &prediction)
{
    QString answer = lowered(firstLine(stripped(prediction)));
    for (const QLatin1String mark : {"answer is"_L1, "a:"_L1, "answer:"_L1})
        answer = afterLast(answer, mark);
    return generalText(stripped(answer));
}

// The first word up to the first ASCII punctuation character, which a backslash is not here.
QString lambadaWord(const QString &prediction)
{
    const QString answer = stripped(prediction);
    const QStringView word =
        QStringView(answer).first(std::ranges::find(answer, QChar(u' ')) - answer.cbegin());
    const auto end = std::ranges::find_if(
        word, [](QChar c) { return c != u'\\' && isAsciiPunctuation(c.unicode()); });
    return generalText(word.first(end - word.begin()));
}

// Whether an answer is the letter or the text of "X. text". The reference splits at every ". " and
// so never finds texts that contain one (Q-34).
bool isOption(const QString &answer, const QString &option, const EvalOptions &options)
{
    constexpr auto separator = ". "_L1;
    const qsizetype at = option.indexOf(separator);
    if (at < 0)
        return false;
    const QString letter = option.first(at);
    const QString text = option.sliced(at + separator.size());
    if (options.isReference && text.contains(separator))
        return false;
    const bool isLetter = answer.size() == 1 && answer[0] >= u'A' && answer[0] <= u'P';
    return (isLetter && answer == letter) || answer == stripped(text);
}

} // namespace

QString answerText(const Json &value)
{
    return value.isNull() ? QString() : core::pythonStr(value);
}

bool isFuzzyMatch(QStringView a, QStringView b)
{
    const QString first = normalizedAnswer(a);
    const QString second = normalizedAnswer(b);
    if (first.isEmpty() || second.isEmpty())
        return first == second;
    return first.contains(second) || second.contains(first);
}

core::Result<Judgement> judgeText(const Sample &sample, const EvalOptions &)
{
    const Json &prediction = sample.prediction;
    if (prediction.isArray() || prediction.isObject())
        return core::fail(core::ErrorCode::IcleUnk001,
            u"prediction: expected one label, found a %1"_s.arg(
                prediction.isArray() ? u"list"_s : u"object"_s));
    return Judgement{
        .isRight = core::pythonStr(prediction) == core::pythonStr(sample.reference), .detail = {}};
}

core::Result<Judgement> judgeEquality(const Sample &sample, const EvalOptions &)
{
    return usual(sample.prediction, sample.reference,
        core::pythonEquals(sample.prediction, sample.reference));
}

core::Result<Judgement> judgeWithPrompt(const Sample &sample, const EvalOptions &)
{
    const bool isRight = core::pythonEquals(sample.prediction, sample.reference);
    Json detail = Json::object();
    detail.set(u"prompt"_s, sample.originPrompt);
    detail.set(u"pred"_s, sample.prediction);
    detail.set(u"refr"_s, sample.reference);
    detail.set(u"is_correct"_s, isRight);
    return Judgement{.isRight = isRight, .detail = detail};
}

core::Result<Judgement> judgeNearest(const Sample &sample, const EvalOptions &)
{
    const Json &candidates = sample.reference[u"candidates"];
    if (candidates.items().empty())
        return core::fail(core::ErrorCode::DsetData002,
            u"reference: candidates: expected a list of texts that is not empty"_s);
    const qint64 nearest = nearestCandidate(answerText(sample.prediction), candidates.items());
    return Judgement{
        .isRight = core::pythonEquals(Json(nearest), sample.reference[u"label"]), .detail = {}};
}

core::Result<Judgement> judgeGsm8k(const Sample &sample, const EvalOptions &)
{
    const bool isRight = core::pythonEquals(sample.prediction, sample.reference)
        || isSameNumber(sample.prediction, sample.reference);
    return usual(sample.prediction, sample.reference, isRight);
}

core::Result<Judgement> judgeBbh(const Sample &sample, const EvalOptions &)
{
    const Json answer = bbhFreeText(answerText(sample.prediction));
    return usual(answer, sample.reference, core::pythonEquals(answer, sample.reference));
}

core::Result<Judgement> judgeDrop(const Sample &sample, const EvalOptions &)
{
    static const QRegularExpression pattern = pythonPattern(uR"((?i)Answer\s*:\s*([^\n]+))"_s);
    const QString text = answerText(sample.prediction);
    const QString answer = firstGroup(pattern, text).value_or(text);
    const QStringList wanted = answerText(sample.reference).split(u'|');
    const bool isRight = std::ranges::any_of(
        wanted, [&answer](const QString &one) { return isFuzzyMatch(answer, one); });
    return usual(sample.prediction, sample.reference, isRight);
}

core::Result<Judgement> judgeTriviaQa(const Sample &sample, const EvalOptions &)
{
    const QString answer = triviaAnswer(answerText(sample.prediction));
    const Json::Array single{sample.reference};
    Json wanted = Json::array();
    bool isRight = false;
    for (const Json &one : sample.reference.isArray() ? sample.reference.items() : single) {
        const QString text = lowered(generalText(answerText(one)));
        isRight = isRight || answer.contains(text);
        wanted.append(text);
    }
    return usual(Json(answer), wanted, isRight);
}

core::Result<Judgement> judgeLambada(const Sample &sample, const EvalOptions &)
{
    const QString wanted = generalText(answerText(sample.reference));
    return Judgement{.isRight = lambadaWord(answerText(sample.prediction)) == wanted, .detail = {}};
}

core::Result<Judgement> judgeMmluPro(const Sample &sample, const EvalOptions &options)
{
    const QString answer = stripped(firstLine(answerText(sample.prediction)));
    return usual(
        Json(answer), sample.reference, isOption(answer, answerText(sample.reference), options));
}

core::Result<Judgement> judgeMgsm(const Sample &sample, const EvalOptions &)
{
    const bool isRight = core::pythonEquals(sample.prediction, sample.reference);
    Json detail = Json::object();
    detail.set(u"references"_s, sample.reference);
    detail.set(u"predictions"_s, sample.prediction);
    detail.set(u"correct"_s, isRight);
    return Judgement{.isRight = isRight, .detail = detail};
}

} // namespace aisb::eval
