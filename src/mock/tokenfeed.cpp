// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/tokenfeed.h"

namespace aisb::mock {

namespace {

constexpr QByteArrayView kLetters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

// The settings a feed needs, without the faults and certificates.
MockSettings timingOf(const MockSettings &settings)
{
    MockSettings timing;
    timing.profile = settings.profile;
    timing.ttftS = settings.ttftS;
    timing.tpotS = settings.tpotS;
    timing.delayUnit = settings.delayUnit;
    timing.jitter = settings.jitter;
    timing.isContentRandom = settings.isContentRandom;
    return timing;
}

} // namespace

TokenFeed::TokenFeed(const Generation &generation, const MockSettings &settings, Dice dice)
    : m_echoWords(generation.echoWords)
    , m_tokens(generation.tokens)
    , m_tokensPerChunk(generation.tokensPerChunk)
    , m_settings(timingOf(settings))
    , m_dice(dice)
    , m_letters(dice.next(), 1)
{
}

QByteArray TokenFeed::token(qint64 number)
{
    if (!m_echoWords.empty())
        return m_echoWords[static_cast<std::size_t>(number)];
    if (!m_settings.isContentRandom)
        return "A ";
    return QByteArray(1, kLetters[m_letters.integer(0, kLetters.size() - 1)]) + ' ';
}

bool TokenFeed::next(Piece &piece)
{
    if (m_done == m_tokens)
        return false;
    piece = {};
    piece.firstToken = m_done;
    piece.tokens = qMin(m_tokensPerChunk, m_tokens - m_done);
    for (qint64 i = 0; i < piece.tokens; ++i)
        piece.text += token(m_done + i);
    if (m_done == 0) {
        m_dueNs = delayNs(m_settings.ttftS, m_settings, m_dice);
    } else {
        const bool isPerChar = m_settings.effectiveDelayUnit() == DelayUnit::Char;
        const auto units = static_cast<double>(isPerChar ? piece.text.size() : piece.tokens);
        m_dueNs += delayNs(m_settings.tpotS * units, m_settings, m_dice);
    }
    m_done += piece.tokens;
    piece.dueNs = m_dueNs;
    piece.isLast = m_done == m_tokens;
    return true;
}

QByteArray TokenFeed::all()
{
    QByteArray text;
    Piece piece;
    while (next(piece))
        text += piece.text;
    return text;
}

} // namespace aisb::mock
