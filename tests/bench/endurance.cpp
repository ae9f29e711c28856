// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the real program for minutes against a service with every knob of trouble turned a little,
// watches its memory and counts what became of every request. Ends with 1 when a request was lost
// or counted twice, or when memory keeps growing. Give it the program of a sanitizer build to look
// for leaks, too: the sanitizers of that program then decide over its exit status.
#include "mock/fault.h"
#include "mock/mockserver.h"
#include "run/openexperiment.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace aisb;
using namespace Qt::StringLiterals;

namespace {

constexpr double kMb = 1e6;

// Every knob, each for a share of the requests.
std::vector<mock::Fault> everyKnob(double share)
{
    std::vector<mock::Fault> faults;
    for (const mock::FaultInfo &info : mock::faultTable()) {
        const bool needsValue = info.defaultText.isEmpty() && info.type != mock::FaultValue::None;
        mock::Fault fault =
            mock::fault(info.kind, needsValue ? core::Json(u"data: x\n\n"_s) : core::Json());
        fault.p = share;
        faults.push_back(fault);
    }
    return faults;
}

double residentMb(qint64 pid)
{
    QFile file(u"/proc/%1/statm"_s.arg(pid));
    constexpr double pageBytes = 4096;
    return file.open(QIODevice::ReadOnly)
        ? file.readAll().split(' ').value(1).toDouble() * pageBytes / kMb
        : 0;
}

double mean(const std::vector<double> &values, double from, double to)
{
    const auto count = static_cast<double>(values.size());
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(count * from);
    const auto end = values.begin() + static_cast<std::ptrdiff_t>(count * to);
    return begin < end ? std::accumulate(begin, end, 0.0) / static_cast<double>(end - begin) : 0;
}

struct Counts
{
    qint64 records = 0;
    qint64 succeeded = 0;
    qint64 failed = 0;
    qint64 distinct = 0;
};

core::Result<Counts> countsOf(const QString &folder)
{
    const auto experiment = run::openExperiment(folder, run::OpenDepth::Full);
    if (!experiment)
        return core::fail(experiment.error());
    Counts counts;
    QSet<QString> ids;
    for (const core::GroupResult &group : (*experiment)->groups) {
        if (!group.data)
            continue;
        for (const core::PerfRequest &request : group.data->requests) {
            ++counts.records;
            ++(request.isSuccess ? counts.succeeded : counts.failed);
            ids.insert(group.data->uuids[static_cast<std::size_t>(request.uuidIndex)]);
        }
    }
    counts.distinct = ids.size();
    return counts;
}

struct Options
{
    QString client;
    QString transport = u"direct"_s;
    int seconds = 300;
    int concurrency = 500;
};

class Endurance
{
public:
    explicit Endurance(const Options &options)
        : m_options(options)
    {
        mock::MockSettings settings;
        settings.profile = mock::Profile::Vllm;
        settings.ttftS = 0.2;
        settings.tpotS = 0.02;
        settings.jitter = 0.5;
        settings.keepsBodies = false;
        settings.maxRecords = 4'000'000;
        constexpr double share = 0.01; // of the requests, for each of some fifty knobs
        settings.faults = everyKnob(share);
        m_server = std::make_unique<mock::MockServerThread>(settings);
    }

    int run()
    {
        start();
        watch();
        return report();
    }

private:
    void start()
    {
        m_client.setProcessChannelMode(QProcess::MergedChannels);
        m_client.setStandardOutputFile(m_folder.filePath(u"log"_s));
        m_client.start(m_options.client,
            {u"--models"_s, u"vllm_api_stream_chat"_s, u"--datasets"_s, u"synthetic_gen"_s,
                u"--mode"_s, u"perf"_s, u"--url"_s, m_server->url().toString(), u"--model-name"_s,
                u"mock-1"_s, u"--batch-size"_s, QString::number(m_options.concurrency),
                u"--transport"_s, m_options.transport, u"--retry"_s, u"1"_s, u"--num-warmups"_s,
                u"0"_s, u"--request-count"_s, u"1000000"_s, u"--input-length"_s, u"uniform:4:64"_s,
                u"--output-length"_s, u"uniform:8:48"_s, u"--time-limit"_s,
                QString::number(m_options.seconds), u"--work-dir"_s, m_folder.path()});
        m_client.waitForStarted();
    }

