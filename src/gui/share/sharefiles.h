// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plotpage.h"

#include <QString>

namespace aisb::gui {

// "20261124_101500-timeline": a name for a file made of words.
[[nodiscard]] QString fileStem(const QString &experiment, const QString &part);

// Of the window.
[[nodiscard]] report::PageLanguage pageLanguage();

} // namespace aisb::gui
