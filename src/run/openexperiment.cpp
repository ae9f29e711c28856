// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/openexperiment.h"

#include "config/dumpreader.h"
#include "run/modelfacts.h"
#include "store/experimentfolder.h"
#include "store/experimentreader.h"
#include "store/measurement.h"

#include <QDir>

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

// Newest dump with what it says; an empty object when there is none.
config::DumpContent readConfig(const store::ExperimentFolder &folder)
{
    if (folder.configDumps.isEmpty())
        return {};
    const QString path = folder.configDumps.last();
    core::Result<config::DumpContent> dump = config::readDumpFile(path);
    if (dump)
        return *dump;
    return {core::Json::object(), {dump.error().text()}};
}

// Health into the group, and the delays of its sends.
std::vector<double> takeMeasurement(
    core::GroupResult &group, const QString &experiment, store::SendDelays delays)
{
    core::Result<std::optional<store::Measurement>> read =
        store::readMeasurement(experiment, group.model, group.group, delays);
    if (!read) {
        group.notes.append(read.error().text());
        return {};
    }
    if (!*read)
        return {};
    group.health = std::move((*read)->health);
    return std::move((*read)->sendDelays);
}

core::GroupResult openGroup(const QString &experiment, const store::GroupRef &ref,
    const store::ModelFacts &facts, OpenDepth depth)
{
    core::GroupResult group;
    group.model = ref.model;
    group.group = ref.group;
    group.notes = ref.notes;
    const bool readsRequests = depth != OpenDepth::Headline && ref.raw != store::RawKind::None;
    const std::vector<double> delays = takeMeasurement(
        group, experiment, readsRequests ? store::SendDelays::Read : store::SendDelays::Skip);
    const store::TablesRead tables = store::readTables(ref.csv, ref.json);
    group.tables = tables.tables;
    group.notes.append(tables.notes);
    if (!readsRequests)
        return group;
    const core::Result<store::LoadedGroup> loaded = store::loadPerfData(ref, facts);
    if (loaded) {
        group.notes.append(loaded->notes);
        if (!delays.empty() && !store::applySendDelays(*loaded->data, delays))
            group.notes.append(u"measurement of %1/%2: %3 send delays, expected %4; not used"_s
                    .arg(group.model, group.group)
                    .arg(delays.size())
                    .arg(loaded->data->requests.size()));
        group.data = loaded->data;
    } else {
        group.notes.append(loaded.error().text());
    }
    return group;
}

} // namespace

core::Result<std::shared_ptr<const core::ExperimentResult>> openExperiment(
    const QString &path, OpenDepth depth)
{
    const core::Result<store::ExperimentFolder> folder = store::detect(path);
    if (!folder)
        return core::fail(folder.error());
    const config::DumpContent config = readConfig(*folder);
    auto experiment = std::make_shared<core::ExperimentResult>();
    experiment->path = folder->path;
    experiment->name = folder->name;
    experiment->generation = folder->generation;
    experiment->state = folder->state;
    experiment->startedAt = store::timeOfStamp(folder->name);
    experiment->models = config::abbrsOf(config.root[u"models"]);
    experiment->datasets = config::abbrsOf(config.root[u"datasets"]);
    experiment->mode = config.root[u"cli_args"][u"mode"].toString();
    experiment->warnings = folder->warnings + config.warnings;
    experiment->config = config.root;
    for (const store::GroupRef &ref : folder->groups)
        experiment->groups.push_back(openGroup(
            folder->path, ref, modelFacts(config.root, folder->generation, ref.model), depth));
    return experiment;
}

bool isAccuracyExperiment(const core::ExperimentResult &experiment)
{
    if (!experiment.groups.empty() || experiment.mode.startsWith("perf"_L1))
        return false;
    const QDir folder(experiment.path);
    return !experiment.mode.isEmpty() || folder.exists(u"predictions"_s)
        || folder.exists(u"results"_s);
}

core::Result<RequestPayload> readPayload(const core::ExperimentResult &experiment,
    const core::GroupResult &group, const core::PerfRequest &request)
{
    const core::Result<store::ExperimentFolder> folder = store::detect(experiment.path);
    if (!folder)
        return core::fail(folder.error());
    const auto ref = std::ranges::find_if(folder->groups, [&](const store::GroupRef &known) {
        return known.model == group.model && known.group == group.group;
    });
    if (ref == folder->groups.end())
        return core::fail(ErrorCode::SummFile001,
            u"%1/%2 is no longer in %3"_s.arg(group.model, group.group, experiment.path));
    core::Result<store::Payload> payload = store::readPayload(*ref, request);
    if (!payload)
        return core::fail(payload.error());
    return RequestPayload{std::move(payload->input), payload->prediction};
}

} // namespace aisb::run
