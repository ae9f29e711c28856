// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/namepattern.h"

#include "config/catalogue.h"

#include <algorithm>
#include <vector>

namespace aisb::config {

namespace {

constexpr qsizetype kMaxCompared = 100;

// The set at pattern[at] == '[': where it ends, -1 when it is not closed (then '[' stands for
// itself).
qsizetype endOfSet(QStringView pattern, qsizetype at)
{
    qsizetype end = at + 1;
    if (end < pattern.size() && pattern[end] == u'!')
        ++end;
    if (end < pattern.size() && pattern[end] == u']')
        ++end;
    return pattern.indexOf(u']', end);
}

bool isInSet(QChar c, QStringView set)
{
    const bool isNegated = set.startsWith(u'!');
    if (isNegated)
        set = set.sliced(1);
    bool isFound = false;
    for (qsizetype i = 0; i < set.size(); ++i) {
        if (i + 2 < set.size() && set[i + 1] == u'-') {
            isFound = isFound || (set[i] <= c && c <= set[i + 2]);
            i += 2;
        } else {
            isFound = isFound || set[i] == c;
        }
    }
    return isFound != isNegated;
}

// Whether one character matches the pattern element at `at`; *next is the element after it.
bool matchesOne(QChar c, QStringView pattern, qsizetype at, qsizetype *next)
{
    *next = at + 1;
    if (pattern[at] == u'?')
        return true;
    if (pattern[at] == u'[') {
        const qsizetype end = endOfSet(pattern, at);
        if (end >= 0) {
            *next = end + 1;
            return isInSet(c, pattern.sliced(at + 1, end - at - 1));
        }
    }
    return pattern[at] == c;
}

} // namespace

bool matchesPattern(const QString &name, const QString &pattern)
{
    const QString lowerName = name.toLower();
    const QString lowerPattern = pattern.toLower();
    const QStringView rest(lowerPattern);
    qsizetype at = 0;
    qsizetype inName = 0;
    qsizetype starAt = -1;
    qsizetype starName = 0;
    while (inName < lowerName.size()) {
        qsizetype next = 0;
        if (at < rest.size() && rest[at] == u'*') {
            starAt = at++;
            starName = inName;
        } else if (at < rest.size() && matchesOne(lowerName[inName], rest, at, &next)) {
            at = next;
            ++inName;
        } else if (starAt >= 0) {
            at = starAt + 1;
            inName = ++starName;
        } else {
            return false;
        }
    }
    while (at < rest.size() && rest[at] == u'*')
        ++at;
    return at == rest.size();
}

int editDistance(QStringView a, QStringView b)
{
    const QString left = a.first(std::min(a.size(), kMaxCompared)).toString().toLower();
    const QString right = b.first(std::min(b.size(), kMaxCompared)).toString().toLower();
    const std::size_t columns = static_cast<std::size_t>(right.size()) + 1;
    std::vector<int> beforeLast(columns);
    std::vector<int> last(columns);
    std::vector<int> row(columns);
    for (std::size_t j = 0; j < columns; ++j)
        row[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= left.size(); ++i) {
        beforeLast.swap(last);
        last.swap(row);
        row[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= right.size(); ++j) {
            const std::size_t k = static_cast<std::size_t>(j);
            const int replaced = last[k - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
            row[k] = std::min({replaced, last[k] + 1, row[k - 1] + 1});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                row[k] = std::min(row[k], beforeLast[k - 2] + 1);
        }
    }
    return row.back();
}

QStringList similarNames(const QString &name, const QStringList &known)
{
    constexpr std::size_t kMaxSuggestions = 3;
    std::vector<std::pair<int, QString>> scored;
    const int tolerance = std::max<int>(2, static_cast<int>(name.size()) / 3);
    for (const QString &candidate : known) {
        const bool isPart = name.size() >= 3 && candidate.contains(name, Qt::CaseInsensitive);
        const int distance = isPart ? 1 : editDistance(name, candidate);
        if (distance <= tolerance)
            scored.emplace_back(distance, candidate);
    }
    std::sort(scored.begin(), scored.end());
    scored.erase(std::unique(scored.begin(), scored.end()), scored.end());
    QStringList names;
    for (std::size_t i = 0; i < std::min(scored.size(), kMaxSuggestions); ++i)
        names.append(scored[i].second);
    return names;
}

} // namespace aisb::config
