// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are a tokenizer or an error; any text becomes ids of the vocabulary. The input is the
// tokenizer.json in one line, then a text.
#include "tokens/tokenizerjson.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using Specials = aisb::core::Tokenizer::Specials;
    const QByteArrayView input(data, static_cast<qsizetype>(size));
    const qsizetype lineEnd = input.indexOf('\n');
    const auto read = aisb::tokens::readTokenizerJson(lineEnd < 0 ? input : input.first(lineEnd));
    if (!read)
        return 0;
    const aisb::core::Tokenizer &tokenizer = **read;
    const QString text =
        QString::fromUtf8(lineEnd < 0 ? QByteArrayView() : input.sliced(lineEnd + 1));
    const auto ids = tokenizer.encode(text, Specials::Without);
    if (std::ranges::any_of(
            ids, [&](auto id) { return id < 0 || id >= tokenizer.vocabularySize(); }))
        std::abort();
    if (tokenizer.count(text, Specials::With) < std::ssize(ids))
        std::abort();
    static_cast<void>(tokenizer.decode(ids));
    return 0;
}
