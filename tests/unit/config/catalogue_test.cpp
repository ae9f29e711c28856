// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/catalogue.h"

#include "config/namepattern.h"
#include "confighelpers.h"

namespace aisb::config {

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

constexpr auto kModel = R"({"models": [{"abbr": "m", "attr": "service", "type": "a.B"}]})";

} // namespace

TEST(NamePattern, MatchesAsAShellDoes)
{
    EXPECT_TRUE(matchesPattern(u"toy_gen"_s, u"TOY_*"_s));
    EXPECT_TRUE(matchesPattern(u"toy1"_s, u"toy?"_s));
    EXPECT_TRUE(matchesPattern(u"toy1"_s, u"toy[0-9]"_s));
    EXPECT_FALSE(matchesPattern(u"toya"_s, u"toy[!a-c]"_s));
    EXPECT_TRUE(matchesPattern(u"a]b"_s, u"a[]]b"_s));
    EXPECT_TRUE(matchesPattern(u"a[b"_s, u"a[b"_s));
    EXPECT_FALSE(matchesPattern(u"toy"_s, u"to"_s));
    EXPECT_FALSE(matchesPattern(u"toy"_s, QString()));
    EXPECT_TRUE(matchesPattern(QString(), u"**"_s));
}

TEST(NamePattern, ManyStarsTakeLittleTime)
{
    EXPECT_FALSE(matchesPattern(QString(2000, u'a'), u"*a"_s.repeated(200) + u'b'));
}

TEST(NamePattern, CountsEdits)
{
    EXPECT_EQ(editDistance(u"kitten", u"sitting"), 3);
    EXPECT_EQ(editDistance(u"ab", u"ba"), 1);
    EXPECT_EQ(editDistance(u"", u"abc"), 3);
    EXPECT_EQ(editDistance(u"Same", u"sAME"), 0);
}

TEST(Catalogue, FindsShippedNamesInAnyLetterCaseAndWithExtension)
{
    const Workspace workspace;
    for (const QString &name : {u"vllm_api_stream_chat"_s, u"VLLM_API_Stream_Chat"_s,
             u"vllm_api_stream_chat.py"_s, u"vllm_api_stream_chat.json"_s}) {
        const auto match = findConfig(ConfigKind::Models, name, u"configs"_s, workspace.roots());
        ASSERT_OK(match);
        EXPECT_EQ(match->candidates.size(), 1u);
        EXPECT_EQ(match->candidates[0].name, u"vllm_api_stream_chat"_s);
        EXPECT_TRUE(
            match->candidates[0].file.endsWith(u"models/vllm_api/vllm_api_stream_chat.json"_s));
        EXPECT_TRUE(match->candidates[0].isBuiltIn);
        EXPECT_TRUE(match->notices().empty());
    }
    ASSERT_OK(
        findConfig(ConfigKind::Summarizers, u"stable_stage"_s, u"configs"_s, workspace.roots()));
}

TEST(Catalogue, UnknownNamesComeWithTableAndSuggestions)
{
    const Workspace workspace;
    const auto match =
        findConfig(ConfigKind::Models, u"vllm_api_steam_chat"_s, u"configs"_s, workspace.roots());
    EXPECT_FAILS_WITH(match, ErrorCode::UtilsMatch001);
    const QString detail = match.error().detail;
    EXPECT_TRUE(detail.contains(u"+------------------------+\n"
                                "| Not matched patterns   |\n"
                                "|------------------------|\n"
                                "| vllm_api_steam_chat    |\n"
                                "+------------------------+"_s))
        << shown(detail);
    EXPECT_TRUE(detail.contains(u"Did you mean: vllm_api_stream_chat"_s)) << shown(detail);
    EXPECT_FAILS_WITH(
        findConfig(ConfigKind::Models, u"vllm_api/vllm_api_general"_s, {}, workspace.roots()),
        ErrorCode::UtilsMatch001);
    EXPECT_FAILS_WITH(findConfig(ConfigKind::Datasets, u"zzzzzzzz"_s, {}, workspace.roots()),
        ErrorCode::UtilsMatch001);
}

