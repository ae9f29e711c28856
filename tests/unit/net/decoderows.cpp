// SPDX-License-Identifier: GPL-3.0-or-later
#include "decoderows.h"

namespace aisb::test {

using core::Backend;

namespace {

QByteArray tgiEvent(int id, const QByteArray &text, const QByteArray &generated = "null",
    const QByteArray &details = "null", const QByteArray &special = "false")
{
    return "data:{\"index\":" + QByteArray::number(id) + ",\"token\":{\"id\":"
        + QByteArray::number(id) + ",\"text\":\"" + text + "\",\"logprob\":-0.1,\"special\":"
        + special + "},\"generated_text\":" + generated + ",\"details\":" + details + "}\n\n";
}

void trustDetails(core::ModelSpec &model)
{
    model.isDetailsTrusted = true;
}

void beCumulative(core::ModelSpec &model)
{
    model.isContentCumulative = true;
}

} // namespace

// Source: spec/models.md 12.
std::vector<Row> tgiRows()
{
    constexpr Backend kBackend = Backend::Tgi;
    const QByteArray first = tgiEvent(1, "He");
    const QByteArray last = tgiEvent(2, "llo", "\"Hello\"");
    return {
        {"T1", kBackend, true, {first, last}, "ok 'Hello'/'' 0/2 tp3 content,content", "{}",
            "ok 'Hello'/'' 0/0 tp3 content,content"},
        {"T2", kBackend, true, {first}, kNoMarker + " 'He'/'' 0/1 tp0", "{}",
            "ok ''/'' 0/0 tp2 content"},
        {"T3", kBackend, true,
            {first,
                "data:{\"error\":\"Request failed during "
                "generation\",\"error_type\":\"generation\"}"
                "\n\n"},
            "E_SERVER: Request failed during generation 'He'/'' 0/1 tp3 content,error", "{}",
            "ok ''/'' 0/0 tp3 content,error"},
        {"T4", kBackend, false, {R"({"generated_text":"Hello"})"}, "ok 'Hello'/'' 0/0 tp2", "{}",
            "ok 'Hello'/'' 0/0 tp2"},
        {"T5", kBackend, false, {R"([{"generated_text":"Hello"}])"}, "ok 'Hello'/'' 0/0 tp2"},
        {"T5two", kBackend, false, {R"([{"generated_text":"a"},{"generated_text":"b"}])"},
            R"(E_PROTOCOL: [MODEL-DATA-003] The answer is no JSON object: [{"generated_text": "a"}, {"generated_text": "b"}] ''/'' 0/0 tp0)"},
        {"T6", kBackend, false, {R"({"generated_text":null})"}, "ok ''/'' 0/0 tp2"},
        {"T8", kBackend, true,
            {first,
                tgiEvent(2, "llo", "\"Hello\"",
                    R"({"finish_reason":"eos_token","generated_tokens":7,"seed":null,"input_length":5})")},
            "ok 'Hello'/'' 5/7 tp3 content,content", R"({"finish_reason": "eos_token"})",
            "ok 'Hello'/'' 0/0 tp3 content,content"},
        {"T8document", kBackend, false,
            {R"({"generated_text":"Hello","details":{"finish_reason":"length","generated_tokens":7,"input_length":5}})"},
            "ok 'Hello'/'' 5/7 tp2", R"({"finish_reason": "length"})"},
        {"T9", kBackend, true,
            {first, tgiEvent(2, "llo"), tgiEvent(3, "</s>", "\"Hello\"", "null", "true")},
            "ok 'Hello'/'' 0/2 tp4 content,content,empty"},
        {"SpecialTokensAreNoText", kBackend, true,
            {first, tgiEvent(3, "</s>", "null", R"({"finish_reason":"eos_token"})", "true")},
            "ok 'He'/'' 0/1 tp3 content,empty", R"({"finish_reason": "eos_token"})",
            "ok ''/'' 0/0 tp3 content,empty"},
        {"SimulatorText", kBackend, true,
            {events(
                {R"({"generated_text":"","token":{"text":"A "}})",
                    R"({"generated_text":"A A ","token":{"text":"A "},"details":{"generated_tokens":2}})"},
                false)},
            "ok 'A A '/'' 0/2 tp3 content,content", "{}", "ok 'A A '/'' 0/0 tp3 content,content"},
        {"ModelEndedAtOnce", kBackend, true, {tgiEvent(1, "</s>", "\"\"", "null", "true")},
            "ok ''/'' 0/0 tp2 empty"},
        {"NoEvent", kBackend, true, {": ping\n\n"},
            "E_EMPTY: The stream ended without any event ''/'' 0/0 tp1"},
        {"KeepAlives", kBackend, true, {":\n\n", first, ":\n\n", last},
            "ok 'Hello'/'' 0/2 tp3 content,content"},
        {"NoObject", kBackend, true, {"data: [1]\n\n"},
            "E_PROTOCOL: [MODEL-DATA-003] An event is no JSON object: [1] ''/'' 0/0 tp0"},
        {"OneDocument", kBackend, true, {R"({"generated_text":"Hello"})"},
            "ok 'Hello'/'' 0/0 tp2 content", R"({"stream_downgraded": true})", {},
            "application/json"},
        {"ErrorDocument", kBackend, false, {R"({"error":"full","error_type":"overloaded"})"},
            "E_SERVER: full ''/'' 0/0 tp2"},
        {"NumbersAndTexts", kBackend, true,
            {events(
                {R"({"token":{"id":"x","text":7},"generated_text":5})",
                    R"({"token":null,"generated_text":"ok","details":{"generated_tokens":2.0}})"},
                false)},
            "ok 'ok'/'' 0/2 tp3 empty,content"},
    };
}

// Source: spec/models.md 13.
std::vector<Row> tritonRows()
{
    constexpr Backend kBackend = Backend::Triton;
    const QByteArray he =
        "data: {\"model_name\":\"qwen\",\"model_version\":\"1\",\"text_output\":\"He\"}\n\n";
    const QByteArray counted =
        events({R"({"text_output":"A ","details":{"generated_tokens":2,"batch_size":2}})",
                   R"({"text_output":"A ","details":{"generated_tokens":4,"batch_size":2}})"},
            false);
    return {
        {"R1", kBackend, true, {he, "data: {\"text_output\":\"llo\"}\n\n"},
            "ok 'Hello'/'' 0/2 tp3 content,content", "{}", "ok 'Hello'/'' 0/0 tp3 content,content"},
        {"R2", kBackend, true, {he, "data: {\"error\":\"boom\"}\n\n"},
            "E_SERVER: boom 'He'/'' 0/1 tp3 content,error", "{}",
            "ok 'He'/'' 0/0 tp3 content,error"},
        {"R3", kBackend, true, {"data: {\"text_output\":null}\n\n"}, "ok ''/'' 0/0 tp2 empty"},
        {"R4", kBackend, false, {R"({"text_output":"Hello"})"}, "ok 'Hello'/'' 0/0 tp2", "{}",
            "ok 'Hello'/'' 0/0 tp2"},
        {"R7", kBackend, true, {counted}, "ok 'A A '/'' 0/2 tp3 content,content"},
        {"R7trusted", kBackend, true, {counted}, "ok 'A A '/'' 0/4 tp3 content,content", "{}", {},
            {}, trustDetails},
        {"R7lastAlone", kBackend, true, {counted + events({R"({"text_output":""})"}, false)},
            "ok 'A A '/'' 0/2 tp4 content,content,empty", "{}", {}, {}, trustDetails},
        {"Cumulative", kBackend, true,
            {he, events({R"({"text_output":"Hello"})", R"({"text_output":"Hello"})"}, false)},
            "ok 'Hello'/'' 0/2 tp4 content,content,empty", "{}", {}, {}, beCumulative},
        {"MissingText", kBackend, false, {"{}"}, "ok ''/'' 0/0 tp2"},
        {"ListOfTexts", kBackend, false, {R"({"text_output":["Hello"]})"}, "ok 'Hello'/'' 0/0 tp2"},
        {"NoObject", kBackend, false, {"[1]"},
            "E_PROTOCOL: [MODEL-DATA-003] The answer is no JSON object: [1] ''/'' 0/0 tp0"},
        {"CutInsideAnEvent", kBackend, true, {he, "data: {\"text_out"},
            "E_TRUNCATED: The stream ended inside an event 'He'/'' 0/1 tp0"},
        {"LargeMembers", kBackend, true,
            {"data: {\"context_logits\":[" + QByteArray(800, '1').replace("11", "1,") + "1],"
                + "\"sequence_id\":0,\"text_output\":\"a\"}\n\n"},
            "ok 'a'/'' 0/1 tp2 content"},
    };
}

// Source: spec/models.md 14.
std::vector<Row> mindIeRows()
{
    constexpr Backend kBackend = Backend::MindIe;
    const QByteArray first =
        R"({"prefill_time":1.0,"decode_time":null,"token":{"id":[1],"text":"He"}})";
    const QByteArray simulated = R"({"generated_text":"","token":{"text":"A "}})";
    return {
        {"I1", kBackend, true,
            {events({first}, false),
                events(
                    {R"({"prefill_time":null,"decode_time":1.0,"generated_text":"Hello","details":{"finish_reason":"length","generated_tokens":2},"token":{"id":[2],"text":"llo"}})"},
                    false)},
            "ok 'Hello'/'' 0/2 tp3 content,content", R"({"finish_reason": "length"})",
            "ok 'Hello'/'' 0/0 tp3 content,content"},
        {"I2", kBackend, true,
            {events(
                {R"({"generated_text":"Hello"})", R"({"token":{"id":[],"text":null}})"}, false)},
            "ok 'Hello'/'' 0/1 tp3 content,empty", "{}", "ok ''/'' 0/0 tp3 content,empty"},
        {"I3", kBackend, true,
            {events({simulated, R"({"generated_text":"A A ","token":{"text":"A "}})"}, false)},
            "ok 'A A '/'' 0/2 tp3 content,content", "{}", "ok 'A A '/'' 0/0 tp3 content,content"},
        {"I3b", kBackend, true, {events({simulated}, false)}, kNoMarker + " 'A '/'' 0/1 tp0", "{}",
            "ok ''/'' 0/0 tp2 content"},
        {"I4", kBackend, true, {events({first, R"({"token":{"id":[2],"text":"llo"}})"}, false)},
            kNoMarker + " 'Hello'/'' 0/2 tp0", "{}", "ok ''/'' 0/0 tp3 content,content"},
        {"I5", kBackend, false, {R"({"generated_text":"Hello"})"}, "ok 'Hello'/'' 0/0 tp2"},
        {"I5counted", kBackend, false,
            {R"({"generated_text":"Hello","details":{"finish_reason":"eos_token","generated_tokens":3}})"},
            "ok 'Hello'/'' 0/3 tp2", R"({"finish_reason": "eos_token"})"},
        {"I6", kBackend, true,
            {events({R"({"token":{"id":626,"text":"am"},"generated_text":"am"})"}, false)},
            "ok 'am'/'' 0/1 tp2 content", "{}", "ok 'am'/'' 0/0 tp2 content"},
        {"I7", kBackend, true,
            {events({R"({"token":{"id":626,"text":"am"},"generated_text":"am"})"})},
            "ok 'am'/'' 0/1 tp2 content", "{}", "ok 'am'/'' 0/0 tp2 content"},
    };
}

// Source: spec/models.md 15.2.
std::vector<Row> vitaRows()
{
    constexpr Backend kBackend = Backend::Vita;
    const QList<QByteArray> pieces{R"({"text":["He"]})", R"({"text":["llo"]})", R"({"text":[]})"};
    return {
        {"W1", kBackend, false, {R"({"text":["Hello"]})"}, "ok 'Hello'/'' 0/0 tp2", "{}",
            "ok 'Hello'/'' 0/0 tp2"},
        {"W2", kBackend, false, {R"({"text":[]})"}, "ok ''/'' 0/0 tp2", "{}", "ok ''/'' 0/0 tp2"},
        {"W3", kBackend, false, {R"({"text":"Hello"})"}, "ok 'Hello'/'' 0/0 tp2"},
        {"W4", kBackend, true, {events(pieces)}, "ok 'Hello'/'' 0/2 tp4 content,content,empty",
            "{}", "ok 'Hello'/'' 0/0 tp4 content,content,empty"},
        {"W4unmarked", kBackend, true, {events(pieces, false)},
            "ok 'Hello'/'' 0/2 tp4 content,content,empty"},
        {"Error", kBackend, true, {events({pieces[0], R"({"error":"no memory"})"}, false)},
            "E_SERVER: no memory 'He'/'' 0/1 tp3 content,error"},
    };
}

// Source: spec/models.md 15.3.
std::vector<Row> vllmGenerateRows()
{
    constexpr Backend kBackend = Backend::VllmGenerate;
    const QByteArray stream =
        QByteArray(R"({"text": ["hi He"]}|{"text": ["hi Hello"]}|{"text": ["hi Hello"]}|)")
            .replace('|', '\0');
    const core::Json hi(QStringLiteral("hi"));
    return {
        {"PromptIsCutOff", kBackend, false, {R"({"text":["hi Hello"]})"}, "ok ' Hello'/'' 0/0 tp2",
            "{}", {}, {}, {}, hi},
        {"OtherBeginningsStay", kBackend, false, {R"({"text":["Hello"]})"}, "ok 'Hello'/'' 0/0 tp2",
            "{}", {}, {}, {}, hi},
        {"CumulativeStream", kBackend, true, {stream.first(20), stream.sliced(20)},
            "ok ' Hello'/'' 0/2 tp4 content,content,empty", "{}", {}, "text/plain", {}, hi},
        {"CutStream", kBackend, true, {stream.first(30)},
            "E_TRUNCATED: The stream ended inside an event ' He'/'' 0/1 tp0", "{}", {}, {}, {}, hi},
        {"EventStream", kBackend, true, {events({R"({"text":["hi a"]})", R"({"text":["hi ab"]})"})},
            "ok ' ab'/'' 0/2 tp3 content,content", "{}", {}, {}, {}, hi},
    };
}

} // namespace aisb::test
