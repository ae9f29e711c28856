// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"
#include "core/text/json.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace aisb::core {

// The protocol a service speaks; one entry per backend class.
enum class Backend
{
    VllmCompletions,
    VllmChat,
    Tgi,
    Triton,
    MindIe,
    Vita,
    VllmGenerate
};

// Where Triton's generation settings stand in the body. Source: spec/models.md 13, D-28.
enum class TritonStyle
{
    Parameters, // in "parameters"
    TopLevel // beside the prompt, as TensorRT-LLM ensembles want them
};

// Rate schedule of a model. Source: spec/perf.md 9.3.
struct TrafficSpec
{
    double burstiness = 1;
    QString rampUpStrategy; // "", "linear", "exponential"
    std::optional<double> rampUpStartRps;
    std::optional<double> rampUpEndRps;
};

struct TlsSpec
{
    QString caFile;
    bool verify = true;
    QString clientCert;
    QString clientKey;
};

// One service model, every key typed and with its class default filled in. Source: spec/models.md
// 2, 19.
struct ModelSpec
{
    QString abbr;
    QString type; // dotted class path as in the dump
    Backend backend = Backend::VllmChat;
    QString path; // tokenizer folder
    QString model;
    bool isStream = false; // effective: class default and forcing aliases applied (perf.md FIX-28)
    int maxOutLen = 4096;
    int retry = 2; // attempts in total; 0 was turned into 1 with a notice
    Secret apiKey;
    QString hostIp = QStringLiteral("localhost");
    int hostPort = 8080;
    QString url;
    bool enableSsl = false;
    int batchSize = 1;
    double requestRate = 0;
    TrafficSpec traffic;
    bool useTimestamp = false;
    bool trustRemoteCode = false;
    Json generationKwargs = Json::object(); // client-side keys already removed
    QHash<int, QString> loraAdapters; // row of the data set -> adapter it is routed to
    bool returnsToolCalls = false; // tools of a row are sent with it
    Json metaTemplate; // null = none
    Json predPostprocessor; // of the evaluation (spec/models.md 16.5); null = none
    QString summarizerAbbr; // column of the summary; empty = abbr

    // keys of ours, all optional
    std::vector<std::pair<QString, QString>> extraHeaders;
    QString maxTokensField; // empty = per backend
    TlsSpec tls;
    QString proxy = QStringLiteral("system"); // "system", "none" or a URL
    double timeLimitS = 0; // of sending; 0 = none
    double coolDownS = 0; // before the last send, left out of the numbers
    double requestTimeoutS = 0; // 0 = none
    double connectTimeoutS = 0;
    double idleTimeoutS = 0;
    std::vector<int> retryOnStatus;
    bool isStreamEndLenient = false;
    bool isContentCumulative = false; // stream_content_mode
    bool isTimingContentOnly = false; // timing_basis
    TritonStyle tritonStyle = TritonStyle::Parameters;
    bool isDetailsTrusted = false; // Triton's details.generated_tokens counts
    qint64 maxEventBytes = 16'777'216;
    qint64 maxResponseBytes = 1'073'741'824;
    bool keepRaw = false;
    bool isCompatMode = false;
    bool isCountedByService = false; // token_counter: "service" = missing counts are asked of its
                                     // /tokenize after the run, else of the tokenizer folder
    TransportChoice transport = TransportChoice::Auto;
    QString unixSocket; // path of the socket the service listens on; empty = TCP
};

// One data set of a run.
struct DatasetSpec
{
    QString abbr;
    QString type; // dotted class path; decides the reader
    Json config = Json::object(); // the whole data set entry as loaded (config, path, meta_path,
                                  // reader_cfg, infer_cfg, ...)

    // "syntheticdataset": last component of the class path in lower case. Source: spec/perf.md 2.2.
    [[nodiscard]] QString className() const { return type.section(QLatin1Char('.'), -1).toLower(); }
};

// One answer option of a perplexity case.
struct Candidate
{
    Json label; // text or integer, as the template names it
    Json prompt; // string, or a prompt list (spec/models.md 7.1)
};

// One turn of a dialogue: what is asked and the reference answer.
struct Turn
{
    Json asked; // role items of a prompt list (spec/models.md 7.1), at least one
    QString answer;
    std::optional<int> maxOutLen; // of the turn; wins over the case's
};

// What stands in the history of a dialogue. Source: spec/accuracy.md 3.2.
enum class DialogueMode
{
    Every, // the model's own answers; a failed turn ends the dialogue
    EveryWithGroundTruth, // the reference answers
    Last, // one request with everything before the last answer
};

// A data row ready to be sent: one prompt, the options of a perplexity case or the turns of a
// dialogue. Exactly one of prompt, candidates and turns is set; before the turns of a dialogue may
// stand a prompt.
struct Case
{
    int id = 0; // row of its data set
    QString dataAbbr;
    Json prompt; // string, or a prompt list (spec/models.md 7.1); of a dialogue what stands before
                 // its first round, null = nothing
    std::vector<Candidate> candidates; // perplexity: every option, in label order
    std::vector<Turn> turns;
    DialogueMode dialogueMode = DialogueMode::Every;
    Json tools; // functions the model may call, as the service takes them; null = none
    std::optional<int> maxOutLen; // of the row; wins over the model's
    std::optional<double> timestampMs;
    Json gold; // the reference as the reader delivers it; null = none
};

// Something wrong with what a user asked for. path is the field ("models[0].batch_size", or an
// option "--seed").
struct Issue
{
    enum class Severity
    {
        Error,
        Warning,
        Note
    };
    Severity severity = Severity::Error;
    QString path;
    Error error; // code and what was expected
};

} // namespace aisb::core
