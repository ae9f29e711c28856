// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace aisb::cli {

// Turns SIGINT, SIGTERM and SIGHUP into a Qt signal in the thread it lives in, through a pipe:
// nothing but write() runs in the handler. SIGHUP stays ignored where it was (nohup). The old
// handlers come back in the destructor. At most one at a time. SIGPIPE is ignored meanwhile: a
// reader that went away is a write error.
class SignalWatcher : public QObject
{
    Q_OBJECT
public:
    explicit SignalWatcher(QObject *parent = nullptr);
    ~SignalWatcher() override;

Q_SIGNALS:
    // Once per signal received.
    void stopRequested();

private:
    void read();

    QSocketNotifier *m_notifier = nullptr;
};

} // namespace aisb::cli
