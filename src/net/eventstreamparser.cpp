// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/eventstreamparser.h"

#include <algorithm>

namespace aisb::net {

namespace {

constexpr QByteArrayView kByteOrderMark = "\xEF\xBB\xBF";

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

} // namespace

void EventStreamParser::feed(QByteArrayView bytes, core::Instant at)
{
    m_now = at;
    if (m_swallowsLf && !bytes.isEmpty()) {
        m_swallowsLf = false;
        if (bytes.front() == '\n')
            bytes = bytes.sliced(1);
    }
    while (!bytes.isEmpty() && !isStopped()) {
        const auto end = std::ranges::find_if(bytes, isLineEnd);
        const qsizetype length = end - bytes.begin();
        if (m_line.size() + length > m_maxEventBytes) {
            m_isTooLarge = true;
            return;
        }
        if (end == bytes.end()) {
            m_line.append(bytes);
            return;
        }
        if (m_line.isEmpty()) {
            takeLine(bytes.first(length));
        } else {
            m_line.append(bytes.first(length));
            endLine();
        }
        const bool isCr = *end == '\r';
        bytes = bytes.sliced(length + 1);
        if (isCr && bytes.isEmpty())
            m_swallowsLf = true;
        else if (isCr && bytes.front() == '\n')
            bytes = bytes.sliced(1);
    }
}

void EventStreamParser::finish()
{
    if (isStopped())
        return;
    if (!m_line.isEmpty())
        endLine();
    if (!isStopped())
        dispatch(!scanner().isOpen());
}

void EventStreamParser::endLine()
{
    const QByteArray line = std::exchange(m_line, {});
    takeLine(line);
}

void EventStreamParser::takeLine(QByteArrayView line)
{
    if (std::exchange(m_isFirstLine, false) && line.startsWith(kByteOrderMark))
        line = line.sliced(kByteOrderMark.size());
    if (m_isRaw) {
        appendData(line);
        m_isRaw = scanner().isOpen();
        return;
    }
    if (line.isEmpty()) {
        dispatch();
        m_type.clear();
        return;
    }
    const QByteArrayView trimmed = line.trimmed();
    if (line.front() == ':' || trimmed.isEmpty())
        return;
    if (trimmed.front() == '{' || trimmed.front() == '[')
        takeRaw(line);
    else
        takeField(line);
}

void EventStreamParser::takeField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);

    if (name == "data") {
        takeData(value);
    } else if (name == "event") {
        m_type = value.trimmed().toByteArray();
    } else if (name == "error" && value.trimmed().startsWith('{')) {
        if (scanner().isComplete())
            dispatch();
        m_type = "error";
        appendData(value);
    } else if (name != "id" && name != "retry") {
        ++m_ignoredLines;
    }
}

void EventStreamParser::takeData(QByteArrayView value)
{
    if (scanner().isComplete())
        dispatch();
    if (!isStopped())
        appendData(value);
}

void EventStreamParser::takeRaw(QByteArrayView line)
{
    takeData(line);
    m_isRaw = scanner().isOpen();
}

void EventStreamParser::appendData(QByteArrayView value)
{
    if (m_data.size() + value.size() + 1 > m_maxEventBytes) {
        m_isTooLarge = true;
        return;
    }
    if (m_hasData)
        m_data.append('\n');
    m_data.append(value);
    m_hasData = true;
    m_dataAt = m_now;
}

const JsonScanner &EventStreamParser::scanner()
{
    m_scanner.feed(QByteArrayView(m_data).sliced(m_scanned));
    m_scanned = m_data.size();
    return m_scanner;
}

void EventStreamParser::dispatch(bool isTerminated)
{
    const QByteArray data = std::exchange(m_data, {}).trimmed();
    m_scanner.reset();
    m_scanned = 0;
    m_hasData = false;
    if (data.isEmpty())
        return;
    if (data == "[DONE]") {
        m_isDone = true;
        return;
    }
    m_events.push_back({m_type, data, m_dataAt, isTerminated});
}

} // namespace aisb::net
