// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/httprequestparser.h"

#include <algorithm>

namespace aisb::mock {

namespace {

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c < 127 && c != ':' && c != '"' && c != '(' && c != ')' && c != ',';
    });
}

bool containsWord(const QByteArray &list, QByteArrayView word)
{
    const QList<QByteArray> words = list.toLower().split(',');
    return std::any_of(
        words.begin(), words.end(), [&](const QByteArray &w) { return w.trimmed() == word; });
}

} // namespace

QByteArray headerValue(const HeaderList &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray HttpRequest::path() const
{
    const qsizetype query = target.indexOf('?');
    return query < 0 ? target : target.first(query);
}

void HttpRequestParser::feed(QByteArrayView bytes)
{
    if (m_position == m_buffer.size()) {
        m_buffer.clear();
        m_position = 0;
    } else if (m_position > 64 * 1024) {
        m_buffer.remove(0, m_position);
        m_position = 0;
    }
    m_buffer.append(bytes);
}

HttpRequestParser::State HttpRequestParser::advance()
{
    while (m_stage != Stage::Done && m_stage != Stage::Failed) {
        const bool hasMoved = step();
        if (m_isContinueWanted) {
            m_isContinueWanted = false;
            if (m_stage != Stage::Done && m_stage != Stage::Failed && rest().isEmpty())
                return State::Continue;
        }
        if (!hasMoved)
            break;
    }
    if (m_stage == Stage::Done)
        return State::Complete;
    return m_stage == Stage::Failed ? State::Failed : State::NeedsMore;
}

HttpRequest HttpRequestParser::take()
{
    Q_ASSERT(m_stage == Stage::Done);
    m_stage = Stage::Head;
    return std::exchange(m_request, {});
}

// Moves on by one stage or piece; false when more bytes are needed.
bool HttpRequestParser::step()
{
    switch (m_stage) {
    case Stage::Head:
        return readHead();
    case Stage::Body:
    case Stage::ChunkData:
        return readBody();
    case Stage::ChunkSize:
        return readChunkSize();
    case Stage::ChunkEnd:
    case Stage::Trailer:
        return readTrailer();
    case Stage::Done:
    case Stage::Failed:
        break;
    }
    return false;
}

bool HttpRequestParser::readHead()
{
    while (m_position < m_buffer.size()
        && (m_buffer[m_position] == '\r' || m_buffer[m_position] == '\n'))
        ++m_position;
    const QByteArrayView bytes = rest();
    qsizetype end = bytes.indexOf("\r\n\r\n");
    qsizetype gap = 4;
    const qsizetype bareEnd = bytes.indexOf("\n\n");
    if (bareEnd >= 0 && (end < 0 || bareEnd < end)) {
        end = bareEnd;
        gap = 2;
    }
    if (end > m_limits.maxHeadBytes || (end < 0 && bytes.size() > m_limits.maxHeadBytes))
        return failWith(431);
    if (end < 0)
        return false;
    m_request = {};
    const bool isGood = parseHead(bytes.first(end));
    m_position += end + gap;
    return isGood && chooseBody();
}

bool HttpRequestParser::parseHead(QByteArrayView head)
{
    QList<QByteArray> lines = head.toByteArray().split('\n');
    for (QByteArray &line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
    }
    const QList<QByteArray> words = lines.first().split(' ');
    if (words.size() != 3 || !isToken(words[0]) || words[1].isEmpty())
        return failWith(400);
    if (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0")
        return failWith(words[2].startsWith("HTTP/") ? 505 : 400);
    m_request.method = words[0];
    m_request.target = words[1];
    m_request.minorVersion = words[2].endsWith('1') ? 1 : 0;
    return std::all_of(lines.cbegin() + 1, lines.cend(),
        [this](const QByteArray &line) { return parseHeaderLine(line); });
}

bool HttpRequestParser::parseHeaderLine(QByteArrayView line)
{
    if (!line.isEmpty() && (line.front() == ' ' || line.front() == '\t')
        && !m_request.headers.empty()) {
        m_request.headers.back().second += ' ' + line.trimmed().toByteArray();
        return true;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isToken(line.first(colon)))
        return failWith(400);
    m_request.headers.emplace_back(
        line.first(colon).toByteArray(), line.sliced(colon + 1).trimmed().toByteArray());
    return true;
}

bool HttpRequestParser::chooseBody()
{
    const QByteArray connection = headerValue(m_request.headers, "Connection");
    m_request.isKeepAlive = m_request.minorVersion == 1 ? !containsWord(connection, "close")
                                                        : containsWord(connection, "keep-alive");
    m_isContinueWanted = headerValue(m_request.headers, "Expect").toLower() == "100-continue";
    const QByteArray coding = headerValue(m_request.headers, "Transfer-Encoding").toLower();
    if (coding == "chunked") {
        m_stage = Stage::ChunkSize;
        return true;
    }
    if (!coding.isEmpty())
        return failWith(501);
    const QByteArray length = headerValue(m_request.headers, "Content-Length");
    if (length.isEmpty()) {
        m_stage = Stage::Done;
        return true;
    }
    bool isNumber = false;
    m_missing = length.toLongLong(&isNumber);
    if (!isNumber || m_missing < 0 || length.startsWith('+'))
        return failWith(400);
    if (m_missing > m_limits.maxBodyBytes)
        return failWith(413);
    m_stage = m_missing == 0 ? Stage::Done : Stage::Body;
    return true;
}

bool HttpRequestParser::readBody()
{
    const qsizetype size = static_cast<qsizetype>(qMin<qint64>(m_missing, rest().size()));
    if (size == 0)
        return false;
    m_request.body.append(rest().first(size));
    m_position += size;
    m_missing -= size;
    if (m_missing == 0)
        m_stage = m_stage == Stage::Body ? Stage::Done : Stage::ChunkEnd;
    return true;
}

bool HttpRequestParser::readLine(QByteArrayView &line)
{
    const qsizetype end = rest().indexOf('\n');
    if (end < 0) {
        if (rest().size() > m_limits.maxHeadBytes)
            failWith(400);
        return false;
    }
    line = rest().first(end);
    m_position += end + 1;
    if (line.endsWith('\r'))
        line.chop(1);
    return true;
}

bool HttpRequestParser::readChunkSize()
{
    QByteArrayView line;
    if (!readLine(line))
        return false;
    const qsizetype extension = line.indexOf(';');
    const QByteArray digits =
        (extension < 0 ? line : line.first(extension)).trimmed().toByteArray();
    bool isNumber = false;
    m_missing = digits.toLongLong(&isNumber, 16);
    if (!isNumber || m_missing < 0 || digits.startsWith('+') || digits.size() > 16)
        return failWith(400);
    if (m_missing + m_request.body.size() > m_limits.maxBodyBytes)
        return failWith(413);
    m_trailerBytes = 0;
    m_stage = m_missing == 0 ? Stage::Trailer : Stage::ChunkData;
    return true;
}

bool HttpRequestParser::readTrailer()
{
    if (m_stage == Stage::ChunkEnd && !rest().isEmpty() && rest().front() != '\r'
        && rest().front() != '\n')
        return failWith(400);
    QByteArrayView line;
    if (!readLine(line))
        return false;
    if (m_stage == Stage::ChunkEnd) {
        m_stage = Stage::ChunkSize;
        return line.isEmpty() ? true : failWith(400);
    }
    m_trailerBytes += line.size();
    if (m_trailerBytes > m_limits.maxHeadBytes)
        return failWith(431);
    if (line.isEmpty())
        m_stage = Stage::Done;
    return true;
}

bool HttpRequestParser::failWith(int status)
{
    m_errorStatus = status;
    m_stage = Stage::Failed;
    return false;
}

} // namespace aisb::mock
