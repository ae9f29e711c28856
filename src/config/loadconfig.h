// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/catalogue.h"
#include "config/notice.h"
#include "config/value.h"
#include "core/result.h"
#include "core/runoptions.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace aisb::config {

// The effective configuration before the workers complete it. root holds models, datasets,
// summarizer, response_anomaly and every other variable of a CONFIG file. Keys are in clear: mask
// before anything is written.
struct LoadedConfig
{
    Value root = Value::dict();
    QStringList files; // every configuration file read, absolute, in order
    std::vector<Notice> notices;
    std::optional<QString> workDir; // "work_dir" of a CONFIG file; --work-dir wins over it
};

// Loads by name or from the CONFIG file, checks (TmanCmd001, TmanCfg001 to 003, UtilsMatch001),
// applies the overrides of spec/workflow.md 1.7 and the synthetic ones, makes the ad-hoc data set
// of --custom-dataset-path, puts external texts in (config/externaltexts.h) and pre-processes the
// data sets. Values are not validated here:
// readModels() does. Source: spec/workflow.md 2.1 steps 4, 5 and 7.
[[nodiscard]] core::Result<LoadedConfig> loadConfig(
    const core::RunOptions &options, const CatalogueRoots &roots);

// Which summary a run makes at its end.
enum class RunReport
{
    None,
    Performance,
    Accuracy
};

// What the workers of a mode add before the dump. Source: spec/workflow.md 2.9.
struct RunCompletion
{
    QString workDir; // <exp> as used: relative when it was given relative
    core::Json cliArgs;
    bool infers = true; // false: eval, viz, perf_viz, or perf with --reuse
    bool evaluates = false;
    RunReport report = RunReport::Performance;
    bool dumpsDetails = false;
    bool dumpsExtractRate = false;
    int maxNumWorkers = 1;
    int maxWorkersPerGpu = 1;
    bool isDebug = false;
};
[[nodiscard]] Value completeForRun(Value root, const RunCompletion &completion);

// The same configuration with every non-empty api_key, credentials in addresses and authorising
// headers as '***'.
[[nodiscard]] Value maskSecrets(Value root);

// What maskSecrets() changes, longest first: for texts that may hold a key outside of a dump.
struct SecretText
{
    QString plain;
    QString masked;
};
[[nodiscard]] std::vector<SecretText> secretsIn(const Value &root);

} // namespace aisb::config
