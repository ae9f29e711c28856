// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer.h"

namespace aisb::datasets::test {

// Every UTF-16 unit is a token of its own.
class CharacterTokenizer : public core::Tokenizer
{
public:
    [[nodiscard]] qint64 vocabularySize() const override { return 65'536; }
    [[nodiscard]] bool isSpecial(core::TokenId) const override { return false; }
    [[nodiscard]] std::vector<core::TokenId> encode(QStringView text, Specials) const override
    {
        std::vector<core::TokenId> ids;
        for (const QChar unit : text)
            ids.push_back(unit.unicode());
        return ids;
    }
    [[nodiscard]] QString decode(std::span<const core::TokenId> ids) const override
    {
        QString text;
        for (const core::TokenId id : ids)
            text += QChar(static_cast<char16_t>(id));
        return text;
    }
};

} // namespace aisb::datasets::test
