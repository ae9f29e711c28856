// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/frame/commandregistry.h"

#include <QString>

#include <vector>

namespace aisb::gui {

// The menus of the menu bar in order, and their titles with mnemonics.
[[nodiscard]] std::vector<MenuPlace> allMenus();
[[nodiscard]] QString menuTitle(MenuPlace menu);

// A menu text without its mnemonic mark.
[[nodiscard]] QString plainTitle(const QString &text);

} // namespace aisb::gui
