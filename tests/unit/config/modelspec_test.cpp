// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/modelspec.h"

#include "config/modelkeys.h"
#include "confighelpers.h"

#include <QTemporaryFile>

namespace aisb::config {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using Severity = core::Issue::Severity;

namespace {

ModelSpecResult read(const QByteArray &keys)
{
    const Value root = readSource(
        "m = dict(dict(abbr='m', attr='service', type='a.VLLMCustomAPIChat'), " + keys + ")\n");
    return readModelSpec(root[u"m"], u"models[0]"_s);
}

QStringList pathsOf(const std::vector<core::Issue> &issues, Severity severity)
{
    QStringList paths;
    for (const core::Issue &issue : issues)
        if (issue.severity == severity)
            paths.append(issue.path);
    return paths;
}

} // namespace

TEST(ModelSpec, FillsInClassDefaults)
{
    const ModelSpecResult result = read("");
    EXPECT_TRUE(result.issues.empty());
    EXPECT_EQ(result.spec.maxOutLen, 4096);
    EXPECT_EQ(result.spec.retry, 2);
    EXPECT_EQ(result.spec.hostIp, u"localhost"_s);
    EXPECT_EQ(result.spec.hostPort, 8080);
    EXPECT_EQ(result.spec.batchSize, 1);
    EXPECT_FALSE(result.spec.isStream);
    EXPECT_EQ(result.spec.traffic.burstiness, 1.0);
    EXPECT_EQ(result.spec.proxy, u"system"_s);
    EXPECT_EQ(result.spec.maxEventBytes, 16'777'216);
    EXPECT_TRUE(result.spec.tls.verify);
    EXPECT_EQ(result.spec.backend, core::Backend::VllmChat);
    EXPECT_EQ(result.numReturnSequences, 1);
    EXPECT_TRUE(result.spec.metaTemplate.isNull());
}

TEST(ModelSpec, ReadsEveryKey)
{
    const ModelSpecResult result =
        read("path='', model='q', stream=True, max_out_len=7, retry=3, api_key='sk-1', "
             "host_ip='gateway.local', host_port=1,\n"
             "url='https://h/v1', enable_ssl=True, batch_size=100000, request_rate=0.5, "
             "use_timestamp=True, trust_remote_code=True,\n"
             "generation_kwargs=dict(top_p=1, num_return_sequences=3, lora_data_map_file='', "
             "response_anomaly_enabled=True),\n"
             "traffic_cfg=dict(burstiness=0.5, ramp_up_strategy='linear', ramp_up_start_rps=5, "
             "ramp_up_end_rps=30),\n"
             "extra_headers={'X-A': 'b'}, max_tokens_field='max_completion_tokens', "
             "verify_tls=False, proxy='none',\n"
             "time_limit_s=90, cool_down_s=2.5, request_timeout_s=1.5, connect_timeout_s=2, "
             "idle_timeout_s=None, "
             "retry_on_status=[429, 503], stream_end='lenient',\n"
             "stream_content_mode='cumulative', timing_basis='content_events', max_event_bytes=10, "
             "max_response_bytes=20, keep_raw=True,\n"
             "compat_mode=True, transport='direct', unix_socket='/run/x.sock', "
             "token_counter='service', "
             "meta_template=dict(round=[dict(role='HUMAN', "
             "api_role='user')]),\n"
             "run_cfg={}, verbose=True, pred_postprocessor={}, returns_tool_calls=True, "
             "triton_style='toplevel', trust_details=True");
    for (const core::Issue &issue : result.issues)
        ADD_FAILURE() << shown(issue.path + u": "_s + issue.error.detail);
    const core::ModelSpec &spec = result.spec;
    EXPECT_TRUE(spec.isStream);
    EXPECT_EQ(spec.apiKey.reveal(), u"sk-1"_s);
    EXPECT_EQ(spec.generationKwargs, *core::readJson(R"({"top_p": 1})"));
    EXPECT_EQ(result.numReturnSequences, 3);
    EXPECT_EQ(spec.traffic.rampUpStrategy, u"linear"_s);
    EXPECT_EQ(spec.traffic.rampUpEndRps, 30.0);
    EXPECT_EQ(spec.extraHeaders.size(), 1u);
    EXPECT_EQ(spec.requestTimeoutS, 1.5);
    EXPECT_EQ(spec.timeLimitS, 90);
    EXPECT_EQ(spec.coolDownS, 2.5);
    EXPECT_EQ(spec.idleTimeoutS, 0.0);
    EXPECT_EQ(spec.retryOnStatus, std::vector<int>({429, 503}));
    EXPECT_TRUE(spec.isStreamEndLenient && spec.isContentCumulative && spec.isTimingContentOnly);
    EXPECT_EQ(spec.maxTokensField, u"max_completion_tokens"_s);
    EXPECT_EQ(spec.transport, core::TransportChoice::Direct);
    EXPECT_EQ(spec.unixSocket, u"/run/x.sock"_s);
    EXPECT_TRUE(spec.isCountedByService);
    EXPECT_FALSE(spec.metaTemplate.isNull());
    EXPECT_EQ(spec.tritonStyle, core::TritonStyle::TopLevel);
    EXPECT_TRUE(spec.isDetailsTrusted && spec.returnsToolCalls);
    EXPECT_TRUE(spec.isCompatMode && spec.keepRaw && spec.enableSsl && spec.useTimestamp);
}

struct BadKey
{
    const char *keys;
    const char *path;
    ErrorCode code = ErrorCode::UtilsCfg002;
};

class BadModelKey : public ::testing::TestWithParam<BadKey>
{
};

TEST_P(BadModelKey, IsReportedByField)
{
    const ModelSpecResult result = read(GetParam().keys);
    EXPECT_FALSE(result.isValid());
    ASSERT_EQ(result.issues.size(), 1u) << GetParam().keys;
    EXPECT_EQ(result.issues[0].path, u"models[0]."_s + QString::fromLatin1(GetParam().path));
    EXPECT_EQ(result.issues[0].error.code, GetParam().code);
    EXPECT_FALSE(result.issues[0].error.detail.isEmpty());
}

INSTANTIATE_TEST_SUITE_P(Keys, BadModelKey,
    ::testing::Values(BadKey{"abbr=5", "abbr"}, BadKey{"abbr='a/b'", "abbr"},
        BadKey{"abbr='..'", "abbr"}, BadKey{"abbr=''", "abbr"},
        BadKey{"attr='both'", "attr", ErrorCode::UtilsCfg003}, BadKey{"attr='local'", "attr"},
        BadKey{"type='a.Nothing'", "type"}, BadKey{"path='/no/such/folder'", "path"},
        BadKey{"path=5", "path"}, BadKey{"model=5", "model"},
        BadKey{"request_rate=64001", "request_rate"}, BadKey{"request_rate=-1", "request_rate"},
        BadKey{"request_rate=True", "request_rate"}, BadKey{"request_rate='5'", "request_rate"},
        BadKey{"retry=1001", "retry"}, BadKey{"retry=-1", "retry"}, BadKey{"retry=1.0", "retry"},
        BadKey{"host_ip=''", "host_ip"}, BadKey{"host_ip='http://x'", "host_ip"},
        BadKey{"host_ip='a b'", "host_ip"}, BadKey{"host_ip='256.1.1.1'", "host_ip"},
        BadKey{"host_ip='host:80'", "host_ip"}, BadKey{"host_ip=None", "host_ip"},
        BadKey{"host_port=0", "host_port"}, BadKey{"host_port=65536", "host_port"},
        BadKey{"host_port='80'", "host_port"}, BadKey{"batch_size=0", "batch_size"},
        BadKey{"batch_size=100001", "batch_size"}, BadKey{"batch_size=2.5", "batch_size"},
        BadKey{"batch_size=99999999999999999999", "batch_size"},
        BadKey{"generation_kwargs=[]", "generation_kwargs"},
        BadKey{"generation_kwargs=dict(stream=True)", "generation_kwargs.stream"},
        BadKey{"generation_kwargs=dict(num_return_sequences=0)",
            "generation_kwargs.num_return_sequences", ErrorCode::TinferParam002},
        BadKey{"traffic_cfg=5", "traffic_cfg"},
        BadKey{"traffic_cfg=dict(burstiness=-1)", "traffic_cfg.burstiness"},
        BadKey{"traffic_cfg=dict(ramp_up_strategy='cubic')", "traffic_cfg.ramp_up_strategy"},
        BadKey{"traffic_cfg=dict(ramp_up_end_rps='x')", "traffic_cfg.ramp_up_end_rps"},
        BadKey{"use_timestamp=1", "use_timestamp"}, BadKey{"stream=1", "stream"},
        BadKey{"enable_ssl='yes'", "enable_ssl"},
        BadKey{"trust_remote_code=None", "trust_remote_code"},
        BadKey{"max_out_len='x'", "max_out_len"}, BadKey{"url='http://a b'", "url"},
        BadKey{"url=5", "url"}, BadKey{"api_key=[1]", "api_key"},
        BadKey{"api_key='a\\nb'", "api_key"}, BadKey{"no_such_key=1", "no_such_key"},
        BadKey{"model_name='x'", "model_name"}, BadKey{"custom_client={}", "custom_client"},
        BadKey{"extra_headers=[1]", "extra_headers"},
        BadKey{"extra_headers={'a b': 'x'}", "extra_headers"},
        BadKey{"extra_headers={'A': 'x\\r\\ny'}", "extra_headers"},
        BadKey{"max_tokens_field='x'", "max_tokens_field"}, BadKey{"ca_file='/no/file'", "ca_file"},
        BadKey{"client_key='" AISB_SOURCE_DIR "/LICENSE'", "client_cert"},
        BadKey{"request_timeout_s=-1", "request_timeout_s"},
        BadKey{"request_timeout_s=86401", "request_timeout_s"},
        BadKey{"time_limit_s=-1", "time_limit_s"}, BadKey{"time_limit_s=604801", "time_limit_s"},
        BadKey{"cool_down_s='x'", "cool_down_s"}, BadKey{"retry_on_status=503", "retry_on_status"},
        BadKey{"retry_on_status=[200]", "retry_on_status"}, BadKey{"stream_end='x'", "stream_end"},
        BadKey{"max_event_bytes=0", "max_event_bytes"}, BadKey{"keep_raw=1", "keep_raw"},
        BadKey{"transport='quic'", "transport"},
        BadKey{"meta_template='x'", "meta_template", ErrorCode::ModelType004},
        BadKey{"meta_template={}", "meta_template", ErrorCode::ModelParam004},
        BadKey{"meta_template=dict(round=['x'])", "meta_template", ErrorCode::ModelType001},
        BadKey{"meta_template=dict(round=[dict(role='A'), dict(role='A')])", "meta_template",
            ErrorCode::ModelParam005},
        BadKey{"meta_template=dict(round=5)", "meta_template", ErrorCode::ModelType004}));

TEST(ModelSpec, ReportsAllMistakesAtOnce)
{
    const ModelSpecResult result =
        read("batch_size=0, host_port=-1, retry='x', foo=1, bar=2, request_rate=1e9");
    EXPECT_EQ(pathsOf(result.issues, Severity::Error).size(), 6);
}

TEST(ModelSpec, NeedsAbbrAndType)
{
    const ModelSpecResult result = readModelSpec(Value::dict(), u"models[3]"_s);
    EXPECT_EQ(pathsOf(result.issues, Severity::Error),
        QStringList({u"models[3].abbr"_s, u"models[3].type"_s}));
    EXPECT_EQ(result.issues[0].error.code, ErrorCode::TmanCfg002);
    EXPECT_FALSE(readModelSpec(Value(5), u"models[0]"_s).isValid());
}

TEST(ModelSpec, AliasesForceStreamWithAWarning)
{
    const auto check = [](const char *type, bool stream, core::Backend backend) {
        const ModelSpecResult result =
            read("type='a." + QByteArray(type) + "', stream=" + (stream ? "False" : "True"));
        EXPECT_TRUE(result.isValid()) << type;
        EXPECT_EQ(result.spec.isStream, stream) << type;
        EXPECT_EQ(result.spec.backend, backend) << type;
        EXPECT_EQ(pathsOf(result.issues, Severity::Warning), QStringList{u"models[0].type"_s});
    };
    check("VLLMCustomAPIStream", true, core::Backend::VllmCompletions);
    check("VLLMCustomAPIChatStream", true, core::Backend::VllmChat);
    check("VllmMultiturnAPIChatStream", true, core::Backend::VllmChat);
    check("VLLMFunctionCallAPIChat", false, core::Backend::VllmChat);
    EXPECT_TRUE(
        read("type='a.VllmMultiturnAPIChatStream', custom_client=dict(type='x')").isValid());
}

// spec/models.md 1.1, 1.2, 2.1
TEST(ModelSpec, KnowsTheClassOfEveryBackend)
{
    const auto check = [](const char *type, core::Backend backend, bool isStream) {
        const ModelSpecResult result = read("type='a." + QByteArray(type) + '\'');
        EXPECT_TRUE(result.isValid()) << type;
        EXPECT_EQ(result.spec.backend, backend) << type;
        EXPECT_EQ(result.spec.isStream, isStream) << type;
    };
    check("TGICustomAPI", core::Backend::Tgi, false);
    check("TGICustomAPIStream", core::Backend::Tgi, true);
    check("TritonCustomAPI", core::Backend::Triton, false);
    check("TritonCustomAPIStream", core::Backend::Triton, true);
    check("MindieStreamApi", core::Backend::MindIe, true);
    check("VITAGenerateAPI", core::Backend::Vita, false);
    check("VLLMCustomAPIOld", core::Backend::VllmGenerate, false);
    EXPECT_EQ(read("type='a.TritonCustomAPI', model_name='qwen'").spec.model, u"qwen"_s);
    EXPECT_EQ(read("type='a.VITAGenerateAPI', model='vita'").spec.model, u"vita"_s);
    EXPECT_FALSE(read("type='a.TGICustomAPI', model='m'").isValid()) << "it has no such key";
    EXPECT_FALSE(read("type='a.MindieStreamApi', stream=False").spec.isStream);
}

namespace {

QByteArray loraKeys(const QTemporaryFile &file, const QByteArray &type = "VLLMCustomAPIChat")
{
    return "type='a." + type + "', generation_kwargs=dict(top_p=1, lora_data_map_file='"
        + file.fileName().toUtf8() + "')";
}

void write(QTemporaryFile &file, const QByteArray &text)
{
    ASSERT_TRUE(file.open());
    file.write(text);
    file.close();
}

} // namespace

// spec/models.md 16.2
TEST(ModelSpec, ReadsWhichRowGoesToWhichAdapter)
{
    QTemporaryFile file;
    write(file, R"({"0": "first", "7": "second"})");
    const ModelSpecResult result = read(loraKeys(file));
    EXPECT_TRUE(result.issues.empty());
    EXPECT_EQ(result.spec.loraAdapters, (QHash<int, QString>{{0, u"first"_s}, {7, u"second"_s}}));
    EXPECT_EQ(result.spec.generationKwargs, *core::readJson(R"({"top_p": 1})"));

    const ModelSpecResult triton = read(loraKeys(file, "TritonCustomAPI"));
    EXPECT_TRUE(triton.isValid() && triton.spec.loraAdapters.isEmpty());
    EXPECT_EQ(pathsOf(triton.issues, Severity::Warning),
        QStringList{u"models[0].generation_kwargs.lora_data_map_file"_s});
}

TEST(ModelSpec, GoesOnWithoutAnUnusableAdapterMap)
{
    const std::vector<std::pair<QByteArray, QString>> rows{
        {"{oops", u"byte 1"_s},
        {"[]", u"expected an object"_s},
        {R"({"x": "a"})", u"found \"x\""_s},
        {R"({"-1": "a"})", u"found \"-1\""_s},
        {R"({"1": ""})", u"row 1"_s},
        {R"({"1": 5})", u"row 1"_s},
    };
    for (const auto &[text, part] : rows) {
        QTemporaryFile file;
        write(file, text);
        const ModelSpecResult result = read(loraKeys(file));
        EXPECT_TRUE(result.isValid());
        ASSERT_EQ(result.issues.size(), 1u) << text.toStdString();
        EXPECT_EQ(result.issues[0].severity, Severity::Warning);
        const QString detail = result.issues[0].error.detail;
        EXPECT_TRUE(detail.contains(part) && detail.contains(file.fileName())) << shown(detail);
        EXPECT_TRUE(result.spec.loraAdapters.isEmpty());
    }
    const ModelSpecResult missing =
        read("generation_kwargs=dict(lora_data_map_file='/no/such/file.json')");
    EXPECT_TRUE(missing.isValid());
    EXPECT_TRUE(missing.issues.at(0).error.detail.contains(u"/no/such/file.json"_s));
    EXPECT_EQ(read("generation_kwargs=dict(lora_data_map_file=5)").issues.size(), 1u);
    EXPECT_TRUE(read("generation_kwargs=dict(lora_data_map_file='')").issues.empty());
}

TEST(ModelSpec, RetryZeroCountsAsOneWithANotice)
{
    const ModelSpecResult result = read("retry=0");
    EXPECT_TRUE(result.isValid());
    EXPECT_EQ(result.spec.retry, 1);
    EXPECT_EQ(pathsOf(result.issues, Severity::Note), QStringList{u"models[0].retry"_s});
}

TEST(ModelSpec, RampUpNeedsUsableBounds)
{
    const auto strategyOf = [](const QByteArray &keys) {
        return read("traffic_cfg=dict(ramp_up_strategy='linear', " + keys + ')')
            .spec.traffic.rampUpStrategy;
    };
    EXPECT_EQ(strategyOf("ramp_up_start_rps=1, ramp_up_end_rps=1"), u"linear"_s);
    EXPECT_EQ(strategyOf("ramp_up_start_rps=0, ramp_up_end_rps=1"), QString());
    EXPECT_EQ(strategyOf("ramp_up_start_rps=2, ramp_up_end_rps=1"), QString());
    EXPECT_EQ(strategyOf("ramp_up_start_rps=0.01, ramp_up_end_rps=0.1"), QString());
    EXPECT_EQ(strategyOf("ramp_up_start_rps=1"), QString());
    const ModelSpecResult result = read("traffic_cfg=dict(ramp_up_strategy='linear')");
    EXPECT_TRUE(result.isValid());
    EXPECT_EQ(pathsOf(result.issues, Severity::Warning),
        QStringList{u"models[0].traffic_cfg.ramp_up_strategy"_s});
}

TEST(ModelSpec, BurstinessWithoutAValueMeansFixedSpacing)
{
    EXPECT_EQ(read("traffic_cfg={}").spec.traffic.burstiness, 1.0);
    EXPECT_EQ(read("traffic_cfg=dict(burstiness=None)").spec.traffic.burstiness, 0.0);
    EXPECT_EQ(read("traffic_cfg=dict(burstiness='')").spec.traffic.burstiness, 0.0);
    EXPECT_EQ(read("traffic_cfg=dict(burstiness=2)").spec.traffic.burstiness, 2.0);
}

TEST(ModelSpec, AcceptsAddressesAndHostNames)
{
    for (const QString &host : {u"localhost"_s, u"127.0.0.1"_s, u"::1"_s, u"[::1]"_s,
             u"fe80::1%eth0"_s, u"gpu-node_7.example.com"_s, u"a"_s})
        EXPECT_TRUE(isHost(host)) << shown(host);
    for (const QString &host : {QString(), u"-a"_s, u"a..b"_s, u"1.2.3"_s, u"a/b"_s, u"user@host"_s,
             u"::g"_s, QString(300, u'a')})
        EXPECT_FALSE(isHost(host)) << shown(host);
}

TEST(ModelSpec, IssuesNeverHoldTheKey)
{
    for (const QByteArray &keys :
        {QByteArray("api_key='sk-secret\\n'"), QByteArray("api_key=['sk-secret']"),
            QByteArray("api_key='sk-secret', batch_size='x', extra_headers={'Authorization': "
                       "'sk-secret\\n'}, url='http://u:sk-secret@ h'")}) {
        const ModelSpecResult result = read(keys);
        ASSERT_FALSE(result.isValid());
        for (const core::Issue &issue : result.issues)
            EXPECT_FALSE(issue.error.text().contains(u"sk-secret"_s)) << shown(issue.error.text());
    }
}

} // namespace aisb::config
