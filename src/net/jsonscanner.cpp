// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/jsonscanner.h"

#include <algorithm>

namespace aisb::net {

void JsonScanner::feed(QByteArrayView bytes)
{
    const char *at = bytes.begin();
    while (at != bytes.end() && m_state != State::NoContainer) {
        if (m_isInString && !m_isEscaped)
            at = std::find_if(at, bytes.end(), [](char c) { return c == '"' || c == '\\'; });
        if (at != bytes.end())
            take(*at++);
    }
}

void JsonScanner::take(char c)
{
    if (m_isInString) {
        if (m_isEscaped)
            m_isEscaped = false;
        else if (c == '\\')
            m_isEscaped = true;
        else if (c == '"')
            m_isInString = false;
        return;
    }
    const bool isBlank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (isBlank)
        return;
    if (m_state == State::Blank && c != '{' && c != '[') {
        m_state = State::NoContainer;
        return;
    }
    if (m_state == State::Closed) {
        m_state = State::NoContainer;
        return;
    }
    if (c == '{' || c == '[') {
        m_state = State::Open;
        ++m_depth;
    } else if (c == '}' || c == ']') {
        if (--m_depth == 0)
            m_state = State::Closed;
    } else if (c == '"') {
        m_isInString = true;
    }
}

} // namespace aisb::net
