// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/summarygroups.h"

#include "core/text/jsonlines.h"
#include "result_helpers.h"

#include <QFile>
#include <QSet>

namespace aisb::report {
namespace {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;
using core::SummaryGroup;

Json json(const QByteArray &text)
{
    const auto read = core::readJson(text);
    EXPECT_TRUE(read) << text.constData();
    return read.value_or(Json());
}

QSet<QString> membersOf(const SummaryGroup &group)
{
    QSet<QString> members;
    for (const auto &member : group.members)
        members.insert(member.name + u'@' + member.metric);
    return members;
}

// Names, members and weights of every group whose data sets ship, one a line.
TEST(SummaryGroups, FamiliesHoldEveryGroupOfTheSpecification)
{
    std::vector<SummaryGroup> shipped;
    for (const QString &name : groupFamilies()) {
        const auto family = groupFamily(name);
        ASSERT_OK(family);
        shipped.insert(shipped.end(), family->begin(), family->end());
    }
    std::size_t known = 0;
    QFile file(QStringLiteral(AISB_TEST_DATA) + u"/report/summary_groups.jsonl"_s);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    core::readJsonLines(file, 1'000'000, [&](core::JsonLine &line) {
        const auto wanted = readSummaryGroups(Json(Json::Array{*line.value}));
        EXPECT_TRUE(wanted);
        const SummaryGroup &group = wanted->front();
        const auto found = std::ranges::find(shipped, group.name, &SummaryGroup::name);
        EXPECT_NE(found, shipped.end()) << group.name.toStdString();
        if (found == shipped.end())
            return true;
        ++known;
        EXPECT_EQ(membersOf(*found), membersOf(group)) << group.name.toStdString();
        EXPECT_EQ(found->members.size(), group.members.size());
        EXPECT_EQ(found->kind, group.kind);
        auto weights = found->weights;
        auto wantedWeights = group.weights;
        std::ranges::sort(weights);
        std::ranges::sort(wantedWeights);
        EXPECT_EQ(weights, wantedWeights) << group.name.toStdString();
        return true;
    });
    EXPECT_EQ(known, 48U);
    EXPECT_EQ(shipped.size(), known);
}

TEST(SummaryGroups, SummarizersOfTheCatalogueAreReadable)
{
    for (const QString &name : {u"example"_s, u"leval"_s, u"medium"_s}) {
        QFile file(QStringLiteral(AISB_SOURCE_DIR) + u"/resources/catalogue/summarizers/"_s + name
            + u".json"_s);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const Json summarizer = json(file.readAll())[u"summarizer"];
        const auto groups = readSummaryGroups(summarizer[u"summary_groups"]);
        ASSERT_OK(groups);
        EXPECT_FALSE(groups->empty());
        const auto rows = readWantedRows(summarizer[u"dataset_abbrs"]);
        ASSERT_OK(rows);
        EXPECT_EQ(rows->has_value(), name == u"medium"_s);
    }
}

TEST(SummaryGroups, NothingIsNoGroups)
{
    const auto groups = readSummaryGroups(Json());
    ASSERT_OK(groups);
    EXPECT_TRUE(groups->empty());
}

TEST(SummaryGroups, ErrorsNameGroupAndField)
{
    for (const auto &[text, part] : {
             std::pair{R"({})", "list"},
             std::pair{R"([{"subsets": ["a"]}])", "name"},
             std::pair{R"([{"name": "g"}])", "\"g\": subsets"},
             std::pair{R"([{"name": "g", "subsets": []}])", "\"g\": subsets"},
             std::pair{R"([{"name": "g", "subsets": ["a", ["b", "c"]]}])", "found both"},
             std::pair{R"([{"name": "g", "subsets": [1]}])", "\"g\": subsets"},
             std::pair{R"([{"name": "g", "subsets": ["a"], "weights": {"b": 1}}])", "found \"b\""},
             std::pair{R"([{"name": "g", "subsets": ["a"], "weights": {"a": "1"}}])", "weights: a"},
             std::pair{R"([{"name": "g", "subsets": ["a"], "weights": {"a": 0}}])", "above 0"},
             std::pair{R"(["no_such_family"])", "families"},
         }) {
        const auto groups = readSummaryGroups(json(text));
        ASSERT_FALSE(groups) << text;
        EXPECT_EQ(groups.error().code, ErrorCode::SummType001);
        EXPECT_TRUE(groups.error().detail.contains(QLatin1String(part)))
            << groups.error().detail.toStdString();
    }
    EXPECT_FAILS_WITH(readWantedRows(json(R"(["a", 1])")), ErrorCode::SummType001);
    EXPECT_FAILS_WITH(readWantedRows(json(R"({"a": 1})")), ErrorCode::SummType001);
}

} // namespace
} // namespace aisb::report
