// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record.h"
#include "run/casesender.h"
#include "run/counters.h"

#include <QObject>

#include <memory>

class QThreadPool;

namespace aisb::run {

// What a worker needs to make its client; a value.
struct WorkerSetup
{
    int index = 0;
    QThreadPool *decoders = nullptr; // outlives the worker
    core::TransportChoice transport = core::TransportChoice::Qnam; // not Auto
    net::RequestClientOptions client;
    std::shared_ptr<TaskCounters> counters;
};

// Sends the cases handed to it from its own thread. Everything but the constructor runs in that
// thread.
class Worker : public QObject
{
    Q_OBJECT
public:
    explicit Worker(WorkerSetup setup);

    // Makes the client and tells that requests may come.
    void open();
    void send(net::RequestJob job);
    void cancelAll();

Q_SIGNALS:
    void ready(int index);
    void recorded(const aisb::run::RecordPtr &record);
    // After the last record of a case: its slot is free again.
    void finished(int index);
    // About twice a second: how late a thread's event loop was. thread: a number for each thread of
    // each worker, the network thread of a transport included.
    void lagMeasured(int thread, const std::vector<float> &lagsMs);

private:
    void take(const RecordPtr &record);
    void reportLags(const std::vector<float> &lagsMs);

    WorkerSetup m_setup;
    std::unique_ptr<net::RequestClient> m_client;
    std::unique_ptr<CaseSender> m_sender; // declared after the client it uses
};

} // namespace aisb::run
