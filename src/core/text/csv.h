// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace aisb::core {

// RFC 4180. Minimal quoting; lines end with CR LF. Cells are written as they are: the result files
// hold numbers and labels.
[[nodiscard]] QByteArray csvRow(const QStringList &cells);
// As csvRow; a cell that a spreadsheet would run as a formula (= + - @ tab) gets a leading
// apostrophe.
[[nodiscard]] QByteArray csvRowForPeople(const QStringList &cells);

struct CsvLimits
{
    qint64 maxRows = 10'000'000;
    qint64 maxCellBytes = 64 * 1024 * 1024;
};

// Reads all rows. LF, CR LF and CR end a row outside quotes; a BOM is dropped; blank lines are
// skipped; bad UTF-8 becomes U+FFFD. Errors (code DsetData002) name the line of the broken row.
[[nodiscard]] Result<std::vector<QStringList>> readCsv(
    QByteArrayView text, const CsvLimits &limits = {});

} // namespace aisb::core
