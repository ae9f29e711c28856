// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QMutex>
#include <QString>
#include <QStringList>

namespace aisb::store {

// What a person says about an experiment; nothing of it influences a result.
struct About
{
    static constexpr qsizetype kMaxTitle = 200; // characters
    static constexpr qsizetype kMaxTags = 32;
    static constexpr qsizetype kMaxTag = 64;
    static constexpr qsizetype kMaxNotes = 64 * 1024;

    QString title; // empty: the name of the folder is shown
    QStringList tags; // in the order they were given, each once
    QString notes; // plain text of any number of lines
    bool isStarred = false;

    [[nodiscard]] bool isEmpty() const { return *this == About(); }
    bool operator==(const About &) const = default;
};

// The same within the limits above: title and tags on one line without control characters or blanks
// around them, no tag twice (letter case ignored) or empty, line ends as \n. Pure.
[[nodiscard]] About cleaned(About about);

// Reads <experiment>/.studio/about.json, which the reference tool ignores. A folder without one has
// an empty About. Errors (SummFile001): a link out of the folder, a file that is too large or no
// JSON object. Members of another type than expected count as absent. Blocking. Source:
// spec/workflow.md 3.2, design/desktop.md 4.1.
[[nodiscard]] core::Result<About> readAbout(const QString &experiment);

// Writes it as a whole or not at all; members it does not know are kept. An empty About in a folder
// without the file writes nothing. The experiment must exist. Errors (CalcFile001): not writable, a
// link out of the folder. Blocking.
[[nodiscard]] core::Result<> writeAbout(const QString &experiment, const About &about);

// Abouts in the experiments' folders, and those of folders that cannot be written to in one file of
// the user. Thread-safe; all functions but the constructor block.
class AboutStore
{
public:
    enum class Place
    {
        Folder,
        Shelf // the file of the user
    };

    // shelf: absolute path of that file, made when it is needed.
    explicit AboutStore(QString shelf);

    // What the shelf has of an experiment, as it is newer than what lies in the folder.
    [[nodiscard]] bool takeShelved(const QString &experiment, About &about);
    [[nodiscard]] core::Result<About> read(const QString &experiment);
    // Into the folder; where that fails, onto the shelf. Error: neither can be written.
    [[nodiscard]] core::Result<Place> write(const QString &experiment, const About &about);

private:
    void load();
    [[nodiscard]] core::Result<> save();

    QString m_path;
    QMutex m_mutex;
    bool m_isLoaded = false;
    QHash<QString, About> m_shelved; // by clean absolute path
};

} // namespace aisb::store
