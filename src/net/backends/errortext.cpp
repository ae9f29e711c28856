// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/errortext.h"

#include <QStringDecoder>

namespace aisb::net {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kExcerptCharacters = 500;

QByteArray charsetOf(const HttpReply &reply)
{
    const QList<QByteArray> parameters = headerValue(reply.headers, "Content-Type").split(';');
    for (const QByteArray &parameter : parameters) {
        const QByteArray text = parameter.trimmed();
        if (text.toLower().startsWith("charset="))
            return text.sliced(8).replace('"', "").replace('\'', "").trimmed().toLower();
    }
    return {};
}

} // namespace

std::optional<QString> messageOf(const core::Json &body)
{
    const core::Json &error = body[u"error"];
    if (error[u"message"].isString())
        return error[u"message"].toString();
    if (error.isString() && !error.toString().isEmpty())
        return error.toString();
    if (body[u"message"].isString())
        return body[u"message"].toString();
    const core::Json &detail = body[u"detail"];
    if (detail.isString())
        return detail.toString();
    if (detail.isTruthy())
        return QString::fromUtf8(core::writeJson(detail));
    return {};
}

std::optional<QString> errorObjectMessage(const core::Json &value)
{
    const bool isError = value[u"error"].isTruthy() || value[u"object"].toString() == "error"_L1;
    if (!isError)
        return {};
    if (const std::optional<QString> message = messageOf(value))
        return message;
    const core::Json &error = value[u"error"];
    return QString::fromUtf8(core::writeJson(error.isNull() ? value : error))
        .left(kExcerptCharacters);
}

QString httpFailureText(const HttpReply &reply)
{
    const QString code = u"HTTP %1"_s.arg(reply.status);
    const QByteArray location = headerValue(reply.headers, "Location");
    if (reply.status >= 300 && reply.status < 400 && !location.isEmpty()) {
        const QUrl target = reply.url.resolved(QUrl::fromEncoded(location));
        const QString address = target.toString(QUrl::RemoveUserInfo);
        return reply.redirects > 0 && (reply.status == 307 || reply.status == 308)
            ? u"%1 redirected more than %2 times, last to %3"_s.arg(code)
                  .arg(reply.redirects)
                  .arg(address)
            : u"%1 redirected to %2"_s.arg(code, address);
    }
    const QString reason = QString::fromUtf8(reply.reason).trimmed();
    const QString head = reason.isEmpty() ? code : code + u' ' + reason;
    const QByteArray body = bodyText(reply);
    std::optional<QString> message;
    if (const core::Result<core::Json> json = core::readJson(body))
        message = messageOf(*json);
    const QString text = message ? message->trimmed() : excerpt(body, kExcerptCharacters);
    return text.isEmpty() ? head : head + u": "_s + text;
}

QString excerpt(QByteArrayView bytes, qsizetype count)
{
    // A character takes at most four bytes.
    return QString::fromUtf8(bytes.first(std::min(bytes.size(), count * 4))).left(count);
}

QByteArray bodyText(const HttpReply &reply)
{
    constexpr QByteArrayView kByteOrderMark = "\xEF\xBB\xBF";
    QByteArray body = reply.body;
    const QByteArray charset = charsetOf(reply);
    if (!charset.isEmpty() && charset != "utf-8" && charset != "utf8" && charset != "us-ascii") {
        QStringDecoder decoder(charset.constData());
        if (decoder.isValid())
            body = QString(decoder(body)).toUtf8();
    }
    if (body.startsWith(kByteOrderMark))
        body.remove(0, kByteOrderMark.size());
    return body.trimmed();
}

} // namespace aisb::net
