// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/ratepage.h"

#include "report/pageassets.h"
#include "report/ratetraces.h"
#include "report/texttable.h"

#include "core/metrics/statistic.h"
#include "core/text/format.h"

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <cmath>
#include <exception>

namespace aisb::report {

using namespace Qt::StringLiterals;
using core::Json;
using core::SendClass;
using kainjow::mustache::data;
using Cell = RateItem::Cell;
using Look = RateItem::Look;

namespace {

std::string utf8(const QString &text)
{
    return text.toStdString();
}

QString lookName(Look look)
{
    switch (look) {
    case Look::Normal:
        return u"normal"_s;
    case Look::Timing:
        return u"timing"_s;
    case Look::Burstiness:
        return u"burstiness"_s;
    case Look::Average:
        return u"average"_s;
    case Look::Ramp:
        return u"ramp"_s;
    case Look::Actual:
        return u"actual"_s;
    case Look::Bars:
        return u"bars"_s;
    }
    return {};
}

QString cellName(Cell cell)
{
    return cell == Cell::Time ? u"time"_s : cell == Cell::Rates ? u"rates"_s : u"intervals"_s;
}

std::vector<core::Point> reduced(const std::vector<core::Point> &points)
{
    if (points.size() <= kRateMaxPoints)
        return points;
    return core::downsampleMinMax(points, points.front().x, points.back().x, kRateMaxPoints / 2);
}

Json pointsJson(const std::vector<core::Point> &points)
{
    Json array = Json::array();
    for (const core::Point &point : points) {
        Json pair = Json::array();
        pair.append(point.x);
        pair.append(point.y);
        array.append(std::move(pair));
    }
    return array;
}

Json barsJson(const std::vector<double> &values, const core::RateBins &bins)
{
    Json json = Json::object();
    json.set(u"lo"_s, bins.lo);
    json.set(u"width"_s, bins.width());
    Json counts = Json::array();
    for (const qint64 count : core::countsOf(values, bins))
        counts.append(count);
    json.set(u"counts"_s, std::move(counts));
    return json;
}

Json pageJson(const core::RateFigure &figure, const std::vector<RateItem> &items)
{
    Json list = Json::array();
    for (const RateItem &item : items) {
        Json entry = Json::object();
        entry.set(u"cell"_s, cellName(item.cell));
        entry.set(u"look"_s, lookName(item.look));
        entry.set(u"name"_s, item.name);
        entry.set(u"shown"_s, item.isShown);
        if (item.look == Look::Bars)
            entry.set(u"bars"_s,
                item.cell == Cell::Rates ? barsJson(figure.rates, figure.rateBins)
                                         : barsJson(figure.intervals, figure.intervalBins));
        else
            entry.set(u"points"_s, pointsJson(reduced(item.points)));
        list.append(std::move(entry));
    }
    return list;
}

data itemRows(const std::vector<RateItem> &items)
{
    data rows = data::type::list;
    for (const RateItem &item : items) {
        data row;
        row["group"] = utf8(ratePrefix(item.cell).chopped(2));
        row["name"] = utf8(item.look == Look::Actual ? u"Actual RPS: "_s + item.name : item.name);
        row["look"] = utf8(lookName(item.look));
        row["cell"] = utf8(cellName(item.cell));
        row["en"] = utf8(item.meaning);
        row["zh"] = utf8(item.meaningZh);
        row["ruleEn"] = utf8(item.rule);
        row["ruleZh"] = utf8(item.ruleZh);
        rows << row;
    }
    return rows;
}

data pageData(const core::RateFigure &figure, const QString &heading)
{
    const std::vector<RateItem> items = rateItems(figure);
    data page;
    page["title"] = utf8(rateTitle(figure.plan));
    page["heading"] = utf8(heading);
    page["requests"] = utf8(core::displayInteger(figure.requests));
    page["burstiness"] = utf8(QString::number(figure.plan.burstiness));
    page["libraryStyle"] = utf8(libraryText(u"dygraph.min.css"_s));
    page["style"] = utf8(assetText(u"plot.css"_s) + assetText(u"rate.css"_s));
    page["library"] = utf8(libraryText(u"dygraph.min.js"_s));
    page["script"] = utf8(assetText(u"rate.js"_s));
    page["data"] = scriptSafe(pageJson(figure, items));
    page["items"] = itemRows(items);
    const bool isReduced = std::ranges::any_of(
        items, [](const RateItem &item) { return item.points.size() > kRateMaxPoints; });
    page["isReduced"] = isReduced;
    page["kept"] = utf8(core::displayInteger(kRateMaxPoints));
    page["anomalies"] = utf8(core::displayInteger(core::RateFigure::kMaxAnomalies));
    return page;
}

QString decimals(double value, int count)
{
    return QString::number(value, 'f', count);
}

// Mean and population standard deviation of the normal rates, and their range.
std::vector<QStringList> normalRows(const core::ScheduleReview &review)
{
    std::vector<double> rates;
    for (std::size_t i = 0; i < review.rates.size(); ++i)
        if (review.classes[i] == SendClass::Normal)
            rates.push_back(review.rates[i]);
    if (rates.empty())
        return {};
    const double mean = core::averageOf(rates);
    double variance = 0;
    for (const double rate : rates)
        variance += (rate - mean) * (rate - mean);
    const auto [least, most] = std::ranges::minmax(rates);
    const double sigma = std::sqrt(variance / static_cast<double>(rates.size()));
    return {{u"Normal RPS"_s, u"%1 ± %2"_s.arg(decimals(mean, 2), decimals(sigma, 2))},
        {u"Normal RPS Range"_s, u"%1-%2"_s.arg(decimals(least, 2), decimals(most, 2))}};
}

} // namespace

QString rateTitle(const core::RatePlan &plan)
{
    if (!plan.isPaced())
        return u"Time - Actual RPS distribution"_s;
    QString title = u"Request Per Second(RPS) Distribution Analysis | Target Rate: %1"_s.arg(
        decimals(plan.targetRate(), 2));
    if (plan.ramp != core::RampUp::None)
        title += u" | %1 Ramp-up: %2→%3"_s.arg(
            plan.ramp == core::RampUp::Linear ? u"Linear"_s : u"Exponential"_s,
            decimals(plan.rampStart, 1), decimals(plan.rampEnd, 1));
    return title;
}

core::Result<QByteArray> ratePage(const core::RateFigure &figure, const QString &heading)
{
    try {
        kainjow::mustache::mustache page(utf8(assetText(u"rate.html"_s)));
        const std::string html = page.render(pageData(figure, heading));
        if (!page.is_valid())
            return core::fail(
                core::ErrorCode::UtilsFile004, QString::fromStdString(page.error_message()));
        return QByteArray::fromStdString(html);
    } catch (const std::exception &exception) {
        return core::fail(core::ErrorCode::UtilsFile004, QString::fromUtf8(exception.what()));
    }
}

QString scheduleSummaryText(const core::RatePlan &plan, const core::ScheduleReview &review)
{
    if (review.intervals.empty())
        return {};
    const qint64 normal = review.count(SendClass::Normal);
    const qint64 timing = review.count(SendClass::Timing);
    const qint64 burstiness = review.count(SendClass::Burstiness);
    const qint64 infinite = review.count(SendClass::Infinite);
    const auto [least, most] = std::ranges::minmax(review.intervals);
    Table table;
    table.header = QStringList{u"Metric"_s, u"Value"_s};
    table.rows = {{u"Total Requests"_s, QString::number(std::ssize(review.intervals))},
        {u"Request Classification"_s,
            u"Normal: %1 | Timing Anomaly: %2 | Burstiness Anomaly: %3 | Infinite RPS Anomaly: %4"_s
                .arg(normal)
                .arg(timing)
                .arg(burstiness)
                .arg(infinite)},
        {u"Target Rate"_s, decimals(plan.targetRate(), 2) + u" RPS"_s},
        {u"Burstiness"_s, decimals(plan.burstiness, 3)}};
    const std::vector<QStringList> rates = normalRows(review);
    table.rows.insert(table.rows.end(), rates.begin(), rates.end());
    table.rows.push_back({u"Interval Stats"_s,
        u"Avg: %1s | Min: %2s | Max: %3s"_s.arg(decimals(core::averageOf(review.intervals), 3),
            decimals(least, 3), decimals(most, 3))});
    table.rows.push_back({u"Interval Classification"_s,
        u"Normal (Normal + Burstiness Anomaly): %1 | Anomaly (Timing Anomaly + Infinite RPS Anomaly): %2"_s
            .arg(normal + burstiness)
            .arg(timing + infinite)});
    return u"Request Per Second (RPS) Distribution Summary\n"_s
        + renderTable(table, TableStyle::Simple, 2);
}

} // namespace aisb::report
