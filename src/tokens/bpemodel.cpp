// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/bpemodel.h"

#include "tokens/bytealphabet.h"
#include "tokens/unicode.h"

#include <algorithm>
#include <queue>

namespace aisb::tokens {

using namespace Qt::StringLiterals;
using core::TokenId;

namespace {

// Up to so many symbols looking at all pairs again and again beats a queue.
constexpr std::size_t kShort = 24;

quint64 keyOf(TokenId left, TokenId right)
{
    return quint64{static_cast<quint32>(left)} << 32U | static_cast<quint32>(right);
}

std::string byteToken(int byte)
{
    return u"<0x%1>"_s.arg(QString::number(byte, 16).toUpper(), 2, u'0').toStdString();
}

// Both sides of a merge: "a b" or ["a", "b"].
std::optional<std::pair<QString, QString>> sidesOf(const core::Json &merge)
{
    if (merge.isArray() && merge.items().size() == 2)
        return std::pair(merge.items()[0].toString(), merge.items()[1].toString());
    const QString text = merge.toString();
    const qsizetype blank = text.indexOf(u' ');
    if (blank <= 0 || blank + 1 >= text.size() || text.indexOf(u' ', blank + 1) >= 0)
        return {};
    return std::pair(text.left(blank), text.mid(blank + 1));
}

} // namespace

core::Result<BpeModel> BpeModel::read(const Component &model, bool isByteLevel)
{
    // Files written before models had a "type" are BPE when they have merges.
    if (model.type() != "BPE"_L1
        && !(model.json()[u"type"].isNull() && model.json()[u"merges"].isArray()))
        return model.unsupported({u"BPE"_s});
    BpeModel made;
    made.m_isByteLevel = isByteLevel;
    for (const auto step :
        {&BpeModel::readVocabulary, &BpeModel::readMerges, &BpeModel::readOptions}) {
        if (const core::Result<> done = (made.*step)(model); !done)
            return core::fail(done.error());
    }
    made.findWhole();
    return made;
}

core::Result<> BpeModel::readVocabulary(const Component &model)
{
    const Component vocabulary = model.child(u"vocab"_s);
    if (!vocabulary.json().isObject() || vocabulary.json().members().empty())
        return vocabulary.wrong(u"expected an object of tokens and their ids"_s);
    const core::Json::Object &members = vocabulary.json().members();
    // Ids may have gaps, but not so many that the table could not be held.
    const qint64 limit = std::min<qint64>(kMaxVocabulary, 4 * std::ssize(members) + 65'536);
    std::vector<bool> isFound; // by id: texts may consist of that token
    for (const auto &[text, id] : members) {
        if (!id.isInt() || id.toInt() < 0 || id.toInt() >= limit)
            return vocabulary.wrong(
                u"\"%1\""_s.arg(text), u"expected an id from 0 to %1"_s.arg(limit - 1));
        const auto index = static_cast<std::size_t>(id.toInt());
        if (index >= m_texts.size()) {
            m_texts.resize(index + 1);
            isFound.resize(index + 1);
        }
        m_texts[index] = text.toStdString();
        isFound[index] = true;
        if (!m_isByteLevel)
            continue;
        if (auto bytes = bytesOfLetters(m_texts[index]))
            m_texts[index] = std::move(*bytes);
        else
            isFound[index] = false;
    }
    m_ids.reserve(m_texts.size());
    for (std::size_t id = 0; id < m_texts.size(); ++id) {
        if (isFound[id] && !m_texts[id].empty())
            m_ids.emplace(m_texts[id], static_cast<TokenId>(id));
    }
    return {};
}

core::Result<> BpeModel::readMerges(const Component &model)
{
    const Component merges = model.child(u"merges"_s);
    if (!merges.json().isArray())
        return merges.wrong(u"expected a list of pairs"_s);
    const core::Json::Array &items = merges.json().items();
    const auto idOfSide = [this](const QString &text) {
        const std::string letters = text.toStdString();
        return idOf(m_isByteLevel ? bytesOfLetters(letters).value_or(letters) : letters);
    };
    m_merges.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto wrong = [&](const QString &expectation) {
            return model.wrong(u"merges[%1]"_s.arg(i), expectation);
        };
        const auto sides = sidesOf(items[i]);
        if (!sides)
            return wrong(u"expected two tokens"_s);
        const TokenId left = idOfSide(sides->first);
        const TokenId right = idOfSide(sides->second);
        if (left < 0 || right < 0)
            return wrong(
                u"\"%1\" is not in the vocabulary"_s.arg(left < 0 ? sides->first : sides->second));
        const TokenId merged = idOf(
            m_texts[static_cast<std::size_t>(left)] + m_texts[static_cast<std::size_t>(right)]);
        if (merged < 0)
            return wrong(u"\"%1%2\" is not in the vocabulary"_s.arg(sides->first, sides->second));
        m_merges.insert_or_assign(keyOf(left, right), Merge{static_cast<qint32>(i), merged});
    }
    return {};
}

core::Result<> BpeModel::readOptions(const Component &model)
{
    for (const QString &key : {u"continuing_subword_prefix"_s, u"end_of_word_suffix"_s}) {
        if (!model.text(key).empty())
            return model.wrong(key, u"is not supported (expected null)"_s);
    }
    if (model.json()[u"dropout"].toDouble() != 0)
        return model.wrong(u"dropout"_s, u"is not supported (expected null)"_s);
    m_ignoresMerges = model.flag(u"ignore_merges", false);
    m_fusesUnknown = model.flag(u"fuse_unk", false);
    if (const std::string unknown = model.text(u"unk_token"); !unknown.empty()) {
        m_unknown = idOf(unknown);
        if (m_unknown < 0)
            return model.wrong(u"unk_token"_s, u"expected a token of the vocabulary"_s);
    }
    m_fallsBackToBytes = !m_isByteLevel && model.flag(u"byte_fallback", false);
    for (int byte = 0; byte < 256; ++byte)
        m_byteIds[static_cast<std::size_t>(byte)] =
            idOf(m_isByteLevel ? std::string(1, static_cast<char>(byte)) : byteToken(byte));
    return {};
}

void BpeModel::findWhole()
{
    m_isWhole.assign(m_texts.size(), m_ignoresMerges);
    if (m_ignoresMerges)
        return;
    Ids ids;
    for (std::size_t id = 0; id < m_texts.size(); ++id) {
        if (m_texts[id].empty())
            continue;
        ids.clear();
        encode(m_texts[id], ids);
        m_isWhole[id] = ids.size() == 1 && ids.front() == static_cast<TokenId>(id);
    }
}

TokenId BpeModel::idOf(std::string_view text) const
{
    const auto found = m_ids.find(text);
    return found == m_ids.end() ? -1 : found->second;
}

const BpeModel::Merge *BpeModel::mergeOf(TokenId left, TokenId right) const
{
    const auto found = m_merges.find(keyOf(left, right));
    return found == m_merges.end() ? nullptr : &found->second;
}

std::optional<std::string_view> BpeModel::textOf(TokenId id) const
{
    if (id < 0 || id >= idCount() || m_texts[static_cast<std::size_t>(id)].empty())
        return {};
    return m_texts[static_cast<std::size_t>(id)];
}

void BpeModel::encode(std::string_view piece, std::vector<TokenId> &out) const
{
    if (const TokenId whole = idOf(piece);
        whole >= 0 && m_isWhole[static_cast<std::size_t>(whole)]) {
        out.push_back(whole);
        return;
    }
    Ids symbols = startingSymbols(piece);
    if (symbols.size() <= kShort)
        mergeShort(symbols);
    else
        symbols = mergeLong(symbols);
    out.insert(out.end(), symbols.begin(), symbols.end());
}

BpeModel::Ids BpeModel::startingSymbols(std::string_view piece) const
{
    Ids symbols;
    symbols.reserve(piece.size());
    bool isUnknown = false; // what came last
    const auto addUnknown = [&] {
        if (m_unknown >= 0 && !(isUnknown && m_fusesUnknown))
            symbols.push_back(m_unknown);
        isUnknown = true;
    };
    const auto add = [&](TokenId id) {
        symbols.push_back(id);
        isUnknown = false;
    };
    const auto byteId = [&](char byte) { return m_byteIds[static_cast<quint8>(byte)]; };
    for (std::size_t at = 0; at < piece.size();) {
        const std::size_t size = m_isByteLevel ? 1 : characterAt(piece, at).size;
        const std::string_view symbol = piece.substr(at, size);
        at += size;
        const TokenId id = m_isByteLevel ? byteId(symbol.front()) : idOf(symbol);
        if (id >= 0) {
            add(id);
        } else if (m_fallsBackToBytes
            && std::ranges::all_of(symbol, [&](char byte) { return byteId(byte) >= 0; })) {
            for (const char byte : symbol)
                add(byteId(byte));
        } else {
            addUnknown();
        }
    }
    return symbols;
}

void BpeModel::mergeShort(Ids &symbols) const
{
    while (symbols.size() > 1) {
        const Merge *best = nullptr;
        std::size_t place = 0;
        for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
            const Merge *merge = mergeOf(symbols[i], symbols[i + 1]);
            if (merge != nullptr && (best == nullptr || merge->rank < best->rank)) {
                best = merge;
                place = i;
            }
        }
        if (best == nullptr)
            return;
        symbols[place] = best->merged;
        symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(place) + 1);
    }
}

