// SPDX-License-Identifier: GPL-3.0-or-later
// The operators of PythonEvaluator, and what makes texts of values.
#include "config/pythonarithmetic.h"
#include "config/pythonevaluator.h"
#include "config/pythonformat.h"
#include "config/pythontokenizer.h"
#include "core/text/pythontext.h"

#include <algorithm>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxTextDepth = 64;

bool isNumeric(const PythonObject &object)
{
    return object.kind == PythonObject::Kind::Scalar
        && (object.scalar.isNumber() || object.scalar.isBool());
}

bool isInteger(const PythonObject &object)
{
    return object.kind == PythonObject::Kind::Scalar
        && (object.scalar.isInt() || object.scalar.isBool());
}

bool isRepeatable(const PythonObject &object)
{
    return object.isSequence() || object.isText();
}

} // namespace

core::Result<PythonObject *> PythonEvaluator::operate(
    const QString &op, Object left, Object right, int line)
{
    if (isNumeric(*left) && isNumeric(*right)) {
        QString problem;
        auto made = pythonArithmetic(op, left->scalar, right->scalar, &problem);
        return made ? scalar(std::move(*made), line) : syntaxError(line, problem);
    }
    const bool areAlike =
        (left->isSequence() && left->kind == right->kind) || (left->isText() && right->isText());
    if (op == u"+" && areAlike)
        return concatenate(*left, *right, line);
    if (op == u"*" && isRepeatable(*left) && isInteger(*right))
        return repeat(
            *left, right->scalar.isBool() ? right->scalar.toBool() : right->scalar.toInt(), line);
    if (op == u"*" && isInteger(*left) && isRepeatable(*right))
        return operate(op, right, left, line);
    if (op == u"%" && left->isText()) {
        const auto made = percent(left->scalar.toString(), right, line);
        return made ? text(*made, line) : core::fail(made.error());
    }
    return refuse(line,
        u"the operator '%1' between a %2 and a %3"_s.arg(op, left->typeName(), right->typeName()));
}

core::Result<PythonObject *> PythonEvaluator::concatenate(
    const PythonObject &left, const PythonObject &right, int line)
{
    if (left.isText()) {
        const QString a = left.scalar.toString();
        const QString b = right.scalar.toString();
        if (const Step step = chargeText(a.size() + b.size(), line); !step)
            return core::fail(step.error());
        return scalar(Value(a + b), line);
    }
    Evaluated total = checked(m_heap.make(left.kind), line);
    if (!total)
        return total;
    for (const PythonObject *part : {&left, &right})
        if (const Step step = append(**total, part->items, line); !step)
            return core::fail(step.error());
    return total;
}

core::Result<PythonObject *> PythonEvaluator::repeat(
    const PythonObject &left, qint64 times, int line)
{
    const qint64 count = std::max<qint64>(times, 0);
    const qint64 size =
        left.isText() ? left.scalar.toString().size() : static_cast<qint64>(left.items.size());
    qint64 total = 0;
    if (__builtin_mul_overflow(size, count, &total))
        return syntaxError(line,
            left.isText() ? u"the texts of the file are too long"_s
                          : u"the values of the file are too many"_s);
    if (left.isText()) {
        if (const Step step = chargeText(total, line); !step)
            return core::fail(step.error());
        return scalar(Value(size == 0 ? QString() : left.scalar.toString().repeated(count)), line);
    }
    if (const Step step = chargeValues(total, line); !step)
        return core::fail(step.error());
    Evaluated made = checked(m_heap.make(left.kind), line);
    for (qint64 i = 0; made && size > 0 && i < count; ++i)
        (*made)->items.insert((*made)->items.end(), left.items.begin(), left.items.end());
    return made;
}

core::Result<bool> PythonEvaluator::compare(const QString &op, Object left, Object right, int line)
{
    if (op == u"in" || op == u"not in") {
        const auto isIn = contains(*right, left, line);
        return isIn ? core::Result<bool>(*isIn == (op == u"in")) : isIn;
    }
    if (op == u"is" || op == u"is not") {
        const bool areScalars = left->kind == Kind::Scalar && right->kind == Kind::Scalar;
        const bool isSame = left == right
            || (areScalars && left->scalar.type() == right->scalar.type()
                && left->scalar == right->scalar);
        return isSame == (op == u"is");
    }
    if (op == u"==" || op == u"!=") {
        const auto isEqual = areEqual(*left, *right, 0);
        return isEqual ? core::Result<bool>(*isEqual == (op == u"==")) : isEqual;
    }
    if (left->isText())
        if (const Step step = chargeText(left->scalar.toString().size(), line); !step)
            return core::fail(step.error());
    const auto order = left->kind == Kind::Scalar && right->kind == Kind::Scalar
        ? pythonOrder(left->scalar, right->scalar)
        : std::nullopt;
    if (!order)
        return refuse(line,
            u"the operator '%1' between a %2 and a %3"_s.arg(
                op, left->typeName(), right->typeName()));
    if (op == u"<")
        return std::is_lt(*order);
    if (op == u">")
        return std::is_gt(*order);
    return op == u"<=" ? std::is_lteq(*order) : std::is_gteq(*order);
}

