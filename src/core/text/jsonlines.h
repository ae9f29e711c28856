// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include <functional>

class QIODevice;

namespace aisb::core {

struct JsonLine
{
    qint64 number = 0; // 1-based
    qint64 offset = 0; // byte of its start in the device, behind a BOM
    qint64 size = 0; // bytes without the line end
    Result<Json> value; // an error names the byte in the line
};

// Calls visit for every non-blank line, split at LF only (a CR before it is dropped, a BOM at the
// start too), until visit returns false. A line longer than maxLineBytes is visited as an error and
// skipped. Returns whether the last line was complete (ended by LF). Memory: one line.
bool readJsonLines(
    QIODevice &device, qint64 maxLineBytes, const std::function<bool(JsonLine &)> &visit);

} // namespace aisb::core
