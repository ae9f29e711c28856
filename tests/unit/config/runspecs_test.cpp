// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/modelspec.h"
#include "confighelpers.h"

namespace aisb::config {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using Severity = core::Issue::Severity;

TEST(Models, MixedAttrsAreRefused)
{
    const ModelsResult result =
        readModels(readSource("models = [dict(abbr='a', type='x.VLLMCustomAPI'), dict(abbr='b', "
                              "type='x.VLLMCustomAPI', attr='local')]\n"));
    ASSERT_EQ(result.issues.size(), 1u);
    EXPECT_EQ(result.issues[0].error.code, ErrorCode::UtilsCfg004);
    EXPECT_FALSE(result.isValid());
    EXPECT_EQ(result.allIssues().size(), 2u);
}

TEST(Models, EqualNamesAreAWarning)
{
    const ModelsResult result =
        readModels(readSource("models = [dict(abbr='a', type='x.VLLMCustomAPI'), dict(abbr='a', "
                              "type='x.VLLMCustomAPI')]\n"));
    EXPECT_TRUE(result.isValid());
    ASSERT_EQ(result.issues.size(), 1u);
    EXPECT_EQ(result.issues[0].path, u"models[1].abbr"_s);
}

TEST(Models, AnEmptyOrWrongListIsAnError)
{
    EXPECT_EQ(readModels(Value::dict()).issues.at(0).error.code, ErrorCode::TmanCfg002);
    EXPECT_EQ(
        readModels(readSource("models = 5\n")).issues.at(0).error.code, ErrorCode::TmanCfg003);
    EXPECT_EQ(
        readDatasets(readSource("datasets = []\n")).issues.at(0).error.code, ErrorCode::TmanCfg002);
    EXPECT_FALSE(readModels(readSource("models = [5]\n")).isValid());
}

TEST(Datasets, KeepTheWholeEntry)
{
    const DatasetsResult result = readDatasets(readSource(
        "datasets = [dict(abbr='d', type='a.b.SyntheticDataset', config=dict(RequestCount=3))]\n"));
    ASSERT_TRUE(result.isValid());
    EXPECT_EQ(result.datasets[0].spec.className(), u"syntheticdataset"_s);
    EXPECT_EQ(result.datasets[0].spec.config[u"config"][u"RequestCount"].toInt(), 3);
}

TEST(Datasets, NamesMustBeUsableForFiles)
{
    const DatasetsResult result = readDatasets(
        readSource("datasets = [dict(abbr='../d', type='a.B'), dict(type='a.B'), dict(abbr='e'), "
                   "dict(abbr='f', type='a.../x'), 7, dict(abbr='g', type='')]\n"));
    QStringList paths;
    for (const core::Issue &issue : result.allIssues())
        paths.append(issue.path);
    EXPECT_EQ(paths,
        QStringList({u"datasets[0].abbr"_s, u"datasets[1].abbr"_s, u"datasets[2].type"_s,
            u"datasets[3].type"_s, u"datasets[4]"_s, u"datasets[5].type"_s}));
}

TEST(Statistics, ComeFromPerformanceSummarizersAlone)
{
    const auto choiceOf = [](const QByteArray &summarizer) {
        return readStatistics(readSource("s = " + summarizer + '\n')[u"s"]);
    };
    const StatisticsChoice own =
        choiceOf("dict(attr='performance', calculator=dict(type='c.StablePerfMetricCalculator', "
                 "stats_list=['Average', 'P05']))");
    EXPECT_EQ(own.calculator, Calculator::Stable);
    EXPECT_EQ(own.stats, QStringList({u"Average"_s, u"P05"_s}));
    const StatisticsChoice dumped =
        choiceOf("dict(calculator=dict(type='c.DefaultPerfMetricCalculator', stats_list=['P99']))");
    EXPECT_EQ(dumped.calculator, Calculator::Default);
    EXPECT_EQ(dumped.stats, QStringList{u"P99"_s});
    EXPECT_TRUE(
        choiceOf("dict(attr='accuracy', calculator=dict(type='c.Stable', stats_list=['P99']))")
            .stats.isEmpty());
    EXPECT_TRUE(
        choiceOf("dict(attr='performance', calculator=dict(stats_list=None))").stats.isEmpty());
    EXPECT_TRUE(choiceOf("5").stats.isEmpty());
    EXPECT_EQ(choiceOf("dict(calculator=dict(stats_list=[1, 'Min']))").stats,
        QStringList({u"1"_s, u"Min"_s}));
}

TEST(Combinations, AreEveryPairUnlessListed)
{
    const QByteArray base = "models = [dict(abbr='a'), dict(abbr='b'), dict(abbr='a')]\n"
                            "datasets = [dict(abbr='x'), dict(abbr='y'), dict(abbr='x')]\n";
    const auto all = readCombinations(readSource(base));
    ASSERT_OK(all);
    ASSERT_EQ(all->size(), 2u);
    EXPECT_EQ((*all)[1].model, 1);
    EXPECT_EQ((*all)[1].datasets, std::vector<int>({0, 1}));

    const auto listed = readCombinations(readSource(base
        + "model_dataset_combinations = [dict(models=[models[1]], datasets=[datasets[1]]),\n"
          "  dict(models=[models[0], models[1]], datasets=datasets)]\n"));
    ASSERT_OK(listed);
    ASSERT_EQ(listed->size(), 2u);
    EXPECT_EQ((*listed)[0].model, 1);
    EXPECT_EQ((*listed)[0].datasets, std::vector<int>({1, 0}));

    EXPECT_FAILS_WITH(
        readCombinations(readSource(
            base + "model_dataset_combinations = [dict(models=[dict(abbr='z')], datasets=[])]\n")),
        ErrorCode::PartiUnk001);
    EXPECT_FAILS_WITH(
        readCombinations(readSource(base + "model_dataset_combinations = [dict(models=[])]\n")),
        ErrorCode::PartiUnk001);
    EXPECT_FAILS_WITH(readCombinations(readSource(base + "model_dataset_combinations = 1\n")),
        ErrorCode::PartiUnk001);
}

} // namespace aisb::config
