// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/notice.h"
#include "config/value.h"
#include "core/result.h"

#include <QString>

#include <vector>

namespace aisb::config {

// Where texts outside the configurations lie. All absolute; empty = there is none.
struct TextPlaces
{
    QString textsDir; // named by the user: --texts-dir or AIS_BENCH_TEXTS
    QString shippedDir; // texts of our own that stand in
    QString currentDir; // "path" of a data set: below it when it exists there,
    QString datasetsRoot; // else below this
};

// Replaces every reference to an external text in the data sets by the text, so that the dump and
// the version show what is sent. Looked for in textsDir, then beside the data, then among the
// shipped texts. A text that is not the one of the reference is used with a warning. Errors:
// DsetFile001 (texts that are nowhere: all of them, with origin and place), DsetData002 (too large
// or not UTF-8), TmanCfg001/003 (a reference that cannot be used). Source: spec/accuracy.md 20.
[[nodiscard]] core::Result<> putExternalTexts(
    Value &datasets, const TextPlaces &places, std::vector<Notice> &notices);

} // namespace aisb::config
