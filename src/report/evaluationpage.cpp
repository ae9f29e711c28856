// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/evaluationpage.h"

#include "core/text/format.h"
#include "report/cellwidth.h"
#include "report/decimaltext.h"
#include "report/markdown.h"
#include "report/pageassets.h"

#include <QHash>
#include <QSet>

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <exception>
#include <span>

namespace aisb::report {

using namespace Qt::StringLiterals;
using core::AccuracySummary;
using core::Score;
using core::SummaryCell;
using core::SummaryRow;
using kainjow::mustache::data;

namespace {

constexpr qsizetype kMaxNotes = 100;
constexpr double kBarWidth = 240;

QString intervalText(const Score &score)
{
    if (!score.interval95)
        return {};
    return twoDecimals(score.interval95->low) + u" – "_s + twoDecimals(score.interval95->high);
}

// A page shows the first models and rows of a very large evaluation.
struct Extent
{
    explicit Extent(const AccuracySummary &summary)
        : columns(std::min(summary.columns.size(), kPageMaxModels))
        , rows(std::span(summary.rows).first(std::min(summary.rows.size(), kPageMaxRows)))
    {
        if (columns < summary.columns.size())
            note = u"Only the first %1 of %2 models are shown. "_s.arg(columns).arg(
                summary.columns.size());
        if (rows.size() < summary.rows.size())
            note += u"Only the first %1 of %2 rows are shown."_s.arg(rows.size())
                        .arg(summary.rows.size());
    }

