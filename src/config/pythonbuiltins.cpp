// SPDX-License-Identifier: GPL-3.0-or-later
// Calls of PythonEvaluator: functions of the file, built-in ones, copy.deepcopy().
#include "config/pythonarithmetic.h"
#include "config/pythonevaluator.h"
#include "config/pythonformat.h"
#include "config/pythonstring.h"
#include "config/pythontokenizer.h"

#include <QScopeGuard>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxCalls = 16; // nested
constexpr int kMaxCopyDepth = 128;

tl::unexpected<core::Error> unknownCall(int line, const QString &name)
{
    return refuse(line, u"the call '%1()'"_s.arg(name.left(80)));
}

} // namespace

core::Result<PythonObject *> PythonEvaluator::evaluateCall(const Expression &expression)
{
    const Expression &callee = expression.operands[0];
    if (callee.kind == Expression::Kind::Attribute) {
        Evaluated self = evaluate(callee.operands[0]);
        if (!self)
            return self;
        const auto arguments = evaluateArguments(expression);
        if (!arguments)
            return core::fail(arguments.error());
        if ((*self)->kind == Kind::Scalar && (*self)->scalar.isSymbol())
            return callSymbol((*self)->scalar.toString() + u'.' + callee.text, *arguments);
        return callMethod(*self, callee.text, *arguments);
    }
    if (callee.kind != Expression::Kind::Name)
        return refuse(expression.line, u"a call of an expression"_s);
    Object own = m_scope->find(callee.text);
    const auto arguments = evaluateArguments(expression);
    if (!arguments)
        return core::fail(arguments.error());
    if (own == nullptr)
        return callBuiltin(callee.text, *arguments);
    if (own->kind == Kind::Function)
        return callFunction(*own, *arguments);
    if (own->kind == Kind::Scalar && own->scalar.isSymbol())
        return callSymbol(own->scalar.toString(), *arguments);
    return syntaxError(expression.line, u"a %1 cannot be called"_s.arg(own->typeName()));
}

core::Result<PythonEvaluator::Arguments> PythonEvaluator::evaluateArguments(const Expression &call)
{
    Arguments arguments;
    arguments.line = call.line;
    const std::size_t positional = call.operands.size() - call.keywords.size();
    for (std::size_t at = 1; at < call.operands.size(); ++at) {
        const Expression &operand = call.operands[at];
        if (at < positional) {
            if (const Step step = addArgument(arguments, operand); !step)
                return core::fail(step.error());
            continue;
        }
        const bool isSpread = operand.kind == Expression::Kind::Spread;
        Evaluated value = evaluate(isSpread ? operand.operands[0] : operand);
        if (!value)
            return core::fail(value.error());
        if (!isSpread) {
            arguments.named.emplace_back(call.keywords[at - positional], *value);
        } else if (const Step step = spreadNamed(arguments, **value); !step) {
            return core::fail(step.error());
        }
    }
    return arguments;
}

core::Result<> PythonEvaluator::addArgument(Arguments &arguments, const Expression &expression)
{
    const bool isSpread = expression.kind == Expression::Kind::Spread;
    Evaluated value = evaluate(isSpread ? expression.operands[0] : expression);
    if (!value)
        return core::fail(value.error());
    if (!isSpread) {
        arguments.positional.push_back(*value);
        return {};
    }
    const auto items = itemsOf(**value, expression.line);
    if (!items)
        return core::fail(items.error());
    arguments.positional.insert(arguments.positional.end(), items->begin(), items->end());
    return {};
}

core::Result<> PythonEvaluator::spreadNamed(Arguments &arguments, const PythonObject &source)
{
    if (source.kind != Kind::Dict)
        return syntaxError(arguments.line, u"'**' stands before a %1"_s.arg(source.typeName()));
    if (const Step step = chargeValues(static_cast<qint64>(source.entries.size()), arguments.line);
        !step)
        return step;
    for (const auto &[key, value] : source.entries) {
        if (!key.isString())
            return syntaxError(arguments.line, u"'**' needs texts as keys"_s);
        arguments.named.emplace_back(key.toString(), value);
    }
    return {};
}

