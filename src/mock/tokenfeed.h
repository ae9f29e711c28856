// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/dice.h"
#include "mock/generation.h"

namespace aisb::mock {

// The text of an answer, chunk by chunk, with its times. Source: spec/models.md 18.1.
class TokenFeed
{
public:
    struct Piece
    {
        QByteArray text;
        qint64 tokens = 0;
        qint64 firstToken = 0; // number of tokens before this piece
        qint64 dueNs = 0;
        bool isLast = false;
    };

    TokenFeed(const Generation &generation, const MockSettings &settings, Dice dice);

    // False at the end.
    bool next(Piece &piece);
    // Everything that is left in one text.
    [[nodiscard]] QByteArray all();

private:
    QByteArray token(qint64 number);

    std::vector<QByteArray> m_echoWords;
    qint64 m_tokens;
    qint64 m_tokensPerChunk;
    MockSettings m_settings;
    Dice m_dice;
    Dice m_letters;
    qint64 m_done = 0;
    qint64 m_dueNs = 0;
};

} // namespace aisb::mock
