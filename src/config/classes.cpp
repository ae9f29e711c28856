// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/classes.h"

#include <algorithm>
#include <array>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String kReference = "ais_bench.benchmark."_L1;

using core::Backend;

const std::array kModelClasses = {
    ModelClass{"VLLMCustomAPI"_L1, "models.api_models.vllm_custom_api"_L1, "VLLMCustomAPI"_L1,
        StreamRule::Free, false, Backend::VllmCompletions, "model"_L1},
    ModelClass{"VLLMCustomAPIStream"_L1, "models.api_models.vllm_custom_api"_L1, "VLLMCustomAPI"_L1,
        StreamRule::ForcedOn, true, Backend::VllmCompletions, "model"_L1},
    ModelClass{"VLLMCustomAPIChat"_L1, "models.api_models.vllm_custom_api_chat"_L1,
        "VLLMCustomAPIChat"_L1, StreamRule::Free, false, Backend::VllmChat, "model"_L1},
    ModelClass{"VLLMCustomAPIChatStream"_L1, "models.api_models.vllm_custom_api_chat"_L1,
        "VLLMCustomAPIChat"_L1, StreamRule::ForcedOn, true, Backend::VllmChat, "model"_L1},
    ModelClass{"VllmMultiturnAPIChatStream"_L1, "models.api_models.vllm_custom_api_chat"_L1,
        "VLLMCustomAPIChat"_L1, StreamRule::ForcedOn, true, Backend::VllmChat, "model"_L1},
    ModelClass{"VLLMFunctionCallAPIChat"_L1, "models.api_models.vllm_custom_api_chat"_L1,
        "VLLMCustomAPIChat"_L1, StreamRule::ForcedOff, false, Backend::VllmChat, "model"_L1},
    ModelClass{"TGICustomAPI"_L1, "models.api_models.tgi_api"_L1, "TGICustomAPI"_L1,
        StreamRule::Free, false, Backend::Tgi, {}},
    ModelClass{"TGICustomAPIStream"_L1, "models.api_models.tgi_api"_L1, "TGICustomAPI"_L1,
        StreamRule::ForcedOn, true, Backend::Tgi, {}},
    ModelClass{"TritonCustomAPI"_L1, "models.api_models.triton_api"_L1, "TritonCustomAPI"_L1,
        StreamRule::Free, false, Backend::Triton, "model_name"_L1},
    ModelClass{"TritonCustomAPIStream"_L1, "models.api_models.triton_api"_L1, "TritonCustomAPI"_L1,
        StreamRule::ForcedOn, true, Backend::Triton, "model_name"_L1},
    ModelClass{"MindieStreamApi"_L1, "models.api_models.mindie_stream_api"_L1, "MindieStreamApi"_L1,
        StreamRule::Free, true, Backend::MindIe, {}},
    ModelClass{"VITAGenerateAPI"_L1, "models.api_models.vita_api"_L1, "VITAGenerateAPI"_L1,
        StreamRule::Free, false, Backend::Vita, "model"_L1},
    ModelClass{"VLLMCustomAPIOld"_L1, "models.api_models.vllm_custom_api"_L1, "VLLMCustomAPIOld"_L1,
        StreamRule::Free, false, Backend::VllmGenerate, {}},
};

struct DefinedClass
{
    QLatin1String name;
    QLatin1String module; // below ais_bench.benchmark
};