core::Result<PythonObject *> PythonEvaluator::callFunction(
    const PythonObject &function, const Arguments &arguments)
{
    const auto leave = qScopeGuard([this] { --m_calls; });
    if (++m_calls > kMaxCalls)
        return syntaxError(
            arguments.line, u"functions call each other more than %1 levels deep"_s.arg(kMaxCalls));
    PythonScope inner(&m_globals, false);
    if (const Step step = bindParameters(inner, function, arguments); !step)
        return core::fail(step.error());
    PythonScope *const outer = std::exchange(m_scope, &inner);
    m_returned = nullptr;
    const Flowed flow = runBlock(function.function->body);
    m_scope = outer;
    if (!flow)
        return core::fail(flow.error());
    Object returned = std::exchange(m_returned, nullptr);
    return returned != nullptr ? returned : scalar(Value(), arguments.line);
}

core::Result<> PythonEvaluator::bindParameters(
    PythonScope &scope, const PythonObject &function, const Arguments &arguments)
{
    const std::vector<Parameter> &parameters = function.function->parameters;
    const QString name = function.function->text.left(80);
    if (arguments.positional.size() > parameters.size())
        return syntaxError(arguments.line,
            u"%1() takes %2 values, found %3"_s.arg(name)
                .arg(parameters.size())
                .arg(arguments.positional.size()));
    Objects given = arguments.positional;
    given.resize(parameters.size(), nullptr);
    for (const auto &[key, value] : arguments.named) {
        const auto known = std::ranges::find(parameters, key, &Parameter::name);
        if (known == parameters.end())
            return syntaxError(
                arguments.line, u"%1() has no parameter '%2'"_s.arg(name, key.left(80)));
        Object &place = given[static_cast<std::size_t>(known - parameters.begin())];
        if (place != nullptr)
            return syntaxError(arguments.line, u"%1() gets '%2' twice"_s.arg(name, key.left(80)));
        place = value;
    }
    for (std::size_t at = 0; at < parameters.size(); ++at) {
        Object value = given[at] != nullptr ? given[at] : function.items[at];
        if (value == nullptr)
            return syntaxError(arguments.line,
                u"%1() lacks a value for '%2'"_s.arg(name, parameters[at].name.left(80)));
        scope.bind(parameters[at].name, value);
    }
    return {};
}

core::Result<PythonObject *> PythonEvaluator::callSymbol(
    const QString &path, const Arguments &arguments)
{
    const bool isDeep = path == u"copy.deepcopy";
    if (!isDeep && path != u"copy.copy")
        return unknownCall(arguments.line, path.section(u'.', -1));
    if (const Step step = expectArguments(arguments, path, 1, 1); !step)
        return core::fail(step.error());
    if (!isDeep)
        return copied(*arguments.positional[0], arguments.line);
    QHash<const PythonObject *, PythonObject *> known;
    return deepCopied(*arguments.positional[0], arguments.line, known, 0);
}

core::Result<PythonObject *> PythonEvaluator::copied(const PythonObject &object, int line)
{
    const auto parts =
        static_cast<qint64>(object.items.size()) + static_cast<qint64>(object.entries.size());
    if (const Step step = chargeValues(parts, line); !step)
        return core::fail(step.error());
    Evaluated made = checked(m_heap.make(object.kind), line);
    if (made)
        **made = object;
    return made;
}

// Shares nothing with its source; what the source holds twice, the copy does too.
core::Result<PythonObject *> PythonEvaluator::deepCopied(const PythonObject &object, int line,
    QHash<const PythonObject *, PythonObject *> &known, int depth)
{
    if (depth > kMaxCopyDepth)
        return syntaxError(line, u"a value that is nested too deeply is copied"_s);
    if (Object copy = known.value(&object))
        return copy;
    Evaluated made = copied(object, line);
    if (!made || object.kind == Kind::Function)
        return made;
    known.insert(&object, *made);
    for (Object &item : (*made)->items) {
        Evaluated part = deepCopied(*item, line, known, depth + 1);
        if (!part)
            return part;
        item = *part;
    }
    for (auto &entry : (*made)->entries) {
        Evaluated part = deepCopied(*entry.second, line, known, depth + 1);
        if (!part)
            return part;
        entry.second = *part;
    }
    return made;
}

