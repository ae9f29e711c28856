// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/catalogue.h"

#include <algorithm>

namespace aisb::config {

namespace {

// Columns are as wide as their longest line, but two wider than their heading at least.
std::vector<qsizetype> widthsOf(const QStringList &header, const std::vector<QStringList> &rows)
{
    std::vector<qsizetype> widths;
    for (qsizetype column = 0; column < header.size(); ++column) {
        qsizetype width = header[column].size() + 2;
        for (const QStringList &row : rows)
            for (const QString &line : row.value(column).split(u'\n'))
                width = std::max(width, line.size());
        widths.push_back(width);
    }
    return widths;
}

QString rule(const std::vector<qsizetype> &widths, QChar edge)
{
    QString out;
    for (const qsizetype width : widths)
        out += (out.isEmpty() ? edge : QChar(u'+')) + QString(width + 2, u'-');
    return out + edge + u'\n';
}

QString boxedRow(const QStringList &cells, const std::vector<qsizetype> &widths)
{
    std::vector<QStringList> lines;
    qsizetype height = 1;
    for (qsizetype column = 0; column < static_cast<qsizetype>(widths.size()); ++column) {
        lines.push_back(cells.value(column).split(u'\n'));
        height = std::max(height, lines.back().size());
    }
    QString out;
    for (qsizetype line = 0; line < height; ++line) {
        for (std::size_t column = 0; column < widths.size(); ++column)
            out += u'|' + QString(u' ') + lines[column].value(line).leftJustified(widths[column])
                + u' ';
        out += QString(u'|') + u'\n';
    }
    return out;
}

} // namespace

QString boxedTable(const QStringList &header, const std::vector<QStringList> &rows)
{
    const std::vector<qsizetype> widths = widthsOf(header, rows);
    QString out = rule(widths, u'+') + boxedRow(header, widths) + rule(widths, u'|');
    for (const QStringList &row : rows)
        out += boxedRow(row, widths);
    out += rule(widths, u'+');
    out.chop(1);
    return out;
}

} // namespace aisb::config
