// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/textfiles.h"

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

tl::unexpected<core::Error> tooLong(const QString &place, qint64 maxBytes)
{
    return core::fail(
        ErrorCode::DsetData002, u"%1: expected at most %2 bytes"_s.arg(place).arg(maxBytes));
}

tl::unexpected<core::Error> badUtf8(const QString &place)
{
    return core::fail(
        ErrorCode::DsetData002, u"%1: expected UTF-8, found another byte"_s.arg(place));
}

// Finds where a JSON value ends; fed block by block.
class ValueEnd
{
public:
    explicit ValueEnd(char end)
        : m_end(end)
    {
    }

    // How many bytes of the block belong to the value.
    qsizetype scan(QByteArrayView block)
    {
        qsizetype at = 0;
        while (at < block.size() && !isEnd(block[at]) && !isUnbalanced())
            ++at;
        return at;
    }
    [[nodiscard]] bool isFound() const { return m_isFound; }
    [[nodiscard]] bool isUnbalanced() const { return m_depth < 0; }

private:
    bool isEnd(char c)
    {
        if (m_isInString) {
            m_isInString = m_isEscaped || c != '"';
            m_isEscaped = !m_isEscaped && c == '\\';
            return false;
        }
        m_isFound = m_depth == 0 && (c == ',' || c == m_end);
        if (c == '"')
            m_isInString = true;
        else if (c == '[' || c == '{')
            ++m_depth;
        else if (!m_isFound && (c == ']' || c == '}'))
            --m_depth;
        return m_isFound;
    }

    char m_end;
    int m_depth = 0;
    bool m_isInString = false;
    bool m_isEscaped = false;
    bool m_isFound = false;
};

} // namespace

core::Result<std::optional<QByteArrayView>> TextLines::next()
{
    if (m_bytes.atEnd())
        return std::nullopt;
    ++m_number;
    m_line.resize(0);
    bool isEnded = false;
    while (!isEnded && !m_bytes.atEnd()) {
        const QByteArrayView rest = m_bytes.rest();
        const qsizetype end = rest.indexOf('\n');
        isEnded = end >= 0;
        const QByteArrayView part = isEnded ? rest.first(end) : rest;
        if (m_line.size() + part.size() > m_maxBytes)
            return tooLong(u"line %1"_s.arg(m_number), m_maxBytes);
        m_line.append(part);
        m_bytes.skip(part.size() + (isEnded ? 1 : 0));
    }
    QByteArrayView line(m_line);
    if (line.endsWith('\r'))
        line.chop(1);
    if (!line.isValidUtf8())
        return badUtf8(u"line %1"_s.arg(m_number));
    return line;
}

// CR LF and CR become LF; lines are counted.
char DelimitedText::takeNormalized()
{
    char c = m_bytes.take();
    if (c == '\r') {
        if (!m_bytes.atEnd() && m_bytes.peek() == '\n')
            m_bytes.skip(1);
        c = '\n';
    }
    if (c == '\n')
        ++m_line;
    return c;
}

core::Result<std::optional<QStringList>> DelimitedText::next()
{
    while (!m_bytes.atEnd()) {
        m_recordLine = m_line;
        if (m_bytes.peek() == '\n' || m_bytes.peek() == '\r') {
            static_cast<void>(takeNormalized());
            continue;
        }
        core::Result<QStringList> cells = readRecord();
        if (!cells)
            return core::fail(cells.error());
        return std::move(*cells);
    }
    return std::nullopt;
}

core::Result<> DelimitedText::finishCell(QStringList &cells)
{
    if (!QByteArrayView(m_cell).isValidUtf8())
        return badUtf8(u"line %1"_s.arg(m_recordLine));
    cells.append(QString::fromUtf8(m_cell));
    m_cell.resize(0);
    return {};
}

