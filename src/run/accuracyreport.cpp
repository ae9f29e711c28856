// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/accuracyreport.h"

#include "report/summaryfiles.h"
#include "report/summarygroups.h"
#include "store/atomicfile.h"
#include "store/results.h"

#include <QFile>
#include <QFileInfo>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

// Lines of a file, at most as many as a message needs: no file that counts grows beyond.
qint64 countLines(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    qint64 lines = 0;
    while (!file.atEnd())
        lines += file.read(1024 * 1024).count('\n');
    return lines;
}

report::SummaryResult readOne(
    const ReportRequest &request, const QString &model, const QString &dataset)
{
    report::SummaryResult result;
    result.hasPredictions = QFileInfo::exists(request.paths.predictions(model, dataset));
    if (result.hasPredictions)
        result.failedRequests = countLines(request.paths.failed(model, dataset));
    const QString path = request.paths.result(model, dataset);
    if (!QFileInfo::exists(path))
        return result;
    core::Result<store::ResultFile> file = store::ResultFile::open(path);
    if (!file) {
        result.note = file.error().text();
        return result;
    }
    result.result = file->metrics();
    result.hasDetails = file->form() != store::DetailsForm::None;
    const auto known = request.rightCounts.constFind(model + u'/' + dataset);
    if (known != request.rightCounts.constEnd())
        result.rightCounts = *known;
    else
        result.rightCounts = file->rightCounts();
    if (result.rightCounts)
        result.samples = result.rightCounts->samples();
    return result;
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
    for (const report::SummaryModel &model : request.models)
        for (const report::SummaryDataset &dataset : request.datasets)
            input.results.push_back(readOne(request, model.abbr, dataset.abbr));
    return report::collectSummary(input);
}

core::Result<SummaryWritten> writeAccuracySummary(
    const ReportRequest &request, const QString &stamp)
{
    core::Result<core::AccuracySummary> summary = readScores(request);
    if (!summary)
        return core::fail(summary.error());
    SummaryWritten written{std::move(*summary), {}};
    const std::pair<QLatin1String, QByteArray> files[] = {
        {"txt"_L1, report::summaryText(written.summary, stamp)},
        {"csv"_L1, report::summaryCsv(written.summary)},
        {"md"_L1, report::summaryMarkdown(written.summary)},
    };
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
