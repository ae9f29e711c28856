// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/results.h"

#include "store/predictions.h"
#include "storetest.h"

#include <QTemporaryDir>

namespace aisb::store {
namespace {

using core::ErrorCode;
using core::Json;

struct Golden
{
    const char *folder;
    const char *model;
    const char *dataset;
};

constexpr Golden kZeroShot = {"acc_gsm8k_0shot/20261124_021217", "vllm-api-general-chat", "gsm8k"};
constexpr Golden kRepeats = {
    "acc_gsm8k_stream_n3/20261124_021242", "vllm-api-stream-chat", "gsm8k"};
constexpr Golden kChoice = {"custom_mcq_jsonl/20261124_021336", "vllm-api-general-chat", "mcq"};

QString pathOf(const Golden &golden)
{
    return AccuracyPaths(testData(u"golden/"_s + QLatin1String(golden.folder)))
        .result(QLatin1String(golden.model), QLatin1String(golden.dataset));
}

// Reads a file with our reader and writes it again with our writer.
void copyByParts(const QString &from, const QString &to)
{
    const auto whole = core::readJson(contentOf(from));
    ASSERT_OK(whole);
    const auto file = ResultFile::open(from);
    ASSERT_OK(file);
    ResultWriter writer(to);
    ASSERT_OK(writer.open());
    for (const auto &[name, value] : whole->members()) {
        if (name != "details"_L1) {
            writer.add(name, value);
            continue;
        }
        writer.beginDetails(file->form());
        for (const ResultFile::Entry &entry : file->entries()) {
            const auto detail = file->detail(entry);
            ASSERT_OK(detail);
            writer.addDetail(*detail);
        }
        writer.endDetails();
    }
    ASSERT_OK(writer.commit());
}

class Results : public testing::Test
{
protected:
    QString file(const QByteArray &bytes = {}) const
    {
        const QString path = m_dir.filePath(u"results/m/d.json"_s);
        if (!bytes.isEmpty())
            writeRaw(path, bytes);
        return path;
    }

    QTemporaryDir m_dir;
};

TEST_F(Results, WritesTheFilesOfTheReferenceByteForByte)
{
    for (const Golden &golden : {kZeroShot, kRepeats, kChoice}) {
        copyByParts(pathOf(golden), file());
        EXPECT_EQ(contentOf(file()), contentOf(pathOf(golden))) << golden.folder;
    }
}

TEST_F(Results, WritesMetricsAlone)
{
    ResultWriter writer(file());
    ASSERT_OK(writer.open());
    Json metrics = Json::object();
    metrics.set(u"accuracy"_s, 66.66666666666667);
    metrics.set(u"note"_s, u"é \"quoted\"\n漢"_s);
    metrics.set(u"counts"_s, Json::array());
    writer.add(metrics);
    ASSERT_OK(writer.commit());
    EXPECT_EQ(contentOf(file()),
        "{\n    \"accuracy\": 66.66666666666667,\n    \"note\": \"é \\\"quoted\\\"\\n漢\",\n    "
        "\"counts\": []\n}");
}

TEST_F(Results, WritesEmptyDetailsAndEmptyFiles)
{
    ResultWriter details(file());
    ASSERT_OK(details.open());
    details.beginDetails(DetailsForm::Object);
    details.endDetails();
    ASSERT_OK(details.commit());
    EXPECT_EQ(contentOf(file()), "{\n    \"details\": {}\n}");
    ResultWriter nothing(file());
    ASSERT_OK(nothing.open());
    ASSERT_OK(nothing.commit());
    EXPECT_EQ(contentOf(file()), "{}");
}

TEST_F(Results, AnUnfinishedFileLeavesTheOldOne)
{
    file("{\"accuracy\": 1.0}");
    {
        ResultWriter writer(file());
        ASSERT_OK(writer.open());
        writer.add(u"accuracy"_s, Json(2.0));
    }
    EXPECT_EQ(contentOf(file()), "{\"accuracy\": 1.0}");
    EXPECT_EQ(QDir(m_dir.filePath(u"results/m"_s)).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

TEST_F(Results, MetricsAreReadWithoutTheDetails)
{
    const auto metrics = readMetrics(pathOf(kZeroShot));
    ASSERT_OK(metrics);
    EXPECT_EQ(core::writeJson(*metrics), "{\"accuracy\": 80.0, \"type\": \"GEN\"}");
}

TEST_F(Results, FindsEachDetail)
{
    const auto read = ResultFile::open(pathOf(kZeroShot));
    ASSERT_OK(read);
    EXPECT_EQ(read->form(), DetailsForm::Object);
    ASSERT_EQ(read->entries().size(), 20U);
    const auto detail = read->detail(read->entries()[19]);
    ASSERT_OK(detail);
    EXPECT_EQ((*detail)[u"origin_prediction"].toString(),
        u"We add the numbers 21 and 58. So the answer is 79"_s);
    EXPECT_EQ(read->entries()[19].row, 19);
    const auto counts = read->rightCounts();
    ASSERT_TRUE(counts);
    EXPECT_DOUBLE_EQ(core::accuracySpread(*counts).mean, 0.8);
}

// The reference puts samples 0, 1, 2 of the first repeat into its first group (Q-8).
TEST_F(Results, UnmixesTheRepeatsOfTheReference)
{
    const auto read = ResultFile::open(pathOf(kRepeats));
    ASSERT_OK(read);
    EXPECT_EQ(read->placeOf(0, 2), (ResultFile::Place{2, 0}));
    EXPECT_EQ(read->placeOf(6, 2), (ResultFile::Place{0, 1}));
    EXPECT_EQ(read->memberOf({0, 1}), (ResultFile::Member{6, 2}));
    for (qint64 group = 0; group < 20; ++group)
        for (int member = 0; member < 3; ++member)
            EXPECT_EQ(
                read->memberOf(read->placeOf(group, member)), (ResultFile::Member{group, member}));
    const auto counts = read->rightCounts();
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->samples(), 20);
    EXPECT_DOUBLE_EQ(core::accuracySpread(*counts).mean, 0.8);
}

TEST_F(Results, GroupsWithOneReferenceAreTakenAsTheyAre)
{
    const auto read = ResultFile::open(file(R"({"details": [
        {"answer": ["1", "1"], "correct": [true, false]},
        {"answer": ["2", "2"], "correct": [true, true]}]})"));
    ASSERT_OK(read);
    EXPECT_EQ(read->placeOf(1, 0), (ResultFile::Place{1, 0}));
    const auto counts = read->rightCounts();
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->samplesByRight()[1], 1);
    EXPECT_EQ(counts->samplesByRight()[2], 1);
}

TEST_F(Results, NoticesAnswersNothingWasTakenFrom)
{
    const auto read = ResultFile::open(file(R"({"details": [
        {"pred": ["long text", "x"], "parsed": ["", null], "correct": [false, false]},
        {"pred": ["NULL", "[INVALID]", 5], "is_correct": [false, false, true]},
        {"predictions": "", "references": "A"},
        {"pred": ["x"], "correct": [null]}, 7]})"));
    ASSERT_OK(read);
    const std::vector<ResultFile::Mark> expected{{false, true}, {false, true}, {false, true},
        {false, true}, {true, false}, {std::nullopt, true}, {std::nullopt, false}};
    EXPECT_EQ(read->marks(), expected);
    EXPECT_EQ(read->markOf(read->entries()[4], 0), ResultFile::Mark());
    EXPECT_FALSE(read->rightCounts());
}

