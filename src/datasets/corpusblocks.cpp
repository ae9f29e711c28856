// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/corpusblocks.h"

#include <QCryptographicHash>
#include <QStringList>
#include <QtEndian>

#include <algorithm>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::TokenId;

namespace {

constexpr qsizetype kChunkCharacters = 10'000;

qsizetype characters(QStringView text)
{
    return std::ranges::count_if(text, [](QChar unit) { return !unit.isLowSurrogate(); });
}

} // namespace

quint64 childSeed(quint64 seed, const QString &identifier)
{
    const QByteArray text = QByteArray::number(seed) + ':' + identifier.toUtf8();
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    return qFromBigEndian<quint64>(hash.constData());
}

std::vector<TokenId> corpusTokens(QStringView text, const core::Tokenizer &tokenizer)
{
    std::vector<TokenId> tokens;
    QString chunk;
    qsizetype size = 0;
    const auto finishChunk = [&] {
        const std::vector<TokenId> ids =
            tokenizer.encode(chunk, core::Tokenizer::Specials::Without);
        tokens.insert(tokens.end(), ids.begin(), ids.end());
        chunk.clear();
        size = 0;
    };
    for (const QStringView raw : text.tokenize(u'\n')) {
        const QStringView line = raw.trimmed();
        if (line.isEmpty())
            continue;
        if (!chunk.isEmpty())
            chunk += u' ';
        chunk += line;
        size += characters(line);
        if (size >= kChunkCharacters)
            finishChunk();
    }
    if (!chunk.isEmpty())
        finishChunk();
    return tokens;
}

CorpusBlocks::CorpusBlocks(std::vector<TokenId> corpus, quint64 seed)
    : m_corpus(std::move(corpus))
    , m_seed(seed)
    , m_random(childSeed(seed, u"dataset.prompt.corpus"_s))
{
}

std::vector<TokenId> CorpusBlocks::prompt(qint64 count, const std::vector<qint64> &hashIds)
{
    std::vector<TokenId> tokens;
    if (hashIds.empty()) {
        append(tokens, draw(count, m_random));
        return tokens;
    }
    const qint64 before = kBlockTokens * (std::ssize(hashIds) - 1);
    for (std::size_t i = 0; i < hashIds.size(); ++i) {
        const bool isLast = i + 1 == hashIds.size();
        append(tokens, block(hashIds[i], isLast ? count - before : kBlockTokens));
    }
    return tokens;
}

CorpusBlocks::Piece CorpusBlocks::draw(qint64 count, PythonRandom &random) const
{
    const qint64 size = std::ssize(m_corpus);
    if (count > size)
        return {0, size};
    return {random.below(static_cast<quint32>(size)), count};
}

CorpusBlocks::Piece CorpusBlocks::block(qint64 hashId, qint64 count)
{
    const auto known = m_blocks.constFind(hashId);
    if (known != m_blocks.cend())
        return *known;
    PythonRandom random(childSeed(m_seed, u"dataset.prompt.block.%1"_s.arg(hashId)));
    return *m_blocks.insert(hashId, draw(count, random));
}

void CorpusBlocks::append(std::vector<TokenId> &to, const Piece &piece) const
{
    const auto at = m_corpus.begin() + piece.start;
    const qint64 first = std::min(piece.count, std::ssize(m_corpus) - piece.start);
    to.insert(to.end(), at, at + first);
    to.insert(to.end(), m_corpus.begin(), m_corpus.begin() + (piece.count - first));
}

} // namespace aisb::datasets
