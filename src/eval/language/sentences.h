// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/language/sentencemodel.h"

#include <QStringView>

#include <vector>

namespace aisb::eval {

// The sentences of a text, views into it, as NLTK's Punkt tokenizer cuts them (method of Kiss and
// Strunk 2006): a stop ends a sentence unless the word before it is an abbreviation, an ellipsis,
// an initial or a number and the word after it does not look like a beginning. With a trained model
// the result is NLTK's; with SentenceModel::english() rare abbreviations and names end a sentence,
// or do not, where the trained model knows better. Pure; time grows with the length of the text.
[[nodiscard]] std::vector<QStringView> sentencesOf(QStringView text, const SentenceModel &model);

} // namespace aisb::eval