TEST(Catalogue, UsersFileComesBeforeTheShippedOneWithAWarning)
{
    const Workspace workspace;
    const QString own =
        workspace.write(u"configs/models/deep/er/vllm_api_general.py"_s, "models = []\n");
    const auto match =
        findConfig(ConfigKind::Models, u"vllm_api_general"_s, u"configs"_s, workspace.roots());
    ASSERT_OK(match);
    ASSERT_EQ(match->candidates.size(), 2u);
    EXPECT_EQ(match->candidates[0].file, own);
    EXPECT_FALSE(match->candidates[0].isBuiltIn);
    ASSERT_EQ(match->notices().size(), 1u);
    const Notice notice = match->notices()[0];
    EXPECT_EQ(notice.level, core::LogLine::Level::Warning);
    EXPECT_TRUE(notice.text.contains(u"| Ambiguous patterns   |"_s)) << shown(notice.text);
    EXPECT_TRUE(notice.text.contains(own));
    EXPECT_TRUE(notice.text.contains(match->candidates[1].file));
}

TEST(Catalogue, SearchesRootsInTheirOrder)
{
    const Workspace workspace;
    workspace.write(u"user/models/same.json"_s, kModel);
    workspace.write(u"mine/models/same.json"_s, kModel);
    CatalogueRoots roots = workspace.roots();
    roots.userRoots = QStringList{u"user"_s};
    const auto match = findConfig(ConfigKind::Models, u"same"_s, u"mine"_s, roots);
    ASSERT_OK(match);
    ASSERT_EQ(match->candidates.size(), 2u);
    EXPECT_EQ(match->candidates[0].file, workspace.path(u"mine/models/same.json"_s));
    EXPECT_EQ(match->candidates[1].file, workspace.path(u"user/models/same.json"_s));
}

TEST(Catalogue, WildcardWithSeveralHitsUsesTheFirstByPath)
{
    const Workspace workspace;
    workspace.write(u"configs/datasets/b/toy_1.py"_s, "toy_datasets = []\n");
    workspace.write(u"configs/datasets/a/toy_2.py"_s, "toy_datasets = []\n");
    workspace.write(u"configs/dataset_collections/toy_0.json"_s, "{}");
    const auto match =
        findConfig(ConfigKind::Datasets, u"toy_*"_s, u"configs"_s, workspace.roots());
    ASSERT_OK(match);
    ASSERT_EQ(match->candidates.size(), 3u);
    EXPECT_EQ(match->candidates[0].relative, u"a/toy_2.py"_s);
    EXPECT_EQ(match->candidates[1].relative, u"b/toy_1.py"_s);
    EXPECT_EQ(match->candidates[2].relative, u"toy_0.json"_s);
}

TEST(Catalogue, OfTwoFilesWithOneNameThePythonOneIsUsed)
{
    const Workspace workspace;
    workspace.write(u"configs/models/x.json"_s, kModel);
    workspace.write(u"configs/models/x.py"_s, "models = []\n");
    const auto match = findConfig(ConfigKind::Models, u"x"_s, u"configs"_s, workspace.roots());
    ASSERT_OK(match);
    EXPECT_EQ(match->candidates[0].relative, u"x.py"_s);
}

TEST(Catalogue, SplitsSuffixes)
{
    EXPECT_EQ(splitConfigName(ConfigKind::Datasets, u"toy/a_datasets"_s).file, u"toy"_s);
    EXPECT_EQ(splitConfigName(ConfigKind::Datasets, u"toy/a_datasets"_s).suffix, u"a_datasets"_s);
    EXPECT_EQ(splitConfigName(ConfigKind::Summarizers, u"toy"_s).suffix, QString());
    EXPECT_EQ(splitConfigName(ConfigKind::Models, u"a/b"_s).file, u"a/b"_s);
}

TEST(Catalogue, SearchListsWhatWasNamed)
{
    const Workspace workspace;
    const QString own = workspace.write(u"configs/models/my_chat.py"_s, "models = []\n");
    core::RunOptions options;
    options.models = QStringList{u"my_chat"_s};
    options.datasets = QStringList{u"synthetic_gen/any"_s};
    const auto found = searchConfigs(options, workspace.roots());
    ASSERT_OK(found);
    ASSERT_EQ(found->rows.size(), 2u);
    EXPECT_EQ(found->rows[0].taskType, u"--models"_s);
    EXPECT_EQ(found->rows[0].taskName, u"my_chat"_s);
    EXPECT_EQ(found->rows[0].path, own);
    EXPECT_EQ(found->rows[1].taskType, u"--datasets"_s);
    EXPECT_TRUE(QFileInfo(found->rows[1].path).isAbsolute());

    options.summarizer = u"default_perf"_s;
    EXPECT_EQ(searchConfigs(options, workspace.roots())->rows.back().taskType, u"--summarizer"_s);
    options.models = QStringList{u"nothing_like_it"_s};
    EXPECT_FAILS_WITH(searchConfigs(options, workspace.roots()), ErrorCode::UtilsMatch001);
    EXPECT_TRUE(searchConfigs({}, workspace.roots())->rows.empty());
}

