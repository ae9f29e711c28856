// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/dumpreader.h"

#include "config/classes.h"
#include "confighelpers.h"

namespace aisb::config {

using namespace Qt::StringLiterals;

TEST(DumpReader, ReadsGoldenDumps)
{
    const DumpContent content = readDump(testData(u"config/stream_chat.dump"_s), u"d.py"_s);
    EXPECT_TRUE(content.warnings.isEmpty());
    EXPECT_EQ(content.root[u"cli_args"][u"mode"].toString(), u"perf"_s);
    const auto models = modelsOfDump(content.root, DumpOrigin::Foreign);
    ASSERT_EQ(models.size(), 1u);
    EXPECT_EQ(models[0].abbr, u"vllm-api-stream-chat"_s);
    EXPECT_EQ(models[0].batchSize, 4);
    EXPECT_TRUE(models[0].isStream);
    const auto text = readDump(testData(u"config/text_chat.dump"_s), u"d.py"_s);
    EXPECT_FALSE(modelsOfDump(text.root, DumpOrigin::Foreign)[0].isStream);
}

TEST(DumpReader, LeavesOutWhatIsNoLiteral)
{
    const DumpContent content =
        readDump("a=1\ncopy=<module 'copy' from 'x'>\nb=dict(\n    c=2)\nd=[\n    1,\n", u"d.py"_s);
    EXPECT_EQ(content.root[u"a"].toInt(), 1);
    EXPECT_EQ(content.root[u"b"][u"c"].toInt(), 2);
    ASSERT_EQ(content.warnings.size(), 2);
    EXPECT_TRUE(content.warnings[0].contains(u"line 2"_s)) << shown(content.warnings[0]);
    EXPECT_TRUE(content.warnings[1].contains(u"line 5"_s)) << shown(content.warnings[1]);
}

TEST(DumpReader, MasksKeys)
{
    const DumpContent content =
        readDump("models=[dict(abbr='m', api_key='sk-12345678')]\n", u"d.py"_s);
    EXPECT_EQ(content.root[u"models"].items()[0][u"api_key"].toString(), u"***"_s);
}

TEST(DumpReader, GivesAnEmptyObjectForGarbage)
{
    for (const QByteArray &text :
        {QByteArray(), QByteArray("<html>"), QByteArray("\x00\xff\x80", 3), QByteArray("(((((")}) {
        const DumpContent content = readDump(text, u"d.py"_s);
        EXPECT_TRUE(content.root.isObject());
        EXPECT_TRUE(content.root.members().empty());
        EXPECT_TRUE(modelsOfDump(content.root, DumpOrigin::Foreign).empty());
    }
    EXPECT_FALSE(readDumpFile(u"/nonexistent/x.py"_s).has_value());
}

TEST(DumpReader, WrongShapesOfModelsAreHarmless)
{
    const DumpContent content =
        readDump("models=[1, dict(abbr=5, batch_size='x', stream='y', type=None)]\n", u"d.py"_s);
    const auto models = modelsOfDump(content.root, DumpOrigin::Foreign);
    ASSERT_EQ(models.size(), 1u);
    EXPECT_FALSE(models[0].batchSize.has_value());
    EXPECT_TRUE(models[0].isStream);
}

TEST(DumpReader, KnowsHowAModelStreamed)
{
    const auto isStream = [](const QByteArray &model, DumpOrigin origin) {
        const DumpContent content = readDump("models=[dict(abbr='m', " + model + ")]\n", u"d.py"_s);
        return modelsOfDump(content.root, origin).at(0).isStream;
    };
    EXPECT_TRUE(isStream("type='a.VLLMCustomAPI'", DumpOrigin::Foreign));
    EXPECT_FALSE(isStream("type='a.VLLMCustomAPI'", DumpOrigin::Ours));
    EXPECT_TRUE(isStream("type='a.MindieStreamApi'", DumpOrigin::Ours));
    EXPECT_TRUE(isStream("type='a.VLLMCustomAPIChatStream', stream=False", DumpOrigin::Foreign));
    EXPECT_FALSE(isStream("type='a.VLLMFunctionCallAPIChat', stream=True", DumpOrigin::Ours));
    EXPECT_FALSE(isStream("type='a.VLLMCustomAPI', stream=False", DumpOrigin::Foreign));
}

TEST(DumpReader, FindsTheNewestDump)
{
    const Workspace workspace;
    EXPECT_EQ(newestDump(workspace.path(u"none"_s)), QString());
    workspace.write(u"exp/configs/20260101_000000_99.py"_s, "a=1");
    const QString newest = workspace.write(u"exp/configs/20260102_000000_1.py"_s, "a=2");
    EXPECT_EQ(newestDump(workspace.path(u"exp"_s)), newest);
    EXPECT_EQ(readDumpFile(newest)->root[u"a"].toInt(), 2);
}

TEST(Classes, KnowWhereTheReferenceDefinesThem)
{
    EXPECT_EQ(definingPath(u"ais_bench.benchmark.models.VLLMCustomAPIChat"_s),
        u"ais_bench.benchmark.models.api_models.vllm_custom_api_chat.VLLMCustomAPIChat"_s);
    EXPECT_EQ(definingPath(u"ais_bench.benchmark.openicl.GenInferencer"_s),
        u"ais_bench.benchmark.openicl.icl_inferencer.icl_gen_inferencer.GenInferencer"_s);
    const QString mathVerify =
        u"ais_bench.benchmark.openicl.icl_evaluator.math_evaluator.MATHEvaluator"_s;
    EXPECT_EQ(definingPath(mathVerify), mathVerify);
    EXPECT_EQ(
        definingPath(u"ais_bench.benchmark.openicl.icl_evaluator.MATHEvaluator"_s), mathVerify);
    EXPECT_EQ(definingPath(u"ais_bench.benchmark.datasets.aime2024.MATHEvaluator"_s),
        u"ais_bench.benchmark.datasets.math.MATHEvaluator"_s);
    EXPECT_EQ(definingPath(u"ais_bench.benchmark.openicl.icl_retriever.FixKRetriever"_s),
        u"ais_bench.benchmark.openicl.icl_retriever.icl_fix_k_retriever.FixKRetriever"_s);
    EXPECT_EQ(definingPath(u"ais_bench.benchmark.x.Unknown"_s), u"ais_bench.benchmark.x.Unknown"_s);
    EXPECT_EQ(definingPath(u"mine.VLLMCustomAPIChat"_s), u"mine.VLLMCustomAPIChat"_s);
    EXPECT_EQ(definingPath(QString()), QString());
}

} // namespace aisb::config
