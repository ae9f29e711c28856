// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/sentencepiece.h"

#include "tokens/unicode.h"

#include <sentencepiece_processor.h>

namespace aisb::tokens {

using namespace Qt::StringLiterals;
using core::TokenId;

namespace {

class SentencePieceTokenizer : public core::Tokenizer
{
public:
    SentencePieceTokenizer(std::unique_ptr<const sentencepiece::SentencePieceProcessor> processor,
        const SentencePieceOptions &options)
        : m_processor(std::move(processor))
        , m_options(options)
    {
    }

    [[nodiscard]] qint64 vocabularySize() const override { return m_processor->GetPieceSize(); }

    [[nodiscard]] bool isSpecial(TokenId id) const override
    {
        return !isKnown(id) || m_processor->IsControl(id) || m_processor->IsUnknown(id)
            || m_processor->IsUnused(id);
    }

    [[nodiscard]] std::vector<TokenId> encode(QStringView text, Specials specials) const override
    {
        const QByteArray utf8 = text.toUtf8();
        std::vector<int> pieces;
        // Fails for models without pieces only, which are not loaded.
        if (!m_processor->Encode({utf8.data(), static_cast<std::size_t>(utf8.size())}, &pieces)
                .ok())
            return {};
        std::vector<TokenId> ids;
        ids.reserve(pieces.size() + 2);
        if (specials == Specials::With && m_options.addsBegin && m_processor->bos_id() >= 0)
            ids.push_back(m_processor->bos_id());
        ids.insert(ids.end(), pieces.begin(), pieces.end());
        if (specials == Specials::With && m_options.addsEnd && m_processor->eos_id() >= 0)
            ids.push_back(m_processor->eos_id());
        return ids;
    }

    [[nodiscard]] QString decode(std::span<const TokenId> ids) const override
    {
        std::vector<int> known;
        known.reserve(ids.size());
        for (const TokenId id : ids) {
            if (isKnown(id))
                known.push_back(id);
        }
        std::string text;
        if (!m_processor->Decode(known, &text).ok())
            return {};
        return textOfBytes(text);
    }

private:
    [[nodiscard]] bool isKnown(TokenId id) const
    {
        return id >= 0 && id < m_processor->GetPieceSize();
    }

    std::unique_ptr<const sentencepiece::SentencePieceProcessor> m_processor;
    SentencePieceOptions m_options;
};

} // namespace

core::Result<core::TokenizerPtr> readSentencePiece(
    QByteArrayView bytes, const SentencePieceOptions &options)
{
    auto processor = std::make_unique<sentencepiece::SentencePieceProcessor>();
    const auto status =
        processor->LoadFromSerializedProto({bytes.data(), static_cast<std::size_t>(bytes.size())});
    if (!status.ok() || processor->GetPieceSize() == 0)
        return core::fail(core::ErrorCode::UtilsFile003,
            u"expected a model of SentencePiece: %1"_s.arg(
                QString::fromStdString(status.ToString())));
    return std::make_shared<const SentencePieceTokenizer>(std::move(processor), options);
}

} // namespace aisb::tokens
