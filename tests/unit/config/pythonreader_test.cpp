// SPDX-License-Identifier: GPL-3.0-or-later
#include "confighelpers.h"

namespace aisb::config {

using namespace Qt::StringLiterals;

TEST(PythonReader, ReadsNumbers)
{
    const Value root =
        readSource("a = 1_000\nb = 0x1F\nc = 0o17\nd = 0b101\ne = -7\nf = +2.5\ng = 1e-5\n"
                   "h = .5\ni = 1.\nj = 00\nk = 1E3\nl = - - 3\n"
                   "m = 123456789012345678901234567890\nn = 0xFFFFFFFFFFFFFFFFFF\n"
                   "o = -9223372036854775808\np = 1e999\n");
    EXPECT_EQ(root[u"a"], Value(1000));
    EXPECT_EQ(root[u"b"], Value(31));
    EXPECT_EQ(root[u"c"], Value(15));
    EXPECT_EQ(root[u"d"], Value(5));
    EXPECT_EQ(root[u"e"], Value(-7));
    EXPECT_EQ(root[u"f"], Value(2.5));
    EXPECT_EQ(root[u"g"], Value(1e-5));
    EXPECT_EQ(root[u"h"], Value(0.5));
    EXPECT_EQ(root[u"i"], Value(1.0));
    EXPECT_EQ(root[u"j"], Value(0));
    EXPECT_EQ(root[u"k"], Value(1000.0));
    EXPECT_EQ(root[u"l"], Value(3));
    EXPECT_EQ(root[u"m"].integerDigits(), "123456789012345678901234567890");
    EXPECT_EQ(root[u"n"].integerDigits(), "4722366482869645213695");
    EXPECT_EQ(root[u"o"], Value(std::numeric_limits<qint64>::min()));
    EXPECT_EQ(root[u"p"], Value(std::numeric_limits<double>::infinity()));
}

TEST(PythonReader, ReadsTexts)
{
    const Value root =
        readSource("a = 'x' \"y\" '''z'''\nb = r'\\n\\''\nc = u'\\x41\\u4e2d\\U0001F600\\101\\0'\n"
                   "d = \"\"\"one\ntwo \"quoted\"\n\"\"\"\ne = 'a\\\nb'\nf = '\\q\\t'\n"
                   "g = ('long '\n     'text')\nh = ''\ni = R\"\\\\\"\n");
    EXPECT_EQ(root[u"a"], Value(u"xyz"_s));
    EXPECT_EQ(root[u"b"], Value(u"\\n\\'"_s));
    EXPECT_EQ(root[u"c"], Value(u"A中😀A"_s + QChar(u'\0')));
    EXPECT_EQ(root[u"d"], Value(u"one\ntwo \"quoted\"\n"_s));
    EXPECT_EQ(root[u"e"], Value(u"ab"_s));
    EXPECT_EQ(root[u"f"], Value(u"\\q\t"_s));
    EXPECT_EQ(root[u"g"], Value(u"long text"_s));
    EXPECT_EQ(root[u"h"], Value(QString()));
    EXPECT_EQ(root[u"i"], Value(u"\\\\"_s));
}

TEST(PythonReader, ReadsContainers)
{
    const Value root = readSource(
        "a = [1, 'x', None, True, False, ]\nb = (1,)\nc = ()\nd = 1, 2\ne = {'a': 1, 2: (3,)}\n"
        "f = dict(x=1, y=dict(z=[1]),)\ng = dict({'a-b': 1}, c=2)\nh = dict([('k', 1)])\n"
        "i = list((1, 2))\nj = tuple([1])\nk = list()\nl = (1)\nm = {1: 'a', True: 'b'}\n");
    EXPECT_EQ(root[u"a"],
        Value(Value::List{Value(1), Value(u"x"_s), Value(), Value(true), Value(false)}));
    EXPECT_EQ(root[u"b"], Value(Value::Tuple{{Value(1)}}));
    EXPECT_EQ(root[u"c"], Value(Value::Tuple{}));
    EXPECT_EQ(root[u"d"], Value(Value::Tuple{{Value(1), Value(2)}}));
    EXPECT_EQ(root[u"e"].members()[1].first, Value(2));
    EXPECT_EQ(root[u"f"][u"y"][u"z"].items().size(), 1u);
    EXPECT_EQ(root[u"g"][u"a-b"], Value(1));
    EXPECT_EQ(root[u"g"][u"c"], Value(2));
    EXPECT_EQ(root[u"h"][u"k"], Value(1));
    EXPECT_EQ(root[u"i"], Value(Value::List{Value(1), Value(2)}));
    EXPECT_EQ(root[u"j"], Value(Value::Tuple{{Value(1)}}));
    EXPECT_EQ(root[u"k"], Value::list());
    EXPECT_EQ(root[u"l"], Value(1));
    ASSERT_EQ(root[u"m"].members().size(), 1u);
    EXPECT_EQ(root[u"m"].members()[0].second, Value(u"b"_s));
}

TEST(PythonReader, JoinsLinesAndDropsComments)
{
    const Value root = readSource(
        "\xef\xbb\xbf# coding: utf-8\n'''doc'''\n\na = [ # first\n  1,\n\n  2 # last\n]\r\n"
        "b = [1] + \\\n   [2]\n\n\t# indented comment\nc = 3");
    EXPECT_EQ(root[u"a"].items().size(), 2u);
    EXPECT_EQ(root[u"b"].items().size(), 2u);
    EXPECT_EQ(root[u"c"], Value(3));
}

TEST(PythonReader, AppliesAssignmentsInOrder)
{
    const Value root = readSource(
        "models = [dict(host_port=1, cfg=dict(a=[1, 2]))]\nmodels[0]['host_port'] = 9000\n"
        "models[-1]['cfg']['a'][1] = 'x'\nmodels[0]['new'] = models[0]['host_port']\n"
        "datasets = []\ndatasets += [1]\ndatasets += (2, 3)\nall = datasets + [4] + []\n"
        "x = y = 5; z = 'a' + 'b'\nz += 'c'\ndel x\n");
    EXPECT_EQ(root[u"models"].items()[0][u"host_port"], Value(9000));
    EXPECT_EQ(root[u"models"].items()[0][u"cfg"][u"a"].items()[1], Value(u"x"_s));
    EXPECT_EQ(root[u"models"].items()[0][u"new"], Value(9000));
    EXPECT_EQ(root[u"all"], Value(Value::List{Value(1), Value(2), Value(3), Value(4)}));
    EXPECT_EQ(root[u"datasets"].items().size(), 3u);
    EXPECT_FALSE(root.contains(u"x"));
    EXPECT_EQ(root[u"y"], Value(5));
    EXPECT_EQ(root[u"z"], Value(u"abc"_s));
}

TEST(PythonReader, SharesContainersAsPythonDoes)
{
    const Value root = readSource("a = [dict(x=1)]\nb = a\nb[0]['x'] = 2\nc = list(a)\nc += [1]\n");
    EXPECT_EQ(root[u"a"].items()[0][u"x"], Value(2));
    EXPECT_EQ(root[u"a"].items().size(), 1u);
    EXPECT_EQ(root[u"c"].items().size(), 2u);
}

TEST(PythonReader, TurnsImportsIntoSymbols)
{
    const auto module = readPython("import copy, os.path as p\nfrom a.b import (C,\n  D as "
                                   "E,)\nfrom __future__ import annotations\n"
                                   "m = dict(type=C)\nn = E\no = p.join\nimport x.y\nq = x.y.Z\n",
        u"t.py"_s);
    ASSERT_OK(module);
    ASSERT_EQ(module->variables.size(), 4u);
    EXPECT_EQ((*module->find(u"m"))[u"type"], Value(Value::Symbol{u"a.b.C"_s}));
    EXPECT_EQ(*module->find(u"n"), Value(Value::Symbol{u"a.b.D"_s}));
    EXPECT_EQ(*module->find(u"o"), Value(Value::Symbol{u"os.path.join"_s}));
    EXPECT_EQ(*module->find(u"q"), Value(Value::Symbol{u"x.y.Z"_s}));
}

TEST(PythonReader, AsksTheLoaderForBaseFiles)
{
    PythonReadOptions options;
    QStringList asked;
    options.loader = [&](const QString &module, const QString &file) -> core::Result<ConfigModule> {
        asked.append(module + u" by "_s + file);
        return readPython("models = [dict(abbr='m')]\nother = 1\n", u"base.py"_s);
    };
    const auto module =
        readPython("from mmengine.config import read_base\nwith read_base():\n"
                   "    from .x.y import models as base, other\n    from pkg.configs.z import *\n\n"
                   "models = base + []\nmodels[0]['abbr'] = 'n'\n",
            u"main.py"_s, options);
    ASSERT_OK(module);
    EXPECT_EQ(asked, QStringList({u".x.y by main.py"_s, u"pkg.configs.z by main.py"_s}));
    EXPECT_EQ(module->files, QStringList({u"main.py"_s, u"base.py"_s}));
    EXPECT_EQ(module->find(u"base")->items()[0][u"abbr"], Value(u"n"_s));
    EXPECT_EQ(*module->find(u"other"), Value(1));
}

TEST(PythonReader, ReadsWhatFormattersMakeOfADump)
{
    const Value black = readSource(
        "models = [\n    dict(\n        abbr=\"a\",\n        cfg=dict({\"a-b\": 1}),\n    ),\n]\n"
        "empty = dict()\n");
    EXPECT_EQ(black[u"models"].items()[0][u"cfg"][u"a-b"], Value(1));
    const Value yapf =
        readSource("models = [dict(abbr='a', cfg=dict({\n    'a-b': 1\n}))]\nempty = dict()\n");
    EXPECT_EQ(black, yapf);
}

struct Refused
{
    const char *source;
    const char *construct;
};

class RefusedConstruct : public ::testing::TestWithParam<Refused>
{
};

TEST_P(RefusedConstruct, IsNamedWithFileAndLine)
{
    const QString detail = failureOf(QByteArray("x = 1\n\n") + GetParam().source);
    EXPECT_TRUE(detail.startsWith(u"test.py: line 3: "_s)) << shown(detail);
    EXPECT_TRUE(detail.contains(QString::fromLatin1(GetParam().construct))) << shown(detail);
    EXPECT_TRUE(detail.contains(u"export the configuration from the window"_s)) << shown(detail);
}

INSTANTIATE_TEST_SUITE_P(Subset, RefusedConstruct,
    ::testing::Values(Refused{"class A: pass\n", "'class'"},
        Refused{"while True: pass\n", "'while'"}, Refused{"try:\n    pass\n", "'try'"},
        Refused{"@d\n", "'@'"}, Refused{"assert x\n", "'assert'"}, Refused{"raise x\n", "'raise'"},
        Refused{"async def f(): pass\n", "'async'"}, Refused{"global x\n", "'global'"},
        Refused{"def f(*a): pass\n", "the parameter '*'"},
        Refused{"def f(a: int): pass\n", "annotation"},
        Refused{"def f() -> int: pass\n", "annotation"}, Refused{"a = b'x'\n", "bytes"},
        Refused{"a = lambda: 1\n", "'lambda'"}, Refused{"a = x | 1\n", "'|'"},
        Refused{"a = x @ 1\n", "'@'"}, Refused{"a = ~x\n", "'~'"},
        Refused{"a = [1] + (2,)\n", "'+' between a list and a tuple"},
        Refused{"a = 'a' + 2\n", "'+' between a str and a int"},
        Refused{"a = x < 'a'\n", "'<' between a int and a str"},
        Refused{"a = x['a']\n", "subscript of a int"}, Refused{"a = x[0:1]\n", "slice of a int"},
        Refused{"print('x')\n", "'print()'"}, Refused{"a = open('x')\n", "'open()'"},
        Refused{"a = __import__('os')\n", "'__import__()'"}, Refused{"exec('x')\n", "'exec()'"},
        Refused{"import os; os.system('x')\n", "'system()'"},
        Refused{"from os.path import join; a = join('a', 'b')\n", "'join()'"},
        Refused{"a = [1].sort()\n", "'.sort()'"}, Refused{"a = 'x'.encode()\n", "'.encode()'"},
        Refused{"a = (1).real\n", "'.real'"}, Refused{"a = ''.__class__\n", "'.__class__'"},
        Refused{"a = '{0.__class__}'.format(1)\n", "attribute"}, Refused{"a = {1, 2}\n", "set"},
        Refused{"a = {i for i in [1]}\n", "set"}, Refused{"a = *[1]\n", "'*'"},
        Refused{"a: int = 1\n", "annotation"}, Refused{"x **= 1\n", "'**='"},
        Refused{"x |= 1\n", "'|='"}, Refused{"a = (b := 1)\n", "inside"},
        Refused{"a, *b = 1, 2\n", "'*' and a name"},
        Refused{"a = [*y for y in [[1]]]\n", "comprehension"},
        Refused{"a = [y async for y in [[1]]]\n", "'async'"},
        Refused{"a = f'{x=}'\n", "ends with '='"}, Refused{"a = f'{}'\n", "empty field"},
        Refused{"a = f'{x:q}'\n", "integer"}, Refused{"a = f'{x:99999}'\n", "format"},
        Refused{"a = '%q' % x\n", "conversion"}, Refused{"a = '%*d' % (1, 2)\n", "conversion"},
        Refused{"a = sorted([1], key=x)\n", "'key'"},
        Refused{"a = sorted([1, 'a'])\n", "order of a int and a str"},
        Refused{"for i in x: pass\n", "elements of a int"}, Refused{"del x[0]\n", "'del'"},
        Refused{"with open('x') as f:\n    pass\n", "'with'"},
        Refused{"from .x import y\n", "relative import"},
        Refused{"from x import *\n", "'import *'"}, Refused{"a = ...\n", "'...'"},
        Refused{"a = 1j\n", "complex"}, Refused{"a = '\\N{DASH}'\n", "character name"},
        Refused{"x.y = 1\n", "attribute"}, Refused{"x\n", "stands alone"}));

TEST(PythonReader, RefusesInsideReadBaseByTheInnerLine)
{
    EXPECT_TRUE(failureOf("with read_base():\n    from .x import y\n")
            .startsWith(u"test.py: line 2: an import of another configuration"_s));
    EXPECT_TRUE(failureOf("with read_base():\n    a = 1\n")
            .startsWith(u"test.py: line 2: a statement other than 'from ... import'"_s));
    EXPECT_TRUE(failureOf("with read_base():\na = 1\n").contains(u"expected an indented block"_s));
}

TEST(PythonReader, NamesMistakesByLine)
{
    EXPECT_EQ(failureOf("a = [1,\n"),
        u"test.py: line 2: a bracket is not closed before the end of the file"_s);
    EXPECT_EQ(failureOf("a = 'x\n"), u"test.py: line 1: a string is not closed"_s);
    EXPECT_EQ(failureOf("a = \"\"\"x\n\n"), u"test.py: line 1: a string is not closed"_s);
    EXPECT_EQ(failureOf("a = b\n"), u"test.py: line 1: the name 'b' is not defined"_s);
    EXPECT_EQ(failureOf("a = [1]\nb = a[3]\n"),
        u"test.py: line 2: index 3 is out of range, the list has 1 elements"_s);
    EXPECT_EQ(failureOf("a = {}\nb = a['k']\n"), u"test.py: line 2: there is no key 'k'"_s);
    EXPECT_EQ(failureOf("a = {[]: 1}\n"), u"test.py: line 1: a list cannot be a key"_s);
    EXPECT_EQ(
        failureOf("a = 1 2\n"), u"test.py: line 1: expected the end of the line, found a number"_s);
    EXPECT_EQ(failureOf("  a = 1\n"), u"test.py: line 1: the line is indented without a reason"_s);
    EXPECT_EQ(
        failureOf("a = \n"), u"test.py: line 1: expected a value, found the end of the line"_s);
    EXPECT_EQ(failureOf("del q\n"), u"test.py: line 1: the name 'q' is not defined"_s);
    EXPECT_EQ(
        failureOf("a = <module 'copy'>\n"), u"test.py: line 1: expected a value, found '<'"_s);
}

TEST(PythonReader, NeverRepeatsATextInAnError)
{
    EXPECT_FALSE(failureOf("api_key = 'sk-secret' 5\n").contains(u"secret"_s));
    EXPECT_FALSE(failureOf("api_key = 'sk-secret' + 5\n").contains(u"secret"_s));
    EXPECT_FALSE(failureOf("api_key = 'sk-secret\n").contains(u"secret"_s));
    EXPECT_FALSE(failureOf("'sk-secret' = 5\n").contains(u"secret"_s));
}

} // namespace aisb::config
