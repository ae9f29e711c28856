// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/comparisonreport.h"

#include "core/text/format.h"
#include "report/cellwidth.h"
#include "report/pageassets.h"

#include <algorithm>
#include <cmath>
#include <kainjow/mustache.hpp>
#include <limits>

namespace aisb::report {

using namespace Qt::StringLiterals;
using core::ComparedExperiment;
using core::ComparedRow;
using core::Comparison;
using kainjow::mustache::data;

namespace {

constexpr std::size_t kMaxRows = 5'000; // of a section, and settings
constexpr double kWidth = 360; // of a chart and its parts
constexpr double kHeight = 190;
constexpr double kLeft = 40;
constexpr double kRight = 350;
constexpr double kTop = 10;
constexpr double kBottom = 165;
constexpr double kIntervalWidth = 120;

// A word in both languages; the page shows one.
struct Words
{
    QString en;
    QString zh;
};

data wordData(const Words &words)
{
    data object;
    object["en"] = cutText(words.en);
    object["zh"] = cutText(words.zh);
    return object;
}

Words wordsOf(core::Verdict verdict)
{
    using core::Verdict;
    switch (verdict) {
    case Verdict::Better:
        return {u"Better"_s, u"更好"_s};
    case Verdict::Worse:
        return {u"Worse"_s, u"更差"_s};
    case Verdict::Differs:
        return {u"Differs"_s, u"不同"_s};
    case Verdict::NoClearDifference:
        return {u"No clear difference"_s, u"无明显差异"_s};
    case Verdict::TooFewSamples:
        return {u"Too few samples"_s, u"样本过少"_s};
    case Verdict::NotComparable:
        return {u"Not comparable"_s, u"不可比"_s};
    case Verdict::Unknown:
        break;
    }
    return {u"–"_s, u"–"_s};
}

QString classOf(core::Verdict verdict)
{
    return verdict == core::Verdict::Better ? u"better"_s
        : verdict == core::Verdict::Worse   ? u"worse"_s
                                            : u"neutral"_s;
}

Words wordsOf(core::RowFamily family)
{
    using core::RowFamily;
    switch (family) {
    case RowFamily::Throughput:
        return {core::familyId(family), u"吞吐"_s};
    case RowFamily::FirstToken:
        return {core::familyId(family), u"首 Token 时延"_s};
    case RowFamily::Decode:
        return {core::familyId(family), u"解码：TPOT 与 ITL"_s};
    case RowFamily::EndToEnd:
        return {core::familyId(family), u"端到端"_s};
    case RowFamily::Workload:
        return {core::familyId(family), u"负载核对"_s};
    case RowFamily::Score:
        break;
    }
    return {core::familyId(family), u"得分"_s};
}

QString svgNumber(double value)
{
    return QString::number(value, 'f', 1);
}

std::string intervalSvg(const core::Change &change, double scale)
{
    if (!change.percentInterval || !change.percent)
        return {};
    const auto place = [scale](double percent) {
        return svgNumber(kIntervalWidth * (0.5 + std::clamp(percent / scale, -1.0, 1.0) * 0.48));
    };
    return u"<svg class=\"interval %1\" width=\"%2\" height=\"14\" aria-hidden=\"true\">"
           "<line class=\"zero\" x1=\"%3\" x2=\"%3\" y1=\"0\" y2=\"14\"/>"
           "<line x1=\"%4\" x2=\"%5\" y1=\"7\" y2=\"7\"/><circle cx=\"%6\" cy=\"7\" r=\"3\"/></svg>"_s
               .arg(classOf(change.verdict), svgNumber(kIntervalWidth), place(0),
                   place(change.percentInterval->low), place(change.percentInterval->high),
                   place(*change.percent))
               .toStdString();
}

data cellData(const Comparison &comparison, const ComparedRow &row, std::size_t i, double scale)
{
    data cell;
    const core::ComparedValue &value = row.values[i];
    cell["value"] = value.value ? cutText(comparedText(row, *value.value)) : std::string("–");
    const bool isBaseline = i == comparison.baseline;
    cell["isCandidate"] = !isBaseline;
    if (isBaseline || !value.change) {
        cell["class"] = "neutral";
        cell["verdict"] = wordData(isBaseline ? Words() : Words{u"–"_s, u"–"_s});
        return cell;
    }
    const core::Change &change = *value.change;
    cell["difference"] = cutText(differenceText(row, comparison.baseline, change.difference));
    cell["change"] = change.percent ? cutText(changeText(*change.percent)) : std::string();
    cell["interval"] = intervalSvg(change, scale);
    QStringList facts;
    if (change.percentInterval)
        facts.append(u"%1 … %2 %"_s.arg(
            changeText(change.percentInterval->low), changeText(change.percentInterval->high)));
    if (change.p)
        facts.append(*change.p < 0.001 ? u"p < 0.001"_s : u"p %1"_s.arg(*change.p, 0, 'f', 3));
    facts.append(u"n %1"_s.arg(value.samples));
    cell["facts"] = cutText(facts.join(u" · "_s));
    cell["class"] = classOf(change.verdict).toStdString();
    cell["verdict"] = wordData(wordsOf(change.verdict));
    return cell;
}

data rowsData(const Comparison &comparison, const core::ComparedSection &section)
{
    data rows = data::type::list;
    const double scale = intervalScale(section);
    std::optional<core::RowFamily> family;
    for (std::size_t r = 0; r < std::min(section.rows.size(), kMaxRows); ++r) {
        const ComparedRow &row = section.rows[r];
        data item;
        item["startsFamily"] = family != row.family;
        item["family"] = wordData(wordsOf(row.family));
        item["span"] = std::to_string(2 + 5 * row.values.size());
        family = row.family;
        item["metric"] = cutText(row.title());
        item["unit"] = cutText(row.unit);
        data cells = data::type::list;
        cells << cellData(comparison, row, comparison.baseline, scale);
        for (std::size_t i = 0; i < row.values.size(); ++i)
            if (i != comparison.baseline)
                cells << cellData(comparison, row, i, scale);
        item["cells"] = std::move(cells);
        rows << item;
    }
    return rows;
}

data headerData(const Comparison &comparison)
{
    data columns = data::type::list;
    const auto add = [&](std::size_t i) {
        data column;
        column["letter"] = ComparedExperiment::letter(i).toStdString();
        column["index"] = std::to_string(i);
        column["isBaseline"] = i == comparison.baseline;
        column["isCandidate"] = i != comparison.baseline;
        columns << column;
    };
    add(comparison.baseline);
    for (std::size_t i = 0; i < comparison.experiments.size(); ++i)
        if (i != comparison.baseline)
            add(i);
    return columns;
}

data experimentsData(const Comparison &comparison)
{
    data list = data::type::list;
    for (std::size_t i = 0; i < comparison.experiments.size(); ++i) {
        const ComparedExperiment &experiment = comparison.experiments[i];
        data item;
        item["letter"] = ComparedExperiment::letter(i).toStdString();
        item["index"] = std::to_string(i);
        item["isBaseline"] = i == comparison.baseline;
        item["name"] = cutText(experiment.name);
        item["models"] = cutText(experiment.models.join(u", "_s));
        item["datasets"] = cutText(experiment.datasets.join(u", "_s));
        item["error"] = cutText(experiment.error);
        item["hasError"] = !experiment.error.isEmpty();
        data notes = data::type::list;
        for (const QString &note : experiment.notes)
            notes << data(cutText(note));
        item["notes"] = std::move(notes);
        list << item;
    }
    return list;
}

data settingsData(const Comparison &comparison)
{
    data list = data::type::list;
    const Table table = settingsTable(comparison);
    for (std::size_t r = 0; r < std::min(table.rows.size(), kMaxRows); ++r) {
        data item;
        item["key"] = cutText(table.rows[r].value(0));
        data values = data::type::list;
        for (qsizetype i = 1; i < table.rows[r].size(); ++i)
            values << data(cutText(table.rows[r][i]));
        item["values"] = std::move(values);
        list << item;
    }
    return list;
}

// Value at a percent of an ascending cumulative curve.
double valueAt(const std::vector<core::Point> &curve, double percent)
{
    const auto found = std::ranges::lower_bound(curve, percent, {}, &core::Point::y);
    return found == curve.end() ? curve.back().x : found->x;
}

std::string chartSvg(const ComparisonCurves &chart)
{
    double from = std::numeric_limits<double>::infinity();
    double to = 0;
    for (const auto &curve : chart.curves) {
        if (curve.empty())
            continue;
        from = std::min(from, curve.front().x);
        to = std::max(to, valueAt(curve, 99));
    }
    if (!(to > from))
        return {};
    const auto x = [&](double value) {
        return kLeft + (kRight - kLeft) * std::clamp((value - from) / (to - from), 0.0, 1.0);
    };
    const auto y = [](double percent) { return kBottom - (kBottom - kTop) * percent / 100; };
    QString svg = u"<svg class=\"chart\" viewBox=\"0 0 %1 %2\" role=\"img\">"_s.arg(
        svgNumber(kWidth), svgNumber(kHeight));
    for (const int percent : {0, 25, 50, 75, 100})
        svg +=
            u"<line class=\"grid\" x1=\"%1\" x2=\"%2\" y1=\"%3\" y2=\"%3\"/>"
            "<text x=\"%4\" y=\"%5\" class=\"end\">%6</text>"_s.arg(svgNumber(kLeft),
                svgNumber(kRight), svgNumber(y(percent)), svgNumber(kLeft - 4),
                svgNumber(y(percent) + 3), percent == 100 ? u"100 %"_s : QString::number(percent));
    for (const double share : {0.0, 0.5, 1.0})
        svg += u"<text x=\"%1\" y=\"%2\" class=\"%3\">%4</text>"_s.arg(
            svgNumber(kLeft + (kRight - kLeft) * share), svgNumber(kBottom + 14),
            share == 0       ? u"start"_s
                : share == 1 ? u"end"_s
                             : u"middle"_s,
            core::displayLatency(from + (to - from) * share) + u' ' + chart.unit);
    for (std::size_t i = 0; i < chart.curves.size(); ++i) {
        QString points;
        for (const core::Point &point : chart.curves[i]) {
            if (point.x > to)
                break;
            points += svgNumber(x(point.x)) + u',' + svgNumber(y(point.y)) + u' ';
        }
        if (!points.isEmpty())
            svg += u"<polyline class=\"e%1\" points=\"%2\"/>"_s.arg(
                QString::number(i), points.trimmed());
    }
    return (svg + u"</svg>"_s).toStdString();
}

data chartsData(const std::vector<ComparisonCurves> &curves)
{
    data list = data::type::list;
    for (const ComparisonCurves &chart : curves) {
        const std::string svg = chartSvg(chart);
        if (svg.empty())
            continue;
        data item;
        item["metric"] = cutText(chart.metric);
        item["svg"] = svg;
        list << item;
    }
    return list;
}

data flippedData(const core::ComparedSection &section)
{
    data list = data::type::list;
    for (const core::FlippedCases &flipped : section.flipped) {
        const auto lost = std::ranges::count_if(
            flipped.cases, [](const core::FlippedCase &one) { return one.after < one.before; });
        data item;
        item["letter"] = ComparedExperiment::letter(flipped.experiment).toStdString();
        item["dataset"] = cutText(flipped.dataset);
        item["common"] = std::to_string(flipped.common);
        item["lost"] = std::to_string(lost);
        item["won"] = std::to_string(flipped.cases.size() - static_cast<std::size_t>(lost));
        list << item;
    }
    return list;
}

data pageData(const Comparison &comparison, const ComparisonPageOptions &options)
{
    data page;
    const bool isChinese = options.language == PageLanguage::Chinese;
    page["lang"] = isChinese ? "zh-CN" : "en";
    page["isEnglish"] = !isChinese;
    page["isChinese"] = isChinese;
    page["style"] =
        assetText(u"evaluation.css"_s).toStdString() + assetText(u"comparison.css"_s).toStdString();
    page["experiments"] = experimentsData(comparison);
    page["columns"] = headerData(comparison);
    data workload = data::type::list;
    for (const QString &line : workloadTexts(comparison))
        workload << data(cutText(line));
    page["hasWorkload"] = !comparison.workload.empty();
    page["workload"] = std::move(workload);
    data sections = data::type::list;
    for (const core::ComparedSection &section : comparison.sections) {
        data item;
        item["title"] = cutText(section.title);
        item["hasTitle"] = !section.title.isEmpty();
        item["rows"] = rowsData(comparison, section);
        item["hasFlipped"] = !section.flipped.empty();
        item["flipped"] = flippedData(section);
        item["scale"] = QString::number(intervalScale(section)).toStdString();
        sections << item;
    }
    page["sections"] = std::move(sections);
    page["charts"] = chartsData(options.curves);
    page["hasCharts"] = !options.curves.empty();
    data settings = settingsData(comparison);
    page["hasSettings"] = settings.is_non_empty_list();
    page["settings"] = std::move(settings);
    page["isAccuracy"] = comparison.isAccuracy;
    page["isPerformance"] = !comparison.isAccuracy;
    page["isStable"] = comparison.stage == "stable"_L1;
    page["isWhole"] = comparison.stage != "stable"_L1;
    page["confidence"] = QString::number(100 * comparison.options.confidence).toStdString();
    page["resamples"] = std::to_string(comparison.options.resamples);
    page["seed"] = std::to_string(comparison.options.seed);
    return page;
}

} // namespace

core::Result<QByteArray> comparisonPage(
    const Comparison &comparison, const ComparisonPageOptions &options)
{
    try {
        kainjow::mustache::mustache page(assetText(u"comparison.html"_s).toStdString());
        const std::string html = page.render(pageData(comparison, options));
        if (!page.is_valid())
            return core::fail(
                core::ErrorCode::UtilsFile004, QString::fromStdString(page.error_message()));
        return QByteArray::fromStdString(html);
    } catch (const std::exception &exception) {
        return core::fail(core::ErrorCode::UtilsFile004, QString::fromUtf8(exception.what()));
    }
}

} // namespace aisb::report
