// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/consoletables.h"

#include "report/texttable.h"

namespace aisb::report {

using namespace Qt::StringLiterals;

QString resultsHeadline(const QString &model, const QString &group)
{
    return u"Performance Results of task [%1/%2]: "_s.arg(model, group);
}

QString resultsFolderLine(const QString &folder)
{
    return u"Performance result files are in "_s + folder;
}

QString resultTablesText(const core::ResultTables &tables)
{
    QString text;
    if (!tables.metricRows.empty())
        text += renderTable(metricTable(tables), TableStyle::FancyGrid) + u'\n';
    if (!tables.commonRows.empty())
        text += renderTable(commonTable(tables), TableStyle::FancyGrid) + u'\n';
    return text;
}

QString failureTableText(std::span<const core::FailureCount> failures)
{
    if (failures.empty())
        return {};
    return renderTable(failureTable(failures), TableStyle::Bordered) + u'\n';
}

} // namespace aisb::report
