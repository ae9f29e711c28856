// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/texttable.h"

#include "report/cellwidth.h"
#include "report/decimaltext.h"

#include <algorithm>

namespace aisb::report {

using namespace Qt::StringLiterals;

namespace {

enum class Align
{
    Left,
    Centre,
    Right
};

// One horizontal rule: "╒═╤╕" is left end, filling, crossing, right end; a filling alone leaves the
// separator of the columns between. Empty = no rule.
struct Rule
{
    QStringView ends;
};

struct Style
{
    Rule top;
    Rule belowHeader;
    Rule betweenRows;
    Rule bottom;
    QString left;
    QString separator;
    QString right;
    int padding = 1;
    int headerExtra = 2;
    Align numbers = Align::Right;
    bool hasDecimals = false; // numeric columns get two
};

Style styleOf(TableStyle style)
{
    switch (style) {
    case TableStyle::FancyGrid:
        return {{u"╒═╤╕"}, {u"╞═╪╡"}, {u"├─┼┤"}, {u"╘═╧╛"}, u"│"_s, u"│"_s, u"│"_s, 1, 2,
            Align::Centre};
    case TableStyle::Grid:
        return {
            {u"+-++"}, {u"+=++"}, {u"+-++"}, {u"+-++"}, u"|"_s, u"|"_s, u"|"_s, 1, 2, Align::Right};
    case TableStyle::Psql:
        return {{u"+-++"}, {u"|-+|"}, {}, {u"+-++"}, u"|"_s, u"|"_s, u"|"_s, 1, 2, Align::Right};
    case TableStyle::Bordered:
        return {{u"+-++"}, {u"+-++"}, {}, {u"+-++"}, u"|"_s, u"|"_s, u"|"_s, 1, 0, Align::Right};
    case TableStyle::Simple:
        return {{}, {u"-"}, {}, {}, {}, u"  "_s, {}, 0, 2, Align::Right, true};
    case TableStyle::Plain:
        break;
    }
    return {{}, {}, {}, {}, {}, u"  "_s, {}, 0, 2, Align::Right};
}

bool isNumber(const QString &cell)
{
    bool isOk = false;
    cell.toDouble(&isOk);
    return isOk;
}

bool isInteger(const QString &cell)
{
    bool isOk = false;
    cell.toLongLong(&isOk);
    return isOk;
}

class Renderer
{
public:
    Renderer(const Table &table, TableStyle style, qsizetype textColumns)
        : m_style(styleOf(style))
        , m_header(clean(table.header, {}))
    {
        for (const QStringList &row : table.rows)
            m_rows.push_back(clean(row, table.header.size()));
        for (qsizetype column = 0; column < m_header.size(); ++column)
            measure(column, column < textColumns);
    }

    QString render() const
    {
        QStringList lines;
        addRule(lines, m_style.top);
        lines.append(line(m_header));
        addRule(lines, m_style.belowHeader);
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            if (row > 0)
                addRule(lines, m_style.betweenRows);
            lines.append(line(m_rows[row]));
        }
        if (!m_rows.empty() || m_style.bottom.ends != m_style.belowHeader.ends)
            addRule(lines, m_style.bottom);
        return lines.join(u'\n');
    }

private:
    static QStringList clean(const QStringList &cells, std::optional<qsizetype> columns)
    {
        QStringList cleaned;
        for (const QString &cell : cells)
            cleaned.append(singleLine(cell));
        while (columns && cleaned.size() < *columns)
            cleaned.append(QString());
        return columns ? cleaned.first(*columns) : cleaned;
    }

    // Two decimals; "nan" ends where the point of the others stands.
    void giveDecimals(qsizetype column)
    {
        bool hasPoints = false;
        for (QStringList &row : m_rows) {
            row[column] = twoDecimals(row[column].toDouble());
            hasPoints = hasPoints || row[column].contains(u'.');
        }
        for (QStringList &row : m_rows)
            if (hasPoints && !row[column].contains(u'.'))
                row[column] += u"   "_s;
    }

    void measure(qsizetype column, bool isText)
    {
        const auto areAll = [&](bool (*holds)(const QString &)) {
            return std::ranges::all_of(
                m_rows, [&](const QStringList &row) { return holds(row[column]); });
        };
        const bool isNumeric = !isText && !m_rows.empty() && areAll(isNumber);
        if (isNumeric && m_style.hasDecimals && !areAll(isInteger))
            giveDecimals(column);
        int width = cellWidth(m_header[column]) + m_style.headerExtra;
        for (const QStringList &row : m_rows)
            width = std::max(width, cellWidth(row[column]));
        m_widths.push_back(width);
        m_aligns.push_back(isNumeric ? m_style.numbers : Align::Left);
    }

    QString padded(const QString &cell, std::size_t column) const
    {
        const int free = m_widths[column] - cellWidth(cell);
        const Align align = m_aligns[column];
        const int before = align == Align::Left ? 0 : align == Align::Right ? free : free / 2;
        return QString(before, u' ') + cell + QString(free - before, u' ');
    }

    QString line(const QStringList &cells) const
    {
        const QString padding(m_style.padding, u' ');
        QStringList texts;
        for (qsizetype column = 0; column < cells.size(); ++column)
            texts.append(
                padding + padded(cells[column], static_cast<std::size_t>(column)) + padding);
        QString text = m_style.left + texts.join(m_style.separator) + m_style.right;
        while (m_style.right.isEmpty() && text.endsWith(u' '))
            text.chop(1);
        return text;
    }

    void addRule(QStringList &lines, const Rule &rule) const
    {
        if (rule.ends.isEmpty())
            return;
        const bool isFillingAlone = rule.ends.size() == 1;
        QStringList parts;
        for (const int width : m_widths)
            parts.append(QString(width + 2 * m_style.padding, rule.ends[isFillingAlone ? 0 : 1]));
        if (isFillingAlone)
            lines.append(parts.join(m_style.separator));
        else
            lines.append(rule.ends[0] + parts.join(rule.ends[2]) + rule.ends[3]);
    }

    Style m_style;
    QStringList m_header;
    std::vector<QStringList> m_rows;
    std::vector<int> m_widths;
    std::vector<Align> m_aligns;
};

} // namespace

QString renderTable(const Table &table, TableStyle style, qsizetype textColumns)
{
    return Renderer(table, style, textColumns).render();
}

QString searchTable(std::span<const SearchHit> hits)
{
    Table table{{u"Task Type"_s, u"Task Name"_s, u"Config File Path"_s}, {}};
    for (const SearchHit &hit : hits)
        table.rows.push_back({hit.taskType, hit.name, hit.path});
    return renderTable(table, TableStyle::FancyGrid);
}

} // namespace aisb::report
