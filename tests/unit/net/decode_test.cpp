// SPDX-License-Identifier: GPL-3.0-or-later
#include "decoderows.h"
#include "nethelpers.h"

// The rows V, C and those of 21 and 23 of spec/models.md that need no connection.
namespace aisb::test {
namespace {

using core::Backend;

class Decoding : public ::testing::TestWithParam<Row>
{
protected:
    static net::DecodedReply decode(const std::vector<QByteArray> &packets, bool isCompat = false)
    {
        const Row &row = GetParam();
        core::ModelSpec model = modelFor(row.backend, row.isStream);
        model.isCompatMode = isCompat;
        if (row.adjust)
            row.adjust(model);
        const QByteArray type = !row.contentType.isEmpty() ? row.contentType
            : row.isStream                                 ? QByteArray("text/event-stream")
                                                           : QByteArray("application/json");
        return net::backendFor(row.backend).decode(model, replyOf(packets, type), row.input);
    }
};

TEST_P(Decoding, GivesTheRecordOfTheTable)
{
    const net::DecodedReply reply = decode(GetParam().packets);
    EXPECT_EQ(shown(reply), GetParam().expected);
    EXPECT_EQ(extraText(reply.extra), GetParam().extra);
    if (!GetParam().compat.empty()) {
        EXPECT_EQ(shown(decode(GetParam().packets, true)), GetParam().compat);
    }
}

TEST_P(Decoding, GivesTheSameForEveryCut)
{
    QByteArray body;
    for (const QByteArray &packet : GetParam().packets)
        body += packet;
    for (qsizetype cut = 0; cut <= body.size(); ++cut)
        ASSERT_EQ(shown(decode({body.first(cut), body.sliced(cut)})), GetParam().expected)
            << "cut at " << cut;
}

QByteArray delta(const QByteArray &members, const QByteArray &more = {})
{
    return "{\"choices\":[{\"delta\":{" + members + "}" + more + "}]}";
}

const std::string kStop = R"({"finish_reason": "stop"})";

std::vector<Row> completionRows()
{
    constexpr Backend kBackend = Backend::VllmCompletions;
    return {
        {"V1", kBackend, false,
            {R"({"choices":[{"text":"Hello"}],"usage":{"prompt_tokens":2,"completion_tokens":2}})"},
            "ok 'Hello'/'' 2/2 tp2", "{}", "ok 'Hello'/'' 2/2 tp2"},
        {"V2", kBackend, false, {R"({"choices":[{"text":"A"},{"text":"B"}]})"}, "ok 'A'/'' 0/0 tp2",
            "{}", "ok 'A'/'' 0/0 tp2"},
        {"V3", kBackend, false, {R"({"choices":[]})"},
            R"(E_PROTOCOL: [MODEL-DATA-003] The answer has no choices: {"choices": []} ''/'' 0/0 tp0)",
            "{}",
            R"(E_PROTOCOL: [MODEL-DATA-003] The answer has no choices: {"choices": []} ''/'' 0/0 tp0)"},
        {"V4", kBackend, false, {"{}"},
            "E_PROTOCOL: [MODEL-DATA-003] The answer has no choices: {} ''/'' 0/0 tp0", "{}",
            "ok ''/'' 0/0 tp2"},
        {"V5", kBackend, false, {R"({"choices":[{"text":null}]})"}, "ok ''/'' 0/0 tp2"},
        {"V6", kBackend, false, {R"({"error":{"message":"x"}})"}, "E_SERVER: x ''/'' 0/0 tp2", "{}",
            "ok ''/'' 0/0 tp2"},
        {"V7", kBackend, false, {"<html>"},
            "E_PROTOCOL: [MODEL-DATA-003] The answer is not JSON (byte 0: expected a value, found "
            "'<'): <html> ''/'' 0/0 tp0"},
        {"V8", kBackend, true,
            {"data: {\"choices\":[{\"text\":\"He\"}]}\n\n",
                "data: {\"choices\":[{\"text\":\"llo\",\"finish_reason\":\"length\"}]}\n\n",
                "data: "
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":2,\"completion_tokens\":2}}\n\ndata: "
                "[DONE]\n\n"},
            "ok 'Hello'/'' 2/2 tp4 content,content,usage", R"({"finish_reason": "length"})",
            "ok 'Hello'/'' 2/2 tp4 content,content,usage"},
        {"V9", kBackend, true,
            {events({R"({"choices":[{"text":"A"}],"usage":{"prompt_tokens":5,"completion_tokens":1}})",
                R"({"choices":[{"text":"B"}],"usage":{"prompt_tokens":5,"completion_tokens":2}})"})},
            "ok 'AB'/'' 5/2 tp3 content,content"},
        {"V10", kBackend, true,
            {events(
                {R"({"choices":[{"text":"a"}],"usage":{"prompt_tokens":0,"completion_tokens":0}})",
                    R"({"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":1}})"})},
            "ok 'a'/'' 5/1 tp3 content,usage"},
        {"V10reversed", kBackend, true,
            {events(
                {R"({"choices":[{"text":"a"}],"usage":{"prompt_tokens":5,"completion_tokens":1}})",
                    R"({"choices":[],"usage":{"prompt_tokens":0,"completion_tokens":0}})"})},
            "ok 'a'/'' 5/1 tp3 content,usage", "{}", "ok 'a'/'' 0/0 tp3 content,usage"},
        {"V11", kBackend, true, {events({R"({"choices":[{"index":0}]})"})},
            "ok ''/'' 0/0 tp2 empty"},
        {"V11unmarked", kBackend, true, {events({R"({"choices":[{"index":0}]})"}, false)},
            kNoMarker + " ''/'' 0/0 tp0"},
        {"V12", kBackend, false,
            {R"({"choices":[{"text":"A"}],"usage":{"prompt_tokens":1,"completion_tokens":null}})"},
            "ok 'A'/'' 1/0 tp2"},
        {"OtherChoices", kBackend, true,
            {events({R"({"choices":[{"index":0,"text":"A"}]})",
                R"({"choices":[{"index":1,"text":"B"}]})"})},
            "ok 'A'/'' 0/1 tp3 content,other", R"({"other_choices": 1})",
            "ok 'AB'/'' 0/0 tp3 content,content"},
        {"StreamOfOneDocument", kBackend, true,
            {R"({"choices":[{"text":"Hello"}],"usage":{"prompt_tokens":2,"completion_tokens":2}})"},
            "ok 'Hello'/'' 2/2 tp2 content", R"({"stream_downgraded": true})", {},
            "application/json"},
    };
}

std::vector<Row> chatRows()
{
    constexpr Backend kBackend = Backend::VllmChat;
    const QByteArray role = delta(R"("role":"assistant","content":"")");
    return {
        {"C1", kBackend, true,
            {events({role, delta(R"("content":"Hel")"),
                delta(R"("content":"lo")", R"(,"finish_reason":"stop")"),
                R"({"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}})"})},
            "ok 'Hello'/'' 3/2 tp5 role,content,content,usage", kStop,
            "ok 'Hello'/'' 3/2 tp5 role,content,content,usage"},
        {"C2", kBackend, true,
            {events({delta(R"("reasoning_content":"r1","reasoning":"r1")"),
                delta(R"("reasoning":"r2")"), delta(R"("content":"ans")")})},
            "ok 'ans'/'r1r2' 0/3 tp4 reasoning,reasoning,content"},
        {"C3", kBackend, true,
            {events({R"({"choices":[{"index":0,"delta":{"role":"assistant","content":"","reasoning_content":null,"tool_calls":null},"finish_reason":null,"matched_stop":null}],"usage":null})",
                R"({"choices":[{"index":0,"delta":{"content":"a","reasoning_content":null,"tool_calls":null},"finish_reason":null}],"usage":null})",
                R"({"choices":[{"index":0,"delta":{"content":null,"reasoning_content":null},"finish_reason":"stop","matched_stop":2}],"usage":null})",
                R"({"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":1}})"})},
            "ok 'a'/'' 3/1 tp5 role,content,empty,usage", kStop},
        {"C4", kBackend, true,
            {events(
                {R"({"choices":[{"delta":{"tool_calls":[{"index":0,"id":"x","function":{"name":"f","arguments":"{}"}}]}}]})"})},
            "ok ''/'' 0/1 tp2 tool",
            R"({"tool_calls": [{"id": "x", "type": "function", "function": {"name": "f", "arguments": "{}"}}]})",
            "ok ''/'' 0/0 tp2 tool"},
        {"C5", kBackend, true,
            {events(
                {R"({"choices":[{"index":0,"delta":{"content":"A"}},{"index":1,"delta":{"content":"B"}}]})"})},
            "ok 'A'/'' 0/1 tp2 content", R"({"other_choices": 1})", "ok 'AB'/'' 0/0 tp2 content"},
        {"C6", kBackend, true, {events({R"({"choices":[{"finish_reason":"stop"}]})"}, false)},
            "ok ''/'' 0/0 tp2 empty", kStop},
        {"C7", kBackend, true, {events({R"({"choices":null})"})}, "ok ''/'' 0/0 tp2 other"},
        {"C7unmarked", kBackend, true, {events({R"({"choices":null})"}, false)},
            kNoMarker + " ''/'' 0/0 tp0", "{}", "ok ''/'' 0/0 tp2 other"},
        {"C8", kBackend, true,
            {events({delta(R"("content":"a")"), R"({"error":{"message":"boom","code":500}})"})},
            "E_SERVER: boom 'a'/'' 0/1 tp3 content,error", "{}", "ok 'a'/'' 0/0 tp3 content,error"},
        {"C10", kBackend, false,
            {R"({"choices":[{"message":{"role":"assistant","content":"Hi","reasoning_content":"think"}}],"usage":{"prompt_tokens":9,"completion_tokens":4}})"},
            "ok 'Hi'/'think' 9/4 tp2"},
        {"C11", kBackend, false,
            {R"({"choices":[{"message":{"content":null,"reasoning":"only"}}]})"},
            "ok ''/'only' 0/0 tp2"},
        {"C12", kBackend, false, {R"({"error":{"message":"x"}})"}, "E_SERVER: x ''/'' 0/0 tp2",
            "{}", "ok ''/'' 0/0 tp2"},
        {"C13", kBackend, true, {R"({"error":{"message":"x"}})"}, "E_SERVER: x ''/'' 0/0 tp2 error",
            R"({"stream_downgraded": true})", {}, "application/json"},
        {"C14", kBackend, true,
            {events({R"({"choices":[],"prompt_filter_results":[{"prompt_index":0}]})",
                delta(R"("content":"a")"),
                R"({"choices":[{"index":0,"content_filter_results":{}}]})"})},
            "ok 'a'/'' 0/1 tp4 other,content,empty"},
        {"X1", kBackend, false,
            {R"({"choices":[{"message":{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":" f ","arguments":"{\"a\":1}"}}]}}]})"},
            "ok ''/'' 0/0 tp2",
            R"({"tool_calls": [{"id": "c1", "type": "function", "function": {"name": "f", "arguments": "{\"a\":1}"}}]})"},
        {"X2", kBackend, false,
            {R"({"choices":[{"message":{"tool_calls":[{"id":"c1","function":{"name":"f","arguments":"1"}},{"id":"c2","function":{"name":"g","arguments":"2"}}]}}]})"},
            "ok ''/'' 0/0 tp2",
            R"({"tool_calls": [{"id": "c1", "type": "function", "function": {"name": "f", "arguments": "1"}}, )"
            R"({"id": "c2", "type": "function", "function": {"name": "g", "arguments": "2"}}]})"},
        {"X3", kBackend, false, {R"({"choices":[{"message":{"content":"[f(a=1)]"}}]})"},
            "ok '[f(a=1)]'/'' 0/0 tp2"},
        {"X4", kBackend, false,
            {R"({"choices":[{"message":{"tool_calls":null,"content":"text"}}]})"},
            "ok 'text'/'' 0/0 tp2"},
        {"X7", kBackend, false,
            {R"({"choices":[{"message":{"tool_calls":[{"id":"c1","function":{"name":"f","arguments":{"a":1}}}]}}]})"},
            "ok ''/'' 0/0 tp2",
            R"({"tool_calls": [{"id": "c1", "type": "function", "function": {"name": "f", "arguments": "{\"a\":1}"}}]})"},
        {"NoMessage", kBackend, false, {R"({"choices":[{"index":0}]})"},
            R"(E_PROTOCOL: [MODEL-DATA-003] A choice has no message: {"index": 0} ''/'' 0/0 tp0)"},
        {"NullDelta", kBackend, true,
            {events({R"({"choices":[{"delta":null}]})", delta(R"("content":"a")")})},
            "ok 'a'/'' 0/1 tp3 empty,content"},
        {"AllChoicesMustFinish", kBackend, true,
            {events(
                {R"({"choices":[{"index":1,"delta":{"content":"B"}}]})",
                    R"({"choices":[{"index":0,"delta":{"content":"A"},"finish_reason":"stop"}]})"},
                false)},
            kNoMarker + " 'A'/'' 0/1 tp0", R"({"finish_reason": "stop", "other_choices": 1})"},
    };
}

