// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/connectionbinding.h"

#include "gui/settings/hostaddress.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace aisb::gui {

void applyConnection(const Connection &connection, core::RunOptions &options)
{
    options.url.reset();
    options.hostIp.reset();
    options.hostPort.reset();
    const std::optional<HostAddress> host = hostAddress(connection.address);
    if (host && !connection.usesTls) {
        options.hostIp = host->host;
        options.hostPort = host->port;
    } else {
        options.url = host ? tlsUrl(host->host, host->port) : connection.address.trimmed();
    }
    options.modelName = connection.model.isEmpty() ? std::nullopt : std::optional(connection.model);
}

bool sendsTo(const core::RunOptions &options, const Connection &connection)
{
    core::RunOptions same = options;
    applyConnection(connection, same);
    return same.url == options.url && same.hostIp == options.hostIp
        && same.hostPort == options.hostPort;
}

Connection connectionOf(const core::RunOptions &options)
{
    Connection connection;
    connection.model = options.modelName.value_or(QString());
    const std::optional<HostAddress> tls =
        options.url ? plainTlsAddress(*options.url) : std::nullopt;
    if (options.url && !tls) {
        connection.address = withoutCredentials(*options.url);
        connection.name = QUrl(*options.url).host();
        return connection;
    }
    const QString host = tls ? tls->host : options.hostIp.value_or(u"localhost"_s);
    const int port = tls ? tls->port : options.hostPort.value_or(HostAddress().port);
    connection.usesTls = tls.has_value();
    connection.address = u"%1:%2"_s.arg(bracketedHost(host)).arg(port);
    connection.name = host;
    return connection;
}

} // namespace aisb::gui
