// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/rerun.h"

#include "config/dumpreader.h"
#include "config/dumpwriter.h"
#include "config/pythonreader.h"
#include "store/atomicfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using config::Value;
using core::Json;

constexpr auto kMask = "***"_L1;
constexpr qint64 kMaxDumpBytes = 8 * 1024 * 1024;

// Carries the translation context of this file.
class RerunTexts
{
    Q_DECLARE_TR_FUNCTIONS(Rerun)
};

core::Mode modeOf(Rerun what)
{
    switch (what) {
    case Rerun::RetryFailed:
        return core::Mode::Infer;
    case Rerun::Rescore:
        return core::Mode::Eval;
    case Rerun::RebuildReport:
        break;
    }
    return core::Mode::Viz;
}

bool hasMask(const Json &value)
{
    if (value.isString()) {
        return value.toString().contains(kMask);
    }
    return std::ranges::any_of(value.items(), hasMask)
        || std::ranges::any_of(value.members(), [](const Json::Member &member) {
               return member.first != "api_key"_L1 && hasMask(member.second);
           });
}

// Why nothing can be sent with what the dump keeps of the models.
QString whyNothingIsSent(const Json &config, const run::Environment &environment)
{
    for (const Json &model : config[u"models"].items()) {
        const QString abbr = model[u"abbr"].toString();
        if (model[u"api_key"].toString() == kMask && environment.apiKey.isEmpty()) {
            return RerunTexts::tr(
                "The API key of %1 is not kept with a run. Set AISB_API_KEY and start again.")
                .arg(abbr);
        }
        if (hasMask(model)) {
            return RerunTexts::tr("The address or headers of %1 hold secrets, which are not kept "
                                  "with a run. Set it up as a new run.")
                .arg(abbr);
        }
    }
    return {};
}

bool lacksAnswers(const run::AccuracyExperiment &experiment)
{
    const auto &pairs = experiment.summary.pairs;
    return experiment.state != core::ExperimentState::Complete
        || std::ranges::any_of(pairs, [](const core::AccuracyPair &pair) {
               return pair.failedRequests > 0 || pair.state == core::PairState::Missing;
           });
}

// What the command line of the run said beside names.
void takeArguments(const Json &arguments, core::RunOptions &options)
{
    if (const Json &prompts = arguments[u"num_prompts"]; prompts.isInt()) {
        options.numPrompts = prompts.toInt();
    }
    options.numWarmups = static_cast<int>(arguments[u"num_warmups"].toInt(1));
    options.maxNumWorkers = static_cast<int>(arguments[u"max_num_workers"].toInt(1));
    options.mergeDs = arguments[u"merge_ds"].toBool();
    options.dumpEvalDetails = arguments[u"dump_eval_details"].toBool();
    options.dumpExtractRate = arguments[u"dump_extract_rate"].toBool();
}

core::Result<Value> configOf(const QString &dumpPath)
{
    QFile file(dumpPath);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMaxDumpBytes) {
        return core::fail(core::ErrorCode::TmanCfg001,
            u"%1: cannot be read, or is larger than 8 MiB"_s.arg(dumpPath));
    }
    const auto module = config::readPython(file.readAll(), dumpPath);
    if (!module) {
        return core::fail(module.error());
    }
    Value root = Value::dict();
    for (const QLatin1String name : {"models"_L1, "datasets"_L1, "summarizer"_L1}) {
        if (const Value *value = module->find(QString(name))) {
            root.set(QString(name), *value);
        }
    }
    // Dumps of older programs leave it out; a CONFIG file needs it.
    Value *summarizer = root.find(u"summarizer");
    if (summarizer && summarizer->isDict() && !summarizer->contains(u"attr")) {
        summarizer->set(u"attr"_s, Value("accuracy"_L1));
    }
    if (Value *models = root.find(u"models")) {
        for (Value &model : models->items()) {
            if (std::as_const(model)[u"api_key"].toString() == kMask) {
                model.set(u"api_key"_s, Value(QString()));
            }
        }
    }
    return root;
}

core::Result<> save(const QString &path, const QByteArray &bytes)
{
    if (core::Result<> written = store::writeFile(path, bytes, core::ErrorCode::UtilsFile004);
        !written) {
        return written;
    }
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

} // namespace

QString whyNoRerun(
    Rerun what, const run::AccuracyExperiment &experiment, const run::Environment &environment)
{
    const auto &pairs = experiment.summary.pairs;
    const auto has = [&pairs](core::PairState state) {
        return std::ranges::any_of(
            pairs, [state](const core::AccuracyPair &pair) { return pair.state == state; });
    };
    if (experiment.state == core::ExperimentState::Running) {
        return RerunTexts::tr("The run is still going on.");
    }
    if (experiment.config.isNull() || experiment.config[u"models"].items().empty()
        || experiment.config[u"datasets"].items().empty()) {
        return RerunTexts::tr("This folder keeps no configuration with models and data sets.");
    }
    switch (what) {
    case Rerun::RetryFailed:
        if (!lacksAnswers(experiment)) {
            return RerunTexts::tr("Every case has an answer.");
        }
        return whyNothingIsSent(experiment.config, environment);
    case Rerun::Rescore: {
        const bool hasAnswers = std::ranges::any_of(experiment.files,
            [](const run::AccuracyPairFiles &files) { return !files.predictions.isEmpty(); });
        return hasAnswers ? QString() : RerunTexts::tr("There are no answers to score.");
    }
    case Rerun::RebuildReport:
        break;
    }
    return has(core::PairState::Scored) || has(core::PairState::Failed)
        ? QString()
        : RerunTexts::tr("There are no scores to report.");
}

core::Result<core::RunOptions> makeRerun(
    Rerun what, const run::AccuracyExperiment &experiment, const QString &folder)
{
    const QString dump = config::newestDump(experiment.path);
    if (dump.isEmpty()) {
        return core::fail(core::ErrorCode::TmanCfg001,
            u"%1: there is no configuration in configs/"_s.arg(experiment.path));
    }
    const core::Result<Value> config = configOf(dump);
    if (!config) {
        return core::fail(config.error());
    }
    const QFileInfo place(experiment.path);
    core::RunOptions options;
    options.mode = modeOf(what);
    options.reuse = place.fileName();
    options.workDir = place.absolutePath();
    takeArguments(experiment.config[u"cli_args"], options);
    if (what == Rerun::Rescore) {
        options.dumpEvalDetails = true;
    }
    options.configFile = QDir(folder).filePath(place.fileName() + u".py"_s);
    if (!QDir().mkpath(folder)) {
        return core::fail(
            core::ErrorCode::UtilsFile004, u"%1: the folder cannot be made"_s.arg(folder));
    }
    if (const core::Result<> saved = save(options.configFile, config::writeDump(*config)); !saved) {
        return core::fail(saved.error());
    }
    return options;
}

} // namespace aisb::gui
