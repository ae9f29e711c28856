// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/longtext/rouge.h"

#include "eval/longtext/lcs.h"
#include "eval/longtext/words.h"

#include <algorithm>
#include <ranges>

namespace aisb::eval {

namespace {

bool isTokenCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

// The words of a text and where its lines end among them.
struct Words
{
    std::vector<quint32> all;
    std::vector<std::size_t> lineEnds;
};

Words wordsOf(QStringView lowered, WordNumbers &numbers)
{
    Words words;
    qsizetype begin = -1;
    for (qsizetype i = 0; i <= lowered.size(); ++i) {
        const bool isInside = i < lowered.size() && isTokenCharacter(lowered[i]);
        if (isInside && begin < 0)
            begin = i;
        if (!isInside && begin >= 0) {
            words.all.push_back(numbers.of(lowered.sliced(begin, i - begin)));
            begin = -1;
        }
        if (i == lowered.size() || lowered[i] == u'\n')
            words.lineEnds.push_back(words.all.size());
    }
    return words;
}

std::vector<std::span<const quint32>> linesOf(const Words &words)
{
    std::vector<std::span<const quint32>> lines;
    std::size_t begin = 0;
    for (const std::size_t end : words.lineEnds) {
        if (end > begin)
            lines.push_back(std::span(words.all).subspan(begin, end - begin));
        begin = end;
    }
    return lines;
}

double fMeasure(qint64 hits, std::size_t predicted, std::size_t wanted)
{
    if (hits == 0)
        return 0;
    const double precision = static_cast<double>(hits) / static_cast<double>(predicted);
    const double recall = static_cast<double>(hits) / static_cast<double>(wanted);
    return 2 * precision * recall / (precision + recall);
}

double gramScore(const Words &prediction, const Words &reference, std::size_t n)
{
    const std::vector<quint64> predicted = sortedGrams(prediction.all, n);
    const std::vector<quint64> wanted = sortedGrams(reference.all, n);
    return fMeasure(commonCount(predicted, wanted), predicted.size(), wanted.size());
}

std::vector<int> countsOf(const Words &words, std::size_t numbers)
{
    std::vector<int> counts(numbers);
    for (const quint32 word : words.all)
        ++counts[word];
    return counts;
}

// Places of the reference line that one of the predicted lines has in common with it.
std::vector<bool> coveredPlaces(
    std::span<const quint32> line, const std::vector<std::span<const quint32>> &predicted)
{
    std::vector<bool> isCovered(line.size());
    const LcsColumns columns(line);
    for (const auto &candidate : predicted)
        for (const auto &[row, column] : columns.path(candidate).matches)
            isCovered[static_cast<std::size_t>(column)] = true;
    return isCovered;
}

double summaryScore(const Words &prediction, const Words &reference, std::size_t numbers)
{
    std::vector<int> predictedLeft = countsOf(prediction, numbers);
    std::vector<int> wantedLeft = countsOf(reference, numbers);
    const auto predictedLines = linesOf(prediction);
    qint64 hits = 0;
    for (const auto &line : linesOf(reference)) {
        const std::vector<bool> isCovered = coveredPlaces(line, predictedLines);
        for (std::size_t place = 0; place < line.size(); ++place) {
            const quint32 word = line[place];
            if (!isCovered[place] || predictedLeft[word] == 0 || wantedLeft[word] == 0)
                continue;
            --predictedLeft[word];
            --wantedLeft[word];
            ++hits;
        }
    }
    return fMeasure(hits, prediction.all.size(), reference.all.size());
}

} // namespace

RougeScores rougeScores(QStringView prediction, QStringView reference)
{
    const QString loweredPrediction = prediction.toString().toLower();
    const QString loweredReference = reference.toString().toLower();
    WordNumbers numbers;
    const Words predicted = wordsOf(loweredPrediction, numbers);
    const Words wanted = wordsOf(loweredReference, numbers);
    return {.rouge1 = gramScore(predicted, wanted, 1),
        .rouge2 = gramScore(predicted, wanted, 2),
        .rougeL = fMeasure(
            LcsColumns(wanted.all).length(predicted.all), predicted.all.size(), wanted.all.size()),
        .rougeLsum = summaryScore(predicted, wanted, numbers.size())};
}

} // namespace aisb::eval