constexpr std::array kOtherClasses = {
    DefinedClass{"PromptTemplate"_L1, "openicl.icl_prompt_template.icl_prompt_template"_L1},
    DefinedClass{"MultiTurnPromptTemplate"_L1,
        "openicl.icl_prompt_template.icl_prompt_template_multiturn"_L1},
    DefinedClass{"MMPromptTemplate"_L1, "openicl.icl_prompt_template.icl_prompt_template_mm"_L1},
    DefinedClass{"ZeroRetriever"_L1, "openicl.icl_retriever.icl_zero_retriever"_L1},
    DefinedClass{"FixKRetriever"_L1, "openicl.icl_retriever.icl_fix_k_retriever"_L1},
    DefinedClass{"GenInferencer"_L1, "openicl.icl_inferencer.icl_gen_inferencer"_L1},
    DefinedClass{"PPLInferencer"_L1, "openicl.icl_inferencer.ppl_inferencer"_L1},
    DefinedClass{"MultiTurnGenInferencer"_L1, "openicl.icl_inferencer.icl_multiturn_inferencer"_L1},
    DefinedClass{"AccEvaluator"_L1, "openicl.icl_evaluator.icl_hf_evaluator"_L1},
    DefinedClass{"SyntheticDataset"_L1, "datasets.synthetic"_L1},
    DefinedClass{"ShareGPTDataset"_L1, "datasets.sharegpt"_L1},
    DefinedClass{"ShareGPTEvaluator"_L1, "datasets.sharegpt"_L1},
    DefinedClass{"MTBenchDataset"_L1, "datasets.mtbench"_L1},
    DefinedClass{"MTBenchEvaluator"_L1, "datasets.mtbench"_L1},
    DefinedClass{"MooncakeTraceDataset"_L1, "datasets.mooncake_trace"_L1},
    DefinedClass{"MooncakeTraceEvaluator"_L1, "datasets.mooncake_trace"_L1},
    DefinedClass{"CustomDataset"_L1, "datasets.custom"_L1},
    DefinedClass{"OptionSimAccEvaluator"_L1, "datasets.custom"_L1},
    DefinedClass{"GSM8KDataset"_L1, "datasets.gsm8k"_L1},
    DefinedClass{"Gsm8kEvaluator"_L1, "datasets.gsm8k"_L1},
    DefinedClass{"gsm8k_postprocess"_L1, "datasets.gsm8k"_L1},
    DefinedClass{"gsm8k_dataset_postprocess"_L1, "datasets.gsm8k"_L1},
    DefinedClass{"MATHEvaluator"_L1, "datasets.math"_L1}, // aime2024 and others import this one
    DefinedClass{"MATHEvaluator"_L1, "openicl.icl_evaluator.math_evaluator"_L1},
    DefinedClass{"math_postprocess_v2"_L1, "datasets.math"_L1},
    DefinedClass{"extract_non_reasoning_content"_L1, "utils.postprocess.model_postprocessors"_L1},
    DefinedClass{"NaivePartitioner"_L1, "partitioners.naive"_L1},
    DefinedClass{"LocalRunner"_L1, "runners.local"_L1},
    DefinedClass{"OpenICLApiInferTask"_L1, "tasks.openicl_api_infer"_L1},
    DefinedClass{"OpenICLEvalTask"_L1, "tasks.openicl_eval"_L1},
    DefinedClass{"DefaultSummarizer"_L1, "summarizers.default"_L1},
    DefinedClass{"DefaultPerfSummarizer"_L1, "summarizers.default_perf"_L1},
    DefinedClass{"DefaultPerfMetricCalculator"_L1, "calculators.default_perf_metric_calculator"_L1},
    DefinedClass{"StablePerfMetricCalculator"_L1, "calculators.stable_perf_metric_calculator"_L1},
};

QStringView lastComponent(QStringView path)
{
    return path.sliced(path.lastIndexOf(u'.') + 1);
}

} // namespace

std::span<const ModelClass> modelClasses()
{
    return kModelClasses;
}

const ModelClass *findModelClass(QStringView type)
{
    const QStringView name = lastComponent(type);
    const auto known = std::ranges::find_if(
        kModelClasses, [name](const ModelClass &modelClass) { return name == modelClass.name; });
    return known == kModelClasses.end() ? nullptr : &*known;
}

QString definingPath(const QString &dottedPath)
{
    if (!dottedPath.startsWith(kReference))
        return dottedPath;
    const QStringView name = lastComponent(dottedPath);
    if (const ModelClass *modelClass = findModelClass(dottedPath))
        return kReference + modelClass->module + u'.' + modelClass->name;
    // Two classes may share a name: the package tells them apart, else the first one is meant.
    const QStringView module =
        QStringView(dottedPath).sliced(kReference.size()).chopped(name.size());
    const auto isOf = [name](const DefinedClass &defined) { return name == defined.name; };
    auto known = std::ranges::find_if(kOtherClasses, [&](const DefinedClass &defined) {
        return isOf(defined) && QString(defined.module + u'.').startsWith(module);
    });
    if (known == kOtherClasses.end())
        known = std::ranges::find_if(kOtherClasses, isOf);
    return known == kOtherClasses.end() ? dottedPath
                                        : kReference + known->module + u'.' + known->name;
}

} // namespace aisb::config
