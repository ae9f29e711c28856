// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace aisb::eval {

// The words of a dictionary and the logarithms of their frequencies, sorted so that the words that
// begin alike stand beside each other. Immutable.
class WordTable
{
public:
    // The words with a common beginning.
    struct Range
    {
        quint32 begin = 0;
        quint32 end = 0;
        [[nodiscard]] bool isEmpty() const { return begin == end; }
    };

    // Lines "word frequency [tag]". name is what errors (DsetData002) call the text.
    [[nodiscard]] static core::Result<WordTable> read(QByteArrayView text, const QString &name);

    // The words that begin with unit.
    [[nodiscard]] Range startingWith(char16_t unit) const;
    // Those of range, which share their first depth units, that go on with unit.
    [[nodiscard]] Range narrowed(Range range, quint32 depth, char16_t unit) const;
    // Natural logarithm of the frequency of the word that is exactly the common beginning of
    // length depth; none when there is no such word or its frequency is 0.
    [[nodiscard]] std::optional<double> logFrequency(Range range, quint32 depth) const;
    // Whether the word is there with a frequency above 0.
    [[nodiscard]] bool contains(QStringView word) const;
    // Natural logarithm of the sum of all frequencies.
    [[nodiscard]] double logTotal() const { return m_logTotal; }

private:
    struct Line;

    void build(const std::u16string &units, std::vector<Line> lines);
    [[nodiscard]] int unitAt(quint32 word, quint32 depth) const;

    std::u16string m_units; // all words, one after the other
    std::vector<quint32> m_begins; // one more than words
    std::vector<double> m_logFrequencies; // negative: frequency 0
    std::vector<quint32> m_firsts; // first word of each initial unit; one more than units
    double m_logTotal = 0;
};

} // namespace aisb::eval
