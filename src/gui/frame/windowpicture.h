// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace aisb::gui {

class MainWindow;

// What to do before a picture of the window is taken.
struct PictureRequest
{
    QString file; // .png
    QStringList commands; // ids, triggered one after the other
    int tab = 0; // of the page's first row of tabs
    int waitMs = 0; // until the window has settled, before and after the commands
};

// A picture for the manual, with the dialog that is open; the program ends when it is written,
// status 1 when it cannot be. Returns at once. GUI thread.
void takePicture(MainWindow &window, const PictureRequest &request);

} // namespace aisb::gui
