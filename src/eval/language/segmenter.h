// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "eval/language/wordtable.h"
#include "eval/language/wordtagger.h"

#include <QString>
#include <QStringView>

#include <memory>
#include <vector>

namespace aisb::eval {

// Chinese text to words, as jieba 0.42.1 cuts it in its precise mode: the most probable path
// through the words of the dictionary, a hidden Markov model for the runs of single characters the
// dictionary leaves. Immutable and thread-safe; about 8 MB.
class Segmenter
{
public:
    // Reads dict.txt and finalseg/prob_{start,trans,emit}.py of the folder (about 0.2 s). Errors:
    // DsetDependency002 (no such files; names the package), DsetData002 (file, line, expectation).
    [[nodiscard]] static core::Result<std::shared_ptr<const Segmenter>> load(const QString &folder);

    // The words in their order, views into text; together they are the text. White space and
    // punctuation are words too.
    [[nodiscard]] std::vector<QStringView> cut(QStringView text) const;
    // The words joined by blanks.
    [[nodiscard]] QString joined(QStringView text) const;

private:
    Segmenter(WordTable words, WordTagger tagger);

    void cutBlock(QStringView block, std::vector<QStringView> &words) const;
    void cutUnknown(QStringView run, std::vector<QStringView> &words) const;

    WordTable m_words;
    WordTagger m_tagger;
};

// The segmenter of languageFolders().jieba: loaded by the first caller, kept for all others.
// Any thread.
[[nodiscard]] core::Result<std::shared_ptr<const Segmenter>> sharedSegmenter();

} // namespace aisb::eval
