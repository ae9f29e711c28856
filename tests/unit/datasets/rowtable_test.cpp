// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/rowtable.h"

#include "result_helpers.h"

namespace aisb::datasets {
namespace {

using namespace Qt::StringLiterals;
using core::Json;

Json parsed(const QByteArray &text)
{
    return core::readJson(text).value_or(Json());
}

TEST(RowTable, HasTheColumnsOfItsFirstRow)
{
    RowTable table;
    ASSERT_TRUE(table.append(parsed("{\"q\": \"é\", \"a\": 1}")));
    ASSERT_TRUE(table.append(parsed("{\"a\": 2, \"later\": 2}")));
    EXPECT_EQ(table.columns(), QStringList({u"q"_s, u"a"_s}));
    EXPECT_EQ(core::writeJson(table.row(0)), "{\"q\": \"é\", \"a\": 1}");
    EXPECT_EQ(core::writeJson(table.row(1)), "{\"q\": null, \"a\": 2}");
}

QByteArray columnA(std::initializer_list<const char *> values, qint64 row)
{
    RowTable table;
    for (const char *value : values)
        EXPECT_TRUE(table.append(parsed(QByteArray("{\"a\": ") + value + "}"))) << value;
    return core::writeJson(table.row(row)[u"a"]);
}

TEST(RowTable, GivesAColumnOneType)
{
    EXPECT_EQ(columnA({"1", "2.5"}, 0), "1.0");
    EXPECT_EQ(columnA({"2.5", "null", "3"}, 2), "3.0");
    EXPECT_EQ(columnA({"2.5", "null", "3"}, 1), "null");
    EXPECT_EQ(columnA({"1", "2"}, 0), "1");
    EXPECT_EQ(columnA({"[1]", "[2.5]"}, 0), "[1.0]");
    EXPECT_EQ(columnA({R"({"x": 1})", R"({"y": "t", "x": 2})", "{}"}, 0), R"({"x": 1, "y": null})");
    EXPECT_EQ(
        columnA({R"({"x": 1})", R"({"y": "t", "x": 2})", "{}"}, 2), R"({"x": null, "y": null})");
    EXPECT_EQ(columnA({R"([{"x": 1}, {}])", R"([{"z": [1]}])"}, 1), R"([{"x": null, "z": [1]}])");
    EXPECT_EQ(columnA({"{}", R"({"x": 1})"}, 0), R"({"x": null})");
}

TEST(RowTable, RefusesAColumnOfMixedTypes)
{
    for (const char *other : {"\"1\"", "true", "[1]", "{}"}) {
        RowTable table;
        ASSERT_TRUE(table.append(parsed("{\"a\": 1}")));
        const auto added = table.append(parsed(QByteArray("{\"a\": ") + other + "}"));
        EXPECT_FAILS_WITH(added, core::ErrorCode::DsetData006);
        EXPECT_EQ(added.error().detail,
            u"field \"a\": expected a number throughout as in the rows before"_s);
    }
}

TEST(RowTable, KeepsMoreThanTheMemoryOfItsSpool)
{
    auto table = std::make_shared<RowTable>();
    const QString text(100'000, u'x');
    for (int i = 0; i < 200; ++i) { // 20 MB
        Json row = Json::object();
        row.set(u"id"_s, i);
        row.set(u"text"_s, text);
        ASSERT_TRUE(table->append(row));
    }
    for (const qint64 i : {0, 83, 84, 199}) {
        EXPECT_EQ(table->row(i)[u"id"].toInt(), i);
        EXPECT_EQ(table->row(i)[u"text"].toString().size(), text.size());
    }
    const RowView view(table, {199, 0, 199});
    EXPECT_EQ(view.size(), 3);
    EXPECT_EQ(view.row(2)[u"id"].toInt(), 199);
    EXPECT_EQ(RowView(table).size(), 200);
    EXPECT_TRUE(RowView().isEmpty());
}

} // namespace
} // namespace aisb::datasets
