// SPDX-License-Identifier: GPL-3.0-or-later
// What the window costs a measurement: the same performance run without a window and with one that
// shows the Running page, each in a process of its own, in turn, against one service. Prints every
// run, then the medians and the ratio window to headless. On a screen: xvfb-run, or
// QT_QPA_PLATFORM=xcb; without one the offscreen platform paints as well.
#include "gui/frame/mainwindow.h"
#include "gui/frame/pageregistry.h"
#include "gui/pages/pages.h"
#include "gui/pages/runcontroller.h"
#include "gui/settings/settings.h"
#include "gui/theme/thememanager.h"
#include "mock/mockserver.h"
#include "run/openexperiment.h"
#include "run/runner.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <vector>

using namespace aisb;
using namespace Qt::StringLiterals;

namespace {

const QString kModel = u"bench"_s;

struct Load
{
    int requests = 600;
    int concurrency = 32;
};

// One run as its process saw it.
struct Outcome
{
    double requestsPerS = 0;
    double ttftP99Ms = 0;
    double cpuS = 0; // of the process while the run was active
    double firstPaintMs = 0; // since main(); 0 without a window
};

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

core::RunOptions optionsFor(const Load &load, int port, const QString &folder)
{
    core::RunOptions options;
    options.mode = core::Mode::Perf;
    options.models = {u"vllm_api_stream_chat"_s};
    options.datasets = {u"synthetic_gen"_s};
    options.hostIp = u"127.0.0.1"_s;
    options.hostPort = port;
    options.modelName = kModel;
    options.requestCount = load.requests;
    options.batchSize = load.concurrency;
    options.inputLength = u"100"_s;
    options.outputLength = u"100"_s;
    options.maxOutLen = 100;
    options.seed = 1;
    options.workDir = folder;
    options.cfgTimeStr = u"20260101_000000"_s;
    options.dirTimeStr = options.cfgTimeStr;
    return options;
}

run::Environment environmentIn(const QString &folder)
{
    run::Environment environment;
    environment.currentDir = folder;
    environment.catalogueRoot = QStringLiteral(AISB_SOURCE_DIR "/resources/catalogue");
    environment.datasetsRoot = folder;
    return environment;
}

// The line the parent reads. Exit status of the process.
int report(const core::RunOutcome &outcome, double cpuS, double firstPaintMs)
{
    const run::ExperimentEntry entry = run::readEntry(outcome.experimentPath);
    QTextStream(stdout) << "RESULT " << entry.requestThroughput << ' ' << entry.ttftP99Ms << ' '
                        << cpuS << ' ' << firstPaintMs << Qt::endl;
    if (outcome.error) {
        QTextStream(stderr) << outcome.error->text() << Qt::endl;
    }
    return outcome.error ? 1 : 0;
}

int runHeadless(QCoreApplication &application, const core::RunOptions &options)
{
    run::Runner runner(environmentIn(*options.workDir));
    const double before = cpuSeconds();
    QObject::connect(
        &runner, &run::Runner::finished, &application, [before](const core::RunOutcome &outcome) {
            QCoreApplication::exit(report(outcome, cpuSeconds() - before, 0));
        });
    runner.start(options);
    return QCoreApplication::exec();
}

// Tells when the window has been painted for the first time.
class FirstPaint : public QObject
{
public:
    FirstPaint(const QElapsedTimer &sinceMain, std::function<void(double)> painted)
        : m_sinceMain(sinceMain)
        , m_painted(std::move(painted))
    {
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_painted) {
            const auto painted = std::exchange(m_painted, nullptr);
            const double ms = static_cast<double>(m_sinceMain.nsecsElapsed()) * 1e-6;
            QMetaObject::invokeMethod(this, [painted, ms] { painted(ms); }, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QElapsedTimer m_sinceMain;
    std::function<void(double)> m_painted;
};

int runWindowed(const core::RunOptions &options, const QElapsedTimer &sinceMain)
{
    gui::Settings settings(*options.workDir + u"/settings.ini"_s);
    settings.setRoots({*options.workDir});
    gui::ThemeManager::instance().apply(gui::ThemeMode::Light);
    gui::PageContext context(environmentIn(*options.workDir), settings);
    gui::PageRegistry registry;
    gui::registerPages(registry, context);
    gui::MainWindow window(std::move(registry), settings);
    gui::connectWindow(window, context);
    window.resize(1440, 900);
    double firstPaintMs = 0;
    double before = 0;
    FirstPaint paint(sinceMain, [&](double ms) {
        firstPaintMs = ms;
        before = cpuSeconds();
        context.runs().start(options, context.environment());
    });
    window.installEventFilter(&paint);
    QObject::connect(&context.runs(), &gui::RunController::finished, &window,
        [&](const core::RunOutcome &outcome) {
            QCoreApplication::exit(report(outcome, cpuSeconds() - before, firstPaintMs));
        });
    window.show();
    window.goTo(u"running"_s);
    return QApplication::exec();
}

std::optional<Outcome> runChild(const QString &kind, const Load &load, int port)
{
    const QTemporaryDir folder;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
        {u"--child"_s, kind, u"--port"_s, QString::number(port), u"--folder"_s, folder.path(),
            u"--requests"_s, QString::number(load.requests), u"--concurrency"_s,
            QString::number(load.concurrency)});
    process.waitForFinished(-1);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        return std::nullopt;
    }
    const QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 5 && words[0] == "RESULT") {
            return Outcome{
                words[1].toDouble(), words[2].toDouble(), words[3].toDouble(), words[4].toDouble()};
        }
    }
    return std::nullopt;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double medianOf(const std::vector<Outcome> &outcomes, double Outcome::*field)
{
    std::vector<double> values;
    for (const Outcome &outcome : outcomes) {
        values.push_back(outcome.*field);
    }
    return median(std::move(values));
}

