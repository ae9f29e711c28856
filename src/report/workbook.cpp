// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/tablefiles.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <xlsxwriter.h>

#include <optional>

namespace aisb::report {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxSheetName = 31;
constexpr double kWidestColumn = 60; // characters
constexpr qsizetype kMaxCell = 32'767;

struct CellNumber
{
    double value = 0;
    QString format; // of the spreadsheet; empty = general
};

// "12.30 ms" -> 12.3 and "0.00\ \"ms\"". Integers of more digits than a double holds stay text.
std::optional<CellNumber> numberOf(const QString &cell)
{
    static const QRegularExpression pattern(
        u"^(-?(?:0|[1-9]\\d{0,14}))(\\.(\\d{1,9}))?( ([A-Za-z%/]+))?$"_s);
    const QRegularExpressionMatch match = pattern.match(cell);
    if (!match.hasMatch())
        return {};
    CellNumber number;
    number.value = QString(match.captured(1) + match.captured(2)).toDouble();
    const qsizetype decimals = match.captured(3).size();
    if (decimals > 0 || match.hasCaptured(5))
        number.format = decimals > 0 ? u"0."_s + QString(decimals, u'0') : u"0"_s;
    if (match.hasCaptured(5))
        number.format += u"\" %1\""_s.arg(match.captured(5));
    return number;
}

// At most 31 characters, none of []:*?/\ and unique without regard to case.
QString sheetName(const QString &name, QStringList &taken)
{
    static const QRegularExpression forbidden(u"[\\[\\]:*?/\\\\\\x00-\\x1f]"_s);
    QString base = QString(name).replace(forbidden, u" "_s).trimmed().left(kMaxSheetName);
    while (base.startsWith(u'\'') || base.endsWith(u'\''))
        base = base.startsWith(u'\'') ? base.sliced(1) : base.chopped(1);
    if (base.isEmpty())
        base = u"Table"_s;
    QString unique = base;
    for (int i = 2; taken.contains(unique, Qt::CaseInsensitive); ++i) {
        const QString suffix = u" %1"_s.arg(i);
        unique = base.left(kMaxSheetName - suffix.size()) + suffix;
    }
    taken.append(unique);
    return unique;
}

class Book
{
public:
    explicit Book(const QString &file)
        : m_book(workbook_new(QFile::encodeName(file).constData()))
    {
    }
    ~Book() { (void)close(); }
    Book(const Book &) = delete;
    Book &operator=(const Book &) = delete;

    void add(const NamedTable &entry)
    {
        lxw_worksheet *sheet =
            workbook_add_worksheet(m_book, sheetName(entry.name, m_names).toUtf8().constData());
        if (sheet == nullptr) {
            m_error = LXW_ERROR_MEMORY_MALLOC_FAILED;
            return;
        }
        std::vector<qsizetype> widths;
        writeRow(*sheet, 0, entry.table.header, true, widths);
        lxw_row_t row = 0;
        for (const QStringList &cells : entry.table.rows)
            writeRow(*sheet, ++row, cells.first(std::min(cells.size(), entry.table.header.size())),
                false, widths);
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const double width = std::min(static_cast<double>(widths[i]) + 2, kWidestColumn);
            worksheet_set_column(
                sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), width, nullptr);
        }
        worksheet_freeze_panes(sheet, 1, 0);
    }

    // The first error of all; the book is gone afterwards.
    lxw_error close()
    {
        if (m_book != nullptr) {
            const lxw_error closed = workbook_close(m_book);
            m_book = nullptr;
            note(closed);
        }
        return m_error;
    }

private:
    void note(lxw_error error)
    {
        if (m_error == LXW_NO_ERROR)
            m_error = error;
    }

    lxw_format *bold()
    {
        if (m_bold == nullptr) {
            m_bold = workbook_add_format(m_book);
            format_set_bold(m_bold);
        }
        return m_bold;
    }

    lxw_format *numberFormat(const QString &text)
    {
        if (text.isEmpty())
            return nullptr;
        lxw_format *&format = m_formats[text];
        if (format == nullptr) {
            format = workbook_add_format(m_book);
            format_set_num_format(format, text.toUtf8().constData());
        }
        return format;
    }

    void writeRow(lxw_worksheet &sheet, lxw_row_t row, const QStringList &cells, bool isHeader,
        std::vector<qsizetype> &widths)
    {
        widths.resize(std::max(widths.size(), static_cast<std::size_t>(cells.size())));
        lxw_col_t column = 0;
        for (const QString &cell : cells) {
            qsizetype &width = widths[column];
            width = std::max(width, cell.size());
            const auto number = isHeader ? std::nullopt : numberOf(cell);
            if (number)
                note(worksheet_write_number(
                    &sheet, row, column, number->value, numberFormat(number->format)));
            else
                note(worksheet_write_string(&sheet, row, column,
                    cell.left(kMaxCell).toUtf8().constData(), isHeader ? bold() : nullptr));
            ++column;
        }
    }

    lxw_workbook *m_book; // owns sheets and formats
    lxw_format *m_bold = nullptr;
    QHash<QString, lxw_format *> m_formats;
    QStringList m_names;
    lxw_error m_error = LXW_NO_ERROR;
};

} // namespace

core::Result<QByteArray> tablesAsWorkbook(std::span<const NamedTable> tables)
{
    const auto failed = [](const QString &reason) {
        return core::fail(core::ErrorCode::CalcFile001, u"workbook: %1"_s.arg(reason));
    };
    const QTemporaryDir scratch;
    if (!scratch.isValid())
        return failed(scratch.errorString());
    const QString path = scratch.filePath(u"book.xlsx"_s);
    Book book(path);
    for (const NamedTable &entry : tables)
        book.add(entry);
    if (const lxw_error error = book.close(); error != LXW_NO_ERROR)
        return failed(QString::fromUtf8(lxw_strerror(error)));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(file.errorString());
    return file.readAll();
}

} // namespace aisb::report
