// SPDX-License-Identifier: GPL-3.0-or-later
// What configuration files in Python do beyond assigning literals. The expected values are those of
// Python 3.11.
#include "config/dumpwriter.h"
#include "confighelpers.h"

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

// The value an expression has, as Python prints it (lists and dicts in the form of the dump).
QString valueOf(const QByteArray &expression)
{
    const QByteArray dump = writeDump(readSource("value = " + expression + "\n"));
    return QString::fromUtf8(dump.sliced(dump.indexOf('=') + 1)).simplified();
}

} // namespace

struct Example
{
    const char *expression;
    const char *same; // an expression of literals alone
};

class PythonExpression : public ::testing::TestWithParam<Example>
{
};

TEST_P(PythonExpression, HasTheValueOfPython)
{
    EXPECT_EQ(valueOf(GetParam().expression), valueOf(GetParam().same)) << GetParam().expression;
}

INSTANTIATE_TEST_SUITE_P(Numbers, PythonExpression,
    ::testing::Values(Example{"1 + 2 * 3 - 4", "3"}, Example{"(1 + 2) * 3", "9"},
        Example{"7 // 2", "3"}, Example{"-7 // 2", "-4"}, Example{"7 // -2", "-4"},
        Example{"7 % 3", "1"}, Example{"-7 % 3", "2"}, Example{"7 % -3", "-2"},
        Example{"-7.5 % 2", "0.5"}, Example{"7.5 // -2", "-4.0"}, Example{"6 / 3", "2.0"},
        Example{"1 / 4", "0.25"}, Example{"2 ** 10", "1024"}, Example{"2 ** -1", "0.5"},
        Example{"-2 ** 2", "-4"}, Example{"2 ** 3 ** 2", "512"}, Example{"(-1) ** 1000001", "-1"},
        Example{"1.5 * 2", "3.0"}, Example{"True + 1", "2"}, Example{"1024 * 1024", "1048576"},
        Example{"-9223372036854775808 % -1", "0"}, Example{"int('12') + int(3.9)", "15"},
        Example{"float('0.5')", "0.5"}, Example{"round(2.5)", "2"}, Example{"round(3.5)", "4"},
        Example{"round(2.345, 2)", "2.35"}, Example{"abs(-3)", "3"}, Example{"int()", "0"},
        Example{"max(3, 7, 5)", "7"}, Example{"min([3, 7, 5])", "3"},
        Example{"sum([1, 2, 3])", "6"}, Example{"len('中文😀')", "3"}));

INSTANTIATE_TEST_SUITE_P(Logic, PythonExpression,
    ::testing::Values(Example{"1 if [] else 2", "2"}, Example{"not 0", "True"},
        Example{"not not 'a'", "True"}, Example{"0 or 'x'", "'x'"}, Example{"[] and 1 / 0", "[]"},
        Example{"1 < 2 < 3", "True"}, Example{"1 < 3 < 2", "False"},
        Example{"3 < 2 < 1 / 0", "False"}, Example{"1 == 1.0 == True", "True"},
        Example{"[1, (2,)] == [1.0, (2,)]", "True"}, Example{"{'a': 1} == {'a': 1.0}", "True"},
        Example{"(1,) == [1]", "False"}, Example{"'a' != 1", "True"}, Example{"'b' > 'a'", "True"},
        Example{"'\\U0001F600' > '\\uffff'", "True"}, Example{"None is None", "True"},
        Example{"1 is not None", "True"}, Example{"2 in [1, 2]", "True"},
        Example{"'k' in {'k': 0}", "True"}, Example{"'ell' in 'hello'", "True"},
        Example{"'x' not in ['a']", "True"}, Example{"any([0, 1])", "True"},
        Example{"all([])", "True"}, Example{"1 if True else 2 if True else 3", "1"},
        Example{"bool('')", "False"}));

