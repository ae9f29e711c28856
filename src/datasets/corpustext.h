// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace aisb::datasets {

// The text prompts of a trace are cut out of when no other is named: about two million characters
// of English sentences put together by the program, the same on every machine. A paragraph a line.
[[nodiscard]] QString builtInCorpus();

// A text file of the user's. Errors name the file: DsetFile001 (cannot be read), DsetData002 (no
// UTF-8, nothing in it), UtilsType007 (larger than 64 MiB).
[[nodiscard]] core::Result<QString> readCorpus(const QString &path);

} // namespace aisb::datasets
