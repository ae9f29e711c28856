// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "core/runspec.h"

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <functional>
#include <utility>
#include <vector>

namespace aisb::net {

using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

// Value of the first header of that name, letter case ignored; empty when absent.
[[nodiscard]] QByteArray headerValue(const Headers &headers, QByteArrayView name);

// Limits of one exchange; 0 = none. Source: spec/models.md 3.6, 5.5.
struct HttpLimits
{
    int totalMs = 0; // from send() to the last byte
    int connectMs = 0; // until the request is on the wire
    int idleMs = 0; // between two arrivals, the first one included
    qint64 maxResponseBytes = 1'073'741'824;
};

// What ends a body before the server does.
enum class EndMarker
{
    None,
    Done, // a line "data: [DONE]" in any spacing: the rest may come for 1 s, then the connection is
          // dropped
};

// One HTTP exchange to make. Headers are sent as given; Host and Content-Length are added by the
// transport. An Accept-Encoding header of the caller switches content decoding off.
struct HttpRequest
{
    QByteArray method = "POST";
    QUrl url;
    Headers headers;
    QByteArray body;
    core::TlsSpec tls;
    QUrl proxy; // empty = direct
    QString socketPath; // of a Unix socket that leads to the service, whatever the URL's host; no
                        // proxy then. Empty = TCP
    HttpLimits limits;
    EndMarker endMarker = EndMarker::None;
};

enum class FailureKind
{
    None, // a status arrived and the body ended; decide by the status
    Connect, // no status line: name, refused, TLS, closed
    Timeout, // HttpReply::timeout says which limit
    Truncated, // the body ended early
    TooLarge, // more than maxResponseBytes
    Malformed, // not HTTP, or an encoding that cannot be undone
    Cancelled,
};

enum class TimeoutKind
{
    None,
    Total,
    Connect,
    Idle
};

// Bytes [previous end, end) of the body were read at that instant.
struct Mark
{
    core::Instant at;
    qint64 end = 0;
};

// What came back. Body and marks are complete up to the failure, so partial content can be decoded.
struct HttpReply
{
    int status = 0; // 0 = no status line arrived
    QByteArray reason;
    Headers headers;
    QByteArray body; // content decoding undone
    std::vector<Mark> marks;
    core::Instant sent; // immediately before the request was handed over
    core::Instant finished; // when the end of the body was noticed
    FailureKind failure = FailureKind::None;
    TimeoutKind timeout = TimeoutKind::None;
    QString failureText; // English, empty without a failure
    QUrl url; // the last one asked
    int redirects = 0; // followed
    bool wasResent = false; // the client library sent the request again by itself
};

// An HTTP client. Lives in the thread that made it (or was moved to before first use) and all calls
// come from there; done is called in that thread exactly once per send(), never inside send(), but
// possibly inside cancel(), cancelAll() and the destructor (as FailureKind::Cancelled); it must not
// delete the transport. Never blocks. Source: spec/models.md 3, 22; decisions D4.
class Transport : public QObject
{
    Q_OBJECT
public:
    using Callback = std::function<void(HttpReply)>;

    using QObject::QObject;

    // Admits the request at once, however many are in flight.
    virtual quint64 send(HttpRequest request, Callback done) = 0;
    // Unknown ids are ignored.
    virtual void cancel(quint64 id) = 0;
    virtual void cancelAll() = 0;

    [[nodiscard]] virtual int inFlight() const = 0;
    // Body bytes read so far over all requests. Any thread may ask.
    [[nodiscard]] virtual qint64 bytesReceived() const = 0;
    // How late the loop of the transport's own network thread served a 10 ms timer while requests
    // were in flight, ms, since the last call. Empty: the network lives in the caller's thread, or
    // nothing was measured.
    [[nodiscard]] virtual std::vector<float> takeLoopLags() { return {}; }
};

} // namespace aisb::net