core::Result<QStringList> DelimitedText::readRecord()
{
    enum class State
    {
        CellStart,
        Plain,
        Quoted,
        BehindQuote
    };
    QStringList cells;
    State state = State::CellStart;
    m_size = 0;
    m_cell.resize(0);
    while (!m_bytes.atEnd()) {
        const char c = takeNormalized();
        if (++m_size > m_maxBytes)
            return tooLong(u"the record of line %1"_s.arg(m_recordLine), m_maxBytes);
        if (state == State::Quoted) {
            if (c == '"')
                state = State::BehindQuote;
            else
                m_cell.append(c);
            continue;
        }
        if (c == '"' && state != State::Plain) {
            if (state == State::BehindQuote)
                m_cell.append(c);
            state = State::Quoted;
            continue;
        }
        if (c != '\n' && c != m_delimiter) {
            m_cell.append(c);
            state = State::Plain;
            continue;
        }
        if (const core::Result<> done = finishCell(cells); !done)
            return core::fail(done.error());
        state = State::CellStart;
        if (c == '\n')
            return cells;
    }
    if (const core::Result<> done = finishCell(cells); !done)
        return core::fail(done.error());
    return cells;
}

tl::unexpected<core::Error> JsonElements::broken(const QString &expectation) const
{
    const QString where = m_count == 0 ? u"the start of the file"_s
        : m_place.isEmpty()            ? u"the file"_s
                                       : m_place;
    return core::fail(ErrorCode::DsetData002, u"%1: expected %2"_s.arg(where, expectation));
}

bool JsonElements::skipBlanks()
{
    while (!m_bytes.atEnd()) {
        const char c = m_bytes.peek();
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            return true;
        m_bytes.skip(1);
    }
    return false;
}

core::Result<> JsonElements::open()
{
    if (!skipBlanks())
        return broken(u"a JSON list or object, found the end of the file"_s);
    const char c = m_bytes.take();
    if (c != '[' && c != '{')
        return core::fail(
            ErrorCode::DsetData006, u"the start of the file: expected a JSON list or object"_s);
    m_closing = c == '[' ? ']' : '}';
    if (!skipBlanks())
        return broken(u"an element, found the end of the file"_s);
    if (m_bytes.peek() == m_closing) {
        m_bytes.skip(1);
        m_isDone = true;
    }
    return {};
}

core::Result<std::optional<JsonElements::Element>> JsonElements::next()
{
    if (m_closing == 0)
        if (const core::Result<> opened = open(); !opened)
            return core::fail(opened.error());
    if (m_isDone) {
        if (skipBlanks())
            return broken(u"nothing behind the closing bracket"_s);
        return std::nullopt;
    }
    ++m_count;
    m_place = u"element %1"_s.arg(m_count);
    core::Result<Element> element = readElement();
    if (!element)
        return core::fail(element.error());
    if (!skipBlanks())
        return broken(u"a comma or a closing bracket behind it, found the end of the file"_s);
    const char c = m_bytes.take();
    if (c != ',' && c != m_closing)
        return broken(u"a comma or a closing bracket behind it"_s);
    m_isDone = c == m_closing;
    return std::move(*element);
}

core::Result<JsonElements::Element> JsonElements::readElement()
{
    Element element;
    if (m_closing == '}') {
        const core::Result<Json> key = readValue(':');
        if (!key)
            return core::fail(key.error());
        if (!key->isString() || m_bytes.atEnd())
            return broken(u"a name in quotes and a colon"_s);
        m_bytes.skip(1); // the colon
        element.key = key->toString();
        m_place = u"element \"%1\""_s.arg(element.key.left(100));
    }
    core::Result<Json> value = readValue(m_closing);
    if (!value)
        return core::fail(value.error());
    element.value = std::move(*value);
    return element;
}

// One JSON value: up to a comma or the end character that is in no string and no bracket.
core::Result<Json> JsonElements::readValue(char end)
{
    QByteArray text;
    ValueEnd scanner(end);
    while (!scanner.isFound() && !m_bytes.atEnd()) {
        const QByteArrayView rest = m_bytes.rest();
        const qsizetype length = scanner.scan(rest);
        text.append(rest.first(length));
        m_bytes.skip(length);
        if (scanner.isUnbalanced())
            return broken(u"no closing bracket there"_s);
        if (text.size() > m_maxBytes)
            return tooLong(m_place, m_maxBytes);
    }
    if (!QByteArrayView(text).isValidUtf8())
        return badUtf8(m_place);
    core::Result<Json> value = core::readJson(text);
    if (!value)
        return core::fail(ErrorCode::DsetData002, m_place + u": "_s + value.error().detail);
    return value;
}

} // namespace aisb::datasets
