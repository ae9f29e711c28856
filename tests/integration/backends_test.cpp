// SPDX-License-Identifier: GPL-3.0-or-later
// Every shipped service configuration, end to end: the built-in service speaks the protocol, the
// run measures it. Source: spec/models.md 1.1, 12-16.
#include "mock/mockserver.h"

#include "result_helpers.h"
#include "runhelpers.h"

#include <QTemporaryDir>

#include <numeric>
#include <set>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::TransportChoice;
using mock::FaultKind;
using mock::Profile;

namespace {

constexpr int kRequests = 12;

struct Service
{
    const char *config;
    const char *abbr;
    Profile profile;
    const char *path;
    bool isStream;
};

void PrintTo(const Service &service, std::ostream *out)
{
    *out << service.config;
}

mock::MockSettings serviceOf(Profile profile)
{
    mock::MockSettings settings;
    settings.profile = profile;
    settings.modelName = u"qwen"_s;
    settings.ttftS = 0.02;
    settings.tpotS = 0.003;
    settings.e2elS = 0.02;
    settings.lengths = mock::LengthDistribution::Fixed; // as many tokens as the request allows
    return settings;
}

// The output limit in a body, wherever the protocol has it.
qint64 limitIn(const QByteArray &body)
{
    const core::Json json = core::readJson(body).value();
    const core::Json &limit = json[u"parameters"][u"max_new_tokens"];
    return limit.isNull() ? json[u"max_tokens"].toInt() : limit.toInt();
}

core::RunOptions optionsFor(const Service &service, int port)
{
    core::RunOptions options = smallRun(port);
    options.models = {QString::fromLatin1(service.config)};
    options.requestCount = kRequests;
    return options;
}

class ServiceRun : public ::testing::TestWithParam<std::tuple<Service, TransportChoice>>
{
protected:
    ServiceRun()
        : m_server(serviceOf(service().profile))
    {
    }

    static const Service &service() { return std::get<0>(GetParam()); }

    core::RunOptions options() const
    {
        core::RunOptions made = optionsFor(service(), m_server.port());
        made.transport = std::get<1>(GetParam());
        return made;
    }

    RunReport run(const core::RunOptions &options)
    {
        return runToEnd(testEnvironment(m_folder.path()), options);
    }

    QTemporaryDir m_folder;
    mock::MockServerThread m_server;
};

std::string nameOf(const ::testing::TestParamInfo<ServiceRun::ParamType> &row)
{
    return std::string(std::get<0>(row.param).config)
        + (std::get<1>(row.param) == TransportChoice::Qnam ? "_Qnam" : "_Direct");
}

} // namespace

TEST_P(ServiceRun, MeasuresRequestsWithLimitsOfTheirOwn)
{
    const RunReport report = run(options());
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    ASSERT_EQ(report.groups.size(), 1U);
    EXPECT_EQ(report.groups[0].model, QLatin1String(service().abbr));
    const auto &requests = report.groups[0].data->requests;
    ASSERT_EQ(requests.size(), std::size_t{kRequests});

    std::multiset<qint64> limits;
    const std::vector<mock::ReceivedRequest> seen = m_server.snapshot().inference();
    ASSERT_EQ(seen.size(), std::size_t{kRequests} + 1) << "one warm-up";
    for (const mock::ReceivedRequest &request : seen) {
        EXPECT_EQ(request.path, service().path);
        EXPECT_EQ(request.status, 200);
        if (request.number > seen.front().number)
            limits.insert(limitIn(request.body));
    }
    EXPECT_GE(*limits.begin(), 3);
    EXPECT_LE(*limits.rbegin(), 9);
    EXPECT_LT(*limits.begin(), *limits.rbegin()) << "rows have limits of their own";

    std::multiset<qint64> outputs;
    for (const core::PerfRequest &request : requests) {
        EXPECT_TRUE(request.isSuccess);
        EXPECT_GE(request.e2el, 0.018);
        EXPECT_EQ(request.ttft > 0, service().isStream);
        outputs.insert(request.outputTokens);
    }
    if (service().isStream) {
        EXPECT_EQ(outputs, limits) << "the service sends what it is asked for";
    }
}