TEST_F(Results, DetailsWithoutVerdictsHaveNoCounts)
{
    const auto read = ResultFile::open(
        file(R"({"details": {"0": {"predictions": "A"}, "7": {"predictions": "B"}}})"));
    ASSERT_OK(read);
    EXPECT_EQ(read->entries()[1].row, 7);
    EXPECT_FALSE(read->rightCounts());
}

TEST_F(Results, BrokenFilesNamePlaceAndExpectation)
{
    for (const QByteArray &bytes :
        {QByteArray("[]"), QByteArray("{\"a\": 1"), QByteArray("{\"a\" 1}"),
            QByteArray("{\"a\": }"), QByteArray("{\"a\": 1} x"), QByteArray("{\"details\": [1,]}"),
            QByteArray(R"({"details": {"0": "x}})"), QByteArray("{\"a\": nope}"),
            QByteArray(1000, '['), QByteArray("{\"details\": ") + QByteArray(100'000, '[')}) {
        const auto read = ResultFile::open(file(bytes));
        ASSERT_FALSE(read) << bytes.left(40).constData();
        EXPECT_EQ(read.error().code, ErrorCode::SummFile001);
        EXPECT_TRUE(read.error().detail.contains(u"d.json: "_s));
        EXPECT_TRUE(read.error().detail.contains(u"expected"_s))
            << read.error().detail.toStdString();
        EXPECT_FALSE(readMetrics(file(bytes)));
    }
    EXPECT_FAILS_WITH(ResultFile::open(m_dir.filePath(u"none.json"_s)), ErrorCode::SummFile001);
    EXPECT_FAILS_WITH(ResultFile::open(m_dir.path()), ErrorCode::SummFile001);
}

TEST_F(Results, LongTextsAcrossBlocksKeepTheirPlace)
{
    const QString text = QString(300'000, u'a') + u"\\\"}漢"_s + QString(300'000, u'\\');
    ResultWriter writer(file());
    ASSERT_OK(writer.open());
    writer.beginDetails(DetailsForm::List);
    for (int i = 0; i < 5; ++i) {
        Json entry = Json::object();
        entry.set(u"prompt"_s, text);
        entry.set(u"correct"_s, Json(Json::Array{Json(i % 2 == 0)}));
        writer.addDetail(entry);
    }
    writer.endDetails();
    writer.add(u"accuracy"_s, Json(60.0));
    ASSERT_OK(writer.commit());
    const auto read = ResultFile::open(file());
    ASSERT_OK(read);
    ASSERT_EQ(read->entries().size(), 5U);
    const auto detail = read->detail(read->entries()[4]);
    ASSERT_OK(detail);
    EXPECT_EQ((*detail)[u"prompt"].toString(), text);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(read->markOf(read->entries()[static_cast<std::size_t>(i)], 0),
            (ResultFile::Mark{i % 2 == 0, false}));
    EXPECT_DOUBLE_EQ(read->metrics()[u"accuracy"].toDouble(), 60.0);
}

} // namespace
} // namespace aisb::store