core::Result<> PythonEvaluator::expectArguments(
    const Arguments &arguments, const QString &name, std::size_t least, std::size_t most) const
{
    const std::size_t count = arguments.positional.size();
    if (!arguments.named.empty())
        return refuse(arguments.line, u"a value with a name for %1()"_s.arg(name.left(80)));
    if (count >= least && count <= most)
        return {};
    const QString expected =
        least == most ? QString::number(least) : u"%1 to %2"_s.arg(least).arg(most);
    return syntaxError(arguments.line,
        u"%1() takes %2 values, found %3"_s.arg(name.left(80), expected).arg(count));
}

core::Result<PythonObject *> PythonEvaluator::callBuiltin(
    const QString &name, const Arguments &arguments)
{
    if (name == u"dict")
        return callDict(arguments);
    if (name == u"str" || name == u"int" || name == u"float" || name == u"bool" || name == u"abs")
        return callConversion(name, arguments);
    if (name == u"list" || name == u"tuple" || name == u"len" || name == u"reversed"
        || name == u"any" || name == u"all")
        return callOfItems(name, arguments);
    if (name == u"range")
        return callRange(arguments);
    if (name == u"sum")
        return callSum(arguments);
    if (name == u"sorted")
        return callSorted(arguments);
    if (name == u"min" || name == u"max")
        return callExtreme(name, arguments);
    if (name == u"zip")
        return callZip(arguments);
    if (name == u"enumerate")
        return callEnumerate(arguments);
    if (name == u"round")
        return callRound(arguments);
    if (name != u"locals" && name != u"globals")
        return unknownCall(arguments.line, name);
    if (const Step step = expectArguments(arguments, name, 0, 0); !step)
        return core::fail(step.error());
    return variablesOf(name == u"locals" ? m_scope->named() : m_globals, arguments.line);
}

core::Result<PythonObject *> PythonEvaluator::variablesOf(const PythonScope &scope, int line)
{
    Evaluated dict = checked(m_heap.make(Kind::Dict), line);
    if (!dict)
        return dict;
    if (const Step step = chargeValues(static_cast<qint64>(scope.variables().size()), line); !step)
        return core::fail(step.error());
    for (const PythonScope::Variable &variable : scope.variables())
        if (variable.object != nullptr)
            (*dict)->set(Value(variable.name), variable.object);
    return dict;
}

core::Result<PythonObject *> PythonEvaluator::callDict(const Arguments &arguments)
{
    if (arguments.positional.size() > 1)
        return syntaxError(arguments.line, u"dict() takes at most one value without a name"_s);
    Evaluated dict = checked(m_heap.make(Kind::Dict), arguments.line);
    if (!dict)
        return dict;
    if (!arguments.positional.empty())
        if (const Step step = fillDict(**dict, *arguments.positional[0], arguments.line); !step)
            return core::fail(step.error());
    for (const auto &[key, value] : arguments.named)
        (*dict)->set(Value(key), value);
    return dict;
}

namespace {

std::optional<Value> integerFrom(const Value &value)
{
    if (value.isBool())
        return Value(value.toBool() ? 1 : 0);
    if (value.isInt())
        return value;
    if (value.isDouble() && std::abs(value.toDouble()) < 9.0e18)
        return Value(static_cast<qint64>(value.toDouble()));
    bool isNumber = false;
    const qint64 number = value.isString() ? value.toString().trimmed().toLongLong(&isNumber) : 0;
    return isNumber ? std::optional(Value(number)) : std::nullopt;
}

std::optional<Value> floatFrom(const Value &value)
{
    if (value.isBool())
        return Value(value.toBool() ? 1.0 : 0.0);
    if (value.isInt() || value.isDouble())
        return Value(value.toDouble());
    bool isNumber = false;
    const double number = value.isString() ? value.toString().trimmed().toDouble(&isNumber) : 0;
    return isNumber ? std::optional(Value(number)) : std::nullopt;
}

std::optional<Value> sizeOf(const Value &value)
{
    if (value.isDouble())
        return Value(std::abs(value.toDouble()));
    if (!value.isInt() && !value.isBool())
        return std::nullopt;
    const qint64 number = value.isBool() ? (value.toBool() ? 1 : 0) : value.toInt();
    return number < 0 ? negated(Value(number)) : Value(number);
}

} // namespace

