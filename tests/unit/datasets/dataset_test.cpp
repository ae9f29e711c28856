// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/catalogue.h"
#include "entries.h"
#include "result_helpers.h"

#include <gtest/gtest.h>

namespace aisb::datasets::test {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

void setReader(core::DatasetSpec &spec, const QString &key, const Json &value)
{
    Json reader = spec.config[u"reader_cfg"];
    reader.set(key, value);
    spec.config.set(u"reader_cfg"_s, reader);
}

QStringList promptsOf(const core::DatasetSpec &spec, const Folder &folder)
{
    QStringList prompts;
    const core::Result<LoadedCases> loaded = loadCases(spec, folder.context());
    EXPECT_TRUE(loaded.has_value());
    for (const core::Case &made : loaded.value_or(LoadedCases()).cases)
        prompts << made.prompt.toString() + QString::number(made.id);
    return prompts;
}

} // namespace

TEST(Catalogue, DescribesEveryReader)
{
    for (const ReaderEntry &entry : catalogue()) {
        const Description description = entry.describe();
        EXPECT_EQ(description.className, entry.className);
        EXPECT_FALSE(description.title.isEmpty());
        EXPECT_FALSE(description.parameters.empty());
        for (const ParameterInfo &parameter : description.parameters) {
            EXPECT_FALSE(parameter.path.isEmpty());
            EXPECT_FALSE(parameter.help.isEmpty());
        }
        EXPECT_EQ(findReader(QString(entry.className)), &entry);
    }
    EXPECT_NE(findReader(u"CustomDataset"), nullptr);
    EXPECT_EQ(findReader(u"nothing"), nullptr);
}

TEST(LoadCases, RefusesClassesWithoutReaderAndSuggests)
{
    core::DatasetSpec spec;
    spec.type = u"ais_bench.benchmark.datasets.custom.CustomDatset"_s;
    const core::Result<LoadedCases> loaded = loadCases(spec, {});
    EXPECT_FAILS_WITH(loaded, ErrorCode::UtilsMatch001);
    EXPECT_TRUE(loaded.error().detail.contains(u"did you mean \"customdataset\""_s));
    ASSERT_EQ(checkDataset(spec).size(), 1U);
    EXPECT_EQ(checkDataset(spec).front().path, u"type"_s);
}

TEST(LoadCases, NumbersTheRowsThatAreLeft)
{
    const Folder folder;
    folder.write(u"a.csv"_s, "question\na\nb\nc\nd\n");
    core::DatasetSpec spec = custom(u"a.csv"_s, u"{question}"_s);
    setReader(spec, u"test_range"_s, Json(u"[1:][::-1]"_s));
    EXPECT_EQ(promptsOf(spec, folder), (QStringList{u"d0"_s, u"c1"_s, u"b2"_s}));
    setReader(spec, u"test_range"_s, Json());
    EXPECT_EQ(promptsOf(spec, folder), (QStringList{u"a0"_s, u"b1"_s, u"c2"_s, u"d3"_s}));
}

TEST(CheckDataset, WarnsOfBadRangesAndRefusesBadRepeats)
{
    core::DatasetSpec spec = custom(u"no-such-file.csv"_s);
    setReader(spec, u"test_range"_s, Json(u"[x]"_s));
    ASSERT_EQ(checkDataset(spec).size(), 1U);
    EXPECT_EQ(checkDataset(spec).front().path, u"reader_cfg.test_range"_s);
    EXPECT_EQ(checkDataset(spec).front().severity, core::Issue::Severity::Warning);
    setReader(spec, u"test_range"_s, Json());
    spec.config.set(u"n"_s, Json(0));
    ASSERT_EQ(checkDataset(spec).size(), 1U);
    EXPECT_EQ(checkDataset(spec).front().error.code, ErrorCode::DsetParam004);
}

TEST(LoadCases, SaysWhenNoRowIsLeft)
{
    const Folder folder;
    folder.write(u"a.csv"_s, "question\na\n");
    core::DatasetSpec spec = custom(u"a.csv"_s);
    setReader(spec, u"test_range"_s, Json(u"[5:]"_s));
    const core::Result<LoadedCases> loaded = loadCases(spec, folder.context());
    EXPECT_FAILS_WITH(loaded, ErrorCode::DsetData002);
    EXPECT_TRUE(loaded.error().detail.contains(u"leaves none of 1 rows"_s));
}

} // namespace aisb::datasets::test