INSTANTIATE_TEST_SUITE_P(Containers, PythonExpression,
    ::testing::Values(Example{"[1] * 3", "[1, 1, 1]"}, Example{"2 * (1, 2)", "(1, 2, 1, 2)"},
        Example{"[1] * -1", "[]"}, Example{"[1, 2, 3, 4][1:3]", "[2, 3]"},
        Example{"[1, 2, 3, 4][::-1]", "[4, 3, 2, 1]"}, Example{"[1, 2, 3, 4][-3::2]", "[2, 4]"},
        Example{"(1, 2, 3)[:-1]", "(1, 2)"}, Example{"'hello'[1:4:2]", "'el'"},
        Example{"'a😀b'[1]", "'😀'"}, Example{"'abc'[-1]", "'c'"}, Example{"[1, 2][5:]", "[]"},
        Example{"[1, 2][::9223372036854775807]", "[1]"},
        Example{"[1][::-9223372036854775808]", "[1]"},
        Example{"[*[1, 2], 3, *(4,)]", "[1, 2, 3, 4]"}, Example{"(*[1], 2)", "(1, 2)"},
        Example{"{**{'a': 1, 'b': 1}, 'b': 2}", "{'a': 1, 'b': 2}"},
        Example{"dict(**{'a': 1}, b=2)", "{'a': 1, 'b': 2}"},
        Example{"list(range(3))", "[0, 1, 2]"}, Example{"list(range(5, 0, -2))", "[5, 3, 1]"},
        Example{"list('ab')", "['a', 'b']"}, Example{"tuple({'x': 1})", "('x',)"},
        Example{"list(zip([1, 2], 'ab'))", "[(1, 'a'), (2, 'b')]"},
        Example{"list(enumerate(['x'], start=1))", "[(1, 'x')]"},
        Example{"sorted([3, 1, 2], reverse=True)", "[3, 2, 1]"},
        Example{"sorted({'b': 1, 'a': 2})", "['a', 'b']"},
        Example{"list(reversed([1, 2]))", "[2, 1]"}, Example{"sum([[1], [2]], [])", "[1, 2]"},
        Example{"[1, 2].index(2)", "1"}, Example{"[1, 1].count(1)", "2"},
        Example{"{'a': 1}.get('b')", "None"}, Example{"{'a': 1}.get('b', 2)", "2"},
        Example{"list({'a': 1}.items())", "[('a', 1)]"},
        Example{"list({'a': 1}.keys()) + list({'a': 1}.values())", "['a', 1]"},
        Example{"{'a': 1}.copy()", "{'a': 1}"}));

INSTANTIATE_TEST_SUITE_P(Comprehensions, PythonExpression,
    ::testing::Values(Example{"[i * i for i in range(4) if i % 2]", "[1, 9]"},
        Example{"[a + b for a in 'xy' for b in '12']", "['x1', 'x2', 'y1', 'y2']"},
        Example{"{k: v for k, v in [('a', 1), ('b', 2)] if v > 1}", "{'b': 2}"},
        Example{"[[x for x in row] for row in [[1], [2]]]", "[[1], [2]]"},
        Example{"sum(x for x in [1, 2])", "3"}, Example{"list(x for x in (1,))", "[1]"},
        Example{"', '.join(str(x) for x in [1, 2.5, None])", "'1, 2.5, None'"},
        Example{"[x if x else 'none' for x in [0, 1]]", "['none', 1]"},
        Example{"[y for x in [[1, 2], [3]] for y in x]", "[1, 2, 3]"}));

