// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace aisb::eval {

// The bytes of a package's data file. Errors: DsetDependency002 with the package to install when
// the file cannot be opened, DsetData002 when it is larger than maxBytes.
[[nodiscard]] core::Result<QByteArray> readDataFile(
    const QString &path, const QString &package, qint64 maxBytes);

} // namespace aisb::eval
