// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/connectionbook.h"

#include "gui/settings/hostaddress.h"
#include "gui/settings/settings.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

const QString kForm = u"connections"_s;

core::Json toJson(const Connection &connection)
{
    core::Json json = core::Json::object();
    json.set(u"id"_s, core::Json(connection.id));
    json.set(u"name"_s, core::Json(connection.name));
    json.set(u"address"_s, core::Json(connection.address));
    json.set(u"tls"_s, core::Json(connection.usesTls));
    json.set(u"model"_s, core::Json(connection.model));
    return json;
}

Connection fromJson(const core::Json &json)
{
    return {json[u"id"].toString(), json[u"name"].toString(),
        withoutCredentials(json[u"address"].toString()), json[u"tls"].toBool(),
        json[u"model"].toString()};
}

} // namespace

ConnectionBook::ConnectionBook(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    const core::Json kept = settings.formValues(kForm);
    for (const core::Json &item : kept[u"items"].items()) {
        Connection connection = fromJson(item);
        if (!connection.id.isEmpty() && !find(connection.id)) {
            m_all.push_back(std::move(connection));
        }
    }
    m_default = kept[u"default"].toString();
}

std::optional<Connection> ConnectionBook::find(const QString &id) const
{
    const auto at = std::ranges::find(m_all, id, &Connection::id);
    return at == m_all.end() ? std::nullopt : std::optional(*at);
}

QString ConnectionBook::add(Connection connection, int place)
{
    if (connection.id.isEmpty()) {
        connection.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    }
    connection.address = withoutCredentials(connection.address);
    const QString id = connection.id;
    const bool isPlace = place >= 0 && place < static_cast<int>(m_all.size());
    m_all.insert(isPlace ? m_all.begin() + place : m_all.end(), std::move(connection));
    if (m_default.isEmpty()) {
        m_default = id;
    }
    save();
    return id;
}

bool ConnectionBook::update(const Connection &connection)
{
    const auto at = std::ranges::find(m_all, connection.id, &Connection::id);
    if (at == m_all.end()) {
        return false;
    }
    Connection clean = connection;
    clean.address = withoutCredentials(clean.address);
    if (*at != clean) {
        *at = std::move(clean);
        save();
    }
    return true;
}

int ConnectionBook::remove(const QString &id)
{
    const auto at = std::ranges::find(m_all, id, &Connection::id);
    if (at == m_all.end()) {
        return -1;
    }
    const auto place = static_cast<int>(at - m_all.begin());
    m_all.erase(at);
    if (m_default == id) {
        m_default = m_all.empty() ? QString() : m_all.front().id;
    }
    save();
    return place;
}

void ConnectionBook::setDefault(const QString &id)
{
    if (id != m_default && find(id)) {
        m_default = id;
        save();
    }
}

QString ConnectionBook::freeName(const QString &name) const
{
    const auto isTaken = [this](const QString &text) {
        return std::ranges::any_of(
            m_all, [&text](const Connection &each) { return each.name == text; });
    };
    QString free = name;
    for (int number = 2; isTaken(free); ++number) {
        free = u"%1 %2"_s.arg(name).arg(number);
    }
    return free;
}

void ConnectionBook::save()
{
    core::Json items = core::Json::array();
    for (const Connection &connection : m_all) {
        items.append(toJson(connection));
    }
    core::Json kept = core::Json::object();
    kept.set(u"items"_s, std::move(items));
    kept.set(u"default"_s, core::Json(m_default));
    m_settings.setFormValues(kForm, kept);
    Q_EMIT changed();
}

} // namespace aisb::gui
