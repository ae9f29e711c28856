// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a large performance experiment in the window, and moving about in it. Two steps, so that
// making the folder does not count as memory of the window:
//   bench_results --make FOLDER [--requests 250000] [--tokens 1000]
//   bench_results FOLDER
// Wanted (issue: the desktop): headline below 1 s, all charts below 5 s, memory below 1.5 GB, 30
// frames a second while panning and zooming. Runs offscreen: the frames are those of the software
// renderer.
#include "core/metrics/perfmetrics.h"
#include "core/random.h"
#include "gui/charts/loadcharts.h"
#include "gui/charts/plotview.h"
#include "gui/charts/scatterchart.h"
#include "gui/pages/distributionspane.h"
#include "gui/pages/overviewpane.h"
#include "gui/pages/resultview.h"
#include "gui/pages/scatterpane.h"
#include "report/resultfiles.h"
#include "run/openexperiment.h"
#include "store/atomicfile.h"
#include "store/details.h"
#include "store/experimentreader.h"
#include "store/layoutpaths.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>

using namespace Qt::StringLiterals;
using namespace aisb;

namespace {

constexpr int kSlots = 256;
const QString kModel = u"vllm-api-stream-chat"_s;
const QString kBase = u"syntheticdataset"_s;

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

// "VmHWM" (peak) or "VmRSS" (now) of this process in MB.
double memoryMb(const std::string &name)
{
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.starts_with(name + ":")) {
            return std::stod(line.substr(name.size() + 1)) / 1000;
        }
    }
    return -1;
}

// A closed loop of kSlots: each slot sends its next request when the one before has ended.
store::RecordSource madeRecords(int requests, int tokens)
{
    return [requests, tokens](const store::RecordVisitor &visit) -> core::Result<> {
        core::Random random(7);
        std::vector<double> free(kSlots, 1000);
        core::RequestRecord record;
        record.dataAbbr = u"synthetic"_s;
        record.isSuccess = true;
        record.tokenSource = core::TokenSource::Usage;
        record.input = core::Json(u"prompt"_s);
        record.content = u"answer"_s;
        for (int i = 0; i < requests; ++i) {
            double &at = free[static_cast<std::size_t>(i % kSlots)];
            record.id = i;
            record.uuid = u"%1"_s.arg(i, 32, 16, QLatin1Char('0'));
            record.inputTokens = 100 + i % 1900;
            record.outputTokens = tokens;
            record.timePoints.assign(1, at);
            at += 0.1 + 0.2 * random.unit();
            for (int token = 0; token < tokens; ++token) {
                record.timePoints.push_back(at);
                at += 0.008 + 0.004 * random.unit();
            }
            record.eventKinds.assign(record.timePoints.size() - 1, core::EventKind::Content);
            if (!visit(record)) {
                break;
            }
        }
        return {};
    };
}

core::Result<> makeFolder(const QString &folder, int requests, int tokens)
{
    const store::LayoutPaths paths(folder, core::Layout::Seed);
    const auto written =
        store::writeDetails(paths, {kModel, kBase, kSlots, true}, madeRecords(requests, tokens));
    if (!written) {
        return core::fail(written.error());
    }
    const auto opened = run::openExperiment(folder, run::OpenDepth::Full);
    if (!opened) {
        return core::fail(opened.error());
    }
    const auto summary = core::summarize(*(*opened)->groups.front().data, {});
    if (!summary) {
        return core::fail(summary.error());
    }
    if (auto json = store::writeFile(paths.json(kModel, kBase), report::commonJson(*summary));
        !json) {
        return json;
    }
    return store::writeFile(paths.csv(kModel, kBase), report::metricCsv(*summary));
}

template <class Condition>
void runUntil(const Condition &condition)
{
    while (!condition()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    }
}

void sayFrames(const QString &what, std::vector<double> milliseconds)
{
    std::ranges::sort(milliseconds);
    const double p50 = core::percentileOf(milliseconds, 50);
    const double p95 = core::percentileOf(milliseconds, 95);
    out() << what.leftJustified(34) << QString::number(p50, 'f', 1) << " ms, P95 "
          << QString::number(p95, 'f', 1) << " ms, "
          << QString::number(1000 / std::max(p95, 1e-3), 'f', 0) << " frames/s at P95\n";
}