void printRatios(const std::vector<Outcome> &headless, const std::vector<Outcome> &window)
{
    QTextStream out(stdout);
    const auto row = [&](const char *name, double Outcome::*field) {
        const double without = medianOf(headless, field);
        const double with = medianOf(window, field);
        out << qSetFieldWidth(14) << Qt::left << name << without << with << with / without
            << qSetFieldWidth(0) << Qt::endl;
    };
    out << "median        headless      window        ratio" << Qt::endl;
    row("requests/s", &Outcome::requestsPerS);
    row("TTFT P99 ms", &Outcome::ttftP99Ms);
    row("CPU s", &Outcome::cpuS);
    out << "first paint " << medianOf(window, &Outcome::firstPaintMs) << " ms" << Qt::endl;
}

// Which of the two goes first changes every round, so that drift of the machine cancels out.
int compare(const Load &load, int rounds)
{
    mock::MockSettings settings;
    settings.profile = mock::Profile::Vllm;
    settings.modelName = kModel;
    settings.ttftS = 0.05;
    settings.tpotS = 0.01;
    settings.minTokens = 100;
    settings.keepsBodies = false;
    settings.maxRecords = 0;
    const mock::MockServerThread service(settings);
    std::array<std::vector<Outcome>, 2> outcomes;
    const std::array<QString, 2> kinds{u"headless"_s, u"window"_s};
    QTextStream out(stdout);
    for (int i = 0; i < 2 * rounds; ++i) {
        const auto kind = static_cast<std::size_t>((i + i / 2) % 2);
        const std::optional<Outcome> outcome = runChild(kinds[kind], load, service.port());
        if (!outcome) {
            out << kinds[kind] << ": no result" << Qt::endl;
            return 1;
        }
        outcomes[kind].push_back(*outcome);
        out << kinds[kind] << "  " << outcome->requestsPerS << " req/s  TTFT P99 "
            << outcome->ttftP99Ms << " ms  CPU " << outcome->cpuS << " s" << Qt::endl;
    }
    printRatios(outcomes[0], outcomes[1]);
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QElapsedTimer sinceMain;
    sinceMain.start();
    const bool isWindow = std::any_of(
        argv, argv + argc, [](const char *argument) { return qstrcmp(argument, "window") == 0; });
    const std::unique_ptr<QCoreApplication> application = isWindow
        ? std::make_unique<QApplication>(argc, argv)
        : std::make_unique<QCoreApplication>(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"rounds"_s, u"Runs of each kind."_s, u"N"_s, u"5"_s},
        {u"requests"_s, u"Requests of a run."_s, u"N"_s, u"600"_s},
        {u"concurrency"_s, u"Requests in flight."_s, u"N"_s, u"32"_s},
        {u"child"_s, u"One run: headless or window."_s, u"KIND"_s},
        {u"port"_s, u"Of the service, for --child."_s, u"N"_s},
        {u"folder"_s, u"For results, for --child."_s, u"FOLDER"_s}});
    parser.process(*application);
    const Load load{parser.value(u"requests"_s).toInt(), parser.value(u"concurrency"_s).toInt()};
    if (!parser.isSet(u"child"_s)) {
        return compare(load, std::max(1, parser.value(u"rounds"_s).toInt()));
    }
    const core::RunOptions options =
        optionsFor(load, parser.value(u"port"_s).toInt(), parser.value(u"folder"_s));
    return isWindow ? runWindowed(options, sinceMain) : runHeadless(*application, options);
}
