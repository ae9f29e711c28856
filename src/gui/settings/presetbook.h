// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace aisb::gui {

class Settings;

// What a New run form was set to, under a name.
struct Preset
{
    QString name;
    QString connection; // id of the connection it was saved with; empty = none
    core::Json draft; // options by name, without keys: draftOf()
};

// The presets of a person, kept in the settings by name, in the order of their names. GUI thread.
class PresetBook : public QObject
{
    Q_OBJECT
public:
    // settings outlives the book.
    explicit PresetBook(Settings &settings, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<Preset> &all() const { return m_all; }
    [[nodiscard]] std::optional<Preset> find(const QString &name) const;
    // Takes the place of one with the same name. Names are trimmed; an empty one is not kept.
    void save(Preset preset);
    void remove(const QString &name);
    // False when there is no such preset, the new name is empty or another preset has it.
    bool rename(const QString &name, const QString &newName);
    // How many were saved with the connection.
    [[nodiscard]] int countOf(const QString &connection) const;

Q_SIGNALS:
    void changed();

private:
    void keep();

    Settings &m_settings;
    std::vector<Preset> m_all;
};

} // namespace aisb::gui