    qsizetype columns;
    std::span<const SummaryRow> rows;
    QString note;
};

// The end of the scale of a row's bars: 100 for percent, 1 for fractions, else the largest value.
double scaleOf(const SummaryRow &row)
{
    double most = 0;
    for (const SummaryCell &cell : row.cells)
        if (cell.score)
            most = std::max(most, cell.score->number().value_or(0));
    if (most > 100)
        return most;
    return most > 1 || most <= 0 ? 100 : 1;
}

// Bar with its 95 % interval as a line across its end. Numbers only: nothing to escape.
QString barOf(const Score &score, double scale)
{
    const std::optional<double> value = score.number();
    if (!value || !std::isfinite(*value))
        return {};
    const auto at = [scale](double place) {
        return QString::number(kBarWidth * std::clamp(place / scale, 0.0, 1.0), 'f', 1);
    };
    QString svg =
        u"<svg width=\"240\" height=\"14\" viewBox=\"0 0 240 14\" aria-hidden=\"true\">"
        "<rect class=\"track\" y=\"3\" width=\"240\" height=\"8\" rx=\"2\"/>"
        "<rect class=\"bar\" y=\"3\" width=\"%1\" height=\"8\" rx=\"2\"/>"_s.arg(at(*value));
    if (score.interval95) {
        const QString low = at(score.interval95->low);
        const QString high = at(score.interval95->high);
        svg += u"<path class=\"whisker\" d=\"M%1 7H%2M%1 4V10M%2 4V10\"/>"_s.arg(low, high);
    }
    return svg + u"</svg>"_s;
}

// Pairs by column and data set.
using Pairs = QHash<std::pair<qsizetype, QString>, const core::AccuracyPair *>;

Pairs pairsOf(const AccuracySummary &summary)
{
    Pairs pairs;
    for (const core::AccuracyPair &pair : summary.pairs)
        pairs.insert({pair.column, pair.dataset}, &pair);
    return pairs;
}

data summaryHeader(const AccuracySummary &summary, const Extent &extent)
{
    data list = data::type::list;
    for (const QString &name : summary.columns.first(extent.columns))
        list << data(cutText(name));
    return list;
}

// Data sets whose score is part of that of a group: groups and all other data sets come first.
class Members
{
public:
    explicit Members(const AccuracySummary &summary)
    {
        QSet<QString> scored;
        for (const SummaryRow &row : summary.rows)
            if (row.isGroup && std::ranges::any_of(row.cells, [](const SummaryCell &cell) {
                    return cell.score.has_value();
                }))
                scored.insert(row.dataset);
        for (const core::SummaryGroupState &group : summary.groups)
            if (scored.contains(group.name))
                m_names.unite(QSet<QString>(group.members.begin(), group.members.end()));
    }
    [[nodiscard]] bool contains(const SummaryRow &row) const
    {
        return !row.isGroup && m_names.contains(row.dataset);
    }
    [[nodiscard]] qsizetype countIn(std::span<const SummaryRow> rows) const
    {
        QSet<QString> found;
        for (const SummaryRow &row : rows)
            if (contains(row))
                found.insert(row.dataset);
        return found.size();
    }

private:
    QSet<QString> m_names;
};

data summaryRows(const Extent &extent, const Members &members, bool areMembers)
{
    data list = data::type::list;
    for (const SummaryRow &row : extent.rows) {
        if (members.contains(row) != areMembers)
            continue;
        data cells = data::type::list;
        for (const SummaryCell &cell :
            std::span(row.cells).first(static_cast<std::size_t>(extent.columns))) {
            data entry;
            entry["text"] = cutText(cell.text);
            entry["hasError"] = cell.score && cell.score->standardError;
            if (cell.score && cell.score->standardError) {
                entry["error"] = twoDecimals(*cell.score->standardError).toStdString();
                entry["interval"] = intervalText(*cell.score).toStdString();
            }
            cells << entry;
        }
        data entry;
        entry["name"] = cutText(row.dataset);
        entry["metric"] = cutText(row.metric);
        entry["mode"] = cutText(row.mode);
        entry["version"] = cutText(row.version);
        entry["isGroup"] = row.isGroup;
        entry.set("cells", cells);
        list << entry;
    }
    return list;
}

// Lines of one metric, one a model with a value.
void addLines(data &list, const SummaryRow &row, const QStringList &models, const Pairs &pairs)
{
    const double scale = scaleOf(row);
    for (qsizetype column = 0; column < models.size(); ++column) {
        const SummaryCell &cell = row.cells[static_cast<std::size_t>(column)];
        if (!cell.score)
            continue;
        data line;
        line["metric"] = cutText(row.metric);
        line["model"] = cutText(models[column]);
        line["score"] = cutText(cell.text);
        line["error"] = cell.score->standardError
            ? "± " + twoDecimals(*cell.score->standardError).toStdString()
            : std::string();
        line["interval"] = intervalText(*cell.score).toStdString();
        line["bar"] = barOf(*cell.score, scale).toStdString();
        const core::AccuracyPair *const pair = pairs.value({column, row.dataset});
        const qint64 samples = cell.score->samples > 0 ? cell.score->samples
            : pair != nullptr                          ? pair->samples
                                                       : -1;
        line["samples"] = samples < 0 ? std::string() : core::displayInteger(samples).toStdString();
        const qint64 failed = pair == nullptr ? -1 : pair->failedRequests;
        line["failed"] = failed < 0 ? std::string() : core::displayInteger(failed).toStdString();
        line["hasFailed"] = failed > 0;
        list << line;
    }
}

// The table of groups and data sets of their own, then that of the members, folded.
data tables(const Extent &extent, const Members &members)
{
    data list = data::type::list;
    for (const bool areMembers : {false, true}) {
        data rows = summaryRows(extent, members, areMembers);
        if (areMembers && rows.is_empty_list())
            continue;
        data table;
        table["isFolded"] = areMembers;
        table["count"] = core::displayInteger(members.countIn(extent.rows)).toStdString();
        table.set("rows", rows);
        list << table;
    }
    return list;
}

// One data set or group a section; those of the members come last.
data sections(const AccuracySummary &summary, const Extent &extent, const Members &members)
{
    data first = data::type::list;
    data folded = data::type::list;
    const QStringList models = summary.columns.first(extent.columns);
    const Pairs pairs = pairsOf(summary);
    for (std::size_t at = 0; at < extent.rows.size();) {
        const SummaryRow &row = extent.rows[at];
        data lines = data::type::list;
        for (; at < extent.rows.size() && extent.rows[at].dataset == row.dataset; ++at)
            addLines(lines, extent.rows[at], models, pairs);
        if (lines.is_empty_list())
            continue;
        const bool isMember = members.contains(row);
        data section;
        section["name"] = cutText(row.dataset);
        section["isGroup"] = row.isGroup;
        section["isFolded"] = isMember;
        section.set("lines", lines);
        (isMember ? folded : first) << section;
    }
    for (const data &section : folded.list_value())
        first << section;
    return first;
}

// "name: 3 of 5 members have no result for model" and the notes of pairs.
QStringList notesOf(const AccuracySummary &summary, const Extent &extent)
{
    QStringList notes;
    if (!extent.note.isEmpty())
        notes.append(extent.note);
    for (const core::SummaryGroupState &group : summary.groups) {
        for (qsizetype column = 0; column < extent.columns; ++column) {
            const QStringList &missing = group.missing[static_cast<std::size_t>(column)];
            if (missing.isEmpty() || missing.size() == group.members.size())
                continue;
            notes.append(u"%1, %2: no result for %3 of %4 members: %5"_s
                    .arg(group.name, summary.columns[column])
                    .arg(missing.size())
                    .arg(group.members.size())
                    .arg(missing.join(u", "_s)));
        }
    }
    for (const core::AccuracyPair &pair : summary.pairs)
        if (!pair.note.isEmpty())
            notes.append(u"%1, %2: %3"_s.arg(pair.model, pair.dataset, pair.note));
    return notes + summary.warnings;
}

data noteData(const QStringList &notes)
{
    data list = data::type::list;
    for (const QString &note : notes.first(std::min(notes.size(), kMaxNotes)))
        list << data(cutText(note));
    if (notes.size() > kMaxNotes)
        list << data(u"… %1 more"_s.arg(notes.size() - kMaxNotes).toStdString());
    return list;
}

data pageData(const AccuracySummary &summary, const EvaluationPageOptions &options)
{
    const Extent extent(summary);
    data page;
    const bool isChinese = options.language == PageLanguage::Chinese;
    page["lang"] = isChinese ? "zh-CN" : "en";
    page["isEnglish"] = !isChinese;
    page["isChinese"] = isChinese;
    page["title"] = cutText(options.title);
    page["facts"] = cutText(options.facts);
    page["style"] = assetText(u"evaluation.css"_s).toStdString();
    page["models"] = summaryHeader(summary, extent);
    const Members members(summary);
    page["tables"] = tables(extent, members);
    page["sections"] = sections(summary, extent, members);
    const QStringList notes = options.notes + notesOf(summary, extent);
    page["hasNotes"] = !notes.isEmpty();
    page["notes"] = noteData(notes);
    return page;
}

QString countText(qint64 count)
{
    return count < 0 ? QString() : QString::number(count);
}

} // namespace

QString scoreWithError(const SummaryCell &cell)
{
    if (!cell.score || !cell.score->standardError)
        return cell.text;
    return cell.text + u" ± "_s + twoDecimals(*cell.score->standardError);
}

core::Result<QByteArray> evaluationPage(
    const AccuracySummary &summary, const EvaluationPageOptions &options)
{
    try {
        kainjow::mustache::mustache page(assetText(u"evaluation.html"_s).toStdString());
        const std::string html = page.render(pageData(summary, options));
        if (!page.is_valid())
            return core::fail(
                core::ErrorCode::UtilsFile004, QString::fromStdString(page.error_message()));
        return QByteArray::fromStdString(html);
    } catch (const std::exception &exception) {
        return core::fail(core::ErrorCode::UtilsFile004, QString::fromUtf8(exception.what()));
    }
}

QByteArray evaluationMarkdown(const AccuracySummary &summary, const EvaluationPageOptions &options)
{
    const Extent extent(summary);
    Table scores{{u"Data set"_s, u"Metric"_s}, {}};
    scores.header += summary.columns.first(extent.columns);
    for (const SummaryRow &row : extent.rows) {
        QStringList cells{row.dataset, row.metric};
        for (const SummaryCell &cell : row.cells)
            cells.append(scoreWithError(cell));
        scores.rows.push_back(cells);
    }
    Table counts{{u"Model"_s, u"Data set"_s, u"Samples"_s, u"Repeats"_s, u"Failed requests"_s}, {}};
    for (const core::AccuracyPair &pair :
        std::span(summary.pairs).first(std::min(summary.pairs.size(), kPageMaxRows)))
        if (pair.state == core::PairState::Scored)
            counts.rows.push_back({pair.model, pair.dataset, countText(pair.samples),
                pair.repeats > 0 ? QString::number(pair.repeats) : QString(),
                countText(pair.failedRequests)});
    QString text;
    if (!options.title.isEmpty())
        text += u"# %1\n\n"_s.arg(singleLine(options.title));
    if (!options.facts.isEmpty())
        text += singleLine(options.facts) + u"\n\n"_s;
    text += markdownTable(scores).trimmed() + u"\n\n"_s;
    text +=
        u"± is the standard error of the mean over samples; repeats of a sample count as one.\n"_s;
    if (!counts.rows.empty())
        text += u'\n' + markdownTable(counts).trimmed() + u'\n';
    const QStringList notes = options.notes + notesOf(summary, extent);
    if (!notes.isEmpty())
        text += u'\n';
    for (const QString &note : notes.first(std::min(notes.size(), kMaxNotes)))
        text += u"- %1\n"_s.arg(singleLine(note));
    return text.toUtf8();
}

} // namespace aisb::report
