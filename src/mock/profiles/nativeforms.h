// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/activefaults.h"
#include "mock/dice.h"
#include "mock/generation.h"
#include "mock/reply.h"
#include "mock/tokenfeed.h"

namespace aisb::mock {

// What the JSON of one answer of a protocol other than OpenAI's is made from.
struct NativeAnswer
{
    Generation generation;
    ActiveFaults faults;
    Dice dice;
    double e2elS = 0;
    bool wantsDetails = false; // TGI: parameters.details
    QByteArray echo; // early vLLM: the prompt, which the answer repeats
};

// One event of a stream.
struct NativePiece
{
    const NativeAnswer &answer;
    const TokenFeed::Piece &piece;
    const QByteArray &text; // quoted; of the piece, or all so far by the knob "cumulative"
    const QByteArray &all; // quoted; everything so far, empty where nobody looks (see needsAll)
};

// How a protocol writes what is generated. Source: spec/models.md 12-15, 18.3, 21.
struct NativeForm
{
    QByteArray (*event)(const NativePiece &);
    QByteArray (*document)(const NativeAnswer &, const QByteArray &all); // all is quoted
    bool hasDone = false; // [DONE] ends a stream
    bool isNulSeparated = false; // no event stream: a NUL behind each text
    bool isSpaced = false;
    bool needsAll = false; // in every event, not only the last
};

// The reference's simulator.
extern const NativeForm kSimulatedGenerate;
extern const NativeForm kSimulatedTriton;
extern const NativeForm kSimulatedInfer;
extern const NativeForm kSimulatedInferToken;
// Services.
extern const NativeForm kTgi;
extern const NativeForm kTriton;
extern const NativeForm kMindIe;
extern const NativeForm kVita;
extern const NativeForm kEarlyVllm;

[[nodiscard]] Reply nativeStream(
    const NativeForm &form, const NativeAnswer &answer, const MockSettings &settings);
[[nodiscard]] Reply nativeDocument(
    const NativeForm &form, const NativeAnswer &answer, const MockSettings &settings);

} // namespace aisb::mock
