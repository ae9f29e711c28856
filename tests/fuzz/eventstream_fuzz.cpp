// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runspec.h"
#include "net/backends/catalogue.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// First byte: backend, stream, compat mode and content type. Second byte: size of the packets. The
// rest is the body. The result must not depend on the packets.
namespace {

using namespace aisb;

net::HttpReply replyOf(const QByteArray &body, qsizetype packet, const QByteArray &type)
{
    net::HttpReply reply;
    reply.status = 200;
    reply.headers = {{"Content-Type", type}};
    reply.body = body;
    for (qsizetype end = 0; end < body.size();) {
        end = std::min(body.size(), end + packet);
        reply.marks.push_back({{end}, end});
    }
    return reply;
}

// Bit 0 tells completions from chat, the upper four bits one of the others.
core::Backend backendOf(std::uint8_t choice)
{
    const auto all = net::backends();
    const std::size_t other = choice >> 4U;
    if (other > 0 && other < all.size())
        return all[other]->describe().backend;
    return (choice & 1) != 0 ? core::Backend::VllmCompletions : core::Backend::VllmChat;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    core::ModelSpec model;
    model.backend = backendOf(data[0]);
    model.isStream = (data[0] & 2) == 0;
    model.isCompatMode = (data[0] & 4) != 0;
    model.maxEventBytes = 4096;
    const QByteArray type =
        (data[0] & 8) != 0 ? QByteArray("application/json") : QByteArray("text/event-stream");
    const qsizetype packet = data[1] + 1;
    const QByteArray body(
        reinterpret_cast<const char *>(data + 2), static_cast<qsizetype>(size - 2));

    const net::Backend &backend = net::backendFor(model.backend);
    const net::DecodedReply cut = backend.decode(model, replyOf(body, packet, type));
    const net::DecodedReply whole =
        backend.decode(model, replyOf(body, std::max<qsizetype>(1, body.size()), type));
    const bool isSame = cut.errorClass == whole.errorClass && cut.error == whole.error
        && cut.content == whole.content && cut.reasoning == whole.reasoning
        && cut.eventKinds == whole.eventKinds && cut.extra == whole.extra
        && cut.outputTokens == whole.outputTokens
        && cut.timePoints.size() == whole.timePoints.size();
    if (!isSame)
        std::abort();
    return 0;
}
