// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/answers.h"

#include "eval/math/finalanswer.h"
#include "eval/text/boxed.h"
#include "eval/text/pythonpattern.h"
#include "eval/text/pythonstring.h"

#include <optional>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kDapoTail = 100; // characters in which the strict rule looks for a box

QString boxedAnswer(const QString &text)
{
    const auto box = lastBox(text);
    const QString content = box ? boxContent(*box).value_or(QString()) : QString();
    const bool isBraced = content.size() > 1 && content.startsWith(u'{') && content.endsWith(u'}');
    return isBraced && !content.contains(u'\n') ? content.sliced(1).chopped(1) : content;
}

// The first piece between full stops that isWanted, else the first one; normalised.
template <class Predicate>
QString normalizedSentence(const QString &text, const Predicate &isWanted)
{
    for (const QStringView piece : QStringView(text).tokenize(u'.'))
        if (isWanted(lowered(piece)))
            return normalizedFinalAnswer(piece.toString());
    return normalizedFinalAnswer(text.left(text.indexOf(u'.')));
}

const QRegularExpression &answerLine()
{
    static const QRegularExpression line = pythonPattern(uR"((?i)Answer\s*:\s*([^\n]+))"_s);
    return line;
}

} // namespace

QString boxedOrFinalAnswer(const QString &text)
{
    if (const QString boxed = boxedAnswer(text); !boxed.isEmpty())
        return boxed;
    return normalizedSentence(text, [](const QString &piece) {
        return piece.contains("final answer"_L1) || piece.contains("answer is"_L1);
    });
}

QString finalAnswerSentence(const QString &text)
{
    return normalizedSentence(
        text, [](const QString &piece) { return piece.contains("final answer"_L1); });
}

QString judgementLine(const QString &text)
{
    return firstGroup(answerLine(), text).value_or(QString());
}

QString dapoAnswer(const QString &text)
{
    return normalizedDapoAnswer(lastMatch(answerLine(), text).value_or(u"[INVALID]"_s));
}

QString dapoBox(const QString &text)
{
    const QString tail = lastCharacters(text, kDapoTail);
    const qsizetype start = tail.lastIndexOf(R"(\boxed{)"_L1);
    const auto box = start < 0 ? std::nullopt : balancedPiece(QStringView(tail).sliced(start));
    return box ? boxContent(*box).value_or(QString()) : QString();
}

} // namespace aisb::eval
