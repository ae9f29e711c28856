// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"

#include <QString>

namespace aisb::config {

// A line for the log that came up while configurations were read. Never holds a secret.
struct Notice
{
    core::LogLine::Level level = core::LogLine::Level::Info;
    QString text; // may have several lines (a boxed table)

    bool operator==(const Notice &) const = default;
};

} // namespace aisb::config
