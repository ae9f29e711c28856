// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace aisb::eval {

// Where the data files of the language packages lie. They are not ours to ship: an evaluator that
// needs an absent one fails and names the package.
struct LanguageFolders
{
    // Word frequencies and probabilities of the Chinese segmenter: dict.txt and finalseg/prob_*.py.
    QString jieba = QStringLiteral("/usr/lib/python3/dist-packages/jieba");
    // Profiles of the language detector: profiles/* and utils/messages.properties.
    QString langdetect = QStringLiteral("/usr/lib/python3/dist-packages/langdetect");
    // A trained English model of NLTK's sentence splitter
    // ("nltk_data/tokenizers/punkt_tab/english"); empty: the short lists of our own.
    QString punkt;
};

// Folders for everything loaded after the call; an empty one keeps the place where Debian and
// Ubuntu install the package. Call it before the first evaluation. Any thread.
void setLanguageFolders(const LanguageFolders &folders);
[[nodiscard]] LanguageFolders languageFolders();

} // namespace aisb::eval
