// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace aisb::gui {

// The first rows of a data file, for looking at before it is sent.
struct DataSample
{
    QString kind; // "JSON Lines", "CSV"
    QStringList columns;
    std::vector<QStringList> rows; // as many cells as columns
    bool isWhole = false; // the file has no more rows
};

// Reads at most maxRows rows and a bounded part of the file. Errors: DsetFile001 (cannot be read),
// DsetData002 (file, line, expectation). Blocking.
[[nodiscard]] core::Result<DataSample> sampleData(const QString &path, int maxRows = 20);

} // namespace aisb::gui
