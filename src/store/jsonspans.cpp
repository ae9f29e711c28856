// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/jsonspans.h"

#include "core/text/json.h"

#include <QIODevice>

#include <algorithm>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kBlock = 256 * 1024;
constexpr int kMaxDepth = 256;
constexpr qint64 kMaxKeyBytes = 64 * 1024;

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool endsWord(char c)
{
    return isBlank(c) || c == ',' || c == '}' || c == ']' || c == ':';
}

} // namespace

JsonSpans::JsonSpans(QIODevice &device)
    : m_device(device)
{
    device.seek(0);
}

bool JsonSpans::fill()
{
    if (m_at < m_block.size())
        return true;
    m_base += m_block.size();
    m_at = 0;
    m_block = m_device.read(kBlock);
    return !m_block.isEmpty();
}

void JsonSpans::advance(qsizetype count)
{
    if (m_copy != nullptr) {
        const qint64 room = m_copyLimit - m_copy->size();
        m_copy->append(m_block.constData() + m_at, std::min<qint64>(room, count));
        m_isCut = m_isCut || count > room;
    }
    m_at += count;
}

tl::unexpected<core::Error> JsonSpans::failed(const QString &expected)
{
    return core::fail(core::ErrorCode::SummFile001,
        u"byte %1: expected %2"_s.arg(position()).arg(expected)
            + (fill() ? QString() : u", found the end"_s));
}

char JsonSpans::peek()
{
    while (fill()) {
        if (!isBlank(m_block[m_at]))
            return m_block[m_at];
        ++m_at;
    }
    return 0;
}

core::Result<> JsonSpans::expect(char c)
{
    if (peek() != c)
        return failed(u"'%1'"_s.arg(QLatin1Char(c)));
    advance(1);
    return {};
}

core::Result<> JsonSpans::skipText()
{
    advance(1); // the opening quote
    while (fill()) {
        const char *const begin = m_block.constData() + m_at;
        const char *const end = m_block.constData() + m_block.size();
        const char *const stop =
            std::find_if(begin, end, [](char c) { return c == '"' || c == '\\'; });
        advance(stop - begin);
        if (stop == end)
            continue;
        const bool isEnd = *stop == '"';
        advance(1);
        if (isEnd)
            return {};
        if (fill()) // the escaped character
            advance(1);
    }
    return failed(u"'\"'"_s);
}

core::Result<> JsonSpans::skipWord()
{
    qint64 length = 0;
    while (fill() && !endsWord(m_block[m_at])) {
        advance(1);
        ++length;
    }
    return length > 0 ? core::Result<>() : failed(u"a value"_s);
}

core::Result<> JsonSpans::sequence(
    char open, char close, const std::function<core::Result<>(qint64)> &visit)
{
    if (const auto begun = expect(open); !begun)
        return begun;
    if (++m_depth > kMaxDepth)
        return failed(u"at most %1 levels"_s.arg(kMaxDepth));
    for (qint64 index = 0; peek() != close; ++index) {
        if (index > 0)
            if (const auto separated = expect(','); !separated)
                return separated;
        if (peek() == close)
            return failed(u"a value"_s);
        if (const auto visited = visit(index); !visited)
            return visited;
    }
    --m_depth;
    advance(1);
    return {};
}

core::Result<> JsonSpans::members(const std::function<core::Result<>(const QString &)> &visit)
{
    return sequence('{', '}', [&](qint64) -> core::Result<> {
        if (peek() != '"')
            return failed(u"'\"'"_s);
        const auto text = value(kMaxKeyBytes);
        if (!text)
            return core::fail(text.error());
        const auto key = core::readJson(*text);
        if (!key)
            return failed(u"a key"_s);
        if (const auto separated = expect(':'); !separated)
            return separated;
        return visit(key->toString());
    });
}

core::Result<> JsonSpans::elements(const std::function<core::Result<>(qint64)> &visit)
{
    return sequence('[', ']', visit);
}

core::Result<> JsonSpans::skipNested()
{
    if (peek() == '[')
        return elements([this](qint64) { return skip(); });
    return sequence('{', '}', [this](qint64) -> core::Result<> {
        if (peek() != '"')
            return failed(u"'\"'"_s);
        if (const auto key = skipText(); !key)
            return key;
        if (const auto separated = expect(':'); !separated)
            return separated;
        return skip();
    });
}

core::Result<> JsonSpans::skip()
{
    switch (peek()) {
    case '{':
    case '[':
        return skipNested();
    case '"':
        return skipText();
    default:
        return skipWord();
    }
}

core::Result<QByteArray> JsonSpans::value(qint64 maxBytes)
{
    QByteArray text;
    if (peek() == 0)
        return failed(u"a value"_s);
    m_copy = &text;
    m_copyLimit = maxBytes;
    m_isCut = false;
    const core::Result<> passed = skip();
    m_copy = nullptr;
    if (!passed)
        return core::fail(passed.error());
    return m_isCut ? QByteArray() : text;
}

core::Result<> JsonSpans::end()
{
    return peek() == 0 ? core::Result<>() : failed(u"the end"_s);
}

} // namespace aisb::store
