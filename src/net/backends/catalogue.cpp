// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/catalogue.h"

#include "net/backends/vllmchat.h"
#include "net/backends/vllmcompletions.h"

#include <algorithm>
#include <array>

namespace aisb::net {

std::span<const Backend *const> backends()
{
    static const VllmCompletionsBackend vllmCompletions;
    static const VllmChatBackend vllmChat;
    static const std::array<const Backend *, 2> table{
        &vllmCompletions,
        &vllmChat,
    };
    return table;
}

const Backend &backendFor(core::Backend backend)
{
    const auto all = backends();
    const auto found = std::ranges::find_if(
        all, [&](const Backend *candidate) { return candidate->describe().backend == backend; });
    Q_ASSERT(found != all.end());
    return **found;
}

} // namespace aisb::net
