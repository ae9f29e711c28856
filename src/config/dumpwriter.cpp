// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/dumpwriter.h"

#include "core/text/numbertext.h"
#include "core/text/pythontext.h"

#include <QChar>

#include <algorithm>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIndent = 4;

bool startsIdentifier(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Number_Letter:
        return true;
    default:
        return c == U'_' || c == 0x2118 || c == 0x212e;
    }
}

bool continuesIdentifier(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Number_DecimalDigit:
    case QChar::Punctuation_Connector:
        return true;
    default:
        return startsIdentifier(c) || c == 0xb7 || c == 0x387 || (c >= 0x1369 && c <= 0x1371)
            || c == 0x19da;
    }
}

bool isIdentifier(const QString &text)
{
    bool isFirst = true;
    bool isGood = !text.isEmpty();
    core::forEachCharacter(text, [&](char32_t c) {
        isGood = isGood && (isFirst ? startsIdentifier(c) : continuesIdentifier(c));
        isFirst = false;
    });
    return isGood;
}

QByteArray joinedRepr(const Value::List &items)
{
    QByteArray out;
    for (const Value &item : items) {
        if (!out.isEmpty())
            out += ", ";
        out += pythonRepr(item);
    }
    return out;
}

// What str() gives for a key.
QString keyText(const Value &key)
{
    return key.isString() || key.isSymbol() ? key.toString() : QString::fromUtf8(pythonRepr(key));
}

struct Entry
{
    QString key;
    QByteArray order; // UTF-8 sorts as code points do
    const Value::Member *member = nullptr;
};

struct Entries
{
    std::vector<Entry> sorted;
    bool isMapping = false; // some key is no identifier
};

Entries sortedEntries(const Value &dict)
{
    Entries entries;
    for (const Value::Member &member : dict.members()) {
        const QString key = keyText(member.first);
        entries.isMapping = entries.isMapping || !isIdentifier(key);
        entries.sorted.push_back({key, key.toUtf8(), &member});
    }
    std::stable_sort(entries.sorted.begin(), entries.sorted.end(),
        [](const Entry &a, const Entry &b) { return a.order < b.order; });
    return entries;
}

class Writer
{
public:
    QByteArray write(const Value &root)
    {
        const char *separator = "";
        for (const Entry &entry : sortedEntries(root).sorted) {
            m_out += separator;
            separator = "\n";
            writeEntry(entry, false, 0);
        }
        return std::move(m_out);
    }

private:
    void newLine(int indent)
    {
        m_out += '\n';
        m_out.append(indent, ' ');
    }

    // indent is that of the line the entry counts as standing on.
    void writeEntry(const Entry &entry, bool isMapping, int indent)
    {
        if (isMapping)
            m_out += pythonRepr(entry.member->first) + ": ";
        else
            m_out += entry.key.toUtf8() + '=';
        const Value &value = entry.member->second;
        if (value.isDict()) {
            m_out += "dict(";
            newLine(indent + kIndent);
            writeEntries(value, indent + kIndent);
            m_out += ')';
        } else if (value.isList() || value.isTuple()) {
            writeItems(value, indent + kIndent);
        } else {
            m_out += pythonRepr(value);
        }
    }

    void writeEntries(const Value &dict, int indent)
    {
        const Entries entries = sortedEntries(dict);
        if (entries.isMapping)
            m_out += '{';
        bool isFirst = true;
        for (const Entry &entry : entries.sorted) {
            if (!isFirst) {
                m_out += ',';
                newLine(indent);
            }
            isFirst = false;
            writeEntry(entry, entries.isMapping, indent);
        }
        if (entries.isMapping)
            m_out += '}';
    }

    void writeItems(const Value &list, int itemIndent)
    {
        m_out += list.isTuple() ? '(' : '[';
        for (const Value &item : list.items()) {
            newLine(itemIndent);
            writeItem(item, itemIndent);
            m_out += ',';
        }
        newLine(itemIndent);
        m_out += list.isTuple() ? ')' : ']';
    }

    void writeItem(const Value &item, int indent)
    {
        if (item.isDict()) {
            m_out += "dict(";
            writeEntries(item, indent + kIndent);
            m_out += ')';
        } else if (item.isList() || item.isTuple()) {
            writeItems(item, indent + 2 * kIndent);
        } else {
            m_out += pythonRepr(item);
        }
    }

    QByteArray m_out;
};

} // namespace

QByteArray pythonRepr(const Value &value)
{
    switch (value.type()) {
    case Value::Type::Null:
        return "None";
    case Value::Type::Bool:
        return value.toBool() ? "True" : "False";
    case Value::Type::Int:
    case Value::Type::BigInt:
        return value.integerDigits();
    case Value::Type::Double:
        return core::floatText(value.toDouble());
    case Value::Type::String:
    case Value::Type::Symbol:
        return core::pythonRepr(value.toString()).toUtf8();
    case Value::Type::List:
        return '[' + joinedRepr(value.items()) + ']';
    case Value::Type::Tuple:
        return '(' + joinedRepr(value.items()) + (value.items().size() == 1 ? ",)" : ")");
    case Value::Type::Dict:
        break;
    }
    QByteArray out;
    for (const auto &[key, item] : value.members())
        out += (out.isEmpty() ? "" : ", ") + pythonRepr(key) + ": " + pythonRepr(item);
    return '{' + out + '}';
}

QByteArray writeDump(const Value &root)
{
    return Writer().write(root);
}

} // namespace aisb::config
