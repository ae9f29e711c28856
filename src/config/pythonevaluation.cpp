// SPDX-License-Identifier: GPL-3.0-or-later
// The expressions of PythonEvaluator.
#include "config/dumpwriter.h"
#include "config/pythonevaluator.h"
#include "config/pythonformat.h"
#include "config/pythonstring.h"
#include "config/pythontokenizer.h"

#include <QScopeGuard>

#include <algorithm>
#include <array>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

QString shown(const Value &key)
{
    return QString::fromUtf8(pythonRepr(key)).left(60);
}

// What hashing a key costs.
qint64 textSize(const Value &key)
{
    qint64 size = key.isString() ? key.toString().size() : 0;
    for (const Value &item : key.items())
        size += textSize(item);
    return size;
}

} // namespace

core::Result<PythonObject *> PythonEvaluator::evaluate(const Expression &expression)
{
    const auto leave = qScopeGuard([this] { --m_depth; });
    if (++m_depth > kMaxEvaluationDepth)
        return syntaxError(expression.line, u"calls and values are nested too deeply"_s);
    if (const Step step = tick(expression.line); !step)
        return core::fail(step.error());
    return evaluateKind(expression);
}

core::Result<PythonObject *> PythonEvaluator::evaluateKind(const Expression &expression)
{
    switch (expression.kind) {
    case Expression::Kind::Literal:
        return scalar(expression.value, expression.line);
    case Expression::Kind::Name:
        return evaluateName(expression);
    case Expression::Kind::List:
        return evaluateItems(expression, Kind::List);
    case Expression::Kind::Tuple:
        return evaluateItems(expression, Kind::Tuple);
    case Expression::Kind::Dict:
        return evaluateDict(expression);
    case Expression::Kind::Call:
        return evaluateCall(expression);
    case Expression::Kind::Subscript:
        return evaluateSubscript(expression);
    case Expression::Kind::Attribute:
        return evaluateAttribute(expression);
    case Expression::Kind::Chain:
    case Expression::Kind::Power:
        return evaluateChain(expression);
    case Expression::Kind::Compare:
        return evaluateCompare(expression);
    case Expression::Kind::And:
    case Expression::Kind::Or:
    case Expression::Kind::Not:
    case Expression::Kind::Conditional:
        return evaluateLogic(expression);
    case Expression::Kind::Text:
        return evaluateText(expression);
    case Expression::Kind::ListOf:
    case Expression::Kind::DictOf:
        return evaluateComprehension(expression);
    case Expression::Kind::Negative:
    case Expression::Kind::Positive:
        return evaluateSign(expression);
    case Expression::Kind::Slice:
    case Expression::Kind::Field:
    case Expression::Kind::Spread:
        break;
    }
    return syntaxError(expression.line, u"this is no value"_s);
}

core::Result<PythonObject *> PythonEvaluator::evaluateName(const Expression &expression)
{
    if (Object object = m_scope->find(expression.text))
        return object;
    return syntaxError(
        expression.line, u"the name '%1' is not defined"_s.arg(expression.text.left(80)));
}

core::Result<PythonObject *> PythonEvaluator::evaluateItems(const Expression &expression, Kind kind)
{
    Evaluated made = checked(m_heap.make(kind), expression.line);
    if (!made)
        return made;
    for (const Expression &operand : expression.operands) {
        const bool isSpread = operand.kind == Expression::Kind::Spread;
        Evaluated item = evaluate(isSpread ? operand.operands[0] : operand);
        if (!item)
            return item;
        if (!isSpread) {
            (*made)->items.push_back(*item);
            continue;
        }
        const auto items = itemsOf(**item, operand.line);
        if (!items)
            return core::fail(items.error());
        if (const Step step = append(**made, *items, operand.line); !step)
            return core::fail(step.error());
    }
    return made;
}

