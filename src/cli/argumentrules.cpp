// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/argumentrules.h"

namespace aisb::cli {

using namespace Qt::StringLiterals;

namespace {

using core::Mode;
using core::RunOptions;

bool isAnyOf(Mode mode, std::initializer_list<Mode> modes)
{
    return std::ranges::find(modes, mode) != modes.end();
}

bool hasCustomDataset(const RunOptions &options)
{
    return options.customDatasetPath || options.customDatasetMetaPath
        || options.customDatasetDataType || options.customDatasetInferMethod;
}

// Text of a usage error, empty when the combination is fine.
QString refusedCombination(const RunOptions &options)
{
    const QString mode(core::modeName(options.mode));
    if (options.pressure
        && isAnyOf(options.mode, {Mode::All, Mode::Infer, Mode::Judge, Mode::InferJudge}))
        return u"argument --pressure: works with --mode perf only, not with --mode %1"_s.arg(mode);
    const bool onlyReads =
        isAnyOf(options.mode, {Mode::Eval, Mode::Viz, Mode::Judge, Mode::PerfViz});
    if (onlyReads && !options.reuse && !options.upstreamCompat)
        return u"argument -m/--mode: %1 works on an existing experiment; add --reuse for the "
               u"latest one in the work "
               "directory, or --reuse STAMP for a certain one"_s.arg(mode);
    return {};
}

void checkRequired(const RunOptions &options, std::vector<core::Error> &errors)
{
    if (!options.configFile.isEmpty())
        return;
    if (options.models.isEmpty())
        errors.push_back({core::ErrorCode::TmanCmd001,
            u"`--models` is missing; name at least one model task, for example --models "
            u"vllm_api_stream_chat, or give a "
            "configuration file"_s});
    if (options.datasets.isEmpty() && !options.customDatasetPath)
        errors.push_back({core::ErrorCode::TmanCmd001,
            u"`--datasets` is missing; name at least one data set task, for example --datasets "
            u"synthetic_gen, or give "
            "your own data with --custom-dataset-path"_s});
}

void checkAnomaly(const RunOptions &options, std::vector<core::Error> &errors)
{
    if (!options.responseAnomaly.value_or(false)
        || isAnyOf(options.mode, {Mode::All, Mode::Infer, Mode::InferJudge}))
        return;
    errors.push_back({core::ErrorCode::TmanUnk001,
        u"`--response-anomaly` works with --mode all, infer or infer_judge, not with --mode %1"_s
            .arg(core::modeName(options.mode))});
}

QStringList ignoredWithConfig(const RunOptions &options)
{
    QStringList ignored;
    if (!options.models.isEmpty())
        ignored << u"--models"_s;
    if (!options.datasets.isEmpty())
        ignored << u"--datasets"_s;
    if (options.summarizer)
        ignored << u"--summarizer"_s;
    if (options.configDir != RunOptions().configDir)
        ignored << u"--config-dir"_s;
    if (hasCustomDataset(options))
        ignored << u"--custom-dataset-*"_s;
    return ignored;
}

QStringList warningsAbout(const RunOptions &options)
{
    QStringList warnings;
    if (!options.configFile.isEmpty()) {
        const QStringList ignored = ignoredWithConfig(options);
        if (!ignored.isEmpty())
            warnings << u"%1 ignored: the configuration file %2 describes the run"_s.arg(
                ignored.join(u", "_s), options.configFile);
    } else if (!options.datasets.isEmpty() && hasCustomDataset(options)) {
        warnings << u"--custom-dataset-* ignored: --datasets is given"_s;
    }
    if (options.specDecode && isAnyOf(options.mode, {Mode::All, Mode::Infer}))
        warnings << u"--spec-decode ignored: it works with --mode perf and perf_viz"_s;
    return warnings;
}

} // namespace

ArgumentResult applyArgumentRules(ParsedArguments parsed)
{
    const RunOptions &options = parsed.options;
    if (options.search) {
        parsed.action = Action::Search;
        return parsed;
    }
    if (const QString refused = refusedCombination(options); !refused.isEmpty())
        return tl::unexpected<ArgumentFailure>({refused, {}});
    std::vector<core::Error> errors;
    checkRequired(options, errors);
    checkAnomaly(options, errors);
    if (!errors.empty())
        return tl::unexpected<ArgumentFailure>({{}, std::move(errors)});
    parsed.warnings = warningsAbout(options);
    return parsed;
}

} // namespace aisb::cli
