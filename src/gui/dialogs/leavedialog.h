// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace aisb::gui {

enum class LeaveChoice
{
    KeepRunning, // the window is minimised
    StopAndWrite, // the program ends when the report is written
    Cancel
};

// Asked once when the window is closed while a run is active. Modal: the close event needs the
// answer.
[[nodiscard]] LeaveChoice askBeforeLeaving(QWidget *parent);

} // namespace aisb::gui
