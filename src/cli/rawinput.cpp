// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rawinput.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <termios.h>
#include <unistd.h>

namespace aisb::cli {

namespace {

// Read by signal handlers: plain data, written only while no handler is installed.
termios s_cooked;
termios s_raw;

constexpr std::array kEndingSignals = {SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};

void setHandler(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    ::sigaction(signal, &action, nullptr);
}

void raiseDefault(int signal)
{
    setHandler(signal, SIG_DFL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, signal);
    ::raise(signal);
    ::pthread_sigmask(SIG_UNBLOCK, &only, nullptr); // delivered here
}

// Only async-signal-safe calls below.
void restoreAndEnd(int signal)
{
    ::tcsetattr(STDIN_FILENO, TCSANOW, &s_cooked);
    raiseDefault(signal);
}

void restoreAndSuspend(int signal)
{
    ::tcsetattr(STDIN_FILENO, TCSANOW, &s_cooked);
    raiseDefault(signal);
    // Continued. In the background the terminal belongs to somebody else.
    setHandler(signal, restoreAndSuspend);
    if (::tcgetpgrp(STDIN_FILENO) == ::getpgrp())
        ::tcsetattr(STDIN_FILENO, TCSANOW, &s_raw);
}

bool canBeRaw()
{
    return ::isatty(STDIN_FILENO) == 1 && ::tcgetpgrp(STDIN_FILENO) == ::getpgrp()
        && ::tcgetattr(STDIN_FILENO, &s_cooked) == 0;
}

} // namespace

QList<Key> keysIn(QByteArrayView bytes)
{
    QList<Key> keys;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == 'p' || bytes[i] == 'P')
            keys << Key::Pause;
        if (bytes[i] != '\x1b' || i + 2 >= bytes.size()
            || (bytes[i + 1] != '[' && bytes[i + 1] != 'O'))
            continue;
        i += 2;
        if (bytes[i] == 'A')
            keys << Key::Up;
        else if (bytes[i] == 'B')
            keys << Key::Down;
    }
    return keys;
}

RawInput::RawInput(QObject *parent)
    : QObject(parent)
{
    if (!canBeRaw())
        return;
    s_raw = s_cooked;
    s_raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    s_raw.c_cc[VMIN] = 0; // read() never blocks
    s_raw.c_cc[VTIME] = 0;
    for (const int signal : kEndingSignals)
        setHandler(signal, restoreAndEnd);
    setHandler(SIGTSTP, restoreAndSuspend);
    ::tcsetattr(STDIN_FILENO, TCSANOW, &s_raw);
    m_notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &RawInput::read);
}

RawInput::~RawInput()
{
    if (!isActive())
        return;
    ::tcsetattr(STDIN_FILENO, TCSANOW, &s_cooked);
    for (const int signal : kEndingSignals)
        setHandler(signal, SIG_DFL);
    setHandler(SIGTSTP, SIG_DFL);
}

void RawInput::read()
{
    std::array<char, 64> buffer;
    const ssize_t size = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (size <= 0) {
        m_notifier->setEnabled(false); // the terminal is gone: do not spin
        return;
    }
    for (const Key key : keysIn(QByteArrayView(buffer.data(), size)))
        Q_EMIT keyPressed(key);
}

} // namespace aisb::cli
