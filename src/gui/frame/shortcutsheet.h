// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace aisb::gui {

class CommandRegistry;

// Ctrl+/: every command with a key, by menu, made from the registry; and the gestures of charts.
class ShortcutSheet : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutSheet(const CommandRegistry &commands, QWidget *parent = nullptr);
};

} // namespace aisb::gui
