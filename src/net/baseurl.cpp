// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/baseurl.h"

#include "net/backends/catalogue.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace aisb::net {

using namespace Qt::StringLiterals;

namespace {

bool hasHttpScheme(const QString &text)
{
    return text.startsWith("http://"_L1, Qt::CaseInsensitive)
        || text.startsWith("https://"_L1, Qt::CaseInsensitive);
}

// "ftp" of "ftp://host"; empty for http, https and addresses without a scheme.
QString foreignScheme(const QString &text)
{
    static const QRegularExpression kScheme(u"^([A-Za-z][A-Za-z0-9+.-]*)://"_s);
    return hasHttpScheme(text) ? QString() : kScheme.match(text).captured(1);
}

QString hostText(const QString &host)
{
    const QString text = host.trimmed();
    QString bare =
        text.startsWith(u'[') && text.endsWith(u']') ? text.sliced(1, text.size() - 2) : text;
    const QHostAddress address(bare);
    if (address.protocol() == QAbstractSocket::IPv6Protocol)
        return u'[' + address.toString() + u']';
    return bare;
}

QString withTrailingSlash(const QString &text)
{
    QUrl url(text);
    const QString path = url.path(QUrl::FullyEncoded);
    if (path.isEmpty() || path.endsWith(u'/'))
        return text;
    const qsizetype tail = [&] {
        for (qsizetype i = 0; i < text.size(); ++i)
            if (text[i] == u'?' || text[i] == u'#')
                return i;
        return text.size();
    }();
    return text.first(tail) + u'/' + text.sliced(tail);
}

// How many leading segments of the endpoint the base path already ends with.
qsizetype overlap(const QStringList &base, const QStringList &endpoint)
{
    for (qsizetype count = std::min(base.size(), endpoint.size()); count > 0; --count)
        if (base.last(count) == endpoint.first(count))
            return count;
    return 0;
}

// Drops a whole endpoint that somebody pasted with the address, so that the other endpoints are
// found too.
bool dropPastedEndpoint(QStringList &segments)
{
    static const std::array kEndpoints{QStringList{u"v1"_s, u"chat"_s, u"completions"_s},
        QStringList{u"v1"_s, u"completions"_s}, QStringList{u"v1"_s, u"models"_s}};
    for (const QStringList &endpoint : kEndpoints) {
        if (segments.size() >= endpoint.size() && segments.last(endpoint.size()) == endpoint) {
            segments.resize(segments.size() - endpoint.size());
            return true;
        }
    }
    return false;
}

} // namespace

QString baseUrl(const core::ModelSpec &model)
{
    const QString scheme = model.enableSsl ? u"https://"_s : u"http://"_s;
    const QString text = model.url.trimmed();
    if (text.isEmpty())
        return scheme + hostText(model.hostIp) + u':' + QString::number(model.hostPort) + u'/';
    return withTrailingSlash(hasHttpScheme(text) ? text : scheme + text);
}

core::Result<ServiceUrl> endpointUrl(const core::ModelSpec &model, const QString &endpoint)
{
    if (const QString scheme = foreignScheme(model.url.trimmed()); !scheme.isEmpty())
        return core::fail(core::ErrorCode::UtilsCfg002,
            u"url: expected http:// or https://, found %1://"_s.arg(scheme));
    const QString base = baseUrl(model);
    QUrl url(base);
    if (!url.isValid() || url.host().isEmpty() || url.port(1) == 0)
        return core::fail(core::ErrorCode::UtilsCfg002,
            u"url: expected an address such as http://host:8080, found \"%1\""_s.arg(base));

    ServiceUrl result;
    QStringList segments = url.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts);
    const QStringList wanted = endpoint.split(u'/', Qt::SkipEmptyParts);
    bool isRepaired = dropPastedEndpoint(segments);
    const qsizetype shared = overlap(segments, wanted);
    isRepaired = isRepaired || shared > 0;
    segments.resize(segments.size() - shared);
    segments += wanted;
    url.setPath(u'/' + segments.join(u'/'), QUrl::TolerantMode);
    url.setFragment(QString());
    if (isRepaired)
        result.note =
            u"the address already ends with a part of \"%1\", which is not repeated"_s.arg(
                endpoint);
    result.url = url;
    return result;
}

core::Result<QString> effectiveAddress(const core::ModelSpec &model)
{
    const core::Result<ServiceUrl> address =
        endpointUrl(model, backendFor(model.backend).endpoint(model));
    if (!address)
        return core::fail(address.error());
    return address->url.toString(QUrl::RemoveUserInfo);
}

} // namespace aisb::net
