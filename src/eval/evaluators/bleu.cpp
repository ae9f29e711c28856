// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/evaluators/bleu.h"

#include "eval/arguments.h"
#include "eval/evaluators/rules.h"
#include "eval/text/pythonpattern.h"
#include "eval/text/pythonstring.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr int kOrder = 4;
constexpr double kLogOfNothing = -9999999999.0; // stands for the logarithm of 0

using NGrams = std::map<QStringList, qint64>;

// N-grams of all orders, told apart by their length.
NGrams gramsOf(const QStringList &tokens)
{
    NGrams grams;
    for (int n = 1; n <= kOrder; ++n)
        for (qsizetype at = 0; at + n <= tokens.size(); ++at)
            ++grams[tokens.mid(at, n)];
    return grams;
}

struct Counts
{
    std::array<double, kOrder> right{};
    std::array<double, kOrder> total{};
    double systemLength = 0;
    double referenceLength = 0;
};

// The length of the reference nearest to that of the answer, the shorter of two.
qsizetype nearestLength(qsizetype length, const std::vector<QStringList> &references)
{
    qsizetype best = references.front().size();
    for (const QStringList &reference : references) {
        const auto distance = std::abs(reference.size() - length);
        const auto least = std::abs(best - length);
        if (distance < least || (distance == least && reference.size() < best))
            best = reference.size();
    }
    return best;
}

Counts countsOf(const QStringList &answer, const std::vector<QStringList> &references)
{
    NGrams wanted;
    for (const QStringList &reference : references)
        for (const auto &[gram, count] : gramsOf(reference))
            wanted[gram] = std::max(wanted[gram], count);
    Counts counts;
    counts.systemLength = static_cast<double>(answer.size());
    counts.referenceLength = static_cast<double>(nearestLength(answer.size(), references));
    for (const auto &[gram, count] : gramsOf(answer)) {
        const auto order = static_cast<std::size_t>(gram.size()) - 1;
        const auto found = wanted.find(gram);
        counts.total[order] += static_cast<double>(count);
        if (found != wanted.end())
            counts.right[order] += static_cast<double>(std::min(count, found->second));
    }
    return counts;
}

std::array<double, kOrder> precisionsOf(const Counts &counts)
{
    std::array<double, kOrder> precisions{};
    if (std::ranges::all_of(counts.right, [](double right) { return right == 0; }))
        return precisions;
    double smoothing = 1;
    for (std::size_t n = 0; n < kOrder && counts.total[n] > 0; ++n) {
        if (counts.right[n] == 0) {
            smoothing *= 2;
            precisions[n] = 100.0 / (smoothing * counts.total[n]);
        } else {
            precisions[n] = 100.0 * counts.right[n] / counts.total[n];
        }
    }
    return precisions;
}

double brevityPenalty(const Counts &counts)
{
    if (counts.systemLength >= counts.referenceLength)
        return 1;
    if (counts.systemLength == 0)
        return 0;
    return std::exp(1 - counts.referenceLength / counts.systemLength);
}

double scoreOf(const std::array<double, kOrder> &precisions, double penalty)
{
    double logs = 0;
    for (const double precision : precisions)
        logs += precision == 0 ? kLogOfNothing : std::log(precision);
    return penalty * std::exp(logs / kOrder);
}

Json countList(const std::array<double, kOrder> &counts)
{
    Json list = Json::array();
    for (const double count : counts)
        list.append(static_cast<qint64>(count));
    return list;
}

Json numberList(const std::array<double, kOrder> &numbers)
{
    Json list = Json::array();
    for (const double number : numbers)
        list.append(number);
    return list;
}

// values: right and total n-grams by order, then both lengths.
class Bleu : public Evaluator
{
public:
    [[nodiscard]] bool hasDetails() const override { return false; }

    [[nodiscard]] core::Result<Verdict> score(const Sample &sample) const override
    {
        std::vector<QStringList> references;
        const Json::Array single{sample.reference};
        for (const Json &one : sample.reference.isArray() ? sample.reference.items() : single)
            references.push_back(tokens13a(answerText(one)));
        if (references.empty())
            return core::fail(core::ErrorCode::DsetData002,
                u"reference: expected a text or a list of texts that is not empty"_s);
        const Counts counts = countsOf(tokens13a(answerText(sample.prediction)), references);
        Verdict verdict;
        verdict.values.assign(counts.right.begin(), counts.right.end());
        verdict.values.insert(verdict.values.end(), counts.total.begin(), counts.total.end());
        verdict.values.push_back(counts.systemLength);
        verdict.values.push_back(counts.referenceLength);
        return verdict;
    }

    [[nodiscard]] Json metrics(std::span<const Verdict> verdicts) const override
    {
        Counts sum;
        for (const Verdict &verdict : verdicts) {
            for (std::size_t n = 0; n < kOrder; ++n) {
                sum.right[n] += verdict.values[n];
                sum.total[n] += verdict.values[kOrder + n];
            }
            sum.systemLength += verdict.values[2 * kOrder];
            sum.referenceLength += verdict.values[2 * kOrder + 1];
        }
        const auto precisions = precisionsOf(sum);
        const double penalty = brevityPenalty(sum);
        Json metrics = Json::object();
        metrics.set(u"score"_s, scoreOf(precisions, penalty));
        metrics.set(u"counts"_s, countList(sum.right));
        metrics.set(u"totals"_s, countList(sum.total));
        metrics.set(u"precisions"_s, numberList(precisions));
        metrics.set(u"bp"_s, penalty);
        metrics.set(u"sys_len"_s, static_cast<qint64>(sum.systemLength));
        metrics.set(u"ref_len"_s, static_cast<qint64>(sum.referenceLength));
        return metrics;
    }
};

} // namespace

QStringList tokens13a(const QString &line)
{
    // ASCII blanks and punctuation but for the apostrophe, comma, hyphen and full stop.
    static const QRegularExpression symbols =
        pythonPattern(u"([\\x20-\\x26\\x28-\\x2b/:-@\\x5b-\\x60{-~])"_s);
    static const QRegularExpression afterWord = pythonPattern(u"([^0-9])([\\.,])"_s);
    static const QRegularExpression beforeWord = pythonPattern(u"([\\.,])([^0-9])"_s);
    static const QRegularExpression dashAfterDigit = pythonPattern(u"([0-9])(-)"_s);
    QString text = rightStripped(line);
    text.remove("<skipped>"_L1).remove("-\n"_L1).replace(u'\n', u' ');
    if (text.contains(u'&'))
        text.replace("&quot;"_L1, R"(")"_L1)
            .replace("&amp;"_L1, "&"_L1)
            .replace("&lt;"_L1, "<"_L1)
            .replace("&gt;"_L1, ">"_L1);
    text = u' ' + text + u' ';
    text.replace(symbols, u" \\1 "_s);
    text.replace(afterWord, u"\\1 \\2 "_s);
    text.replace(beforeWord, u" \\1 \\2"_s);
    text.replace(dashAfterDigit, u"\\1 \\2 "_s);
    return splitWords(text);
}

core::Result<std::shared_ptr<const Evaluator>> makeBleu(const Json &config, const EvalOptions &)
{
    if (const auto known = checkArguments(config, {}); !known)
        return core::fail(known.error());
    return std::make_shared<const Bleu>();
}

} // namespace aisb::eval
