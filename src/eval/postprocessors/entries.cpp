// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/arguments.h"
#include "eval/catalogue.h"
#include "eval/postprocessors/answers.h"
#include "eval/postprocessors/choices.h"
#include "eval/postprocessors/reasoning.h"
#include "eval/postprocessors/textstep.h"
#include "eval/text/normalization.h"

#include <array>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

// The maker of a function of the text alone.
template <auto function>
core::Result<PostProcessor> plain(const Json &config)
{
    if (const auto known = checkArguments(config, {}); !known)
        return core::fail(known.error());
    return onText([](const QString &text) { return function(text); });
}

core::Result<PostProcessor> unchanged(const Json &)
{
    return [](const Json &value) { return value; };
}

constexpr std::array kEntries = {
    PostProcessorEntry{"general_postprocess"_L1, "general"_L1, plain<generalText>},
    PostProcessorEntry{"general_cn_postprocess"_L1, "general_cn"_L1, makeChineseWords},
    PostProcessorEntry{"first_capital_postprocess"_L1, "first-capital"_L1, plain<firstCapital>},
    PostProcessorEntry{"last_capital_postprocess"_L1, "last-capital"_L1, plain<lastCapital>},
    PostProcessorEntry{
        "first_capital_postprocess_multi"_L1, "first-capital-multi"_L1, plain<firstCapitals>},
    PostProcessorEntry{"last_option_postprocess"_L1, {}, makeLastOption},
    PostProcessorEntry{"first_option_postprocess"_L1, {}, makeFirstOption},
    PostProcessorEntry{"first_option_postprocess_v1"_L1, {}, makeFirstOptionOfEnd},
    PostProcessorEntry{"match_answer_pattern"_L1, {}, makeAnswerPattern},
    PostProcessorEntry{"first_number_postprocess"_L1, {}, plain<firstNumber>},
    PostProcessorEntry{"multiple_select_postprocess"_L1, "multiple-select"_L1, plain<allCapitals>},
    PostProcessorEntry{"xml_tag_postprocessor"_L1, "specific-xml-tag"_L1, makeXmlTag},
    PostProcessorEntry{"extract_non_reasoning_content"_L1, "extract-non-reasoning-content"_L1,
        makeWithoutReasoning},
    PostProcessorEntry{"extract_non_reasoning_content_raw"_L1,
        "extract-non-reasoning-content-raw"_L1, makeWithoutReasoningRaw},
    PostProcessorEntry{"keep_reasoning_content"_L1, "keep-reasoning-content"_L1, unchanged},
    PostProcessorEntry{"gsm8k_postprocess"_L1, "gsm8k"_L1, plain<gsm8kNumber>},
    PostProcessorEntry{"gsm8k_dataset_postprocess"_L1, "gsm8k_dataset"_L1, plain<gsm8kReference>},
    PostProcessorEntry{"bbh_mcq_postprocess"_L1, "bbh-mcq"_L1, plain<bbhLetter>},
    PostProcessorEntry{"bbh_freeform_postprocess"_L1, "bbh-freeform"_L1, plain<bbhFreeText>},
    PostProcessorEntry{"GPQA_Simple_Eval_postprocess"_L1, {}, plain<gpqaLetter>},
    PostProcessorEntry{"mgsm_postprocess"_L1, {}, makeMgsm},
    PostProcessorEntry{"lcsts_postprocess"_L1, "lcsts"_L1, plain<lcstsSummary>},
    PostProcessorEntry{"Xsum_postprocess"_L1, "Xsum"_L1, plain<xsumSummary>},
    PostProcessorEntry{"lsht_postprocess"_L1, {}, plain<firstFilledLine>},
    PostProcessorEntry{"trec_postprocess"_L1, {}, plain<firstFilledLine>},
    PostProcessorEntry{"triviaqa_postprocess"_L1, {}, plain<firstFilledLine>},
    PostProcessorEntry{"samsum_postprocess"_L1, {}, plain<firstFilledLine>},
    PostProcessorEntry{"humaneval_postprocess_v2"_L1, {}, plain<firstCodeBlock>},
    PostProcessorEntry{"humaneval_postprocess_v3"_L1, {}, plain<lastCodeBlock>},
    PostProcessorEntry{"gsm100_postprocess"_L1, {}, plain<gsm100Number>},
    PostProcessorEntry{"gsm100_dataset_postprocess"_L1, {}, plain<withoutCommas>},
    PostProcessorEntry{"get_a_or_b"_L1, {}, plain<judgeLetter>},
    PostProcessorEntry{"needlebench_postprocess"_L1, {}, unchanged},
    PostProcessorEntry{"needlebench_dataset_postprocess"_L1, {}, unchanged},
};

} // namespace

std::span<const PostProcessorEntry> basicPostProcessors()
{
    return kEntries;
}

} // namespace aisb::eval
