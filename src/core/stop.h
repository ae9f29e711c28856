// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace aisb::core {

// How far a stop request goes; only ever rises.
enum class StopLevel
{
    None,
    Graceful, // issue nothing new, cancel what is in flight, write everything recorded
    Now, // as Graceful without waiting for anybody
};

} // namespace aisb::core
