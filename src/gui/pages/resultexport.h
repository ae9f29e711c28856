// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "core/result.h"
#include "report/plotpage.h"
#include "report/tablefiles.h"

#include <QString>
#include <QStringList>

#include <span>
#include <vector>

namespace aisb::gui {

class PlotView;

// "20261124_101500-timeline": a name for a file made of words.
[[nodiscard]] QString fileStem(const QString &experiment, const QString &part);

// Writes a file by replacing it as a whole. Error UtilsFile004 names the file.
[[nodiscard]] core::Result<> saveBytes(const QString &file, const QByteArray &bytes);

// Tables as a file of this suffix has them: csv, xlsx, md, json or txt. Blocking. Error
// CalcFile001.
[[nodiscard]] core::Result<QByteArray> tableBytes(
    const QString &suffix, std::span<const report::NamedTable> tables);
// Both tables of a group.
[[nodiscard]] std::vector<report::NamedTable> namedTables(const core::ResultTables &tables);
// The suffix of the file decides. Blocking. Errors: UtilsFile004, CalcFile001.
[[nodiscard]] core::Result<> saveTables(const QString &file, const core::ResultTables &tables);
// The suffixes of tableBytes(); the first is the default.
[[nodiscard]] QStringList tableSuffixes();
// What saveTables() writes, for a file dialog; the first is the default.
[[nodiscard]] QStringList tableFilters();

// The self-contained page with charts and tables. Blocking.
[[nodiscard]] core::Result<QByteArray> reportPage(const core::ExperimentResult &experiment,
    const core::GroupResult &group, report::PageLanguage language);
// Of the window.
[[nodiscard]] report::PageLanguage pageLanguage();

// The suffix of the file decides: .png, .svg or .csv.
[[nodiscard]] core::Result<> saveChart(const QString &file, PlotView &plot);

} // namespace aisb::gui
