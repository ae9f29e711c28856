// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped catalogue holds the values of spec/models.md 2.1 and spec/perf.md 10.1.
#include "config/modelspec.h"
#include "confighelpers.h"

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

Value shippedModel(const QString &name)
{
    const Workspace workspace;
    const auto match = findConfig(ConfigKind::Models, name, {}, workspace.roots());
    EXPECT_TRUE(match.has_value()) << shown(name);
    if (!match)
        return {};
    const auto module = readConfigFile(match->candidates[0].file, workspace.roots());
    const Value *models = module ? module->find(u"models") : nullptr;
    EXPECT_TRUE(models && models->items().size() == 1) << shown(name);
    return models ? models->items()[0] : Value();
}

} // namespace

struct Shipped
{
    const char *name;
    const char *abbr;
    const char *className;
    bool isStream;
    core::Backend backend;
};

class ShippedModel : public ::testing::TestWithParam<Shipped>
{
};

TEST_P(ShippedModel, HasItsClassAndCommonValues)
{
    const Shipped &expected = GetParam();
    const Value model = shippedModel(QString::fromLatin1(expected.name));
    EXPECT_EQ(model[u"abbr"].toString(), QString::fromLatin1(expected.abbr));
    EXPECT_EQ(model[u"type"].toString().section(u'.', -1), QString::fromLatin1(expected.className));
    EXPECT_TRUE(model[u"type"].toString().startsWith(u"ais_bench.benchmark.models.api_models."_s));
    EXPECT_EQ(model[u"attr"], Value(u"service"_s));
    EXPECT_EQ(model[u"retry"], Value(2));
    EXPECT_EQ(model[u"batch_size"], Value(1));
    EXPECT_EQ(model[u"request_rate"], Value(0));
    EXPECT_EQ(model[u"generation_kwargs"][u"temperature"], Value(0.01));
    EXPECT_EQ(model[u"trust_remote_code"], Value(false));

    const ModelSpecResult result = readModelSpec(model, u"models[0]"_s);
    EXPECT_TRUE(result.issues.empty());
    EXPECT_EQ(result.spec.backend, expected.backend);
    EXPECT_EQ(result.spec.isStream, expected.isStream);
}

INSTANTIATE_TEST_SUITE_P(Names, ShippedModel,
    ::testing::Values(Shipped{"vllm_api_general", "vllm-api-general", "VLLMCustomAPI", false,
                          core::Backend::VllmCompletions},
        Shipped{"vllm_api_general_stream", "vllm-api-general-stream", "VLLMCustomAPI", true,
            core::Backend::VllmCompletions},
        Shipped{"vllm_api_general_chat", "vllm-api-general-chat", "VLLMCustomAPIChat", false,
            core::Backend::VllmChat},
        Shipped{"vllm_api_stream_chat", "vllm-api-stream-chat", "VLLMCustomAPIChat", true,
            core::Backend::VllmChat},
        Shipped{"vllm_api_stream_chat_multiturn", "vllm-multiturn-api-chat-stream",
            "VLLMCustomAPIChat", true, core::Backend::VllmChat},
        Shipped{"vllm_api_function_call_chat", "vllm-api-function-call-chat", "VLLMCustomAPIChat",
            false, core::Backend::VllmChat},
        Shipped{"tgi_api_general", "tgi-api-general", "TGICustomAPI", false, core::Backend::Tgi},
        Shipped{"tgi_stream_api_general", "tgi-stream-api-general", "TGICustomAPI", true,
            core::Backend::Tgi},
        Shipped{"triton_api_general", "triton-api-general", "TritonCustomAPI", false,
            core::Backend::Triton},
        Shipped{"triton_stream_api_general", "triton-stream-api-general", "TritonCustomAPI", true,
            core::Backend::Triton},
        Shipped{"mindie_stream_api_general", "mindie-stream-api", "MindieStreamApi", true,
            core::Backend::MindIe},
        Shipped{"vita_generate_chat", "vita-generate-chat", "VITAGenerateAPI", false,
            core::Backend::Vita},
        Shipped{"vllm_api_old", "vllm-api-old", "VLLMCustomAPIOld", false,
            core::Backend::VllmGenerate}));

TEST(ShippedCatalogue, ModelsDifferWhereTheReferenceSaysSo)
{
    EXPECT_FALSE(shippedModel(u"vllm_api_stream_chat_multiturn"_s).contains(u"use_timestamp"));
    EXPECT_TRUE(shippedModel(u"vllm_api_stream_chat"_s).contains(u"use_timestamp"));
    const Value functionCall = shippedModel(u"vllm_api_function_call_chat"_s);
    EXPECT_EQ(functionCall[u"max_out_len"], Value(10240));
    EXPECT_EQ(functionCall[u"returns_tool_calls"], Value(true));
    EXPECT_FALSE(shippedModel(u"vllm_api_general"_s).contains(u"pred_postprocessor"));
    const Value tgi = shippedModel(u"tgi_api_general"_s);
    EXPECT_FALSE(tgi.contains(u"model"));
    EXPECT_FALSE(tgi.contains(u"api_key"));
    EXPECT_EQ(shippedModel(u"triton_api_general"_s)[u"model_name"], Value(QString()));
    EXPECT_FALSE(shippedModel(u"mindie_stream_api_general"_s).contains(u"stream"));
    const Value vita = shippedModel(u"vita_generate_chat"_s);
    EXPECT_EQ(vita[u"host_port"], Value(1025));
    EXPECT_EQ(vita[u"generation_kwargs"][u"do_sample"], Value(false));
}

TEST(ShippedCatalogue, EveryEntryLoadsAndNamesAreUnique)
{
    const Workspace workspace;
    for (const ConfigKind kind :
        {ConfigKind::Models, ConfigKind::Datasets, ConfigKind::Summarizers}) {
        QStringList names;
        for (const CatalogueEntry &entry : listConfigs(kind, {}, workspace.roots())) {
            EXPECT_FALSE(names.contains(entry.name)) << shown(entry.name);
            names.append(entry.name);
            ASSERT_OK(readConfigFile(entry.file, workspace.roots()));
        }
        EXPECT_FALSE(names.isEmpty());
    }
}

TEST(ShippedCatalogue, SyntheticDataHasTheValuesOfTheReference)
{
    const Workspace workspace;
    core::RunOptions options;
    options.mode = core::Mode::Perf;
    options.models = QStringList{u"vllm_api_stream_chat"_s};
    options.datasets =
        QStringList{u"synthetic_gen"_s, u"synthetic_gen_string"_s, u"synthetic_gen_tokenid"_s};
    const auto loaded = loadConfig(options, workspace.roots());
    ASSERT_OK(loaded);
    const Value::List &datasets = loaded->root[u"datasets"].items();
    ASSERT_EQ(datasets.size(), 3u);
    EXPECT_EQ(datasets[0], datasets[1]);
    EXPECT_EQ(datasets[0][u"config"][u"RequestCount"], Value(10));
    EXPECT_EQ(datasets[0][u"config"][u"Type"], Value(u"string"_s));
    EXPECT_EQ(datasets[0][u"config"][u"StringConfig"][u"Output"][u"Params"][u"Var"], Value(200));
    EXPECT_EQ(datasets[2][u"config"][u"TokenIdConfig"][u"RequestSize"], Value(10));
    EXPECT_EQ(datasets[2][u"reader_cfg"][u"input_columns"].items().size(), 1u);
}

} // namespace aisb::config