core::Result<PythonObject *> PythonEvaluator::evaluateDict(const Expression &expression)
{
    Evaluated dict = checked(m_heap.make(Kind::Dict), expression.line);
    if (!dict)
        return dict;
    for (std::size_t i = 0; i < expression.operands.size(); ++i) {
        const Expression &first = expression.operands[i];
        const bool isSpread = first.kind == Expression::Kind::Spread;
        Evaluated key = evaluate(isSpread ? first.operands[0] : first);
        if (!key)
            return key;
        if (isSpread) {
            if ((*key)->kind != Kind::Dict)
                return syntaxError(
                    first.line, u"'**' stands before a %1"_s.arg((*key)->typeName()));
            if (const Step step = fillDict(**dict, **key, first.line); !step)
                return core::fail(step.error());
            continue;
        }
        const auto keyValue = keyOf(**key, first.line);
        if (!keyValue)
            return core::fail(keyValue.error());
        Evaluated value = evaluate(expression.operands[++i]);
        if (!value)
            return value;
        (*dict)->set(*keyValue, *value);
    }
    return dict;
}

core::Result<Value> PythonEvaluator::keyOf(const PythonObject &object, int line)
{
    auto key = PythonHeap::toKey(object);
    if (!key)
        return syntaxError(line, u"a %1 cannot be a key"_s.arg(object.typeName()));
    if (const Step step = chargeText(textSize(*key), line); !step)
        return core::fail(step.error());
    return std::move(*key);
}

core::Result<> PythonEvaluator::fillDict(PythonObject &dict, const PythonObject &source, int line)
{
    if (source.kind == Kind::Dict) {
        if (const Step step = chargeValues(static_cast<qint64>(source.entries.size()), line); !step)
            return step;
        const auto entries = source.entries; // the two may be the same
        for (const auto &[key, value] : entries)
            dict.set(key, value);
        return {};
    }
    if (!source.isSequence())
        return syntaxError(line, u"dict() cannot be made of a %1"_s.arg(source.typeName()));
    for (const PythonObject *pair : source.items) {
        if (!pair->isSequence() || pair->items.size() != 2)
            return syntaxError(line, u"dict() of a list needs pairs of key and value"_s);
        const auto key = keyOf(*pair->items[0], line);
        if (!key)
            return core::fail(key.error());
        if (const Step step = chargeValues(1, line); !step)
            return step;
        dict.set(*key, pair->items[1]);
    }
    return {};
}

core::Result<std::vector<PythonObject *>> PythonEvaluator::itemsOf(
    const PythonObject &source, int line)
{
    if (source.kind == Kind::Function || (source.kind == Kind::Scalar && !source.isText()))
        return refuse(line, u"the elements of a %1"_s.arg(source.typeName()));
    if (const Step step = chargeValues(static_cast<qint64>(source.items.size()), line); !step)
        return core::fail(step.error());
    Objects items = source.items;
    for (const auto &entry : source.entries) {
        Evaluated key = checked(m_heap.fromValue(entry.first), line);
        if (!key)
            return core::fail(key.error());
        items.push_back(*key);
    }
    const auto characters = source.isText() ? source.scalar.toString().toUcs4() : QList<uint>();
    for (const uint character : characters) {
        const auto unit = static_cast<char32_t>(character);
        Evaluated item = text(QString::fromUcs4(&unit, 1), line);
        if (!item)
            return core::fail(item.error());
        items.push_back(*item);
    }
    return items;
}

core::Result<std::size_t> PythonEvaluator::position(
    const PythonObject &container, Object index, int line)
{
    if (index->kind != Kind::Scalar || !index->scalar.isInt())
        return syntaxError(
            line, u"an element of a %1 is chosen by an integer"_s.arg(container.typeName()));
    const auto count = static_cast<qint64>(container.items.size());
    const qint64 wanted = index->scalar.toInt();
    const qint64 place = wanted < 0 ? wanted + count : wanted;
    if (place < 0 || place >= count)
        return syntaxError(
            line, u"index %1 is out of range, the list has %2 elements"_s.arg(wanted).arg(count));
    return static_cast<std::size_t>(place);
}