// spec/models.md 21 and the N rows whose subject is the payload.
std::vector<Row> serverRows()
{
    constexpr Backend kBackend = Backend::VllmChat;
    const QByteArray a = delta(R"("content":"a")");
    return {
        {"N1", kBackend, true,
            {events({"{\"choices\":[{\"delta\":{\"content\":\"\xe4\xbd\xa0\"}}]}",
                delta("", R"(,"finish_reason":"stop")"),
                R"({"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}})"})},
            "ok '\xe4\xbd\xa0'/'' 3/2 tp4 content,empty,usage", kStop},
        {"N3", kBackend, true,
            {events({a,
                R"({"choices":[{"delta":{"content":"b"}}],"usage":{"prompt_tokens":5,"completion_tokens":1}})",
                a})},
            "ok 'aba'/'' 5/1 tp4 content,content,content"},
        {"N4", kBackend, true,
            {events({delta(
                R"("content":[{"type":"text","text":"a"},{"type":"text","text":"b"},{"type":"x"},"c"])")})},
            "ok 'abc'/'' 0/1 tp2 content"},
        {"N16", kBackend, false, {"{\"choices\":[{\"message\":{\"content\":\"\xe9\"}}]}"},
            "ok '\xc3\xa9'/'' 0/0 tp2", "{}", {}, "application/json; charset=iso-8859-1"},
        {"N23", kBackend, true,
            {R"({"choices":[{"message":{"content":"whole"}}],"usage":{"prompt_tokens":1,"completion_tokens":3}})"},
            "ok 'whole'/'' 1/3 tp2 content", R"({"stream_downgraded": true})", {},
            "application/json"},
        {"N23chunked", kBackend, true, {events({a})}, "ok 'a'/'' 0/1 tp2 content", "{}", {},
            "application/json"},
        {"N23event", kBackend, true, {delta(R"("content":"a")", R"(,"finish_reason":"stop")")},
            "ok 'a'/'' 0/1 tp2 content", kStop, {}, "application/json; charset=utf-8"},
        {"N24", kBackend, false, {"\n\n \r\n{\"choices\":[{\"message\":{\"content\":\"a\"}}]}\n"},
            "ok 'a'/'' 0/0 tp2"},
        {"Vllm", kBackend, true,
            {events({R"({"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}],"usage":{"prompt_tokens":4,"total_tokens":4,"completion_tokens":0}})",
                R"({"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"Hi"},"logprobs":null,"finish_reason":null}],"usage":{"prompt_tokens":4,"total_tokens":5,"completion_tokens":1}})",
                R"({"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"!"},"logprobs":null,"finish_reason":"stop","stop_reason":151645}],"usage":{"prompt_tokens":4,"total_tokens":6,"completion_tokens":2}})",
                R"({"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":4,"total_tokens":6,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":3},"completion_tokens_details":{"reasoning_tokens":1}}})"})},
            "ok 'Hi!'/'' 4/2 tp5 role,content,content,usage",
            R"({"finish_reason": "stop", "stop_reason": 151645, "cached_tokens": 3, "reasoning_tokens": 1})"},
        {"VllmOldError", kBackend, true,
            {events({a,
                R"({"object":"error","message":"too long","type":"BadRequestError","param":null,"code":400})"})},
            "E_SERVER: too long 'a'/'' 0/1 tp3 content,error"},
        {"SglangAbort", kBackend, true,
            {events({a, R"({"error":{"message":"aborted","code":500}})"})},
            "E_SERVER: aborted 'a'/'' 0/1 tp3 content,error"},
        {"TgiError", kBackend, true,
            {events({R"({"error":{"message":"full","http_status_code":422}})"}, false)},
            "E_SERVER: full ''/'' 0/0 tp2 error"},
        {"TgiTextError", kBackend, true,
            {events({R"({"error":"overloaded","error_type":"overloaded"})"}, false)},
            "E_SERVER: overloaded ''/'' 0/0 tp2 error"},
        {"TgiKeepAlive", kBackend, true, {":\n\n:\n\n" + events({a})}, "ok 'a'/'' 0/1 tp2 content"},
        {"LlamaCpp", kBackend, true,
            {events({delta(R"("role":"assistant","content":null)"), a,
                delta("", R"(,"finish_reason":"stop")"),
                R"({"choices":[],"timings":{"prompt_n":3,"cache_n":2,"predicted_n":7,"predicted_ms":1.5}})"})},
            "ok 'a'/'' 5/7 tp5 role,content,empty,other", kStop,
            "ok 'a'/'' 0/0 tp5 role,content,empty,other"},
        {"OllamaSilentFailure", kBackend, true, {events({a, delta(R"("content":"")")}, false)},
            kNoMarker + " 'a'/'' 0/1 tp0"},
        {"OllamaRoleInEach", kBackend, true,
            {events({delta(R"("role":"assistant","content":"a")"),
                        delta(R"("role":"assistant","content":"b")", R"(,"finish_reason":"stop")")},
                false)},
            "ok 'ab'/'' 0/2 tp3 content,content", kStop},
        {"MindieUsage", kBackend, true,
            {events({a,
                R"({"choices":[],"usage":{"prompt_tokens":2,"completion_tokens":1,"prefill_time":12,"decode_time_arr":[1,2]}})"})},
            "ok 'a'/'' 2/1 tp3 content,usage"},
        {"TrtllmBlankBeforeLineEnd", kBackend, true, {"data: " + a + " \n\ndata: [DONE] \n\n"},
            "ok 'a'/'' 0/1 tp2 content"},
        {"OpenRouterComments", kBackend, true,
            {": OPENROUTER PROCESSING\n\n: keep-alive\n\n" + events({a})},
            "ok 'a'/'' 0/1 tp2 content"},
        {"FloatCounts", kBackend, true,
            {events(
                {a, R"({"choices":[],"usage":{"prompt_tokens":4.0,"completion_tokens":5.0}})"})},
            "ok 'a'/'' 4/5 tp3 content,usage"},
        {"NegativeCounts", kBackend, true,
            {events({a, R"({"choices":[],"usage":{"prompt_tokens":-4,"completion_tokens":-5}})"})},
            "ok 'a'/'' 0/1 tp3 content,usage"},
        {"OnlyCompletionTokens", kBackend, true,
            {events(
                {R"({"choices":[{"delta":{"content":"A "}}],"usage":{"completion_tokens":2}})"})},
            "ok 'A '/'' 0/2 tp2 content"},
        {"UnknownMembers", kBackend, true,
            {events(
                {R"({"x":{"y":[1,{"z":null}]},"choices":[{"q":1,"delta":{"content":"a","w":[]}}]})"})},
            "ok 'a'/'' 0/1 tp2 content"},
        {"ToolCalls", kBackend, true,
            {events({R"({"choices":[{"delta":{"tool_calls":[{"index":1,"id":"b","type":"function","function":{"name":"g","arguments":{"k":1}}}]}}]})",
                R"({"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\""}}]}}]})",
                R"({"choices":[{"delta":{"tool_calls":[{"index":0,"id":"","function":{"name":"f","arguments":":1}"}}]}}]})"})},
            "ok ''/'' 0/3 tp4 tool,tool,tool",
            R"({"tool_calls": [{"id": "b", "type": "function", "function": {"name": "g", "arguments": "{\"k\":1}"}}, )"
            R"({"id": "a", "type": "function", "function": {"name": "f", "arguments": "{\"x\":1}"}}]})"},
        {"ToolCallsWithoutIndex", kBackend, true,
            {events({R"({"choices":[{"delta":{"tool_calls":[{"id":"a","function":{"name":"f","arguments":"1"}}]}}]})",
                R"({"choices":[{"delta":{"tool_calls":[{"function":{"arguments":"2"}}]}}]})",
                R"({"choices":[{"delta":{"tool_calls":[{"id":"b","function":{"name":"g"}}]}}]})"})},
            "ok ''/'' 0/3 tp4 tool,tool,tool",
            R"({"tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "12"}}, )"
            R"({"id": "b", "type": "function", "function": {"name": "g", "arguments": ""}}]})"},
        {"CutDocument", kBackend, false, {R"({"choices":[{"message":{"content":"a)"},
            "E_TRUNCATED: [MODEL-DATA-003] The answer is not JSON (byte 36: expected a closing "
            "quote, found the end): "
            R"({"choices":[{"message":{"content":"a ''/'' 0/0 tp0)"},
        {"EmptyDocument", kBackend, false, {"  \n"},
            "E_EMPTY: The answer has no body ''/'' 0/0 tp1"},
        {"HtmlForStream", kBackend, true, {"<html>\n<body>Bad</body>\n</html>\n"},
            "E_PROTOCOL: [MODEL-DATA-003] The answer is no event stream: "
            "<html>\n<body>Bad</body>\n</html>\n ''/'' 0/0 tp0",
            R"({"ignored_lines": 3})", {}, "text/html"},
    };
}

