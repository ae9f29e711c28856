// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/textfiles.h"

#include "datasets/readers/pythonliteral.h"
#include "result_helpers.h"

#include <QBuffer>

namespace aisb::datasets {
namespace {

using namespace Qt::StringLiterals;
using core::ErrorCode;

struct Device : QBuffer
{
    explicit Device(const QByteArray &content)
    {
        setData(content);
        open(QIODevice::ReadOnly);
    }
};

// Cells with | between, records with / between; an error as its text.
QString records(const QByteArray &content, char delimiter = ',')
{
    Device device(content);
    DelimitedText text(device, delimiter);
    QStringList found;
    for (;;) {
        const auto read = text.next();
        if (!read)
            return read.error().detail;
        const std::optional<QStringList> &cells = *read;
        if (!cells)
            return found.join(u'/');
        found.append(cells->join(u'|'));
    }
}

// The expectations are what Python's csv.reader gives.
TEST(DelimitedText, ReadsAsPythonDoes)
{
    EXPECT_EQ(records("a,\"b \"\"q\"\" c\",d\n"), u"a|b \"q\" c|d"_s);
    EXPECT_EQ(records("\"x\"tail,\"y\n"), u"xtail|y\n"_s);
    EXPECT_EQ(records("a\"b,c\r\n\r\n\"l1\r\nl2\",z"), u"a\"b|c/l1\nl2|z"_s);
    EXPECT_EQ(records(",\n"), u"|"_s);
    EXPECT_EQ(records("\"a\"b\"c\",d\n"), u"ab\"c\"|d"_s);
    EXPECT_EQ(records("x,\"\"\n"), u"x|"_s);
    EXPECT_EQ(records("\"unclosed, and\nmore"), u"unclosed, and\nmore"_s);
    EXPECT_EQ(records("a\rb\rc"), u"a/b/c"_s);
    EXPECT_EQ(records("\xEF\xBB\xBF"
                      "a\tb,c\n",
                  '\t'),
        u"a|b,c"_s);
    EXPECT_EQ(records(""), u""_s);
    EXPECT_EQ(records("a,"), u"a|"_s);
}

TEST(DelimitedText, NamesTheLineOfARecord)
{
    Device device("a,\"1\n2\n3\"\n\nb,c\n");
    DelimitedText text(device, ',');
    ASSERT_TRUE(text.next());
    EXPECT_EQ(text.line(), 1);
    ASSERT_TRUE(text.next());
    EXPECT_EQ(text.line(), 5);
    EXPECT_EQ(records("ok,1\nbad,\xFF\n"), u"line 2: expected UTF-8, found another byte"_s);
}

// Records that lie across the blocks that are read.
TEST(DelimitedText, ReadsAcrossBlocks)
{
    QByteArray content;
    QStringList expected;
    for (int i = 0; i < 90'000; ++i) {
        content += QByteArray::number(i) + ",\"x\"\"\r\n" + QByteArray::number(i % 7) + "\"\r\n";
        expected.append(u"%1|x\"\n%2"_s.arg(i).arg(i % 7));
    }
    EXPECT_EQ(records(content), expected.join(u'/'));
}

QStringList lines(const QByteArray &content)
{
    Device device(content);
    TextLines text(device);
    QStringList found;
    for (;;) {
        const auto read = text.next();
        if (!read)
            return {read.error().detail};
        const std::optional<QByteArrayView> line = *read;
        if (!line)
            return found;
        found.append(QString::fromUtf8(*line));
    }
}

TEST(TextLines, AreEndedByLineFeeds)
{
    EXPECT_EQ(lines("\xEF\xBB\xBF"
                    "a\r\n\nb c\rd\n"),
        QStringList({u"a"_s, u""_s, u"b c\rd"_s}));
    EXPECT_EQ(lines("a\nb"), QStringList({u"a"_s, u"b"_s}));
    EXPECT_EQ(lines(""), QStringList());
    EXPECT_EQ(lines("a\n\xC3\n"), QStringList(u"line 2: expected UTF-8, found another byte"_s));
    const QByteArray large(700'000, 'x');
    EXPECT_EQ(lines(large + '\n' + large),
        QStringList({QString::fromUtf8(large), QString::fromUtf8(large)}));
}

template <class Reader>
QString firstError(Reader reader)
{
    const auto read = reader.next();
    return read ? QString() : read.error().detail;
}

TEST(TextFiles, AreBounded)
{
    Device fits("12345678\n");
    EXPECT_EQ(firstError(TextLines(fits, 8)), QString());
    Device line("123456789\n");
    EXPECT_EQ(firstError(TextLines(line, 8)), u"line 1: expected at most 8 bytes"_s);
    Device record("1234,\"6\n8\",9");
    EXPECT_EQ(firstError(DelimitedText(record, ',', 8)),
        u"the record of line 1: expected at most 8 bytes"_s);
    Device element("[[1,2,3,4,5]]");
    EXPECT_EQ(firstError(JsonElements(element, 8)), u"element 1: expected at most 8 bytes"_s);
}

// Keys and values as JSON, an error as its text.
QString elements(const QByteArray &content)
{
    Device device(content);
    JsonElements all(device);
    QStringList found;
    for (;;) {
        const auto read = all.next();
        if (!read)
            return read.error().detail;
        const std::optional<JsonElements::Element> &element = *read;
        if (!element)
            return found.join(u'/');
        found.append(element->key + u'=' + QString::fromUtf8(core::writeJson(element->value)));
    }
}

TEST(JsonElements, AreThoseOfAListOrAnObject)
{
    EXPECT_EQ(elements(R"( [1, "a,]\"b\\", {"x": [1, {}]} , null] )"),
        uR"(=1/="a,]\"b\\"/={"x": [1, {}]}/=null)"_s);
    EXPECT_EQ(elements(R"({"a:1,": {"b": 2}, "c" : "}"})"), uR"(a:1,={"b": 2}/c="}")"_s);
    EXPECT_EQ(elements("[]"), u""_s);
    EXPECT_EQ(elements("{ }\n"), u""_s);
}

