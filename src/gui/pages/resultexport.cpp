// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/resultexport.h"

#include "gui/charts/plotview.h"
#include "report/markdown.h"
#include "report/plotpage.h"
#include "report/texttable.h"

#include <QRegularExpression>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

QByteArray tablesAsCsv(const core::ResultTables &tables)
{
    return report::csvTable(report::metricTable(tables)) + "\r\n"
        + report::csvTable(report::commonTable(tables));
}

QByteArray tablesAsMarkdown(const core::ResultTables &tables)
{
    return (report::markdownTable(report::metricTable(tables)) + u"\n\n"_s
        + report::markdownTable(report::commonTable(tables)) + u'\n')
        .toUtf8();
}

QByteArray tablesAsText(const core::ResultTables &tables)
{
    const auto grid = [](const report::Table &table) {
        return report::renderTable(table, report::TableStyle::FancyGrid) + u'\n';
    };
    return (grid(report::metricTable(tables)) + grid(report::commonTable(tables))).toUtf8();
}

} // namespace

QString fileStem(const QString &experiment, const QString &part)
{
    static const QRegularExpression others(u"[^\\p{L}\\p{N}_.]+"_s);
    const QString words = QString(part).toLower().replace(others, u"-"_s);
    return experiment.isEmpty() ? words : experiment + u'-' + words;
}

core::Result<> saveBytes(const QString &file, const QByteArray &bytes)
{
    QSaveFile target(file);
    const bool isWritten =
        target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit();
    if (!isWritten) {
        return core::fail(
            core::ErrorCode::UtilsFile004, u"%1: %2"_s.arg(file, target.errorString()));
    }
    return {};
}

core::Result<> saveTables(const QString &file, const core::ResultTables &tables)
{
    if (file.endsWith(".csv"_L1, Qt::CaseInsensitive)) {
        return saveBytes(file, tablesAsCsv(tables));
    }
    if (file.endsWith(".md"_L1, Qt::CaseInsensitive)) {
        return saveBytes(file, tablesAsMarkdown(tables));
    }
    return saveBytes(file, tablesAsText(tables));
}

core::Result<> saveReport(const QString &file, const core::ExperimentResult &experiment,
    const core::GroupResult &group, const QString &language)
{
    report::PlotPageOptions options;
    options.title = experiment.name;
    options.facts = experiment.mode;
    options.language = language.startsWith("zh"_L1) ? report::PageLanguage::Chinese
                                                    : report::PageLanguage::English;
    const core::Result<QByteArray> page = report::plotPage(group, options);
    return page ? saveBytes(file, *page) : core::Result<>(core::fail(page.error()));
}

core::Result<> saveChart(const QString &file, PlotView &plot)
{
    const QSize size(std::max(960, plot.width()), std::max(360, plot.height()));
    if (file.endsWith(".svg"_L1, Qt::CaseInsensitive)) {
        return plot.saveSvg(file, size);
    }
    if (file.endsWith(".csv"_L1, Qt::CaseInsensitive)) {
        return plot.saveCsv(file);
    }
    return plot.savePng(file, size);
}

} // namespace aisb::gui
