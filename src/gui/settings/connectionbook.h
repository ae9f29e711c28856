// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace aisb::gui {

class Settings;

// A service that is used again and again. Its key is not in here: ApiKeys has it by the id.
struct Connection
{
    QString id; // never changes, never shown
    QString name;
    QString address; // "host", "host:port", "[::1]:8000" or a URL
    bool usesTls = false; // of an address that is no URL
    QString model; // empty = ask the service
    bool operator==(const Connection &) const = default;
};

// The connections of a person, kept in the settings in the order they were added. GUI thread.
class ConnectionBook : public QObject
{
    Q_OBJECT
public:
    // settings outlives the book.
    explicit ConnectionBook(Settings &settings, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<Connection> &all() const { return m_all; }
    [[nodiscard]] std::optional<Connection> find(const QString &id) const;
    // Of the connection new runs begin with; empty = none.
    [[nodiscard]] QString defaultId() const { return m_default; }

    // Adds it with an id of its own and gives that; the first one becomes the default. A given id
    // is kept, so that a deletion can be undone, at the place it had.
    QString add(Connection connection, int place = -1);
    // The connection with this id becomes as given, credentials of the address left out. False when
    // there is none.
    bool update(const Connection &connection);
    // Its place before; -1 when there was none.
    int remove(const QString &id);
    void setDefault(const QString &id);
    // "name", or "name 2" when that is taken by another.
    [[nodiscard]] QString freeName(const QString &name) const;

Q_SIGNALS:
    void changed();

private:
    void save();

    Settings &m_settings;
    std::vector<Connection> m_all;
    QString m_default;
};

} // namespace aisb::gui
