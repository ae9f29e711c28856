// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/differences.h"

#include <algorithm>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShownCharacters = 60;

QStringList keysOf(const Value &left, const Value &right)
{
    QStringList keys;
    for (const Value *dict : {&left, &right})
        for (const Value::Member &member : dict->members())
            keys.append(member.first.toString(QString::fromLatin1(member.first.integerDigits())));
    keys.sort();
    keys.removeDuplicates();
    return keys;
}

QString shownText(const Value &value)
{
    if (value.isNull())
        return {};
    const QString text =
        value.isString() ? value.toString() : QString::fromUtf8(core::writeJson(value.toJson()));
    return text.size() <= kShownCharacters ? text : text.left(kShownCharacters - 1) + u'…';
}

bool isSequence(const Value &value)
{
    return value.isList() || value.isTuple();
}

} // namespace

bool meansTheSame(const Value &left, const Value &right)
{
    if (left.isDict() && right.isDict()) {
        const QStringList keys = keysOf(left, right);
        return std::ranges::all_of(
            keys, [&](const QString &key) { return meansTheSame(left[key], right[key]); });
    }
    if (isSequence(left) && isSequence(right))
        return std::ranges::equal(left.items(), right.items(), &meansTheSame);
    if (left.isNumber() && right.isNumber())
        return left == right || left.toDouble() == right.toDouble();
    if ((left.isString() || left.isSymbol()) && (right.isString() || right.isSymbol()))
        return left.toString() == right.toString();
    return left == right || (!left.isTruthy() && !right.isTruthy());
}

std::vector<Difference> differencesOf(const Value &was, const Value &is)
{
    std::vector<Difference> differences;
    for (const QString &key : keysOf(was, is)) {
        if (meansTheSame(was[key], is[key]))
            continue;
        if (!was[key].isDict() || !is[key].isDict()) {
            differences.push_back({key, shownText(was[key])});
            continue;
        }
        for (const QString &inner : keysOf(was[key], is[key]))
            if (!meansTheSame(was[key][inner], is[key][inner]))
                differences.push_back({key + u'.' + inner, shownText(was[key][inner])});
    }
    return differences;
}

} // namespace aisb::config
