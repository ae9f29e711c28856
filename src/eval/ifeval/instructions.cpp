// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/ifeval/instructions.h"

#include "eval/ifeval/formatchecks.h"
#include "eval/ifeval/languagechecks.h"
#include "eval/ifeval/partchecks.h"
#include "eval/ifeval/wordchecks.h"

#include <algorithm>
#include <array>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

struct Kind
{
    QLatin1String id;
    core::Result<Check> (*make)(const InstructionArguments &arguments);
    std::array<QLatin1String, 3> arguments = {};
};

constexpr std::array kKinds = {
    Kind{"keywords:existence"_L1, makeExistence, {"keywords"_L1}},
    Kind{"keywords:frequency"_L1, makeFrequency, {"keyword"_L1, "frequency"_L1, "relation"_L1}},
    Kind{"keywords:forbidden_words"_L1, makeForbiddenWords, {"forbidden_words"_L1}},
    Kind{"keywords:letter_frequency"_L1, makeLetterFrequency,
        {"letter"_L1, "let_frequency"_L1, "let_relation"_L1}},
    Kind{"language:response_language"_L1, makeResponseLanguage, {"language"_L1}},
    Kind{"length_constraints:number_sentences"_L1, makeSentences,
        {"num_sentences"_L1, "relation"_L1}},
    Kind{"length_constraints:number_paragraphs"_L1, makeParagraphs, {"num_paragraphs"_L1}},
    Kind{"length_constraints:number_words"_L1, makeWords, {"num_words"_L1, "relation"_L1}},
    Kind{"length_constraints:nth_paragraph_first_word"_L1, makeFirstWord,
        {"num_paragraphs"_L1, "nth_paragraph"_L1, "first_word"_L1}},
    Kind{"detectable_content:number_placeholders"_L1, makePlaceholders, {"num_placeholders"_L1}},
    Kind{"detectable_content:postscript"_L1, makePostscript, {"postscript_marker"_L1}},
    Kind{"detectable_format:number_bullet_lists"_L1, makeBullets, {"num_bullets"_L1}},
    Kind{"detectable_format:constrained_response"_L1, makeConstrainedResponse},
    Kind{"detectable_format:number_highlighted_sections"_L1, makeHighlights, {"num_highlights"_L1}},
    Kind{"detectable_format:multiple_sections"_L1, makeSections,
        {"section_spliter"_L1, "num_sections"_L1}},
    Kind{"detectable_format:json_format"_L1, makeJsonFormat},
    Kind{"detectable_format:title"_L1, makeTitle},
    Kind{"combination:two_responses"_L1, makeTwoResponses},
    Kind{"combination:repeat_prompt"_L1, makeRepeatPrompt, {"prompt_to_repeat"_L1}},
    Kind{"startend:end_checker"_L1, makeEnding, {"end_phrase"_L1}},
    Kind{"startend:quotation"_L1, makeQuotation},
    Kind{"change_case:capital_word_frequency"_L1, makeCapitalWords,
        {"capital_frequency"_L1, "capital_relation"_L1}},
    Kind{"change_case:english_capital"_L1, makeEnglishCapitals},
    Kind{"change_case:english_lowercase"_L1, makeEnglishLowercase},
    Kind{"punctuation:no_comma"_L1, makeNoComma},
};

} // namespace

core::Result<Check> makeCheck(const QString &id, const core::Json &arguments)
{
    const auto kind = std::ranges::find(kKinds, id, &Kind::id);
    if (kind == kKinds.end())
        return core::fail(core::ErrorCode::DsetData002, u"unknown instruction \"%1\""_s.arg(id));
    const InstructionArguments named(kind->id, arguments);
    const auto unused = std::ranges::find(kind->arguments, QLatin1String());
    if (const core::Result<> known = named.checkNames(std::span(kind->arguments.begin(), unused));
        !known)
        return core::fail(known.error());
    return kind->make(named);
}

QStringList instructionIds()
{
    QStringList ids;
    for (const Kind &kind : kKinds)
        ids.append(kind.id);
    return ids;
}

} // namespace aisb::eval
