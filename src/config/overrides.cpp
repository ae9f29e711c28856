// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/overrides.h"

#include "core/optionvalues.h"

#include <limits>
#include <optional>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

struct ModelOverride
{
    QLatin1String option;
    QStringList keys; // the first that exists is changed
    Value value;
};

template <class T>
void addOverride(std::vector<ModelOverride> &list, QLatin1String option, const QStringList &keys,
    const std::optional<T> &given)
{
    if (given)
        list.push_back({option, keys, Value(*given)});
}

std::vector<ModelOverride> givenOverrides(const core::RunOptions &options)
{
    std::vector<ModelOverride> list;
    addOverride(list, "--path"_L1, {u"path"_s}, options.path);
    addOverride(list, "--model-name"_L1, {u"model"_s, u"model_name"_s}, options.modelName);
    addOverride(list, "--request-rate"_L1, {u"request_rate"_s}, options.requestRate);
    addOverride(list, "--retry"_L1, {u"retry"_s}, options.retry);
    addOverride(list, "--host-ip"_L1, {u"host_ip"_s}, options.hostIp);
    addOverride(list, "--host-port"_L1, {u"host_port"_s}, options.hostPort);
    addOverride(list, "--url"_L1, {u"url"_s}, options.url);
    addOverride(list, "--max-out-len"_L1, {u"max_out_len"_s}, options.maxOutLen);
    addOverride(list, "--batch-size"_L1, {u"batch_size"_s}, options.batchSize);
    addOverride(list, "--trust-remote-code"_L1, {u"trust_remote_code"_s}, options.trustRemoteCode);
    if (options.generationKwargs)
        list.push_back({"--generation-kwargs"_L1, {u"generation_kwargs"_s},
            Value::fromJson(*options.generationKwargs)});
    return list;
}

bool isService(const Value &model)
{
    return model.isDict() && model[u"attr"].toString(u"service"_s) == u"service";
}

bool replaceExisting(Value &model, const ModelOverride &change)
{
    for (const QString &key : change.keys) {
        if (Value *known = model.find(key)) {
            *known = change.value;
            return true;
        }
    }
    return false;
}

void warn(std::vector<Notice> &notices, const core::Phrase &phrase)
{
    notices.push_back(Notice::of(core::LogLine::Level::Warning, phrase));
}

Value &dictAt(Value &parent, const QString &key)
{
    Value *known = parent.find(key);
    if (!known || !known->isDict())
        parent.set(key, Value::dict());
    return *parent.find(key);
}

// --burstiness and --ramp change the members of traffic_cfg they are about.
void overrideTraffic(Value &model, const core::RunOptions &options)
{
    if (options.burstiness)
        dictAt(model, u"traffic_cfg"_s).set(u"burstiness"_s, *options.burstiness);
    if (!options.ramp)
        return;
    if (const auto ramp = core::parseRamp(u"--ramp"_s, *options.ramp)) {
        Value &traffic = dictAt(model, u"traffic_cfg"_s);
        traffic.set(u"ramp_up_strategy"_s, ramp->strategy);
        traffic.set(u"ramp_up_start_rps"_s, ramp->start);
        traffic.set(u"ramp_up_end_rps"_s, ramp->end);
    }
}

// Keys of ours are set whether they exist or not: no configuration of the reference has them. The
// key of a service is one where the reference does not send it (spec/models.md D-02).
void setOwnKeys(Value &model, const core::RunOptions &options)
{
    overrideTraffic(model, options);
    if (!options.apiKey.isEmpty())
        model.set(u"api_key"_s, options.apiKey.reveal());
    if (options.useTimestamp)
        model.set(u"use_timestamp"_s, *options.useTimestamp);
    if (options.timeLimit)
        model.set(u"time_limit_s"_s, *options.timeLimit);
    if (options.coolDown)
        model.set(u"cool_down_s"_s, *options.coolDown);
    if (options.requestTimeout)
        model.set(u"request_timeout_s"_s, *options.requestTimeout);
    if (options.compatMode)
        model.set(u"compat_mode"_s, true);
    if (options.transport != core::TransportChoice::Auto)
        model.set(u"transport"_s, core::transportName(options.transport));
}

bool isSynthetic(const Value &dataset)
{
    return dataset.isDict() && dataset[u"type"].toString().section(u'.', -1) == u"SyntheticDataset";
}

Value seedValue(quint64 seed)
{
    if (seed <= static_cast<quint64>(std::numeric_limits<qint64>::max()))
        return Value(static_cast<qint64>(seed));
    return Value(Value::BigInt{QByteArray::number(seed)});
}

struct Lengths
{
    std::optional<Value> input;
    std::optional<Value> output;
};

// Token-id data has one length alone: the fixed size of a request.
void overrideTokenIds(Value &config, const core::RunOptions &options, std::vector<Notice> &notices)
{
    if (options.outputLength)
        warn(notices,
            {QT_TRANSLATE_NOOP("Phrases",
                "--output-length has no effect on token-id data: the model's max_out_len limits "
                "it")});
    if (!options.inputLength)
        return;
    bool isFixed = false;
    const qint64 size = options.inputLength->toLongLong(&isFixed);
    if (isFixed)
        dictAt(config, u"TokenIdConfig"_s).set(u"RequestSize"_s, size);
    else
        warn(notices,
            {QT_TRANSLATE_NOOP(
                "Phrases", "--input-length has no effect on token-id data unless it is a number")});
}

