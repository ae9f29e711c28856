// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/experimentmaker.h"

#include "config/dumpreader.h"
#include "config/dumpwriter.h"
#include "core/optiontable.h"
#include "report/summarygroups.h"
#include "store/atomicfile.h"

#include <QCoreApplication>
#include <QDir>

#include <array>
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

// Keys that decide what a service answers; others may change between two runs of a folder.
constexpr std::array kModelKeys = {u"type", u"path", u"model", u"url", u"host_ip", u"host_port",
    u"max_out_len", u"generation_kwargs", u"meta_template"};
constexpr std::array kDatasetKeys = {u"type", u"path", u"infer_cfg"};

const core::Json &entryOf(const core::Json &list, const QString &abbr)
{
    static const core::Json kNone;
    for (const core::Json &entry : list.items())
        if (entry[u"abbr"].toString() == abbr)
            return entry;
    return kNone;
}

// "gsm8k: infer_cfg" for every key that differs between entries of the same abbr.
template <std::size_t Size>
QStringList differences(
    const core::Json &before, const core::Json &now, const std::array<const char16_t *, Size> &keys)
{
    QStringList found;
    for (const core::Json &entry : now.items()) {
        const QString abbr = entry[u"abbr"].toString();
        const core::Json &old = entryOf(before, abbr);
        for (const QStringView key : keys)
            if (!old.isNull() && core::writeJson(old[key]) != core::writeJson(entry[key]))
                found.append(abbr + u": "_s + key.toString());
    }
    return found;
}

// What in a folder that is gone on with was asked in another way: its answers are kept and mixed
// with new ones, or refused with --strict-reuse. Source: spec/workflow.md 4.7.
core::Result<> judgeChanges(const RunPlan &plan, const core::Json &now, MadeExperiment &made)
{
    if (!made.isReused || !plan.sendsRequests || plan.isPerformance)
        return {};
    const auto before = config::readDumpFile(config::newestDump(made.paths.experiment()));
    if (!before)
        return {}; // nothing to compare with
    const QStringList changed = differences(before->root[u"models"], now[u"models"], kModelKeys)
        + differences(before->root[u"datasets"], now[u"datasets"], kDatasetKeys);
    if (changed.isEmpty())
        return {};
    const QString what =
        u"The configuration has changed since the last run in this folder (%1)"_s.arg(
            changed.join(u", "_s));
    if (plan.options.strictReuse)
        return core::fail(core::ErrorCode::TmanCmd002, what + u"; --strict-reuse does not go on"_s);
    made.notices.push_back(
        {core::LogLine::Level::Warning, what + u"; answers that are there are kept"_s});
    return {};
}

config::Value dumpOf(const RunPlan &plan, const QString &folder)
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
    return root;
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
    const QString path =
        made.paths.configDump(plan.options.cfgTimeStr, QCoreApplication::applicationPid());
    const QByteArray dump = config::writeDump(dumpOf(plan, made.folder));
    if (const auto judged = judgeChanges(plan, config::readDump(dump, path).root, made); !judged)
        return core::fail(judged.error());
    const core::Result<> dumped = store::writeFile(path, dump, core::ErrorCode::PartiFile001);
    if (!dumped)
        return core::fail(dumped.error());
    return made;
}

} // namespace aisb::run
