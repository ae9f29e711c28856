// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/longtext/setrouge.h"

#include "eval/longtext/lcs.h"
#include "eval/longtext/words.h"
#include "eval/text/pythonstring.h"

#include <QStringList>

#include <algorithm>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

using Sentence = std::vector<quint32>;

// Longer paths end in the interpreter's recursion limit.
constexpr qint64 kReferenceSteps = 970;

double fMeasure(std::size_t hits, std::size_t predicted, std::size_t wanted)
{
    if (predicted == 0 || wanted == 0)
        return 0;
    const double precision = static_cast<double>(hits) / static_cast<double>(predicted);
    const double recall = static_cast<double>(hits) / static_cast<double>(wanted);
    return 2.0 * (precision * recall / (precision + recall + 1e-8));
}

// Word lists whose views the numbers refer to.
std::vector<QStringList> sentencesOf(QStringView text)
{
    std::vector<QStringList> sentences;
    for (const QStringView piece : text.split(u'.')) {
        if (piece.isEmpty())
            continue;
        QStringList words = splitWords(piece);
        if (words.isEmpty())
            words.append(u""_s); // a piece of white space counts as one empty word
        sentences.push_back(std::move(words));
    }
    return sentences;
}

Sentence numbered(const QStringList &words, WordNumbers &numbers)
{
    Sentence sentence;
    sentence.reserve(static_cast<std::size_t>(words.size()));
    for (const QString &word : words)
        sentence.push_back(numbers.of(word));
    return sentence;
}

std::vector<Sentence> numbered(const std::vector<QStringList> &sentences, WordNumbers &numbers)
{
    std::vector<Sentence> made;
    made.reserve(sentences.size());
    for (const QStringList &words : sentences)
        made.push_back(numbered(words, numbers));
    return made;
}

std::vector<bool> wordSet(const std::vector<Sentence> &sentences, std::size_t numbers)
{
    std::vector<bool> isIn(numbers);
    for (const Sentence &sentence : sentences)
        for (const quint32 word : sentence)
            isIn[word] = true;
    return isIn;
}

std::size_t sizeOf(const std::vector<bool> &set)
{
    return static_cast<std::size_t>(std::ranges::count(set, true));
}

// Words of the longest common subsequences of any two sentences; absent beyond the steps allowed.
std::optional<std::vector<bool>> commonWords(const std::vector<Sentence> &predicted,
    const std::vector<Sentence> &wanted, std::size_t numbers, const EvalOptions &options)
{
    std::vector<bool> isCommon(numbers);
    for (const Sentence &candidate : predicted) {
        const LcsColumns columns(candidate);
        for (const Sentence &sentence : wanted) {
            const LcsPath path = columns.path(sentence);
            if (options.isReference && path.steps > kReferenceSteps)
                return std::nullopt;
            for (const auto &[row, column] : path.matches)
                isCommon[sentence[static_cast<std::size_t>(row)]] = true;
        }
    }
    return isCommon;
}

std::vector<quint64> gramSet(const Sentence &words, std::size_t n)
{
    std::vector<quint64> grams = sortedGrams(words, n);
    const auto repeated = std::ranges::unique(grams);
    grams.erase(repeated.begin(), repeated.end());
    return grams;
}

double gramScore(const Sentence &predicted, const Sentence &wanted, std::size_t n)
{
    const std::vector<quint64> left = gramSet(predicted, n);
    const std::vector<quint64> right = gramSet(wanted, n);
    return fMeasure(static_cast<std::size_t>(commonCount(left, right)), left.size(), right.size());
}

} // namespace

std::optional<double> sentenceRougeL(
    QStringView prediction, QStringView reference, const EvalOptions &options)
{
    const std::vector<QStringList> predictedTexts = sentencesOf(prediction);
    const std::vector<QStringList> wantedTexts = sentencesOf(reference);
    if (predictedTexts.empty() || wantedTexts.empty())
        return std::nullopt;
    WordNumbers numbers;
    const std::vector<Sentence> predicted = numbered(predictedTexts, numbers);
    const std::vector<Sentence> wanted = numbered(wantedTexts, numbers);
    const auto common = commonWords(predicted, wanted, numbers.size(), options);
    if (!common)
        return std::nullopt;
    return fMeasure(sizeOf(*common), sizeOf(wordSet(predicted, numbers.size())),
        sizeOf(wordSet(wanted, numbers.size())));
}

SetRougeScores setRougeScores(QStringView prediction, QStringView reference)
{
    const QStringList predictedWords = splitWords(prediction);
    const QStringList wantedWords = splitWords(reference);
    WordNumbers numbers;
    const Sentence predicted = numbered(predictedWords, numbers);
    const Sentence wanted = numbered(wantedWords, numbers);
    return {.rouge1 = gramScore(predicted, wanted, 1),
        .rouge2 = gramScore(predicted, wanted, 2),
        .rougeL = fMeasure(static_cast<std::size_t>(LcsColumns(wanted).length(predicted)),
            predicted.size(), wanted.size())};
}

} // namespace aisb::eval