core::Result<PythonObject *> PythonEvaluator::evaluateSubscript(const Expression &expression)
{
    Evaluated container = evaluate(expression.operands[0]);
    if (!container)
        return container;
    if (expression.operands[1].kind == Expression::Kind::Slice)
        return evaluateSlice(**container, expression.operands[1]);
    Evaluated index = evaluate(expression.operands[1]);
    if (!index)
        return index;
    const PythonObject &object = **container;
    if (object.kind == Kind::Dict) {
        const auto key = keyOf(**index, expression.line);
        if (!key)
            return core::fail(key.error());
        if (Object value = object.find(*key))
            return value;
        return syntaxError(expression.line, u"there is no key %1"_s.arg(shown(*key)));
    }
    if (!object.isSequence() && !object.isText())
        return refuse(expression.line, u"a subscript of a %1"_s.arg(object.typeName()));
    PythonObject characters;
    characters.kind = Kind::List;
    if (object.isText()) {
        auto items = itemsOf(object, expression.line);
        if (!items)
            return core::fail(items.error());
        characters.items = std::move(*items);
    }
    const PythonObject &sequence = object.isText() ? characters : object;
    const auto place = position(sequence, *index, expression.line);
    if (!place)
        return core::fail(place.error());
    return sequence.items[*place];
}

namespace {

struct Bounds
{
    qint64 first = 0;
    qint64 end = 0;
    qint64 step = 1;
};

// The bounds of Python, clamped to what is there. A step of 0 stays for the caller.
Bounds clamped(const PythonObject &first, const PythonObject &end, qint64 step, qint64 count)
{
    const auto place = [count, step](const PythonObject &given, qint64 missing) {
        if (given.scalar.isNull())
            return missing;
        const qint64 wanted = given.scalar.toInt();
        const qint64 fromStart = wanted < 0 ? wanted + count : wanted;
        return step > 0 ? std::clamp<qint64>(fromStart, 0, count)
                        : std::clamp<qint64>(fromStart, -1, count - 1);
    };
    return {place(first, step > 0 ? 0 : count - 1), place(end, step > 0 ? count : -1), step};
}

} // namespace

core::Result<PythonObject *> PythonEvaluator::evaluateSlice(
    const PythonObject &container, const Expression &slice)
{
    std::array<Object, 3> parts{};
    for (std::size_t at = 0; at < parts.size(); ++at) {
        Evaluated part = evaluate(slice.operands[at]);
        if (!part)
            return part;
        parts[at] = *part;
        if (parts[at]->kind != Kind::Scalar
            || (!parts[at]->scalar.isNull() && !parts[at]->scalar.isInt()))
            return syntaxError(slice.line, u"the bounds of a slice are integers"_s);
    }
    const qint64 step = parts[2]->scalar.isNull() ? 1 : parts[2]->scalar.toInt();
    if (step == 0)
        return syntaxError(slice.line, u"the step of a slice is 0"_s);
    if (!container.isSequence() && !container.isText())
        return refuse(slice.line, u"a slice of a %1"_s.arg(container.typeName()));
    const auto items = itemsOf(container, slice.line);
    if (!items)
        return core::fail(items.error());
    const auto count = static_cast<qint64>(items->size());
    const Bounds bounds =
        clamped(*parts[0], *parts[1], std::clamp(step, -count - 1, count + 1), count);
    Objects chosen;
    for (qint64 at = bounds.first; bounds.step > 0 ? at < bounds.end : at > bounds.end;
        at += bounds.step)
        chosen.push_back((*items)[static_cast<std::size_t>(at)]);
    if (!container.isText()) {
        Evaluated made = checked(m_heap.make(container.kind), slice.line);
        if (made)
            (*made)->items = std::move(chosen);
        return made;
    }
    QString joined;
    for (const PythonObject *character : chosen)
        joined += character->scalar.toString();
    return text(joined, slice.line);
}

