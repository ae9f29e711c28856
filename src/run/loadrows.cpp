// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/loadrows.h"

#include "datasets/cases.h"

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

// Cases that take no more than this are made before; a run of many requests holds no more.
constexpr qint64 kPreparedBytes = 64 * 1024 * 1024;

std::shared_ptr<const core::CaseSource> prepared(std::shared_ptr<const core::CaseSource> source)
{
    std::vector<core::Case> cases;
    qint64 bytes = 0;
    for (qint64 i = 0; i < source->size() && bytes <= kPreparedBytes; ++i) {
        cases.push_back(source->at(i));
        bytes += core::memoryBytes(cases.back());
    }
    if (bytes > kPreparedBytes)
        return source;
    return std::make_shared<const core::CaseList>(std::move(cases));
}

} // namespace

int repeatsOf(const core::DatasetSpec &spec)
{
    return static_cast<int>(std::max<qint64>(1, spec.config[u"n"].toInt()));
}

core::Result<LoadedRows> loadRows(const std::vector<core::DatasetSpec> &specs,
    const datasets::LoadContext &context, Prompts prompts)
{
    LoadedRows all;
    auto joined = std::make_shared<JoinedCases>();
    for (const core::DatasetSpec &spec : specs) {
        core::Result<datasets::LoadedSource> loaded = datasets::loadCaseSource(spec, context);
        if (!loaded)
            return core::fail(loaded.error().in(u"data set \"%1\""_s.arg(spec.abbr)));
        all.notes.append(loaded->notes);
        if (const std::optional<quint64> seed = loaded->seed)
            all.notes.append(u"Data set %1 was drawn with --seed %2"_s.arg(spec.abbr).arg(*seed));
        joined->add(spec.abbr, prompts == Prompts::Before ? prepared(loaded->cases) : loaded->cases,
            repeatsOf(spec));
    }
    all.rows = std::move(joined);
    return all;
}

} // namespace aisb::run
