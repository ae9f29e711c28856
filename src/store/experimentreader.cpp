// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/experimentreader.h"

#include "store/columnsreader.h"
#include "store/layoutpaths.h"
#include "store/linesreader.h"

#include <new>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

core::Result<LoadedGroup> load(const GroupRef &group, const ModelFacts &facts)
{
    switch (group.raw) {
    case RawKind::Columns:
        return loadColumns(group, facts);
    case RawKind::Lines:
    case RawKind::Journals:
        if (group.needsDatasets && group.datasets.isEmpty())
            return core::fail(core::ErrorCode::SummFile001,
                u"%1/%2: several groups have no details file of their own name; which data sets "
                u"belong "
                "to this one is only known from the configuration"_s.arg(
                    group.modelDir, group.group));
        return loadLines(group, facts);
    case RawKind::None:
        break;
    }
    return core::fail(core::ErrorCode::SummFile001,
        u"%1: no details of \"%2\" (expected *_details.jsonl, %2_details.json or tmp/tmp_*.jsonl)"_s
            .arg(group.modelDir, group.group));
}

} // namespace

core::Result<LoadedGroup> loadPerfData(const GroupRef &group, const ModelFacts &facts)
{
    try {
        return load(group, facts);
    } catch (const std::bad_alloc &) {
        return core::fail(core::ErrorCode::SummFile001,
            u"%1/%2: the details do not fit into memory"_s.arg(group.modelDir, group.group));
    }
}

core::Result<Payload> readPayload(const GroupRef &group, const core::PerfRequest &request)
{
    if (group.raw != RawKind::Lines && group.raw != RawKind::Journals)
        return core::fail(core::ErrorCode::SummFile001,
            u"%1: this file format keeps neither prompts nor answers"_s.arg(group.detailsJson));
    return readLinePayload(group, request);
}

const GroupRef *findGroup(const ExperimentFolder &folder, const QString &model,
    const QString &className, const QStringList &datasetAbbrs, const QString &base)
{
    const QString modelName = safeName(model);
    const auto named = [&](const QString &name) -> const GroupRef * {
        for (const GroupRef &group : folder.groups)
            if (group.model == modelName && !name.isEmpty() && group.group == safeName(name))
                return &group;
        return nullptr;
    };
    const QString single = datasetAbbrs.size() == 1 ? datasetAbbrs.front() : QString();
    for (const QString &name : {base, single, className})
        if (const GroupRef *group = named(name))
            return group;
    for (const GroupRef &group : folder.groups)
        if (group.model == modelName && !datasetAbbrs.isEmpty()
            && std::all_of(datasetAbbrs.begin(), datasetAbbrs.end(),
                [&](const QString &abbr) { return group.datasets.contains(safeName(abbr)); }))
            return &group;
    return nullptr;
}

} // namespace aisb::store
