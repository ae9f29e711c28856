// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runspec.h"
#include "datasets/dataset.h"

#include <QLatin1String>
#include <QStringList>

namespace aisb::datasets {

// What data is about, by the readers it is read with.
enum class Domain
{
    Other,
    Mathematics,
    Exams, // knowledge of school and university subjects
    CommonSense,
    ChineseLanguage,
    Reading,
    LongText,
    Dialogue,
    Trace, // recorded load
    Synthetic,
    Own // a person's own files
};

// What an entry needs on disk, and what of it is there. English texts.
struct DataFiles
{
    bool isSupported = true; // false: no reader for its class; its path alone is looked for
    Domain domain = Domain::Other;
    QStringList present; // absolute
    QStringList missing; // as the entry names them, below its folder where that is one
    bool isUnnamed = false; // the entry leaves it to the user to name a file
    QLatin1String layout; // what one row of a file looks like; may be empty
    QLatin1String origin; // where the data comes from; may be empty
};

// Looks at names only; opens no file. Blocking as far as the file system is.
[[nodiscard]] DataFiles dataFilesOf(const core::DatasetSpec &spec, const LoadContext &context);

// How an entry asks: by generation or perplexity, as a chat or a text, after how many examples.
struct PromptStyle
{
    bool isPerplexity = false;
    bool isChat = false;
    bool isDialogue = false;
    int shots = 0; // examples before the question
    bool operator==(const PromptStyle &) const = default;
};
[[nodiscard]] PromptStyle promptStyleOf(const core::DatasetSpec &spec);

} // namespace aisb::datasets
