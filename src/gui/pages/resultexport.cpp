// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/resultexport.h"

#include "gui/charts/plotview.h"
#include "report/plotpage.h"
#include "report/tablefiles.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

std::vector<report::NamedTable> named(const core::ResultTables &tables)
{
    return {
        {u"Metrics"_s, report::metricTable(tables)}, {u"Common"_s, report::commonTable(tables)}};
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

core::Result<> saveTables(const QString &file, std::span<const report::NamedTable> tables)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == "xlsx"_L1) {
        const core::Result<QByteArray> book = report::tablesAsWorkbook(tables);
        return book ? saveBytes(file, *book) : core::Result<>(core::fail(book.error()));
    }
    if (suffix == "csv"_L1) {
        return saveBytes(file, report::tablesAsCsv(tables));
    }
    if (suffix == "json"_L1) {
        return saveBytes(file, report::tablesAsJson(tables));
    }
    return saveBytes(
        file, suffix == "md"_L1 ? report::tablesAsMarkdown(tables) : report::tablesAsText(tables));
}

core::Result<> saveTables(const QString &file, const core::ResultTables &tables)
{
    return saveTables(file, named(tables));
}

QStringList tableFilters()
{
    return {QCoreApplication::translate("Export", "CSV (*.csv)"),
        QCoreApplication::translate("Export", "Spreadsheet (*.xlsx)"),
        QCoreApplication::translate("Export", "Markdown (*.md)"),
        QCoreApplication::translate("Export", "JSON (*.json)"),
        QCoreApplication::translate("Export", "Text (*.txt)")};
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
