// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/resultexport.h"

#include "gui/charts/plotview.h"
#include "gui/settings/language.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace aisb::gui {

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

core::Result<QByteArray> tableBytes(
    const QString &suffix, std::span<const report::NamedTable> tables)
{
    if (suffix == "xlsx"_L1) {
        return report::tablesAsWorkbook(tables);
    }
    if (suffix == "csv"_L1) {
        return report::tablesAsCsv(tables);
    }
    if (suffix == "json"_L1) {
        return report::tablesAsJson(tables);
    }
    return suffix == "md"_L1 ? report::tablesAsMarkdown(tables) : report::tablesAsText(tables);
}

std::vector<report::NamedTable> namedTables(const core::ResultTables &tables)
{
    return {
        {u"Metrics"_s, report::metricTable(tables)}, {u"Common"_s, report::commonTable(tables)}};
}

core::Result<> saveTables(const QString &file, const core::ResultTables &tables)
{
    const core::Result<QByteArray> bytes =
        tableBytes(QFileInfo(file).suffix().toLower(), namedTables(tables));
    return bytes ? saveBytes(file, *bytes) : core::Result<>(core::fail(bytes.error()));
}

QStringList tableSuffixes()
{
    return {u"csv"_s, u"xlsx"_s, u"md"_s, u"json"_s, u"txt"_s};
}

QStringList tableFilters()
{
    return {QCoreApplication::translate("Export", "CSV (*.csv)"),
        QCoreApplication::translate("Export", "Spreadsheet (*.xlsx)"),
        QCoreApplication::translate("Export", "Markdown (*.md)"),
        QCoreApplication::translate("Export", "JSON (*.json)"),
        QCoreApplication::translate("Export", "Text (*.txt)")};
}

core::Result<QByteArray> reportPage(const core::ExperimentResult &experiment,
    const core::GroupResult &group, report::PageLanguage language)
{
    report::PlotPageOptions options;
    options.title = experiment.name;
    options.facts = experiment.mode;
    options.language = language;
    return report::plotPage(group, options);
}

report::PageLanguage pageLanguage()
{
    return currentLanguage().startsWith("zh"_L1) ? report::PageLanguage::Chinese
                                                 : report::PageLanguage::English;
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
