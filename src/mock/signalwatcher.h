// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <csignal>

class QSocketNotifier;

namespace aisb::mock {

// Turns SIGINT and SIGTERM into a Qt signal by way of a pipe, for as long as it lives. At most one
// at a time.
class SignalWatcher : public QObject
{
    Q_OBJECT
public:
    explicit SignalWatcher(QObject *parent = nullptr);
    ~SignalWatcher() override;

Q_SIGNALS:
    void arrived(int signal);

private:
    void read();

    QSocketNotifier *m_notifier = nullptr;
    struct sigaction m_oldInterrupt = {};
    struct sigaction m_oldTerminate = {};
};

} // namespace aisb::mock
