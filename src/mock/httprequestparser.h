// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <utility>
#include <vector>

namespace aisb::mock {

using HeaderList = std::vector<std::pair<QByteArray, QByteArray>>;

// Value of the first header of that name (any letter case), empty if none.
[[nodiscard]] QByteArray headerValue(const HeaderList &headers, QByteArrayView name);

struct HttpRequest
{
    QByteArray method;
    QByteArray target;
    int minorVersion = 1; // of HTTP/1.x
    HeaderList headers;
    QByteArray body;
    bool isKeepAlive = true;

    [[nodiscard]] QByteArray path() const; // target without query
};

// Push parser of HTTP/1.x requests: bytes in, complete requests out, pipelining included. Bounded;
// never throws.
class HttpRequestParser
{
public:
    struct Limits
    {
        qsizetype maxHeadBytes = 64 * 1024;
        qint64 maxBodyBytes = 256 * 1024 * 1024;
    };
    enum class State
    {
        NeedsMore,
        Continue, // "Expect: 100-continue": send the interim answer, then go on
        Complete, // take() the request, then call advance() for what was pipelined behind it
        Failed, // answer errorStatus() and close
    };

    explicit HttpRequestParser(const Limits &limits)
        : m_limits(limits)
    {
    }

    void feed(QByteArrayView bytes);
    State advance();
    [[nodiscard]] HttpRequest take();
    [[nodiscard]] int errorStatus() const { return m_errorStatus; }
    // Whether some but not all of a request has arrived.
    [[nodiscard]] bool isInRequest() const
    {
        return m_stage != Stage::Head || m_position < m_buffer.size();
    }

private:
    enum class Stage
    {
        Head,
        Body,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailer,
        Done,
        Failed
    };

    bool step();
    bool readHead();
    bool parseHead(QByteArrayView head);
    bool parseHeaderLine(QByteArrayView line);
    bool chooseBody();
    bool readBody();
    bool readChunkSize();
    bool readTrailer();
    bool readLine(QByteArrayView &line);
    bool failWith(int status);
    [[nodiscard]] QByteArrayView rest() const
    {
        return QByteArrayView(m_buffer).sliced(m_position);
    }

    Limits m_limits;
    QByteArray m_buffer;
    qsizetype m_position = 0;
    Stage m_stage = Stage::Head;
    HttpRequest m_request;
    qint64 m_missing = 0; // bytes of the body or chunk still to come
    qsizetype m_trailerBytes = 0;
    bool m_isContinueWanted = false;
    int m_errorStatus = 0;
};

} // namespace aisb::mock