core::Result<PythonObject *> PythonEvaluator::evaluateAttribute(const Expression &expression)
{
    Evaluated container = evaluate(expression.operands[0]);
    if (!container)
        return container;
    if ((*container)->kind != Kind::Scalar || !(*container)->scalar.isSymbol())
        return refuse(expression.line,
            u"the attribute '.%1' of a %2"_s.arg(
                expression.text.left(80), (*container)->typeName()));
    const QString path = (*container)->scalar.toString() + u'.' + expression.text;
    if (const Step step = chargeText(path.size(), expression.line); !step)
        return core::fail(step.error());
    return scalar(Value(Value::Symbol{path}), expression.line);
}

core::Result<PythonObject *> PythonEvaluator::evaluateChain(const Expression &expression)
{
    Evaluated made = evaluate(expression.operands[0]);
    for (std::size_t i = 1; made && i < expression.operands.size(); ++i) {
        Evaluated right = evaluate(expression.operands[i]);
        if (!right)
            return right;
        const QString op =
            expression.kind == Expression::Kind::Power ? u"**"_s : expression.operators[i - 1];
        made = operate(op, *made, *right, expression.line);
    }
    return made;
}

core::Result<PythonObject *> PythonEvaluator::evaluateSign(const Expression &expression)
{
    Evaluated operand = evaluate(expression.operands[0]);
    if (!operand)
        return operand;
    if ((*operand)->kind != Kind::Scalar || !(*operand)->scalar.isNumber())
        return refuse(expression.line, u"the sign of a %1"_s.arg((*operand)->typeName()));
    if (expression.kind == Expression::Kind::Positive)
        return operand;
    return scalar(negated((*operand)->scalar), expression.line);
}

// "a < b < c" compares neighbours and stops at the first that is not so.
core::Result<PythonObject *> PythonEvaluator::evaluateCompare(const Expression &expression)
{
    Evaluated left = evaluate(expression.operands[0]);
    bool isTrue = true;
    for (std::size_t i = 1; left && isTrue && i < expression.operands.size(); ++i) {
        Evaluated right = evaluate(expression.operands[i]);
        if (!right)
            return right;
        const auto result = compare(expression.operators[i - 1], *left, *right, expression.line);
        if (!result)
            return core::fail(result.error());
        isTrue = *result;
        left = right;
    }
    return left ? scalar(Value(isTrue), expression.line) : left;
}

core::Result<bool> PythonEvaluator::truthOf(const Expression &expression)
{
    Evaluated value = evaluate(expression);
    if (!value)
        return core::fail(value.error());
    return isTruthy(**value);
}

bool PythonEvaluator::isTruthy(const PythonObject &object)
{
    switch (object.kind) {
    case Kind::Scalar:
        return object.scalar.isTruthy();
    case Kind::Dict:
        return !object.entries.empty();
    case Kind::List:
    case Kind::Tuple:
        return !object.items.empty();
    case Kind::Function:
        break;
    }
    return true;
}

core::Result<PythonObject *> PythonEvaluator::evaluateLogic(const Expression &expression)
{
    if (expression.kind == Expression::Kind::Not) {
        const auto isTrue = truthOf(expression.operands[0]);
        return isTrue ? scalar(Value(!*isTrue), expression.line) : core::fail(isTrue.error());
    }
    if (expression.kind == Expression::Kind::Conditional) {
        const auto isTrue = truthOf(expression.operands[0]);
        if (!isTrue)
            return core::fail(isTrue.error());
        return evaluate(expression.operands[*isTrue ? 1 : 2]);
    }
    const bool isAnd = expression.kind == Expression::Kind::And;
    Evaluated value = evaluate(expression.operands[0]);
    for (std::size_t i = 1; value && i < expression.operands.size(); ++i) {
        if (isTruthy(**value) != isAnd)
            break;
        value = evaluate(expression.operands[i]);
    }
    return value;
}