TEST(JsonElements, SayWhatIsBroken)
{
    EXPECT_EQ(elements(""),
        u"the start of the file: expected a JSON list or object, found the end of the file"_s);
    EXPECT_EQ(elements("12"), u"the start of the file: expected a JSON list or object"_s);
    EXPECT_EQ(
        elements("["), u"the start of the file: expected an element, found the end of the file"_s);
    EXPECT_EQ(elements("[1, 2"),
        u"element 2: expected a comma or a closing bracket behind it, found the end of the file"_s);
    EXPECT_EQ(elements("[1, 2}"), u"element 2: expected no closing bracket there"_s);
    EXPECT_EQ(elements("[1] x"), u"element 1: expected nothing behind the closing bracket"_s);
    EXPECT_EQ(elements("{\"a\": 1, 2: 3}"), u"element 2: expected a name in quotes and a colon"_s);
    EXPECT_EQ(elements("{\"a\"}"), u"element 1: expected no closing bracket there"_s);
    EXPECT_TRUE(elements("[1, ]").startsWith(u"element 2: "_s));
    EXPECT_TRUE(elements("[1, {\"a\": }]").startsWith(u"element 2: "_s));
    EXPECT_EQ(elements("[\"\xFF\"]"), u"element 1: expected UTF-8, found another byte"_s);
    EXPECT_TRUE(elements(QByteArray(100'000, '[')).startsWith(u"element 1: "_s));
}

QStringList pythonTexts(const QString &text)
{
    return readPythonTexts(text).value_or(QStringList(u"broken"_s));
}

TEST(PythonTexts, HaveTheEscapesOfPython)
{
    EXPECT_EQ(
        pythonTexts(u"['a', \"b's\", 'it\\'s']"_s), QStringList({u"a"_s, u"b's"_s, u"it's"_s}));
    EXPECT_EQ(pythonTexts(uR"(['\n\t\\', '\xe9\u4e2d\U00020bb7', '\d'])"_s),
        QStringList({u"\n\t\\"_s, u"é中𠮷"_s, u"\\d"_s}));
    EXPECT_EQ(pythonTexts(u" ( 'a' , ) "_s), QStringList(u"a"_s));
    EXPECT_EQ(pythonTexts(u"[]"_s), QStringList());
}

TEST(PythonTexts, AreNothingElse)
{
    for (const QString &text : {u""_s, u"'a'"_s, u"['a'"_s, u"['a' 'b']"_s, u"[1]"_s,
             u"['a'] + []"_s, u"['a"_s, u"['\\"_s, u"['\\x1']"_s, u"['\\uzzzz']"_s,
             u"['\\U00110000']"_s, u"[__import__('os')]"_s, u"[['a']]"_s, u"[,]"_s})
        EXPECT_FAILS_WITH(readPythonTexts(text), ErrorCode::DsetData006);
    EXPECT_EQ(
        readPythonTexts(u"['a', 1]"_s).error().detail, u"character 7: expected a text in quotes"_s);
}

} // namespace
} // namespace aisb::datasets
