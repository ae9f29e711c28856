// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/fault.h"

namespace aisb::mock {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMany = 1e9;
constexpr double kDay = 86'400;

std::vector<FaultInfo> makeStatusTable()
{
    using enum FaultKind;
    using enum FaultValue;
    return {
        {Status, "status"_L1, Integer, "500"_L1, 200, 599, {}, "answer with this status instead"_L1,
            {{"reason"_L1, Text, "reason phrase"_L1}, {"body"_L1, Text, "body"_L1},
                {"content_type"_L1, Text, "content type of the body"_L1}}},
        {DelayHeaders, "delay_headers_s"_L1, Number, "1"_L1, 0, kDay, {},
            "seconds before the status line, on top of the normal delay"_L1},
        {DelayBody, "delay_body_s"_L1, Number, "1"_L1, 0, kDay, {},
            "seconds between headers and body, on top of the normal delay"_L1},
        {DropBeforeHeaders, "drop_before_headers"_L1, None, {}, 0, 0, {},
            "close the connection without any byte"_L1},
        {DropAfterEvents, "drop_after_events"_L1, Integer, "1"_L1, 0, kMany, {},
            "close the connection after so many events of a stream"_L1},
        {DropAfterBytes, "drop_after_bytes"_L1, Integer, "1"_L1, 0, kMany, {},
            "close the connection after so many bytes behind the headers, chunk sizes included"_L1},
        {DropMode, "drop_mode"_L1, Choice, "fin"_L1, 0, 0, "fin|rst"_L1,
            "how the drop knobs close: orderly or by reset"_L1},
        {ShortContentLength, "short_content_length"_L1, Integer, "60"_L1, 1, kMany, {},
            "announce so many bytes more than are sent, then close (answers that are no stream)"_L1},
        {MissingLastChunk, "missing_last_chunk"_L1, None, {}, 0, 0, {},
            "close instead of sending the last HTTP chunk of a stream"_L1},
    };
}

std::vector<FaultInfo> makeUsageTable()
{
    using enum FaultKind;
    using enum FaultValue;
    return {
        {NoDone, "no_done"_L1, None, {}, 0, 0, {}, "leave [DONE] out"_L1},
        {NoUsage, "no_usage"_L1, None, {}, 0, 0, {}, "never send usage"_L1},
        {UsageEveryChunk, "usage_every_chunk"_L1, None, {}, 0, 0, {},
            "running totals in every event (profile vllm)"_L1},
        {UsageZero, "usage_zero"_L1, None, {}, 0, 0, {}, "usage with zeros"_L1},
        {UsageNull, "usage_null"_L1, Choice, "chunks"_L1, 0, 0, "chunks|final|tokens"_L1,
            "usage null in every event but the last, in the last too, or null counts (profile vllm)"_L1},
    };
}

std::vector<FaultInfo> makeFramingTable()
{
    using enum FaultKind;
    using enum FaultValue;
    return {
        {SplitBytes, "split_bytes"_L1, Integer, "1"_L1, 1, kMany, {},
            "body in writes of so many bytes"_L1,
            {{"pause_s"_L1, Number, "seconds between the writes"_L1}}},
        {Coalesce, "coalesce"_L1, Integer, "2"_L1, 1, kMany, {}, "so many events per write"_L1},
        {LineEnd, "line_end"_L1, Choice, "crlf"_L1, 0, 0, "lf|crlf|cr|mixed"_L1,
            "line ends of the events"_L1},
        {SpaceAfterColon, "space_after_colon"_L1, Integer, "0"_L1, 0, 1, {},
            "blanks after data:"_L1},
        {CommentEvery, "comment_every"_L1, Number, "1"_L1, 0.001, kDay, {},
            "a comment each so many seconds while a stream runs"_L1},
        {CommentInEvent, "comment_in_event"_L1, None, {}, 0, 0, {},
            "a comment line inside each event"_L1},
        {EventField, "event_field"_L1, Text, "message"_L1, 0, 0, {},
            "an event: field in each event"_L1},
        {IdField, "id_field"_L1, None, {}, 0, 0, {}, "an id: field in each event"_L1},
        {MultiLineData, "multi_line_data"_L1, None, {}, 0, 0, {}, "JSON over two data: lines"_L1},
        {SingleNewline, "single_newline"_L1, None, {}, 0, 0, {}, "no blank line between events"_L1},
        {Bom, "bom"_L1, None, {}, 0, 0, {}, "a byte order mark before the body"_L1},
    };
}

std::vector<FaultInfo> makeContentTable()
{
    using enum FaultKind;
    using enum FaultValue;
    return {
        {BadUtf8, "bad_utf8"_L1, Integer, "1"_L1, 1, kMany, {},
            "a byte FF in the text of that event"_L1},
        {BadJsonAt, "bad_json_at"_L1, Integer, "1"_L1, 1, kMany, {}, "that event is no JSON"_L1},
        {Nan, "nan"_L1, None, {}, 0, 0, {}, "a member with a bare NaN"_L1},
        {HugeEvent, "huge_event"_L1, Integer, "1048576"_L1, 1, 256e6, {},
            "padding bytes in one event"_L1, {{"at"_L1, Integer, "which event"_L1}}},
        {ErrorObjectAt, "error_object_at"_L1, Integer, "1"_L1, 1, kMany, {},
            "that event is an error object, then [DONE]"_L1, {{"message"_L1, Text, "its text"_L1}}},
        {ErrorEventAt, "error_event_at"_L1, Integer, "1"_L1, 1, kMany, {},
            "that event is an event: error, then the end"_L1,
            {{"message"_L1, Text, "its text"_L1}}},
        {ErrorLineAt, "error_line_at"_L1, Integer, "1"_L1, 1, kMany, {},
            "that event is an error: line, then the end"_L1, {{"message"_L1, Text, "its text"_L1}}},
        {JsonInsteadOfStream, "json_instead_of_stream"_L1, None, {}, 0, 0, {},
            "one JSON document although a stream was asked for"_L1},
        {Gzip, "gzip"_L1, None, {}, 0, 0, {}, "gzip content coding, flushed per write"_L1},
        {Deflate, "deflate"_L1, None, {}, 0, 0, {}, "deflate content coding, flushed per write"_L1},
        {Reasoning, "reasoning"_L1, Choice, "reasoning_content"_L1, 0, 0,
            "reasoning_content|reasoning|both|think_tags"_L1,
            "the first half of the tokens is reasoning (profile vllm, chat)"_L1,
            {{"tokens"_L1, Integer, "reasoning tokens instead of half of them"_L1}}},
        {ToolCalls, "tool_calls"_L1, None, {}, 0, 0, {},
            "a tool call instead of text (profile vllm, chat)"_L1},
        {NChoices, "n_choices"_L1, Integer, "2"_L1, 1, 128, {},
            "so many choices (profile vllm)"_L1},
        {ContentParts, "content_parts"_L1, None, {}, 0, 0, {},
            "content as a list of parts (profile vllm, chat)"_L1},
        {Cumulative, "cumulative"_L1, None, {}, 0, 0, {}, "each event repeats all text so far"_L1},
        {MultiToken, "multi_token"_L1, Integer, "2"_L1, 1, 1024, {}, "so many tokens per event"_L1},
        {PromptLogprobs, "prompt_logprobs"_L1, None, {}, 0, 0, {},
            "prompt_logprobs in answers that are no stream (profile vllm)"_L1},
    };
}

std::vector<FaultInfo> makeConnectionTable()
{
    using enum FaultKind;
    using enum FaultValue;
    return {
        {Redirect, "redirect"_L1, Integer, "307"_L1, 301, 308, {},
            "redirect with 301, 302, 303, 307 or 308"_L1,
            {{"location"_L1, Text,
                "target; default /redirected and the path, which is served"_L1}}},
        {RequireKey, "require_key"_L1, Text, {}, 0, 0, {},
            "401 without this key as bearer token"_L1},
        {RetryAfter, "retry_after"_L1, Integer, "1"_L1, 0, kDay, {}, "a Retry-After header"_L1},
        {CloseIdleAfter, "close_idle_after"_L1, Number, "5"_L1, 0, kDay, {},
            "close the connection after so many idle seconds"_L1},
        {ConnectionClose, "connection_close"_L1, None, {}, 0, 0, {},
            "Connection: close, and close"_L1},
        {Http10, "http10"_L1, None, {}, 0, 0, {}, "HTTP/1.0: no chunks, the body ends by close"_L1},
        {RawBody, "raw_body"_L1, Text, {}, 0, 0, {},
            "exactly this body; in JSON also a list, one write each"_L1,
            {{"status"_L1, Integer, "status, default 200"_L1},
                {"content_type"_L1, Text, "default text/event-stream"_L1},
                {"framing"_L1, Text, "chunked, length or close"_L1},
                {"encoding"_L1, Text, "utf8, or latin1 for any byte"_L1},
                {"pause_s"_L1, Number, "seconds between the writes of a list"_L1}}},
    };
}

std::vector<FaultInfo> makeTable()
{
    std::vector<FaultInfo> table = makeStatusTable();
    for (auto part :
        {makeUsageTable(), makeFramingTable(), makeContentTable(), makeConnectionTable()})
        table.insert(table.end(), part.begin(), part.end());
    return table;
}

} // namespace

std::span<const FaultInfo> faultTable()
{
    static const std::vector<FaultInfo> table = makeTable();
    return table;
}

const FaultInfo &infoOf(FaultKind kind)
{
    return faultTable()[static_cast<std::size_t>(kind)];
}

} // namespace aisb::mock
