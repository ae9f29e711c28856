// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/thememanager.h"

#include "gui/theme/fonts.h"
#include "gui/theme/studiostyle.h"

#include <QApplication>
#include <QPointer>
#include <QToolTip>

namespace aisb::gui {

ThemeManager::ThemeManager(QObject *parent)
    : QObject(parent)
    , m_theme(&Theme::light())
    , m_isSystemDark(QApplication::palette().color(QPalette::Window).lightnessF() < 0.5F)
{
    m_theme = &themeOf(m_mode);
}

ThemeManager &ThemeManager::instance()
{
    static QPointer<ThemeManager> manager;
    if (!manager) {
        manager = new ThemeManager(qApp);
    }
    return *manager;
}

const Theme &ThemeManager::themeOf(ThemeMode mode) const
{
    const bool isDark = mode == ThemeMode::Dark || (mode == ThemeMode::System && m_isSystemDark);
    return isDark ? Theme::dark() : Theme::light();
}

void ThemeManager::apply(ThemeMode mode)
{
    m_mode = mode;
    m_theme = &themeOf(mode);
    if (!m_isStyleInstalled) {
        m_isStyleInstalled = true;
        QApplication::setFont(applicationFont(QApplication::font()));
        QApplication::setStyle(new StudioStyle);
    }
    QApplication::setPalette(m_theme->toPalette());
    QToolTip::setPalette(m_theme->toPalette());
    qApp->setStyleSheet(m_theme->styleSheet());
    Q_EMIT changed();
}

} // namespace aisb::gui