std::string nameOf(const ::testing::TestParamInfo<Row> &info)
{
    return info.param.id;
}

INSTANTIATE_TEST_SUITE_P(Completions, Decoding, ::testing::ValuesIn(completionRows()), nameOf);
INSTANTIATE_TEST_SUITE_P(Chat, Decoding, ::testing::ValuesIn(chatRows()), nameOf);
INSTANTIATE_TEST_SUITE_P(Tgi, Decoding, ::testing::ValuesIn(tgiRows()), nameOf);
INSTANTIATE_TEST_SUITE_P(Triton, Decoding, ::testing::ValuesIn(tritonRows()), nameOf);
INSTANTIATE_TEST_SUITE_P(MindIe, Decoding, ::testing::ValuesIn(mindIeRows()), nameOf);
INSTANTIATE_TEST_SUITE_P(Vita, Decoding, ::testing::ValuesIn(vitaRows()), nameOf);
INSTANTIATE_TEST_SUITE_P(VllmGenerate, Decoding, ::testing::ValuesIn(vllmGenerateRows()), nameOf);
INSTANTIATE_TEST_SUITE_P(Servers, Decoding, ::testing::ValuesIn(serverRows()), nameOf);

// N27
TEST(DecodingTimes, GivesEventsOfOnePacketOneInstantEach)
{
    const core::ModelSpec model = modelFor(Backend::VllmChat, true);
    const net::DecodedReply reply =
        net::backendFor(model.backend)
            .decode(model, replyOf({events(QList<QByteArray>(99, delta(R"("content":"a")")))}));
    ASSERT_EQ(reply.timePoints.size(), 100U);
    EXPECT_DOUBLE_EQ(reply.timePoints[1], reply.timePoints[99]);
}

