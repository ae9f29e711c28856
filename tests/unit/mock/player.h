// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/exchange.h"
#include "mock/profiles/profile.h"

#include <QByteArray>

#include <vector>

namespace aisb::mock::test {

// What an exchange did on a clock that only moves to the next deadline.
struct Played
{
    struct Write
    {
        qint64 atNs = 0; // after the arrival of the request
        QByteArray bytes;
    };
    std::vector<Write> writes;
    Exchange::Outcome outcome = Exchange::Outcome::Pending;

    [[nodiscard]] QByteArray all() const;
    [[nodiscard]] QByteArray head() const;
    [[nodiscard]] QByteArray rawBody() const; // behind the head, transfer coding kept
    [[nodiscard]] QByteArray body() const; // chunks joined, content coding kept
    // JSON texts of the data: lines of the body, LF framing.
    [[nodiscard]] std::vector<QByteArray> events() const;
};

struct Ask
{
    QByteArray path = "/v1/chat/completions";
    QByteArray body;
    QByteArray method = "POST";
    HeaderList headers = {{"Content-Type", "application/json"}};
    bool isHttp11 = true;
};

// Answers one request with these knobs active, without sockets and without waiting.
[[nodiscard]] Played play(const MockSettings &settings, const Ask &ask);

// A streaming chat request for exactly n tokens with usage.
[[nodiscard]] Ask chatStream(int tokens);
[[nodiscard]] Ask completionStream(int tokens);
[[nodiscard]] Ask chatWhole(int tokens);

[[nodiscard]] MockSettings vllm(std::vector<Fault> faults = {});
[[nodiscard]] MockSettings simulator(std::vector<Fault> faults = {});

// The content of all delta.content / text members of the events.
[[nodiscard]] QByteArray contentOf(const Played &played);

// Joins HTTP chunks; whatever is not framed right is dropped.
[[nodiscard]] QByteArray joinChunks(const QByteArray &raw);
[[nodiscard]] QByteArray inflated(const QByteArray &coded, bool isGzip);

} // namespace aisb::mock::test
