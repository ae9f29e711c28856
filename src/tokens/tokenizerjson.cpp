// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/tokenizerjson.h"

#include "tokens/addedtokens.h"
#include "tokens/bpemodel.h"
#include "tokens/bytealphabet.h"
#include "tokens/decoder.h"
#include "tokens/normalizer.h"
#include "tokens/pretokenizer.h"
#include "tokens/unicode.h"

#include <algorithm>
#include <map>

namespace aisb::tokens {

using namespace Qt::StringLiterals;
using core::TokenId;

namespace {

// What stands around every text.
struct Surround
{
    std::vector<TokenId> before;
    std::vector<TokenId> after;
};

struct AddedText
{
    std::string text; // as decoding has it
    bool isSpecial = false;
};

struct Parts
{
    std::vector<TextStep> normalizer;
    TokenFinder plain; // tokens looked for in the text as it is
    TokenFinder normalized;
    std::map<TokenId, AddedText> added;
    PreTokenizer preTokenizer;
    BpeModel model;
    Surround surround;
    std::vector<DecodeStep> decoder;
};

class JsonTokenizer : public core::Tokenizer
{
public:
    explicit JsonTokenizer(Parts parts)
        : m_parts(std::move(parts))
    {
        m_size = m_parts.model.idCount();
        if (!m_parts.added.empty())
            m_size = std::max<qint64>(m_size, m_parts.added.rbegin()->first + 1);
    }

    [[nodiscard]] qint64 vocabularySize() const override { return m_size; }

    [[nodiscard]] bool isSpecial(TokenId id) const override
    {
        const auto added = m_parts.added.find(id);
        return added != m_parts.added.end() ? added->second.isSpecial
                                            : !m_parts.model.textOf(id).has_value();
    }

    [[nodiscard]] std::vector<TokenId> encode(QStringView text, Specials specials) const override
    {
        const bool isWhole = specials == Specials::With;
        std::vector<TokenId> ids;
        if (isWhole)
            ids = m_parts.surround.before;
        const QByteArray utf8 = text.toUtf8();
        const std::string_view bytes(utf8.data(), static_cast<std::size_t>(utf8.size()));
        for (const Section &section : m_parts.plain.sections(bytes)) {
            if (section.token >= 0)
                ids.push_back(section.token);
            else
                encodeSection(std::string(section.text), section.begin == 0, ids);
        }
        if (isWhole)
            ids.insert(ids.end(), m_parts.surround.after.begin(), m_parts.surround.after.end());
        return ids;
    }

    [[nodiscard]] QString decode(std::span<const TokenId> ids) const override
    {
        std::vector<std::string> texts;
        texts.reserve(ids.size());
        for (const TokenId id : ids) {
            if (const auto added = m_parts.added.find(id); added != m_parts.added.end())
                texts.push_back(added->second.text);
            else if (const auto text = m_parts.model.textOf(id))
                texts.emplace_back(*text);
        }
        for (const DecodeStep &step : m_parts.decoder)
            texts = step(std::move(texts));
        std::string all;
        for (const std::string &text : texts)
            all += text;
        return textOfBytes(all);
    }

private:
    void encodeSection(std::string text, bool isFirst, std::vector<TokenId> &ids) const
    {
        const std::string normal = normalized(m_parts.normalizer, std::move(text));
        Pieces pieces;
        for (const Section &section : m_parts.normalized.sections(normal)) {
            if (section.token >= 0) {
                ids.push_back(section.token);
                continue;
            }
            m_parts.preTokenizer.split(section.text, isFirst && section.begin == 0, pieces);
            for (const Piece &piece : pieces.list)
                m_parts.model.encode(piece.text, ids);
            pieces.owned.clear();
        }
    }

