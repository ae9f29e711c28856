// SPDX-License-Identifier: GPL-3.0-or-later
#include "entries.h"
#include "result_helpers.h"

#include <QDir>
#include <QFile>

#include <gmock/gmock.h>

namespace aisb::datasets::test {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

std::vector<std::optional<int>> limitsOf(const LoadedCases &loaded)
{
    std::vector<std::optional<int>> limits;
    for (const core::Case &made : loaded.cases)
        limits.push_back(made.maxOutLen);
    return limits;
}

QStringList promptsOf(const LoadedCases &loaded)
{
    QStringList prompts;
    for (const core::Case &made : loaded.cases)
        prompts << made.prompt.toString();
    return prompts;
}

} // namespace

TEST(CustomReader, MakesThePromptsOfTheReference)
{
    LoadContext context;
    context.currentDir = QString::fromLatin1(AISB_TEST_DATA "/datasets");
    const core::Result<LoadedCases> loaded =
        loadCases(custom(u"mcq.jsonl"_s,
                      u"Question: {question}\nA. {A}\nB. {B}\nC. {C}\nD. {D}\nAnswer: {answer}"_s),
            context);
    ASSERT_OK(loaded);
    EXPECT_EQ(loaded->cases.front().prompt,
        Json(
            u"Question: Which option number 0 is right?\nA. red\nB. green\nC. blue\nD. black\nAnswer: "_s));
    EXPECT_EQ(loaded->cases[1].gold, core::Json(u"B"_s));
    EXPECT_EQ(loaded->cases[1].id, 1);
    EXPECT_FALSE(loaded->cases[1].maxOutLen.has_value());
    EXPECT_FALSE(loaded->seed.has_value());
}

TEST(CustomReader, TakesLimitsFromTheRows)
{
    const Folder folder;
    folder.write(u"a.jsonl"_s,
        R"({"question": "1", "max_tokens": 5})"
        "\n"
        R"({"question": "2", "max_out_len": "7"})"
        "\n"
        R"({"question": "3", "max_tokens": 0})"
        "\n"
        R"({"question": "4", "max_tokens": ""})"
        "\n"
        R"({"question": "5", "max_tokens": null})"
        "\n"
        R"({"question": "6"})"
        "\n"
        R"({"question": "7", "max_tokens": 8.0, "max_out_len": 9})");
    const core::Result<LoadedCases> json = loadCases(custom(u"a.jsonl"_s), folder.context());
    ASSERT_OK(json);
    const std::optional<int> none;
    EXPECT_THAT(limitsOf(*json), testing::ElementsAre(5, 7, none, none, none, none, 8));
    folder.write(u"a.csv"_s, "question,max_tokens\nx,12\ny,\n");
    const core::Result<LoadedCases> csv =
        loadCases(custom(u"a.csv"_s, u"{question}/{max_out_len}"_s), folder.context());
    ASSERT_OK(csv);
    EXPECT_THAT(limitsOf(*csv), testing::ElementsAre(12, none));
    EXPECT_EQ(promptsOf(*csv), (QStringList{u"x/12"_s, u"y/None"_s}));
}

// The order of members reaches the model (spec/models.md 3.4).
TEST(CustomReader, KeepsTheToolsOfARow)
{
    const QByteArray first =
        R"([{"type": "function", "function": {"name": "f", "parameters": {"z": {"a": 1}, "b": {}}}}])";
    const QByteArray second =
        R"([{"function": {"parameters": {"b": {"c": "x"}, "m": {}}, "name": "g"}, "type": "function"}])";
    const Folder folder;
    folder.write(u"a.jsonl"_s,
        R"({"question": "1", "tools": )" + first + "}\n" + R"({"question": "2", "tools": )" + second
            + "}\n" + R"({"question": "3"})");
    const core::Result<LoadedCases> loaded = loadCases(custom(u"a.jsonl"_s), folder.context());
    ASSERT_OK(loaded);
    EXPECT_EQ(core::writeJson(loaded->cases[0].tools), first);
    EXPECT_EQ(core::writeJson(loaded->cases[1].tools), second);
    EXPECT_TRUE(loaded->cases[2].tools.isNull());

    folder.write(
        u"a.csv"_s, "question,tools\nx,\"[{\"\"type\"\": \"\"function\"\"}]\"\ny,hammer\n");
    const core::Result<LoadedCases> csv = loadCases(custom(u"a.csv"_s), folder.context());
    ASSERT_OK(csv);
    EXPECT_EQ(core::writeJson(csv->cases[0].tools), R"([{"type": "function"}])");
    EXPECT_TRUE(csv->cases[1].tools.isNull()) << "a column of something else";
    folder.write(u"b.jsonl"_s, R"({"question": "1", "tools": "[oops"})");
    const core::Result<LoadedCases> broken = loadCases(custom(u"b.jsonl"_s), folder.context());
    EXPECT_FAILS_WITH(broken, ErrorCode::DsetData006);
    EXPECT_TRUE(broken.error().detail.contains(u"tools"_s));
}

TEST(CustomReader, NamesBadCells)
{
    const Folder folder;
    const std::vector<std::tuple<QByteArray, ErrorCode, QString>> cases{
        {R"({"question": "x", "max_tokens": "many"})", ErrorCode::DsetData006,
            u"line 1: column \"max_tokens\""_s},
        {R"({"question": "x", "max_tokens": -1})", ErrorCode::DsetData006, u"at least 0"_s},
        {R"({"question": "x", "max_tokens": 1.5})", ErrorCode::DsetData006, u"integer"_s},
        {R"({"question": "x", "max_tokens": 3000000000})", ErrorCode::DsetData006, u"integer"_s},
        {R"({"question": ["x"]})", ErrorCode::DsetData006,
            u"column \"question\": expected a text or a number"_s},
        {R"({"question": null})", ErrorCode::DsetData006, u"line 1"_s},
        {R"({"questoin": "x"})", ErrorCode::DsetData002, u"did you mean \"questoin\""_s},
    };
    for (const auto &[content, code, text] : cases) {
        folder.write(u"bad.jsonl"_s, content);
        const core::Result<LoadedCases> loaded =
            loadCases(custom(u"bad.jsonl"_s), folder.context());
        EXPECT_FAILS_WITH(loaded, code);
        EXPECT_TRUE(loaded.error().detail.contains(text)) << loaded.error().detail.toStdString();
        EXPECT_TRUE(loaded.error().detail.contains(u"bad.jsonl"_s));
    }
}

TEST(CustomReader, FollowsTheSideFile)
{
    const Folder folder;
    folder.write(u"a.jsonl"_s, "{\"question\": \"p\", \"max_tokens\": 3}\n{\"question\": \"q\"}\n");
    folder.write(u"a.jsonl.meta.json"_s,
        R"({"request_count": 4, "output_config": {"method": "percentage",
            "params": {"percentage_distribute": [[10, 0.25], [20, 0.75]]}}})");
    const core::Result<LoadedCases> loaded =
        loadCases(custom(u"a.jsonl"_s, u"{question}"_s), folder.context());
    ASSERT_OK(loaded);
    EXPECT_EQ(promptsOf(*loaded), (QStringList{u"p"_s, u"q"_s, u"p"_s, u"q"_s}));
    EXPECT_THAT(limitsOf(*loaded), testing::ElementsAre(10, 20, 20, 20));
    EXPECT_EQ(loaded->notes.size(), 2);
    EXPECT_FALSE(loaded->seed.has_value());
    EXPECT_EQ(loaded->cases.back().id, 3);
}

