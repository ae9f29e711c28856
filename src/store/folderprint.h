// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace aisb::store {

// What an experiment folder looks like from outside: two equal prints mean that no file of it was
// added, removed or written in between, as far as names, sizes and times of change tell.
struct FolderPrint
{
    quint64 hash = 0; // of all entries but those of logs/ and .studio/
    quint64 aboutHash = 0; // of .studio/
    qint64 bytes = 0; // of all regular files

    bool operator==(const FolderPrint &) const = default;
};

// Looks at names, sizes and times only, reads no file, follows no link, and stops after 20,000
// entries or eight levels. A folder that cannot be read has the print of an empty one. Blocking.
[[nodiscard]] FolderPrint folderPrint(const QString &experiment);

} // namespace aisb::store
