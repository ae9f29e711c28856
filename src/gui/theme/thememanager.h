// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/theme.h"

#include <QObject>

namespace aisb::gui {

// Owner of the look of the application: palette, style, style sheet, fonts. One per QApplication,
// made by instance(); GUI thread only. Widgets that paint themselves call currentTheme() in
// paintEvent and update() on changed().
class ThemeManager : public QObject
{
    Q_OBJECT
public:
    // Lives as long as the QApplication and is made with the first call.
    [[nodiscard]] static ThemeManager &instance();

    // Installs StudioStyle, fonts, palette and style sheet on the application.
    void apply(ThemeMode mode);
    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    [[nodiscard]] const Theme &theme() const { return *m_theme; }

Q_SIGNALS:
    // After palette and style sheet are set.
    void changed();

private:
    explicit ThemeManager(QObject *parent);
    [[nodiscard]] const Theme &themeOf(ThemeMode mode) const;

    ThemeMode m_mode = ThemeMode::System;
    const Theme *m_theme;
    bool m_isSystemDark; // lightness of the palette the application started with
    bool m_isStyleInstalled = false;
};

[[nodiscard]] inline const Theme &currentTheme()
{
    return ThemeManager::instance().theme();
}

} // namespace aisb::gui
