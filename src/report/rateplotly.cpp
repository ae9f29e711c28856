// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/ratepage.h"
#include "report/ratetraces.h"

namespace aisb::report {

using namespace Qt::StringLiterals;
using core::Json;
using Cell = RateItem::Cell;
using Look = RateItem::Look;

namespace {

constexpr std::size_t kWebGlAbove = 10'000;

Json object(std::initializer_list<std::pair<QString, Json>> members)
{
    Json json = Json::object();
    for (const auto &[name, value] : members)
        json.set(name, value);
    return json;
}

Json numbers(const std::vector<double> &values)
{
    Json array = Json::array();
    for (const double value : values)
        array.append(value);
    return array;
}

void addPoints(Json &trace, const std::vector<core::Point> &points)
{
    Json x = Json::array();
    Json y = Json::array();
    for (const core::Point &point : points) {
        x.append(point.x);
        y.append(point.y);
    }
    trace.set(u"x"_s, std::move(x));
    trace.set(u"y"_s, std::move(y));
}

Json marker(const QString &colour, double size, const QString &symbol = {})
{
    Json json = object({{u"color"_s, colour}, {u"size"_s, size}});
    if (!symbol.isEmpty())
        json.set(u"symbol"_s, symbol);
    return json;
}

Json line(const QString &colour, double width, bool isDashed = false)
{
    Json json = object({{u"color"_s, colour}, {u"width"_s, width}});
    if (isDashed)
        json.set(u"dash"_s, u"dash"_s);
    return json;
}

void setStyle(Json &trace, const RateItem &item)
{
    const QString blue = u"rgba(31, 119, 180, 0.3)"_s;
    switch (item.look) {
    case Look::Normal:
        trace.set(u"line"_s, object({{u"color"_s, blue}}));
        trace.set(u"marker"_s, object({{u"color"_s, blue}, {u"opacity"_s, 0.3}, {u"size"_s, 3}}));
        trace.set(u"mode"_s, u"lines+markers"_s);
        break;
    case Look::Timing:
        trace.set(u"marker"_s, marker(u"red"_s, 8, u"triangle-up"_s));
        trace.set(u"mode"_s, u"markers"_s);
        break;
    case Look::Burstiness:
        trace.set(u"marker"_s, marker(u"yellow"_s, 8, u"square"_s));
        trace.set(u"mode"_s, u"markers"_s);
        break;
    case Look::Average:
        trace.set(u"line"_s, line(u"purple"_s, 2));
        trace.set(u"mode"_s, u"lines"_s);
        break;
    case Look::Ramp:
        trace.set(u"line"_s, line(u"green"_s, 2, true));
        trace.set(u"mode"_s, u"lines"_s);
        break;
    case Look::Actual:
        trace.set(u"line"_s, line(u"#FFA500"_s, 1));
        trace.set(u"marker"_s, marker(u"#FFA500"_s, 4));
        trace.set(u"mode"_s, u"lines+markers"_s);
        trace.set(u"opacity"_s, 0.5);
        break;
    case Look::Bars:
        trace.set(u"marker"_s,
            object({{u"color"_s, item.cell == Cell::Rates ? u"#2ca02c"_s : u"#9467bd"_s}}));
        trace.set(u"opacity"_s, 0.6);
        break;
    }
}

QString fullName(const RateItem &item)
{
    return item.look == Look::Actual ? u"Actual RPS: "_s + item.name
                                     : ratePrefix(item.cell) + item.name;
}

Json traceOf(const RateItem &item, const core::RateFigure &figure)
{
    const bool isRates = item.cell == Cell::Rates;
    const auto index = static_cast<int>(item.cell);
    Json trace = Json::object();
    setStyle(trace, item);
    trace.set(u"name"_s, fullName(item));
    trace.set(u"showlegend"_s, true);
    if (!item.isShown)
        trace.set(u"visible"_s, u"legendonly"_s);
    if (item.look == Look::Bars) {
        const core::RateBins &bins = isRates ? figure.rateBins : figure.intervalBins;
        trace.set(u"x"_s, numbers(isRates ? figure.rates : figure.intervals));
        trace.set(u"xbins"_s,
            object({{u"end"_s, bins.hi}, {u"size"_s, bins.width()}, {u"start"_s, bins.lo}}));
        trace.set(u"type"_s, u"histogram"_s);
    } else {
        addPoints(trace, item.points);
        const bool isWebGl = item.look == Look::Normal && item.points.size() > kWebGlAbove;
        trace.set(u"type"_s, isWebGl ? u"scattergl"_s : u"scatter"_s);
    }
    const QString suffix = index == 0 ? QString() : QString::number(index + 1);
    trace.set(u"xaxis"_s, u'x' + suffix);
    trace.set(u"yaxis"_s, u'y' + suffix);
    trace.set(u"legendgroup"_s,
        index == 0    ? u"time_rps"_s
            : isRates ? u"rps_dist"_s
                      : u"interval_dist"_s);
    return trace;
}

Json column(const QStringList &cells)
{
    Json array = Json::array();
    for (const QString &cell : cells)
        array.append(cell);
    return array;
}

// One header row for each group, one row for each trace.
Json explanation(const std::vector<RateItem> &items)
{
    QStringList groups;
    QStringList names;
    QStringList meanings;
    QStringList rules;
    QStringList looks;
    std::optional<Cell> before;
    for (const RateItem &item : items) {
        if (before != item.cell) {
            groups.append(ratePrefix(item.cell));
            for (QStringList *list : {&names, &meanings, &rules, &looks})
                list->append(QString());
        }
        before = item.cell;
        groups.append(QString());
        names.append(item.name);
        meanings.append(item.meaning);
        rules.append(item.rule);
        looks.append(item.look == Look::Bars ? u"bars"_s
                : item.isShown               ? u"line and points"_s
                                             : u"hidden until its legend entry is clicked"_s);
    }
    Json values = Json::array();
    for (const QStringList &list : {groups, names, meanings, rules, rules, looks})
        values.append(column(list));
    Json header = Json::array();
    for (const QString &title : {u"Group"_s, u"Legend item"_s, u"Meaning"_s, u"How computed"_s,
             u"Criterion"_s, u"Appearance"_s})
        header.append(title);
    Json widths = Json::array();
    for (const int width : {100, 150, 120, 180, 180, 150})
        widths.append(width);
    Json domain = object({{u"x"_s, numbers({0.55, 1.0})}, {u"y"_s, numbers({0.0, 0.425})}});
    return object({{u"cells"_s, object({{u"align"_s, u"left"_s}, {u"values"_s, values}})},
        {u"columnwidth"_s, widths},
        {u"header"_s,
            object({{u"fill"_s, object({{u"color"_s, u"#4a5568"_s}})},
                {u"font"_s, object({{u"color"_s, u"white"_s}})}, {u"values"_s, header}})},
        {u"type"_s, u"table"_s}, {u"domain"_s, domain}});
}

Json axis(const QString &anchor, double from, double to, const QString &title)
{
    return object({{u"anchor"_s, anchor}, {u"domain"_s, numbers({from, to})},
        {u"title"_s, object({{u"text"_s, title}})}});
}

Json subTitle(const QString &text, double x, double y)
{
    return object({{u"font"_s, object({{u"size"_s, 16}})}, {u"showarrow"_s, false},
        {u"text"_s, text}, {u"x"_s, x}, {u"xanchor"_s, u"center"_s}, {u"xref"_s, u"paper"_s},
        {u"y"_s, y}, {u"yanchor"_s, u"bottom"_s}, {u"yref"_s, u"paper"_s}});
}

Json layoutOf(const core::RateFigure &figure)
{
    Json titles = Json::array();
    titles.append(subTitle(u"Time vs RPS - Distribution"_s, 0.225, 1));
    titles.append(subTitle(u"Expected: RPS vs Request Count - Distribution"_s, 0.775, 1));
    titles.append(subTitle(u"Expected: Gamma Distribution (burstiness: %1)"_s.arg(
                               QString::number(figure.plan.burstiness)),
        0.225, 0.425));
    titles.append(subTitle(u"Legend Explanation"_s, 0.775, 0.425));
    return object({{u"xaxis"_s, axis(u"y"_s, 0, 0.45, u"Time (seconds)"_s)},
        {u"yaxis"_s, axis(u"x"_s, 0.575, 1, u"RPS"_s)},
        {u"xaxis2"_s, axis(u"y2"_s, 0.55, 1, u"RPS"_s)},
        {u"yaxis2"_s, axis(u"x2"_s, 0.575, 1, u"Request Count"_s)},
        {u"xaxis3"_s, axis(u"y3"_s, 0, 0.45, u"Interval Time (seconds)"_s)},
        {u"yaxis3"_s, axis(u"x3"_s, 0, 0.425, u"Request Count"_s)}, {u"annotations"_s, titles},
        {u"margin"_s, object({{u"l"_s, 50}, {u"r"_s, 50}, {u"t"_s, 150}, {u"b"_s, 200}})},
        {u"font"_s, object({{u"family"_s, u"Arial, sans-serif"_s}, {u"size"_s, 12}})},
        {u"title"_s,
            object({{u"text"_s, rateTitle(figure.plan)}, {u"font"_s, object({{u"size"_s, 16}})}})},
        {u"legend"_s,
            object({{u"font"_s, object({{u"size"_s, 10}})}, {u"orientation"_s, u"h"_s},
                {u"yanchor"_s, u"bottom"_s}, {u"y"_s, -0.3}, {u"xanchor"_s, u"center"_s},
                {u"x"_s, 0.5}, {u"groupclick"_s, u"toggleitem"_s}})},
        {u"hovermode"_s, u"closest"_s}, {u"plot_bgcolor"_s, u"rgba(240,240,240,0.9)"_s}});
}

} // namespace

QByteArray rateFigureJson(const core::RateFigure &figure)
{
    const std::vector<RateItem> items = rateItems(figure);
    Json data = Json::array();
    for (const RateItem &item : items)
        data.append(traceOf(item, figure));
    data.append(explanation(items));
    return core::writeJson(object({{u"data"_s, data}, {u"layout"_s, layoutOf(figure)}}),
        {.escapeNonAscii = true, .indent = 2});
}

} // namespace aisb::report