TEST(DecodingText, KeepsTheLastTextOfCumulativeStreams)
{
    core::ModelSpec model = modelFor(Backend::VllmChat, true);
    model.isContentCumulative = true;
    const net::DecodedReply reply =
        net::backendFor(model.backend)
            .decode(model,
                replyOf({events({delta(R"("content":"He")"), delta(R"("content":"Hello")"),
                    delta(R"("content":"")")})}));
    EXPECT_EQ(reply.content, QStringLiteral("Hello"));
}

TEST(DecodingTokens, SaysWhereTheOutputCountComesFrom)
{
    const core::ModelSpec model = modelFor(Backend::VllmChat, true);
    const net::Backend &backend = net::backendFor(model.backend);
    const QByteArray a = delta(R"("content":"a")");
    EXPECT_EQ(backend.decode(model, replyOf({events({a})})).tokenSource, core::TokenSource::Events);
    EXPECT_EQ(backend.decode(model, replyOf({events({a, R"({"timings":{"predicted_n":3}})"})}))
                  .tokenSource,
        core::TokenSource::Server);
    EXPECT_EQ(backend.decode(model, replyOf({events({a, R"({"usage":{"completion_tokens":3}})"})}))
                  .tokenSource,
        core::TokenSource::Usage);
    EXPECT_EQ(
        backend.decode(model, replyOf({events({delta(R"("role":"assistant")")})})).tokenSource,
        core::TokenSource::None);
}

