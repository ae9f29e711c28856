// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/markdown.h"

#include <gtest/gtest.h>

namespace aisb::report {
namespace {

using namespace Qt::StringLiterals;

Table sample()
{
    return {{u"Metric"_s, u"Average"_s, u"Change"_s},
        {{u"TTFT"_s, u"250.0 ms"_s, u"\u2212"_s + u"3.1 %"_s},
            {u"E2EL"_s, u"410.0 ms"_s, u"\u2013"_s}}};
}

Table hostile()
{
    return {{u"a|b"_s, u"c"_s}, {{u"=cmd()\n<script>"_s, u"x\ty"_s}, {u"*b* `c` [d](e)"_s}}};
}

TEST(Markdown, AlignsColumnsOfNumbersRight)
{
    EXPECT_EQ(markdownTable(sample()).toStdString(),
        "| Metric | Average | Change |\n"
        "| --- | ---: | ---: |\n"
        "| TTFT | 250.0 ms | −3.1 % |\n"
        "| E2EL | 410.0 ms | – |\n");
}

TEST(Markdown, EscapesWhatWouldBeMarkup)
{
    EXPECT_EQ(markdownTable(hostile()).toStdString(),
        "| a\\|b | c |\n"
        "| --- | --- |\n"
        "| =cmd() \\<script\\> | x y |\n"
        "| \\*b\\* \\`c\\` \\[d\\](e) |  |\n");
}

TEST(Tsv, KeepsOneRowPerLineAndOneCellPerTab)
{
    EXPECT_EQ(
        tsvTable(hostile()).toStdString(), "a|b\tc\n=cmd() <script>\tx y\n*b* `c` [d](e)\t\n");
}

TEST(CsvForPeople, GuardsFormulas)
{
    EXPECT_EQ(csvTable(hostile()).toStdString(),
        "a|b,c\r\n\"'=cmd()\n<script>\",x\ty\r\n*b* `c` [d](e),\r\n");
    EXPECT_EQ(csvTable({{u"n"_s}, {{u"-3.5"_s}}}).toStdString(), "n\r\n-3.5\r\n");
}

TEST(Html, EscapesEveryCell)
{
    const QString html = htmlTable(hostile());
    EXPECT_FALSE(html.contains(u"<script"));
    EXPECT_TRUE(html.contains(u"&lt;script&gt;"));
    EXPECT_TRUE(htmlTable(sample()).contains(u"<td align=\"right\">250.0 ms</td>"));
}

} // namespace
} // namespace aisb::report
