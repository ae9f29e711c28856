// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phrase.h"
#include "core/progress.h"

#include <QString>

namespace aisb::config {

// A line for the log that came up while configurations were read. Never holds a secret.
struct Notice
{
    core::LogLine::Level level = core::LogLine::Level::Info;
    QString text; // may have several lines (a boxed table)
    core::Phrase phrase = {}; // says what text says; empty: there is only the text
    bool isTrace = false; // which file was read: for the log alone

    [[nodiscard]] static Notice of(core::LogLine::Level level, const core::Phrase &phrase)
    {
        return {level, phrase.text(), phrase};
    }

    bool operator==(const Notice &) const = default;
};

} // namespace aisb::config
