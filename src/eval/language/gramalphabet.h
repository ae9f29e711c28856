// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QHash>
#include <QString>

#include <string>

namespace aisb::eval {

// How the language detector sees characters: many are one to it. The classes come from the
// properties file of the package. Immutable.
class GramAlphabet
{
public:
    // Lines "key=value", values with \uXXXX escapes. name is what errors (DsetData002) call it.
    [[nodiscard]] static core::Result<GramAlphabet> read(
        QByteArrayView properties, const QString &name);

    // Vietnamese letters with a separate tone mark as one character.
    [[nodiscard]] std::u32string composed(const std::u32string &text) const;
    // The character that stands for the class of c in n-grams; a blank for what separates words.
    [[nodiscard]] char32_t normalized(char32_t c) const;

private:
    QHash<char32_t, char32_t> m_ideographs; // to the one of their class
    QHash<quint64, char32_t> m_composed; // of letter and mark
    std::u32string m_excluded; // of Latin-1
};

} // namespace aisb::eval
