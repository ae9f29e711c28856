// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QPair>
#include <QSet>
#include <QString>

#include <memory>

namespace aisb::eval {

// What the sentence splitter knows of a language. Words are in lower case.
struct SentenceModel
{
    // Where and how a word has been seen.
    enum Context : unsigned
    {
        InsideUpper = 1U << 2U, // with a capital within a sentence
        AnyUpper = (1U << 1U) | InsideUpper | (1U << 3U),
        FirstLower = 1U << 4U, // in lower case at the beginning of one
        AnyLower = FirstLower | (1U << 5U) | (1U << 6U),
    };

    QSet<QString> abbreviations; // without their last stop: "mr", "e.g"
    QSet<QString> starters; // that often begin a sentence
    QSet<QPair<QString, QString>> collocations; // first words without their stop
    QHash<QString, unsigned> contexts; // Context bits of a word

    // English by short lists of our own: common abbreviations, and how function words are written.
    // Of other words it does not know whether they may be names.
    [[nodiscard]] static const SentenceModel &english();
    // The trained model of a folder in NLTK's form "punkt_tab/english": abbrev_types.txt,
    // sent_starters.txt, collocations.tab, ortho_context.tab. Errors: DsetDependency002 (cannot be
    // opened), DsetData002 (file, line, expectation).
    [[nodiscard]] static core::Result<std::shared_ptr<const SentenceModel>> load(
        const QString &folder);
};

// The model of languageFolders().punkt; where none is named, english(). Any thread.
[[nodiscard]] core::Result<std::shared_ptr<const SentenceModel>> sharedSentenceModel();

} // namespace aisb::eval
