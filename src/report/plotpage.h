// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

class QIODevice;

namespace aisb::report {

enum class PageLanguage
{
    English,
    Chinese
};

struct PlotPageOptions
{
    QString title = {}; // experiment name; empty = model and group alone
    QString facts = {}; // a line under the title, such as mode and metrics profile; may be empty
    PageLanguage language = PageLanguage::English; // what shows first; the page switches
};

// What the page keeps of a large run. Beyond these the page says what was reduced.
inline constexpr qint64 kPlotMaxSpans = 250'000; // requests drawn one by one
inline constexpr int kPlotMaxSteps = 100'000; // points of the concurrency chart
inline constexpr int kPlotMaxFailures = 5'000; // marks of failed requests
// No page is larger than this, whatever the run (texts of users are cut).
inline constexpr qint64 kPlotMaxBytes = 8'000'000;

// <group>_plot.html: one self-contained page with request timeline, concurrency, output throughput,
// cards and both tables. Reaches for nothing outside itself; the same input gives the same bytes.
// Errors: SummFile001 when no request succeeded (the file is not written then), UtilsFile004 when
// the device refuses. Source: spec/perf.md 3.8, decisions D8.
[[nodiscard]] core::Result<QByteArray> plotPage(
    const core::GroupResult &group, const PlotPageOptions &options);
[[nodiscard]] core::Result<> writePlotPage(
    QIODevice &device, const core::GroupResult &group, const PlotPageOptions &options);

} // namespace aisb::report
