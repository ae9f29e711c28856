// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tlsfiles.h"

#include <QFile>

namespace aisb::net {

using namespace Qt::StringLiterals;

bool isSameTls(const core::TlsSpec &a, const core::TlsSpec &b)
{
    return a.caFile == b.caFile && a.verify == b.verify && a.clientCert == b.clientCert
        && a.clientKey == b.clientKey;
}

core::Result<QByteArray> readTlsFile(const QString &key, const QString &path)
{
    QFile file(path);
    constexpr qint64 kMaxBytes = 16 * 1024 * 1024;
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMaxBytes)
        return core::fail(core::ErrorCode::UtilsFile002,
            u"%1: cannot read \"%2\": %3"_s.arg(key, path, file.errorString()));
    return file.readAll();
}

core::Error noCertificate(const QString &key, const QString &path)
{
    return {core::ErrorCode::UtilsFile002,
        u"%1: \"%2\" holds no certificate in PEM form"_s.arg(key, path)};
}

core::Error unusableClientCertificate()
{
    return {core::ErrorCode::UtilsFile002,
        u"client_cert, client_key: expected PEM files with a certificate and its unencrypted private key"_s};
}

} // namespace aisb::net
