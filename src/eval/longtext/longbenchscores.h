// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace aisb::eval {

// How LongBench compares one prediction with one answer; 0 to 1. Source: spec/accuracy.md 12.29.

// F1 of two bags of words.
[[nodiscard]] double wordF1(const QStringList &prediction, const QStringList &answer);

// A segmented word in lower case without punctuation of either script and without white space;
// empty when nothing is left.
[[nodiscard]] QString bareChineseWord(QStringView word);

// 1 over the number of classes the prediction names, if the answer is among them. Classes that are
// part of the answer do not count, except one that follows another such class.
[[nodiscard]] double classScore(
    QStringView prediction, const QString &answer, const QStringList &classes);

// The share of the prediction's numbers, taken as text, that are the wanted one.
[[nodiscard]] double numberShare(const QString &prediction, QStringView wanted);

// The first line, leading LFs aside, without a mark of comments or fences; empty when there is
// none.
[[nodiscard]] QString codeLine(QStringView prediction);

// Similarity of two texts in whole hundredths: twice the length of their longest common subsequence
// of code points over the sum of their lengths; 0 if just one is empty.
[[nodiscard]] double textSimilarity(const QString &left, const QString &right);

} // namespace aisb::eval
