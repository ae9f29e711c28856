// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/modelspec.h"

#include "config/classes.h"
#include "config/loramap.h"
#include "config/modelkeys.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <limits>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

using Severity = core::Issue::Severity;
using core::ErrorCode;

constexpr double kMaxSeconds = 86'400;
constexpr qint64 kMaxInt = std::numeric_limits<int>::max();

class ModelReader
{
public:
    ModelReader(const Value &model, const QString &prefix)
        : m_prefix(prefix)
        , m_keys(model, prefix, m_result.issues)
    {
    }

    ModelSpecResult read()
    {
        readIdentity();
        readClass();
        readAddress();
        readLoad();
        readGeneration();
        readTemplate();
        readEvaluation();
        readTls();
        readLimits();
        readHeaders();
        readChoices();
        readTriton();
        m_keys.ignore({u"run_cfg", u"response_anomaly", u"response_anomaly_payload_storage",
            u"response_anomaly_enabled", u"min_out_len", u"verbose"});
        m_keys.reportUnknown(Severity::Error);
        return std::move(m_result);
    }

private:
    core::ModelSpec &spec() { return m_result.spec; }

    void readIdentity()
    {
        const Value *abbr = m_keys.find(u"abbr"_s);
        spec().abbr = abbr ? abbr->toString() : QString();
        if (!abbr)
            m_keys.error(
                u"abbr"_s, {QT_TRANSLATE_NOOP("Phrases", "is required")}, ErrorCode::TmanCfg002);
        else if (!abbr->isString() || !isFileName(spec().abbr))
            m_keys.error(u"abbr"_s,
                {QT_TRANSLATE_NOOP("Phrases", "expected a text that can name a folder")});
        const Value *attr = m_keys.find(u"attr"_s);
        const QString name = attr ? attr->toString() : u"service"_s;
        if (name == u"local")
            m_keys.error(u"attr"_s,
                {QT_TRANSLATE_NOOP("Phrases", "local models are not built yet, only services")});
        else if (name != u"service")
            m_keys.error(u"attr"_s, {QT_TRANSLATE_NOOP("Phrases", "expected service or local")},
                ErrorCode::UtilsCfg003);
    }

    void readClass()
    {
        const Value *type = m_keys.find(u"type"_s);
        spec().type = type ? type->toString() : QString();
        const ModelClass *modelClass = findModelClass(spec().type);
        const bool given = m_keys.flag(u"stream"_s, modelClass && modelClass->streamDefault);
        spec().isStream = given;
        if (!type)
            m_keys.error(
                u"type"_s, {QT_TRANSLATE_NOOP("Phrases", "is required")}, ErrorCode::TmanCfg002);
        else if (!modelClass)
            m_keys.error(u"type"_s,
                {QT_TRANSLATE_NOOP("Phrases", "unknown model class %1"), {spec().type.left(200)}});
        readModelName(modelClass);
        if (!modelClass)
            return;
        if (modelClass->name == "VllmMultiturnAPIChatStream"_L1)
            m_keys.ignore({u"custom_client"});
        if (modelClass->streamRule != StreamRule::Free) {
            spec().isStream = modelClass->streamRule == StreamRule::ForcedOn;
            m_keys.report(Severity::Warning, u"type"_s,
                {QT_TRANSLATE_NOOP("Phrases", "%1 is deprecated: it is %2 with stream=%3"),
                    {modelClass->name, modelClass->baseName,
                        spec().isStream ? "True"_L1 : "False"_L1}});
        }
        spec().backend = modelClass->backend;
    }

    void readModelName(const ModelClass *modelClass)
    {
        const QLatin1String key = modelClass ? modelClass->modelKey : "model"_L1;
        if (!key.isEmpty())
            spec().model = m_keys.text(QString(key));
    }

