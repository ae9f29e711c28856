// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/consoletables.h"

#include "samples.h"

#include <QRegularExpression>

#include <gtest/gtest.h>

namespace aisb::report {
namespace {

using namespace Qt::StringLiterals;

TEST(ConsoleTables, NameTheTaskAsScriptsExpect)
{
    EXPECT_EQ(
        resultsHeadline(u"my-chat"_s, u"toy"_s), u"Performance Results of task [my-chat/toy]: "_s);
    EXPECT_EQ(resultsHeadline(u"%2"_s, u"toy"_s), u"Performance Results of task [%2/toy]: "_s);
    EXPECT_TRUE(resultsFolderLine(u"/a/performance/m"_s).endsWith(u"/a/performance/m"));
}

TEST(ConsoleTables, ShowBothTablesOneAfterTheOther)
{
    const QString text = resultTablesText(groupOf(workedExample()).tables);
    EXPECT_TRUE(text.startsWith(u"╒══════════════════════════╤═════════╤═══"));
    EXPECT_TRUE(text.contains(u"╛\n╒"));
    EXPECT_TRUE(text.endsWith(u"╛\n"));
    EXPECT_TRUE(text.contains(u"│ E2EL                   │ total   │ 410.0 ms")
        || text.contains(u"│ E2EL                     │ total   │ 410.0 ms"));
}

TEST(ConsoleTables, KeepTheOnlyDigitsOfTheTotalRequestsRow)
{
    const QString text = resultTablesText(groupOf(workedExample()).tables);
    const QStringList rows = text.split(u'\n').filter(u"Total Requests"_s);
    ASSERT_EQ(rows.size(), 1);
    QString digits = rows.first();
    digits.remove(QRegularExpression(u"[^0-9]"_s));
    EXPECT_EQ(digits, u"4"_s);
    EXPECT_FALSE(text.contains(u'\x1b'));
}

TEST(ConsoleTables, LeaveOutATableWithoutRows)
{
    core::ResultTables tables = groupOf(workedExample()).tables;
    tables.commonRows.clear();
    EXPECT_EQ(resultTablesText(tables).count(u'╒'), 1);
    EXPECT_EQ(resultTablesText({}), QString());
}

TEST(FailureTable, ListsReasonsInOrderOfFirstOccurrence)
{
    const std::vector<core::FailureCount> failures{{u"HTTP 500: x"_s, 12}, {u"连接被拒绝"_s, 3}};
    EXPECT_EQ(failureTableText(failures).toStdString(),
        "+---------------+-------+\n"
        "| Failed Reason | Count |\n"
        "+---------------+-------+\n"
        "| HTTP 500: x   |    12 |\n"
        "| 连接被拒绝    |     3 |\n"
        "+---------------+-------+\n");
    EXPECT_TRUE(failureTableText({}).isEmpty());
}

} // namespace
} // namespace aisb::report
