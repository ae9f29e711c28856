// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/editdistance.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

using Characters = std::u32string_view;

constexpr qsizetype kLongestName = 200;
constexpr std::size_t kWordBits = 64;

Characters viewOf(const QList<uint> &characters, std::u32string &storage)
{
    storage.assign(characters.begin(), characters.end());
    return storage;
}

void dropCommonEnds(Characters &a, Characters &b)
{
    const auto [firstA, firstB] = std::ranges::mismatch(a, b);
    const auto same = static_cast<std::size_t>(firstA - a.begin());
    a.remove_prefix(same);
    b.remove_prefix(same);
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
}

// A column of the distance table as two bit sets: where it rises and where it falls downwards
// (Myers 1999, in Hyyrö's form). shorter has 1 to 64 characters.
qsizetype distanceByBits(Characters shorter, Characters longer)
{
    std::unordered_map<char32_t, quint64> places;
    for (std::size_t i = 0; i < shorter.size(); ++i)
        places[shorter[i]] |= quint64{1} << i;
    const quint64 bottom = quint64{1} << (shorter.size() - 1);
    quint64 rises = ~quint64{0};
    quint64 falls = 0;
    auto distance = static_cast<qsizetype>(shorter.size());
    for (const char32_t c : longer) {
        const auto found = places.find(c);
        const quint64 equal = found == places.end() ? 0 : found->second;
        const quint64 diagonal = (((equal & rises) + rises) ^ rises) | equal | falls;
        quint64 right = falls | ~(diagonal | rises);
        quint64 left = rises & diagonal;
        distance += (right & bottom) != 0 ? 1 : 0;
        distance -= (left & bottom) != 0 ? 1 : 0;
        right = (right << 1) | 1;
        left <<= 1;
        rises = left | ~(diagonal | right);
        falls = right & diagonal;
    }
    return distance;
}

qsizetype distanceByRows(Characters shorter, Characters longer)
{
    std::vector<qsizetype> row(shorter.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 0; i < longer.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], static_cast<qsizetype>(i) + 1);
        for (std::size_t j = 0; j < shorter.size(); ++j) {
            const qsizetype replaced = diagonal + (longer[i] == shorter[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j + 1] + 1, row[j] + 1});
        }
    }
    return row.back();
}

} // namespace

qsizetype editDistance(QStringView a, QStringView b)
{
    std::u32string storageA;
    std::u32string storageB;
    Characters shorter = viewOf(a.toUcs4(), storageA);
    Characters longer = viewOf(b.toUcs4(), storageB);
    dropCommonEnds(shorter, longer);
    if (shorter.size() > longer.size())
        std::swap(shorter, longer);
    if (shorter.empty())
        return static_cast<qsizetype>(longer.size());
    return shorter.size() <= kWordBits ? distanceByBits(shorter, longer)
                                       : distanceByRows(shorter, longer);
}

QString suggestion(const QString &given, const QStringList &names)
{
    if (given.size() > kLongestName)
        return {};
    QString best;
    qsizetype bestDistance = std::max<qsizetype>(2, given.size() / 3) + 1;
    for (const QString &name : names) {
        if (name.size() > kLongestName)
            continue;
        const qsizetype found = editDistance(given.toLower(), name.toLower());
        if (found < bestDistance) {
            best = name;
            bestDistance = found;
        }
    }
    return best.isEmpty() ? QString() : u", did you mean \"%1\"?"_s.arg(best);
}

} // namespace aisb::core
