// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/casebrowser.h"
#include "store/predictions.h"
#include "store/results.h"

#include <QFile>

namespace aisb::run {

// The requests of the last attempt that brought no answer, by id; the lines stay on the disk.
class FailureFile
{
public:
    struct Entry
    {
        qint64 id = 0;
        qint64 offset = 0;
        qint64 size = 0;
    };

    // A missing or unreadable file has no entries; broken lines are left out with a warning.
    [[nodiscard]] static FailureFile open(const QString &path, QStringList &warnings);

    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; } // sorted by id
    // {"id", "input", "error_info"}; null when it cannot be read any more.
    [[nodiscard]] core::Json read(const Entry &entry) const;

private:
    std::shared_ptr<QFile> m_file;
    std::vector<Entry> m_entries;
};

// Where the parts of a case lie; -1 = nowhere.
struct CasePlace
{
    qint64 firstEntry = -1; // of the prediction file
    qint64 turns = 0;
    qint64 failure = -1;
    qint64 detail = -1; // entry of the details
    int member = 0;
};

struct CaseBrowser::Index
{
    std::shared_ptr<const store::PredictionFile> predictions; // null: there are none
    FailureFile failures;
    std::shared_ptr<const store::ResultFile> result; // null: none, or unreadable
    std::vector<CaseRow> rows;
    std::vector<CasePlace> places; // parallel to rows
    QStringList warnings;
    bool hasVerdicts = false;
    Rescorer rescorer; // whose verdicts these are; empty = those of the details
};

// Puts predictions, failures and details of a pair side by side, as the evaluation did. Source:
// spec/accuracy.md 4.1 steps 5 to 7, 4.2 step 5.
[[nodiscard]] core::Result<std::shared_ptr<CaseBrowser::Index>> makeCaseIndex(
    const AccuracyPairFiles &files, const CaseProgress &progress);

} // namespace aisb::run
