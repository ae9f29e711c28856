// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/apikeys.h"

namespace aisb::gui {

ApiKeys::ApiKeys(std::unique_ptr<Keychain> keychain, QObject *parent)
    : QObject(parent)
    , m_keychain(std::move(keychain))
    , m_keeping(m_keychain ? Keeping::Unknown : Keeping::Session)
{
}

ApiKeys::~ApiKeys() = default;

core::Secret ApiKeys::key(const QString &connection) const
{
    return m_keys.value(connection);
}

bool ApiKeys::isLoading(const QString &connection) const
{
    return m_waiting.contains(connection);
}

void ApiKeys::load(const QString &connection)
{
    if (!m_keychain || connection.isEmpty() || m_asked.contains(connection)) {
        return;
    }
    m_asked.insert(connection);
    m_waiting.insert(connection);
    m_keychain->read(connection).then(this, [this, connection](const KeychainReply &reply) {
        // A key typed in the meantime is the newer one.
        const bool isWanted = m_waiting.remove(connection);
        learn(reply.problem);
        if (isWanted) {
            m_keys.insert(connection, reply.key);
            Q_EMIT changed(connection);
        }
    });
}

void ApiKeys::set(const QString &connection, const core::Secret &key)
{
    m_waiting.remove(connection);
    if (connection.isEmpty() || (m_asked.contains(connection) && m_keys.value(connection) == key)) {
        return;
    }
    m_asked.insert(connection);
    m_keys.insert(connection, key);
    if (m_keychain) {
        m_keychain->write(connection, key).then(this, [this](const KeychainReply &reply) {
            learn(reply.problem);
        });
    }
    Q_EMIT changed(connection);
}

void ApiKeys::learn(const QString &problem)
{
    const Keeping keeping = problem.isEmpty() ? Keeping::Keychain : Keeping::Session;
    if (keeping != m_keeping || problem != m_problem) {
        m_keeping = keeping;
        m_problem = problem;
        Q_EMIT keepingChanged();
    }
}

} // namespace aisb::gui
