// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "report/table.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <span>
#include <vector>

namespace aisb::report {

// A table as a sheet or section of a file for people.
struct NamedTable
{
    QString name; // of the sheet; the key in JSON
    Table table;
};

// Tables one below the other: .csv as csvTable(), an empty line between them.
[[nodiscard]] QByteArray tablesAsCsv(std::span<const NamedTable> tables);
[[nodiscard]] QByteArray tablesAsMarkdown(std::span<const NamedTable> tables);
[[nodiscard]] QByteArray tablesAsText(std::span<const NamedTable> tables);
// An object by name; each table a list of objects by header. Cells that are numbers without a unit
// become numbers.
[[nodiscard]] QByteArray tablesAsJson(std::span<const NamedTable> tables);
// An Office Open XML workbook (ECMA-376), one sheet a table, the header frozen. "12.30 ms" is the
// number 12.3 shown with its unit; all else is text and no formula. Names are made valid and
// unique. Blocking: goes through a temporary file. Errors: CalcFile001 (no room for it, more than a
// sheet holds).
[[nodiscard]] core::Result<QByteArray> tablesAsWorkbook(std::span<const NamedTable> tables);

// Both tables of a group.
[[nodiscard]] std::vector<NamedTable> namedTables(const core::ResultTables &tables);

// What tableBytes() knows: csv, xlsx, md, json, txt. The first is the default.
[[nodiscard]] QStringList tableSuffixes();
// Tables as a file of this suffix (lower case) has them; text for any other. Blocking. Error
// CalcFile001.
[[nodiscard]] core::Result<QByteArray> tableBytes(
    const QString &suffix, std::span<const NamedTable> tables);

} // namespace aisb::report