TEST(CustomReader, NamedSideFilesMustExistAndWin)
{
    const Folder folder;
    folder.write(u"a.jsonl"_s, QByteArray("{\"question\": \"p\"}\n").repeated(9));
    folder.write(u"a.jsonl.meta.json"_s, R"({"request_count": 4})");
    core::DatasetSpec spec = custom(u"a.jsonl"_s);
    spec.config.set(u"meta_path"_s, Json(u"other.json"_s));
    EXPECT_FAILS_WITH(loadCases(spec, folder.context()), ErrorCode::DsetFile001);
    folder.write(u"other.json"_s, R"({"request_count": 2})");
    const core::Result<LoadedCases> loaded = loadCases(spec, folder.context());
    ASSERT_OK(loaded);
    EXPECT_EQ(loaded->cases.size(), 2U);
    folder.write(u"other.json"_s, R"({"request_cuont": 2})");
    const core::Result<LoadedCases> bad = loadCases(spec, folder.context());
    EXPECT_FAILS_WITH(bad, ErrorCode::UtilsParam008);
    EXPECT_TRUE(bad.error().detail.contains(u"other.json"_s));
}

TEST(CustomReader, RecordsTheSeedOfARandomOrder)
{
    const Folder folder;
    QByteArray content;
    for (int i = 0; i < 50; ++i)
        content += R"({"question": ")" + QByteArray::number(i) + "\"}\n";
    folder.write(u"a.jsonl"_s, content);
    folder.write(u"a.jsonl.meta.json"_s, R"({"request_count": 20, "sampling_mode": "random"})");
    const core::DatasetSpec spec = custom(u"a.jsonl"_s);
    const core::Result<LoadedCases> first = loadCases(spec, folder.context());
    ASSERT_OK(first);
    ASSERT_TRUE(first->seed.has_value());
    LoadContext context = folder.context();
    context.seed = first->seed;
    const core::Result<LoadedCases> again = loadCases(spec, context);
    ASSERT_OK(again);
    EXPECT_EQ(promptsOf(*first), promptsOf(*again));
    core::DatasetSpec seeded = spec;
    seeded.config.set(u"seed"_s, Json(5));
    EXPECT_EQ(loadCases(seeded, context)->seed, 5U);
}

TEST(CustomReader, ResolvesPathsAgainstTheCurrentFolderFirst)
{
    const Folder here;
    const Folder root;
    root.write(u"a.jsonl"_s, R"({"question": "root"})");
    LoadContext context = here.context();
    context.datasetsRoot = root.context().currentDir;
    EXPECT_EQ(promptsOf(*loadCases(custom(u"a.jsonl"_s, u"{question}"_s), context)),
        QStringList{u"root"_s});
    here.write(u"a.jsonl"_s, R"({"question": "here"})");
    EXPECT_EQ(promptsOf(*loadCases(custom(u"a.jsonl"_s, u"{question}"_s), context)),
        QStringList{u"here"_s});
    EXPECT_EQ(promptsOf(*loadCases(custom(root.path(u"a.jsonl"_s), u"{question}"_s), context)),
        QStringList{u"root"_s});
    EXPECT_EQ(resolvePath(u"none.jsonl"_s, context), QDir::cleanPath(here.path(u"none.jsonl"_s)));
}

TEST(CustomReader, ChecksItsEntryWithoutFiles)
{
    core::DatasetSpec spec = custom(u"a.txt"_s);
    spec.config.set(u"meta_path"_s, Json(5));
    spec.config.set(u"seed"_s, Json(-5));
    EXPECT_EQ(checkDataset(spec).size(), 3U);
    EXPECT_FAILS_WITH(loadCases(spec, {}), ErrorCode::DsetCfg001);
    spec.config.remove(u"path");
    EXPECT_EQ(checkDataset(spec).front().path, u"path"_s);
    EXPECT_TRUE(checkDataset(custom(u"no-such-file.csv"_s)).empty());
}

} // namespace aisb::datasets::test
