// SPDX-License-Identifier: GPL-3.0-or-later
// The methods of lists, dicts and texts in PythonEvaluator.
#include "config/pythonevaluator.h"
#include "config/pythonformat.h"
#include "config/pythontokenizer.h"
#include "core/text/pythontext.h"

#include <algorithm>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<core::Error> unknownMethod(int line, const PythonObject &self, const QString &name)
{
    return refuse(line, u"the method call '.%1()' of a %2"_s.arg(name.left(80), self.typeName()));
}

// The white space of str.strip().
bool isBlank(QChar c)
{
    return c.isSpace() || (c >= u'\x1c' && c <= u'\x1f');
}

QString stripped(const QString &text, const QString &name, const std::optional<QString> &characters)
{
    const auto isCut = [&characters](
                           QChar c) { return characters ? characters->contains(c) : isBlank(c); };
    qsizetype first = 0;
    qsizetype end = text.size();
    while (name != u"rstrip" && first < end && isCut(text[first]))
        ++first;
    while (name != u"lstrip" && end > first && isCut(text[end - 1]))
        --end;
    return text.sliced(first, end - first);
}

} // namespace

core::Result<PythonObject *> PythonEvaluator::callMethod(
    Object self, const QString &name, const Arguments &arguments)
{
    if (self->kind == Kind::Dict)
        return callDictMethod(*self, name, arguments);
    if (self->kind == Kind::List)
        return callListMethod(*self, name, arguments);
    if (self->isText())
        return callTextMethod(*self, name, arguments);
    return unknownMethod(arguments.line, *self, name);
}

core::Result<PythonObject *> PythonEvaluator::callListMethod(
    PythonObject &self, const QString &name, const Arguments &arguments)
{
    const int line = arguments.line;
    if (name == u"pop")
        return listPop(self, arguments);
    if (name == u"index" || name == u"count" || name == u"remove")
        return listPlace(self, name, arguments);
    const bool takesNothing = name == u"copy" || name == u"clear" || name == u"reverse";
    const bool takesOne = name == u"append" || name == u"extend";
    if (!takesNothing && !takesOne && name != u"insert")
        return unknownMethod(line, self, name);
    const std::size_t count = takesNothing ? 0 : takesOne ? 1 : 2;
    if (const Step step = expectArguments(arguments, name, count, count); !step)
        return core::fail(step.error());
    if (name == u"copy")
        return list(self.items, line);
    Objects added;
    if (name == u"append") {
        added = {arguments.positional[0]};
    } else if (name == u"extend") {
        auto items = itemsOf(*arguments.positional[0], line);
        if (!items)
            return core::fail(items.error());
        added = std::move(*items);
    } else if (name == u"clear") {
        self.items.clear();
    } else if (name == u"reverse") {
        if (const Step step = tick(line, static_cast<qint64>(self.items.size())); !step)
            return core::fail(step.error());
        std::ranges::reverse(self.items);
    } else {
        const PythonObject &index = *arguments.positional[0];
        if (index.kind != Kind::Scalar || !index.scalar.isInt())
            return syntaxError(line, u"insert() takes an integer and a value"_s);
        const auto size = static_cast<qint64>(self.items.size());
        if (const Step step = tick(line, size); !step)
            return core::fail(step.error());
        if (const Step step = chargeValues(1, line); !step)
            return core::fail(step.error());
        const qint64 wanted = index.scalar.toInt();
        const qint64 place = std::clamp<qint64>(wanted < 0 ? wanted + size : wanted, 0, size);
        self.items.insert(self.items.begin() + place, arguments.positional[1]);
    }
    if (const Step step = append(self, added, line); !step)
        return core::fail(step.error());
    return scalar(Value(), line);
}

core::Result<PythonObject *> PythonEvaluator::listPop(
    PythonObject &self, const Arguments &arguments)
{
    if (const Step step = expectArguments(arguments, u"pop"_s, 0, 1); !step)
        return core::fail(step.error());
    if (self.items.empty())
        return syntaxError(arguments.line, u"pop() of an empty list"_s);
    std::size_t place = self.items.size() - 1;
    if (!arguments.positional.empty()) {
        const auto wanted = position(self, arguments.positional[0], arguments.line);
        if (!wanted)
            return core::fail(wanted.error());
        place = *wanted;
    }
    if (const Step step = tick(arguments.line, static_cast<qint64>(self.items.size() - place));
        !step)
        return core::fail(step.error());
    Object item = self.items[place];
    self.items.erase(self.items.begin() + static_cast<std::ptrdiff_t>(place));
    return item;
}

