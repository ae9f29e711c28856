// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/tablefiles.h"

#include "core/text/json.h"
#include "result_helpers.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>

namespace aisb::report {

using namespace Qt::StringLiterals;

namespace {

std::vector<NamedTable> sample()
{
    return {
        {u"Metrics"_s, {{u"Metric"_s, u"Average"_s, u"N"_s}, {{u"TTFT"_s, u"12.30 ms"_s, u"4"_s}}}},
        {u"Common"_s, {{u"Name"_s, u"Value"_s}, {{u"=1+1"_s, u"007"_s}, {u"short"_s}}}}};
}

// What an independent reader of the format finds: "sheet!A1: t|value|number format", a line a cell.
QStringList cellsOf(const QByteArray &workbook)
{
    static const QString script = uR"(
import re, sys, zipfile
from xml.etree import ElementTree as E
z = zipfile.ZipFile(sys.argv[1])
n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
read = lambda name: E.fromstring(z.read(name))
texts = [''.join(t.text or '' for t in s.iter(n + 't')) for s in read('xl/sharedStrings.xml')]
styles = read('xl/styles.xml')
codes = {f.get('numFmtId'): f.get('formatCode') for f in styles.iter(n + 'numFmt')}
formats = [x.get('numFmtId') for x in styles.find(n + 'cellXfs')]
for i, sheet in enumerate(read('xl/workbook.xml').iter(n + 'sheet'), 1):
    for c in read('xl/worksheets/sheet%d.xml' % i).iter(n + 'c'):
        v = c.find(n + 'v').text
        isText = c.get('t') == 's'
        f = codes.get(formats[int(c.get('s', 0))], '')
        print('%s!%s: %s|%s|%s' % (sheet.get('name'), c.get('r'), 'text' if isText else 'number',
            texts[int(v)] if isText else float(v), f))
        assert c.find(n + 'f') is None
)"_s;
    QTemporaryFile file;
    EXPECT_TRUE(file.open());
    file.write(workbook);
    file.close();
    QProcess python;
    python.start(u"python3"_s, {u"-c"_s, script, file.fileName()});
    EXPECT_TRUE(python.waitForFinished());
    EXPECT_EQ(python.exitCode(), 0) << python.readAllStandardError().toStdString();
    return QString::fromUtf8(python.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

TEST(TableBytes, FollowTheSuffix)
{
    const std::vector<NamedTable> tables = sample();
    for (const QString &suffix : tableSuffixes()) {
        const core::Result<QByteArray> bytes = tableBytes(suffix, tables);
        ASSERT_TRUE(bytes.has_value()) << suffix.toStdString();
        EXPECT_FALSE(bytes->isEmpty()) << suffix.toStdString();
    }
    EXPECT_EQ(tableBytes(u"csv"_s, tables).value(), tablesAsCsv(tables));
    EXPECT_EQ(tableBytes(u"json"_s, tables).value(), tablesAsJson(tables));
    EXPECT_EQ(tableBytes(u"md"_s, tables).value(), tablesAsMarkdown(tables));
    EXPECT_EQ(tableBytes(u"txt"_s, tables).value(), tablesAsText(tables));
    EXPECT_TRUE(tableBytes(u"xlsx"_s, tables).value().startsWith("PK"));
}

} // namespace

TEST(TableFiles, AreTheSameTablesInEveryFormat)
{
    const std::vector<NamedTable> tables = sample();
    EXPECT_EQ(tablesAsCsv(tables),
        "Metric,Average,N\r\nTTFT,12.30 ms,4\r\n\r\nName,Value\r\n'=1+1,007\r\nshort,\r\n");
    EXPECT_EQ(core::writeJson(core::readJson(tablesAsJson(tables)).value()),
        "{\"Metrics\": [{\"Metric\": \"TTFT\", \"Average\": \"12.30 ms\", \"N\": 4}], \"Common\": "
        "[{\"Name\": \"=1+1\", \"Value\": \"007\"}, {\"Name\": \"short\", \"Value\": \"\"}]}");
    EXPECT_EQ(tablesAsMarkdown(tables).count("\n\n"), 1);
    EXPECT_TRUE(tablesAsText(tables).contains("12.30 ms"));
}

TEST(TableFiles, WorkbooksHaveNumbersWithUnitsAndNoFormulas)
{
    if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
        GTEST_SKIP() << "python3 is not installed";
    const auto workbook = tablesAsWorkbook(sample());
    ASSERT_OK(workbook);
    EXPECT_EQ(cellsOf(*workbook),
        QStringList({u"Metrics!A1: text|Metric|"_s, u"Metrics!B1: text|Average|"_s,
            u"Metrics!C1: text|N|"_s, u"Metrics!A2: text|TTFT|"_s,
            u"Metrics!B2: number|12.3|0.00\" ms\""_s, u"Metrics!C2: number|4.0|"_s,
            u"Common!A1: text|Name|"_s, u"Common!B1: text|Value|"_s, u"Common!A2: text|=1+1|"_s,
            u"Common!B2: text|007|"_s, u"Common!A3: text|short|"_s}));
}

TEST(TableFiles, NamesOfSheetsBecomeValidAndUnique)
{
    if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
        GTEST_SKIP() << "python3 is not installed";
    const Table one{{u"a"_s}, {}};
    const QString longName(50, u'x');
    const auto workbook = tablesAsWorkbook(std::vector<NamedTable>{
        {u"a/b:c"_s, one}, {QString(), one}, {longName, one}, {longName.toUpper(), one}});
    ASSERT_OK(workbook);
    EXPECT_EQ(cellsOf(*workbook),
        QStringList({u"a b c!A1: text|a|"_s, u"Table!A1: text|a|"_s,
            QString(31, u'x') + u"!A1: text|a|"_s, QString(29, u'X') + u" 2!A1: text|a|"_s}));
}

} // namespace aisb::report
