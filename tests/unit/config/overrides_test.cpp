// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/overrides.h"

#include "confighelpers.h"

namespace aisb::config {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using Level = core::LogLine::Level;

TEST(ModelOverrides, ChangeOnlyKeysThatExist)
{
    Value root = readSource(
        "models = [dict(abbr='a', model='x', host_port=1, generation_kwargs=dict(a=1)),\n"
        "  dict(abbr='b', model_name='y', attr='service'), dict(abbr='c', model='z', "
        "attr='local')]\n");
    core::RunOptions options;
    options.modelName = u"new"_s;
    options.hostPort = 9000;
    options.batchSize = 7;
    options.generationKwargs = *core::readJson(R"({"top_p": 0.5})");
    options.requestTimeout = 5.0;
    options.compatMode = true;
    options.transport = core::TransportChoice::Qnam;
    std::vector<Notice> notices;
    overrideModels(root, options, notices);
    const Value::List &models = root[u"models"].items();
    EXPECT_EQ(models[0][u"model"], Value(u"new"_s));
    EXPECT_EQ(models[0][u"host_port"], Value(9000));
    EXPECT_EQ(models[0][u"generation_kwargs"], Value::fromJson(*options.generationKwargs));
    EXPECT_EQ(models[0][u"request_timeout_s"], Value(5.0));
    EXPECT_EQ(models[0][u"compat_mode"], Value(true));
    EXPECT_EQ(models[0][u"transport"], Value(u"qnam"_s));
    EXPECT_FALSE(models[0].contains(u"batch_size"));
    EXPECT_EQ(models[1][u"model_name"], Value(u"new"_s));
    EXPECT_FALSE(models[1].contains(u"host_port"));
    EXPECT_EQ(models[2][u"model"], Value(u"z"_s));
    EXPECT_FALSE(models[2].contains(u"compat_mode"));
    const QStringList warnings = textsOf(notices, Level::Warning);
    ASSERT_EQ(warnings.size(), 1);
    EXPECT_TRUE(warnings[0].startsWith(u"--batch-size has no effect"_s)) << shown(warnings[0]);
}

TEST(ModelOverrides, LoadOptionsChangeTheirKeysAlone)
{
    Value root = readSource("models = [dict(abbr='a'), dict(abbr='b', traffic_cfg=dict("
                            "burstiness=3, ramp_up_strategy='linear', ramp_up_start_rps=1))]\n");
    core::RunOptions options;
    options.ramp = u"exponential:5:30.5"_s;
    options.timeLimit = 60.0;
    options.coolDown = 2.0;
    options.useTimestamp = true;
    std::vector<Notice> notices;
    overrideModels(root, options, notices);
    for (const Value &model : root[u"models"].items()) {
        const Value &traffic = model[u"traffic_cfg"];
        EXPECT_EQ(traffic[u"ramp_up_strategy"], Value(u"exponential"_s));
        EXPECT_EQ(traffic[u"ramp_up_start_rps"], Value(5.0));
        EXPECT_EQ(traffic[u"ramp_up_end_rps"], Value(30.5));
        EXPECT_EQ(model[u"time_limit_s"], Value(60.0));
        EXPECT_EQ(model[u"cool_down_s"], Value(2.0));
        EXPECT_EQ(model[u"use_timestamp"], Value(true));
    }
    EXPECT_FALSE(root[u"models"].items()[0][u"traffic_cfg"].contains(u"burstiness"));
    EXPECT_EQ(root[u"models"].items()[1][u"traffic_cfg"][u"burstiness"], Value(3));
    options = {};
    options.burstiness = 0.5;
    overrideModels(root, options, notices);
    EXPECT_EQ(root[u"models"].items()[1][u"traffic_cfg"][u"burstiness"], Value(0.5));
    EXPECT_EQ(root[u"models"].items()[1][u"traffic_cfg"][u"ramp_up_end_rps"], Value(30.5));
}

TEST(ModelOverrides, NoOptionChangesNothing)
{
    Value root = readSource("models = [dict(abbr='a', model='x')]\n");
    const Value before = root;
    std::vector<Notice> notices;
    overrideModels(root, {}, notices);
    EXPECT_EQ(root, before);
    EXPECT_TRUE(notices.empty());
}

TEST(LengthConfig, ReadsEveryNotation)
{
    const auto text = [](const QString &given) {
        const auto config = lengthConfig(u"--input-length"_s, given);
        return config ? core::writeJson(config->toJson()) : config.error().text().toUtf8();
    };
    EXPECT_EQ(
        text(u"128"_s), R"({"Method": "uniform", "Params": {"MinValue": 128, "MaxValue": 128}})");
    EXPECT_EQ(text(u"uniform:1:200"_s),
        R"({"Method": "uniform", "Params": {"MinValue": 1, "MaxValue": 200}})");
    EXPECT_EQ(text(u"gaussian:100:1.5:1:200"_s),
        R"({"Method": "gaussian", "Params": {"Mean": 100, "Var": 1.5, "MinValue": 1, "MaxValue": 200}})");
    EXPECT_EQ(text(u"zipf:1.5:1:200"_s),
        R"({"Method": "zipf", "Params": {"Alpha": 1.5, "MinValue": 1, "MaxValue": 200}})");
    for (const QString &bad : {QString(), u"0"_s, u"x"_s, u"uniform:5:1"_s, u"uniform:1"_s,
             u"zipf:1:1:2"_s, u"gaussian:1:-1:1:2"_s, u"uniform:1:2000000"_s})
        EXPECT_FALSE(lengthConfig(u"--input-length"_s, bad).has_value()) << shown(bad);
}

TEST(SyntheticOverrides, ReachEverySyntheticDataset)
{
    Value root =
        readSource("datasets = [dict(abbr='s', type='a.SyntheticDataset', "
                   "config=dict(Type='string', RequestCount=1,\n"
                   "    StringConfig=dict(Input=dict(Method='x'), Output=dict(Method='keep')))),\n"
                   "  dict(abbr='t', type='a.SyntheticDataset', config=dict(Type='TokenID', "
                   "TokenIdConfig=dict(PrefixLen=1))),\n"
                   "  dict(abbr='o', type='a.Other', config=dict(RequestCount=1))]\n");
    core::RunOptions options;
    options.requestCount = 24;
    options.inputLength = u"16"_s;
    options.seed = std::numeric_limits<quint64>::max();
    std::vector<Notice> notices;
    ASSERT_OK(overrideSynthetic(root, options, notices));
    const Value::List &datasets = root[u"datasets"].items();
    EXPECT_EQ(datasets[0][u"config"][u"RequestCount"], Value(24));
    EXPECT_EQ(datasets[0][u"config"][u"Seed"].integerDigits(), "18446744073709551615");
    EXPECT_EQ(datasets[0][u"config"][u"StringConfig"][u"Input"][u"Params"][u"MaxValue"], Value(16));
    EXPECT_EQ(datasets[0][u"config"][u"StringConfig"][u"Output"][u"Method"], Value(u"keep"_s));
    EXPECT_EQ(datasets[1][u"config"][u"TokenIdConfig"][u"RequestSize"], Value(16));
    EXPECT_EQ(datasets[1][u"config"][u"TokenIdConfig"][u"PrefixLen"], Value(1));
    EXPECT_FALSE(datasets[1][u"config"].contains(u"StringConfig"));
    EXPECT_EQ(datasets[2][u"config"][u"RequestCount"], Value(1));
    EXPECT_TRUE(notices.empty());
}

TEST(SyntheticOverrides, WarnWhereTheyHaveNoEffectAndFailOnBadNotation)
{
    Value root = readSource("datasets = [dict(abbr='o', type='a.Other')]\n");
    core::RunOptions options;
    options.seed = 1; // draws schedules, too
    std::vector<Notice> notices;
    ASSERT_OK(overrideSynthetic(root, options, notices));
    EXPECT_TRUE(notices.empty());
    options.requestCount = 5;
    ASSERT_OK(overrideSynthetic(root, options, notices));
    EXPECT_EQ(textsOf(notices, Level::Warning).size(), 1);
    options.outputLength = u"many"_s;
    EXPECT_FAILS_WITH(overrideSynthetic(root, options, notices), ErrorCode::TmanCmd002);
}

TEST(InputPath, ReplacesThePathOfTheDataSets)
{
    Value root = readSource("datasets = [dict(abbr='a', type='a.X', path='exams', name='one'), "
                            "dict(abbr='b', type='a.X', path='exams', name='two'),\n"
                            "  dict(abbr='s', type='a.SyntheticDataset')]\n");
    const Value before = root;
    ASSERT_OK(overrideInputPath(root, {}));
    EXPECT_EQ(root, before);
    core::RunOptions options;
    options.inputPath = u"mine"_s;
    ASSERT_OK(overrideInputPath(root, options));
    EXPECT_EQ(root[u"datasets"].items()[0][u"path"], Value(u"mine"_s));
    EXPECT_EQ(root[u"datasets"].items()[1][u"path"], Value(u"mine"_s));
    EXPECT_FALSE(root[u"datasets"].items()[2].contains(u"path"));
}

TEST(InputPath, IsRefusedWhereItSaysNothingOrTooMuch)
{
    core::RunOptions options;
    options.inputPath = u"mine"_s;
    Value none = readSource("datasets = [dict(abbr='s', type='a.SyntheticDataset')]\n");
    EXPECT_FAILS_WITH(overrideInputPath(none, options), ErrorCode::TmanCmd002);
    Value two = readSource("datasets = [dict(abbr='a', path='x'), dict(abbr='b', path='y')]\n");
    EXPECT_FAILS_WITH(overrideInputPath(two, options), ErrorCode::TmanCmd002);
}

} // namespace aisb::config
