// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/errorcatalogue.h"
#include "core/phrase.h"

#include <QString>

namespace aisb::core {

// What went wrong: a catalogue code for branching and looking up, an English detail for logs and
// reports, and the detail as a phrase where people read it in the desktop.
struct Error
{
    ErrorCode code = ErrorCode::UnkUnk001;
    QString detail;
    Phrase phrase = {}; // says what detail says; empty: there is only the detail

    [[nodiscard]] static Error of(ErrorCode code, const Phrase &phrase)
    {
        return {code, phrase.text(), phrase};
    }

    // The same error with where it happened in front: in("toy.jsonl: line 7") gives "toy.jsonl:
    // line 7: <detail>".
    [[nodiscard]] Error in(const QString &context) const
    {
        return {code, context + QStringLiteral(": ") + detail};
    }

    // One line as printed: "[UTILS-CFG-002] Model settings invalid: <detail>".
    [[nodiscard]] QString text() const;
};

} // namespace aisb::core
