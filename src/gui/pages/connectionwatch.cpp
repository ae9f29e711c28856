// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/connectionwatch.h"

#include "gui/bindings/connectionbinding.h"
#include "gui/bindings/modelofoptions.h"
#include "gui/bindings/rungoal.h"
#include "gui/pages/pages.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/words.h"
#include "gui/settings/apikeys.h"
#include "net/servicecheck.h"

#include <QElapsedTimer>
#include <QtConcurrentRun>

namespace aisb::gui {

struct ConnectionWatch::Check
{
    explicit Check(const net::ProxySettings &proxies)
        : discovery(proxies)
    {
    }
    net::ModelDiscovery discovery;
    QElapsedTimer clock;
    bool isRunning = false;
};

ConnectionWatch::ConnectionWatch(PageContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

ConnectionWatch::~ConnectionWatch() = default;

bool ConnectionWatch::isChecking(const QString &connection) const
{
    const auto check = m_checks.find(connection);
    return check != m_checks.end() && check->second->isRunning;
}

ConnectionHealth ConnectionWatch::health(const QString &connection) const
{
    return m_health.value(connection);
}

void ConnectionWatch::checkAll()
{
    for (const Connection &connection : m_context.connections().all()) {
        check(connection.id);
    }
}

void ConnectionWatch::check(const QString &connection)
{
    const std::optional<Connection> known = m_context.connections().find(connection);
    if (!known || isChecking(connection) || m_context.runs().isRunning()) {
        return;
    }
    core::RunOptions options = defaultRunOptions();
    applyConnection(*known, options);
    options.apiKey = m_context.keys().key(connection);
    const run::Environment environment = m_context.environment();
    std::unique_ptr<Check> &check = m_checks[connection];
    if (!check) {
        check = std::make_unique<Check>(environment.proxies);
    }
    check->isRunning = true;
    if (m_health.value(connection).state == ConnectionHealth::State::Unknown) {
        m_health[connection].state = ConnectionHealth::State::Checking;
        Q_EMIT changed(connection);
    }
    QtConcurrent::run([options, environment] {
        return modelOfOptions(options, environment);
    }).then(this, [this, connection](const core::Result<core::ModelSpec> &model) {
        if (!model) {
            ConnectionHealth health;
            health.state = ConnectionHealth::State::Unreachable;
            health.detail = describe(model.error());
            take(connection, health);
            return;
        }
        ask(connection, *model);
    });
}

void ConnectionWatch::ask(const QString &connection, const core::ModelSpec &model)
{
    Check *check = m_checks[connection].get();
    check->clock.start();
    check->discovery.fetch(model).then(
        this, [this, connection, check](const core::Result<QStringList> &models) {
            ConnectionHealth health;
            health.ms = static_cast<double>(check->clock.nsecsElapsed()) * 1e-6;
            health.status = check->discovery.status();
            if (models) {
                health.state = ConnectionHealth::State::Reachable;
                health.models = *models;
            } else {
                health.state = health.status > 0 ? ConnectionHealth::State::Refuses
                                                 : ConnectionHealth::State::Unreachable;
                health.detail = models.error().detail;
            }
            take(connection, health);
        });
}

void ConnectionWatch::take(const QString &connection, const ConnectionHealth &health)
{
    m_checks[connection]->isRunning = false;
    m_health.insert(connection, health);
    Q_EMIT changed(connection);
}

} // namespace aisb::gui
