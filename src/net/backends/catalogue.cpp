// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/catalogue.h"

#include "net/backends/mindie.h"
#include "net/backends/tgi.h"
#include "net/backends/triton.h"
#include "net/backends/vita.h"
#include "net/backends/vllmchat.h"
#include "net/backends/vllmcompletions.h"
#include "net/backends/vllmgenerate.h"

#include <algorithm>
#include <array>

namespace aisb::net {

std::span<const Backend *const> backends()
{
    static const VllmCompletionsBackend vllmCompletions;
    static const VllmChatBackend vllmChat;
    static const TgiBackend tgi;
    static const TritonBackend triton;
    static const MindIeBackend mindIe;
    static const VitaBackend vita;
    static const VllmGenerateBackend vllmGenerate;
    static const std::array<const Backend *, 7> table{
        &vllmCompletions,
        &vllmChat,
        &tgi,
        &triton,
        &mindIe,
        &vita,
        &vllmGenerate,
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