// Pans and zooms the first plot and paints all of them, as a wheel does.
std::vector<double> frameTimes(const std::vector<gui::PlotView *> &plots)
{
    constexpr int kFrames = 120;
    const gui::Interval full = plots.front()->fullXRange();
    std::vector<double> times;
    for (int frame = 0; frame < kFrames; ++frame) {
        const double length = full.length() * (0.2 + 0.15 * std::sin(frame * 0.1));
        const double from = full.from + (full.length() - length) * frame / kFrames;
        QElapsedTimer timer;
        timer.start();
        plots.front()->setXRange({from, from + length});
        for (gui::PlotView *plot : plots) {
            plot->viewport()->repaint();
        }
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        QCoreApplication::processEvents();
    }
    plots.front()->resetZoom();
    return times;
}

void say(const QString &what, double seconds)
{
    out() << what.leftJustified(34) << QString::number(seconds, 'f', 2) << " s, memory "
          << QString::number(memoryMb("VmRSS"), 'f', 0) << " MB\n";
    out().flush();
}

int measure(const QString &folder)
{
    gui::ResultView view(core::MetricsProfile::Corrected);
    view.resize(1200, 760);
    view.show();
    QElapsedTimer timer;
    timer.start();
    const auto seconds = [&timer] { return static_cast<double>(timer.nsecsElapsed()) / 1e9; };
    auto opened = run::openExperiment(folder, run::OpenDepth::Headline);
    if (!opened) {
        out() << opened.error().text() << '\n';
        return 1;
    }
    view.setExperiment(*opened, false);
    view.repaint();
    say(u"headline numbers"_s, seconds());
    opened = run::openExperiment(folder, run::OpenDepth::Full);
    say(u"files read"_s, seconds());
    view.setExperiment(*opened, true);
    opened = core::fail(core::ErrorCode::SummFile001, {});
    runUntil([&] { return view.analysis() && !view.isBusy(); });
    for (gui::PlotView *plot : view.overview()->timeline()->plots()) {
        plot->finishPending();
    }
    view.repaint();
    say(u"cards, table and charts"_s, seconds());
    view.setTab(gui::ResultView::Distributions);
    runUntil([&] { return !view.isBusy(); });
    say(u"and the distributions"_s, seconds());
    view.setTab(gui::ResultView::Scatter);
    runUntil([&] { return !view.isBusy(); });
    view.scatter()->chart()->plot()->finishPending();
    say(u"and the scatter"_s, seconds());
    sayFrames(u"scatter, pan and zoom"_s, frameTimes({view.scatter()->chart()->plot()}));
    view.setTab(gui::ResultView::Overview);
    sayFrames(u"timeline, pan and zoom"_s, frameTimes(view.overview()->timeline()->plots()));
    const gui::Interval all = view.overview()->timeline()->lanesPlot()->fullXRange();
    timer.restart();
    view.setPopulation({gui::Scope::Selection, gui::Interval{all.to * 0.4, all.to * 0.5}});
    runUntil([&] { return !view.isBusy(); });
    say(u"a selected tenth, everything"_s, seconds());
    out() << u"peak memory"_s.leftJustified(34) << QString::number(memoryMb("VmHWM"), 'f', 0)
          << " MB\n";
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"folder"_s, u"experiment to open"_s);
    parser.addOptions({{u"make"_s, u"make the folder and end"_s},
        {u"requests"_s, u"number of requests"_s, u"n"_s, u"250000"_s},
        {u"tokens"_s, u"tokens of each answer"_s, u"n"_s, u"1000"_s}});
    parser.process(application);
    const QString folder = parser.positionalArguments().value(0);
    if (folder.isEmpty()) {
        parser.showHelp(2);
    }
    if (!parser.isSet(u"make"_s)) {
        return measure(QDir(folder).absolutePath());
    }
    const auto made = makeFolder(QDir(folder).absolutePath(), parser.value(u"requests"_s).toInt(),
        parser.value(u"tokens"_s).toInt());
    if (!made) {
        out() << made.error().text() << '\n';
    }
    return made ? 0 : 1;
}
