// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/evaluators/correlation.h"

#include "core/text/pythontext.h"
#include "eval/arguments.h"
#include "eval/evaluators/rules.h"
#include "eval/text/normalization.h"
#include "eval/text/pythonstring.h"

#include <QCryptographicHash>

#include <cmath>
#include <map>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

// A number for a label that every thread finds alone: 48 bits of its hash, exact in a double.
double labelNumber(const Json &label)
{
    const QByteArray hash =
        QCryptographicHash::hash(core::pythonStr(label).toUtf8(), QCryptographicHash::Sha256);
    quint64 number = 0;
    for (const char byte : hash.first(6))
        number = number << 8 | static_cast<uchar>(byte);
    return static_cast<double>(number);
}

struct LabelCounts
{
    double predicted = 0;
    double wanted = 0;
};

double matthews(std::span<const Verdict> verdicts)
{
    std::map<double, LabelCounts> labels;
    double right = 0;
    for (const Verdict &verdict : verdicts) {
        ++labels[verdict.values[0]].predicted;
        ++labels[verdict.values[1]].wanted;
        right += verdict.values[0] == verdict.values[1] ? 1 : 0;
    }
    const auto rows = static_cast<double>(verdicts.size());
    double chance = 0;
    double predicted = 0;
    double wanted = 0;
    for (const auto &[label, counts] : labels) {
        chance += counts.predicted * counts.wanted;
        predicted += counts.predicted * counts.predicted;
        wanted += counts.wanted * counts.wanted;
    }
    const double spread = (rows * rows - predicted) * (rows * rows - wanted);
    return spread == 0 ? 0 : (right * rows - chance) / std::sqrt(spread);
}

// values: the numbers of both labels.
class Correlation : public Evaluator
{
public:
    [[nodiscard]] bool hasDetails() const override { return false; }

    [[nodiscard]] core::Result<Verdict> score(const Sample &sample) const override
    {
        Verdict verdict;
        verdict.values = {labelNumber(sample.prediction), labelNumber(sample.reference)};
        return verdict;
    }

    [[nodiscard]] Json metrics(std::span<const Verdict> verdicts) const override
    {
        Json metrics = Json::object();
        metrics.set(u"matthews_correlation"_s, matthews(verdicts) * 100);
        return metrics;
    }
};

double tokenF1(const QStringList &given, const QStringList &wanted)
{
    std::map<QString, qsizetype> rest;
    for (const QString &token : wanted)
        ++rest[token];
    double common = 0;
    for (const QString &token : given)
        if (rest[token]-- > 0)
            ++common;
    if (common == 0)
        return 0;
    const double precision = common / static_cast<double>(given.size());
    const double recall = common / static_cast<double>(wanted.size());
    return 2 * precision * recall / (precision + recall);
}

class TokenF1 : public Evaluator
{
public:
    [[nodiscard]] bool hasDetails() const override { return false; }

    [[nodiscard]] core::Result<Verdict> score(const Sample &sample) const override
    {
        const QString answer = firstLine(answerText(sample.prediction));
        Verdict verdict;
        verdict.values = {
            tokenF1(normalizedTokens(answer), normalizedTokens(answerText(sample.reference)))};
        return verdict;
    }

    [[nodiscard]] Json metrics(std::span<const Verdict> verdicts) const override
    {
        double sum = 0;
        for (const Verdict &verdict : verdicts)
            sum += verdict.values[0];
        Json metrics = Json::object();
        metrics.set(u"f1"_s,
            percent(sum, static_cast<double>(verdicts.size()), PercentOrder::HundredFirst));
        return metrics;
    }
};

} // namespace

core::Result<std::shared_ptr<const Evaluator>> makeCorrelation(
    const Json &config, const EvalOptions &)
{
    if (const auto known = checkArguments(config, {}); !known)
        return core::fail(known.error());
    return std::make_shared<const Correlation>();
}

core::Result<std::shared_ptr<const Evaluator>> makeTokenF1(const Json &config, const EvalOptions &)
{
    if (const auto known = checkArguments(config, {}); !known)
        return core::fail(known.error());
    return std::make_shared<const TokenF1>();
}

} // namespace aisb::eval
