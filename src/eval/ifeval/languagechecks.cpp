// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/ifeval/languagechecks.h"

#include "eval/language/englishwords.h"
#include "eval/language/languagedetector.h"
#include "eval/language/sentencemodel.h"
#include "eval/language/sentences.h"
#include "eval/text/pythonstring.h"

#include <algorithm>
#include <memory>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

// Whether a response is written in that language and suits as well.
core::Result<Check> checkOfLanguage(const QString &code, bool (*suits)(QStringView response))
{
    const auto detector = sharedLanguageDetector();
    if (!detector)
        return core::fail(detector.error());
    return Check([detector = *detector, code, suits](const QString &response) {
        return suits(response) && detector->detect(response).value_or(code) == code;
    });
}

} // namespace

core::Result<Check> makeResponseLanguage(const InstructionArguments &arguments)
{
    const core::Result<QString> language = arguments.text("language"_L1);
    if (!language)
        return core::fail(language.error());
    return checkOfLanguage(*language, [](QStringView) { return true; });
}

core::Result<Check> makeSentences(const InstructionArguments &arguments)
{
    const core::Result<Bound> bound = arguments.bound("num_sentences"_L1, "relation"_L1);
    if (!bound)
        return core::fail(bound.error());
    const auto model = sharedSentenceModel();
    if (!model)
        return core::fail(model.error());
    return Check([model = *model, bound = *bound](const QString &response) {
        return bound.admits(static_cast<qint64>(sentencesOf(response, *model).size()));
    });
}

core::Result<Check> makeCapitalWords(const InstructionArguments &arguments)
{
    const core::Result<Bound> bound =
        arguments.bound("capital_frequency"_L1, "capital_relation"_L1);
    if (!bound)
        return core::fail(bound.error());
    const auto model = sharedSentenceModel();
    if (!model)
        return core::fail(model.error());
    return Check([model = *model, bound = *bound](const QString &response) {
        return bound.admits(std::ranges::count_if(treebankWords(response, *model), isAllUpper));
    });
}

core::Result<Check> makeEnglishCapitals(const InstructionArguments & /*arguments*/)
{
    return checkOfLanguage(u"en"_s, isAllUpper);
}

core::Result<Check> makeEnglishLowercase(const InstructionArguments & /*arguments*/)
{
    return checkOfLanguage(u"en"_s, isAllLower);
}

} // namespace aisb::eval
