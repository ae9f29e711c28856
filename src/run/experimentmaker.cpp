// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/experimentmaker.h"

#include "config/dumpwriter.h"
#include "core/optiontable.h"
#include "report/summarygroups.h"
#include "store/atomicfile.h"

#include <QCoreApplication>
#include <QDir>

#include <cmath>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

config::Value weightValue(double weight)
{
    return weight == std::floor(weight) ? config::Value(static_cast<qint64>(weight))
                                        : config::Value(weight);
}

// A shipped group as a configuration file of the reference would have it: one of plain or of
// weighted averages.
config::Value groupValue(const core::SummaryGroup &group)
{
    config::Value subsets = config::Value::list();
    for (const core::SummaryGroup::Member &member : group.members) {
        if (member.metric.isEmpty())
            subsets.append(member.name);
        else
            subsets.append(config::Value::Tuple{{member.name, member.metric}});
    }
    config::Value value = config::Value::dict();
    value.set(u"name"_s, group.name);
    value.set(u"subsets"_s, subsets);
    if (group.weights.empty())
        return value;
    config::Value weights = config::Value::dict();
    for (const auto &[name, weight] : group.weights)
        weights.set(name, weightValue(weight));
    value.set(u"weights"_s, weights);
    return value;
}

// Names of shipped families of groups mean nothing to the reference: the dump has the groups.
void unfoldFamilies(config::Value &root)
{
    config::Value *summarizer = root.find(u"summarizer");
    config::Value *groups = summarizer ? summarizer->find(u"summary_groups") : nullptr;
    if (!groups || !groups->isList())
        return;
    config::Value unfolded = config::Value::list();
    for (const config::Value &item : groups->items()) {
        // An unknown name stays: the report says what is wrong with it.
        const auto family = report::groupFamily(item.toString());
        if (!family)
            unfolded.append(item);
        else
            for (const core::SummaryGroup &group : *family)
                unfolded.append(groupValue(group));
    }
    *groups = unfolded;
}

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
    config::Value root = config::maskSecrets(config::completeForRun(plan.config.root, completion));
    unfoldFamilies(root);
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
