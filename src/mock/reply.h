// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/httprequestparser.h"

#include <QByteArray>

#include <memory>

namespace aisb::mock {

// One event of a stream before it is framed.
struct StreamEvent
{
    enum class Kind
    {
        Data, // json goes into a data: field
        Done, // [DONE]
        ErrorData, // event: error and a data: field
        ErrorLine, // error: field
        Raw, // json is written as it is, no framing
    };
    Kind kind = Kind::Data;
    qint64 dueNs = 0; // after the arrival of the request, without the delays of knobs
    QByteArray json;
};

// Makes the events of one answer one after the other; nothing is made before it is asked for, so
// that a thousand long streams take no memory.
class EventSource
{
public:
    virtual ~EventSource() = default;
    // False at the end. Times do not decrease.
    virtual bool next(StreamEvent &event) = 0;
};

// What a profile answers; knobs that change the bytes on the wire are applied later.
struct Reply
{
    int status = 200;
    QByteArray reason; // empty = the usual one
    QByteArray contentType = "application/json";
    HeaderList headers; // further ones
    qint64 dueNs = 0; // when a body is sent; streams send headers at once
    QByteArray body;
    std::unique_ptr<EventSource> stream; // null = body
    bool isDoneUnterminated = false; // the simulator sends no line end after [DONE]
    bool isSpaced = false; // JSON with blanks after "," and ":"
    bool hasDone = true; // [DONE] ends a stream of this protocol
    bool isNulSeparated = false; // a NUL behind each JSON text instead of an event stream
    enum class Errors
    {
        Object, // {"error":{"message":...}}
        Text // {"error":"..."}
    };
    Errors errors = Errors::Object; // of the knobs that put one into the answer
    // In place of an error object (knob error_object_at), and the stream ends without [DONE]; empty
    // = the object is sent.
    QByteArray silentFailure;
    enum class Framing
    {
        Automatic,
        Length,
        Close
    };
    Framing framing = Framing::Automatic; // automatic: streams chunked, bodies by length

    [[nodiscard]] static Reply json(QByteArray body, int status = 200);
    [[nodiscard]] static Reply html(
        int status); // a short page with the status, as small frameworks send
};

[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace aisb::mock
