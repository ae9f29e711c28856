// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <span>
#include <vector>

namespace aisb::eval {

// Numbers for words, so that texts become sequences that compare fast. Equal words get equal
// numbers; those of one table only.
class WordNumbers
{
public:
    // The views must stay valid as long as the table.
    [[nodiscard]] quint32 of(QStringView word)
    {
        quint32 &after = m_numbersAfter[word];
        if (after == 0)
            after = static_cast<quint32>(m_numbersAfter.size());
        return after - 1;
    }

    [[nodiscard]] std::size_t size() const
    {
        return static_cast<std::size_t>(m_numbersAfter.size());
    }

private:
    QHash<QStringView, quint32> m_numbersAfter; // the number plus 1: 0 is that of a new word
};

// The n-grams of a word sequence as sorted numbers; n is 1 or 2.
[[nodiscard]] std::vector<quint64> sortedGrams(std::span<const quint32> words, std::size_t n);

// How many elements two sorted lists have in common, each as often as in both (2 of [a a] and
// [a a a]).
[[nodiscard]] qint64 commonCount(std::span<const quint64> left, std::span<const quint64> right);

} // namespace aisb::eval
