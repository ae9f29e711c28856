// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/datafiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace aisb::datasets {
namespace {

using namespace Qt::StringLiterals;
using core::Json;

core::DatasetSpec specOf(const QString &className, const Json &config)
{
    return {u"a"_s, u"ais_bench.benchmark.datasets.x."_s + className, config};
}

LoadContext contextOf(const QTemporaryDir &folder)
{
    LoadContext context;
    context.currentDir = folder.path();
    context.datasetsRoot = folder.path();
    return context;
}

TEST(DataFiles, NamesEveryFileOfEverySplit)
{
    const QTemporaryDir folder;
    QDir(folder.path()).mkpath(u"gsm8k"_s);
    QFile test(folder.filePath(u"gsm8k/test.jsonl"_s));
    ASSERT_TRUE(test.open(QIODevice::WriteOnly));
    const core::DatasetSpec spec =
        specOf(u"GSM8KDataset"_s, Json(Json::Object{{u"path"_s, u"gsm8k"_s}}));
    const DataFiles files = dataFilesOf(spec, contextOf(folder));
    EXPECT_TRUE(files.isSupported);
    EXPECT_EQ(files.domain, Domain::Mathematics);
    EXPECT_EQ(files.present, QStringList{folder.filePath(u"gsm8k/test.jsonl"_s)});
    EXPECT_EQ(files.missing, QStringList{u"gsm8k/train.jsonl"_s});
    EXPECT_FALSE(files.origin.isEmpty());
}

TEST(DataFiles, NeedsNoneForMadeUpPrompts)
{
    const QTemporaryDir folder;
    const DataFiles files =
        dataFilesOf(specOf(u"SyntheticDataset"_s, Json::object()), contextOf(folder));
    EXPECT_EQ(files.domain, Domain::Synthetic);
    EXPECT_TRUE(files.present.isEmpty() && files.missing.isEmpty());
}

TEST(DataFiles, LooksForThePathOfAnUnknownClass)
{
    const QTemporaryDir folder;
    const DataFiles files = dataFilesOf(
        specOf(u"NoSuchDataset"_s, Json(Json::Object{{u"path"_s, u"x.bin"_s}})), contextOf(folder));
    EXPECT_FALSE(files.isSupported);
    EXPECT_EQ(files.missing, QStringList{u"x.bin"_s});
}

TEST(PromptStyle, TellsChatsFromTextsAndCountsExamples)
{
    const auto read = [](const char *text) {
        return promptStyleOf(specOf(u"X"_s, core::readJson(QByteArray(text)).value_or(Json())));
    };
    EXPECT_EQ(read(R"({"infer_cfg": {"prompt_template": {"template": "Q: {q}"}}})"), PromptStyle());
    EXPECT_EQ(read(R"({"infer_cfg": {"prompt_template": {"template": {"round": []}},
        "retriever": {"fix_id_list": [0, 1, 2]}}})"),
        (PromptStyle{.isChat = true, .shots = 3}));
    EXPECT_EQ(read(R"({"infer_cfg": {"prompt_template": {"template": {"A": "x", "B": "y"}},
        "inferencer": {"type": "a.b.PPLInferencer"}}})"),
        PromptStyle{.isPerplexity = true});
}

} // namespace
} // namespace aisb::datasets
