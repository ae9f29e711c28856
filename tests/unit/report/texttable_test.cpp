// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/texttable.h"

#include "report/cellwidth.h"

#include <gtest/gtest.h>

namespace aisb::report {
namespace {

using namespace Qt::StringLiterals;

std::string rendered(const Table &table, TableStyle style)
{
    return renderTable(table, style).toStdString();
}

TEST(TextTable, DrawsTheMetricTableOfTheSpecification)
{
    const Table table{{u"Performance Parameters"_s, u"Stage"_s, u"Average"_s, u"N"_s},
        {{u"E2EL"_s, u"total"_s, u"1.0 ms"_s, u"1319"_s},
            {u"ITL"_s, u"total"_s, u"2.0 ms"_s, u"5"_s}}};
    EXPECT_EQ(rendered(table, TableStyle::FancyGrid),
        "╒══════════════════════════╤═════════╤═══════════╤══════╕\n"
        "│ Performance Parameters   │ Stage   │ Average   │  N   │\n"
        "╞══════════════════════════╪═════════╪═══════════╪══════╡\n"
        "│ E2EL                     │ total   │ 1.0 ms    │ 1319 │\n"
        "├──────────────────────────┼─────────┼───────────┼──────┤\n"
        "│ ITL                      │ total   │ 2.0 ms    │  5   │\n"
        "╘══════════════════════════╧═════════╧═══════════╧══════╛");
}

TEST(TextTable, DrawsTheCommonTableOfTheSpecification)
{
    const Table table{{u"Common Metric"_s, u"Stage"_s, u"Value"_s},
        {{u"Benchmark Duration"_s, u"total"_s, u"910.0 ms"_s},
            {u"Total Requests"_s, u"total"_s, u"4"_s}}};
    EXPECT_EQ(rendered(table, TableStyle::FancyGrid),
        "╒════════════════════╤═════════╤══════════╕\n"
        "│ Common Metric      │ Stage   │ Value    │\n"
        "╞════════════════════╪═════════╪══════════╡\n"
        "│ Benchmark Duration │ total   │ 910.0 ms │\n"
        "├────────────────────┼─────────┼──────────┤\n"
        "│ Total Requests     │ total   │ 4        │\n"
        "╘════════════════════╧═════════╧══════════╛");
}

TEST(TextTable, CentresAShortNumberWithTheOddBlankBehind)
{
    const Table table{{u"A"_s, u"N"_s}, {{u"x"_s, u"24"_s}}};
    EXPECT_EQ(rendered(table, TableStyle::FancyGrid),
        "╒═════╤═════╕\n"
        "│ A   │  N  │\n"
        "╞═════╪═════╡\n"
        "│ x   │ 24  │\n"
        "╘═════╧═════╛");
}

TEST(TextTable, DrawsTheOtherStyles)
{
    const Table table{{u"Name"_s, u"Count"_s}, {{u"one"_s, u"1"_s}, {u"eleven"_s, u"11"_s}}};
    EXPECT_EQ(rendered(table, TableStyle::Grid),
        "+--------+---------+\n"
        "| Name   |   Count |\n"
        "+========+=========+\n"
        "| one    |       1 |\n"
        "+--------+---------+\n"
        "| eleven |      11 |\n"
        "+--------+---------+");
    EXPECT_EQ(rendered(table, TableStyle::Psql),
        "+--------+---------+\n"
        "| Name   |   Count |\n"
        "|--------+---------|\n"
        "| one    |       1 |\n"
        "| eleven |      11 |\n"
        "+--------+---------+");
    EXPECT_EQ(rendered(table, TableStyle::Bordered),
        "+--------+-------+\n"
        "| Name   | Count |\n"
        "+--------+-------+\n"
        "| one    |     1 |\n"
        "| eleven |    11 |\n"
        "+--------+-------+");
    EXPECT_EQ(rendered(table, TableStyle::Plain),
        "Name      Count\n"
        "one           1\n"
        "eleven       11");
}

// Made with the tabulate package 0.10.0, style "simple", floatfmt ".2f".
TEST(TextTable, SimpleTablesAlignNumbersAtThePoint)
{
    const QStringList header{u"dataset"_s, u"version"_s, u"m"_s, u"n"_s};
    EXPECT_EQ(renderTable({header,
                              {{u"x"_s, u"5e1a"_s, u"75.00"_s, u"nan"_s},
                                  {u"yy"_s, u"50861a"_s, u"100.00"_s, u"5.5"_s}}},
                  TableStyle::Simple)
                  .toStdString(),
        "dataset    version         m       n\n"
        "---------  ---------  ------  ------\n"
        "x          5e1a        75.00  nan\n"
        "yy         50861a     100.00    5.50");
    EXPECT_EQ(
        renderTable(
            {header, {{u"x"_s, u"a"_s, u"7"_s, u"inf"_s}, {u"y"_s, u"b"_s, u"12"_s, u"-inf"_s}}},
            TableStyle::Simple)
            .toStdString(),
        "dataset    version      m     n\n"
        "---------  ---------  ---  ----\n"
        "x          a            7   inf\n"
        "y          b           12  -inf");
    EXPECT_EQ(renderTable(
                  {header, {{u"x"_s, u"1"_s, u"-"_s, u"1.00 (3.0/4.0)"_s}}}, TableStyle::Simple, 2)
                  .toStdString(),
        "dataset    version    m    n\n"
        "---------  ---------  ---  --------------\n"
        "x          1          -    1.00 (3.0/4.0)");
}

TEST(TextTable, CountsWideCharactersAsTwoCells)
{
    const Table table{{u"名称"_s, u"值"_s}, {{u"并发数"_s, u"很好"_s}, {u"ab"_s, u"c"_s}}};
    const QStringList lines = renderTable(table, TableStyle::FancyGrid).split(u'\n');
    for (const QString &line : lines)
        EXPECT_EQ(cellWidth(line), cellWidth(lines.first())) << line.toStdString();
    EXPECT_EQ(lines[3].toStdString(), "│ 并发数 │ 很好 │");
}

TEST(TextTable, NeverLetsACellBreakARow)
{
    const Table table{{u"Reason"_s}, {{u"line 1\nline 2\r\x1b[31mred\x07"_s}}};
    const QString text = renderTable(table, TableStyle::Bordered);
    EXPECT_EQ(text.count(u'\n'), 4);
    EXPECT_FALSE(text.contains(u'\x1b'));
    EXPECT_FALSE(text.contains(u'\x07'));
}

TEST(TextTable, FillsShortRowsAndCutsLongOnes)
{
    const Table table{{u"A"_s, u"B"_s}, {{u"1"_s}, {u"2"_s, u"x"_s, u"lost"_s}}};
    const QString text = renderTable(table, TableStyle::Psql);
    EXPECT_FALSE(text.contains(u"lost"));
    for (const QString &line : text.split(u'\n'))
        EXPECT_EQ(line.size(), 13);
}

TEST(TextTable, SurvivesHavingNoColumns)
{
    EXPECT_EQ(rendered({}, TableStyle::Plain), "");
    EXPECT_FALSE(rendered({}, TableStyle::FancyGrid).empty());
}

TEST(SearchTable, DrawsTheExampleOfTheSpecification)
{
    const std::vector<SearchHit> hits{
        {u"--models"_s, u"my_chat"_s, u"/home/ann/configs/models/my.py"_s}};
    EXPECT_EQ(searchTable(hits).toStdString(),
        "╒═════════════╤═════════════╤════════════════════════════════╕\n"
        "│ Task Type   │ Task Name   │ Config File Path               │\n"
        "╞═════════════╪═════════════╪════════════════════════════════╡\n"
        "│ --models    │ my_chat     │ /home/ann/configs/models/my.py │\n"
        "╘═════════════╧═════════════╧════════════════════════════════╛");
}

TEST(SearchTable, ShowsHeadersAloneWithoutHits)
{
    EXPECT_EQ(searchTable({}).toStdString(),
        "╒═════════════╤═════════════╤════════════════════╕\n"
        "│ Task Type   │ Task Name   │ Config File Path   │\n"
        "╞═════════════╪═════════════╪════════════════════╡\n"
        "╘═════════════╧═════════════╧════════════════════╛");
}

} // namespace
} // namespace aisb::report
