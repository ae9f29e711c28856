// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "report/plotpage.h"
#include "run/openaccuracy.h"

#include <QByteArray>
#include <QString>

namespace aisb::gui {

// The summary of an experiment as a file of this suffix has it: csv as the run writes it, md with
// counts and failures, txt as the console shows it, xlsx and json the table. Blocking.
[[nodiscard]] core::Result<QByteArray> summaryBytes(
    const QString &suffix, const run::AccuracyExperiment &experiment);

// The self-contained page. Blocking.
[[nodiscard]] core::Result<QByteArray> evaluationReport(
    const run::AccuracyExperiment &experiment, report::PageLanguage language);

} // namespace aisb::gui
