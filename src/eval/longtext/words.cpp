// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/longtext/words.h"

#include <algorithm>

namespace aisb::eval {

std::vector<quint64> sortedGrams(std::span<const quint32> words, std::size_t n)
{
    std::vector<quint64> grams;
    for (std::size_t first = 0; first + n <= words.size(); ++first) {
        quint64 gram = 0;
        for (const quint32 word : words.subspan(first, n))
            gram = gram << 32 | word;
        grams.push_back(gram);
    }
    std::ranges::sort(grams);
    return grams;
}

qint64 commonCount(std::span<const quint64> left, std::span<const quint64> right)
{
    qint64 common = 0;
    auto l = left.begin();
    auto r = right.begin();
    while (l != left.end() && r != right.end()) {
        if (*l == *r) {
            ++common;
            ++l;
            ++r;
        } else if (*l < *r) {
            ++l;
        } else {
            ++r;
        }
    }
    return common;
}

} // namespace aisb::eval
