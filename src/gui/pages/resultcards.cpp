// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/resultcards.h"

#include "core/text/format.h"
#include "gui/models/summarymodel.h"
#include "gui/pages/words.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Carries the translation context of this file.
class ResultCardsTexts
{
    Q_DECLARE_TR_FUNCTIONS(ResultCards)
};

using core::Direction;
using core::PerfMetric;
using Kind = core::Statistic::Kind;

// One number of a card before it becomes text; negative = absent.
struct Number
{
    double value = -1;
    qint64 n = 0;
};

struct CardRecipe
{
    QString label;
    QString unit;
    SeriesRole role;
    Direction direction;
    std::optional<PerfMetric> metric;
    Kind statistic = Kind::Average;
    double percentile = 0;
    Number (*common)(const core::PerfSummary &) = nullptr;
};

std::vector<CardRecipe> recipes()
{
    const auto latency = [](PerfMetric metric, Kind kind, double percentile, const QString &label) {
        return CardRecipe{
            label, u"ms"_s, metricRole(metric), Direction::LowerIsBetter, metric, kind, percentile};
    };
    return {{ResultCardsTexts::tr("Output throughput"), u"token/s"_s, SeriesRole::Success,
                Direction::HigherIsBetter, {}, Kind::Average, 0,
                [](const core::PerfSummary &summary) {
                    return Number{
                        summary.common.outputTokenThroughput, summary.common.totalRequests};
                }},
        {ResultCardsTexts::tr("Request throughput"), u"req/s"_s, SeriesRole::Success,
            Direction::HigherIsBetter, {}, Kind::Average, 0,
            [](const core::PerfSummary &summary) {
                return Number{summary.common.requestThroughput, summary.common.totalRequests};
            }},
        latency(PerfMetric::Ttft, Kind::Percentile, 99, u"TTFT P99"_s),
        latency(PerfMetric::Tpot, Kind::Average, 0, ResultCardsTexts::tr("TPOT average")),
        latency(PerfMetric::E2el, Kind::Percentile, 99, u"E2EL P99"_s),
        {ResultCardsTexts::tr("Concurrency"), QString(), SeriesRole::Concurrency,
            Direction::Neutral, {}, Kind::Average, 0, [](const core::PerfSummary &summary) {
                return Number{summary.common.concurrency, summary.common.totalRequests};
            }}};
}

Number numberIn(const core::PerfSummary &summary, const CardRecipe &recipe)
{
    if (!recipe.metric) {
        return recipe.common(summary);
    }
    for (const core::MetricRow &row : summary.rows) {
        for (std::size_t i = 0; row.metric == recipe.metric && i < summary.statistics.size(); ++i) {
            const core::Statistic &statistic = summary.statistics[i];
            if (statistic.kind == recipe.statistic && statistic.percentile == recipe.percentile) {
                return {row.values[i], row.n};
            }
        }
    }
    return {};
}

QString textOf(const CardRecipe &recipe, double value)
{
    if (value < 0 || std::isnan(value)) {
        return u"–"_s;
    }
    if (recipe.metric) {
        return metricNumber(*recipe.metric, value);
    }
    return recipe.direction == Direction::Neutral ? core::displayDecimal(value, 1)
                                                  : core::displayRate(value);
}

void addDelta(MetricValue &card, const CardRecipe &recipe, double value, double whole)
{
    constexpr double kGreyBelow = 2; // percent
    card.note = ResultCardsTexts::tr("run %1").arg(textOf(recipe, whole));
    if (value < 0 || whole <= 0) {
        return;
    }
    const double change = 100 * (value - whole) / whole;
    if (std::abs(change) < 0.05) {
        return;
    }
    card.direction = change > 0 ? DeltaDirection::Up : DeltaDirection::Down;
    card.delta = (change > 0 ? u"+"_s : QString()) + core::displayPercent(change);
    if (recipe.direction != Direction::Neutral && std::abs(change) >= kGreyBelow) {
        const bool isBetter = (change > 0) == (recipe.direction == Direction::HigherIsBetter);
        card.deltaTone = isBetter ? Tone::Ok : Tone::Bad;
    }
}