core::Result<PythonObject *> PythonEvaluator::callConversion(
    const QString &name, const Arguments &arguments)
{
    if (const Step step = expectArguments(arguments, name, name == u"abs" ? 1 : 0, 1); !step)
        return core::fail(step.error());
    const PythonObject nothing;
    const bool isEmpty = arguments.positional.empty();
    const PythonObject &given = isEmpty ? nothing : *arguments.positional[0];
    if (name == u"bool")
        return scalar(Value(isTruthy(given)), arguments.line);
    if (name == u"str") {
        const auto made =
            isEmpty ? core::Result<QString>(QString()) : textOf(given, false, arguments.line);
        return made ? text(*made, arguments.line) : core::fail(made.error());
    }
    if (isEmpty)
        return scalar(name == u"int" ? Value(0) : Value(0.0), arguments.line);
    if (given.isText())
        if (const Step step = chargeText(given.scalar.toString().size(), arguments.line); !step)
            return core::fail(step.error());
    std::optional<Value> made;
    if (given.kind == Kind::Scalar)
        made = name == u"int" ? integerFrom(given.scalar)
            : name == u"abs"  ? sizeOf(given.scalar)
                              : floatFrom(given.scalar);
    if (!made)
        return syntaxError(
            arguments.line, u"%1() makes no number of this %2"_s.arg(name, given.typeName()));
    return scalar(std::move(*made), arguments.line);
}

core::Result<PythonObject *> PythonEvaluator::callOfItems(
    const QString &name, const Arguments &arguments)
{
    const bool isMade = name == u"list" || name == u"tuple";
    if (const Step step = expectArguments(arguments, name, isMade ? 0 : 1, 1); !step)
        return core::fail(step.error());
    Objects items;
    if (!arguments.positional.empty()) {
        auto read = itemsOf(*arguments.positional[0], arguments.line);
        if (!read)
            return core::fail(read.error());
        items = std::move(*read);
    }
    if (name == u"len")
        return scalar(Value(static_cast<qint64>(items.size())), arguments.line);
    const auto isTrue = [](const PythonObject *item) { return isTruthy(*item); };
    if (name == u"any")
        return scalar(Value(std::ranges::any_of(items, isTrue)), arguments.line);
    if (name == u"all")
        return scalar(Value(std::ranges::all_of(items, isTrue)), arguments.line);
    if (name == u"reversed")
        std::ranges::reverse(items);
    Evaluated made =
        checked(m_heap.make(name == u"tuple" ? Kind::Tuple : Kind::List), arguments.line);
    if (made)
        (*made)->items = std::move(items);
    return made;
}

core::Result<PythonObject *> PythonEvaluator::callRange(const Arguments &arguments)
{
    if (const Step step = expectArguments(arguments, u"range"_s, 1, 3); !step)
        return core::fail(step.error());
    std::vector<qint64> bounds;
    for (const PythonObject *given : arguments.positional) {
        if (given->kind != Kind::Scalar || !given->scalar.isInt())
            return syntaxError(arguments.line, u"range() takes integers"_s);
        bounds.push_back(given->scalar.toInt());
    }
    if (bounds.size() == 1)
        bounds.insert(bounds.begin(), 0);
    const qint64 step = bounds.size() > 2 ? bounds[2] : 1;
    if (step == 0)
        return syntaxError(arguments.line, u"the step of range() is 0"_s);
    Evaluated made = checked(m_heap.make(Kind::List), arguments.line);
    qint64 at = bounds[0];
    while (made && (step > 0 ? at < bounds[1] : at > bounds[1])) {
        Evaluated item = scalar(Value(at), arguments.line);
        if (!item)
            return item;
        (*made)->items.push_back(*item);
        if (__builtin_add_overflow(at, step, &at))
            break;
    }
    return made;
}

