// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record.h"
#include "core/result.h"

#include <QFuture>

#include <functional>

namespace aisb::run {

// Whether a token count of that record is a guess or missing: the service reported none.
[[nodiscard]] bool needsCount(const core::RequestRecord &record);

// Counts for a record, from somewhere else; may be called from any thread.
struct TokenCounting
{
    using Count = QFuture<core::Result<qint64>>;
    std::function<Count(const core::Json &input)> prompt;
    std::function<Count(const QString &prediction)> answer;
};

struct Recounted
{
    qint64 records = 0; // with new counts
    std::optional<core::Error> error; // the first one: nothing was asked after it
};

// Replaces the journal of a finished group by one in which every successful record has counts; the
// same but for them. Some at a time are asked for. Blocking: call it in a pool thread that is not
// the one the counts come from. Errors: IcliFile001, for lines that cannot be read
// as well; the journal is as it was then.
[[nodiscard]] core::Result<Recounted> recountJournal(
    const QString &journal, const TokenCounting &counting);

} // namespace aisb::run
