// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/rowfile.h"
#include "entries.h"
#include "result_helpers.h"

#include <QDir>

#include <gtest/gtest.h>

namespace aisb::datasets::test {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

core::Error errorOf(const QString &path)
{
    const auto rows = readRows(path, {});
    return rows ? core::Error() : rows.error();
}

} // namespace

TEST(RowFile, ReadsJsonLines)
{
    const Folder folder;
    const QString path = folder.write(
        u"a.jsonl"_s, "\xEF\xBB\xBF{\"q\": \"h\xC3\xA9\", \"n\": 1}\r\n\n{\"q\": \"\\u00e9\"}");
    const auto rows = readRows(path, {});
    ASSERT_OK(rows);
    ASSERT_EQ(rows->size(), 2U);
    EXPECT_EQ(rows->at(0).values[u"q"], Json(u"hé"_s));
    EXPECT_EQ(rows->at(0).place, u"line 1"_s);
    EXPECT_EQ(rows->at(1).place, u"line 3"_s);
}

TEST(RowFile, ReadsCsv)
{
    const Folder folder;
    const QString path = folder.write(
        u"a.CSV"_s, "\xEF\xBB\xBFquestion,answer\r\n\"one, \"\"two\"\"\nthree\",4\r\n,\r\n");
    const auto rows = readRows(path, {});
    ASSERT_OK(rows);
    ASSERT_EQ(rows->size(), 2U);
    EXPECT_EQ(rows->at(0).values[u"question"], Json(u"one, \"two\"\nthree"_s));
    EXPECT_EQ(rows->at(0).values[u"answer"], Json(u"4"_s));
    EXPECT_EQ(rows->at(1).values[u"question"], Json(u""_s));
}

TEST(RowFile, NamesFilePlaceAndExpectation)
{
    const Folder folder;
    struct Bad
    {
        QString name;
        QByteArray content;
        ErrorCode code;
        QString place;
    };
    const std::vector<Bad> cases{
        {u"a.jsonl"_s, "{\"q\": 1}\n{\"q\": \n", ErrorCode::DsetData002, u"line 2: "_s},
        {u"b.jsonl"_s, "{\"q\": 1}\n[1]\n", ErrorCode::DsetData006,
            u"line 2: expected a JSON object"_s},
        {u"c.jsonl"_s, "", ErrorCode::DsetData002, u"no rows"_s},
        {u"d.jsonl"_s, "\n \n", ErrorCode::DsetData002, u"no rows"_s},
        {u"e.jsonl"_s, "{\"q\": 1}\n\n{\"q\": \"\xff\"}\n", ErrorCode::DsetData002,
            u"line 3: expected UTF-8"_s},
        {u"f.jsonl"_s, "{\"q\": \"\xE4\xBD", ErrorCode::DsetData002, u"line 1: expected UTF-8"_s},
        {u"g.jsonl"_s, "{\"q\": \"\xC0\xAF\"}", ErrorCode::DsetData002, u"UTF-8"_s},
        {u"h.jsonl"_s, "{\"q\": \"\xED\xA0\x80\"}", ErrorCode::DsetData002, u"UTF-8"_s},
        {u"a.csv"_s, "question\n", ErrorCode::DsetData002, u"no rows"_s},
        {u"b.csv"_s, "", ErrorCode::DsetData002, u"no rows"_s},
        {u"c.csv"_s, "a,b\n1,2\n1\n", ErrorCode::DsetData002, u"record 2: expected 2 cells"_s},
        {u"d.csv"_s, "a,b\n1,2,3\n", ErrorCode::DsetData002, u"record 1: expected 2 cells"_s},
        {u"e.csv"_s, "a,a\n1,2\n", ErrorCode::DsetData002, u"appears twice"_s},
        {u"f.csv"_s, "a,\n1,2\n", ErrorCode::DsetData002, u"a name for every column"_s},
        {u"g.csv"_s, "a\n\"open\n", ErrorCode::DsetData002, u"line 2"_s},
        {u"h.csv"_s, "a\n\xE9\n", ErrorCode::DsetData002, u"line 2: expected UTF-8"_s},
        {u"a.txt"_s, "x", ErrorCode::DsetCfg001, u".jsonl or .csv"_s},
    };
    for (const Bad &bad : cases) {
        const QString path = folder.write(bad.name, bad.content);
        const core::Error error = errorOf(path);
        EXPECT_EQ(error.code, bad.code)
            << bad.name.toStdString() << ": " << error.text().toStdString();
        EXPECT_TRUE(error.detail.contains(path)) << error.detail.toStdString();
        EXPECT_TRUE(error.detail.contains(bad.place)) << error.detail.toStdString();
    }
}

TEST(RowFile, SuggestsFilesThatAreThere)
{
    const Folder folder;
    folder.write(u"quiz.jsonl"_s, "{}");
    const core::Error error = errorOf(folder.path(u"quizz.jsonl"_s));
    EXPECT_EQ(error.code, ErrorCode::DsetFile001);
    EXPECT_TRUE(error.detail.contains(u"did you mean \"quiz.jsonl\""_s))
        << error.detail.toStdString();
    QDir(folder.path(u"."_s)).mkdir(u"dir.jsonl"_s);
    EXPECT_TRUE(errorOf(folder.path(u"dir.jsonl"_s)).detail.contains(u"is a folder"_s));
}

TEST(RowFile, BoundsGiganticLines)
{
    const Folder folder;
    const QString path = folder.write(
        u"big.jsonl"_s, "{\"q\": \"" + QByteArray(65 * 1024 * 1024, 'x') + "\"}\n{\"q\": 1}\n");
    const core::Error error = errorOf(path);
    EXPECT_EQ(error.code, ErrorCode::DsetData002);
    EXPECT_TRUE(error.detail.contains(u"line 1: "_s));
}

TEST(RowFile, StopsWhenAsked)
{
    const Folder folder;
    const QString json = folder.write(u"a.jsonl"_s, QByteArray("{\"q\": 1}\n").repeated(10'000));
    const QString csv = folder.write(u"a.csv"_s, "q\n" + QByteArray("1\n").repeated(10'000));
    for (const QString &path : {json, csv}) {
        qint64 last = 0;
        const auto rows = readRows(path, [&last](qint64 done) {
            last = done;
            return done < 5000;
        });
        EXPECT_FAILS_WITH(rows, ErrorCode::DsetUnk001);
        EXPECT_EQ(last, 8192);
    }
}

} // namespace aisb::datasets::test
