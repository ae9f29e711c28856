// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/responsereader.h"
#include "net/direct/tunnel.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

// First byte: size of the reads. The rest is what a service sends: it must be the same answer, or
// none, however it is cut (what is wrong with it may show earlier in one piece); a proxy that sends
// the same may only be refused or believed.
namespace {

using namespace aisb;
using net::direct::ResponseReader;

constexpr qint64 kMaxBody = 4096;

struct Outcome
{
    net::HttpReply reply;
    ResponseReader::State state = ResponseReader::State::Reading;
};

Outcome readInSteps(QByteArrayView bytes, qsizetype step)
{
    Outcome outcome;
    ResponseReader reader(&outcome.reply, "POST", kMaxBody, true);
    QByteArray pending;
    for (qsizetype at = 0; at < bytes.size() && reader.state() == ResponseReader::State::Reading;
        at += step) {
        pending.append(bytes.sliced(at, std::min(step, bytes.size() - at)));
        pending.remove(0, static_cast<qsizetype>(reader.read(pending)));
    }
    static_cast<void>(reader.end());
    outcome.state = reader.state();
    return outcome;
}

void talkToProxy(QByteArrayView bytes, const char *proxy)
{
    const auto tunnel = net::direct::makeTunnel(
        QUrl(QString::fromLatin1(proxy)), QUrl(QStringLiteral("https://service.example/")));
    if (tunnel->hello().isEmpty())
        std::abort();
    for (const char byte : bytes)
        if (tunnel->state() == net::direct::Tunnel::State::Talking)
            static_cast<void>(tunnel->take({&byte, 1}));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const QByteArrayView bytes(
        reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size - 1));
    const Outcome cut = readInSteps(bytes, data[0] % 64 + 1);
    const Outcome whole = readInSteps(bytes, std::max(bytes.size(), qsizetype{1}));
    const bool isDone = whole.state == ResponseReader::State::Done;
    if ((cut.state == ResponseReader::State::Done) != isDone)
        std::abort();
    if (isDone && (cut.reply.body != whole.reply.body || cut.reply.headers != whole.reply.headers))
        std::abort();
    talkToProxy(bytes, "http://proxy:3128");
    talkToProxy(bytes, "socks5://user:password@proxy");
    return 0;
}
