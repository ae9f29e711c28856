// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/optiontable.h"

#include <QString>

class QWidget;

namespace aisb::gui {

// Help of an option in the language of the window.
[[nodiscard]] QString optionHelp(const core::OptionInfo &info);

// Inputs of a form name their option in the dynamic property "option" ("batch-size"). Gives each of
// them tooltip (help and option name), accessible description and, where it has none, the
// accessible name of its buddy label. Call it again after a change of language.
void applyOptionTexts(QWidget &form);

} // namespace aisb::gui
