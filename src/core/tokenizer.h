// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringView>

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace aisb::core {

using TokenId = qint32;

// The tokens of a language model. Immutable; all functions may be called from any thread at once.
class Tokenizer
{
public:
    enum class Specials
    {
        Without,
        With // what the model puts around a text of its own: a begin-of-text token, mostly
    };

    virtual ~Tokenizer() = default;
    // Ids go from 0 to vocabularySize() - 1; some of them may be unused.
    [[nodiscard]] virtual qint64 vocabularySize() const = 0;
    // Whether that id stands for no text of its own: control tokens, padding, unused ids.
    [[nodiscard]] virtual bool isSpecial(TokenId id) const = 0;
    [[nodiscard]] virtual std::vector<TokenId> encode(
        QStringView text, Specials specials) const = 0;
    // The text of ids, special tokens included; bytes that are no UTF-8 become U+FFFD. Ids beyond
    // the vocabulary are left out.
    [[nodiscard]] virtual QString decode(std::span<const TokenId> ids) const = 0;

    [[nodiscard]] qint64 count(QStringView text, Specials specials) const
    {
        return std::ssize(encode(text, specials));
    }
};

using TokenizerPtr = std::shared_ptr<const Tokenizer>;
// Gives the tokenizer when it is first needed; loading may take a second. May be called from any
// thread.
using TokenizerSource = std::function<Result<TokenizerPtr>()>;

} // namespace aisb::core
