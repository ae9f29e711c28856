// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/backend.h"

#include "net/backends/payloadreader.h"
#include "net/backends/replydecoder.h"

namespace aisb::net {

DecodedReply Backend::decode(
    const core::ModelSpec &model, const HttpReply &reply, const core::Json &input) const
{
    const std::unique_ptr<PayloadReader> reader = makeReader(model, input);
    return decodeReply(model, reply, *reader);
}

} // namespace aisb::net
