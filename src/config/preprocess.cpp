// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/preprocess.h"

#include "config/classes.h"

#include <array>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

using Level = core::LogLine::Level;

bool isGenerated(const Value &dataset)
{
    const QString name = dataset[u"type"].toString().section(u'.', -1);
    return name == u"SyntheticDataset" || name == u"ShareGPTDataset"
        || name == u"MooncakeTraceDataset";
}

void limitRows(Value &dataset, qint64 count, std::vector<Notice> &notices)
{
    const QString abbr = dataset[u"abbr"].toString();
    Value *reader = dataset.find(u"reader_cfg");
    if (!reader || !reader->isDict()) {
        dataset.set(u"reader_cfg"_s, Value::dict());
        reader = dataset.find(u"reader_cfg");
    }
    if (reader->contains(u"test_range")) {
        notices.push_back(Notice::of(Level::Warning,
            {QT_TRANSLATE_NOOP("Phrases",
                 "%1: --num-prompts is ignored, \"test_range\" of its reader_cfg is used"),
                {abbr}}));
        return;
    }
    const QString range = u"[:%1]"_s.arg(count);
    reader->set(u"test_range"_s, range);
    notices.push_back(Notice::of(
        Level::Info, {QT_TRANSLATE_NOOP("Phrases", "%1: rows are limited to %2"), {abbr, range}}));
}

void copyTemplates(Value &dataset)
{
    Value *inference = dataset.find(u"infer_cfg");
    Value *retriever = inference->find(u"retriever");
    if (!retriever || !retriever->isDict())
        return;
    for (const QString &key : {u"prompt_template"_s, u"ice_template"_s})
        if (const Value *text = std::as_const(*inference).find(key))
            retriever->set(key, *text);
}

Value defaultStorage()
{
    Value storage = Value::dict();
    storage.set(u"format"_s, "jsonl"_L1);
    storage.set(u"compression"_s, "zstd"_L1);
    storage.set(u"compression_level"_s, 3);
    storage.set(u"rows_per_shard"_s, 2000);
    return storage;
}

Value defaultAnomaly()
{
    Value anomaly = Value::dict();
    anomaly.set(u"enabled"_s, false);
    anomaly.set(u"msprobe_config_path"_s, nullptr);
    anomaly.set(u"payload_retention"_s, "anomalies"_L1);
    anomaly.set(u"payload_storage"_s, defaultStorage());
    return anomaly;
}

core::Result<> merge(Value &into, const Value &from, const QString &path)
{
    for (const auto &[key, value] : from.members()) {
        const QString name = key.toString();
        if (name == u"payload_storage" && !value.isDict())
            return core::fail(core::ErrorCode::TmanCfg003,
                u"%1.payload_storage: expected a dict, found %2"_s.arg(path, value.typeName()));
        if (name == u"payload_storage") {
            for (const auto &[part, partValue] : value.members())
                into.find(u"payload_storage")->set(part.toString(), partValue);
        } else {
            into.set(name, value);
        }
    }
    return {};
}

core::Result<> checkAnomaly(const Value &anomaly, core::Mode mode)
{
    if (!anomaly[u"enabled"].isTruthy())
        return {};
    const auto refuse = [](const QString &text) {
        return core::fail(core::ErrorCode::TmanUnk001, u"response_anomaly: "_s + text);
    };
    if (mode != core::Mode::All && mode != core::Mode::Infer && mode != core::Mode::InferJudge)
        return refuse(u"works in the modes all, infer and infer_judge, not in %1"_s.arg(
            core::modeName(mode)));
    const QString retention = anomaly[u"payload_retention"].toString();
    if (retention != u"all" && retention != u"anomalies" && retention != u"none")
        return refuse(u"payload_retention must be all, anomalies or none"_s);
    const Value &storage = anomaly[u"payload_storage"];
    if (storage[u"format"].toString() != u"jsonl" || storage[u"compression"].toString() != u"zstd")
        return refuse(u"payload_storage must have format jsonl and compression zstd"_s);
    const qint64 level = storage[u"compression_level"].toInt();
    if (level < 1 || level > 22 || storage[u"rows_per_shard"].toInt() < 1)
        return refuse(
            u"payload_storage needs compression_level 1 to 22 and rows_per_shard above 0"_s);
    return {};
}

} // namespace

void preprocessDatasets(Value &root, const core::RunOptions &options, std::vector<Notice> &notices)
{
    const Value &models = std::as_const(root)[u"models"];
    const Value firstModel = models.items().empty() ? Value() : models.items().front();
    Value *datasets = root.find(u"datasets");
    if (!datasets || !datasets->isList())
        return;
    for (Value &dataset : datasets->items()) {
        const Value *inference = std::as_const(dataset).find(u"infer_cfg");
        if (!inference || !inference->isDict())
            continue;
        if (options.numPrompts)
            limitRows(dataset, *options.numPrompts, notices);
        if (isGenerated(dataset)) {
            dataset.set(u"model_path"_s, firstModel[u"path"].toString());
            dataset.set(u"trust_remote_code"_s, firstModel[u"trust_remote_code"].toBool());
        }
        copyTemplates(dataset);
    }
}

core::Result<> normaliseResponseAnomaly(Value &root, const core::RunOptions &options)
{
    Value anomaly = defaultAnomaly();
    const Value &given = std::as_const(root)[u"response_anomaly"];
    if (!given.isNull() && !given.isDict())
        return core::fail(core::ErrorCode::TmanCfg003,
            u"response_anomaly: expected a dict, found %1"_s.arg(given.typeName()));
    if (const auto merged = merge(anomaly, given, u"response_anomaly"_s); !merged)
        return merged;
    if (options.responseAnomaly)
        anomaly.set(u"enabled"_s, *options.responseAnomaly);
    if (options.responseAnomalyPayloadRetention)
        anomaly.set(u"payload_retention"_s, *options.responseAnomalyPayloadRetention);
    if (const auto checked = checkAnomaly(anomaly, options.mode); !checked)
        return checked;
    root.set(u"response_anomaly"_s, anomaly);
    return {};
}

void resolveSymbols(Value &value)
{
    if (value.isSymbol()) {
        value = Value(definingPath(value.toString()));
    } else if (value.isDict()) {
        for (auto &[key, member] : value.members()) {
            resolveSymbols(member);
            if (key.isString() && key.toString() == u"type" && member.isString())
                member = Value(definingPath(member.toString()));
        }
    } else if (value.isList() || value.isTuple()) {
        for (Value &item : value.items())
            resolveSymbols(item);
    }
}

} // namespace aisb::config
