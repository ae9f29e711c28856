// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/requesthead.h"

#include <algorithm>

namespace aisb::net::direct {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUsualHeadBytes = 512;

bool isSendable(QByteArrayView text)
{
    return std::ranges::none_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool hasHeader(const HttpRequest &request, QByteArrayView name)
{
    return std::ranges::any_of(request.headers,
        [&](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}

QByteArray pathAndQuery(const QUrl &url)
{
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (!target.startsWith('/'))
        target.prepend('/');
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return target;
}

} // namespace

quint16 effectivePort(const QUrl &url)
{
    return static_cast<quint16>(url.port(url.scheme() == "https"_L1 ? 443 : 80));
}

QByteArray authority(const QUrl &url, bool hasDefaultPort)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host.first(host.contains('%') ? host.indexOf('%') : host.size()) + ']';
    const bool isDefault = effectivePort(url) == (url.scheme() == "https"_L1 ? 443 : 80);
    return isDefault && !hasDefaultPort ? host
                                        : host + ':' + QByteArray::number(effectivePort(url));
}

QByteArray basicCredentials(const QUrl &url)
{
    if (url.userName().isEmpty())
        return {};
    return "Basic " + (url.userName() + u':' + url.password()).toUtf8().toBase64();
}

std::optional<QByteArray> requestHead(const HttpRequest &request, TargetForm form)
{
    QByteArray head;
    head.reserve(kUsualHeadBytes);
    bool isClean = isSendable(request.method);
    const auto add = [&](QByteArrayView name, QByteArrayView value) {
        isClean = isClean && isSendable(name) && isSendable(value);
        head.append(name).append(": ").append(value).append("\r\n");
    };
    const auto addMissing = [&](QByteArrayView name, const QByteArray &value) {
        if (!value.isEmpty() && !hasHeader(request, name))
            add(name, value);
    };
    const QByteArray host = authority(request.url, false);
    head.append(request.method).append(' ');
    if (form == TargetForm::Absolute)
        head.append("http://").append(host);
    head.append(pathAndQuery(request.url)).append(" HTTP/1.1\r\n");
    addMissing("Host", host);
    for (const auto &[name, value] : request.headers)
        add(name, value);
    addMissing("Accept-Encoding", "gzip, deflate");
    addMissing("Authorization", basicCredentials(request.url));
    if (form == TargetForm::Absolute)
        addMissing("Proxy-Authorization", basicCredentials(request.proxy));
    if (!request.body.isEmpty() || request.method == "POST")
        add("Content-Length", QByteArray::number(request.body.size()));
    head.append("\r\n");
    return isClean ? std::optional(std::move(head)) : std::nullopt;
}

} // namespace aisb::net::direct
