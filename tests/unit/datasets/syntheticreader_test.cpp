// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/synthesis.h"
#include "entries.h"
#include "result_helpers.h"

#include <gmock/gmock.h>

namespace aisb::datasets::test {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

const QByteArray kUniform = R"({"Method": "uniform", "Params": {"MinValue": 2, "MaxValue": 9}})";
const QByteArray kGaussian =
    R"({"Method": "gaussian", "Params": {"Mean": 100, "Var": 200, "MinValue": 1, "MaxValue": 100}})";

} // namespace

TEST(SyntheticReader, MakesPromptsOfTheDrawnLengths)
{
    LoadContext context;
    context.seed = 42;
    const core::Result<LoadedCases> loaded =
        loadCases(synthetic(lengths(kUniform, kGaussian)), context);
    ASSERT_OK(loaded);
    ASSERT_EQ(loaded->cases.size(), 5U);
    EXPECT_EQ(loaded->seed, 42U);
    core::Random random(42);
    for (int i = 0; i < 5; ++i) {
        const core::Case &made = loaded->cases[static_cast<std::size_t>(i)];
        EXPECT_EQ(made.id, i);
        EXPECT_EQ(made.dataAbbr, u"synthetic"_s);
        LengthSpec input;
        input.minValue = 2;
        input.maxValue = 9;
        EXPECT_EQ(made.prompt, Json(syntheticPrompt(LengthSampler(input).sample(random))));
        LengthSpec output{LengthSpec::Method::Gaussian, 1, 100, 100, 200, 2};
        EXPECT_EQ(made.maxOutLen, LengthSampler(output).sample(random));
        EXPECT_FALSE(made.timestampMs.has_value());
    }
}

TEST(SyntheticReader, DrawsASeedAndTellsIt)
{
    const core::DatasetSpec spec = synthetic(lengths(kUniform, kGaussian));
    const core::Result<LoadedCases> first = loadCases(spec, {});
    ASSERT_OK(first);
    ASSERT_TRUE(first->seed.has_value());
    LoadContext context;
    context.seed = first->seed;
    const core::Result<LoadedCases> again = loadCases(spec, context);
    ASSERT_OK(again);
    for (std::size_t i = 0; i < 5; ++i)
        EXPECT_EQ(first->cases[i].prompt, again->cases[i].prompt);
}

TEST(SyntheticReader, PrefersTheSeedOfTheEntry)
{
    core::DatasetSpec spec = synthetic(lengths(kUniform, kGaussian));
    LoadContext context;
    context.seed = 1;
    Json config = spec.config[u"config"];
    config.set(u"Seed"_s, Json(Json::BigInt{"18446744073709551615"}));
    spec.config.set(u"config"_s, config);
    const core::Result<LoadedCases> loaded = loadCases(spec, context);
    ASSERT_OK(loaded);
    EXPECT_EQ(loaded->seed, 18446744073709551615U);
    config.set(u"Seed"_s, Json(-1));
    spec.config.set(u"config"_s, config);
    EXPECT_FAILS_WITH(loadCases(spec, context), ErrorCode::DsetParam004);
}

TEST(SyntheticReader, AppliesTheRowRange)
{
    core::DatasetSpec spec = synthetic(lengths(kUniform, kGaussian));
    Json reader = spec.config[u"reader_cfg"];
    reader.set(u"test_range"_s, Json(u"[3:]"_s));
    spec.config.set(u"reader_cfg"_s, reader);
    LoadContext context;
    context.seed = 9;
    const core::Result<LoadedCases> part = loadCases(spec, context);
    const core::Result<LoadedCases> all =
        loadCases(synthetic(lengths(kUniform, kGaussian)), context);
    ASSERT_OK(part);
    ASSERT_OK(all);
    ASSERT_EQ(part->cases.size(), 2U);
    EXPECT_EQ(part->cases[0].prompt, all->cases[3].prompt);
    EXPECT_EQ(part->cases[0].id, 0);
}

TEST(SyntheticReader, ListsAllMistakesAtOnce)
{
    const QByteArray config = R"({"Type": "STRING", "RequestCount": 0, "StringConfig": {
        "Input": {"Method": "uniform", "Params": {"MinValue": 0, "MaxValue": "x"}},
        "Output": {"Method": "zipf", "Params": {"Alpha": 1, "MinValue": 1, "MaxValue": 5}}}})";
    const core::Result<LoadedCases> loaded = loadCases(synthetic(config), {});
    EXPECT_FAILS_WITH(loaded, ErrorCode::DsetParam004);
    for (const QString &path :
        {u"config.RequestCount: "_s, u"config.StringConfig.Input.Params.MinValue: "_s,
            u"config.StringConfig.Input.Params.MaxValue: "_s,
            u"config.StringConfig.Output.Params.Alpha: "_s})
        EXPECT_TRUE(loaded.error().detail.contains(path)) << path.toStdString();
    EXPECT_EQ(checkDataset(synthetic(config)).size(), 4U);
}

TEST(SyntheticReader, NamesWhatIsMissing)
{
    EXPECT_FAILS_WITH(loadCases(synthetic("{}"), {}), ErrorCode::DsetParam005);
    EXPECT_FAILS_WITH(loadCases(synthetic("[]"), {}), ErrorCode::DsetParam005);
    EXPECT_FAILS_WITH(loadCases(synthetic(R"({"Type": "string", "RequestCount": 1})"), {}),
        ErrorCode::DsetParam005);
    EXPECT_FAILS_WITH(loadCases(synthetic(R"({"Type": "strin", "RequestCount": 1})"), {}),
        ErrorCode::DsetParam004);
    EXPECT_FAILS_WITH(loadCases(synthetic(R"({"Type": "string", "RequestCount": 1048577,
        "StringConfig": {"Input": {}, "Output": {}}})"),
                          {}),
        ErrorCode::DsetParam004);
}

TEST(SyntheticReader, WarnsOfUnknownKeysOnly)
{
    core::DatasetSpec spec = synthetic(lengths(kUniform, kGaussian));
    Json config = spec.config[u"config"];
    config.set(u"RequestCoun"_s, Json(1));
    spec.config.set(u"config"_s, config);
    const core::Result<LoadedCases> loaded = loadCases(spec, {});
    ASSERT_OK(loaded);
    ASSERT_EQ(loaded->notes.size(), 1);
    EXPECT_TRUE(loaded->notes.first().contains(u"did you mean \"RequestCount\""_s));
    ASSERT_EQ(checkDataset(spec).size(), 1U);
    EXPECT_EQ(checkDataset(spec).front().severity, core::Issue::Severity::Warning);
}

TEST(SyntheticReader, StopsWhenAskedAndGuardsMemory)
{
    LoadContext context;
    context.progress = [](qint64, qint64 total) { return total != 5; };
    EXPECT_FAILS_WITH(
        loadCases(synthetic(lengths(kUniform, kGaussian)), context), ErrorCode::DsetUnk001);
    LoadContext small;
    small.maxTextBytes = 1'000'000;
    const QByteArray huge =
        R"({"Method": "uniform", "Params": {"MinValue": 1000000, "MaxValue": 1000000}})";
    EXPECT_FAILS_WITH(
        loadCases(synthetic(lengths(huge, kUniform)), small), ErrorCode::TinferParam005);
}

} // namespace aisb::datasets::test
