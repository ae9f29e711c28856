// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/experimentmaker.h"

#include "config/dumpwriter.h"
#include "core/optiontable.h"
#include "store/atomicfile.h"

#include <QCoreApplication>
#include <QDir>

namespace aisb::run {

namespace {

config::RunReport reportOf(const RunPlan &plan)
{
    if (!plan.reports)
        return config::RunReport::None;
    return plan.isPerformance ? config::RunReport::Performance : config::RunReport::Accuracy;
}

core::Result<> writeConfigDump(
    const RunPlan &plan, const QString &folder, const store::LayoutPaths &paths)
{
    config::RunCompletion completion;
    completion.workDir = folder;
    completion.cliArgs = core::cliArgs(plan.options);
    completion.infers = plan.sendsRequests;
    completion.evaluates = plan.evaluates;
    completion.report = reportOf(plan);
    completion.dumpsDetails = plan.options.dumpEvalDetails;
    completion.dumpsExtractRate = plan.options.dumpExtractRate;
    completion.maxNumWorkers = plan.options.maxNumWorkers;
    completion.maxWorkersPerGpu = plan.options.maxWorkersPerGpu;
    completion.isDebug = plan.options.debug;
    const config::Value root =
        config::maskSecrets(config::completeForRun(plan.config.root, completion));
    return store::writeFile(
        paths.configDump(plan.options.cfgTimeStr, QCoreApplication::applicationPid()),
        config::writeDump(root), core::ErrorCode::PartiFile001);
}

} // namespace

core::Result<MadeExperiment> makeExperiment(const RunPlan &plan)
{
    const QDir current(plan.environment.currentDir);
    const core::Result<store::ChosenFolder> chosen =
        store::chooseFolder(current.absoluteFilePath(plan.workDir), plan.options.reuse,
            plan.options.mode, plan.options.dirTimeStr);
    if (!chosen)
        return core::fail(chosen.error());

    MadeExperiment made{store::LayoutPaths::ofExisting(chosen->path, plan.layout), {},
        chosen->stamp, chosen->isReused, {}};
    made.folder =
        QDir::isAbsolutePath(plan.workDir) ? chosen->path : current.relativeFilePath(chosen->path);
    for (const store::Notice &notice : chosen->notices)
        made.notices.push_back({notice.level, notice.text});
    if (const core::Result<> dumped = writeConfigDump(plan, made.folder, made.paths); !dumped)
        return core::fail(dumped.error());
    return made;
}

} // namespace aisb::run
