// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/experimentindex.h"

#include <QSet>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace aisb::run {

// What to look at. roots: work directories; experiments directly below them are found.
struct ScanRequest
{
    QStringList roots;
    std::shared_ptr<const ExperimentIndex> known; // null: readIndex(indexFile)
    QString indexFile; // empty: nothing is kept
    // Experiments that may have changed; nothing = all. New and vanished ones are seen either way.
    std::optional<QSet<QString>> changed;
};

// The experiments of one moment, newest first; about is what the person said last, wherever it
// lies.
using ExperimentList = std::vector<ExperimentEntry>;

struct ScanResult
{
    enum class Reason
    {
        Missing,
        NoFolder,
        NoPermission
    };
    struct Problem
    {
        QString root;
        Reason reason = Reason::Missing;
    };
    std::shared_ptr<const ExperimentIndex> index;
    ExperimentList experiments;
    std::vector<Problem> problems; // roots that exist and cannot be read, or are gone
    qsizetype read = 0; // experiments that were not in the index, or had changed
    bool isCanceled = false;
    bool isIndexKept = true; // false: the index file could not be written
};

// How a scan tells what it found; called in the thread of the scan.
struct ScanSink
{
    // Asked before each experiment that has to be read; false ends the scan.
    std::function<bool(qsizetype done, qsizetype all)> progress;
    // What there is to show so far: at once what the index has, then after 32, 64, 128, ... more
    // were read.
    std::function<void(ExperimentList)> partial;
};

// Reads what is new or has changed and keeps the index for the next time. An experiment that runs
// is always read again. Canceled: what was found so far, with the rest as the index has it.
// Blocking: a pool thread. Source: spec/workflow.md 4.9, design/desktop.md 4.1.
[[nodiscard]] ScanResult scanExperiments(
    const ScanRequest &request, store::AboutStore &abouts, const ScanSink &sink = {});

} // namespace aisb::run
