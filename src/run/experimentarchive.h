// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace aisb::run {

struct ArchiveOutcome
{
    qint64 files = 0;
    qint64 maskedFiles = 0; // that held a key in the clear
    QStringList warnings; // what was left out, and why
};

struct ArchiveEntry
{
    QString name; // relative to the experiment
    qint64 bytes = 0; // before packing
};
// What archiveExperiment() packs, in order; dumps it would have to leave out are not looked at.
// Blocking. Empty when the folder is no experiment.
[[nodiscard]] std::vector<ArchiveEntry> archiveEntries(const QString &experiment);

// Asked now and then with the part done, 0 to 1; false stops.
using ArchiveProgress = std::function<bool(double part)>;

// Packs an experiment into a zip for other people; the file appears complete or not at all. Keys,
// tokens in headers and passwords in addresses that a configuration dump has in the clear, as the
// reference writes them, are replaced by "***" in every text of the archive; a dump that cannot be
// read is left out. .studio/ (notes), links and what lies outside the folder stay behind. The
// folder itself is not changed. Blocking. Errors: SummFile001 (no experiment), CalcFile001 (cannot
// be written), TevalUnk001 "stopped".
[[nodiscard]] core::Result<ArchiveOutcome> archiveExperiment(
    const QString &experiment, const QString &file, const ArchiveProgress &progress = {});

} // namespace aisb::run
