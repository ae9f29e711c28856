// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QStringView>

#include <array>
#include <vector>

namespace aisb::eval {

// Words in runs of Chinese characters no dictionary knows: a hidden Markov model whose states say
// where in a word a character stands (begin, end, middle, single), the most probable sequence of
// states found by the Viterbi algorithm. Immutable.
class WordTagger
{
public:
    // Whether a character is one of those the model is about: U+4E00 to U+9FD5.
    [[nodiscard]] static bool isHan(char16_t unit) { return unit >= kFirst && unit <= kLast; }

    // Natural logarithms of probabilities from the three Python files of the package; folder names
    // them in errors (DsetDependency002, DsetData002).
    [[nodiscard]] static core::Result<WordTagger> load(const QString &folder);

    // Appends the words of a run of isHan() characters, at least one.
    void cut(QStringView run, std::vector<QStringView> &words) const;

private:
    // In the order in which the reference prefers equally probable states, worst first.
    enum State
    {
        Begin,
        End,
        Middle,
        Single
    };
    static constexpr int kStates = 4;
    static constexpr char16_t kFirst = 0x4E00;
    static constexpr char16_t kLast = 0x9FD5;
    static constexpr double kImpossible = -3.14e100;
    using Scores = std::array<double, kStates>;

    WordTagger();
    [[nodiscard]] std::vector<quint8> statesOf(QStringView run) const;

    Scores m_start; // of the first character
    std::array<Scores, kStates> m_change; // from, to
    std::vector<Scores> m_emission; // of a character, from kFirst on
};

} // namespace aisb::eval
