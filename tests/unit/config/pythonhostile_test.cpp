// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/dumpreader.h"
#include "config/dumpwriter.h"
#include "confighelpers.h"

#include <QDirIterator>

#include <random>

namespace aisb::config {

using namespace Qt::StringLiterals;

TEST(HostilePython, DeepNestingIsRefused)
{
    for (const char *open : {"[", "(", "{1:", "dict(a=", "-", "[0][", "x("}) {
        const QString detail = failureOf("x = " + QByteArray(open).repeated(100'000));
        EXPECT_TRUE(detail.contains(u"line 1"_s)) << open << shown(detail);
    }
    EXPECT_TRUE(failureOf("x = a" + QByteArray("[0]").repeated(100'000)).contains(u"line 1"_s));
    EXPECT_TRUE(failureOf("x = a" + QByteArray(".b").repeated(100'000)).contains(u"chain"_s));
}

TEST(HostilePython, ValuesThatGrowWithoutEndAreRefused)
{
    QByteArray doubling = "a = [1]\n";
    for (int i = 0; i < 60; ++i)
        doubling += "a += a\n";
    EXPECT_TRUE(failureOf(doubling).contains(u"too many"_s));

    QByteArray sharing = "a = [1]\n";
    for (int i = 0; i < 60; ++i)
        sharing += "a = [a, a]\n";
    EXPECT_TRUE(failureOf(sharing).contains(u"too many"_s));

    QByteArray text = "a = 'xxxxxxxxxxxxxxxx'\n";
    for (int i = 0; i < 60; ++i)
        text += "a += a\n";
    EXPECT_TRUE(failureOf(text).contains(u"too long"_s));
}

TEST(HostilePython, ValuesThatHoldThemselvesAreRefused)
{
    EXPECT_TRUE(failureOf("a = [1]\na[0] = a\n").contains(u"holds itself"_s));
    EXPECT_TRUE(failureOf("a = {}\na['a'] = [a]\n").contains(u"holds itself"_s));
    EXPECT_TRUE(failureOf("a = [1]\na += [a]\n").contains(u"holds itself"_s));
}

TEST(HostilePython, LoopsThatTakeTooLongAreRefused)
{
    // Values, steps and texts each have their limit.
    const QByteArray many = "r = range(1000)\n";
    EXPECT_TRUE(failureOf("for i in range(10 ** 12): pass\n").contains(u"too many"_s));
    EXPECT_TRUE(failureOf(many + "for i in r:\n  for j in r:\n    for k in r: pass\n")
            .contains(u"too many"_s));
    EXPECT_TRUE(
        failureOf(many + "a = [1 for i in r for j in r for k in r]\n").contains(u"too many"_s));
    EXPECT_TRUE(failureOf("def f(n):\n  return f(n)\na = f(1)\n").contains(u"levels deep"_s));
    EXPECT_TRUE(failureOf("def f(n):\n  return [f(n) for i in [1, 2]]\na = f(1)\n")
            .contains(u"levels deep"_s));
    QByteArray calls = "def f0(): return 1\n";
    for (int i = 1; i < 16; ++i)
        calls += "def f" + QByteArray::number(i) + "(): return [f" + QByteArray::number(i - 1)
            + "() for i in r]\n";
    EXPECT_TRUE(failureOf(many + calls + "a = f15()\n").contains(u"too many"_s));
}

TEST(HostilePython, TextsThatWouldGrowAreRefused)
{
    for (const char *source : {"a = 'x' * 10 ** 12\n", "a = 'x' * 9223372036854775807\n",
             "a = 'xy' * 9223372036854775807\n", "a = 'x' * 10 ** 7\nb = a.replace('x', a)\n",
             "a = 'x' * 10 ** 7\nb = a.join([a] * 10)\n",
             "a = 'x' * 10 ** 7\nb = [a in a for i in range(1000)]\n",
             "a = 'x' * 10 ** 7\nb = [a == a + '' for i in range(1000)]\n",
             "a = 'x' * 10 ** 7\nb = {a: 1}\nc = [b[a] for i in range(1000)]\n",
             "a = 'x' * 10 ** 7\nb = ('{0}' * 100).format(a)\n",
             "a = 'x' * 10 ** 7\nb = f'{a}{a}{a}{a}{a}'\n",
             "a = 'x' * 10 ** 7\nb = ('%(a)s' * 100) % {'a': a}\n",
             "a = 'x' * 10 ** 7\nb = [a.strip('y') for i in range(1000)]\n",
             "a = 'x' * 10 ** 7\nb = [a.lower() for i in range(1000)]\n",
             "a = 'x' * 10 ** 7\nb = sorted([a] * 1000)\n"})
        EXPECT_TRUE(failureOf(source).contains(u"too long"_s)) << source;
}

TEST(HostilePython, ListsThatWouldGrowAreRefused)
{
    for (const char *source : {"a = [1] * 10 ** 12\n", "a = [1, 2] * 9223372036854775807\n",
             "a = [1] * 10 ** 5\nb = [a + a for i in range(1000)]\n",
             "a = [1] * 10 ** 5\nb = [list(a) for i in range(1000)]\n",
             "a = [1] * 10 ** 5\nb = [a[1:] for i in range(1000)]\n", "a = list('x' * 10 ** 7)\n",
             "a = ('x ' * 10 ** 6).split()\n",
             "a = [1]\nfor i in a: a.extend(a)\nfor i in range(99): a += a\n",
             "a = {}\nfor i in range(10 ** 6): a[i] = i\n"})
        EXPECT_TRUE(failureOf(source).contains(u"too many"_s)) << source;
    for (const char *source : {"a = [1] * 10 ** 5\nb = [2 in a for i in range(10000)]\n",
             "a = [1] * 10 ** 5\nb = [a.count(2) for i in range(10000)]\n",
             "a = [1] * 10 ** 5\nfor i in range(10000): a.insert(0, 1)\n"})
        EXPECT_TRUE(failureOf(source).contains(u"steps"_s)) << source;
}

TEST(HostilePython, SharedValuesDoNotMultiplyTime)
{
    QByteArray sharing = "a = [1]\nb = [1]\n";
    for (int i = 0; i < 60; ++i)
        sharing += "a = [a, a]\nb = [b, b]\n";
    EXPECT_TRUE(failureOf(sharing + "c = a == b\na = b = 0\n").contains(u"steps"_s));
    const QString shownText = failureOf(sharing + "c = str(a)\na = b = 0\n");
    EXPECT_TRUE(shownText.contains(u"steps"_s) || shownText.contains(u"too long"_s))
        << shown(shownText);
    // Copies keep what is shared.
    const Value copied =
        readSource("import copy\n" + sharing + "c = len(copy.deepcopy(a))\na = b = 0\ndel copy\n");
    EXPECT_EQ(copied[u"c"], Value(2));
    EXPECT_TRUE(failureOf("a = []\na.append(a)\nb = []\nb.append(b)\nc = a == b\n")
            .contains(u"nested too deeply"_s));
    EXPECT_TRUE(failureOf("a = []\na.append(a)\nb = str(a)\n").contains(u"nested too deeply"_s));
}

TEST(HostilePython, DeepBlocksAndChainsAreRefused)
{
    QByteArray blocks;
    for (int i = 0; i < 200; ++i)
        blocks += QByteArray(i, ' ') + "if True:\n";
    EXPECT_TRUE(failureOf(blocks + QByteArray(200, ' ') + "a = 1\n").contains(u"nested"_s));
    for (const QByteArray &source : {"a = " + QByteArray("not ").repeated(100'000) + "1\n",
             "a = 1" + QByteArray(" ** 1").repeated(100'000) + "\n",
             "a = " + QByteArray("1 if 1 else ").repeated(100'000) + "1\n",
             "a = " + QByteArray("[i for i in ").repeated(100'000),
             "a = " + QByteArray("f(*").repeated(100'000),
             "a = " + QByteArray("{**").repeated(100'000),
             "for " + QByteArray("(").repeated(100'000),
             "a = [1" + QByteArray(" for i in [1]").repeated(100'000) + "]\n"})
        EXPECT_TRUE(failureOf(source).contains(u"line 1"_s)) << source.left(40).toStdString();
}

TEST(HostilePython, LongFlatSourcesAreRead)
{
    EXPECT_EQ(
        readSource("a = 1" + QByteArray(" + 1").repeated(50'000) + "\n")[u"a"], Value(50'001));
    EXPECT_EQ(
        readSource("a = 0" + QByteArray(" or 0").repeated(50'000) + " or 3\n")[u"a"], Value(3));
    QByteArray branches = "if 0: a = 1\n";
    branches += QByteArray("elif 0: a = 2\n").repeated(50'000) + "else: a = 3\n";
    EXPECT_EQ(readSource(branches)[u"a"], Value(3));
    const QByteArray text = QByteArray("x{1}").repeated(20'000);
    EXPECT_EQ(readSource("a = f'" + text + "'\n")[u"a"].toString().size(), 40'000);
}

TEST(HostilePython, ManyKeysTakeLittleTime)
{
    QByteArray source = "a = {";
    for (int i = 0; i < 20'000; ++i)
        source += QByteArray::number(i) + ":0,";
    EXPECT_EQ(readSource(source + "}\n")[u"a"].members().size(), 20'000u);
}

TEST(HostilePython, LongNumbersAreRefused)
{
    EXPECT_TRUE(failureOf("a = " + QByteArray(1'000'000, '9')).contains(u"4300 digits"_s));
    EXPECT_TRUE(failureOf("a = 0x" + QByteArray(1'000'000, 'f')).contains(u"4300 digits"_s));
    EXPECT_TRUE(failureOf("a = 1." + QByteArray(1'000'000, '9')).contains(u"number"_s));
}

TEST(HostilePython, OtherBytesAreRefused)
{
    EXPECT_TRUE(failureOf("a = '\xff\xfe'\n").contains(u"UTF-8"_s));
    EXPECT_TRUE(failureOf(QByteArray("a = 1\0b\n", 8)).contains(u"U+0000"_s));
    EXPECT_TRUE(failureOf("a = $\n").contains(u"U+0024"_s));
    EXPECT_TRUE(failureOf("a = '\\ud800\\").contains(u"closed"_s));
    EXPECT_TRUE(failureOf("a = '\\x4'\n").contains(u"hex digits"_s));
    EXPECT_TRUE(failureOf("a = '\\U00110000'\n").contains(u"U+10FFFF"_s));
    EXPECT_TRUE(failureOf("a = \\ 1\n").contains(u"backslash"_s));
    EXPECT_TRUE(failureOf(QByteArray(9 * 1024 * 1024, ' ')).contains(u"larger"_s));
}

TEST(HostilePython, ShreddedDumpsNeverCrash)
{
    const QByteArray golden = testData(u"config/rate_chat.dump"_s);
    std::mt19937 random(7);
    for (int i = 0; i < 400; ++i) {
        QByteArray text = golden;
        for (int k = 0; k < 1 + i % 8; ++k)
            text[static_cast<qsizetype>(random() % static_cast<quint32>(text.size()))] =
                static_cast<char>(random());
        if (i % 3 == 0)
            text.truncate(static_cast<qsizetype>(random() % static_cast<quint32>(text.size())));
        const DumpContent content = readDump(text, u"dump"_s);
        EXPECT_TRUE(content.root.isObject());
    }
}

// What is read must survive being written and read again.
TEST(HostilePython, FuzzCorpusReadsBack)
{
    QDirIterator files(QStringLiteral(AISB_TEST_DATA "/fuzz/config"), QDir::Files);
    int count = 0;
    while (files.hasNext()) {
        const QString path = files.next();
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        ++count;
        const auto module = readPython(text, path);
        if (!module)
            continue;
        Value root = Value::dict();
        for (const auto &[name, value] : module->variables)
            root.set(name, value);
        const QByteArray dump = writeDump(root);
        EXPECT_EQ(writeDump(readSource(dump)), dump) << shown(path);
    }
    EXPECT_GE(count, 24);
}

} // namespace aisb::config
