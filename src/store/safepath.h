// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace aisb::store {

// Whether path exists and, symbolic links resolved, lies in root. An experiment folder may come
// from anybody: what it links to outside itself is not read.
[[nodiscard]] bool isInside(const QString &root, const QString &path);

// The name can only mean an entry of the folder it is looked up in.
[[nodiscard]] bool isPlainName(const QString &name);

// A regular file as a whole. Error SummFile001: missing, not a regular file, unreadable, larger
// than maxBytes.
[[nodiscard]] core::Result<QByteArray> readWhole(const QString &path, qint64 maxBytes);

} // namespace aisb::store
