// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "eval/language/gramalphabet.h"
#include "eval/language/gramtable.h"

#include <QString>
#include <QStringList>
#include <QStringView>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace aisb::eval {

// The language of a text by its n-grams, as the package langdetect 1.0.9 decides it (method of
// N. Shuyo): in seven trials n-grams are drawn at random until one language is all but certain; the
// means of the trials count. The original draws with a new seed each time and may answer
// differently for short or mixed texts; here the draws are always those of its seed 0. Immutable
// and thread-safe; about 6 MB.
class LanguageDetector
{
public:
    // Reads profiles/* and utils/messages.properties of the folder (about 0.2 s). Errors:
    // DsetDependency002 (no such files; names the package), DsetData002 (file, field, expectation).
    [[nodiscard]] static core::Result<std::shared_ptr<const LanguageDetector>> load(
        const QString &folder);

    // The code of the most probable language ("en", "zh-cn"), "unknown" when none is more probable
    // than 0.1; absent when nothing in the text tells. The first 10,000 characters count.
    [[nodiscard]] std::optional<QString> detect(const QString &text) const;
    [[nodiscard]] const QStringList &languages() const { return m_table.languages(); }

private:
    LanguageDetector(GramAlphabet alphabet, GramTable table);

    [[nodiscard]] std::u32string prepared(QString text) const;
    [[nodiscard]] std::vector<quint32> rowsOf(const std::u32string &text) const;

    GramAlphabet m_alphabet;
    GramTable m_table;
};

// The detector of languageFolders().langdetect: loaded by the first caller, kept for all others.
// Any thread.
[[nodiscard]] core::Result<std::shared_ptr<const LanguageDetector>> sharedLanguageDetector();

} // namespace aisb::eval
