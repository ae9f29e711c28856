// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/datasetdefaults.h"

#include "config/customdataset.h"

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

Value typed(const QString &path)
{
    Value dict = Value::dict();
    dict.set(u"type"_s, u"ais_bench.benchmark."_s + path);
    return dict;
}

Value neutralReader()
{
    Value reader = Value::dict();
    reader.set(u"input_columns"_s, Value::List{Value("dummy"_L1)});
    reader.set(u"output_column"_s, "dummy"_L1);
    return reader;
}

Value neutralInference()
{
    Value prompt = typed(u"openicl.icl_prompt_template.icl_prompt_template.PromptTemplate"_s);
    prompt.set(u"template"_s, "{dummy}"_L1);
    Value inference = Value::dict();
    inference.set(u"prompt_template"_s, prompt);
    inference.set(
        u"retriever"_s, typed(u"openicl.icl_retriever.icl_zero_retriever.ZeroRetriever"_s));
    inference.set(
        u"inferencer"_s, typed(u"openicl.icl_inferencer.icl_gen_inferencer.GenInferencer"_s));
    return inference;
}

Value neutralEvaluation()
{
    Value evaluation = Value::dict();
    evaluation.set(u"evaluator"_s, typed(u"openicl.icl_evaluator.icl_hf_evaluator.AccEvaluator"_s));
    return evaluation;
}

std::optional<QString> textOf(const Value &dict, QStringView key)
{
    const Value *value = dict.find(key);
    return value && value->isString() ? std::optional(value->toString()) : std::nullopt;
}

// Whatever else the entry says wins over what was found out.
core::Result<Value> fromPath(const Value &entry, const QString &currentDir)
{
    auto made = makeCustomDataset({.path = entry[u"path"].toString(),
        .currentDir = currentDir,
        .metaPath = textOf(entry, u"meta_path"),
        .dataType = textOf(entry, u"data_type"),
        .inferMethod = textOf(entry, u"infer_method")});
    if (!made)
        return made;
    for (const auto &[key, value] : entry.members()) {
        const QString name = key.toString();
        if (name != u"path" && name != u"meta_path" && name != u"data_type"
            && name != u"infer_method")
            made->set(name, value);
    }
    return made;
}

} // namespace

core::Result<> completeDatasets(Value &root, const QString &currentDir)
{
    Value *datasets = root.find(u"datasets");
    if (!datasets || !datasets->isList())
        return {};
    for (std::size_t i = 0; i < datasets->items().size(); ++i) {
        Value &entry = datasets->items()[i];
        if (!entry.isDict())
            continue;
        const bool isPathOnly =
            !entry.contains(u"abbr") && !entry.contains(u"type") && textOf(entry, u"path");
        if (isPathOnly) {
            auto made = fromPath(entry, currentDir);
            if (!made)
                return core::fail(made.error().in(u"datasets[%1]"_s.arg(i)));
            entry = std::move(*made);
        }
        if (!entry.contains(u"reader_cfg"))
            entry.set(u"reader_cfg"_s, neutralReader());
        if (!entry.contains(u"infer_cfg"))
            entry.set(u"infer_cfg"_s, neutralInference());
        if (!entry.contains(u"eval_cfg"))
            entry.set(u"eval_cfg"_s, neutralEvaluation());
    }
    return {};
}

} // namespace aisb::config
