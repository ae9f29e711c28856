// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace aisb::gui {

// Languages the program has, as locale names: en, zh_CN.
[[nodiscard]] QStringList availableLanguages();
// In its own words: "English", "简体中文".
[[nodiscard]] QString languageTitle(const QString &language);
// The one to use for a setting: itself when available, else by the system's preferences, else en.
[[nodiscard]] QString resolvedLanguage(const QString &setting);

// Swaps the translators of the application, Qt's own catalogue included; widgets get
// QEvent::LanguageChange. Returns the language in use. GUI thread.
QString installLanguage(const QString &setting);
[[nodiscard]] QString currentLanguage();

} // namespace aisb::gui