    void readAddress()
    {
        spec().path = m_keys.text(u"path"_s);
        if (!spec().path.isEmpty() && !QFileInfo::exists(spec().path))
            m_keys.error(u"path"_s,
                {QT_TRANSLATE_NOOP("Phrases", "the tokenizer folder does not exist: %1"),
                    {spec().path}});
        spec().hostIp = m_keys.text(u"host_ip"_s, u"localhost"_s);
        if (!isHost(spec().hostIp))
            m_keys.error(u"host_ip"_s,
                {QT_TRANSLATE_NOOP("Phrases",
                    "expected a host name or an address without scheme and port; for anything else "
                    "use url")});
        spec().hostPort = static_cast<int>(m_keys.integer(u"host_port"_s, 8080, 1, 65'535));
        spec().url = m_keys.text(u"url"_s);
        static const QRegularExpression blanks(u"[\\s\\x00-\\x1f]"_s);
        if (spec().url.contains(blanks))
            m_keys.error(
                u"url"_s, {QT_TRANSLATE_NOOP("Phrases", "holds a blank or a control character")});
        spec().unixSocket = m_keys.text(u"unix_socket"_s);
        spec().enableSsl = m_keys.flag(u"enable_ssl"_s, false);
        spec().apiKey = core::Secret(m_keys.text(u"api_key"_s));
        static const QRegularExpression unsendable(u"[^\\x21-\\x7e]"_s);
        if (spec().apiKey.reveal().contains(unsendable))
            m_keys.error(u"api_key"_s,
                {QT_TRANSLATE_NOOP(
                    "Phrases", "holds a character that cannot be sent in a header")});
        spec().returnsToolCalls = m_keys.flag(u"returns_tool_calls"_s, false);
        spec().trustRemoteCode = m_keys.flag(u"trust_remote_code"_s, false);
    }

    void readLoad()
    {
        spec().maxOutLen = static_cast<int>(
            m_keys.integer(u"max_out_len"_s, 4096, std::numeric_limits<int>::min(), kMaxInt));
        if (spec().maxOutLen < 1)
            m_keys.report(Severity::Warning, u"max_out_len"_s,
                {QT_TRANSLATE_NOOP(
                     "Phrases", "%1 is no usable limit: rows without one of their own fail"),
                    {QString::number(spec().maxOutLen)}});
        spec().batchSize = static_cast<int>(m_keys.integer(u"batch_size"_s, 1, 1, 100'000));
        spec().retry = static_cast<int>(m_keys.integer(u"retry"_s, 2, 0, 1000));
        if (spec().retry == 0) {
            spec().retry = 1;
            m_keys.report(Severity::Note, u"retry"_s,
                {QT_TRANSLATE_NOOP("Phrases", "0 counts as one attempt")});
        }
        spec().requestRate = m_keys.number(u"request_rate"_s, 0, 0, 64'000);
        spec().useTimestamp = m_keys.flag(u"use_timestamp"_s, false);
        if (const Value *traffic = m_keys.dict(u"traffic_cfg"_s))
            readTraffic(*traffic);
    }

    void readTraffic(const Value &dict)
    {
        constexpr double kAny = std::numeric_limits<double>::max();
        KeyReader keys(dict, m_prefix + u".traffic_cfg"_s, m_result.issues);
        core::TrafficSpec &traffic = spec().traffic;
        // An explicit None or "" means fixed spacing, a missing key Poisson arrivals
        // (spec/perf.md 9.3).
        const double unset = dict.contains(u"burstiness") ? 0 : 1;
        traffic.burstiness = keys.optionalNumber(u"burstiness"_s, 0, kAny).value_or(unset);
        traffic.rampUpStrategy =
            keys.choice(u"ramp_up_strategy"_s, {u"linear"_s, u"exponential"_s});
        traffic.rampUpStartRps = keys.optionalNumber(u"ramp_up_start_rps"_s, 0, kAny);
        traffic.rampUpEndRps = keys.optionalNumber(u"ramp_up_end_rps"_s, 0, kAny);
        keys.reportUnknown(Severity::Warning);
        const double start = traffic.rampUpStartRps.value_or(0);
        const double end = traffic.rampUpEndRps.value_or(0);
        if (traffic.rampUpStrategy.isEmpty() || (start > 0 && end > 0.1 && end >= start))
            return;
        traffic.rampUpStrategy.clear();
        keys.report(Severity::Warning, u"ramp_up_strategy"_s,
            {QT_TRANSLATE_NOOP("Phrases",
                "no ramp-up: it needs ramp_up_start_rps above 0 and ramp_up_end_rps above 0.1 and "
                "not "
                "below the start; request_rate applies")});
    }

    void readGeneration()
    {
        const Value *given = m_keys.dict(u"generation_kwargs"_s);
        if (!given)
            return;
        Value kwargs = *given;
        if (kwargs.contains(u"stream"))
            m_keys.error(u"generation_kwargs.stream"_s,
                {QT_TRANSLATE_NOOP("Phrases", "is set by the key stream of the model")});
        readReturnSequences(kwargs);
        readLoraAdapters(kwargs[u"lora_data_map_file"]);
        for (const QStringView key :
            {u"num_return_sequences", u"lora_data_map_file", u"response_anomaly_enabled"})
            kwargs.remove(key);
        spec().generationKwargs = kwargs.toJson();
    }

    // A map that cannot be read is no reason to stop: all requests go to the model itself.
    void readLoraAdapters(const Value &file)
    {
        if (!file.isTruthy())
            return;
        const QString key = u"generation_kwargs.lora_data_map_file"_s;
        const bool isRouted = spec().backend != core::Backend::Triton
            && spec().backend != core::Backend::Vita
            && spec().backend != core::Backend::VllmGenerate;
        if (!isRouted) {
            m_keys.report(Severity::Warning, key,
                {QT_TRANSLATE_NOOP("Phrases", "has no effect: this service has no adapters")});
            return;
        }
        auto adapters = file.isString()
            ? readLoraMap(file.toString())
            : core::fail(ErrorCode::UtilsCfg002, u"expected the path of a file"_s);
        if (!adapters)
            m_keys.report(Severity::Warning, key,
                {QT_TRANSLATE_NOOP("Phrases", "%1; all requests go to the model itself"),
                    {adapters.error().detail}});
        else
            spec().loraAdapters = std::move(*adapters);
    }

    void readReturnSequences(const Value &kwargs)
    {
        const Value *count = kwargs.find(u"num_return_sequences");
        if (!count || count->isNull())
            return;
        if (count->isInt() && count->toInt() >= 1 && count->toInt() <= 100'000)
            m_result.numReturnSequences = static_cast<int>(count->toInt());
        else
            m_keys.error(u"generation_kwargs.num_return_sequences"_s,
                {QT_TRANSLATE_NOOP("Phrases", "expected an integer from 1 to 100000, found %1"),
                    {count->typeName()}},
                ErrorCode::TinferParam002);
    }

    void readTemplate()
    {
        const Value *metaTemplate = m_keys.find(u"meta_template"_s);
        if (!metaTemplate || metaTemplate->isNull())
            return;
        if (!metaTemplate->isDict()) {
            m_keys.error(u"meta_template"_s,
                {QT_TRANSLATE_NOOP("Phrases", "expected a dict, found %1"),
                    {metaTemplate->typeName()}},
                ErrorCode::ModelType004);
            return;
        }
        checkMetaTemplate(m_keys, *metaTemplate);
        spec().metaTemplate = metaTemplate->toJson();
    }

    void readEvaluation()
    {
        spec().summarizerAbbr = m_keys.text(u"summarizer_abbr"_s);
        const Value *postprocessor = m_keys.find(u"pred_postprocessor"_s);
        if (!postprocessor || postprocessor->isNull())
            return;
        if (postprocessor->isDict())
            spec().predPostprocessor = postprocessor->toJson();
        else
            m_keys.error(u"pred_postprocessor"_s,
                {QT_TRANSLATE_NOOP("Phrases", "expected a dict, found %1"),
                    {postprocessor->typeName()}});
    }

    QString existingFile(const QString &key)
    {
        const QString path = m_keys.text(key);
        if (!path.isEmpty() && !QFileInfo(path).isFile())
            m_keys.error(key, {QT_TRANSLATE_NOOP("Phrases", "there is no such file: %1"), {path}});
        return path;
    }

    void readTls()
    {
        spec().tls.caFile = existingFile(u"ca_file"_s);
        spec().tls.verify = m_keys.flag(u"verify_tls"_s, true);
        spec().tls.clientCert = existingFile(u"client_cert"_s);
        spec().tls.clientKey = existingFile(u"client_key"_s);
        if (spec().tls.clientCert.isEmpty() != spec().tls.clientKey.isEmpty())
            m_keys.error(u"client_cert"_s,
                {QT_TRANSLATE_NOOP("Phrases", "client_cert and client_key belong together")});
        const QString proxy = m_keys.text(u"proxy"_s, u"system"_s);
        spec().proxy = proxy.isEmpty() ? u"system"_s : proxy;
    }

    void readLimits()
    {
        constexpr double kWeek = 7 * 24 * 3600;
        spec().timeLimitS = m_keys.optionalNumber(u"time_limit_s"_s, 0, kWeek).value_or(0);
        spec().coolDownS = m_keys.optionalNumber(u"cool_down_s"_s, 0, kMaxSeconds).value_or(0);
        spec().requestTimeoutS =
            m_keys.optionalNumber(u"request_timeout_s"_s, 0, kMaxSeconds).value_or(0);
        spec().connectTimeoutS =
            m_keys.optionalNumber(u"connect_timeout_s"_s, 0, kMaxSeconds).value_or(0);
        spec().idleTimeoutS =
            m_keys.optionalNumber(u"idle_timeout_s"_s, 0, kMaxSeconds).value_or(0);
        constexpr qint64 kMaxBytes = qint64{1} << 40;
        spec().maxEventBytes = m_keys.integer(u"max_event_bytes"_s, 16'777'216, 1, kMaxBytes);
        spec().maxResponseBytes =
            m_keys.integer(u"max_response_bytes"_s, 1'073'741'824, 1, kMaxBytes);
        spec().isCountedByService =
            m_keys.choice(u"token_counter"_s, {u"folder"_s, u"service"_s}) == u"service";
        spec().keepRaw = m_keys.flag(u"keep_raw"_s, false);
        spec().isCompatMode = m_keys.flag(u"compat_mode"_s, false);
        readRetryStatuses();
    }

    void readRetryStatuses()
    {
        const QString key = u"retry_on_status"_s;
        const Value *statuses = m_keys.find(key);
        if (!statuses || statuses->isNull())
            return;
        if (!statuses->isList() && !statuses->isTuple())
            m_keys.error(key,
                {QT_TRANSLATE_NOOP("Phrases", "expected a list, found %1"),
                    {statuses->typeName()}});
        for (const Value &status : statuses->items()) {
            if (status.isInt() && status.toInt() >= 300 && status.toInt() <= 599)
                spec().retryOnStatus.push_back(static_cast<int>(status.toInt()));
            else
                m_keys.error(
                    key, {QT_TRANSLATE_NOOP("Phrases", "expected status codes from 300 to 599")});
        }
    }

    void readHeaders()
    {
        static const QRegularExpression token(u"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"_s);
        static const QRegularExpression control(u"[\\x00-\\x08\\x0a-\\x1f\\x7f]"_s);
        const QString key = u"extra_headers"_s;
        const Value *headers = m_keys.dict(key);
        if (!headers)
            return;
        for (const auto &[name, value] : headers->members()) {
            const QString header = name.toString();
            if (!token.match(header).hasMatch())
                m_keys.error(key,
                    {QT_TRANSLATE_NOOP("Phrases", "\"%1\" is no header name"), {header.left(80)}});
            else if (!value.isString() || value.toString().contains(control))
                m_keys.error(key,
                    {QT_TRANSLATE_NOOP("Phrases", "%1: expected a text on one line"),
                        {header.left(80)}});
            else
                spec().extraHeaders.emplace_back(header, value.toString());
        }
    }

    void readTriton()
    {
        if (m_keys.choice(u"triton_style"_s, {u"parameters"_s, u"toplevel"_s}) == u"toplevel")
            spec().tritonStyle = core::TritonStyle::TopLevel;
        spec().isDetailsTrusted = m_keys.flag(u"trust_details"_s, false);
    }

    void readChoices()
    {
        spec().maxTokensField = m_keys.choice(u"max_tokens_field"_s,
            {u"max_tokens"_s, u"max_completion_tokens"_s, u"max_new_tokens"_s});
        spec().isStreamEndLenient =
            m_keys.choice(u"stream_end"_s, {u"strict"_s, u"lenient"_s}) == u"lenient";
        spec().isContentCumulative =
            m_keys.choice(u"stream_content_mode"_s, {u"delta"_s, u"cumulative"_s}) == u"cumulative";
        spec().isTimingContentOnly =
            m_keys.choice(u"timing_basis"_s, {u"all_events"_s, u"content_events"_s})
            == u"content_events";
        const QString transport =
            m_keys.choice(u"transport"_s, {u"auto"_s, u"qnam"_s, u"direct"_s});
        if (transport == u"qnam")
            spec().transport = core::TransportChoice::Qnam;
        else if (transport == u"direct")
            spec().transport = core::TransportChoice::Direct;
    }

    QString m_prefix;
    ModelSpecResult m_result;
    KeyReader m_keys;
};

} // namespace

bool ModelSpecResult::isValid() const
{
    return !hasErrors(issues);
}

ModelSpecResult readModelSpec(const Value &model, const QString &fieldPrefix)
{
    if (!model.isDict()) {
        ModelSpecResult result;
        result.issues.push_back({Severity::Error, fieldPrefix,
            {ErrorCode::TmanCfg003, u"expected a dict, found %1"_s.arg(model.typeName())}});
        return result;
    }
    return ModelReader(model, fieldPrefix).read();
}

} // namespace aisb::config