    Parts m_parts;
    qint64 m_size = 0;
};

core::Result<std::vector<TokenId>> templateIds(const Component &component, const QString &name)
{
    const core::Json &ids = component.json()[u"special_tokens"][name][u"ids"];
    std::vector<TokenId> read;
    for (const core::Json &id : ids.items()) {
        if (!id.isInt() || id.toInt() < 0 || id.toInt() >= kMaxVocabulary)
            return component.wrong(u"special_tokens"_s, u"\"%1\": expected ids"_s.arg(name));
        read.push_back(static_cast<TokenId>(id.toInt()));
    }
    if (read.empty())
        return component.wrong(u"special_tokens"_s, u"\"%1\" is missing"_s.arg(name));
    return read;
}

// [{"SpecialToken": {"id": "<s>"}}, {"Sequence": {"id": "A"}}]
core::Result<> addTemplate(const Component &component, Surround &surround)
{
    Surround made;
    bool hasText = false;
    for (const Component &part : component.children(u"single"_s)) {
        if (part.json()[u"Sequence"][u"id"].toString() == "A"_L1 && !hasText) {
            hasText = true;
            continue;
        }
        const QString name = part.json()[u"SpecialToken"][u"id"].toString();
        if (name.isEmpty())
            return part.wrong(u"expected a SpecialToken or the one Sequence A"_s);
        const core::Result<std::vector<TokenId>> ids = templateIds(component, name);
        if (!ids)
            return core::fail(ids.error());
        std::vector<TokenId> &side = hasText ? made.after : made.before;
        side.insert(side.end(), ids->begin(), ids->end());
    }
    if (!hasText)
        return component.wrong(u"single"_s, u"expected a Sequence A"_s);
    surround.before.insert(surround.before.begin(), made.before.begin(), made.before.end());
    surround.after.insert(surround.after.end(), made.after.begin(), made.after.end());
    return {};
}

core::Result<> addSurround(const Component &component, Surround &surround)
{
    const QString type = component.type();
    if (component.isNull() || type == "ByteLevel"_L1) // changes places only, no ids
        return {};
    if (type == "TemplateProcessing"_L1)
        return addTemplate(component, surround);
    if (type != "Sequence"_L1)
        return component.unsupported({u"TemplateProcessing"_s, u"ByteLevel"_s, u"Sequence"_s});
    for (const Component &part : component.children(u"processors"_s)) {
        if (const core::Result<> added = addSurround(part, surround); !added)
            return added;
    }
    return {};
}

struct FoundTokens
{
    std::vector<AddedToken> plain;
    std::vector<AddedToken> normalized;
    std::map<TokenId, AddedText> texts;
};

FoundTokens sorted(const std::vector<AddedToken> &tokens, const std::vector<TextStep> &normalizer,
    bool isByteLevel)
{
    FoundTokens found;
    for (AddedToken token : tokens) {
        std::optional<std::string> bytes =
            isByteLevel ? bytesOfLetters(token.content) : std::nullopt;
        found.texts[token.id] = {bytes.value_or(token.content), token.isSpecial};
        if (token.isNormalized)
            token.content = normalized(normalizer, token.content);
        if (!token.content.empty())
            (token.isNormalized ? found.normalized : found.plain).push_back(std::move(token));
    }
    return found;
}

core::Result<core::TokenizerPtr> readRoot(const core::Json &json)
{
    const Component root(json, u"tokenizer"_s);
    if (!json.isObject() || !json[u"model"].isObject())
        return root.wrong(u"expected an object with \"model\""_s);
    auto normalizer = readNormalizer(root.child(u"normalizer"_s));
    if (!normalizer)
        return core::fail(normalizer.error());
    auto added = readAddedTokens(root);
    if (!added)
        return core::fail(added.error());
    auto preTokenizer = readPreTokenizer(root.child(u"pre_tokenizer"_s));
    if (!preTokenizer)
        return core::fail(preTokenizer.error());
    const bool isByteLevel = preTokenizer->isByteLevel;
    auto model = BpeModel::read(root.child(u"model"_s), isByteLevel);
    if (!model)
        return core::fail(model.error());
    Surround surround;
    if (const auto done = addSurround(root.child(u"post_processor"_s), surround); !done)
        return core::fail(done.error());
    auto decoder = readDecoder(root.child(u"decoder"_s), isByteLevel);
    if (!decoder)
        return core::fail(decoder.error());
    FoundTokens found = sorted(*added, *normalizer, isByteLevel);
    return std::make_shared<const JsonTokenizer>(
        Parts{std::move(*normalizer), TokenFinder(std::move(found.plain)),
            TokenFinder(std::move(found.normalized)), std::move(found.texts),
            std::move(*preTokenizer), std::move(*model), std::move(surround), std::move(*decoder)});
}

} // namespace

core::Result<core::TokenizerPtr> readTokenizerJson(QByteArrayView bytes)
{
    const core::Result<core::Json> json = core::readJson(bytes, {.maxDepth = 32});
    if (!json)
        return core::fail(core::ErrorCode::UtilsFile003, json.error().detail);
    return readRoot(*json);
}

} // namespace aisb::tokens
