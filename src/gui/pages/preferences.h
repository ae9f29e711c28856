// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QComboBox;

namespace aisb::gui {

class Settings;

// The four combo boxes of language, theme, metrics profile and folder layout, wherever they stand:
// fills them, shows the settings and changes them at once. The boxes are not owned and live as long
// as the object.
class PreferenceBoxes : public QObject
{
    Q_OBJECT
public:
    struct Boxes
    {
        QComboBox *language;
        QComboBox *theme;
        QComboBox *profile;
        QComboBox *layout;
    };

    PreferenceBoxes(Settings &settings, const Boxes &boxes, QObject *parent);

    // Texts in the language of the window, values of the settings.
    void refresh();

private:
    Settings &m_settings;
    Boxes m_boxes;
};

} // namespace aisb::gui
