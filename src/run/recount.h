// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/perfdata.h"
#include "core/record.h"
#include "core/result.h"
#include "core/tokenizer.h"
#include "store/experimentreader.h"

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

struct TokensCounted
{
    qint64 counted = 0; // requests with new counts
    qint64 left = 0; // requests whose counts are still missing
    QString reason; // why, when some are left
};

// Counts tokens of the successful requests of a folder whose records hold 0, from the prompts and
// answers kept there. The tokenizer is loaded when there is such a request. Blocking. Source:
// spec/perf.md 4.7.
[[nodiscard]] TokensCounted countMissingTokens(
    core::PerfData &data, const store::GroupRef &group, const core::TokenizerSource &tokenizer);

} // namespace aisb::run
