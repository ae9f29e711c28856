// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/worker.h"

#include "core/perfdata.h"
#include "net/direct/directtransport.h"
#include "net/qnamtransport.h"
#include "run/loopmonitor.h"
#include "run/recount.h"

namespace aisb::run {

namespace {

std::unique_ptr<net::Transport> makeTransport(core::TransportChoice choice)
{
    if (choice == core::TransportChoice::Direct)
        return std::make_unique<net::DirectTransport>();
    return std::make_unique<net::QnamTransport>();
}

} // namespace

Worker::Worker(WorkerSetup setup)
    : m_setup(std::move(setup))
{
}

void Worker::open()
{
    m_client = std::make_unique<net::RequestClient>(
        makeTransport(m_setup.transport), m_setup.decoders, m_setup.client);
    connect(
        m_client.get(), &net::RequestClient::posted, this, [this] { ++m_setup.counters->posted; });
    m_sender = std::make_unique<CaseSender>(m_client.get());
    connect(m_sender.get(), &CaseSender::recorded, this, &Worker::take);
    connect(m_sender.get(), &CaseSender::finished, this, [this] {
        ++m_setup.counters->finishedCases;
        Q_EMIT finished(m_setup.index);
    });
    auto *monitor = new LoopMonitor(this);
    connect(monitor, &LoopMonitor::measured, this, &Worker::reportLags);
    Q_EMIT ready(m_setup.index);
}

void Worker::reportLags(const std::vector<float> &lagsMs)
{
    Q_EMIT lagMeasured(2 * m_setup.index, lagsMs);
    if (const std::vector<float> own = m_client->takeLoopLags(); !own.empty())
        Q_EMIT lagMeasured(2 * m_setup.index + 1, own);
}

void Worker::send(net::RequestJob job)
{
    m_sender->send(std::move(job));
}

void Worker::cancelAll()
{
    m_sender->cancelAll();
}

void Worker::take(const RecordPtr &record)
{
    TaskCounters &counters = *m_setup.counters;
    ++(record->isSuccess ? counters.received : counters.failed);
    counters.uncounted += needsCount(*record) ? 1 : 0;
    counters.inputTokens += record->inputTokens;
    counters.outputTokens += record->outputTokens;
    if (!record->timePoints.empty())
        counters.latencyNs +=
            static_cast<qint64>((record->timePoints.back() - record->timePoints.front()) * 1e9);
    if (record->ownOutputTokens >= 0) {
        ++counters.comparedReplies;
        counters.serviceTokens += record->outputTokens;
        counters.ownTokens += record->ownOutputTokens;
    }
    if (record->errorClass == core::ErrorClass::Connect)
        ++counters.unconnected;
    // A repeated attempt is not late: its first one went out in time.
    if (record->planned >= 0 && !record->timePoints.empty() && record->attempts.size() <= 1
        && record->timePoints.front() - record->planned > core::kLateSendS)
        ++counters.late;
    Q_EMIT recorded(record);
}

} // namespace aisb::run
