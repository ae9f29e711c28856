// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/text/json.h"

#include <QString>

#include <functional>
#include <vector>

namespace aisb::datasets {

// One row of a data file and where it stands, for messages: "line 7" or "record 7".
struct FileRow
{
    core::Json values; // object, columns in file order
    QString place;
};

// Calls with the number of rows so far; false stops the reading (DsetUnk001).
using RowProgress = std::function<bool(qint64 rows)>;

// Reads all rows of a .jsonl or .csv file: UTF-8, a byte order mark and CR LF are fine. Errors name
// file, place and expectation: DsetFile001 (missing, not readable), DsetCfg001 (other ending),
// DsetData002 (no rows, broken line, bad UTF-8, wrong number of cells), DsetData006 (a line that is
// no object). CSV values are texts.
[[nodiscard]] core::Result<std::vector<FileRow>> readRows(
    const QString &path, const RowProgress &progress);

} // namespace aisb::datasets
