// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/hostaddress.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kMaxPort = 65'535;

} // namespace

std::optional<HostAddress> hostAddress(const QString &address)
{
    static const QRegularExpression form(
        u"^(\\[[0-9A-Fa-f:.%]+\\]|[^\\s/:?#@\\[\\]]+)(?::([0-9]{1,5}))?$"_s);
    const QRegularExpressionMatch match = form.match(address.trimmed());
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    HostAddress result;
    result.host = match.captured(1);
    if (result.host.startsWith(u'[')) {
        result.host = result.host.mid(1, result.host.size() - 2);
    }
    if (match.hasCaptured(2)) {
        result.port = match.captured(2).toInt();
    }
    return result.port >= 1 && result.port <= kMaxPort ? std::optional(result) : std::nullopt;
}

QString withoutCredentials(const QString &address)
{
    static const QRegularExpression userInfo(u"^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@"_s);
    return QString(address).replace(userInfo, u"\\1"_s);
}

QString bracketedHost(const QString &host)
{
    const bool isBareV6 = host.contains(u':') && !host.startsWith(u'[');
    return isBareV6 ? u"[%1]"_s.arg(host) : host;
}

QString tlsUrl(const QString &host, int port)
{
    return u"https://%1:%2"_s.arg(bracketedHost(host)).arg(port);
}

std::optional<HostAddress> plainTlsAddress(const QString &url)
{
    static const QRegularExpression form(
        u"^https://(\\[[0-9A-Fa-f:.]+\\]|[^/:?#@\\[\\]]+):([0-9]{1,5})$"_s);
    const QRegularExpressionMatch match = form.match(url);
    const int port = match.captured(2).toInt();
    if (!match.hasMatch() || port < 1 || port > kMaxPort
        || match.captured(2) != QString::number(port)) {
        return std::nullopt;
    }
    QString host = match.captured(1);
    if (host.startsWith(u'[')) {
        host = host.mid(1, host.size() - 2);
    }
    return HostAddress{host, port};
}

} // namespace aisb::gui
