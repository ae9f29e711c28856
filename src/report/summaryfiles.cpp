// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/summaryfiles.h"

#include "core/text/pythontext.h"
#include "report/texttable.h"

#include <QHash>

namespace aisb::report {

using namespace Qt::StringLiterals;
using core::AccuracySummary;

namespace {

constexpr int kRule = 128;
constexpr int kModelRule = 31;

QString csvText(const Table &table)
{
    QStringList lines{table.header.join(u',')};
    for (const QStringList &row : table.rows)
        lines.append(row.join(u','));
    return lines.join(u'\n');
}

QString markdownText(const Table &table)
{
    const auto line = [](const QStringList &cells) {
        return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
    };
    QString text = line(table.header);
    text += u'|' + QStringList(table.header.size(), u"-----"_s).join(u" | "_s) + u"|\n"_s;
    for (const QStringList &row : table.rows)
        text += line(row);
    return text;
}

QString plainText(const Table &table)
{
    return renderTable(table, TableStyle::Simple, kSummaryTextColumns);
}

// Every data set of any model for each: {} where it has none.
QString rawText(const AccuracySummary &summary)
{
    QStringList lines;
    for (qsizetype column = 0; column < summary.columns.size(); ++column) {
        lines.append(QString(kModelRule, u'-'));
        lines.append(u"Model: "_s + summary.columns[column]);
        QHash<QString, QString> results;
        for (const auto &[name, value] : summary.raw[static_cast<std::size_t>(column)])
            results.insert(name, core::pythonRepr(value));
        for (const QString &name : summary.rawNames)
            lines.append(name + u": "_s + results.value(name, u"{}"_s));
    }
    return lines.join(u'\n');
}

// A part of the text file: title, opening rule, content, closing rule.
QString block(const QString &title, const QString &content)
{
    return title + u'\n' + QString(kRule, u'^') + u'\n' + content + u'\n' + QString(kRule, u'$')
        + u'\n';
}

} // namespace

Table summaryTable(const AccuracySummary &summary)
{
    Table table;
    table.header = {u"dataset"_s, u"version"_s, u"metric"_s, u"mode"_s};
    if (summary.hasTotalCount)
        table.header.append(u"total_count"_s);
    table.header += summary.columns;
    for (const core::SummaryRow &row : summary.rows) {
        QStringList cells{row.dataset, row.version, row.metric, row.mode};
        if (summary.hasTotalCount)
            cells.append(row.totalCount);
        for (const core::SummaryCell &cell : row.cells)
            cells.append(cell.text);
        table.rows.push_back(cells);
    }
    return table;
}

QByteArray summaryCsv(const AccuracySummary &summary)
{
    return (csvText(summaryTable(summary)) + u'\n').toUtf8();
}

QByteArray summaryMarkdown(const AccuracySummary &summary)
{
    return markdownText(summaryTable(summary)).toUtf8();
}

QByteArray summaryText(const AccuracySummary &summary, const QString &stamp)
{
    const Table table = summaryTable(summary);
    const QString divider = QString(kRule, u'-') + u" THIS IS A DIVIDER "_s + QString(kRule, u'-');
    QString text = stamp + u'\n' + block(u"tabulate format"_s, plainText(table));
    text += u'\n' + divider + u"\n\n"_s;
    text += block(u"csv format"_s, csvText(table)) + u'\n';
    text += block(u"markdown format"_s, markdownText(table));
    text += divider + u"\n\n"_s + block(u"raw format"_s, rawText(summary));
    return text.toUtf8();
}

QString summaryConsole(const AccuracySummary &summary)
{
    const Table table = summaryTable(summary);
    return plainText(table) + u"\n\n\nThe markdown format results is as below:\n\n"_s
        + markdownText(table) + u'\n';
}

} // namespace aisb::report
