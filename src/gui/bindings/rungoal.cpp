// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/rungoal.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

const QString kSyntheticName = u"synthetic_gen"_s;
const QString kRepeatsKey = u"num_return_sequences"_s;
constexpr qint64 kMaxRepeats = 1'000;

} // namespace

Goal goalOf(const core::RunOptions &options)
{
    switch (options.mode) {
    case core::Mode::Perf:
    case core::Mode::PerfViz:
        return Goal::Performance;
    case core::Mode::Infer:
    case core::Mode::InferJudge:
        return Goal::Answers;
    case core::Mode::All:
    case core::Mode::Eval:
    case core::Mode::Viz:
    case core::Mode::Judge:
        break;
    }
    return Goal::Accuracy;
}

DataSource dataSourceOf(const core::RunOptions &options)
{
    if (options.customDatasetPath && options.datasets.isEmpty()) {
        return DataSource::Own;
    }
    return options.datasets == QStringList{kSyntheticName}
            || (options.datasets.isEmpty() && goalOf(options) == Goal::Performance)
        ? DataSource::Synthetic
        : DataSource::Catalogue;
}

bool isByConfiguration(const core::RunOptions &options)
{
    return !options.models.isEmpty() && !options.url && !options.hostIp && !options.hostPort;
}

int repeatsOf(const core::RunOptions &options)
{
    if (goalOf(options) == Goal::Performance || !options.generationKwargs
        || !options.generationKwargs->isObject()) {
        return 1;
    }
    const core::Json &value = (*options.generationKwargs)[kRepeatsKey];
    return value.isInt() ? static_cast<int>(std::clamp<qint64>(value.toInt(), 1, kMaxRepeats)) : 1;
}

std::optional<core::Json> withoutRepeats(const core::RunOptions &options)
{
    if (repeatsOf(options) <= 1) {
        return options.generationKwargs;
    }
    core::Json kwargs = options.generationKwargs.value_or(core::Json::object());
    kwargs.remove(kRepeatsKey);
    return kwargs.members().empty() ? std::nullopt : std::optional(std::move(kwargs));
}

void setRepeats(core::RunOptions &options, int repeats)
{
    if (repeats <= 1 || (options.generationKwargs && !options.generationKwargs->isObject())) {
        return;
    }
    core::Json kwargs = options.generationKwargs.value_or(core::Json::object());
    kwargs.set(kRepeatsKey, core::Json(repeats));
    options.generationKwargs = std::move(kwargs);
}

core::RunOptions defaultRunOptions(Goal goal)
{
    core::RunOptions options;
    options.models = {u"vllm_api_stream_chat"_s};
    options.hostIp = u"localhost"_s;
    options.hostPort = 8080;
    options.maxOutLen = 512;
    options.retry = 2;
    options.batchSize = 1;
    options.layout = core::Layout::Seed;
    if (goal == Goal::Performance) {
        options.mode = core::Mode::Perf;
        options.datasets = {kSyntheticName};
        options.requestCount = 100;
        options.inputLength = u"uniform:64:256"_s;
        options.outputLength = u"uniform:32:128"_s;
        options.metricsProfile = core::MetricsProfile::Corrected;
        return options;
    }
    options.mode = goal == Goal::Answers ? core::Mode::Infer : core::Mode::All;
    options.maxOutLen = 4096;
    options.dumpEvalDetails = true;
    options.dumpExtractRate = true;
    return options;
}

} // namespace aisb::gui
