// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runspec.h"

#include <QByteArray>
#include <QString>

namespace aisb::net {

[[nodiscard]] bool isSameTls(const core::TlsSpec &a, const core::TlsSpec &b);

// The PEM file a TLS key of a model names, at most 16 MiB. Error UtilsFile002 names key and path.
[[nodiscard]] core::Result<QByteArray> readTlsFile(const QString &key, const QString &path);

// UtilsFile002: what the file lacks, in the words both transports use.
[[nodiscard]] core::Error noCertificate(const QString &key, const QString &path);
[[nodiscard]] core::Error unusableClientCertificate();

} // namespace aisb::net