INSTANTIATE_TEST_SUITE_P(Texts, PythonExpression,
    ::testing::Values(Example{"f'a{1 + 1}b'", "'a2b'"}, Example{"f'{{}}{\"x\"!r}'", R"("{}'x'")"},
        Example{"f'{3.14159:.2f}|{7:03d}|{\"x\":>3}|{1234567:,}'", "'3.14|007|  x|1,234,567'"},
        Example{"f'{0.5:%} {255:#x} {5:b} {-3:+} {3:+}'", "'50.000000% 0xff 101 -3 +3'"},
        Example{"f'{2.0} {1e20} {None} {True} {[1, \"a\"]}'", R"("2.0 1e+20 None True [1, 'a']")"},
        Example{"f'{\"ab\":*^6}{\"ab\":.1}'", "'**ab**a'"}, Example{"f'{1:{2 + 1}}'", "'  1'"},
        Example{"f'{ {\"a\": 1}[\"a\"] }'", "'1'"}, Example{"f'x' 'y' f'{1}'", "'xy1'"},
        Example{"rf'\\n{1}'", "'\\\\n1'"}, Example{"f'\\n{1}'", "'\\n1'"},
        Example{"f'{1 if True else 2}'", "'1'"}, Example{"f'{1 != 2}'", "'True'"},
        Example{"f'''{\n1\n}'''", "'1'"}, Example{"f'{(1,)}{()}{ {1: 2}[1]}'", "'(1,)()2'"},
        Example{"'%s-%d-%5.1f-%%' % ('a', 3.9, 2.25)", "'a-3-  2.2-%'"},
        Example{"'%(x)s %(y)03d' % {'x': 1, 'y': 7}", "'1 007'"}, Example{"'%r' % 'a'", "\"'a'\""},
        Example{"'%-4s|%4s|%+d|%x' % ('a', 'b', 3, 255)", "'a   |   b|+3|ff'"},
        Example{"'%s' % [1, 2]", "'[1, 2]'"}, Example{"'%s' % None", "'None'"},
        Example{"'{} {}'.format(1, 'a')", "'1 a'"},
        Example{"'{1} {0!r}'.format('a', 2)", "\"2 'a'\""},
        Example{"'{x[k]} {y[0]:>3}'.format(x={'k': 1}, y=[2])", "'1   2'"},
        Example{"'{{}}'.format()", "'{}'"}, Example{"'a-b-c'.split('-')", "['a', 'b', 'c']"},
        Example{"'a-b-c'.split('-', 1)", "['a', 'b-c']"}, Example{"' a  b '.split()", "['a', 'b']"},
        Example{"''.split()", "[]"}, Example{"''.split(',')", "['']"},
        Example{"'a,'.split(',')", "['a', '']"},
        Example{"' a  b c'.split(None, 1)", "['a', 'b c']"},
        Example{"'-'.join(['a', 'b'])", "'a-b'"},
        Example{"' x '.strip() + 'xax'.strip('x')", "'xa'"},
        Example{"'a.b'.replace('.', '--')", "'a--b'"},
        Example{"'Ab'.lower() + 'Ab'.upper()", "'abAB'"},
        Example{"'a_datasets'.endswith('_datasets')", "True"},
        Example{"'abc'.startswith(('x', 'a'))", "True"},
        Example{"'a.py'.removesuffix('.py')", "'a'"}, Example{"'ab' * 2", "'abab'"},
        Example{"str(1.0) + str('a') + str()", "'1.0a'"},
        Example{"str({'a': (1,)})", "\"{'a': (1,)}\""}));

TEST(PythonLanguage, RunsLoopsAndConditions)
{
    const Value root = readSource("made = []\n"
                                  "for name, size in [('a', 1), ('b', 2), ('c', 3), ('d', 4)]:\n"
                                  "    if name == 'c':\n"
                                  "        continue\n"
                                  "    elif name == 'd':\n"
                                  "        break\n"
                                  "    else:\n"
                                  "        made.append(dict(abbr=name, batch_size=size * 8))\n"
                                  "for entry in made: entry['path'] = f\"/m/{entry['abbr']}\"\n"
                                  "if not made: made = None\n"
                                  "for i in range(3):\n"
                                  "    for j in range(3):\n"
                                  "        if j == 1: break\n"
                                  "count = i * 10 + j\n");
    const Value::List &made = root[u"made"].items();
    ASSERT_EQ(made.size(), 2U);
    EXPECT_EQ(made[1][u"batch_size"], Value(16));
    EXPECT_EQ(made[1][u"path"], Value(u"/m/b"_s));
    EXPECT_EQ(root[u"count"], Value(21));
}

