// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/theme.h"

#include <QPushButton>
#include <QString>
#include <QToolButton>

class QLabel;
class QMenu;

namespace aisb::gui {

// Buttons of the design: text with our icon, 28 px; [primary] and [danger] are properties the style
// sheet knows.
enum class ButtonKind
{
    Plain,
    Primary,
    Danger
};
[[nodiscard]] QPushButton *makeButton(const QString &text, const QString &icon = {},
    ButtonKind kind = ButtonKind::Plain, QWidget *parent = nullptr);
void setButtonKind(QPushButton &button, ButtonKind kind);
// With the arrow the design has for buttons that open a menu.
void setButtonMenu(QPushButton &button, QMenu *menu);

// 28 px square with an icon. name is tooltip and accessible name. Framed ones have a border, others
// only on hover.
[[nodiscard]] QToolButton *makeIconButton(
    const QString &icon, const QString &name, bool isFramed = false, QWidget *parent = nullptr);
void setIconButtonName(QToolButton &button, const QString &name);

// A text that acts, in the accent colour: "Add filter", "Change…".
[[nodiscard]] QToolButton *makeLinkButton(
    const QString &text, const QString &icon = {}, QWidget *parent = nullptr);

// Text in one of the greys and sizes of the design that follows the theme.
enum class LabelKind
{
    Body,
    Strong,
    Heading,
    Secondary,
    Hint,
    Fixed,
    Error
};
[[nodiscard]] QLabel *makeLabel(
    LabelKind kind, const QString &text = {}, QWidget *parent = nullptr);

// Sets a dynamic property the style sheet looks at and polishes the widget again.
void setStyleProperty(QWidget &widget, const char *name, const QVariant &value);

} // namespace aisb::gui
