// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/pairresult.h"

#include "store/results.h"
#include "store/rightcounts.h"

#include <QFile>

namespace aisb::run {

namespace {

constexpr qint64 kBlock = 1 << 20;

// Failed requests of the last attempt, one a line.
qint64 linesOf(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return 0;
    qint64 lines = 0;
    for (QByteArray block = file.read(kBlock); !block.isEmpty(); block = file.read(kBlock))
        lines += block.count('\n');
    return lines;
}

std::optional<core::RightCounts> rightCountsOf(const store::ResultFile &result, const QString &path)
{
    std::optional<core::RightCounts> counts = result.rightCounts();
    return counts ? counts : store::readRightCounts(path);
}

} // namespace

report::SummaryResult readPairResult(
    const PairFiles &files, const std::optional<core::RightCounts> &justCounted)
{
    report::SummaryResult given;
    given.hasPredictions = !files.predictions.isEmpty();
    if (given.hasPredictions || !files.failed.isEmpty())
        given.failedRequests = linesOf(files.failed);
    if (files.result.isEmpty())
        return given;
    const core::Result<store::ResultFile> result = store::ResultFile::open(files.result);
    if (!result) {
        given.note = result.error().text();
        return given;
    }
    given.result = result->metrics();
    given.hasDetails = result->form() != store::DetailsForm::None;
    given.rightCounts = justCounted ? justCounted : rightCountsOf(*result, files.rightCounts);
    if (given.hasDetails)
        given.samples = static_cast<qint64>(result->entries().size())
            / (result->form() == store::DetailsForm::Object ? files.repeats : 1);
    else if (const std::optional<core::RightCounts> &counts = given.rightCounts)
        given.samples = counts->samples();
    return given;
}

} // namespace aisb::run
