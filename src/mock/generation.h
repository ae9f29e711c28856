// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"
#include "mock/activefaults.h"
#include "mock/dice.h"
#include "mock/mocksettings.h"

#include <QByteArray>
#include <QLatin1String>

#include <vector>

namespace aisb::mock {

// Where the prompt stands in a body.
enum class Api
{
    Completions, // "prompt"
    Chat, // "messages"
    Inputs, // "inputs"
    TextInput // "text_input"
};

// Most tokens of one answer, whatever is asked for.
inline constexpr qint64 kMaxOutputTokens = 4'194'304;

// What is to be generated for one request, protocol apart. Source: spec/models.md 18.1.
struct Generation
{
    Api api = Api::Chat;
    QByteArray model;
    bool isStream = false;
    bool wantsUsage = false; // stream_options.include_usage
    bool wantsContinuousUsage = false;
    bool hasTools = false;
    qint64 limit = 1;
    qint64 promptTokens = 0; // blank-separated words
    qint64 tokens = 0; // of the answer
    int choices = 1;
    int tokensPerChunk = 1;
    std::vector<QByteArray> echoWords; // with blanks behind; only for LengthDistribution::Echo
};

// The key of the prompt in a body: "prompt", "messages", "inputs" or "text_input".
[[nodiscard]] QLatin1String promptKey(Api api);

// Number of blank-separated words.
[[nodiscard]] qint64 countWords(QStringView text);

// The generation a valid body asks for; limit is what the profile found in it.
[[nodiscard]] Generation makeGeneration(Api api, const core::Json &body, qint64 limit,
    const MockSettings &settings, const ActiveFaults &faults, Dice &dice);

// Seconds as nanoseconds with the jitter of the settings.
[[nodiscard]] qint64 delayNs(double seconds, const MockSettings &settings, Dice &dice);

} // namespace aisb::mock
