// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/language/sentencemodel.h"

#include <QString>
#include <QStringList>
#include <QStringView>

namespace aisb::eval {

// The words and punctuation marks of one English sentence by the Penn Treebank rules as NLTK 3.9's
// word_tokenize has them: contractions are two words ("do" "n't"), a final stop is one of its own.
[[nodiscard]] QStringList treebankWords(const QString &sentence);
// Those of all sentences of a text.
[[nodiscard]] QStringList treebankWords(const QString &text, const SentenceModel &model);

} // namespace aisb::eval