ResultCard successCard(qint64 requests, qint64 failed)
{
    ResultCard card;
    card.stripe = colorOf(SeriesRole::Success);
    card.value.label = ResultCardsTexts::tr("Success");
    card.value.number = core::displayInteger(requests - failed);
    card.value.unit = ResultCardsTexts::tr("of %1").arg(core::displayInteger(requests));
    if (failed > 0) {
        card.value.delta = ResultCardsTexts::tr("%1 failed").arg(core::displayInteger(failed));
        card.value.deltaTone = Tone::Bad;
    }
    return card;
}

ResultCard cardOf(const CardRecipe &recipe, const Number &number, const QString &concurrencyUnit)
{
    ResultCard card;
    card.stripe = colorOf(recipe.role);
    card.metric = recipe.metric;
    card.value.label = recipe.label;
    card.value.number = textOf(recipe, number.value);
    card.value.unit = recipe.direction == Direction::Neutral ? concurrencyUnit : recipe.unit;
    if (recipe.statistic == Kind::Percentile && number.value >= 0
        && hasFewSamples({Kind::Percentile, recipe.percentile, {}}, number.n)) {
        card.value.isGuarded = true;
        card.value.note = ResultCardsTexts::tr("few samples");
    }
    return card;
}

QString commonCell(const core::ResultTables &tables, QLatin1String key)
{
    for (const core::ResultTables::CommonRow &row : tables.commonRows) {
        if (row.key == key) {
            return row.value;
        }
    }
    return {};
}

Number metricCell(const core::ResultTables &tables, const CardRecipe &recipe)
{
    const QString column =
        recipe.statistic == Kind::Average ? u"Average"_s : u"P%1"_s.arg(recipe.percentile);
    const auto at = tables.metricHeader.indexOf(column);
    for (const QStringList &row : tables.metricRows) {
        if (at >= 0 && row.value(0) == core::infoOf(*recipe.metric).id) {
            return {numberOfCell(row.value(at)), row.last().toLongLong()};
        }
    }
    return {};
}

} // namespace

double numberOfCell(const QString &cell)
{
    bool isNumber = false;
    const double value = cell.section(u' ', 0, 0).toDouble(&isNumber);
    return isNumber ? value : -1;
}

std::vector<ResultCard> cardsOf(const PopulationNumbers &numbers, const core::PerfSummary *whole)
{
    std::vector<ResultCard> cards;
    const QString unit = numbers.summary ? ResultCardsTexts::tr("of %1").arg(core::displayInteger(
                                               numbers.summary->common.maxConcurrency))
                                         : QString();
    for (const CardRecipe &recipe : recipes()) {
        const Number number = numbers.summary ? numberIn(*numbers.summary, recipe) : Number{};
        ResultCard card = cardOf(recipe, number, unit);
        if (whole) {
            addDelta(card.value, recipe, number.value, numberIn(*whole, recipe).value);
        }
        cards.push_back(std::move(card));
    }
    cards.push_back(successCard(numbers.requests, numbers.failed));
    if (whole && numbers.failed == 0) {
        cards.back().value.note =
            ResultCardsTexts::tr("run %1").arg(core::displayInteger(whole->common.failedRequests)
                + u' ' + ResultCardsTexts::tr("failed"));
    }
    return cards;
}

std::vector<ResultCard> cardsOf(const core::ResultTables &tables)
{
    std::vector<ResultCard> cards;
    const double concurrency = numberOfCell(commonCell(tables, "Max Concurrency"_L1));
    const QString unit = concurrency < 0
        ? QString()
        : ResultCardsTexts::tr("of %1").arg(core::displayInteger(qRound64(concurrency)));
    const QLatin1String commonKeys[] = {
        "Output Token Throughput"_L1, "Request Throughput"_L1, {}, {}, {}, "Concurrency"_L1};
    std::size_t i = 0;
    for (const CardRecipe &recipe : recipes()) {
        const Number number = recipe.metric
            ? metricCell(tables, recipe)
            : Number{numberOfCell(commonCell(tables, commonKeys[i])), 0};
        cards.push_back(cardOf(recipe, number, unit));
        ++i;
    }
    const qint64 requests = commonCell(tables, "Total Requests"_L1).toLongLong();
    cards.push_back(successCard(requests, commonCell(tables, "Failed Requests"_L1).toLongLong()));
    return cards;
}

} // namespace aisb::gui
