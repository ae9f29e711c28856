// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <sys/types.h>

namespace aisb::bench {

// A service that costs as little as possible, so that what is measured is the client: one epoll
// loop in a process of its own on a free port of 127.0.0.1. A POST below /e<events>/i<us>/p<phase>/
// is answered by a chat stream of so many events, so many microseconds apart on absolute deadlines;
// the content of each is the steady-clock time in nanoseconds right before its write and a blank.
// With phase 1 the streams are spread evenly over the first interval. Interval 0: the whole answer
// in one write.
class LoadServer
{
public:
    // Forks: call it before there are threads.
    LoadServer();
    ~LoadServer(); // ends the process
    LoadServer(const LoadServer &) = delete;
    LoadServer &operator=(const LoadServer &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    pid_t m_process = -1;
    quint16 m_port = 0;
};

// What a request asks of the server.
struct StreamShape
{
    int events = 1;
    int intervalUs = 0;
    bool isSpread = false;
};

} // namespace aisb::bench
