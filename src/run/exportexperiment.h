// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "core/result.h"
#include "report/plotpage.h"
#include "report/tablefiles.h"
#include "run/openaccuracy.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace aisb::run {

// What an opened experiment gives to other people, as bytes of a file. Blocking, any thread.

// The self-contained page of a group with data. Errors: those of report::plotPage().
[[nodiscard]] core::Result<QByteArray> performancePage(
    const core::ExperimentResult &experiment, std::size_t group, report::PageLanguage language);
// The tables of one group, or of all when group is empty; of several each says whose it is.
[[nodiscard]] std::vector<report::NamedTable> performanceTables(
    const core::ExperimentResult &experiment, const QString &group = {});

// The self-contained page of the scores. Errors: those of report::evaluationPage().
[[nodiscard]] core::Result<QByteArray> accuracyPage(
    const AccuracyExperiment &experiment, report::PageLanguage language);
// The summary as a file of this suffix has it: csv as the run writes it, md with counts and
// failures, txt as the console shows it, xlsx and json the table. Error CalcFile001.
[[nodiscard]] core::Result<QByteArray> accuracyTables(
    const AccuracyExperiment &experiment, const QString &suffix);

} // namespace aisb::run
