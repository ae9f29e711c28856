// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record.h"
#include "core/result.h"

#include <QString>

namespace aisb::run {

// Where the records of a task go as they arrive, so that a killed process loses none. Made in the
// main thread, then used in the store thread alone.
class RecordSink
{
public:
    virtual ~RecordSink() = default;

    // Errors IcliFile001 (cannot be written, disk full); after one append() may be tried again.
    [[nodiscard]] virtual core::Result<> open() = 0;
    [[nodiscard]] virtual core::Result<> append(const core::RequestRecord &record) = 0;
    virtual void close() = 0;
    // The file, once it is open.
    [[nodiscard]] virtual QString path() const = 0;
};

} // namespace aisb::run