void overrideDataset(Value &dataset, const core::RunOptions &options, const Lengths &lengths,
    std::vector<Notice> &notices)
{
    Value &config = dictAt(dataset, u"config"_s);
    if (options.requestCount)
        config.set(u"RequestCount"_s, *options.requestCount);
    if (options.seed)
        config.set(u"Seed"_s, seedValue(*options.seed));
    if (config[u"Type"].toString().toLower() == u"tokenid") {
        overrideTokenIds(config, options, notices);
        return;
    }
    if (lengths.input)
        dictAt(config, u"StringConfig"_s).set(u"Input"_s, *lengths.input);
    if (lengths.output)
        dictAt(config, u"StringConfig"_s).set(u"Output"_s, *lengths.output);
}

// A number as it was written: 100 stays an integer, 1.5 a float.
Value numberValue(const QString &text)
{
    bool isInteger = false;
    const qint64 integer = text.trimmed().toLongLong(&isInteger);
    return isInteger ? Value(integer) : Value(text.trimmed().toDouble());
}

Value distribution(QLatin1String method, const std::vector<std::pair<QString, QString>> &parameters)
{
    Value params = Value::dict();
    for (const auto &[name, text] : parameters)
        params.set(name, numberValue(text));
    Value config = Value::dict();
    config.set(u"Method"_s, method);
    config.set(u"Params"_s, params);
    return config;
}

} // namespace

void overrideModels(Value &root, const core::RunOptions &options, std::vector<Notice> &notices)
{
    Value *models = root.find(u"models");
    if (!models || !models->isList())
        return;
    for (const ModelOverride &change : givenOverrides(options)) {
        bool isUsed = false;
        for (Value &model : models->items())
            isUsed = (isService(model) && replaceExisting(model, change)) || isUsed;
        if (!isUsed)
            warn(notices,
                {QT_TRANSLATE_NOOP(
                     "Phrases", "%1 has no effect: no service model has the key \"%2\""),
                    {change.option, change.keys.join(u"\" or \""_s)}});
    }
    for (Value &model : models->items())
        if (isService(model))
            setOwnKeys(model, options);
}

core::Result<Value> lengthConfig(const QString &option, const QString &given)
{
    if (const auto checked = core::checkLength(option, given); !checked)
        return core::fail(checked.error());
    const QStringList parts = given.split(u':');
    const QString method = parts.size() > 1 ? parts[0].toLower() : QString();
    const QString min = u"MinValue"_s;
    const QString max = u"MaxValue"_s;
    if (method == u"uniform")
        return distribution("uniform"_L1, {{min, parts[1]}, {max, parts[2]}});
    if (method == u"gaussian")
        return distribution("gaussian"_L1,
            {{u"Mean"_s, parts[1]}, {u"Var"_s, parts[2]}, {min, parts[3]}, {max, parts[4]}});
    if (method == u"zipf")
        return distribution("zipf"_L1, {{u"Alpha"_s, parts[1]}, {min, parts[2]}, {max, parts[3]}});
    return distribution("uniform"_L1, {{min, given}, {max, given}});
}

core::Result<> overrideSynthetic(
    Value &root, const core::RunOptions &options, std::vector<Notice> &notices)
{
    if (!options.requestCount && !options.inputLength && !options.outputLength && !options.seed)
        return {};
    Lengths lengths;
    for (const auto &[option, given, place] :
        {std::tuple{u"--input-length"_s, &options.inputLength, &lengths.input},
            std::tuple{u"--output-length"_s, &options.outputLength, &lengths.output}}) {
        if (!*given)
            continue;
        auto config = lengthConfig(option, **given);
        if (!config)
            return core::fail(config.error());
        *place = std::move(*config);
    }
    bool isUsed = false;
    Value *datasets = root.find(u"datasets");
    if (datasets && datasets->isList()) {
        for (Value &dataset : datasets->items()) {
            if (!isSynthetic(dataset))
                continue;
            overrideDataset(dataset, options, lengths, notices);
            isUsed = true;
        }
    }
    // A seed also draws schedules and shuffles other data.
    if (!isUsed && (options.requestCount || options.inputLength || options.outputLength))
        warn(notices,
            {QT_TRANSLATE_NOOP("Phrases",
                "--request-count, --input-length and --output-length have no effect: no data set "
                "is synthetic")});
    return {};
}

core::Result<> overrideInputPath(Value &root, const core::RunOptions &options)
{
    if (!options.inputPath)
        return {};
    Value *datasets = root.find(u"datasets");
    std::vector<Value *> readers;
    if (datasets && datasets->isList())
        for (Value &dataset : datasets->items())
            if (dataset.isDict() && dataset.contains(u"path"))
                readers.push_back(&dataset);
    for (const Value *reader : readers)
        if ((*reader)[u"path"].toString() != (*readers.front())[u"path"].toString())
            return core::fail(core::ErrorCode::TmanCmd002,
                u"--input-path: the data sets are read from different places (\"%1\" and \"%2\"); name one data set"_s
                    .arg((*readers.front())[u"path"].toString(), (*reader)[u"path"].toString()));
    if (readers.empty())
        return core::fail(core::ErrorCode::TmanCmd002,
            u"--input-path: no data set is read from a file or folder"_s);
    for (Value *reader : readers)
        reader->set(u"path"_s, *options.inputPath);
    return {};
}

} // namespace aisb::config
