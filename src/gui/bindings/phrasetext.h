// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phrase.h"

#include <QString>

namespace aisb::gui {

// A sentence of the libraries below in the language of the window; empty for no sentence.
[[nodiscard]] QString phraseText(const core::Phrase &phrase);

} // namespace aisb::gui
