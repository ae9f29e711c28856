// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/plotpage.h"

#include "report/cellwidth.h"
#include "report/pageassets.h"
#include "report/plotcards.h"
#include "report/plotdata.h"
#include "report/table.h"

#include "core/text/format.h"

#include <QIODevice>

#include <kainjow/mustache.hpp>

#include <exception>

namespace aisb::report {

using namespace Qt::StringLiterals;

namespace {

using kainjow::mustache::data;

constexpr qsizetype kMaxColumns = 40;
constexpr std::size_t kMaxRows = 200;

std::string utf8(const QString &text)
{
    return text.toStdString();
}

// What a metric is, as a tool tip.
QString helpOf(const QString &metric)
{
    if (metric == "E2EL"_L1)
        return u"End-to-end latency / 端到端时延"_s;
    if (metric == "TTFT"_L1)
        return u"Time to first token / 首 Token 时延"_s;
    if (metric == "TPOT"_L1)
        return u"Time per output token after the first / 每 Token 时延（不含首 Token）"_s;
    if (metric == "ITL"_L1)
        return u"Inter-token latency / Token 间时延"_s;
    return {};
}

data cardData(const core::ResultTables &tables)
{
    data list = data::type::list;
    for (const PlotCard &card : plotCards(tables)) {
        data entry;
        entry["kind"] = utf8(card.kind);
        entry["en"] = cutText(card.en);
        entry["zh"] = cutText(card.zh);
        entry["value"] = cutText(card.value);
        entry["unit"] = cutText(card.unit);
        entry["subEn"] = cutText(card.subEn);
        entry["subZh"] = cutText(card.subZh);
        list << entry;
    }
    return list;
}

data headerData(const core::ResultTables &tables)
{
    data list = data::type::list;
    for (const QString &title :
        tables.metricHeader.first(std::min(tables.metricHeader.size(), kMaxColumns)))
        list << data(cutText(title));
    return list;
}

// The unit all statistics of a row share; empty when they do not.
QString unitOf(const QStringList &row)
{
    QString unit = row.size() > 2 ? splitUnit(row[2]).unit : QString();
    for (qsizetype column = 2; column + 1 < row.size(); ++column)
        if (splitUnit(row[column]).unit != unit)
            return {};
    return unit;
}

data metricData(const core::ResultTables &tables)
{
    data list = data::type::list;
    const qsizetype columns = std::min(tables.metricHeader.size(), kMaxColumns);
    for (const QStringList &row :
        std::span(tables.metricRows).first(std::min(tables.metricRows.size(), kMaxRows))) {
        const QString unit = unitOf(row);
        data cells = data::type::list;
        for (qsizetype column = 1; column < columns; ++column) {
            const QString cell = column < row.size() ? row[column] : QString();
            cells << data(cutText(unit.isEmpty() || column < 2 ? cell : splitUnit(cell).number));
        }
        data entry;
        entry["name"] = cutText(row.value(0));
        entry["help"] = utf8(helpOf(row.value(0)));
        entry["unit"] = cutText(unit);
        entry.set("cells", cells);
        list << entry;
    }
    return list;
}

data commonData(const core::ResultTables &tables)
{
    data list = data::type::list;
    for (const auto &row :
        std::span(tables.commonRows).first(std::min(tables.commonRows.size(), kMaxRows))) {
        const Quantity value = splitUnit(row.value);
        data entry;
        entry["name"] = cutText(row.key);
        entry["stage"] = cutText(row.stage);
        entry["value"] = cutText(value.number);
        entry["unit"] = cutText(value.unit);
        list << entry;
    }
    return list;
}

data failureData(const core::PerfData &perfData)
{
    data list = data::type::list;
    const auto failures = core::countFailures(perfData);
    for (const auto &failure : std::span(failures).first(std::min(failures.size(), kMaxRows))) {
        data entry;
        entry["reason"] = cutText(failure.reason);
        entry["count"] = utf8(core::displayInteger(failure.count));
        list << entry;
    }
    return list;
}

void addNote(data &list, const QString &en, const QString &zh)
{
    data entry;
    entry["en"] = utf8(en);
    entry["zh"] = utf8(zh);
    list << entry;
}

// What was left out or reduced, in words. Source: decisions D8.
data noteData(const core::GroupResult &group, const PlotData &plot)
{
    data list = data::type::list;
    const QString requests = core::displayInteger(plot.requests);
    addNote(list,
        u"%1 successful requests. Where several share a pixel, it shows the phase that fills most "
        u"of it; lines show minimum and maximum per pixel."_s.arg(requests),
        u"%1 条成功请求。多条请求落在同一像素时，显示占比最大的阶段；曲线按像素显示最小值和最大值。"_s
            .arg(requests));
    if (plot.kept < plot.requests) {
        const QString kept = core::displayInteger(plot.kept);
        addNote(list,
            u"Timeline reduced to %1 of %2 requests: of neighbours in start order the longest one."_s
                .arg(kept, requests),
            u"时间线由 %2 条请求缩减为 %1 条：发送顺序相邻的请求中取最长的一条。"_s.arg(
                kept, requests));
    }
    if (plot.keptSteps < plot.steps) {
        const QString kept = core::displayInteger(plot.keptSteps);
        const QString steps = core::displayInteger(plot.steps);
        addNote(list,
            u"In flight reduced to %1 of %2 points: minimum and maximum of equal time slices."_s
                .arg(kept, steps),
            u"在途请求由 %2 个点缩减为 %1 个：等长时间片内的最小值和最大值。"_s.arg(kept, steps));
    }
    if (plot.failed > kPlotMaxFailures)
        addNote(list,
            u"The first %1 failures are marked."_s.arg(core::displayInteger(kPlotMaxFailures)),
            u"只标出前 %1 次失败。"_s.arg(core::displayInteger(kPlotMaxFailures)));
    for (const QString &note : group.notes.first(std::min<qsizetype>(group.notes.size(), 20))) {
        const QString text = QString::fromStdString(cutText(note));
        addNote(list, text, text);
    }
    return list;
}

QString titleOf(const core::GroupResult &group, const PlotPageOptions &options)
{
    const QString task = group.model + u" / "_s + group.group;
    return options.title.isEmpty() ? task : options.title + u" · "_s + task;
}

void addLabels(data &page, const PlotData &plot)
{
    const QString requests = core::displayInteger(plot.requests);
    const QString seconds = core::displayDecimal(plot.maxTime, 1);
    page["timelineLabel"] =
        utf8(u"Request timeline, %1 requests over %2 s"_s.arg(requests, seconds));
    page["concurrencyLabel"] = utf8(u"Requests in flight over %1 s"_s.arg(seconds));
    page["throughputLabel"] = utf8(u"Output token per second over %1 s"_s.arg(seconds));
    page["width"] = utf8(QString::number(plot.bucketWidth));
    page["failed"] = utf8(core::displayInteger(plot.failed));
}

data pageData(const core::GroupResult &group, const PlotPageOptions &options)
{
    const PlotData plot = plotDataOf(*group.data);
    data page;
    page["lang"] = options.language == PageLanguage::Chinese ? "zh-CN" : "en";
    page["title"] = cutText(titleOf(group, options));
    page["facts"] = cutText(options.facts);
    page["libraryStyle"] = utf8(libraryText(u"dygraph.min.css"_s));
    page["style"] = utf8(assetText(u"plot.css"_s));
    page["library"] = utf8(libraryText(u"dygraph.min.js"_s));
    page["script"] = utf8(assetText(u"plot.js"_s));
    page["data"] = scriptSafe(plot.json);
    page["isStream"] = plot.isStream;
    page["isMultiTurn"] = plot.isMultiTurn;
    page["hasFailures"] = plot.failed > 0;
    page["cards"] = cardData(group.tables);
    page["metricHeader"] = headerData(group.tables);
    page["metricRows"] = metricData(group.tables);
    page["commonRows"] = commonData(group.tables);
    page["failures"] = failureData(*group.data);
    page["notes"] = noteData(group, plot);
    addLabels(page, plot);
    return page;
}

bool hasSuccess(const core::GroupResult &group)
{
    return group.data && std::ranges::any_of(group.data->requests, [](const core::PerfRequest &r) {
        return r.isSuccess;
    });
}

} // namespace

core::Result<QByteArray> plotPage(const core::GroupResult &group, const PlotPageOptions &options)
{
    if (!hasSuccess(group))
        return core::fail(core::ErrorCode::SummFile001,
            u"%1/%2: no successful request to draw"_s.arg(group.model, group.group));
    try {
        kainjow::mustache::mustache page(utf8(assetText(u"plot.html"_s)));
        const std::string html = page.render(pageData(group, options));
        if (!page.is_valid())
            return core::fail(
                core::ErrorCode::UtilsFile004, QString::fromStdString(page.error_message()));
        return QByteArray::fromStdString(html);
    } catch (const std::exception &exception) {
        return core::fail(core::ErrorCode::UtilsFile004, QString::fromUtf8(exception.what()));
    }
}

core::Result<> writePlotPage(
    QIODevice &device, const core::GroupResult &group, const PlotPageOptions &options)
{
    const auto page = plotPage(group, options);
    if (!page)
        return core::fail(page.error());
    if (device.write(*page) != page->size())
        return core::fail(core::ErrorCode::UtilsFile004, device.errorString());
    return {};
}

} // namespace aisb::report