core::Result<bool> PythonEvaluator::areEqual(
    const PythonObject &left, const PythonObject &right, int depth)
{
    if (depth > kMaxTextDepth)
        return core::fail(
            core::ErrorCode::TmanCfg001, u"values that are nested too deeply are compared"_s);
    if (const Step step = tick(0); !step)
        return core::fail(step.error());
    if (&left == &right)
        return true;
    if (left.kind == Kind::Scalar && right.kind == Kind::Scalar) {
        const bool areTexts = left.isText() && right.isText();
        const qint64 size = areTexts ? left.scalar.toString().size() : 0;
        if (const Step step = chargeText(size, 0); !step)
            return core::fail(step.error());
        return pythonScalarsEqual(left.scalar, right.scalar);
    }
    if (left.kind != right.kind || left.kind == Kind::Function)
        return false;
    return areItemsEqual(left, right, depth);
}

core::Result<bool> PythonEvaluator::areItemsEqual(
    const PythonObject &left, const PythonObject &right, int depth)
{
    if (left.items.size() != right.items.size() || left.entries.size() != right.entries.size())
        return false;
    for (std::size_t i = 0; i < left.items.size(); ++i) {
        auto isEqual = areEqual(*left.items[i], *right.items[i], depth + 1);
        if (!isEqual || !*isEqual)
            return isEqual;
    }
    for (const auto &[key, value] : left.entries) {
        const PythonObject *other = right.find(key);
        if (other == nullptr)
            return false;
        auto isEqual = areEqual(*value, *other, depth + 1);
        if (!isEqual || !*isEqual)
            return isEqual;
    }
    return true;
}

core::Result<bool> PythonEvaluator::contains(const PythonObject &container, Object item, int line)
{
    if (container.kind == Kind::Dict) {
        const auto key = keyOf(*item, line);
        return key ? core::Result<bool>(container.find(*key) != nullptr) : core::fail(key.error());
    }
    if (container.isText() && item->isText()) {
        const QString whole = container.scalar.toString();
        if (const Step step = chargeText(whole.size(), line); !step)
            return core::fail(step.error());
        return whole.contains(item->scalar.toString());
    }
    if (!container.isSequence())
        return refuse(line,
            u"the operator 'in' between a %1 and a %2"_s.arg(
                item->typeName(), container.typeName()));
    for (const PythonObject *candidate : container.items) {
        auto isEqual = areEqual(*candidate, *item, 0);
        if (!isEqual || *isEqual)
            return isEqual;
    }
    return false;
}

namespace {

QString escapedForAscii(const QString &text)
{
    QString made;
    core::forEachCharacter(text, [&made](char32_t c) {
        if (c < 0x80)
            made += QChar(static_cast<char16_t>(c));
        else if (c < 0x100)
            made += u"\\x%1"_s.arg(static_cast<uint>(c), 2, 16, QLatin1Char('0'));
        else if (c < 0x10000)
            made += u"\\u%1"_s.arg(static_cast<uint>(c), 4, 16, QLatin1Char('0'));
        else
            made += u"\\U%1"_s.arg(static_cast<uint>(c), 8, 16, QLatin1Char('0'));
    });
    return made;
}

} // namespace

core::Result<QString> PythonEvaluator::textOf(
    const PythonObject &object, bool isRepr, int line, int depth)
{
    if (depth > kMaxTextDepth)
        return syntaxError(line, u"the text of a value that is nested too deeply"_s);
    if (const Step step = tick(line); !step)
        return core::fail(step.error());
    if (object.kind == Kind::Function || (object.kind == Kind::Scalar && object.scalar.isSymbol()))
        return refuse(line, u"the text of a %1"_s.arg(object.typeName()));
    if (object.kind == Kind::Scalar) {
        const QString made = object.isText() && isRepr ? core::pythonRepr(object.scalar.toString())
                                                       : pythonScalarText(object.scalar);
        const Step step = chargeText(made.size(), line);
        return step ? core::Result<QString>(made) : core::fail(step.error());
    }
    QStringList parts;
    for (const PythonObject *item : object.items) {
        auto part = textOf(*item, true, line, depth + 1);
        if (!part)
            return part;
        parts.append(*part);
    }
    for (const auto &[key, value] : object.entries) {
        auto part = textOf(*value, true, line, depth + 1);
        if (!part)
            return part;
        parts.append((key.isString() ? core::pythonRepr(key.toString()) : pythonScalarText(key))
            + u": "_s + *part);
    }
    QString inner = parts.join(u", "_s);
    if (const Step step = chargeText(inner.size(), line); !step)
        return core::fail(step.error());
    if (object.kind == Kind::List)
        return u'[' + inner + u']';
    if (object.kind == Kind::Dict)
        return u'{' + inner + u'}';
    return u'(' + inner + (parts.size() == 1 ? u",)"_s : u")"_s);
}