core::Result<PythonObject *> PythonEvaluator::listPlace(
    PythonObject &self, const QString &name, const Arguments &arguments)
{
    if (const Step step = expectArguments(arguments, name, 1, 1); !step)
        return core::fail(step.error());
    qint64 count = 0;
    for (std::size_t at = 0; at < self.items.size(); ++at) {
        const auto isEqual = areEqual(*self.items[at], *arguments.positional[0], 0);
        if (!isEqual)
            return core::fail(isEqual.error());
        if (!*isEqual)
            continue;
        ++count;
        if (name == u"index")
            return scalar(Value(static_cast<qint64>(at)), arguments.line);
        if (name == u"remove") {
            self.items.erase(self.items.begin() + static_cast<std::ptrdiff_t>(at));
            return scalar(Value(), arguments.line);
        }
    }
    if (name != u"count")
        return syntaxError(arguments.line, u"%1() finds no such element"_s.arg(name));
    return scalar(Value(count), arguments.line);
}

core::Result<PythonObject *> PythonEvaluator::callDictMethod(
    PythonObject &self, const QString &name, const Arguments &arguments)
{
    const int line = arguments.line;
    if (name == u"get" || name == u"pop" || name == u"setdefault")
        return dictLookup(self, name, arguments);
    if (name == u"update") {
        if (arguments.positional.size() > 1)
            return syntaxError(line, u"update() takes at most one value without a name"_s);
        if (!arguments.positional.empty())
            if (const Step step = fillDict(self, *arguments.positional[0], line); !step)
                return core::fail(step.error());
        for (const auto &[key, value] : arguments.named)
            self.set(Value(key), value);
        return scalar(Value(), line);
    }
    const bool isList = name == u"keys" || name == u"values" || name == u"items";
    if (!isList && name != u"copy" && name != u"clear")
        return unknownMethod(line, self, name);
    if (const Step step = expectArguments(arguments, name, 0, 0); !step)
        return core::fail(step.error());
    if (isList)
        return dictList(self, name, line);
    if (name == u"copy")
        return copied(self, line);
    self.entries.clear();
    self.index.clear();
    return scalar(Value(), line);
}

core::Result<PythonObject *> PythonEvaluator::dictLookup(
    PythonObject &self, const QString &name, const Arguments &arguments)
{
    if (const Step step = expectArguments(arguments, name, 1, 2); !step)
        return core::fail(step.error());
    const auto key = keyOf(*arguments.positional[0], arguments.line);
    if (!key)
        return core::fail(key.error());
    Object found = self.find(*key);
    if (found != nullptr && name == u"pop") {
        if (const Step step = tick(arguments.line, static_cast<qint64>(self.entries.size())); !step)
            return core::fail(step.error());
        self.remove(*key);
    }
    if (found != nullptr)
        return found;
    const bool hasFallback = arguments.positional.size() > 1;
    if (!hasFallback && name == u"pop")
        return syntaxError(arguments.line, u"pop() finds no such key"_s);
    Evaluated fallback =
        hasFallback ? Evaluated(arguments.positional[1]) : scalar(Value(), arguments.line);
    if (fallback && name == u"setdefault") {
        if (const Step step = chargeValues(1, arguments.line); !step)
            return core::fail(step.error());
        self.set(*key, *fallback);
    }
    return fallback;
}

core::Result<PythonObject *> PythonEvaluator::dictList(
    const PythonObject &self, const QString &name, int line)
{
    Objects items;
    for (const auto &[key, value] : self.entries) {
        Evaluated keyObject =
            name == u"values" ? Evaluated(value) : checked(m_heap.fromValue(key), line);
        if (!keyObject)
            return keyObject;
        if (name != u"items") {
            items.push_back(*keyObject);
            continue;
        }
        Evaluated pair = checked(m_heap.make(Kind::Tuple), line);
        if (!pair)
            return pair;
        (*pair)->items = {*keyObject, value};
        items.push_back(*pair);
    }
    return list(items, line);
}

