// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/phrasetext.h"

#include <QCoreApplication>

namespace aisb::gui {

QString phraseText(const core::Phrase &phrase)
{
    return phrase.isEmpty()
        ? QString()
        : core::filledTemplate(
              QCoreApplication::translate("Phrases", phrase.source), phrase.arguments);
}

} // namespace aisb::gui
