// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace aisb::gui {

// A folder that was moved to the trash of the desktop, and where it lies there.
struct Trashed
{
    QString original;
    QString inTrash;
};

// Error PartiFile001 names the folder: the system has no trash for it, or refuses. Nothing is ever
// deleted. Blocking.
[[nodiscard]] core::Result<Trashed> moveToTrash(const QString &folder);

// Puts it back, with the note the trash keeps of it removed. Error PartiFile001: something stands
// in its place, or the trash was emptied. Blocking.
[[nodiscard]] core::Result<> restoreFromTrash(const Trashed &trashed);

} // namespace aisb::gui
