// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/perfmetrics.h"
#include "core/result.h"
#include "gui/share/sharecontent.h"

#include <QString>

namespace aisb::gui {

class AccuracyView;
class ResultView;

// What opened results have to give away, as they are shown: the group, the population and the zoom
// that are chosen. title: of the document. GUI thread; the views need an experiment.
[[nodiscard]] ShareContent shareContentOf(const ResultView &view, const QString &title);
[[nodiscard]] ShareContent shareContentOf(const AccuracyView &view, const QString &title);

// Opens an experiment without a window and writes its PDF report: every chart and table, whole run.
// Runs the event loop until it is done; GUI thread of a program that shows nothing else. Errors:
// SummFile001 (no experiment), UtilsFile004.
[[nodiscard]] core::Result<> writePdfReport(
    const QString &folder, const QString &file, core::MetricsProfile profile);

} // namespace aisb::gui
