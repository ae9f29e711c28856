// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "run/openaccuracy.h"

#include <QString>

namespace aisb::gui {

// The summary of an experiment; the suffix of the file decides: .csv as the run writes it, .md with
// counts and failures, .txt as the console shows it, .xlsx and .json the table. Blocking.
[[nodiscard]] core::Result<> saveSummary(
    const QString &file, const run::AccuracyExperiment &experiment);

// The self-contained page. language: of the window. Blocking.
[[nodiscard]] core::Result<> saveEvaluationPage(
    const QString &file, const run::AccuracyExperiment &experiment, const QString &language);

} // namespace aisb::gui
