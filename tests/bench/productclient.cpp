// SPDX-License-Identifier: GPL-3.0-or-later
#include "measurement.h"

#include "net/direct/directtransport.h"
#include "run/collector.h"
#include "run/workerpool.h"
#include "store/journal.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QThread>
#include <QUuid>

#include <functional>

namespace aisb::bench {

using namespace Qt::StringLiterals;

namespace {

QString baseUrl(quint16 port, const StreamShape &shape)
{
    return u"http://127.0.0.1:%1/e%2/i%3/p%4"_s.arg(port)
        .arg(shape.events)
        .arg(shape.intervalUs)
        .arg(shape.isSpread ? 1 : 0);
}

// The event stream of a reply, read for the send times alone.
void addDelays(Measurement &result, const net::HttpReply &reply)
{
    constexpr QByteArrayView kContent = "\"content\":\"";
    std::size_t mark = 0;
    for (qsizetype at = reply.body.indexOf(kContent); at >= 0;
        at = reply.body.indexOf(kContent, at + 1)) {
        while (reply.marks[mark].end <= at)
            ++mark;
        const qint64 sent =
            std::strtoll(reply.body.constData() + at + kContent.size(), nullptr, 10);
        result.delaysMs.push_back(
            static_cast<float>(static_cast<double>(reply.marks[mark].at.ns - sent) * 1e-6));
        ++result.events;
    }
}

// What a record says of its events; read when the clock has stopped.
struct Stamps
{
    QString content;
    std::vector<double> timePoints;
};

void addDelays(Measurement &result, const Stamps &stamps)
{
    const QStringList sent = stamps.content.split(u' ', Qt::SkipEmptyParts);
    const auto events = static_cast<std::size_t>(sent.size());
    if (stamps.timePoints.size() != events + 1)
        return;
    for (std::size_t i = 0; i < events; ++i) {
        const double sentS = sent[static_cast<qsizetype>(i)].toDouble() * 1e-9;
        result.delaysMs.push_back(static_cast<float>((stamps.timePoints[i + 1] - sentS) * 1e3));
    }
    result.events += static_cast<qint64>(events);
}

class Clock
{
public:
    Clock()
    {
        resetPeakMemory();
        m_cpu = processCpuS();
        m_start = core::now();
    }
    void stop(Measurement &result) const
    {
        result.wallS = static_cast<double>(core::now() - m_start) * 1e-9;
        result.cpuS = processCpuS() - m_cpu;
        result.rssMb = peakMemoryMb();
    }

private:
    double m_cpu = 0;
    core::Instant m_start;
};

Measurement runTransport(quint16 port, const Load &load)
{
    net::DirectTransport transport;
    net::HttpRequest request;
    request.url = QUrl(baseUrl(port, load.shape) + u"/v1/chat/completions"_s);
    request.headers = {{"Content-Type", "application/json"}};
    request.body =
        R"({"model": "m", "messages": [{"role": "user", "content": "hi"}], "stream": true})";
    request.endMarker = net::EndMarker::Done;
    Measurement result;
    std::vector<net::HttpReply> replies;
    replies.reserve(static_cast<std::size_t>(load.requests));
    int posted = 0;
    QEventLoop loop;
    std::function<void()> post = [&] {
        if (posted == load.requests)
            return;
        ++posted;
        transport.send(request, [&](net::HttpReply reply) {
            replies.push_back(std::move(reply));
            post();
            if (static_cast<int>(replies.size()) == load.requests)
                loop.quit();
        });
    };
    const Clock clock;
    for (int i = 0; i < load.concurrency; ++i)
        post();
    loop.exec();
    clock.stop(result);
    for (const net::HttpReply &reply : replies) {
        result.completed += reply.failure == net::FailureKind::None && reply.status == 200 ? 1 : 0;
        addDelays(result, reply);
    }
    return result;
}

// The journal of a run, which is what is written while it sends.
class Sink final : public run::RecordSink
{
public:
    // stamps belongs to the store thread until the journal is closed.
    Sink(const QString &dir, std::vector<Stamps> &stamps)
        : m_journal(dir, u"bench"_s)
        , m_stamps(stamps)
    {
    }
    core::Result<> open() override { return m_journal.open(); }
    core::Result<> append(const core::RequestRecord &record) override
    {
        if (record.isSuccess)
            m_stamps.push_back({record.content, record.timePoints});
        return m_journal.append(record);
    }
    void close() override { m_journal.close(); }
    QString path() const override { return m_journal.path(); }

private:
    store::JournalWriter m_journal;
    std::vector<Stamps> &m_stamps;
};

std::shared_ptr<const core::ModelSpec> modelFor(quint16 port, const StreamShape &shape)
{
    auto model = std::make_shared<core::ModelSpec>();
    model->backend = core::Backend::VllmChat;
    model->isStream = true;
    model->model = u"m"_s;
    model->url = baseUrl(port, shape);
    model->retry = 1;
    return model;
}

// A run without its planning and its reports: worker threads, decoders, store thread with journal.
class ProductRun : public QObject
{
public:
    ProductRun(quint16 port, const Load &load, core::TransportChoice transport)
        : m_load(load)
        , m_model(modelFor(port, load.shape))
        , m_counters(std::make_shared<run::TaskCounters>())
        , m_pool(run::workerCount(0, load.concurrency, QThread::idealThreadCount()), transport, {},
              m_counters)
        , m_collector(u"store"_s,
              std::make_unique<run::Collector>(
                  std::make_unique<Sink>(m_dir.path(), m_stamps), m_counters))
    {
        for (int i = 0; i < m_pool.size(); ++i) {
            connect(m_pool.worker(i), &run::Worker::recorded, m_collector.object(),
                &run::Collector::take);
            connect(m_pool.worker(i), &run::Worker::finished, this, &ProductRun::onFinished);
            connect(m_pool.worker(i), &run::Worker::lagMeasured, this,
                [this](int, const std::vector<float> &lags) {
                    for (const float lag : lags)
                        m_loopLagMs = std::max(m_loopLagMs, static_cast<double>(lag));
                });
        }
        connect(m_collector.object(), &run::Collector::closed, this, [this] { m_loop.quit(); });
    }