TEST(PythonLanguage, CallsFunctionsOfTheFile)
{
    const Value root = readSource("size = 4\n"
                                  "def model(abbr, batch_size=size, rate=0):\n"
                                  "    '''A model.'''\n"
                                  "    made = dict(abbr=abbr, batch_size=batch_size)\n"
                                  "    for key in ('a', 'b'):\n"
                                  "        if key == abbr:\n"
                                  "            return made\n"
                                  "    made.update(rate=rate, size=size)\n"
                                  "    return made\n"
                                  "def nothing():\n"
                                  "    size = 9\n"
                                  "size = 5\n"
                                  "first = model('a')\n"
                                  "second = model(batch_size=1, abbr='z', rate=2)\n"
                                  "third = model(*['y'], **{'rate': 3})\n"
                                  "fourth = nothing()\n"
                                  "def depth(n): return 0 if n == 0 else 1 + depth(n - 1)\n"
                                  "deep = depth(10)\n");
    EXPECT_EQ(root[u"first"][u"batch_size"], Value(4));
    EXPECT_FALSE(root[u"first"].contains(u"rate"));
    EXPECT_EQ(root[u"second"][u"rate"], Value(2));
    EXPECT_EQ(root[u"second"][u"size"], Value(5));
    EXPECT_EQ(root[u"third"][u"abbr"], Value(u"y"_s));
    EXPECT_TRUE(root[u"fourth"].isNull());
    EXPECT_EQ(root[u"size"], Value(5));
    EXPECT_EQ(root[u"deep"], Value(10));
    EXPECT_FALSE(root.contains(u"model"));
    EXPECT_FALSE(root.contains(u"made"));
}

TEST(PythonLanguage, CopiesDeeplyOrNot)
{
    const Value root = readSource("import copy\nfrom copy import deepcopy as dc\n"
                                  "a = [dict(x=1)]\nb = copy.deepcopy(a)\nc = copy.copy(a)\n"
                                  "d = dc(a)\ne = a.copy()\na[0]['x'] = 2\na.append(3)\n"
                                  "f = dc([a[0], a[0]])\nf[0]['x'] = 7\ndel copy\n");
    EXPECT_EQ(root[u"b"].items()[0][u"x"], Value(1));
    EXPECT_EQ(root[u"d"].items()[0][u"x"], Value(1));
    EXPECT_EQ(root[u"c"].items()[0][u"x"], Value(2));
    EXPECT_EQ(root[u"c"].items().size(), 1U);
    EXPECT_EQ(root[u"e"].items().size(), 1U);
    EXPECT_EQ(root[u"f"].items()[1][u"x"], Value(7));
}

TEST(PythonLanguage, ChangesContainersInPlace)
{
    const Value root = readSource(
        "a = [1]\nb = a\na += (2,)\na.extend([3, 4])\na.insert(1, 'x')\na.insert(-100, 'y')\n"
        "last = a.pop()\nfirst = a.pop(0)\na.remove('x')\nb.reverse()\nn = 2\nn -= 1\nn *= 5\n"
        "n //= 2\nt = 'a'\nt *= 3\nd = dict(k=1, l=2, m=3)\ngone = d.pop('k')\nnone = d.pop('k', "
        "None)\n"
        "d.setdefault('l', 9)\nd.setdefault('p', []).append(1)\nd.update({'m': 4}, q=5)\n"
        "x, (y, z) = 1, [2, 3]\nx, y = y, x\nd['w'], a[0] = 8, 'z'\n");
    EXPECT_EQ(root[u"b"], Value(Value::List{Value(u"z"_s), Value(2), Value(1)}));
    EXPECT_EQ(root[u"a"], root[u"b"]);
    EXPECT_EQ(root[u"last"], Value(4));
    EXPECT_EQ(root[u"first"], Value(u"y"_s));
    EXPECT_EQ(root[u"n"], Value(2));
    EXPECT_EQ(root[u"t"], Value(u"aaa"_s));
    EXPECT_EQ(root[u"gone"], Value(1));
    EXPECT_EQ(root[u"d"][u"l"], Value(2));
    EXPECT_EQ(root[u"d"][u"p"].items().size(), 1U);
    EXPECT_EQ(root[u"d"][u"m"], Value(4));
    EXPECT_EQ(root[u"d"][u"w"], Value(8));
    EXPECT_EQ(root[u"d"].members().size(), 5U);
    EXPECT_EQ(root[u"x"], Value(2));
    EXPECT_EQ(root[u"y"], Value(1));
    EXPECT_EQ(root[u"z"], Value(3));
}

