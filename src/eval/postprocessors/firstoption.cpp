// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/postprocessors/firstoption.h"

#include "core/text/pythontext.h"
#include "eval/text/pythonpattern.h"
#include "eval/text/pythonstring.h"

#include <array>
#include <span>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

// The phrasings in their order; [O] stands for the letters.
constexpr std::array kPhrasings = {
    QStringView(uR"(答案是?\s*([O]))"),
    QStringView(uR"(答案是?\s*：\s*([O]))"),
    QStringView(uR"(答案是?\s*:\s*([O]))"),
    QStringView(uR"(答案选项应?该?是\s*([O]))"),
    QStringView(uR"(答案选项应?该?为\s*([O]))"),
    QStringView(uR"(答案应该?是\s*([O]))"),
    QStringView(uR"(答案应该?选\s*([O]))"),
    QStringView(uR"(答案选项为?\s*：\s*([O]))"),
    QStringView(uR"(答案选项为?\s+\(?\*?\*?([O])\*?\*?\)?)"),
    QStringView(uR"(答案选项是?\s*:\s*([O]))"),
    QStringView(uR"(答案为\s*([O]))"),
    QStringView(uR"(答案选\s*([O]))"),
    QStringView(uR"(选择?\s*([O]))"),
    // One pattern where two were meant: the reference lacks a comma (Q-16).
    QStringView(uR"(故选?\s*([O])只有选?项?\s?([O])\s?是?对)"),
    QStringView(uR"(只有选?项?\s?([O])\s?是?错)"),
    QStringView(uR"(只有选?项?\s?([O])\s?不?正确)"),
    QStringView(uR"(只有选?项?\s?([O])\s?错误)"),
    QStringView(uR"(说法不?对选?项?的?是\s?([O]))"),
    QStringView(uR"(说法不?正确选?项?的?是\s?([O]))"),
    QStringView(uR"(说法错误选?项?的?是\s?([O]))"),
    QStringView(uR"(([O])\s?是正确的)"),
    QStringView(uR"(([O])\s?是正确答案)"),
    QStringView(uR"(选项\s?([O])\s?正确)"),
    QStringView(uR"(所以答\s?([O]))"),
    QStringView(uR"(所以\s?([O][.。$]?$))"),
    QStringView(uR"(所有\s?([O][.。$]?$))"),
    QStringView(uR"([\s，：:,]([O])[。，,\.]?$)"),
    QStringView(uR"([\s，,：:][故即]([O])[。\.]?$)"),
    QStringView(uR"([\s，,：:]因此([O])[。\.]?$)"),
    QStringView(uR"([是为。]\s?([O])[。\.]?$)"),
    QStringView(uR"(因此\s?([O])[。\.]?$)"),
    QStringView(uR"(显然\s?([O])[。\.]?$)"),
    QStringView(uR"(答案是\s?(\S+)(?:。|$))"),
    QStringView(uR"(答案应该是\s?(\S+)(?:。|$))"),
    QStringView(uR"(答案为\s?(\S+)(?:。|$))"),
    QStringView(uR"((?i)ANSWER\s*:\s*([O]))"),
    QStringView(uR"([Tt]he answer is:?\s+\(?([O])\)?)"),
    QStringView(uR"([Tt]he answer is:?\s+\(?\*?\*?([O])\*?\*?\)?)"),
    QStringView(uR"([Tt]he answer is option:?\s+\(?([O])\)?)"),
    QStringView(uR"([Tt]he correct answer is:?\s+\(?([O])\)?)"),
    QStringView(uR"([Tt]he correct answer is option:?\s+\(?([O])\)?)"),
    // What the first lead does not find, no later one does: COMMIT saves the attempts.
    QStringView(uR"([Tt]he correct answer is(*COMMIT):?.*?boxed{([O])})"),
    QStringView(uR"([Tt]he correct option is(*COMMIT):?.*?boxed{([O])})"),
    QStringView(uR"([Tt]he correct answer option is(*COMMIT):?.*?boxed{([O])})"),
    QStringView(uR"([Tt]he answer to the question is:?\s+\(?([O])\)?)"),
    QStringView(uR"(^选项\s?([O]))"),
    QStringView(uR"(^([O])\s?选?项)"),
    QStringView(uR"((\s|^)[O][\s。，,：:\.$])"),
    QStringView(uR"(1.\s?(.*?)$)"),
    QStringView(uR"(1.\s?([O])[.。$]?$)"),
};

constexpr std::array kCushions = {
    QStringView(u"([O]):"),
    QStringView(u"([O])"),
};

core::Result<> append(std::vector<QRegularExpression> &patterns,
    std::span<const QStringView> phrasings, const QString &letters)
{
    for (const QStringView phrasing : phrasings) {
        QString pattern = phrasing.toString();
        pattern.replace(u"[O"_s, u'[' + letters);
        auto compiled = compilePattern(pattern, QRegularExpression::DotMatchesEverythingOption);
        if (!compiled)
            return core::fail(compiled.error().in(u"options"_s));
        patterns.push_back(std::move(*compiled));
    }
    return {};
}

QString candidateOf(const QRegularExpressionMatch &match)
{
    const QString group = match.captured(1);
    return group.isEmpty() ? match.captured(0) : group;
}

QString firstLetterIn(const QString &candidate, const QString &letters)
{
    QString found;
    core::forEachCharacter(letters, [&](char32_t letter) {
        QString text;
        core::appendCharacter(text, letter);
        if (found.isEmpty() && candidate.contains(text))
            found = text;
    });
    return found;
}

} // namespace

core::Result<FirstOption> FirstOption::make(const QString &letters, Cushion cushion)
{
    FirstOption made;
    made.m_letters = letters;
    if (const auto added = append(made.m_patterns, kPhrasings, letters); !added)
        return core::fail(added.error());
    if (cushion == Cushion::Yes)
        if (const auto added = append(made.m_patterns, kCushions, letters); !added)
            return core::fail(added.error());
    return made;
}

QString FirstOption::find(const QString &text) const
{
    const QString answer = stripped(text);
    for (const QRegularExpression &pattern : m_patterns) {
        const QRegularExpressionMatch match = pattern.match(answer);
        if (!match.hasMatch())
            continue;
        const QString letter = firstLetterIn(candidateOf(match), m_letters);
        if (!letter.isEmpty())
            return letter;
    }
    return {};
}

} // namespace aisb::eval
