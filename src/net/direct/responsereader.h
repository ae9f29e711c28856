// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/direct/inflater.h"
#include "net/transport.h"

#include <boost/beast/http/basic_parser.hpp>

#include <memory>
#include <optional>

namespace aisb::net::direct {

inline constexpr std::uint32_t kMaxHeadBytes = 64 * 1024;

// Takes the bytes of one HTTP/1 answer apart (Boost.Beast's parser): status line, headers, bodies
// with a length, in chunks or up to the end of the connection, trailers, interim answers skipped,
// gzip and deflate undone. Fills a reply: status, reason, headers, body. Without a socket and
// without a clock. Source: spec/models.md 22.1.
class ResponseReader
{
public:
    enum class State
    {
        Reading,
        Done,
        Malformed, // errorText() says what
        TooLarge, // the body is above the limit
    };

    // reply outlives the reader. When undoesCoding is false the body stays as it came.
    ResponseReader(HttpReply *reply, QByteArrayView method, qint64 maxBodyBytes, bool undoesCoding);
    ~ResponseReader();

    // Takes bytes and returns how many; those left have to be presented again with more behind
    // them.
    std::size_t read(QByteArrayView bytes);
    // No more bytes will come. False when the answer is not complete.
    [[nodiscard]] bool end();

    [[nodiscard]] State state() const { return m_state; }
    // A byte of this answer was read.
    [[nodiscard]] bool hasStarted() const;
    // Length announced; nullopt before the end of the head and in chunked and open-ended bodies.
    [[nodiscard]] std::optional<quint64> announcedLength() const;
    // Whether the connection can carry another request; asked when done.
    [[nodiscard]] bool isKeepAlive() const;
    [[nodiscard]] QString errorText() const { return m_errorText; }

private:
    class Parser;

    void makeParser();
    void startBody();
    std::size_t takeBody(QByteArrayView bytes);
    void fail(State state, const QString &text);

    HttpReply *m_reply;
    qint64 m_maxBodyBytes;
    std::unique_ptr<Parser> m_parser;
    std::optional<Inflater> m_inflater;
    QString m_errorText;
    State m_state = State::Reading;
    int m_interim = 0; // answers with 1xx so far
    bool m_isHead;
    bool m_undoesCoding;
};

} // namespace aisb::net::direct