namespace {

// One conversion of the '%' operator: "%(name)-05.2f".
struct Conversion
{
    QString name;
    QString flags;
    int width = 0;
    int precision = -1;
    QChar type;
    qsizetype end = 0;
};

bool readDigits(const QString &format, qsizetype &at, int &number)
{
    while (at < format.size() && format[at] >= u'0' && format[at] <= u'9') {
        number = number * 10 + (format[at++].unicode() - u'0');
        if (number > 1000)
            return false;
    }
    return true;
}

std::optional<Conversion> readConversion(const QString &format, qsizetype at)
{
    Conversion made;
    if (at < format.size() && format[at] == u'(') {
        const qsizetype close = format.indexOf(u')', at);
        if (close < 0)
            return std::nullopt;
        made.name = format.mid(at + 1, close - at - 1);
        at = close + 1;
    }
    while (at < format.size() && QStringView(u"#0- +").contains(format[at]))
        made.flags += format[at++];
    if (made.flags.size() > 8 || !readDigits(format, at, made.width))
        return std::nullopt;
    if (at < format.size() && format[at] == u'.') {
        made.precision = 0;
        if (!readDigits(format, ++at, made.precision))
            return std::nullopt;
    }
    if (at >= format.size() || !QStringView(u"sradiufFeEgGxXo%").contains(format[at]))
        return std::nullopt;
    made.type = format[at];
    made.end = at + 1;
    return made;
}

// The same in the notation of format().
QString specOf(const Conversion &conversion, bool isText)
{
    QString spec = conversion.flags.contains(u'-') ? u"<"_s : u">"_s;
    const bool isFilled = conversion.flags.contains(u'0') && !isText && spec == u">";
    if (isFilled)
        spec = u"0="_s;
    if (!isText && conversion.flags.contains(u'+'))
        spec += u'+';
    else if (!isText && conversion.flags.contains(u' '))
        spec += u' ';
    if (!isText && conversion.flags.contains(u'#'))
        spec += u'#';
    if (conversion.width > 0)
        spec += QString::number(conversion.width);
    const bool isInteger = QStringView(u"diuxXo").contains(conversion.type);
    if (conversion.precision >= 0 && !isInteger)
        spec += u'.' + QString::number(conversion.precision);
    if (!isText)
        spec += isInteger && !QStringView(u"xXo").contains(conversion.type) ? QChar(u'd')
                                                                            : conversion.type;
    return spec;
}

} // namespace

core::Result<QString> PythonEvaluator::percent(const QString &format, Object values, int line)
{
    QString made;
    std::size_t next = 0;
    const bool isTuple = values->kind == Kind::Tuple;
    const std::size_t count = isTuple ? values->items.size() : 1;
    qsizetype at = 0;
    bool isNamed = false;
    while (at < format.size()) {
        const qsizetype sign = format.indexOf(u'%', at);
        made += QStringView(format).sliced(at, (sign < 0 ? format.size() : sign) - at);
        if (sign < 0)
            break;
        const auto conversion = readConversion(format, sign + 1);
        if (!conversion)
            return refuse(line, u"this conversion of the operator '%'"_s);
        at = conversion->end;
        if (conversion->type == u'%') {
            made += u'%';
            continue;
        }
        Object value = values;
        if (!conversion->name.isEmpty()) {
            isNamed = true;
            value = values->kind == Kind::Dict ? values->find(Value(conversion->name)) : nullptr;
            if (value == nullptr)
                return syntaxError(line, u"the operator '%' finds no value of that name"_s);
        } else if (next++ >= count) {
            return syntaxError(line, u"the operator '%' has too few values"_s);
        } else if (isTuple) {
            value = values->items[next - 1];
        }
        const bool isText = QStringView(u"sra").contains(conversion->type);
        QString problem;
        std::optional<QString> part;
        if (isText) {
            auto plain = textOf(*value, conversion->type != u's', line);
            if (!plain)
                return plain;
            part = formatPython(Value(conversion->type == u'a' ? escapedForAscii(*plain) : *plain),
                specOf(*conversion, true), &problem);
        } else {
            const bool isTruncated = isNumeric(*value) && value->scalar.isDouble()
                && QStringView(u"diu").contains(conversion->type);
            if (!isNumeric(*value))
                return syntaxError(
                    line, u"the operator '%' needs a number, found a %1"_s.arg(value->typeName()));
            const double number = value->scalar.toDouble();
            if (isTruncated && !(std::abs(number) < 9.0e18))
                return syntaxError(line, u"arithmetic with a number beyond 64 bits"_s);
            part = formatPython(isTruncated ? Value(static_cast<qint64>(number)) : value->scalar,
                specOf(*conversion, false), &problem);
        }
        if (!part)
            return refuse(line, problem);
        made += *part;
        if (const Step step = chargeText(part->size(), line); !step)
            return core::fail(step.error());
    }
    if (next < count && !isNamed && values->kind != Kind::Dict)
        return syntaxError(line, u"the operator '%' has too many values"_s);
    return made;
}

} // namespace aisb::config