    Measurement run()
    {
        m_stamps.reserve(static_cast<std::size_t>(m_load.requests));
        while (!m_pool.ready().isFinished())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        m_collector.invoke([](run::Collector &collector) { collector.beginMeasurement(); });
        const Clock clock;
        for (int i = 0; i < m_load.concurrency; ++i)
            post(i % m_pool.size());
        m_loop.exec(); // until the journal is closed: everything is written
        clock.stop(m_result);
        m_result.loopLagMs = m_loopLagMs;
        m_result.completed = static_cast<qint64>(m_stamps.size());
        for (const Stamps &stamps : m_stamps)
            addDelays(m_result, stamps);
        return std::move(m_result);
    }

private:
    void post(int worker)
    {
        if (m_posted == m_load.requests)
            return;
        net::RequestJob job;
        job.item.id = m_posted++;
        job.item.dataAbbr = u"bench"_s;
        job.item.prompt = u"hi"_s;
        job.uuid = QUuid::createUuid().toString(QUuid::Id128);
        job.model = m_model;
        m_pool.send(worker, std::move(job));
    }

    void onFinished(int worker)
    {
        post(worker);
        if (++m_finished == m_load.requests)
            m_collector.invoke([](run::Collector &collector) { collector.close(); });
    }

    Load m_load;
    Measurement m_result;
    std::vector<Stamps> m_stamps; // of the store thread while it runs
    QTemporaryDir m_dir;
    QEventLoop m_loop;
    std::shared_ptr<const core::ModelSpec> m_model;
    std::shared_ptr<run::TaskCounters> m_counters;
    run::WorkerPool m_pool;
    run::RunThread<run::Collector> m_collector;
    int m_posted = 0;
    int m_finished = 0;
    double m_loopLagMs = 0;
};

} // namespace

Measurement runProduct(quint16 port, const Load &load, Path path)
{
    if (path == Path::DirectTransport)
        return runTransport(port, load);
    ProductRun run(port, load,
        path == Path::DirectRun ? core::TransportChoice::Direct : core::TransportChoice::Qnam);
    return run.run();
}

} // namespace aisb::bench
