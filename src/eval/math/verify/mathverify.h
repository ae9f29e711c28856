// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace aisb::eval::verify {

// How one answer was judged.
struct Verification
{
    bool isRight = false;
    bool hasAnswer = false; // whether there was something to compare with
    // What was read, as the reference writes it into details: [tree, 'formula']; [] for nothing.
    QString prediction;
    QString answer;
};

// What is done where a formula is not understood.
enum class Fallback
{
    Rules, // both are compared by the text rules of version 2
    Texts // only equal texts are the same, as in the reference
};

// Reads the answer from a prediction (a box, or a formula after "answer is") and from a reference
// (also plain text) and compares them as mathematics. Bounded in time (see isSameAnswer) and in
// stack. Thread-safe. Source: spec/accuracy.md 10.5.
[[nodiscard]] Verification verified(
    const QString &prediction, const QString &reference, Fallback fallback);

} // namespace aisb::eval::verify
