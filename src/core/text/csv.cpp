// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/csv.h"

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

bool needsQuotes(const QString &cell)
{
    return cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n')
        || cell.contains(u'\r');
}

class Reader
{
public:
    Reader(QByteArrayView text, const CsvLimits &limits)
        : m_text(text)
        , m_limits(limits)
    {
        if (m_text.startsWith("\xEF\xBB\xBF"))
            m_at = 3;
    }

    Result<std::vector<QStringList>> read()
    {
        std::vector<QStringList> rows;
        while (m_at < m_text.size()) {
            QStringList row;
            const qint64 rowLine = m_line;
            if (const Result<> done = readRow(row); !done)
                return fail(done.error().in(u"line %1"_s.arg(rowLine)));
            if (row.size() == 1 && row.first().isEmpty())
                continue;
            if (static_cast<qint64>(rows.size()) >= m_limits.maxRows)
                return fail(ErrorCode::DsetData002,
                    u"line %1: more than %2 rows"_s.arg(rowLine).arg(m_limits.maxRows));
            rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    Result<> readRow(QStringList &row)
    {
        for (;;) {
            QByteArray cell;
            if (const Result<> done = readCell(cell); !done)
                return done;
            row.append(QString::fromUtf8(cell));
            if (m_at >= m_text.size())
                return {};
            if (m_text[m_at] == ',') {
                ++m_at;
                continue; // at the very end the next cell is empty
            }
            skipLineEnd();
            return {};
        }
    }

    Result<> readCell(QByteArray &cell)
    {
        if (m_at < m_text.size() && m_text[m_at] == '"')
            return readQuoted(cell);
        const qsizetype start = m_at;
        while (m_at < m_text.size() && m_text[m_at] != ',' && m_text[m_at] != '\n'
            && m_text[m_at] != '\r')
            ++m_at;
        if (m_at - start > m_limits.maxCellBytes)
            return tooLarge();
        cell = m_text.sliced(start, m_at - start).toByteArray();
        return {};
    }

    Result<> readQuoted(QByteArray &cell)
    {
        ++m_at;
        for (;;) {
            const qsizetype quote = m_text.indexOf('"', m_at);
            if (quote < 0)
                return fail(ErrorCode::DsetData002,
                    u"expected a closing quote, found the end of the file"_s);
            const QByteArrayView part = m_text.sliced(m_at, quote - m_at);
            m_line += part.count('\n');
            if (cell.size() + part.size() > m_limits.maxCellBytes)
                return tooLarge();
            cell += part;
            m_at = quote + 1;
            if (m_at < m_text.size() && m_text[m_at] == '"') {
                cell += '"';
                ++m_at;
                continue;
            }
            if (m_at < m_text.size() && m_text[m_at] != ',' && m_text[m_at] != '\n'
                && m_text[m_at] != '\r')
                return fail(ErrorCode::DsetData002,
                    u"expected a comma or the line end after a closing quote"_s);
            return {};
        }
    }

    tl::unexpected<Error> tooLarge() const
    {
        return fail(
            ErrorCode::DsetData002, u"a cell is larger than %1 bytes"_s.arg(m_limits.maxCellBytes));
    }

    void skipLineEnd()
    {
        ++m_line;
        if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n')
            ++m_at;
        ++m_at;
    }

    QByteArrayView m_text;
    CsvLimits m_limits;
    qsizetype m_at = 0;
    qint64 m_line = 1;
};

} // namespace

QByteArray csvRow(const QStringList &cells)
{
    QStringList written;
    for (const QString &cell : cells) {
        if (needsQuotes(cell))
            written.append(u'"' + QString(cell).replace(u'"', u"\"\""_s) + u'"');
        else
            written.append(cell);
    }
    return written.join(u',').toUtf8() + "\r\n";
}

QByteArray csvRowForPeople(const QStringList &cells)
{
    QStringList guarded;
    for (const QString &cell : cells) {
        bool isNumber = false;
        cell.toDouble(&isNumber);
        const bool isFormula = !cell.isEmpty() && !isNumber && u"=+-@\t"_s.contains(cell.front());
        guarded.append(isFormula ? u'\'' + cell : cell);
    }
    return csvRow(guarded);
}

Result<std::vector<QStringList>> readCsv(QByteArrayView text, const CsvLimits &limits)
{
    return Reader(text, limits).read();
}

} // namespace aisb::core
