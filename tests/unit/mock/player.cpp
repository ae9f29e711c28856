// SPDX-License-Identifier: GPL-3.0-or-later
#include "player.h"

#include "core/text/json.h"

#define ZLIB_CONST
#include <zlib.h>

namespace aisb::mock::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostSteps = 1'000'000;
constexpr core::Instant kArrival{1'000'000'000};

ActiveFaults allOf(const MockSettings &settings)
{
    ActiveFaults active;
    for (const Fault &fault : settings.faults)
        active.activate(fault);
    return active;
}

} // namespace

Played play(const MockSettings &settings, const Ask &ask)
{
    const auto shared = std::make_shared<const MockSettings>(settings);
    const ActiveFaults faults = allOf(*shared);
    HttpRequest request;
    request.method = ask.method;
    request.target = ask.path;
    request.headers = ask.headers;
    request.body = ask.body;
    request.minorVersion = ask.isHttp11 ? 1 : 0;
    Reply reply = answerRequest({request, *shared, faults, Dice(shared->seed, 1), 0});
    Exchange exchange(
        std::move(reply), shared, faults, {kArrival, true, ask.isHttp11, ask.method == "HEAD"});
    Played played;
    core::Instant clock = kArrival;
    for (int step = 0; step < kMostSteps && played.outcome == Exchange::Outcome::Pending; ++step) {
        clock = std::max(clock, exchange.due());
        QByteArray wire;
        played.outcome = exchange.advance(clock, wire);
        if (!wire.isEmpty())
            played.writes.push_back({clock - kArrival, wire});
    }
    return played;
}

QByteArray Played::all() const
{
    QByteArray bytes;
    for (const Write &write : writes)
        bytes += write.bytes;
    return bytes;
}

QByteArray Played::head() const
{
    return all().left(all().indexOf("\r\n\r\n") + 4);
}

QByteArray Played::rawBody() const
{
    return all().mid(head().size());
}

QByteArray Played::body() const
{
    return head().contains("Transfer-Encoding: chunked") ? joinChunks(rawBody()) : rawBody();
}

std::vector<QByteArray> Played::events() const
{
    std::vector<QByteArray> found;
    for (const QByteArray &line : body().split('\n')) {
        if (line.startsWith("data: "))
            found.push_back(line.mid(6));
    }
    return found;
}

Ask chatStream(int tokens)
{
    Ask ask;
    ask.body =
        R"({"model":"mock-1","messages":[{"role":"user","content":"hi you"}],"stream":true,"ignore_eos":true,)"
        R"("stream_options":{"include_usage":true},"max_tokens":)"
        + QByteArray::number(tokens) + '}';
    return ask;
}

Ask completionStream(int tokens)
{
    Ask ask;
    ask.path = "/v1/completions";
    ask.body = R"({"model":"mock-1","prompt":"hi you","stream":true,"ignore_eos":true,)"
               R"("stream_options":{"include_usage":true},"max_tokens":)"
        + QByteArray::number(tokens) + '}';
    return ask;
}

Ask chatWhole(int tokens)
{
    Ask ask;
    ask.body =
        R"({"model":"mock-1","messages":[{"role":"user","content":"hi you"}],"ignore_eos":true,"max_tokens":)"
        + QByteArray::number(tokens) + '}';
    return ask;
}

MockSettings vllm(std::vector<Fault> faults)
{
    MockSettings settings;
    settings.profile = Profile::Vllm;
    settings.faults = std::move(faults);
    return settings;
}

MockSettings simulator(std::vector<Fault> faults)
{
    MockSettings settings;
    settings.faults = std::move(faults);
    return settings;
}

QByteArray contentOf(const Played &played)
{
    QByteArray content;
    for (const QByteArray &event : played.events()) {
        const core::Result<core::Json> json = core::readJson(event);
        if (!json.has_value() || (*json)[u"choices"].items().empty())
            continue;
        const core::Json &choice = (*json)[u"choices"].items().front();
        content +=
            choice[u"delta"][u"content"].toString().toUtf8() + choice[u"text"].toString().toUtf8();
    }
    return content;
}

QByteArray joinChunks(const QByteArray &raw)
{
    QByteArray joined;
    qsizetype at = 0;
    while (at < raw.size()) {
        const qsizetype end = raw.indexOf("\r\n", at);
        bool isNumber = false;
        const int size = raw.mid(at, end - at).toInt(&isNumber, 16);
        if (end < 0 || !isNumber || size == 0)
            break;
        joined += raw.mid(end + 2, size);
        at = end + 2 + size + 2;
    }
    return joined;
}

QByteArray inflated(const QByteArray &coded, bool isGzip)
{
    z_stream z = {};
    inflateInit2(&z, isGzip ? MAX_WBITS + 16 : MAX_WBITS);
    z.next_in = reinterpret_cast<const Bytef *>(coded.constData());
    z.avail_in = static_cast<uInt>(coded.size());
    QByteArray out(1 << 20, '\0');
    z.next_out = reinterpret_cast<Bytef *>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    inflate(&z, Z_SYNC_FLUSH);
    out.truncate(static_cast<qsizetype>(z.total_out));
    inflateEnd(&z);
    return out;
}

} // namespace aisb::mock::test
