// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/caserescorer.h"

#include "core/text/pythontext.h"
#include "eval/postprocessor.h"
#include "run/evaluation.h"
#include "store/results.h"

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

struct Setup
{
    std::shared_ptr<const eval::Evaluator> evaluator;
    std::function<Json(const Json &)> postprocess;
    eval::PostProcessor reference;

    // Element-wise on a list.
    [[nodiscard]] Json referenceOf(const Json &gold) const
    {
        if (!gold.isArray())
            return reference(gold);
        Json list = Json::array();
        for (const Json &item : gold.items())
            list.append(reference(item));
        return list;
    }

    [[nodiscard]] core::Result<Rescored> score(const Json &record) const
    {
        const Json *const gold = record.find(u"gold");
        if (gold == nullptr)
            return core::fail(ErrorCode::DsetData002, u"the record has no reference"_s);
        eval::Sample sample;
        sample.prediction = postprocess(record[u"prediction"]);
        sample.reference = referenceOf(*gold);
        sample.originPrompt = record[u"origin_prompt"];
        const auto verdict = evaluator->score(sample);
        if (!verdict)
            return core::fail(verdict.error());
        const Json &detail = verdict->detail;
        const Json *taken = detail.find(u"parsed");
        if (taken == nullptr)
            taken = detail.find(u"pred");
        if (taken == nullptr)
            taken = &sample.prediction;
        return Rescored{eval::isRight(*evaluator, *verdict), store::isBlankExtraction(*taken),
            core::pythonStr(*taken), core::pythonStr(sample.reference)};
    }
};

} // namespace

core::Result<Rescorer> makeRescorer(
    const AccuracyPairFiles &files, const eval::EvalOptions &options)
{
    const Json &config = files.datasetConfig[u"eval_cfg"];
    if (config[u"evaluator"].isNull())
        return core::fail(ErrorCode::DsetCfg001,
            u"%1: the folder has no configuration with an evaluator"_s.arg(files.dataset));
    auto setup = std::make_shared<Setup>();
    auto evaluator = eval::makeEvaluator(config[u"evaluator"], options);
    if (!evaluator)
        return core::fail(evaluator.error().in(u"eval_cfg.evaluator"_s));
    setup->evaluator = *std::move(evaluator);
    EvalJob job;
    job.model = files.model;
    job.modelPostprocessor = files.modelConfig[u"pred_postprocessor"];
    job.dataset = {files.dataset, files.datasetConfig[u"type"].toString(), files.datasetConfig};
    auto postprocess = makePostprocessing(job);
    if (!postprocess)
        return core::fail(postprocess.error());
    setup->postprocess = *std::move(postprocess);
    auto reference = eval::makePostProcessor(config[u"dataset_postprocessor"]);
    if (!reference)
        return core::fail(reference.error().in(u"eval_cfg.dataset_postprocessor"_s));
    setup->reference = *std::move(reference);
    return Rescorer([setup = std::shared_ptr<const Setup>(std::move(setup))](
                        const Json &record) { return setup->score(record); });
}

} // namespace aisb::run
