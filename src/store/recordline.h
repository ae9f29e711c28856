// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record.h"
#include "core/result.h"

#include <QByteArray>

#include <optional>

namespace aisb::store {

// Lines of the details, journal and failure files, each with its LF. Keys in the order of
// spec/perf.md 3.4.

// dbRow is the row of the time points in the database dbName ("1a2b3c4d.db").
[[nodiscard]] QByteArray detailLine(
    const core::RequestRecord &record, qint64 dbRow, const QString &dbName);
// Everything a record holds, time points inline. See JournalWriter.
[[nodiscard]] QByteArray journalLine(const core::RequestRecord &record, const QString &group);
// Source: spec/perf.md 3.7.
[[nodiscard]] QByteArray failedLine(const core::RequestRecord &record);

// A line of any of the first two kinds, ours or of the reference.
struct ParsedLine
{
    core::RequestRecord record; // timePoints filled only when they are inline
    QString group; // journals of ours
    std::optional<qint64> dbRow;
    QString dbName;
};
// Optional keys may be absent or null. Error SummMtrc001 names the key and the expectation.
[[nodiscard]] core::Result<ParsedLine> parseRecordLine(const core::Json &line);

} // namespace aisb::store