core::Result<PythonObject *> PythonEvaluator::evaluateText(const Expression &expression)
{
    QString joined;
    for (const Expression &part : expression.operands) {
        if (part.kind == Expression::Kind::Literal) {
            joined += part.value.toString();
        } else {
            const auto field = evaluateField(part);
            if (!field)
                return core::fail(field.error());
            joined += *field;
        }
        if (const Step step = chargeText(part.value.toString().size(), part.line); !step)
            return core::fail(step.error());
    }
    return text(joined, expression.line);
}

core::Result<QString> PythonEvaluator::evaluateField(const Expression &field)
{
    Evaluated value = evaluate(field.operands[0]);
    if (!value)
        return core::fail(value.error());
    QString format;
    if (field.operands.size() > 1) {
        Evaluated made = evaluate(field.operands[1]);
        if (!made)
            return core::fail(made.error());
        format = (*made)->scalar.toString();
    }
    const PythonObject &object = **value;
    const bool isConverted = !field.text.isEmpty();
    if (!isConverted && object.kind == Kind::Scalar && !object.scalar.isSymbol()) {
        QString problem;
        const auto made = formatPython(object.scalar, format, &problem);
        if (!made)
            return refuse(field.line, problem);
        if (const Step step = chargeText(made->size(), field.line); !step)
            return core::fail(step.error());
        return *made;
    }
    auto shownText = textOf(object, isConverted && field.text != u"s", field.line);
    if (!shownText || format.isEmpty())
        return shownText;
    QString problem;
    const auto made =
        isConverted ? formatPython(Value(*shownText), format, &problem) : std::nullopt;
    return made ? core::Result<QString>(*made)
                : refuse(field.line, isConverted ? problem : u"a format for a container"_s);
}

core::Result<PythonObject *> PythonEvaluator::evaluateComprehension(const Expression &expression)
{
    const bool isList = expression.kind == Expression::Kind::ListOf;
    Evaluated made = checked(m_heap.make(isList ? Kind::List : Kind::Dict), expression.line);
    if (!made)
        return made;
    PythonScope inner(m_scope, true);
    PythonScope *const outer = std::exchange(m_scope, &inner);
    const Step step = runClause(expression, 0, **made);
    m_scope = outer;
    return step ? made : core::fail(step.error());
}

core::Result<> PythonEvaluator::runClause(
    const Expression &expression, std::size_t at, PythonObject &made)
{
    if (at == expression.clauses.size())
        return keepElement(expression, made);
    const Comprehension &clause = expression.clauses[at];
    Evaluated source = evaluate(clause.source);
    if (!source)
        return core::fail(source.error());
    const auto items = itemsOf(**source, expression.line);
    if (!items)
        return core::fail(items.error());
    for (Object item : *items) {
        if (const Step step = tick(expression.line); !step)
            return step;
        if (const Step step = assign(clause.target, item); !step)
            return step;
        const auto isWanted = evaluateConditions(clause.conditions);
        if (!isWanted)
            return core::fail(isWanted.error());
        if (!*isWanted)
            continue;
        if (const Step step = runClause(expression, at + 1, made); !step)
            return step;
    }
    return {};
}

core::Result<bool> PythonEvaluator::evaluateConditions(const std::vector<Expression> &conditions)
{
    for (const Expression &condition : conditions) {
        auto isTrue = truthOf(condition);
        if (!isTrue || !*isTrue)
            return isTrue;
    }
    return true;
}

core::Result<> PythonEvaluator::keepElement(const Expression &expression, PythonObject &made)
{
    Evaluated first = evaluate(expression.operands[0]);
    if (!first)
        return core::fail(first.error());
    if (expression.kind == Expression::Kind::ListOf)
        return append(made, {*first}, expression.line);
    const auto key = keyOf(**first, expression.line);
    if (!key)
        return core::fail(key.error());
    Evaluated value = evaluate(expression.operands[1]);
    if (!value)
        return core::fail(value.error());
    if (const Step step = chargeValues(1, expression.line); !step)
        return step;
    made.set(*key, *value);
    return {};
}

} // namespace aisb::config
