// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runspec.h"
#include "core/tokenizer.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace aisb::datasets {

// What loading takes from outside the data set entry.
struct LoadContext
{
    QString datasetsRoot; // where relative paths of shipped configurations are looked up
    QString currentDir; // tried first for relative paths (spec/workflow.md 2.5, WF-08)
    std::optional<quint64> seed; // --seed; a key "seed"/"Seed" of the entry or of its config wins
    qint64 maxTextBytes = 0; // of all made-up prompts together; more fails with TinferParam005
                             // before it is made. 0 = no limit
    // Called with the cases made so far and the expected total (-1 = unknown); false stops the
    // loading, which then fails with DsetUnk001 "stopped". May be empty. Called at least every few
    // thousand rows.
    std::function<bool(qint64 done, qint64 total)> progress = {};
    // The tokenizer of the model the data is for; empty when the model names none. Asked only by
    // data that needs it.
    core::TokenizerSource tokenizer = {};
};

// Mistakes of the entry that can be seen without opening any file; paths are relative to the entry
// ("config.RequestCount").
[[nodiscard]] std::vector<core::Issue> checkDataset(const core::DatasetSpec &spec);

// A path of an entry as absolute path: itself when absolute, below currentDir when it exists there,
// else below datasetsRoot.
[[nodiscard]] QString resolvePath(const QString &path, const LoadContext &context);

// The seed an entry names under one of keys, else --seed; nothing when neither is given.
[[nodiscard]] std::optional<quint64> chosenSeed(
    const core::Json &entry, const QStringList &keys, const LoadContext &context);

} // namespace aisb::datasets
