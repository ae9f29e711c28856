// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/signalwatcher.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace aisb::cli {

namespace {

constexpr std::array kWatched = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};

// Used by the handler; set before it is installed.
std::array<int, 2> s_pipe = {-1, -1};
std::array<struct sigaction, kWatched.size()> s_oldActions;

void tellMainThread(int)
{
    const int keptErrno = errno;
    const char byte = 1;
    // A full pipe already holds a request; its result does not matter.
    [[maybe_unused]] const ssize_t written = ::write(s_pipe[1], &byte, 1);
    errno = keptErrno;
}

bool staysIgnored(int signal, const struct sigaction &old)
{
    return signal == SIGHUP && old.sa_handler == SIG_IGN;
}

void install(std::size_t index)
{
    const int signal = kWatched[index];
    struct sigaction action = {};
    action.sa_handler = signal == SIGPIPE ? SIG_IGN : tellMainThread;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(signal, &action, &s_oldActions[index]);
    if (staysIgnored(signal, s_oldActions[index]))
        ::sigaction(signal, &s_oldActions[index], nullptr);
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(s_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        s_pipe = {
            -1, -1}; // no descriptors left: the signals keep their default, which ends the process
        return;
    }
    m_notifier = new QSocketNotifier(s_pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &SignalWatcher::read);
    for (std::size_t i = 0; i < kWatched.size(); ++i)
        install(i);
}

SignalWatcher::~SignalWatcher()
{
    if (!m_notifier)
        return;
    for (std::size_t i = 0; i < kWatched.size(); ++i)
        ::sigaction(kWatched[i], &s_oldActions[i], nullptr);
    delete m_notifier;
    ::close(s_pipe[0]);
    ::close(s_pipe[1]);
}

void SignalWatcher::read()
{
    std::array<char, 16> buffer;
    const ssize_t count = ::read(s_pipe[0], buffer.data(), buffer.size());
    for (ssize_t i = 0; i < count; ++i)
        Q_EMIT stopRequested();
}

} // namespace aisb::cli
