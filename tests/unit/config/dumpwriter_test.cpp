// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/dumpwriter.h"

#include "confighelpers.h"

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

QByteArray reprOf(const QString &text)
{
    return pythonRepr(Value(text));
}

} // namespace

class GoldenDump : public ::testing::TestWithParam<const char *>
{
};

TEST_P(GoldenDump, ComesOutByteForByteAfterReading)
{
    const QByteArray golden = testData(u"config/"_s + QString::fromLatin1(GetParam()));
    ASSERT_FALSE(golden.isEmpty());
    EXPECT_EQ(writeDump(readSource(golden)).toStdString(), golden.toStdString());
}

INSTANTIATE_TEST_SUITE_P(References, GoldenDump,
    ::testing::Values("stream_chat.dump", "rate_chat.dump", "text_chat.dump",
        "custom_mcq_jsonl.dump", "invented.dump"));

// spec/workflow.md 14, check 5.
TEST(DumpWriter, WritesEveryContainerInItsPlace)
{
    const Value root =
        readSource("a={}\nb=[]\nc=()\nd=[{}, [], (), [[1], (2,)], {'k': []}]\n"
                   "e={'x': {}, 'y': {'z': {}}}\nf={'a-b': 1, 'b': {'c': 2}, 'l': [1]}\n"
                   "g=[{'': 0, 'b': {'x-y': 1}}]\n");
    const QByteArray expected = "a=dict(\n"
                                "    )\n"
                                "b=[\n"
                                "    ]\n"
                                "c=(\n"
                                "    )\n"
                                "d=[\n"
                                "    dict(),\n"
                                "    [\n"
                                "            ],\n"
                                "    (\n"
                                "            ),\n"
                                "    [\n"
                                "            [\n"
                                "                    1,\n"
                                "                    ],\n"
                                "            (\n"
                                "                    2,\n"
                                "                    ),\n"
                                "            ],\n"
                                "    dict(k=[\n"
                                "            ]),\n"
                                "    ]\n"
                                "e=dict(\n"
                                "    x=dict(\n"
                                "        ),\n"
                                "    y=dict(\n"
                                "        z=dict(\n"
                                "            )))\n"
                                "f=dict(\n"
                                "    {'a-b': 1,\n"
                                "    'b': dict(\n"
                                "        c=2),\n"
                                "    'l': [\n"
                                "        1,\n"
                                "        ]})\n"
                                "g=[\n"
                                "    dict({'': 0,\n"
                                "        'b': dict(\n"
                                "            {'x-y': 1})}),\n"
                                "    ]";
    EXPECT_EQ(writeDump(root).toStdString(), expected.toStdString());
    EXPECT_EQ(readSource(expected), readSource(writeDump(readSource(expected))));
}

TEST(DumpWriter, SortsKeysByTheirTextAtEveryLevel)
{
    const Value root = readSource("b=1\na={'b': 1, 'B': 2, 'a': 3, '_': 4}\n");
    EXPECT_EQ(writeDump(root), "a=dict(\n    B=2,\n    _=4,\n    a=3,\n    b=1)\nb=1");
    const Value numbers = readSource("a={10: 'x', 9: 'y', 'k': 'z', None: 0, True: 1, 1.5: 2}\n");
    EXPECT_EQ(writeDump(numbers),
        "a=dict(\n    {1.5: 2,\n    10: 'x',\n    9: 'y',\n    None: 0,\n    True: 1,\n    'k': "
        "'z'})");
}

TEST(DumpWriter, QuotesTextsAsPythonDoes)
{
    EXPECT_EQ(reprOf(u"plain"_s), "'plain'");
    EXPECT_EQ(reprOf(u"it's"_s), "\"it's\"");
    EXPECT_EQ(reprOf(u"say \"no\""_s), "'say \"no\"'");
    EXPECT_EQ(reprOf(u"it's \"no\""_s), "'it\\'s \"no\"'");
    EXPECT_EQ(reprOf(u"a\\b\n\r\t\x01\x7f"_s), R"('a\\b\n\r\t\x01\x7f')");
    EXPECT_EQ(reprOf({}), "''");
}

TEST(DumpWriter, EscapesWhatPythonDoesNotPrint)
{
    EXPECT_EQ(reprOf(u"é中😀"_s), "'é中😀'");
    EXPECT_EQ(reprOf(u"\u3000\u00a0"_s), R"('\u3000\xa0')");
    EXPECT_EQ(reprOf(u"\u200b\ufeff\u00ad"_s), R"('\u200b\ufeff\xad')");
    EXPECT_EQ(reprOf(u"\ue000\u0378\u2028"_s), R"('\ue000\u0378\u2028')");
    EXPECT_EQ(reprOf(QString(QChar(0xd800))), R"('\ud800')");
    EXPECT_EQ(reprOf(QString(QChar(0xdc00)) + QChar(0xd83d)), R"('\udc00\ud83d')");
    EXPECT_EQ(reprOf(QString::fromUcs4(U"\U000e0001\U0010ffff")), R"('\U000e0001\U0010ffff')");
}

TEST(DumpWriter, WritesNumbersAsPythonDoes)
{
    EXPECT_EQ(pythonRepr(Value(1e-05)), "1e-05");
    EXPECT_EQ(pythonRepr(Value(0.5)), "0.5");
    EXPECT_EQ(pythonRepr(Value(1.0)), "1.0");
    EXPECT_EQ(pythonRepr(Value(1e16)), "1e+16");
    EXPECT_EQ(pythonRepr(Value(-3)), "-3");
    EXPECT_EQ(pythonRepr(Value()), "None");
    EXPECT_EQ(pythonRepr(Value(true)), "True");
    EXPECT_EQ(pythonRepr(Value(Value::Tuple{{Value(1)}})), "(1,)");
}

TEST(DumpWriter, WritesSymbolsAsTexts)
{
    Value root = Value::dict();
    root.set(u"type"_s, Value::Symbol{u"a.b.C"_s});
    EXPECT_EQ(writeDump(root), "type='a.b.C'");
}

TEST(DumpWriter, TakesNonAsciiIdentifiersAsNames)
{
    EXPECT_EQ(writeDump(readSource("a={'模型': 1, 'for': 2}\n")).toStdString(),
        "a=dict(\n    for=2,\n    模型=1)");
    EXPECT_EQ(writeDump(readSource("a={'1a': 1}\n")), "a=dict(\n    {'1a': 1})");
}

TEST(DumpWriter, GivesNothingForWhatIsNoDict)
{
    EXPECT_EQ(writeDump(Value()), "");
    EXPECT_EQ(writeDump(Value(Value::List{Value(1)})), "");
}

} // namespace aisb::config
