// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/postprocessors/answers.h"

#include "core/text/pythontext.h"
#include "eval/arguments.h"
#include "eval/language/segmenter.h"
#include "eval/postprocessors/textstep.h"
#include "eval/text/pythonpattern.h"
#include "eval/text/pythonstring.h"

#include <algorithm>
#include <array>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

struct AnswerWord
{
    QLatin1String language;
    QStringView word;
};

constexpr std::array kAnswerWords = {
    AnswerWord{"bn"_L1, u"উত্তর"},
    AnswerWord{"de"_L1, u"Antwort"},
    AnswerWord{"en"_L1, u"Answer"},
    AnswerWord{"es"_L1, u"Respuesta"},
    AnswerWord{"fr"_L1, u"Réponse"},
    AnswerWord{"ja"_L1, u"答え"},
    AnswerWord{"ru"_L1, u"Ответ"},
    AnswerWord{"sw"_L1, u"Jibu"},
    AnswerWord{"te"_L1, u"సమాధానం"},
    AnswerWord{"th"_L1, u"คำตอบ"},
    AnswerWord{"zh"_L1, u"答案"},
};

// What stands between the first and a possible second separator; the whole text without one.
QString secondPiece(const QString &text, QLatin1String separator)
{
    const qsizetype start = text.indexOf(separator);
    if (start < 0)
        return text;
    const qsizetype from = start + separator.size();
    const qsizetype end = text.indexOf(separator, from);
    return text.mid(from, end < 0 ? -1 : end - from);
}

QString bbhAnswer(const QString &text)
{
    constexpr auto lead = "answer is "_L1;
    return text.contains(lead) ? stripped(secondPiece(text, lead)) : text;
}

QString digitsOf(const QString &word)
{
    QString digits;
    core::forEachCharacter(word, [&digits](char32_t c) {
        if (isPythonDigit(c))
            core::appendCharacter(digits, c);
    });
    return digits;
}

const QRegularExpression &codeBlock()
{
    static const QRegularExpression block =
        pythonPattern(uR"(```\w*\n(.*?)```)"_s, QRegularExpression::DotMatchesEverythingOption);
    return block;
}

QString mgsmNumber(const QString &text, QStringView answerWord)
{
    const qsizetype at = text.lastIndexOf(answerWord);
    if (at < 0)
        return {};
    static const QRegularExpression number = pythonPattern(uR"(\d+\.?\d*)"_s);
    const auto last = lastMatch(number, withoutCommas(text.sliced(at + answerWord.size())));
    return last ? rightStripped(*last, u".") : QString();
}

} // namespace

QString gsm8kNumber(const QString &text)
{
    static const QRegularExpression number = pythonPattern(uR"(\-?\d+\.\d+|\-?\d+)"_s);
    const qsizetype nextQuestion = text.indexOf("Question:"_L1);
    return lastMatch(number, text.left(nextQuestion)).value_or(u"NULL"_s);
}

QString gsm8kReference(const QString &text)
{
    return withoutCommas(secondPiece(text, "#### "_L1));
}

QString withoutCommas(const QString &text)
{
    return QString(text).remove(u',');
}

QString gsm100Number(const QString &text)
{
    constexpr auto lead = "The answer is"_L1;
    if (!text.contains(lead))
        return {};
    for (const QString &word : secondPiece(text, lead).split(u' ')) {
        const QString digits = digitsOf(word);
        if (!digits.isEmpty())
            return digits;
    }
    return {};
}

QString bbhLetter(const QString &text)
{
    static const QRegularExpression bracketed = pythonPattern(uR"(\(([A-Z])\)*)"_s);
    static const QRegularExpression bare = pythonPattern(u"([A-Z])"_s);
    const QString answer = bbhAnswer(text);
    if (const auto letter = firstGroup(bracketed, answer))
        return *letter;
    return firstGroup(bare, answer).value_or(answer);
}

QString bbhFreeText(const QString &text)
{
    static const QRegularExpression bold = pythonPattern(uR"(\*\*(.*?)\*\*)"_s);
    QString answer = stripped(firstLine(bbhAnswer(text)));
    if (answer.endsWith(u'.'))
        answer = stripped(QStringView(answer).chopped(1));
    return firstGroup(bold, answer).value_or(answer);
}

QString lcstsSummary(const QString &text)
{
    QString line = stripped(firstLine(stripped(text)).remove(u"своей"_s));
    for (const auto &mark : {u"1. "_s, u"- "_s})
        if (line.startsWith(mark))
            line.remove(mark);
    return stripped(line, u"“，。！”");
}

QString xsumSummary(const QString &text)
{
    return stripped(firstLine(stripped(text)));
}

QString firstFilledLine(const QString &text)
{
    return firstLine(leftStripped(text, u"\n"));
}

QString firstCodeBlock(const QString &text)
{
    return firstGroup(codeBlock(), text).value_or(text);
}

QString lastCodeBlock(const QString &text)
{
    return lastMatch(codeBlock(), text).value_or(text);
}

core::Result<PostProcessor> makeMgsm(const Json &config)
{
    if (const auto known = checkArguments(config, {"lang"_L1}); !known)
        return core::fail(known.error());
    const auto language = textArgument(config, "lang"_L1);
    if (!language)
        return core::fail(language.error());
    const auto entry = std::ranges::find_if(
        kAnswerWords, [&](const AnswerWord &word) { return word.language == *language; });
    if (entry == kAnswerWords.end()) {
        QStringList known;
        for (const AnswerWord &word : kAnswerWords)
            known.append(word.language);
        return core::fail(core::ErrorCode::DsetCfg001,
            u"mgsm_postprocess: lang: \"%1\": expected one of %2"_s.arg(
                language->left(100), known.join(u", "_s)));
    }
    return onText([word = entry->word](const QString &text) { return mgsmNumber(text, word); });
}

core::Result<PostProcessor> makeChineseWords(const Json &config)
{
    if (const auto known = checkArguments(config, {}); !known)
        return core::fail(known.error());
    const auto segmenter = sharedSegmenter();
    if (!segmenter)
        return core::fail(segmenter.error());
    return onText(
        [segmenter = *segmenter](const QString &text) { return segmenter->joined(text); });
}

} // namespace aisb::eval