    void watch()
    {
        constexpr int stepMs = 1000;
        while (!m_client.waitForFinished(stepMs) && m_client.state() == QProcess::Running) {
            m_memory.push_back(residentMb(m_client.processId()));
            constexpr std::size_t often = 30;
            if (m_memory.size() % often == 0)
                m_out << u"%1 s: %2 MB, %3 requests\n"_s.arg(m_memory.size())
                             .arg(m_memory.back(), 0, 'f', 1)
                             .arg(m_server->snapshot().received)
                      << Qt::flush;
        }
    }

    int report()
    {
        const QStringList folders = QDir(m_folder.path()).entryList({u"2*"_s}, QDir::Dirs);
        const core::Result<Counts> counts =
            countsOf(m_folder.filePath(folders.isEmpty() ? u"none"_s : folders.first()));
        if (!counts || m_client.exitStatus() != QProcess::NormalExit) {
            QFile log(m_folder.filePath(u"log"_s));
            if (log.open(QIODevice::ReadOnly))
                m_out << log.readAll().right(20'000);
            m_out << "the run left no result\n";
            return 1;
        }
        const auto asked = m_server->snapshot().inference();
        const auto arrived = std::ranges::count_if(asked, [](const mock::ReceivedRequest &request) {
            return !request.path.contains("redirected");
        });
        // The window in which all is warm, and the last fifth before sending ends.
        const double early = mean(m_memory, 0.2, 0.4);
        const double late = mean(m_memory, 0.75, 0.95);
        m_out << u"exit status %1\n"_s.arg(m_client.exitCode())
              << u"requests: %1 recorded, %2 distinct, %3 succeeded, %4 failed; %5 arrived\n"_s
                     .arg(counts->records)
                     .arg(counts->distinct)
                     .arg(counts->succeeded)
                     .arg(counts->failed)
                     .arg(arrived)
              << u"memory: %1 MB from 20 to 40 %, %2 MB from 75 to 95 % of the run, most %3 MB\n"_s
                     .arg(early, 0, 'f', 1)
                     .arg(late, 0, 'f', 1)
                     .arg(m_memory.empty() ? 0 : *std::ranges::max_element(m_memory), 0, 'f', 1);
        constexpr double growth = 1.1;
        constexpr double slackMb = 10;
        const bool isSteady = late < early * growth + slackMb;
        const bool isCounted = counts->records == counts->distinct
            && counts->records == counts->succeeded + counts->failed && counts->records > 0;
        m_out << (isSteady ? "memory is steady\n" : "memory grows\n")
              << (isCounted ? "every request is counted once\n" : "requests are miscounted\n");
        return isSteady && isCounted && m_client.exitCode() == 0 ? 0 : 1;
    }

    Options m_options;
    std::unique_ptr<mock::MockServerThread> m_server;
    QTemporaryDir m_folder;
    QProcess m_client;
    std::vector<double> m_memory; // MB, each second
    QTextStream m_out{stdout};
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"client"_s, u"The ais_bench to run."_s, u"program"_s},
        {u"transport"_s, u"direct or qnam."_s, u"name"_s, u"direct"_s},
        {u"seconds"_s, u"How long requests are sent."_s, u"n"_s, u"300"_s},
        {u"concurrency"_s, u"Requests in flight."_s, u"n"_s, u"500"_s}});
    parser.process(application);
    if (!parser.isSet(u"client"_s))
        parser.showHelp(2);
    return Endurance(
        {parser.value(u"client"_s), parser.value(u"transport"_s),
            parser.value(u"seconds"_s).toInt(), parser.value(u"concurrency"_s).toInt()})
        .run();
}
