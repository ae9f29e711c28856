// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/fault.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace aisb::mock {

// Whose protocol is spoken. Source: spec/models.md 18.4.
enum class Profile
{
    AisbenchSim,
    Vllm,
    Tgi,
    Triton,
    MindIe,
    Vita,
    VllmOld,
    Ollama
};
enum class DelayUnit
{
    Char,
    Token
};
enum class LengthDistribution
{
    Uniform, // random in [min(minTokens, limit), limit]; exactly the limit with ignore_eos
    Fixed, // fixedTokens but at most the limit; 0 = the limit
    Echo, // the words of the prompt, at most the limit
};

[[nodiscard]] QLatin1String profileName(Profile profile); // "aisbench-sim", "vllm", "tgi", ...

// How the service behaves. Source: spec/models.md 18.1 and 18.4. A value; give a changed one to
// MockServer::setSettings.
struct MockSettings
{
    Profile profile = Profile::AisbenchSim;
    double ttftS = 0.1; // seconds before the first chunk
    double tpotS = 0.01; // seconds before each later chunk, per delay unit in it
    double e2elS = 0.2; // seconds before a non-stream answer
    std::optional<DelayUnit> delayUnit; // absent: char for the simulator, token for the others
    bool isMtpEnabled = false;
    int tokensPerChunk = 2; // with isMtpEnabled
    bool isContentRandom = false;
    LengthDistribution lengths = LengthDistribution::Uniform;
    int minTokens = 10;
    int fixedTokens = 0;
    int defaultMaxTokens =
        0; // limit of a request without one; 0 = 1 for the simulator, 16 for the others
    quint64 seed = 0; // request n of one seed always gets the same lengths, letters and dice
    double jitter =
        0; // 0..1: each delay is multiplied by a uniform factor in [1 - jitter, 1 + jitter]
    QString modelName = QStringLiteral("mock-1");
    bool isSendTimeEmbedded = false; // "sent_ns": core::now().ns in each event
    std::vector<Fault> faults;

    // what the server keeps
    bool keepsBodies = true;
    qint64 maxRecords = 1'000'000; // later requests are counted, not recorded
    double keepAliveS = 60; // an idle connection is closed after this; CloseIdleAfter overrides
    int maxConnections = 20'000;
    qint64 maxBodyBytes = 256 * 1024 * 1024;

    // TLS when both are given (PEM)
    QByteArray tlsCertificate;
    QByteArray tlsKey;

    [[nodiscard]] DelayUnit effectiveDelayUnit() const
    {
        return delayUnit.value_or(
            profile == Profile::AisbenchSim ? DelayUnit::Char : DelayUnit::Token);
    }
};

// The profile of that name. Names of spec/models.md 18.4 that are not built yet are refused as such
// (UtilsCfg002).
[[nodiscard]] core::Result<Profile> profileFromName(QStringView name);

// Sets one field by its key in the file ("ttft", "model", ...). Error: what was expected.
[[nodiscard]] core::Result<> setField(
    MockSettings &settings, QStringView key, const core::Json &value);

// Changes base by a JSON settings file: flat keys, or grouped as the simulator's file has them
// (general, stream_latency, text_latency, random_dataset). Error UtilsCfg002 lists every wrong
// field.
[[nodiscard]] core::Result<MockSettings> readSettings(
    QByteArrayView json, const MockSettings &base = {});

} // namespace aisb::mock
