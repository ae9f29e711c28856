// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/evaluators/optionsimilarity.h"

#include "core/text/editdistance.h"
#include "core/text/pythontext.h"
#include "eval/arguments.h"
#include "eval/evaluators/ruleevaluator.h"
#include "eval/evaluators/rules.h"
#include "eval/text/pythonstring.h"

#include <algorithm>
#include <limits>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

core::Result<std::shared_ptr<const Evaluator>> OptionSimilarity::make(
    const Json &config, const EvalOptions &)
{
    if (const auto known = checkArguments(config, {"options"_L1}); !known)
        return core::fail(known.error());
    const auto given = lettersArgument(config, "options"_L1);
    if (!given)
        return core::fail(given.error());
    QStringList letters;
    bool areUpper = true;
    core::forEachCharacter(*given, [&](char32_t c) {
        areUpper = areUpper && isPythonUpper(c);
        letters.append(QString::fromUcs4(&c, 1));
    });
    if (!areUpper)
        return core::fail(core::ErrorCode::DsetCfg001,
            u"OptionSimAccEvaluator: options: expected upper-case letters, found \"%1\""_s.arg(
                *given));
    auto phrasings = FirstOption::make(*given, FirstOption::Cushion::No);
    if (!phrasings)
        return core::fail(phrasings.error());
    return std::make_shared<const OptionSimilarity>(letters, std::move(*phrasings));
}

core::Result<Verdict> OptionSimilarity::score(const Sample &sample) const
{
    const QString letter = parsed(answerText(sample.prediction), sample.row);
    const bool isRight = core::pythonEquals(Json(letter), sample.reference);
    Json detail = Json::object();
    detail.set(u"pred"_s, sample.prediction);
    detail.set(u"parsed"_s, letter);
    detail.set(u"refr"_s, sample.reference);
    detail.set(u"correct"_s, isRight);
    return Verdict{
        .isCorrect = isRight, .values = {isRight ? 1.0 : 0.0}, .detail = std::move(detail)};
}

Json OptionSimilarity::metrics(std::span<const Verdict> verdicts) const
{
    Json metrics = Json::object();
    metrics.set(u"accuracy"_s, shareOfRight(verdicts, PercentOrder::ShareFirst));
    return metrics;
}

QString OptionSimilarity::parsed(const QString &prediction, const Json &row) const
{
    QString answer = stripped(prediction);
    if (m_letters.contains(answer))
        return answer;
    QString letter = m_phrasings.find(answer);
    if (letter.isEmpty())
        letter = onlyContained(answer, row);
    return letter.isEmpty() ? nearest(answer, row) : letter;
}

QString OptionSimilarity::onlyContained(const QString &answer, const Json &row) const
{
    const QString lowerAnswer = lowered(answer);
    QStringList contained;
    for (const QString &letter : m_letters)
        if (!row[letter].isNull() && lowerAnswer.contains(lowered(core::pythonStr(row[letter]))))
            contained.append(letter);
    return contained.size() == 1 ? contained.front() : QString();
}

QString OptionSimilarity::nearest(const QString &answer, const Json &row) const
{
    QString best;
    qsizetype least = std::numeric_limits<qsizetype>::max();
    for (const QString &letter : m_letters) {
        if (row[letter].isNull())
            continue;
        const QString text = core::pythonStr(row[letter]);
        for (const QString &form : {letter, text, letter + u". "_s + text}) {
            const qsizetype distance = core::editDistance(answer, form);
            if (distance < least) {
                least = distance;
                best = letter;
            }
        }
    }
    return best;
}

} // namespace aisb::eval