TEST(ConfigFile, FollowsRelativeAndPackageImports)
{
    const Workspace workspace;
    workspace.write(u"lib/base.py"_s, "value = [1]\n");
    workspace.write(u"lib/data.json"_s, R"({"toy_datasets": [{"abbr": "toy"}]})");
    workspace.write(u"run/main.py"_s,
        "from mmengine.config import read_base\nwith read_base():\n"
        "    from ..lib.base import value\n    from ..lib.data import toy_datasets as datasets\n"
        "    from ais_bench.benchmark.configs.models.vllm_api.vllm_api_stream_chat import models\n"
        "    from ais_bench.benchmark.configs.summarizers.example import summarizer\n");
    const auto module = readConfigFile(u"run/main.py"_s, workspace.roots());
    ASSERT_OK(module);
    EXPECT_EQ(module->find(u"value")->items().size(), 1u);
    EXPECT_EQ(module->find(u"datasets")->items()[0][u"abbr"], Value(u"toy"_s));
    EXPECT_EQ(module->find(u"models")->items()[0][u"abbr"], Value(u"vllm-api-stream-chat"_s));
    EXPECT_EQ((*module->find(u"summarizer"))[u"attr"], Value(u"accuracy"_s));
    EXPECT_EQ(module->files.size(), 5);
}

TEST(ConfigFile, FindsAShippedEntryBelowAnotherFolder)
{
    const Workspace workspace;
    workspace.write(u"main.py"_s,
        "with read_base():\n    from ais_bench.benchmark.configs.datasets.other.synthetic_gen "
        "import synthetic_datasets\n");
    const auto module = readConfigFile(u"main.py"_s, workspace.roots());
    ASSERT_OK(module);
    EXPECT_EQ(module->find(u"synthetic_datasets")->items().size(), 1u);
}

TEST(ConfigFile, NamesWhatCannotBeRead)
{
    const Workspace workspace;
    const auto failure = [&](const QString &file) {
        const auto module = readConfigFile(file, workspace.roots());
        return module ? QString() : module.error().text();
    };
    EXPECT_TRUE(failure(u"none.py"_s).contains(u"none.py: there is no such file"_s));
    workspace.write(u"bad.json"_s, "{\"models\": [}");
    EXPECT_TRUE(failure(u"bad.json"_s).contains(u"bad.json: byte 12"_s))
        << shown(failure(u"bad.json"_s));
    workspace.write(u"list.json"_s, "[]");
    EXPECT_TRUE(failure(u"list.json"_s).contains(u"JSON object"_s));
    workspace.write(u"a.py"_s, "with read_base():\n    from .b import x\n");
    workspace.write(u"b.py"_s, "with read_base():\n    from .a import x\n");
    EXPECT_TRUE(failure(u"a.py"_s).contains(u"imports itself"_s)) << shown(failure(u"a.py"_s));
    workspace.write(u"c.py"_s, "with read_base():\n    from .missing import x\n");
    EXPECT_TRUE(failure(u"c.py"_s).contains(
        u"c.py: line 2: there is no configuration for the import of '.missing'"_s))
        << shown(failure(u"c.py"_s));
    workspace.write(u"d.py"_s, "with read_base():\n    from .list2 import x\n");
    workspace.write(u"list2.json"_s, "{}");
    EXPECT_TRUE(failure(u"d.py"_s).contains(u"has no variable 'x'"_s));
}

TEST(ConfigFile, ImportsThatMultiplyAreBounded)
{
    const Workspace workspace;
    for (int i = 0; i < 15; ++i)
        workspace.write(u"f%1.py"_s.arg(i),
            "with read_base():\n    from .f" + QByteArray::number(i + 1) + " import x\n    from .f"
                + QByteArray::number(i + 1) + " import x as y\n");
    workspace.write(u"f15.py"_s, "x = 1\n");
    const auto module = readConfigFile(u"f0.py"_s, workspace.roots());
    ASSERT_FALSE(module.has_value());
    EXPECT_TRUE(module.error().detail.contains(u"imports"_s)) << shown(module.error().detail);
}

} // namespace aisb::config
