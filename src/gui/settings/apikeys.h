// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "gui/settings/keychain.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>

#include <memory>

namespace aisb::gui {

// API keys of connections, by the id of the connection. They live in memory until the program ends
// and, where the desktop has a keychain, in there; never in a file of ours. GUI thread.
class ApiKeys : public QObject
{
    Q_OBJECT
public:
    // What is known of the keychain: nothing has been asked yet, it answers, or there is none.
    enum class Keeping
    {
        Unknown,
        Keychain,
        Session
    };

    // keychain null: none, keys are forgotten when the program ends.
    explicit ApiKeys(std::unique_ptr<Keychain> keychain, QObject *parent = nullptr);
    ~ApiKeys() override;

    // What is known now; empty also while it is being read.
    [[nodiscard]] core::Secret key(const QString &connection) const;
    // Asks the keychain once for each connection; changed() follows when it has
    // answered, with or without a key.
    void load(const QString &connection);
    [[nodiscard]] bool isLoading(const QString &connection) const;
    // Known at once, written in the background. An empty key is taken out everywhere.
    void set(const QString &connection, const core::Secret &key);

    [[nodiscard]] Keeping keeping() const { return m_keeping; }
    // Why keys are not kept, as the keychain says it; empty unless keeping() is Session.
    [[nodiscard]] QString problem() const { return m_problem; }

Q_SIGNALS:
    void changed(const QString &connection);
    void keepingChanged();

private:
    void learn(const QString &problem);

    std::unique_ptr<Keychain> m_keychain;
    QHash<QString, core::Secret> m_keys;
    QSet<QString> m_asked;
    QSet<QString> m_waiting;
    Keeping m_keeping = Keeping::Unknown;
    QString m_problem;
};

} // namespace aisb::gui