// How collections of the reference gather what they imported.
TEST(PythonLanguage, GathersVariablesByTheirNames)
{
    PythonReadOptions options;
    options.loader = [](const QString &module, const QString &) -> core::Result<ConfigModule> {
        return readPython(module == u".a"_s ? "a_datasets = [dict(abbr='a')]\n"
                                            : "b_datasets = [dict(abbr='b'), dict(abbr='c')]\n",
            u"base.py"_s);
    };
    const auto module = readPython(
        "from mmengine.config import read_base\nimport os.path as osp\n"
        "with read_base():\n    from .a import a_datasets\n    from .b import b_datasets\n"
        "datasets = sum([v for k, v in locals().items() if k.endswith('_datasets')], [])\n"
        "datasets2 = sum((v for k, v in globals().items() if k.endswith('_datasets') or k == "
        "'datasets'), [])\n"
        "for d in datasets:\n    d['abbr'] += '_x'\n",
        u"main.py"_s, options);
    ASSERT_OK(module);
    const Value::List &datasets = module->find(u"datasets")->items();
    ASSERT_EQ(datasets.size(), 3U);
    EXPECT_EQ(datasets[2][u"abbr"], Value(u"c_x"_s));
    EXPECT_EQ(module->find(u"datasets2")->items().size(), 6U);
    EXPECT_EQ((*module->find(u"d"))[u"abbr"], Value(u"c_x"_s));
    EXPECT_EQ(module->find(u"osp"), nullptr);
}

TEST(PythonLanguage, KeepsScopesApart)
{
    const Value root = readSource("i = 'outer'\na = [i for i in [1, 2]]\n"
                                  "def f(x):\n    i = x\n    return [i + k for k in [1, 2]]\n"
                                  "b = f(10)\n"
                                  "def names():\n    local = 1\n    return list(locals())\n"
                                  "c = names()\n");
    EXPECT_EQ(root[u"i"], Value(u"outer"_s));
    EXPECT_EQ(root[u"b"], Value(Value::List{Value(11), Value(12)}));
    EXPECT_EQ(root[u"c"], Value(Value::List{Value(u"local"_s)}));
    EXPECT_FALSE(root.contains(u"k"));
    EXPECT_TRUE(failureOf("a = [x for x in [1]]\nb = x\n").contains(u"line 2: the name 'x'"_s));
    EXPECT_TRUE(failureOf("def f():\n    y = 1\nf()\nb = y\n").contains(u"line 4: the name 'y'"_s));
}

