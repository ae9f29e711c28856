// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/perfmetrics.h"
#include "core/secret.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace aisb::core {

// Source: spec/workflow.md 4.1.
enum class Mode
{
    All,
    Infer,
    Eval,
    Viz,
    Perf,
    PerfViz,
    Judge,
    InferJudge
};

// Shape of the experiment folder. Source: decisions D3.
enum class Layout
{
    Seed,
    V3
};

// Which HTTP client sends. Source: decisions D4.
enum class TransportChoice
{
    Auto,
    Qnam,
    Direct
};

[[nodiscard]] QLatin1String modeName(Mode mode); // "perf_viz"
[[nodiscard]] std::optional<Mode> modeFromName(QStringView name);
[[nodiscard]] QLatin1String layoutName(Layout layout); // "seed", "v3"
[[nodiscard]] QLatin1String transportName(TransportChoice transport);

// Everything one invocation asks for: the command line parsed, or the form filled in. Both fronts
// make this and nothing else, so a run from the window and from a script are the same run. An empty
// optional means "not given". Names follow the options; their meaning is in the option table and in
// spec/workflow.md 1.2 and 1.7.
struct RunOptions
{
    // base
    QString configFile; // positional CONFIG
    QStringList models;
    QStringList datasets;
    std::optional<QString> summarizer;
    bool debug = false;
    bool search = false;
    bool dryRun = false;
    Mode mode = Mode::All;
    std::optional<QString> reuse; // "latest" for the bare option
    std::optional<QString> workDir;
    QString configDir = QStringLiteral("configs");
    std::optional<QString> textsDir; // ours: texts outside the configurations
    int maxNumWorkers = 1;
    int maxWorkersPerGpu = 1;
    std::optional<qint64> numPrompts;
    int numWarmups = 1;
    std::optional<bool> responseAnomaly;
    std::optional<QString> responseAnomalyPayloadRetention;

    // performance
    bool pressure = false;
    int pressureTime = 15;
    bool specDecode = false;

    // accuracy
    bool mergeDs = false;
    bool dumpEvalDetails = false;
    bool dumpExtractRate = false;

    // custom data set
    std::optional<QString> customDatasetPath;
    std::optional<QString> customDatasetMetaPath;
    std::optional<QString> customDatasetDataType;
    std::optional<QString> customDatasetInferMethod;

    // overrides of every API model (spec/workflow.md 1.7)
    std::optional<QString> path;
    std::optional<QString> modelName;
    std::optional<double> requestRate;
    std::optional<int> retry;
    Secret apiKey;
    std::optional<QString> hostIp;
    std::optional<int> hostPort;
    std::optional<QString> url;
    std::optional<int> maxOutLen;
    std::optional<int> batchSize;
    std::optional<bool> trustRemoteCode;
    std::optional<Json> generationKwargs;

    // ours: synthetic workload, in the notation of the options ("uniform:1:200")
    std::optional<int> requestCount;
    std::optional<QString> inputLength;
    std::optional<QString> outputLength;
    std::optional<quint64> seed;

    // ours: data
    std::optional<QString> inputPath; // file or folder in place of the configured one

    // ours: load
    std::optional<bool> useTimestamp; // send at the time stamps of the data
    std::optional<double> burstiness;
    std::optional<QString> ramp; // in the notation of the option ("linear:5:30")
    std::optional<double> timeLimit; // seconds of sending
    std::optional<double> coolDown; // seconds before the last send left out of the numbers

    // ours: measurement and files
    std::optional<Layout> layout;
    std::optional<MetricsProfile> metricsProfile;
    QStringList stats; // empty = those of the summarizer
    TransportChoice transport = TransportChoice::Auto;
    std::optional<double> requestTimeout; // seconds
    bool compatMode = false;
    bool upstreamExit = false; // interrupts end with exit code 0, as the reference does
    bool continueOnInterrupt = false; // spec/workflow.md 4.8
    bool upstreamCompat = false; // spec/workflow.md 13
    bool strictExit = false;
    bool strictReuse = false;

    // Set when parsing ends: local time as YYYYmmdd_HHMMSS.
    QString cfgTimeStr;
    QString dirTimeStr;
};

} // namespace aisb::core
