// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runspec.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>

namespace aisb::gui {

class PageContext;

// How a service answered when it was last asked for its models.
struct ConnectionHealth
{
    enum class State
    {
        Unknown, // not asked yet
        Checking, // for the first time
        Reachable, // it lists its models
        Refuses, // it answers, but not with models: status and reason in detail
        Unreachable // no answer
    };
    State state = State::Unknown;
    double ms = 0; // of the answer
    int status = 0; // HTTP, 0 = no answer
    QString detail; // what is wrong, with method and URL; empty when reachable
    QStringList models;
};

// Asks the services of the connections whether they are there: GET v1/models, 5 s at most. Never
// while a run sends. GUI thread; configuration files are read in a pool thread.
class ConnectionWatch : public QObject
{
    Q_OBJECT
public:
    // context outlives the watch.
    explicit ConnectionWatch(PageContext &context, QObject *parent = nullptr);
    ~ConnectionWatch() override;

    // Asks it; one that is being asked is not asked again.
    void check(const QString &connection);
    void checkAll();
    [[nodiscard]] bool isChecking(const QString &connection) const;
    [[nodiscard]] ConnectionHealth health(const QString &connection) const;

Q_SIGNALS:
    void changed(const QString &connection);

private:
    struct Check;
    void ask(const QString &connection, const core::ModelSpec &model);
    void take(const QString &connection, const ConnectionHealth &health);

    PageContext &m_context;
    // Kept between checks and by nobody else: one must not end within its own answer.
    std::map<QString, std::unique_ptr<Check>> m_checks;
    QHash<QString, ConnectionHealth> m_health;
};

} // namespace aisb::gui
