// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/accuracyreport.h"

#include "report/summaryfiles.h"
#include "report/summarygroups.h"
#include "run/pairresult.h"
#include "store/atomicfile.h"

#include <QFileInfo>

#include <array>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

QString present(const QString &path)
{
    return QFileInfo(path).isFile() ? path : QString();
}

report::SummaryResult readOne(
    const ReportRequest &request, std::size_t model, const QString &dataset)
{
    const QString &abbr = request.models[model].abbr;
    PairFiles files;
    files.predictions = present(request.paths.predictions(abbr, dataset));
    if (files.predictions.isEmpty()) // of old folders
        files.predictions = present(request.paths.predictions(abbr, dataset).chopped(1));
    files.failed = present(request.paths.failed(abbr, dataset));
    files.result = present(request.paths.result(abbr, dataset));
    files.rightCounts = present(request.paths.rightCounts(abbr, dataset));
    files.repeats = request.repeats[model];
    const auto counted = request.rightCounts.constFind(abbr + u'/' + dataset);
    return readPairResult(
        files, counted == request.rightCounts.constEnd() ? std::nullopt : std::optional(*counted));
}

} // namespace

core::Result<core::AccuracySummary> readScores(const ReportRequest &request)
{
    report::SummaryInput input;
    input.models = request.models;
    input.datasets = request.datasets;
    auto groups = report::readSummaryGroups(request.summarizer[u"summary_groups"]);
    if (!groups)
        return core::fail(groups.error());
    input.groups = std::move(*groups);
    auto rows = report::readWantedRows(request.summarizer[u"dataset_abbrs"]);
    if (!rows)
        return core::fail(rows.error());
    input.rows = std::move(*rows);
    for (std::size_t model = 0; model < request.models.size(); ++model)
        for (const report::SummaryDataset &dataset : request.datasets)
            input.results.push_back(readOne(request, model, dataset.abbr));
    return report::collectSummary(input);
}

core::Result<SummaryWritten> writeAccuracySummary(
    const ReportRequest &request, const QString &stamp)
{
    core::Result<core::AccuracySummary> summary = readScores(request);
    if (!summary)
        return core::fail(summary.error());
    SummaryWritten written{std::move(*summary), {}};
    const auto files = std::to_array<std::pair<QLatin1String, QByteArray>>({
        {"txt"_L1, report::summaryText(written.summary, stamp)},
        {"csv"_L1, report::summaryCsv(written.summary)},
        {"md"_L1, report::summaryMarkdown(written.summary)},
    });
    for (const auto &[extension, bytes] : files) {
        const QString path = request.paths.summary(stamp, extension);
        if (core::Result<> done = store::writeFile(path, bytes, core::ErrorCode::SummFile001);
            !done)
            return core::fail(done.error());
        written.files.append(path);
    }
    return written;
}

} // namespace aisb::run