core::Result<PythonObject *> PythonEvaluator::callSum(const Arguments &arguments)
{
    if (const Step step = expectArguments(arguments, u"sum"_s, 1, 2); !step)
        return core::fail(step.error());
    const auto items = itemsOf(*arguments.positional[0], arguments.line);
    if (!items)
        return core::fail(items.error());
    Evaluated total = arguments.positional.size() > 1 ? Evaluated(arguments.positional[1])
                                                      : scalar(Value(0), arguments.line);
    if (!total)
        return total;
    if ((*total)->isText())
        return refuse(arguments.line, u"sum() of texts"_s);
    const bool isList = (*total)->kind == Kind::List;
    if (isList)
        total = list((*total)->items, arguments.line); // a list of our own, which may grow
    for (Object item : *items) {
        if (!total)
            return total;
        if (!isList || item->kind != Kind::List) {
            total = operate(u"+"_s, *total, item, arguments.line);
            continue;
        }
        if (const Step step = append(**total, item->items, arguments.line); !step)
            return core::fail(step.error());
    }
    return total;
}

core::Result<std::vector<PythonObject *>> PythonEvaluator::ordered(
    Objects items, bool isReversed, int line)
{
    constexpr qint64 kComparisons = 20; // of each element, about
    for (const PythonObject *item : items)
        if (const Step step = chargeText(
                kComparisons * (item->isText() ? item->scalar.toString().size() : 1), line);
            !step)
            return core::fail(step.error());
    for (const PythonObject *item : items) {
        const bool isComparable = item->kind == Kind::Scalar
            && pythonOrder(items.front()->scalar, item->scalar)
            && pythonOrder(item->scalar, item->scalar) == std::partial_ordering::equivalent;
        if (!isComparable)
            return refuse(line,
                u"the order of a %1 and a %2"_s.arg(items.front()->typeName(), item->typeName()));
    }
    // Equal elements keep their order, in reverse too.
    std::vector<std::size_t> places(items.size());
    std::iota(places.begin(), places.end(), 0);
    const auto precedes = [&items, isReversed](std::size_t left, std::size_t right) {
        const auto order = *pythonOrder(items[left]->scalar, items[right]->scalar);
        if (order == std::partial_ordering::equivalent)
            return left < right;
        return (order == std::partial_ordering::less) != isReversed;
    };
    std::ranges::sort(places, precedes);
    Objects made;
    for (const std::size_t place : places)
        made.push_back(items[place]);
    return made;
}

core::Result<PythonObject *> PythonEvaluator::callSorted(const Arguments &arguments)
{
    bool isReversed = false;
    for (const auto &[name, value] : arguments.named) {
        if (name != u"reverse")
            return refuse(arguments.line, u"the value '%1' of sorted()"_s.arg(name.left(80)));
        isReversed = isTruthy(*value);
    }
    if (arguments.positional.size() != 1)
        return syntaxError(arguments.line, u"sorted() takes one value"_s);
    auto items = itemsOf(*arguments.positional[0], arguments.line);
    if (!items)
        return core::fail(items.error());
    const auto sorted = ordered(std::move(*items), isReversed, arguments.line);
    return sorted ? list(*sorted, arguments.line) : core::fail(sorted.error());
}

core::Result<PythonObject *> PythonEvaluator::callExtreme(
    const QString &name, const Arguments &arguments)
{
    if (const Step step = expectArguments(arguments, name, 1, 1000); !step)
        return core::fail(step.error());
    Objects items = arguments.positional;
    if (items.size() == 1) {
        auto read = itemsOf(*items[0], arguments.line);
        if (!read)
            return core::fail(read.error());
        items = std::move(*read);
    }
    if (items.empty())
        return syntaxError(arguments.line, u"%1() of nothing"_s.arg(name));
    const auto sorted = ordered(std::move(items), name == u"max", arguments.line);
    return sorted ? Evaluated(sorted->front()) : core::fail(sorted.error());
}