struct HttpRow
{
    int status;
    QByteArray reason;
    QByteArray body;
    std::string expected;
    net::Headers headers = {};
};

TEST(DecodingHttpErrors, TakesTheMessageFromEveryKnownShape)
{
    const std::vector<HttpRow> rows{
        {400, "Bad Request", R"({"error":{"message":"bad"}})", "HTTP 400 Bad Request: bad"}, // C16
        {400, "Bad Request",
            R"({"object":"error","message":"old","type":"x","param":null,"code":400})",
            "HTTP 400 Bad Request: old"},
        {422, "Unprocessable Entity", R"({"error":"tgi","error_type":"validation"})",
            "HTTP 422 Unprocessable Entity: tgi"},
        {404, "Not Found", R"({"detail":"Not Found"})", "HTTP 404 Not Found: Not Found"},
        {422, "", R"({"detail":[{"loc":["body"],"msg":"m"}]})",
            R"(HTTP 422: [{"loc": ["body"], "msg": "m"}])"},
        {503, "Service Unavailable",
            R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})",
            "HTTP 503 Service Unavailable: Loading model"},
        {502, "Bad Gateway", "<html><h1>502</h1></html>",
            "HTTP 502 Bad Gateway: <html><h1>502</h1></html>"},
        {500, "Internal Server Error", QByteArray(2000, 'x'),
            "HTTP 500 Internal Server Error: " + std::string(500, 'x')},
        {204, "No Content", "", "HTTP 204 No Content"}, // N6
        {201, "Created", "{}", "HTTP 201 Created: {}"}, // N6
        {302, "Found", "", "HTTP 302 redirected to http://h/b", {{"Location", "/b"}}}, // N15
        {401, "Unauthorized", R"({"error":{"message":"wrong key"}})",
            "HTTP 401 Unauthorized: wrong key"}, // N29
    };
    for (const HttpRow &row : rows) {
        for (const bool isStream : {false, true}) {
            core::ModelSpec model = modelFor(Backend::VllmChat, isStream);
            net::HttpReply reply = replyOf({row.body});
            reply.url = QUrl(QStringLiteral("http://h/a"));
            reply.status = row.status;
            reply.reason = row.reason;
            reply.headers = row.headers;
            const net::DecodedReply decoded = net::backendFor(model.backend).decode(model, reply);
            EXPECT_EQ(decoded.errorClass, core::ErrorClass::Http);
            EXPECT_EQ(decoded.error.toStdString(), row.expected);
            EXPECT_EQ(decoded.timePoints.size(), 1U);
            EXPECT_EQ(decoded.extra[u"http_reason"].toString(), QString::fromLatin1(row.reason));
            model.isCompatMode = true;
            EXPECT_EQ(net::backendFor(model.backend).decode(model, reply).error,
                QString::fromLatin1(row.reason));
        }
    }
}