// A place in the chain of what is left of a long piece.
struct BpeModel::Symbol
{
    TokenId id = -1; // negative: merged into the one before
    std::size_t previous = 0;
    std::size_t next = 0;
};

BpeModel::Ids BpeModel::mergeLong(const Ids &symbols) const
{
    constexpr auto kNowhere = static_cast<std::size_t>(-1);
    struct Candidate
    {
        qint32 rank;
        std::size_t place;
        TokenId left;
        TokenId right;
        TokenId merged;
        bool operator>(const Candidate &other) const
        {
            return std::pair(rank, place) > std::pair(other.rank, other.place);
        }
    };
    std::vector<Symbol> chain(symbols.size());
    for (std::size_t i = 0; i < chain.size(); ++i)
        chain[i] = {symbols[i], i == 0 ? kNowhere : i - 1, i + 1 < chain.size() ? i + 1 : kNowhere};
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> candidates;
    const auto offer = [&](std::size_t place) {
        if (place == kNowhere || chain[place].next == kNowhere)
            return;
        const TokenId left = chain[place].id;
        const TokenId right = chain[chain[place].next].id;
        if (const Merge *merge = mergeOf(left, right))
            candidates.push({merge->rank, place, left, right, merge->merged});
    };
    for (std::size_t i = 0; i < chain.size(); ++i)
        offer(i);
    while (!candidates.empty()) {
        const Candidate candidate = candidates.top();
        candidates.pop();
        Symbol &left = chain[candidate.place];
        if (left.id != candidate.left || left.next == kNowhere
            || chain[left.next].id != candidate.right)
            continue; // one of them has been merged since
        Symbol &right = chain[left.next];
        left.id = candidate.merged;
        left.next = right.next;
        right.id = -1;
        if (left.next != kNowhere)
            chain[left.next].previous = candidate.place;
        offer(left.previous);
        offer(candidate.place);
    }
    Ids merged;
    for (std::size_t i = 0; i != kNowhere && i < chain.size(); i = chain[i].next)
        merged.push_back(chain[i].id);
    return merged;
}

} // namespace aisb::tokens
