// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "report/plotpage.h"

#include <QByteArray>
#include <QString>

namespace aisb::gui {

// "20261124_101500-timeline": a name for a file made of words.
[[nodiscard]] QString fileStem(const QString &experiment, const QString &part);

// Writes a file by replacing it as a whole. Error UtilsFile004 names the file.
[[nodiscard]] core::Result<> saveBytes(const QString &file, const QByteArray &bytes);

// Of the window.
[[nodiscard]] report::PageLanguage pageLanguage();

} // namespace aisb::gui
