// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "core/result.h"

#include <QString>

namespace aisb::gui {

class PlotView;

// "20261124_101500-timeline": a name for a file made of words.
[[nodiscard]] QString fileStem(const QString &experiment, const QString &part);

// Writes a file by replacing it as a whole. Error UtilsFile004 names the file.
[[nodiscard]] core::Result<> saveBytes(const QString &file, const QByteArray &bytes);

// The tables of a group; the suffix of the file decides: .csv, .md or .txt.
[[nodiscard]] core::Result<> saveTables(const QString &file, const core::ResultTables &tables);

// The self-contained page with charts and tables. Blocking.
[[nodiscard]] core::Result<> saveReport(const QString &file,
    const core::ExperimentResult &experiment, const core::GroupResult &group,
    const QString &language);

// The suffix of the file decides: .png, .svg or .csv.
[[nodiscard]] core::Result<> saveChart(const QString &file, PlotView &plot);

} // namespace aisb::gui
