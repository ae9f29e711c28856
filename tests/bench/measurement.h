// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadserver.h"

#include <string>
#include <vector>

namespace aisb::bench {

// How much is asked for.
struct Load
{
    int requests = 1;
    int concurrency = 1;
    StreamShape shape;
};

// What one client did with a load.
struct Measurement
{
    qint64 completed = 0; // requests with every event
    qint64 events = 0;
    double wallS = 0; // first send to last end
    double cpuS = 0; // of this process, all threads
    double rssMb = 0; // largest since the load began
    double loopLagMs = 0; // largest of the worker threads; 0 = not measured
    std::vector<float> delaysMs; // of every event: stamp minus the send time in it

    // Sorts the delays on its first call.
    [[nodiscard]] double delayMs(double percentile);
    [[nodiscard]] double eventsPerCpuS() const { return static_cast<double>(events) / cpuS; }
    [[nodiscard]] double requestsPerCpuS() const { return static_cast<double>(completed) / cpuS; }
};

// CPU seconds of this process so far.
[[nodiscard]] double processCpuS();
// Peak resident memory; reset makes it start anew from what is used now.
void resetPeakMemory();
[[nodiscard]] double peakMemoryMb();

// The measuring stick: epoll, recv, clock, and the number in the event, in one thread; nothing is
// checked, decoded or kept.
[[nodiscard]] Measurement runRawClient(quint16 port, const Load &load);

// What is between the load and the numbers of the product.
enum class Path
{
    DirectTransport, // the transport alone: receive and stamp
    DirectRun, // workers, transport, decoding, records, journal: all of a run
    QnamRun,
};
[[nodiscard]] Measurement runProduct(quint16 port, const Load &load, Path path);

} // namespace aisb::bench
