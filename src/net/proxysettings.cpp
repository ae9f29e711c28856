// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/proxysettings.h"

#include <QHostAddress>
#include <QStringList>

namespace aisb::net {

using namespace Qt::StringLiterals;

namespace {

bool matchesNoProxy(const QUrl &target, const QString &list)
{
    const QString host = target.host().toLower();
    const QStringList entries = list.split(u',', Qt::SkipEmptyParts);
    for (const QString &entry : entries) {
        QString pattern = entry.trimmed().toLower();
        if (pattern == "*"_L1)
            return true;
        const qsizetype colon = pattern.lastIndexOf(u':');
        if (colon > 0 && pattern.count(u':') == 1) {
            if (pattern.sliced(colon + 1).toInt() != target.port(-1))
                continue;
            pattern.truncate(colon);
        }
        while (pattern.startsWith(u'*') || pattern.startsWith(u'.'))
            pattern.remove(0, 1);
        if (pattern.isEmpty())
            continue;
        if (host == pattern || host.endsWith(u'.' + pattern))
            return true;
        const auto [network, bits] = QHostAddress::parseSubnet(pattern);
        if (pattern.contains(u'/') && !network.isNull()
            && QHostAddress(host).isInSubnet(network, bits))
            return true;
    }
    return false;
}

core::Result<QUrl> proxyUrl(const QString &text)
{
    const QString address = text.contains("://"_L1) ? text : "http://"_L1 + text;
    const QUrl url(address, QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool isKnown = scheme == "http"_L1 || scheme == "https"_L1 || scheme == "socks5"_L1
        || scheme == "socks5h"_L1;
    if (!url.isValid() || url.host().isEmpty() || !isKnown)
        return core::fail(core::ErrorCode::UtilsCfg002,
            u"proxy: expected \"system\", \"none\" or a URL such as http://proxy:3128, found \"%1\""_s
                .arg(url.isValid() ? url.toDisplayString() : text));
    return url;
}

} // namespace

bool isLoopbackHost(const QString &host)
{
    const QString name = host.toLower();
    return name == "localhost"_L1 || name.endsWith(".localhost"_L1)
        || QHostAddress(name).isLoopback();
}

core::Result<QUrl> proxyFor(const QString &setting, const QUrl &target, const ProxySettings &system)
{
    const QString wish = setting.trimmed();
    if (wish.compare("none"_L1, Qt::CaseInsensitive) == 0)
        return QUrl();
    const bool isSystem = wish.isEmpty() || wish.compare("system"_L1, Qt::CaseInsensitive) == 0;
    if (isSystem) {
        const QString &text = target.scheme() == "https"_L1 ? system.https : system.http;
        if (text.trimmed().isEmpty() || isLoopbackHost(target.host())
            || matchesNoProxy(target, system.noProxy))
            return QUrl();
        return proxyUrl(text.trimmed());
    }
    const core::Result<QUrl> url = proxyUrl(wish);
    if (!url || !isLoopbackHost(target.host()))
        return url;
    return QUrl();
}

} // namespace aisb::net
