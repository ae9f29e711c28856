// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/ifeval/partchecks.h"

#include "eval/text/pythonstring.h"

#include <algorithm>
#include <optional>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

bool isBlank(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return isPythonSpace(c.unicode()); });
}

// The pieces that are not blank; absent when a blank one stands elsewhere than first or last.
template <class Pieces>
std::optional<Pieces> withoutBlankEnds(const Pieces &pieces)
{
    Pieces kept;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (!isBlank(pieces[i]))
            kept.append(pieces[i]);
        else if (i != 0 && i != pieces.size() - 1)
            return std::nullopt;
    }
    return kept;
}

// A paragraph's first word as it is compared.
QString firstWord(QStringView paragraph)
{
    const QStringList words = splitWords(paragraph);
    if (words.isEmpty())
        return {};
    const QString word = leftStripped(leftStripped(words.front(), u"'"), u"\"");
    const auto *const end =
        std::ranges::find_if(word, [](QChar c) { return QStringView(u".,?!'\"").contains(c); });
    return lowered(word.first(end - word.begin()));
}

struct WantedWord
{
    qint64 paragraphs = 0;
    qint64 nth = 0; // from 1
    QString word;
};

bool hasWord(const WantedWord &wanted, const QString &response)
{
    const QList<QStringView> paragraphs = QStringView(response).split(u"\n\n");
    const qint64 count = std::ranges::count_if(
        paragraphs, [](QStringView paragraph) { return !isBlank(paragraph); });
    if (count != wanted.paragraphs || wanted.nth > count)
        return false;
    const QStringView paragraph = paragraphs[wanted.nth - 1];
    return !isBlank(paragraph) && firstWord(paragraph) == wanted.word;
}

} // namespace

core::Result<Check> makeParagraphs(const InstructionArguments &arguments)
{
    const core::Result<qint64> number = arguments.number("num_paragraphs"_L1);
    if (!number)
        return core::fail(number.error());
    return Check([number = *number](const QString &response) {
        // A blank beside the divider belongs to it; blank pieces are the same with and without.
        const auto pieces = withoutBlankEnds(QStringView(response).split(u"***"));
        return pieces && pieces->size() == number;
    });
}

core::Result<Check> makeFirstWord(const InstructionArguments &arguments)
{
    const core::Result<qint64> paragraphs = arguments.number("num_paragraphs"_L1);
    if (!paragraphs)
        return core::fail(paragraphs.error());
    const core::Result<qint64> nth = arguments.number("nth_paragraph"_L1);
    if (!nth)
        return core::fail(nth.error());
    if (*nth == 0)
        return core::fail(core::ErrorCode::DsetData002,
            u"length_constraints:nth_paragraph_first_word: nth_paragraph: expected at least 1"_s);
    const core::Result<QString> word = arguments.text("first_word"_L1);
    if (!word)
        return core::fail(word.error());
    const WantedWord wanted{.paragraphs = *paragraphs, .nth = *nth, .word = lowered(*word)};
    return Check([wanted](const QString &response) { return hasWord(wanted, response); });
}

core::Result<Check> makeSections(const InstructionArguments &arguments)
{
    const core::Result<QString> splitter = arguments.strippedText("section_spliter"_L1);
    if (!splitter)
        return core::fail(splitter.error());
    const core::Result<qint64> least = arguments.number("num_sections"_L1);
    if (!least)
        return core::fail(least.error());
    const core::Result<QRegularExpression> pattern =
        arguments.pattern("section_spliter"_L1, u"\\s?"_s + *splitter + u"\\s?\\d+\\s?"_s, {});
    if (!pattern)
        return core::fail(pattern.error());
    return Check([pattern = *pattern, least = *least](const QString &response) {
        qint64 pieces = 0; // groups of the splitter are pieces too
        for (auto at = pattern.globalMatch(response); at.hasNext() && pieces < least; at.next())
            pieces += 1 + pattern.captureCount();
        return pieces >= least;
    });
}

core::Result<Check> makeTwoResponses(const InstructionArguments & /*arguments*/)
{
    return Check([](const QString &response) {
        const auto pieces = withoutBlankEnds(QStringView(response).split(u"******"));
        return pieces && pieces->size() == 2
            && stripped(pieces->front()) != stripped(pieces->back());
    });
}

core::Result<Check> makeRepeatPrompt(const InstructionArguments &arguments)
{
    const core::Result<QString> prompt = arguments.strippedText("prompt_to_repeat"_L1);
    if (!prompt)
        return core::fail(prompt.error());
    return Check([prompt = lowered(*prompt)](const QString &response) {
        return lowered(stripped(response)).startsWith(prompt);
    });
}

core::Result<Check> makeEnding(const InstructionArguments &arguments)
{
    const core::Result<QString> phrase = arguments.strippedText("end_phrase"_L1);
    if (!phrase)
        return core::fail(phrase.error());
    return Check([phrase = lowered(*phrase)](const QString &response) {
        return lowered(stripped(stripped(response), u"\"")).endsWith(phrase);
    });
}

core::Result<Check> makeQuotation(const InstructionArguments & /*arguments*/)
{
    return Check([](const QString &response) {
        const QString text = stripped(response);
        return text.size() > 1 && text.startsWith(u'"') && text.endsWith(u'"');
    });
}

} // namespace aisb::eval
