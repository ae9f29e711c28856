// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exitcode.h"

using namespace aisb;
using namespace Qt::StringLiterals;

namespace {

core::RunOptions withFlag(bool core::RunOptions::*flag)
{
    core::RunOptions options;
    options.*flag = true;
    return options;
}

const core::RunOutcome kGood{u"outputs/default/x"_s, {}, 0, 2, false};
const core::RunOutcome kTaskFailed{u"outputs/default/x"_s, {}, 1, 2, false};
const core::RunOutcome kBroken{{}, core::Error{core::ErrorCode::SummFile001, u"x"_s}, 2, 2, false};
const core::RunOutcome kInterrupted{u"outputs/default/x"_s, {}, 0, 2, true};
const core::RunOutcome kInterruptedEarly{
    {}, core::Error{core::ErrorCode::SummFile001, u"x"_s}, 1, 2, true};

} // namespace

TEST(ExitCode, IsZeroWhenTasksFailedUnlessStrict)
{
    EXPECT_EQ(cli::exitCodeOf({}, kGood), cli::ExitCode::Success);
    EXPECT_EQ(cli::exitCodeOf({}, kTaskFailed), cli::ExitCode::Success);
    EXPECT_EQ(
        cli::exitCodeOf(withFlag(&core::RunOptions::strictExit), kGood), cli::ExitCode::Success);
    EXPECT_EQ(cli::exitCodeOf(withFlag(&core::RunOptions::strictExit), kTaskFailed),
        cli::ExitCode::TasksFailed);
    EXPECT_EQ(static_cast<int>(cli::ExitCode::TasksFailed), 3);
}

TEST(ExitCode, IsOneWhenAnErrorEndedTheRun)
{
    EXPECT_EQ(cli::exitCodeOf({}, kBroken), cli::ExitCode::Failure);
    EXPECT_EQ(
        cli::exitCodeOf(withFlag(&core::RunOptions::strictExit), kBroken), cli::ExitCode::Failure);
    EXPECT_EQ(cli::exitCodeOf(withFlag(&core::RunOptions::upstreamCompat), kBroken),
        cli::ExitCode::Failure);
}

TEST(ExitCode, IsThatOfTheSignalAfterAnInterruptUnlessAsTheReference)
{
    EXPECT_EQ(static_cast<int>(cli::exitCodeOf({}, kInterrupted)), 130);
    EXPECT_EQ(static_cast<int>(cli::exitCodeOf({}, kInterruptedEarly)), 130);
    EXPECT_EQ(cli::exitCodeOf(withFlag(&core::RunOptions::upstreamExit), kInterrupted),
        cli::ExitCode::Success);
    EXPECT_EQ(cli::exitCodeOf(withFlag(&core::RunOptions::upstreamCompat), kInterrupted),
        cli::ExitCode::Success);
    EXPECT_EQ(cli::exitCodeOf(withFlag(&core::RunOptions::upstreamExit), kInterruptedEarly),
        cli::ExitCode::Failure);
}