TEST_P(ServiceRun, RecordsFailuresOfTheService)
{
    mock::MockSettings settings = serviceOf(service().profile);
    settings.faults = {
        mock::onlyFor(mock::fault(FaultKind::Status, 429, {{u"reason"_s, u"Busy"_s}}), {2}),
        mock::onlyFor(mock::fault(FaultKind::ErrorObjectAt, 1), {4}),
        mock::onlyFor(mock::fault(FaultKind::BadJsonAt, 1), {6, 8}),
    };
    m_server.setSettings(settings);
    core::RunOptions one = options();
    one.batchSize = 1;
    one.retry = 1;
    const RunReport report = run(one);
    ASSERT_EQ(report.groups.size(), 1U) << report.errorText();
    std::multiset<core::ErrorClass> classes;
    for (const core::PerfRequest &request : report.groups[0].data->requests)
        if (!request.isSuccess)
            classes.insert(request.errorClass);
    using enum core::ErrorClass;
    // An object that is not closed looks cut off, unless its event is at its end.
    const core::ErrorClass broken = service().isStream ? Protocol : Truncated;
    // Ollama says nothing when it fails: only the missing end tells.
    const core::ErrorClass reported = service().profile == Profile::Ollama ? Truncated : Server;
    EXPECT_EQ(classes, (std::multiset{Http, reported, broken, broken}));
}

INSTANTIATE_TEST_SUITE_P(Shipped, ServiceRun,
    ::testing::Combine(
        ::testing::Values(Service{"vllm_api_general", "vllm-api-general", Profile::Vllm,
                              "/v1/completions", false},
            Service{"vllm_api_general_stream", "vllm-api-general-stream", Profile::Vllm,
                "/v1/completions", true},
            Service{"vllm_api_function_call_chat", "vllm-api-function-call-chat", Profile::Vllm,
                "/v1/chat/completions", false},
            Service{"vllm_api_stream_chat", "vllm-api-stream-chat", Profile::Ollama,
                "/v1/chat/completions", true},
            Service{"tgi_api_general", "tgi-api-general", Profile::Tgi, "/generate", false},
            Service{"tgi_stream_api_general", "tgi-stream-api-general", Profile::Tgi,
                "/generate_stream", true},
            Service{"triton_api_general", "triton-api-general", Profile::Triton,
                "/v2/models/qwen/generate", false},
            Service{"triton_stream_api_general", "triton-stream-api-general", Profile::Triton,
                "/v2/models/qwen/generate_stream", true},
            Service{
                "mindie_stream_api_general", "mindie-stream-api", Profile::MindIe, "/infer", true},
            Service{"vita_generate_chat", "vita-generate-chat", Profile::Vita, "/generate", false},
            Service{"vllm_api_old", "vllm-api-old", Profile::VllmOld, "/generate", false}),
        ::testing::Values(TransportChoice::Qnam, TransportChoice::Direct)),
    nameOf);

namespace {

class BackendRun : public ::testing::Test
{
protected:
    // Runs a configuration file of its own.
    RunReport runFile(const QByteArray &model, core::RunOptions options)
    {
        QFile file(m_folder.path() + u"/run.py"_s);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("models = [dict(" + model
            + ")]\ndatasets = [dict(type='ais_bench.benchmark.datasets.SyntheticDataset', "
              "abbr='synthetic', config=dict(Type='string', RequestCount=6, "
              "StringConfig=dict(Input=dict(Method='uniform', Params=dict(MinValue=2, "
              "MaxValue=5)), "
              "Output=dict(Method='uniform', Params=dict(MinValue=3, MaxValue=3)))))]\n"
              "summarizer = dict(attr='performance', "
              "type='ais_bench.benchmark.summarizers.DefaultPerfSummarizer', "
              "calculator=dict(type='ais_bench.benchmark.calculators.DefaultPerfMetricCalculator'))"
              "\n");
        file.close();
        options.configFile = file.fileName();
        options.models.clear();
        options.datasets.clear();
        return runToEnd(testEnvironment(m_folder.path()), options);
    }

    core::RunOptions fileOptions(int port)
    {
        core::RunOptions options = smallRun(port);
        options.requestCount.reset();
        options.outputLength.reset();
        options.seed.reset();
        return options;
    }

    QTemporaryDir m_folder;
};

QByteArray modelKeys(const QByteArray &type, int port)
{
    return "attr='service', abbr='m', type='" + type + "', host_ip='127.0.0.1', host_port="
        + QByteArray::number(port) + ", max_out_len=3, generation_kwargs=dict(temperature=0.5)";
}

} // namespace

