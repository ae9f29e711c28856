// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/signalwatcher.h"

#include <QSignalSpy>

#include <csignal>

using namespace aisb;

namespace {

void (*handlerOf(int signal))(int)
{
    struct sigaction action = {};
    ::sigaction(signal, nullptr, &action);
    return action.sa_handler;
}

} // namespace

TEST(SignalWatcher, TurnsEverySignalIntoOneRequest)
{
    cli::SignalWatcher watcher;
    QSignalSpy requests(&watcher, &cli::SignalWatcher::stopRequested);
    ::raise(SIGINT);
    ::raise(SIGTERM);
    ::raise(SIGHUP);
    ASSERT_TRUE(requests.count() == 3 || requests.wait(5000));
    EXPECT_EQ(requests.count(), 3);
    ::raise(SIGINT);
    ASSERT_TRUE(requests.wait(5000));
    EXPECT_EQ(requests.count(), 4);
}

TEST(SignalWatcher, PutsTheOldHandlersBack)
{
    const auto before = handlerOf(SIGINT);
    const auto pipeBefore = handlerOf(SIGPIPE);
    {
        const cli::SignalWatcher watcher;
        EXPECT_NE(handlerOf(SIGINT), before);
        EXPECT_EQ(handlerOf(SIGPIPE), SIG_IGN);
    }
    EXPECT_EQ(handlerOf(SIGINT), before);
    EXPECT_EQ(handlerOf(SIGPIPE), pipeBefore);
}

TEST(SignalWatcher, RespectsAnIgnoredHangUp)
{
    const auto before = std::signal(SIGHUP, SIG_IGN);
    {
        const cli::SignalWatcher watcher;
        EXPECT_EQ(handlerOf(SIGHUP), SIG_IGN);
    }
    std::signal(SIGHUP, before);
}
