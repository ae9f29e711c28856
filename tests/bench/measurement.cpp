// SPDX-License-Identifier: GPL-3.0-or-later
#include "measurement.h"

#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

namespace aisb::bench {

double Measurement::delayMs(double percentile)
{
    if (delaysMs.empty())
        return 0;
    if (!std::ranges::is_sorted(delaysMs))
        std::ranges::sort(delaysMs);
    const double rank = percentile / 100 * static_cast<double>(delaysMs.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(rank));
    const std::size_t above = std::min(below + 1, delaysMs.size() - 1);
    return std::lerp(static_cast<double>(delaysMs[below]), static_cast<double>(delaysMs[above]),
        rank - std::floor(rank));
}

double processCpuS()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void resetPeakMemory()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

double peakMemoryMb()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::strtod(line.c_str() + 6, nullptr) / 1024;
    return 0;
}

} // namespace aisb::bench