core::Result<PythonObject *> PythonEvaluator::callTextMethod(
    const PythonObject &self, const QString &name, const Arguments &arguments)
{
    const QString given = self.scalar.toString();
    const int line = arguments.line;
    if (const Step step = chargeText(given.size(), line); !step)
        return core::fail(step.error());
    if (name == u"format") {
        const auto made = formatted(given, arguments);
        return made ? text(*made, line) : core::fail(made.error());
    }
    if (name == u"join")
        return joinTexts(given, arguments);
    if (name == u"split")
        return splitText(given, arguments);
    if (name == u"replace")
        return replaceText(given, arguments);
    if (name == u"startswith" || name == u"endswith")
        return testEnd(given, name, arguments);
    if (name == u"lower" || name == u"upper") {
        if (const Step step = expectArguments(arguments, name, 0, 0); !step)
            return core::fail(step.error());
        return text(name == u"lower" ? given.toLower() : given.toUpper(), line);
    }
    const bool isStrip = name == u"strip" || name == u"lstrip" || name == u"rstrip";
    const bool isRemoval = name == u"removeprefix" || name == u"removesuffix";
    if (!isStrip && !isRemoval)
        return unknownMethod(line, self, name);
    if (const Step step = expectArguments(arguments, name, isRemoval ? 1 : 0, 1); !step)
        return core::fail(step.error());
    std::optional<QString> argument;
    if (!arguments.positional.empty()) {
        if (!arguments.positional[0]->isText())
            return syntaxError(line, u"%1() takes a text"_s.arg(name));
        argument = arguments.positional[0]->scalar.toString();
        // Every character of the one is looked for in the other.
        const qint64 size = isStrip ? std::max<qint64>(argument->size(), 1) : 1;
        if (given.size() > 0 && size > 1024)
            return refuse(line, u"%1() of more than 1024 characters"_s.arg(name));
        if (const Step step = chargeText(given.size() * size / 16, line); !step)
            return core::fail(step.error());
    }
    if (isStrip)
        return text(stripped(given, name, argument), line);
    const QString end = argument.value_or(QString());
    if (name == u"removeprefix")
        return text(given.startsWith(end) ? given.sliced(end.size()) : given, line);
    return text(given.endsWith(end) ? given.chopped(end.size()) : given, line);
}

core::Result<PythonObject *> PythonEvaluator::testEnd(
    const QString &self, const QString &name, const Arguments &arguments)
{
    if (const Step step = expectArguments(arguments, name, 1, 1); !step)
        return core::fail(step.error());
    const PythonObject &given = *arguments.positional[0];
    const Objects candidates =
        given.kind == Kind::Tuple ? given.items : Objects{arguments.positional[0]};
    bool isTrue = false;
    for (const PythonObject *candidate : candidates) {
        if (!candidate->isText())
            return syntaxError(
                arguments.line, u"%1() takes a text or a tuple of texts"_s.arg(name));
        const QString end = candidate->scalar.toString();
        if (const Step step = chargeText(std::min(end.size(), self.size()), arguments.line); !step)
            return core::fail(step.error());
        isTrue = isTrue || (name == u"startswith" ? self.startsWith(end) : self.endsWith(end));
    }
    return scalar(Value(isTrue), arguments.line);
}

core::Result<PythonObject *> PythonEvaluator::joinTexts(
    const QString &separator, const Arguments &arguments)
{
    if (const Step step = expectArguments(arguments, u"join"_s, 1, 1); !step)
        return core::fail(step.error());
    const auto items = itemsOf(*arguments.positional[0], arguments.line);
    if (!items)
        return core::fail(items.error());
    QStringList parts;
    for (const PythonObject *item : *items) {
        if (!item->isText())
            return syntaxError(
                arguments.line, u"join() takes texts, found a %1"_s.arg(item->typeName()));
        parts.append(item->scalar.toString());
        const qint64 size = parts.last().size() + separator.size();
        if (const Step step = chargeText(size, arguments.line); !step)
            return core::fail(step.error());
    }
    return scalar(Value(parts.join(separator)), arguments.line);
}

core::Result<PythonObject *> PythonEvaluator::splitText(
    const QString &self, const Arguments &arguments)
{
    if (const Step step = expectArguments(arguments, u"split"_s, 0, 2); !step)
        return core::fail(step.error());
    QString separator;
    if (!arguments.positional.empty() && !arguments.positional[0]->scalar.isNull()) {
        separator = arguments.positional[0]->scalar.toString();
        if (separator.isEmpty())
            return syntaxError(arguments.line, u"split() takes a text that is not empty"_s);
    }
    qint64 most = -1;
    if (arguments.positional.size() > 1)
        most = arguments.positional[1]->scalar.toInt(-1);
    Objects parts;
    const bool isByBlanks = separator.isEmpty();
    qsizetype at = 0;
    const auto skipBlanks = [&] {
        while (isByBlanks && at < self.size() && isBlank(self[at]))
            ++at;
    };
    skipBlanks();
    bool hasMore = !isByBlanks || at < self.size();
    while (hasMore) {
        qsizetype end = at;
        if (most >= 0 && static_cast<qint64>(parts.size()) >= most)
            end = -1;
        else if (isByBlanks)
            while (end < self.size() && !isBlank(self[end]))
                ++end;
        else
            end = self.indexOf(separator, at);
        const bool isLast = end < 0 || end >= self.size();
        Evaluated part = text(self.mid(at, isLast ? -1 : end - at), arguments.line);
        if (!part)
            return part;
        parts.push_back(*part);
        at = end + (isByBlanks ? 0 : separator.size());
        if (!isLast)
            skipBlanks();
        hasMore = !isLast && (!isByBlanks || at < self.size());
    }
    return list(parts, arguments.line);
}

