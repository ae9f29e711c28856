// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layoutpaths.h"
#include "storetest.h"

namespace aisb::store {

TEST(LayoutPaths, NamesTheSeedTree)
{
    const LayoutPaths paths(u"out/20260101_101500"_s, core::Layout::Seed);
    EXPECT_EQ(paths.performanceDir(), u"out/20260101_101500/performance"_s);
    EXPECT_EQ(paths.csv(u"my-chat"_s, u"syntheticdataset"_s),
        u"out/20260101_101500/performance/my-chat/syntheticdataset.csv"_s);
    EXPECT_EQ(paths.json(u"m"_s, u"b"_s), u"out/20260101_101500/performance/m/b.json"_s);
    EXPECT_EQ(paths.plot(u"m"_s, u"b"_s), u"out/20260101_101500/performance/m/b_plot.html"_s);
    EXPECT_EQ(paths.rpsPlotWithActual(u"m"_s, u"b"_s),
        u"out/20260101_101500/performance/m/b_rps_distribution_plot_with_actual_rps.html"_s);
    EXPECT_EQ(paths.journalDir(u"m"_s), u"out/20260101_101500/performance/m/tmp"_s);
    EXPECT_EQ(paths.relativeLog(u"m"_s, u"b"_s), u"logs/performance/m/b.out"_s);
    EXPECT_EQ(paths.configDump(u"20260101_101500"_s, 42),
        u"out/20260101_101500/configs/20260101_101500_42.py"_s);
}

TEST(LayoutPaths, NamesTheV3Tree)
{
    const LayoutPaths paths(u"out/e"_s, core::Layout::V3);
    EXPECT_EQ(paths.csv(u"m"_s, u"gsm8k"_s), u"out/e/performances/m/gsm8k.csv"_s);
    EXPECT_EQ(paths.relativeLog(u"m"_s, u"gsm8k"_s), u"logs/infer/m/gsm8k.out"_s);
    EXPECT_EQ(paths.specDecode(u"10.0.0.1"_s, 8080),
        u"out/e/performances/spec_decode_10.0.0.1_8080.json"_s);
    EXPECT_EQ(paths.specDecode(u"::1"_s, 80), u"out/e/performances/spec_decode___1_80.json"_s);
}

TEST(LayoutPaths, KeepsHostileNamesInTheFolder)
{
    EXPECT_EQ(safeName(u"vllm-api-stream-chat"_s), u"vllm-api-stream-chat"_s);
    EXPECT_EQ(safeName(u"模型 1"_s), u"模型 1"_s);
    EXPECT_EQ(safeName(u"../../etc/passwd"_s), u"_._.._etc_passwd"_s);
    EXPECT_EQ(safeName(u".."_s), u"_."_s);
    EXPECT_EQ(safeName(u"."_s), u"_"_s);
    EXPECT_EQ(safeName(QString()), u"_"_s);
    EXPECT_EQ(safeName(u"a\nb"_s + QChar(0) + u"c"_s), u"a_b_c"_s);
    EXPECT_LE(safeName(QString(5000, QChar(0x6f22))).toUtf8().size(), 200);
    EXPECT_LE(safeName(QString::fromUcs4(U"\U0001F600").repeated(300)).toUtf8().size(), 200);

    const LayoutPaths paths(u"/exp"_s, core::Layout::Seed);
    for (const QString &name : {u"../x"_s, u".."_s, u"/etc/passwd"_s, u"a/../../b"_s}) {
        const QString path = paths.csv(name, name);
        EXPECT_EQ(QDir::cleanPath(path), path);
        EXPECT_TRUE(path.startsWith(u"/exp/performance/"_s)) << path.toStdString();
        EXPECT_TRUE(QDir::cleanPath(paths.log(name, name)).startsWith(u"/exp/logs/performance/"_s));
    }
}

TEST(LayoutPaths, NamesGroupsByLayout)
{
    EXPECT_EQ(groupBase(core::Layout::Seed, u"syntheticdataset"_s, {u"synthetic"_s}),
        u"syntheticdataset"_s);
    EXPECT_EQ(groupBase(core::Layout::V3, u"syntheticdataset"_s, {u"synthetic"_s}), u"synthetic"_s);
    EXPECT_EQ(groupBase(core::Layout::V3, u"cevaldataset"_s, {u"a"_s, u"b"_s}), u"cevaldataset"_s);
    EXPECT_EQ(uniqueBase(u"x"_s, {}), u"x"_s);
    EXPECT_EQ(uniqueBase(u"x"_s, {u"x"_s, u"x_2"_s}), u"x_3"_s);
}

TEST(LayoutPaths, TakesTheLayoutOfAnExistingFolder)
{
    QTemporaryDir dir;
    EXPECT_EQ(LayoutPaths::ofExisting(dir.path(), core::Layout::V3).layout(), core::Layout::V3);
    QDir(dir.path()).mkpath(u"performance"_s);
    EXPECT_EQ(LayoutPaths::ofExisting(dir.path(), core::Layout::V3).layout(), core::Layout::Seed);
    QDir(dir.path()).mkpath(u"performances"_s);
    EXPECT_EQ(LayoutPaths::ofExisting(dir.path(), core::Layout::Seed).layout(), core::Layout::V3);
}

} // namespace aisb::store
