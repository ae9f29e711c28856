// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <QFile>
#include <QString>

namespace aisb::store {

// The log file of one task: core::formatLogLine and LF, no colours, each line handed to the kernel
// at once. Not thread-safe. Write errors after open are ignored: a full disk must not end a run
// through its log. Source: spec/workflow.md 6, WF-25.
class TaskLog
{
public:
    explicit TaskLog(const QString &path);

    // Keeps an earlier log as <path>.1, that one as .2, up to .9; without isPreviousKept it is
    // overwritten. Creates the folder. Error IcliFile001.
    [[nodiscard]] core::Result<> open(bool isPreviousKept = true);
    void write(const core::LogLine &line);

    [[nodiscard]] QString path() const { return m_file.fileName(); }

private:
    QFile m_file;
};

} // namespace aisb::store