core::Result<PythonObject *> PythonEvaluator::replaceText(
    const QString &self, const Arguments &arguments)
{
    if (const Step step = expectArguments(arguments, u"replace"_s, 2, 2); !step)
        return core::fail(step.error());
    if (!arguments.positional[0]->isText() || !arguments.positional[1]->isText())
        return syntaxError(arguments.line, u"replace() takes two texts"_s);
    const QString before = arguments.positional[0]->scalar.toString();
    const QString after = arguments.positional[1]->scalar.toString();
    if (before.isEmpty())
        return refuse(arguments.line, u"replace() of an empty text"_s);
    const qint64 growth = self.count(before) * after.size(); // both are below 2^24
    if (const Step step = chargeText(growth, arguments.line); !step)
        return core::fail(step.error());
    return text(QString(self).replace(before, after), arguments.line);
}

core::Result<QString> PythonEvaluator::formatted(const QString &format, const Arguments &arguments)
{
    QString made;
    std::size_t automatic = 0;
    qsizetype at = 0;
    while (at < format.size()) {
        const QChar c = format[at];
        const bool isBrace = c == u'{' || c == u'}';
        if (!isBrace || (at + 1 < format.size() && format[at + 1] == c)) {
            made += c;
            at += isBrace ? 2 : 1;
            continue;
        }
        QString problem = u"a single '}' in the text of format()"_s;
        const auto field = c == u'{' ? cutFormatField(format, at + 1, &problem) : std::nullopt;
        if (!field)
            return syntaxError(arguments.line, problem);
        const auto value = fieldValue(field->expression, arguments, automatic);
        if (!value)
            return core::fail(value.error());
        if (field->format.contains(u'{'))
            return refuse(arguments.line, u"a field inside a field of format()"_s);
        const PythonObject &object = **value;
        const bool isPlain = object.kind == Kind::Scalar && !object.scalar.isSymbol();
        std::optional<QString> part;
        if (isPlain && field->conversion.isNull()) {
            part = formatPython(object.scalar, field->format, &problem);
        } else {
            const bool isRepr = !field->conversion.isNull() && field->conversion != u's';
            auto plain = textOf(object, isRepr, arguments.line);
            if (!plain)
                return plain;
            part = formatPython(Value(*plain), field->format, &problem);
        }
        if (!part)
            return refuse(arguments.line, problem);
        if (const Step step = chargeText(part->size(), arguments.line); !step)
            return core::fail(step.error());
        made += *part;
        at = field->end;
    }
    return made;
}

// "", "0" or "name", then "[key]" any number of times.
core::Result<PythonObject *> PythonEvaluator::fieldValue(
    QStringView name, const Arguments &arguments, std::size_t &automatic)
{
    const int line = arguments.line;
    qsizetype bracket = name.indexOf(u'[');
    const QStringView first = bracket < 0 ? name : name.first(bracket);
    bool isNumber = false;
    const uint place = first.isEmpty() ? static_cast<uint>(automatic++) : first.toUInt(&isNumber);
    Object value = nullptr;
    if (first.isEmpty() || isNumber) {
        if (place < arguments.positional.size())
            value = arguments.positional[place];
    } else {
        for (const auto &[known, given] : arguments.named)
            if (known == first)
                value = given;
    }
    if (value == nullptr)
        return first.contains(u'.')
            ? core::Result<Object>(refuse(line, u"an attribute in a field of format()"_s))
            : core::Result<Object>(syntaxError(line, u"format() lacks the value of a field"_s));
    while (bracket >= 0) {
        const qsizetype close = name.indexOf(u']', bracket);
        if (close < 0)
            return syntaxError(line, u"a bracket is not closed in a field of format()"_s);
        const QString key = name.sliced(bracket + 1, close - bracket - 1).toString();
        const qint64 index = key.toLongLong(&isNumber);
        if (value->kind == Kind::Dict) {
            value = value->find(isNumber ? Value(index) : Value(key));
        } else {
            const bool isThere = value->isSequence() && isNumber && index >= 0
                && index < static_cast<qint64>(value->items.size());
            value = isThere ? value->items[static_cast<std::size_t>(index)] : nullptr;
        }
        if (value == nullptr)
            return syntaxError(line, u"format() lacks the value of a field"_s);
        bracket = name.indexOf(u'[', close);
    }
    return value;
}

} // namespace aisb::config
