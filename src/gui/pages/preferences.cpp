// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/preferences.h"

#include "gui/settings/language.h"
#include "gui/settings/settings.h"
#include "gui/theme/thememanager.h"

#include <QComboBox>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

void fill(
    QComboBox &box, const std::vector<std::pair<QString, QString>> &choices, const QString &value)
{
    const QSignalBlocker blocker(&box);
    box.clear();
    for (const auto &[key, text] : choices) {
        box.addItem(text, key);
    }
    box.setCurrentIndex(std::max(0, box.findData(value)));
}

} // namespace

PreferenceBoxes::PreferenceBoxes(Settings &settings, const Boxes &boxes, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_boxes(boxes)
{
    refresh();
    connect(boxes.language, &QComboBox::activated, this, [this] {
        const QString language = m_boxes.language->currentData().toString();
        m_settings.setLanguage(language);
        installLanguage(language);
    });
    connect(boxes.theme, &QComboBox::activated, this, [this] {
        const ThemeMode mode = themeModeFromName(m_boxes.theme->currentData().toString());
        m_settings.setThemeMode(mode);
        ThemeManager::instance().apply(mode);
    });
    connect(boxes.profile, &QComboBox::activated, this, [this] {
        m_settings.setMetricsProfile(m_boxes.profile->currentData().toString() == "reference"_L1
                ? core::MetricsProfile::Reference
                : core::MetricsProfile::Corrected);
    });
    connect(boxes.layout, &QComboBox::activated, this, [this] {
        m_settings.setLayout(m_boxes.layout->currentData().toString() == "v3"_L1
                ? core::Layout::V3
                : core::Layout::Seed);
    });
    connect(&settings, &Settings::languageChanged, this, &PreferenceBoxes::refresh);
    connect(&settings, &Settings::themeModeChanged, this, &PreferenceBoxes::refresh);
    connect(&settings, &Settings::metricsProfileChanged, this, &PreferenceBoxes::refresh);
    connect(&settings, &Settings::layoutChanged, this, &PreferenceBoxes::refresh);
}

void PreferenceBoxes::refresh()
{
    std::vector<std::pair<QString, QString>> languages{{QString(), tr("Follow system")}};
    for (const QString &language : availableLanguages()) {
        languages.emplace_back(language, languageTitle(language));
    }
    fill(*m_boxes.language, languages, m_settings.language());
    fill(*m_boxes.theme,
        {{u"system"_s, tr("Follow system")}, {u"light"_s, tr("Light")}, {u"dark"_s, tr("Dark")}},
        themeModeName(m_settings.themeMode()));
    fill(*m_boxes.profile, {{u"corrected"_s, tr("Corrected")}, {u"reference"_s, tr("Reference")}},
        m_settings.metricsProfile() == core::MetricsProfile::Reference ? u"reference"_s
                                                                       : u"corrected"_s);
    fill(*m_boxes.layout, {{u"seed"_s, tr("Standard")}, {u"v3"_s, tr("Reference (v3)")}},
        core::layoutName(m_settings.layout()));
}

} // namespace aisb::gui
