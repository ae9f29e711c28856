// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exitcode.h"
#include "core/result.h"

#include <QString>
#include <QStringList>

namespace aisb::cli {

class Terminal;

// The command line of "ais_bench export".
struct ExportArguments
{
    QString folder;
    QString file; // its suffix says what is written
    QString group; // of a performance experiment; empty = the only one, in tables all
    bool isChinese = false; // what the page shows first
    bool isHelpWanted = false;
};

// What follows the subcommand. The error is one sentence for a usage error. Pure.
[[nodiscard]] tl::expected<ExportArguments, QString> parseExportArguments(
    const QStringList &arguments);

[[nodiscard]] QString exportHelpText();

// Writes an experiment as one file for other people: a page, tables, or the folder packed without
// keys. Failure when it cannot be read or the file not be written. Blocking.
[[nodiscard]] ExitCode runExportCommand(const QStringList &arguments, Terminal &terminal);

} // namespace aisb::cli
