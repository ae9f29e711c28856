// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/value.h"
#include "core/result.h"
#include "core/runspec.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace aisb::config {

// One model with class defaults, aliases and every value checked; all that is wrong with it at
// once. The spec is usable only when no issue is an error. Issue paths are fieldPrefix + key
// ("models[0].batch_size"); texts hold no secret.
struct ModelSpecResult
{
    core::ModelSpec spec;
    int numReturnSequences = 1; // of generation_kwargs, which no longer has it
    std::vector<core::Issue> issues;

    [[nodiscard]] bool isValid() const;
};

// fieldPrefix without a final point: "models[0]". Source: spec/models.md 1.2, 2, 19.
[[nodiscard]] ModelSpecResult readModelSpec(const Value &model, const QString &fieldPrefix);

// All models of a configuration, with the check of mixed "attr" (UtilsCfg003/004) and of equal
// abbr.
struct ModelsResult
{
    std::vector<ModelSpecResult> models;
    std::vector<core::Issue> issues; // of the list as a whole; those of one model are with it

    [[nodiscard]] bool isValid() const;
    [[nodiscard]] std::vector<core::Issue> allIssues() const;
};
[[nodiscard]] ModelsResult readModels(const Value &root);

struct DatasetSpecResult
{
    core::DatasetSpec spec;
    std::vector<core::Issue> issues;

    [[nodiscard]] bool isValid() const;
};
[[nodiscard]] DatasetSpecResult readDatasetSpec(const Value &dataset, const QString &fieldPrefix);

struct DatasetsResult
{
    std::vector<DatasetSpecResult> datasets;
    std::vector<core::Issue> issues;

    [[nodiscard]] bool isValid() const;
    [[nodiscard]] std::vector<core::Issue> allIssues() const;
};
[[nodiscard]] DatasetsResult readDatasets(const Value &root);

enum class Calculator
{
    Default,
    Stable
};

// Statistics and calculator of a completed or loaded summarizer; anything that is no performance
// summarizer gives the default ones. The texts are as written: core::parseStatistics judges them.
// Source: spec/perf.md 1.4.
struct StatisticsChoice
{
    QStringList stats; // empty = default list
    Calculator calculator = Calculator::Default;
};
[[nodiscard]] StatisticsChoice readStatistics(const Value &summarizer);

// Which model runs with which data sets, as indices into readModels() and readDatasets():
// model_dataset_combinations, else every pair. Error PartiUnk001. Source:
// spec/workflow.md 2.4, 7.2.
struct ModelDatasets
{
    int model = 0;
    std::vector<int> datasets;
};
[[nodiscard]] core::Result<std::vector<ModelDatasets>> readCombinations(const Value &root);

} // namespace aisb::config
