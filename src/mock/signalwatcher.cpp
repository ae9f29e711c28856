// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/signalwatcher.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace aisb::mock {

namespace {

std::array<int, 2> s_pipe{-1, -1};

extern "C" void passOn(int signal)
{
    const int savedErrno = errno;
    const auto byte = static_cast<char>(signal);
    [[maybe_unused]] const ssize_t written = ::write(s_pipe[1], &byte, 1);
    errno = savedErrno;
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(s_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = new QSocketNotifier(s_pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &SignalWatcher::read);
    struct sigaction action = {};
    action.sa_handler = passOn;
    ::sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, &m_oldInterrupt);
    ::sigaction(SIGTERM, &action, &m_oldTerminate);
}

SignalWatcher::~SignalWatcher()
{
    if (m_notifier == nullptr)
        return;
    ::sigaction(SIGINT, &m_oldInterrupt, nullptr);
    ::sigaction(SIGTERM, &m_oldTerminate, nullptr);
    delete m_notifier;
    for (int &end : s_pipe) {
        ::close(end);
        end = -1;
    }
}

void SignalWatcher::read()
{
    char signal = 0;
    if (::read(s_pipe[0], &signal, 1) == 1)
        Q_EMIT arrived(signal);
}

} // namespace aisb::mock