TEST(DecodingFailures, KeepsPartialTextAndForgivesCutsAfterTheMarker)
{
    const core::ModelSpec model = modelFor(Backend::VllmChat, true);
    const net::Backend &backend = net::backendFor(model.backend);
    const QByteArray a = delta(R"("content":"a")");
    net::HttpReply reply = replyOf({events({a}, false)});
    reply.failureText = QStringLiteral("why");
    const std::vector<std::pair<net::FailureKind, std::string>> rows{
        {net::FailureKind::Timeout, "E_TIMEOUT: Timed out: why 'a'/'' 0/1 tp0"},
        {net::FailureKind::Truncated, "E_TRUNCATED: The answer ended early: why 'a'/'' 0/1 tp0"},
        {net::FailureKind::TooLarge, "E_PROTOCOL: why 'a'/'' 0/1 tp0"},
        {net::FailureKind::Malformed, "E_PROTOCOL: why 'a'/'' 0/1 tp0"},
        {net::FailureKind::Cancelled,
            "E_CANCELLED: Request cancelled by user 'a'/'' 0/1 tp2 content"}, // N31
    };
    for (const auto &[failure, expected] : rows) {
        reply.failure = failure;
        EXPECT_EQ(shown(backend.decode(model, reply)), expected);
    }
    reply = replyOf({events({a})});
    reply.failure = net::FailureKind::Truncated; // N10
    EXPECT_EQ(shown(backend.decode(model, reply)), "ok 'a'/'' 0/1 tp2 content");
}

TEST(DecodingFailures, GivesConnectionErrorsNoTimePoint)
{
    const core::ModelSpec model = modelFor(Backend::VllmChat, true);
    net::HttpReply reply;
    reply.failure = net::FailureKind::Connect;
    reply.failureText = QStringLiteral("Connection refused");
    EXPECT_EQ(shown(net::backendFor(model.backend).decode(model, reply)),
        "E_CONNECT: Connection refused ''/'' 0/0 tp0");
}

TEST(DecodingFailures, KeepsRawBytesOnlyWhenAsked)
{
    core::ModelSpec model = modelFor(Backend::VllmChat, false);
    const net::HttpReply reply = replyOf({"<html>" + QByteArray(100'000, 'x')});
    EXPECT_FALSE(net::backendFor(model.backend).decode(model, reply).extra.find(u"raw"));
    model.keepRaw = true;
    EXPECT_EQ(net::backendFor(model.backend).decode(model, reply).extra[u"raw"].toString().size(),
        65'536);
}

} // namespace
} // namespace aisb::test
