// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "core/runoptions.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace aisb::store {

// Something the user should read; the caller logs it.
struct Notice
{
    core::LogLine::Level level = core::LogLine::Level::Info;
    QString text;
};

struct ChosenFolder
{
    QString path; // workDir joined with the stamp, relative when workDir is; it exists
    QString stamp; // last component of path
    bool isReused = false;
    std::vector<Notice> notices;
};

// Finds or creates the folder of this invocation. reuse: nothing = a new folder named dirTimeStr
// (_1, _2, ... when that exists; WF-10), "latest" = the newest experiment of workDir, else that
// folder (WF-11). Creates the folder and its parents; the creation itself is what makes the name
// ours, so two runs never share one. Errors: TmanCmd002 (no such experiment), SummFile001 (the same
// in perf_viz), PartiFile001 (cannot be created). Source: spec/workflow.md 2.8.
[[nodiscard]] core::Result<ChosenFolder> chooseFolder(const QString &workDir,
    const std::optional<QString> &reuse, core::Mode mode, const QString &dirTimeStr);

// Whether name is a time stamp as experiments have: 20250220_120000, 20250220_120000_1.
[[nodiscard]] bool isStamp(const QString &name);
// The moment a stamp names, in local time; invalid for other names.
[[nodiscard]] QDateTime timeOfStamp(const QString &name);
// An existing folder that is named by a stamp or holds configs/ and one of predictions/,
// performance(s)/, results/.
[[nodiscard]] bool isExperiment(const QString &path);
// The experiment a file or folder is or lies in, at most six levels up: people open a table, a
// configuration dump or a sub-folder too. The path as it is when there is none.
[[nodiscard]] QString experimentAround(const QString &path);

} // namespace aisb::store
