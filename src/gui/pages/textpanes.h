// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QTextBrowser;
class QWidget;

namespace aisb::gui {

// A pane of formatted text to read and select: no frame, opens no link by itself, loads nothing.
[[nodiscard]] QTextBrowser *makeTextBrowser();
// Shows it from the top, with or without wrapping long lines.
void showHtml(QTextBrowser &browser, const QString &html, bool wraps);
// A line of 1 px between two parts of a card.
[[nodiscard]] QWidget *makeHairline();

} // namespace aisb::gui
