// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/plotcards.h"

#include "core/text/format.h"

#include <algorithm>
#include <optional>

namespace aisb::report {

using namespace Qt::StringLiterals;

namespace {

std::optional<double> numberOf(const QString &text)
{
    bool isOk = false;
    const double value = splitUnit(text).number.toDouble(&isOk);
    return isOk ? std::optional(value) : std::nullopt;
}

class Cards
{
public:
    explicit Cards(const core::ResultTables &tables)
        : m_tables(tables)
    {
    }

    std::vector<PlotCard> make()
    {
        addThroughput();
        addRequestThroughput();
        addLatency("TTFT"_L1, "ttft"_L1, "P99"_L1);
        addLatency("TPOT"_L1, "decode"_L1, "Average"_L1);
        addLatency("E2EL"_L1, "e2el"_L1, "P99"_L1);
        addConcurrency();
        addSuccess();
        return std::move(m_cards);
    }

private:
    [[nodiscard]] std::optional<double> common(QLatin1String key) const
    {
        const auto row =
            std::ranges::find_if(m_tables.commonRows, [&](const auto &r) { return r.key == key; });
        return row == m_tables.commonRows.end() ? std::nullopt : numberOf(row->value);
    }

    [[nodiscard]] std::optional<double> metric(QLatin1String id, const QString &statistic) const
    {
        const qsizetype column = m_tables.metricHeader.indexOf(statistic);
        const auto row = std::ranges::find_if(m_tables.metricRows,
            [&](const QStringList &r) { return !r.isEmpty() && r.first() == id; });
        if (row == m_tables.metricRows.end() || column < 0 || column >= row->size())
            return std::nullopt;
        return numberOf((*row)[column]);
    }

    void addThroughput()
    {
        const auto output = common("Output Token Throughput"_L1);
        const auto total = common("Total Token Throughput"_L1);
        if (!output)
            return;
        const QString all = total ? core::displayRate(*total) : QString();
        m_cards.push_back({u"throughput"_s, u"Output throughput"_s, u"输出 Token 吞吐"_s,
            core::displayRate(*output), u"token/s"_s, total ? u"with input "_s + all : QString(),
            total ? u"含输入 "_s + all : QString()});
    }

    void addRequestThroughput()
    {
        const auto rate = common("Request Throughput"_L1);
        const auto duration = common("Benchmark Duration"_L1);
        if (!rate)
            return;
        const QString time = duration ? core::displayDuration(*duration / 1000) : QString();
        m_cards.push_back({u"throughput"_s, u"Request throughput"_s, u"请求吞吐"_s,
            core::displayRate(*rate), u"req/s"_s, duration ? u"in "_s + time : QString(),
            duration ? u"历时 "_s + time : QString()});
    }

    // The wanted statistic, else the first there is.
    void addLatency(QLatin1String id, QLatin1String kind, QLatin1String wanted)
    {
        QString statistic = wanted;
        if (!metric(id, statistic) && m_tables.metricHeader.size() > 2)
            statistic = m_tables.metricHeader[2];
        const auto value = metric(id, statistic);
        if (!value)
            return;
        const QString other = statistic == "Average"_L1 ? u"P99"_s : u"Average"_s;
        const auto second = metric(id, other);
        const QString digits = second ? core::displayLatency(*second) : QString();
        const bool isAverage = statistic == "Average"_L1;
        m_cards.push_back({kind, id + u' ' + (isAverage ? u"average"_s : statistic),
            id + u' ' + (isAverage ? u"平均"_s : statistic), core::displayLatency(*value), u"ms"_s,
            second ? (isAverage ? other : u"average"_s) + u' ' + digits : QString(),
            second ? (isAverage ? other : u"平均"_s) + u' ' + digits : QString()});
    }

    void addConcurrency()
    {
        const auto value = common("Concurrency"_L1);
        const auto highest = common("Max Concurrency"_L1);
        if (!value)
            return;
        const QString limit =
            highest ? core::displayInteger(static_cast<qint64>(*highest)) : QString();
        m_cards.push_back({u"concurrency"_s, u"Concurrency"_s, u"并发数"_s,
            core::displayDecimal(*value, 1), QString(), highest ? u"limit "_s + limit : QString(),
            highest ? u"最大并发数 "_s + limit : QString()});
    }

    void addSuccess()
    {
        const auto success = common("Success Requests"_L1);
        const auto total = common("Total Requests"_L1);
        if (!success || !total)
            return;
        const auto failed = static_cast<qint64>(*total - *success);
        const QString count = core::displayInteger(failed);
        m_cards.push_back({failed > 0 ? u"failed"_s : u"throughput"_s, u"Success"_s, u"成功"_s,
            core::displayInteger(static_cast<qint64>(*success)),
            u"/ "_s + core::displayInteger(static_cast<qint64>(*total)),
            failed > 0 ? u"\u00d7 "_s + count + u" failed"_s : u"none failed"_s,
            failed > 0 ? u"\u00d7 "_s + count + u" 失败"_s : u"无失败"_s});
    }

    const core::ResultTables &m_tables;
    std::vector<PlotCard> m_cards;
};

} // namespace

std::vector<PlotCard> plotCards(const core::ResultTables &tables)
{
    return Cards(tables).make();
}

Quantity splitUnit(const QString &text)
{
    const qsizetype blank = text.indexOf(u' ');
    bool isNumber = false;
    text.left(blank).toDouble(&isNumber);
    if (!isNumber || blank < 0)
        return {text, {}};
    return {text.left(blank), text.mid(blank + 1)};
}

} // namespace aisb::report
