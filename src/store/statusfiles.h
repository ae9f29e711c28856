// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"

#include <QSet>
#include <QString>

#include <vector>

namespace aisb::store {

// Tells other programs how far the tasks of this process are: one file a task in
// <experiment>/status_tmp, replaced as a whole each time, removed at the end. What cannot be
// written is left out: a run does not end for that. One thread at a time; blocking, but nothing is
// forced to the disk. Source: spec/workflow.md 8.1.
class StatusFiles
{
public:
    explicit StatusFiles(QString experiment);
    ~StatusFiles(); // remove()
    StatusFiles(const StatusFiles &) = delete;
    StatusFiles &operator=(const StatusFiles &) = delete;

    // The first call also removes what a killed run has left.
    void write(const std::vector<core::TaskProgress> &tasks);
    // Takes the files and, when it is empty, the folder away.
    void remove();

private:
    [[nodiscard]] bool prepare();

    QString m_experiment;
    QString m_folder;
    QSet<QString> m_written; // names
    bool m_isPrepared = false;
    bool m_isUsable = false;
};

} // namespace aisb::store
