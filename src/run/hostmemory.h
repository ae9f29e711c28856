// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArrayView>

#include <optional>

namespace aisb::run {

// Memory of this machine in bytes.
struct HostMemory
{
    qint64 total = 0;
    qint64 available = 0;
};

// From the text of /proc/meminfo; nothing when it has no MemTotal and MemAvailable.
[[nodiscard]] std::optional<HostMemory> parseMemInfo(QByteArrayView text);
[[nodiscard]] std::optional<HostMemory> hostMemory();

// Error TinferParam005 when used memory plus needed bytes would exceed 80 % of the total. Source:
// spec/perf.md 9.9.
[[nodiscard]] core::Result<> checkMemory(qint64 needed, const HostMemory &memory);

// CPU time used by this process so far, in seconds, all threads.
[[nodiscard]] double processCpuSeconds();
// The same of the calling thread.
[[nodiscard]] double threadCpuSeconds();

} // namespace aisb::run