TEST(PythonLanguage, NamesMistakesByLine)
{
    const auto fails = [](const QByteArray &source, const QString &text) {
        EXPECT_EQ(failureOf(source), u"test.py: "_s + text) << source.toStdString();
    };
    fails("a = 1 / 0\n", u"line 1: a division by zero"_s);
    fails("a = 0\nb = 1 % a\n", u"line 2: a division by zero"_s);
    fails("a = 0 ** -1\n", u"line 1: a division by zero"_s);
    fails("a = 9223372036854775807 + 1\n", u"line 1: arithmetic with a number beyond 64 bits"_s);
    fails("a = 10 ** 30\n", u"line 1: arithmetic with a number beyond 64 bits"_s);
    fails("a = (-1.0) ** 0.5\n", u"line 1: a power that is no real number"_s);
    fails("return 1\n", u"line 1: 'return' stands outside a function"_s);
    fails("break\n", u"line 1: 'break' stands outside a loop"_s);
    fails("for i in [1]:\n    def f():\n        continue\n",
        u"line 3: 'continue' stands outside a loop"_s);
    fails("def f(a):\n    return a\nb = f()\n", u"line 3: f() lacks a value for 'a'"_s);
    fails("def f(a):\n    return a\nb = f(1, 2)\n", u"line 3: f() takes 1 values, found 2"_s);
    fails("def f(a):\n    return a\nb = f(1, a=2)\n", u"line 3: f() gets 'a' twice"_s);
    fails("def f(a):\n    return a\nb = f(c=2)\n", u"line 3: f() has no parameter 'c'"_s);
    fails("def f(a, a):\n    return a\n", u"line 1: two parameters have the same name"_s);
    fails("def f(a=1, b):\n    return a\n",
        u"line 1: a parameter without a value follows one with it"_s);
    fails(
        "def f():\n    return f\na = [f]\n", u"a: a function cannot be part of a configuration"_s);
    fails("a, b = [1]\n", u"line 1: 1 values cannot be assigned to 2 names"_s);
    fails("for a, b in [1]: pass\n",
        u"line 1: the elements of a int cannot be read; write the value out, or export the "
        u"configuration from the window"_s);
    fails("a = [1, 2][::0]\n", u"line 1: the step of a slice is 0"_s);
    fails("a = [1].pop(3)\n", u"line 1: index 3 is out of range, the list has 1 elements"_s);
    fails("a = {}.pop('k')\n", u"line 1: pop() finds no such key"_s);
    fails("a = [1].index(2)\n", u"line 1: index() finds no such element"_s);
    fails("a = '%s %s' % 1\n", u"line 1: the operator '%' has too few values"_s);
    fails("a = '%s' % (1, 2)\n", u"line 1: the operator '%' has too many values"_s);
    fails("a = '%d' % 'x'\n", u"line 1: the operator '%' needs a number, found a str"_s);
    fails("a = '{} {}'.format(1)\n", u"line 1: format() lacks the value of a field"_s);
    fails("a = f'{'\n", u"line 1: a field without its closing brace"_s);
    fails("a = f'}'\n", u"line 1: a single '}' in an f-string"_s);
    fails("\na = f'{b}'\n", u"line 2: the name 'b' is not defined"_s);
    fails("\na = f'{1 +}'\n", u"line 2: expected a value, found ')'"_s);
    fails("a = 5()\n",
        u"line 1: a call of an expression cannot be read; write the value out, or "
        u"export the configuration from the window"_s);
    fails("a = 5\nb = a()\n", u"line 2: a int cannot be called"_s);
    fails("a = int('x')\n", u"line 1: int() makes no number of this str"_s);
    fails("if True\n    a = 1\n", u"line 1: expected ':', found the end of the line"_s);
    fails("for x of y: pass\n", u"line 1: expected 'in', found 'of'"_s);
    fails("a = 1 if 2\n", u"line 1: expected 'else', found the end of the line"_s);
    fails("else: pass\n",
        u"line 1: the statement 'else' cannot be read; write the value out, or "
        u"export the configuration from the window"_s);
    fails("for i in [1]: pass\nelse: pass\n",
        u"line 2: the statement 'else' cannot be read; write the value out, or export the "
        u"configuration from the window"_s);
    fails("def f():\n    def g(): pass\n",
        u"line 2: a function inside a function cannot be read; write the value out, or export the "
        u"configuration from the window"_s);
    fails("def f():\n    with read_base():\n        from .a import b\n",
        u"line 2: read_base() in a function cannot be read; write the value out, or export the "
        u"configuration from the window"_s);
}

TEST(PythonLanguage, NeverRepeatsATextInAnError)
{
    for (const char *source :
        {"a = f'{\"sk-secret\":d}'\n", "a = 'sk-secret' - 1\n", "a = 'sk-secret' % 1\n",
            "a = '%d' % 'sk-secret'\n", "a = int('sk-secret')\n", "a = 'sk-secret'.encode()\n",
            "a = ['sk-secret'].index(1)\n", "a = '{x}'.format('sk-secret')\n",
            "a = ['a'] < ['sk-secret']\n", "a = 'sk-secret'()\n", "a = f'{\"sk-secret\" 1}'\n"})
        EXPECT_FALSE(failureOf(source).contains(u"secret"_s)) << source;
}

} // namespace aisb::config
