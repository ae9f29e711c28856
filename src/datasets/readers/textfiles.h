// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/text/json.h"
#include "datasets/readers/bytestream.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace aisb::datasets {

// More in one line, record or element is an error, so that a broken file cannot take all memory.
inline constexpr qint64 kMaxRecordBytes = 128LL * 1024 * 1024;

// Lines of UTF-8 text, ended by LF or CR LF. Memory: one line. Errors (DsetData002) name the line.
class TextLines
{
public:
    explicit TextLines(QIODevice &device, qint64 maxBytes = kMaxRecordBytes)
        : m_bytes(device)
        , m_maxBytes(maxBytes)
    {
    }

    // The next line without its end, nothing after the last one. Valid until the next call.
    [[nodiscard]] core::Result<std::optional<QByteArrayView>> next();
    // 1-based, of the line last read.
    [[nodiscard]] qint64 number() const { return m_number; }

private:
    ByteStream m_bytes;
    qint64 m_maxBytes;
    QByteArray m_line;
    qint64 m_number = 0;
};

// Records of delimited text as Python's csv module reads them: quotes mean something at the start
// of a cell only, doubled ones stand for one, text behind a closing quote belongs to the cell, line
// ends inside quotes become LF, empty lines are no records. Memory: one record. Errors
// (DsetData002) name the line of the record.
class DelimitedText
{
public:
    DelimitedText(QIODevice &device, char delimiter, qint64 maxBytes = kMaxRecordBytes)
        : m_bytes(device)
        , m_delimiter(delimiter)
        , m_maxBytes(maxBytes)
    {
    }

    // The cells of the next record, nothing after the last one.
    [[nodiscard]] core::Result<std::optional<QStringList>> next();
    // 1-based, where the record last read begins.
    [[nodiscard]] qint64 line() const { return m_recordLine; }

private:
    [[nodiscard]] char takeNormalized();
    [[nodiscard]] core::Result<QStringList> readRecord();
    [[nodiscard]] core::Result<> finishCell(QStringList &cells);

    ByteStream m_bytes;
    char m_delimiter;
    qint64 m_maxBytes;
    QByteArray m_cell;
    qint64 m_size = 0;
    qint64 m_line = 1;
    qint64 m_recordLine = 0;
};

// The elements of one JSON array, or the values of one JSON object, one by one. Memory: one
// element. Errors: DsetData002 (broken text), DsetData006 (another kind of value).
class JsonElements
{
public:
    struct Element
    {
        QString key; // empty in an array
        core::Json value;
    };

    explicit JsonElements(QIODevice &device, qint64 maxBytes = kMaxRecordBytes)
        : m_bytes(device)
        , m_maxBytes(maxBytes)
    {
    }

    [[nodiscard]] core::Result<std::optional<Element>> next();
    // "element 3" or "element "a"", the one last read.
    [[nodiscard]] QString place() const { return m_place; }

private:
    [[nodiscard]] core::Result<> open();
    [[nodiscard]] core::Result<Element> readElement();
    [[nodiscard]] core::Result<core::Json> readValue(char end);
    [[nodiscard]] bool skipBlanks(); // false at the end of the file
    [[nodiscard]] tl::unexpected<core::Error> broken(const QString &expectation) const;

    ByteStream m_bytes;
    qint64 m_maxBytes;
    char m_closing = 0; // ']' or '}'; 0 before the start
    bool m_isDone = false;
    qint64 m_count = 0;
    QString m_place;
};

} // namespace aisb::datasets
