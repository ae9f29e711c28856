// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/openexperiment.h"
#include "store/folderprint.h"

#include <QHash>
#include <QString>

namespace aisb::run {

// What was read of experiments, so that a list of thousands is there at once. A cache: whatever it
// says can be read again from the folders. A value; share it as shared_ptr<const ExperimentIndex>.
class ExperimentIndex
{
public:
    struct Item
    {
        ExperimentEntry entry; // about as the folder has it, never what is shelved
        store::FolderPrint print; // of the folder when it was read
        bool hasDetails = false; // addDetails() has run, whether it found something or not

        bool operator==(const Item &) const = default;
    };

    [[nodiscard]] const Item *find(const QString &path) const;
    // By entry.path.
    void insert(const Item &item);
    void remove(const QString &path) { m_items.remove(path); }
    [[nodiscard]] qsizetype size() const { return m_items.size(); }
    [[nodiscard]] QStringList paths() const { return m_items.keys(); }

    bool operator==(const ExperimentIndex &) const = default;

private:
    QHash<QString, Item> m_items;
};

// A file that is missing, damaged, too large or of another version gives an empty index, and an
// item that is damaged is left out: they are read again. Blocking.
[[nodiscard]] ExperimentIndex readIndex(const QString &file);
// As a whole or not at all. Error CalcFile001. Blocking.
[[nodiscard]] core::Result<> writeIndex(const QString &file, const ExperimentIndex &index);

} // namespace aisb::run