core::Result<PythonObject *> PythonEvaluator::callZip(const Arguments &arguments)
{
    if (const Step step = expectArguments(arguments, u"zip"_s, 1, 16); !step)
        return core::fail(step.error());
    std::vector<Objects> columns;
    for (const PythonObject *given : arguments.positional) {
        auto items = itemsOf(*given, arguments.line);
        if (!items)
            return core::fail(items.error());
        columns.push_back(std::move(*items));
    }
    const std::size_t rows = std::ranges::min(columns, {}, &Objects::size).size();
    Objects tuples;
    for (std::size_t row = 0; row < rows; ++row) {
        Evaluated tuple = checked(m_heap.make(Kind::Tuple), arguments.line);
        if (!tuple)
            return tuple;
        for (const Objects &column : columns)
            (*tuple)->items.push_back(column[row]);
        tuples.push_back(*tuple);
    }
    return list(tuples, arguments.line);
}

core::Result<PythonObject *> PythonEvaluator::callEnumerate(const Arguments &arguments)
{
    Arguments plain = arguments;
    if (plain.named.size() == 1 && plain.named[0].first == u"start") {
        plain.positional.push_back(plain.named[0].second);
        plain.named.clear();
    }
    if (const Step step = expectArguments(plain, u"enumerate"_s, 1, 2); !step)
        return core::fail(step.error());
    qint64 number = 0;
    if (plain.positional.size() > 1) {
        const PythonObject &first = *plain.positional[1];
        if (first.kind != Kind::Scalar || !first.scalar.isInt())
            return syntaxError(arguments.line, u"enumerate() starts at an integer"_s);
        number = first.scalar.toInt();
    }
    const auto items = itemsOf(*plain.positional[0], arguments.line);
    if (!items)
        return core::fail(items.error());
    Objects tuples;
    for (Object item : *items) {
        Evaluated place = scalar(Value(number), arguments.line);
        Evaluated tuple = checked(m_heap.make(Kind::Tuple), arguments.line);
        if (!place || !tuple || __builtin_add_overflow(number, 1, &number))
            return syntaxError(arguments.line, u"the values of the file are too many"_s);
        (*tuple)->items = {*place, item};
        tuples.push_back(*tuple);
    }
    return list(tuples, arguments.line);
}

core::Result<PythonObject *> PythonEvaluator::callRound(const Arguments &arguments)
{
    if (const Step step = expectArguments(arguments, u"round"_s, 1, 2); !step)
        return core::fail(step.error());
    const PythonObject &given = *arguments.positional[0];
    const bool isNumber =
        given.kind == Kind::Scalar && (given.scalar.isInt() || given.scalar.isDouble());
    const bool hasDigits = arguments.positional.size() > 1;
    const PythonObject *digits = hasDigits ? arguments.positional[1] : nullptr;
    const bool isGood = isNumber
        && (!hasDigits
            || (digits->kind == Kind::Scalar && digits->scalar.isInt()
                && digits->scalar.toInt() >= 0 && digits->scalar.toInt() <= 100));
    if (!isGood)
        return refuse(arguments.line, u"round() of a %1"_s.arg(given.typeName()));
    if (given.scalar.isInt())
        return scalar(given.scalar, arguments.line);
    const double number = given.scalar.toDouble();
    if (hasDigits) {
        const int places = static_cast<int>(digits->scalar.toInt());
        QString problem;
        const auto shown = formatPython(given.scalar, u".%1f"_s.arg(places), &problem);
        const double made = shown && std::isfinite(number) ? shown->toDouble() : number;
        return scalar(Value(made), arguments.line);
    }
    if (!(std::abs(number) < 9.0e18))
        return syntaxError(arguments.line, u"arithmetic with a number beyond 64 bits"_s);
    return scalar(Value(static_cast<qint64>(std::nearbyint(number))), arguments.line);
}

} // namespace aisb::config