// spec/models.md 16.2
TEST_F(BackendRun, SendsRowsToTheirAdapters)
{
    QFile map(m_folder.path() + u"/lora.json"_s);
    ASSERT_TRUE(map.open(QIODevice::WriteOnly));
    map.write(R"({"1": "alpha", "4": "beta"})");
    map.close();
    mock::MockServerThread server(serviceOf(Profile::Tgi));
    QByteArray keys = modelKeys("TGICustomAPIStream", server.port());
    keys.replace("temperature=0.5", "lora_data_map_file='" + map.fileName().toUtf8() + '\'');
    core::RunOptions options = fileOptions(server.port());
    options.numWarmups = 0;
    const RunReport report = runFile(keys, options);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    QStringList adapters;
    for (const mock::ReceivedRequest &request : server.snapshot().inference()) {
        const core::Json body = core::readJson(request.body).value();
        EXPECT_FALSE(request.body.contains("lora_data_map_file"));
        adapters << body[u"parameters"][u"adapter_id"].toString(u"-"_s);
    }
    adapters.sort();
    EXPECT_EQ(adapters, QStringList({u"-"_s, u"-"_s, u"-"_s, u"-"_s, u"alpha"_s, u"beta"_s}));
}

// spec/models.md 11: rows that name functions, a service that calls them.
TEST_F(BackendRun, SendsTheFunctionsOfARow)
{
    QFile rows(m_folder.path() + u"/tools.jsonl"_s);
    ASSERT_TRUE(rows.open(QIODevice::WriteOnly));
    rows.write(R"({"question": "a", "tools": [{"type": "function", "function": {"name": "f"}}]})"
               "\n"
               R"({"question": "b"})"
               "\n");
    rows.close();
    mock::MockSettings settings = serviceOf(Profile::Vllm);
    settings.faults = {mock::fault(FaultKind::ToolCalls)};
    mock::MockServerThread server(settings);
    core::RunOptions options = fileOptions(server.port());
    options.models = {u"vllm_api_function_call_chat"_s};
    options.datasets.clear();
    options.customDatasetPath = rows.fileName();
    options.maxOutLen = 4;
    options.numWarmups = 0;
    const RunReport report = runToEnd(testEnvironment(m_folder.path()), options);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    for (const core::PerfRequest &request : report.groups.at(0).data->requests)
        EXPECT_TRUE(request.isSuccess);
    QStringList tools;
    for (const mock::ReceivedRequest &request : server.snapshot().inference()) {
        const core::Json body = core::readJson(request.body).value();
        tools << QString::fromUtf8(core::writeJson(body[u"tools"]));
    }
    tools.sort();
    EXPECT_EQ(tools,
        QStringList({u"[{\"type\": \"function\", \"function\": {\"name\": \"f\"}}]"_s, u"null"_s}));
}

// The simulator of the reference, whose Triton path serves the model qwen alone.
TEST_F(BackendRun, WorksWithTheReferencesSimulator)
{
    mock::MockSettings settings = serviceOf(Profile::AisbenchSim);
    mock::MockServerThread server(settings);
    int number = 0;
    for (const QByteArray type :
        {"TGICustomAPIStream", "TGICustomAPI", "TritonCustomAPIStream", "MindieStreamApi"}) {
        core::RunOptions options = fileOptions(server.port());
        options.dirTimeStr = u"20260101_00000%1"_s.arg(number++);
        options.cfgTimeStr = options.dirTimeStr;
        QByteArray keys = modelKeys(type, server.port());
        if (type.startsWith("Triton"))
            keys += ", model_name='qwen'";
        const RunReport report = runFile(keys, options);
        ASSERT_FALSE(report.outcome.error) << type.toStdString() << report.errorText();
        for (const core::PerfRequest &request : report.groups.at(0).data->requests) {
            EXPECT_TRUE(request.isSuccess) << type.toStdString();
            if (type.contains("Stream")) {
                EXPECT_EQ(request.outputTokens, 3) << type.toStdString();
            }
        }
    }
}

// spec/models.md 3.7: Triton's own server has no list of models.
TEST_F(BackendRun, SaysThatATritonModelHasToBeNamed)
{
    mock::MockServerThread server(serviceOf(Profile::AisbenchSim));
    const RunReport report =
        runFile(modelKeys("TritonCustomAPI", server.port()), fileOptions(server.port()));
    ASSERT_TRUE(report.outcome.error);
    QString said;
    for (const core::LogLine &line : report.taskLog)
        said += line.text;
    EXPECT_TRUE(said.contains(u"MODEL-DATA-001"_s)) << said.toStdString();
    EXPECT_TRUE(server.snapshot().inference().empty());
}

} // namespace aisb::run
