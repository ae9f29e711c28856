// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/markdown.h"

#include "core/text/csv.h"
#include "report/cellwidth.h"

namespace aisb::report {

using namespace Qt::StringLiterals;

namespace {

QString markdownCell(const QString &cell)
{
    QString escaped;
    for (const QChar c : singleLine(cell)) {
        if (u"\\`*_{}[]<>|#&~"_s.contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

QString markdownRow(const QStringList &row, qsizetype columns)
{
    QStringList cells;
    for (qsizetype column = 0; column < columns; ++column)
        cells.append(markdownCell(cellAt(row, column)));
    return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
}

QString tsvRow(const QStringList &row, qsizetype columns)
{
    QStringList cells;
    for (qsizetype column = 0; column < columns; ++column)
        cells.append(singleLine(cellAt(row, column)));
    return cells.join(u'\t') + u'\n';
}

QString htmlRow(const QStringList &row, const std::vector<bool> &isRight, QLatin1String tag)
{
    QString html = u"<tr>"_s;
    for (std::size_t column = 0; column < isRight.size(); ++column) {
        const QString align = isRight[column] ? u" align=\"right\""_s : QString();
        const QString text = cellAt(row, static_cast<qsizetype>(column)).toHtmlEscaped();
        html += u'<' + tag + align + u'>' + text + u"</"_s + tag + u'>';
    }
    return html + u"</tr>\n"_s;
}

} // namespace

QString markdownTable(const Table &table)
{
    const qsizetype columns = table.header.size();
    QString text = markdownRow(table.header, columns);
    QStringList rules;
    for (qsizetype column = 0; column < columns; ++column)
        rules.append(isNumericColumn(table, column) ? u"---:"_s : u"---"_s);
    text += u"| "_s + rules.join(u" | "_s) + u" |\n"_s;
    for (const QStringList &row : table.rows)
        text += markdownRow(row, columns);
    return text;
}

QString tsvTable(const Table &table)
{
    QString text = tsvRow(table.header, table.header.size());
    for (const QStringList &row : table.rows)
        text += tsvRow(row, table.header.size());
    return text;
}

QByteArray csvTable(const Table &table)
{
    QByteArray bytes = core::csvRowForPeople(table.header);
    for (QStringList row : table.rows) {
        while (row.size() < table.header.size())
            row.append(QString());
        bytes += core::csvRowForPeople(row.first(table.header.size()));
    }
    return bytes;
}

QString htmlTable(const Table &table)
{
    std::vector<bool> isRight;
    for (qsizetype column = 0; column < table.header.size(); ++column)
        isRight.push_back(isNumericColumn(table, column));
    QString html = u"<table>\n"_s + htmlRow(table.header, isRight, "th"_L1);
    for (const QStringList &row : table.rows)
        html += htmlRow(row, isRight, "td"_L1);
    return html + u"</table>\n"_s;
}

} // namespace aisb::report
