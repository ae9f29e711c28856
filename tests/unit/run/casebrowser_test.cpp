// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/casebrowser.h"

#include "run/caserescorer.h"

#include "result_helpers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace aisb::run {
namespace {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

QString golden(const QString &name)
{
    return QStringLiteral(AISB_TEST_DATA) + u"/golden/"_s + name;
}

AccuracyPairFiles firstPairOf(const QString &folder)
{
    const auto opened = openAccuracyExperiment(golden(folder));
    EXPECT_TRUE(opened);
    return opened ? (*opened)->files.front() : AccuracyPairFiles();
}

std::shared_ptr<const CaseBrowser> browse(const AccuracyPairFiles &files)
{
    auto browser = CaseBrowser::open(files);
    EXPECT_TRUE(browser) << browser.error().text().toStdString();
    return browser.value_or(nullptr);
}

std::vector<CaseVerdict> verdictsOf(const CaseBrowser &browser)
{
    std::vector<CaseVerdict> verdicts;
    for (const CaseRow &row : browser.rows())
        verdicts.push_back(row.verdict);
    return verdicts;
}

// One model and data set in a temporary folder.
class CaseBrowserFiles : public testing::Test
{
protected:
    void SetUp() override
    {
        m_files.model = u"m"_s;
        m_files.dataset = u"d"_s;
        m_files.modelConfig = Json::object();
    }

    QString write(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_dir.filePath(name);
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        EXPECT_EQ(file.write(bytes), bytes.size());
        return path;
    }

    static QByteArray line(int id, const QByteArray &uuid, const QByteArray &prediction,
        const QByteArray &prompt = "\"Q\"")
    {
        return R"({"data_abbr": "d", "id": )" + QByteArray::number(id)
            + R"(, "success": true, "uuid": ")" + uuid + R"(", "origin_prompt": )" + prompt
            + ", \"prediction\": " + prediction + ", \"gold\": \"G\"}\n";
    }

    QTemporaryDir m_dir;
    AccuracyPairFiles m_files;
};

TEST(CaseBrowser, ShowsTheCasesOfTheReference)
{
    const auto browser = browse(firstPairOf(u"acc_gsm8k_0shot/20261124_021217"_s));
    ASSERT_TRUE(browser);
    ASSERT_EQ(browser->rows().size(), 20U);
    EXPECT_TRUE(browser->hasVerdicts());
    EXPECT_EQ(std::ranges::count(verdictsOf(*browser), CaseVerdict::Right), 16);
    EXPECT_EQ(std::ranges::count(verdictsOf(*browser), CaseVerdict::Wrong), 4);
    EXPECT_EQ(browser->rows()[19].id, 19);
    const auto text = browser->read(19);
    ASSERT_OK(text);
    ASSERT_EQ(text->turns.size(), 1U);
    EXPECT_EQ(text->turns[0].answer, u"We add the numbers 21 and 58. So the answer is 79"_s);
    EXPECT_TRUE(text->turns[0].reasoning.isEmpty());
    EXPECT_EQ(text->turns[0].prompt.items()[0][u"role"].toString(), u"HUMAN"_s);
    EXPECT_EQ(text->extraction, u"79"_s);
    EXPECT_EQ(text->reference, u"79"_s);
    EXPECT_EQ(text->uuid.size(), 32);
    EXPECT_EQ(text->row.answerLength, text->turns[0].answer.size());
    EXPECT_TRUE(browser->warnings().isEmpty());
}

// Groups of the reference mix samples (Q-8): extraction and verdict have to fit answer and
// reference of the same row nevertheless.
TEST(CaseBrowser, PutsMixedRepeatsBackInPlace)
{
    const auto browser = browse(firstPairOf(u"acc_gsm8k_stream_n3/20261124_021242"_s));
    ASSERT_TRUE(browser);
    ASSERT_EQ(browser->rows().size(), 60U);
    for (qint64 row = 0; row < 60; ++row) {
        const auto text = browser->read(row);
        ASSERT_OK(text);
        EXPECT_EQ(text->row.id, row / 3);
        EXPECT_EQ(text->row.repeat, row % 3);
        EXPECT_TRUE(text->turns[0].answer.contains(text->extraction))
            << text->turns[0].answer.toStdString() << " / " << text->extraction.toStdString();
        EXPECT_EQ(text->row.verdict == CaseVerdict::Right, text->extraction == text->reference);
        EXPECT_EQ(text->reference, QString::number(4 * (row / 3) + 3));
    }
    // The service of this run answers a question the same way each time.
    EXPECT_TRUE(rowsWithUnequalRepeats(browser->rows()).empty());
}

TEST(CaseBrowser, ReadsOptionsAndLetters)
{
    const auto browser = browse(firstPairOf(u"custom_mcq_jsonl/20261124_021336"_s));
    ASSERT_TRUE(browser);
    ASSERT_EQ(browser->rows().size(), 12U);
    EXPECT_EQ(std::ranges::count(verdictsOf(*browser), CaseVerdict::Right), 1);
    const auto text = browser->read(3);
    ASSERT_OK(text);
    EXPECT_EQ(text->extraction, u"D"_s);
    EXPECT_EQ(text->reference, u"D"_s);
    EXPECT_EQ(text->row.verdict, CaseVerdict::Right);
    EXPECT_TRUE(text->turns[0].prompt.toString().startsWith(u"Question: "_s));
    EXPECT_EQ(text->detail[u"correct"], Json(true));
}

TEST_F(CaseBrowserFiles, FailedAndMissingCasesAreSlots)
{
    m_files.repeats = 2;
    m_files.predictions = write(u"d.jsonl"_s,
        line(1, "b", R"("<think>r</think>\nB")") + line(0, "a", "\"A\"") + line(1, "c", "\"C\"")
            + line(1, "e", "\"too many\""));
    m_files.failed = write(u"d_failed.jsonl"_s,
        "{\"data_abbr\": \"d\", \"id\": 0, \"input\": \"Q0\", \"error_info\": \"Bad "
        "Gateway\"}\nx\n");
    m_files.result = write(u"d.json"_s, R"({"details": [
        {"example_abbr": "d_test_0", "pred": ["A", ""], "answer": ["A", "A"],
            "correct": [true, false]},
        {"example_abbr": "d_test_1", "pred": ["B", "NULL"], "answer": ["B", "B"],
            "correct": [false, false]},
        {"example_abbr": "d_test_2", "pred": ["", ""], "answer": ["D", "D"],
            "correct": [false, false]}]})");
    const auto browser = browse(m_files);
    ASSERT_TRUE(browser);
    EXPECT_EQ(verdictsOf(*browser),
        (std::vector{CaseVerdict::Right, CaseVerdict::Failed, CaseVerdict::Wrong,
            CaseVerdict::NoExtraction, CaseVerdict::Failed, CaseVerdict::Failed}));
    const auto failed = browser->read(1);
    ASSERT_OK(failed);
    EXPECT_EQ(failed->error, u"Bad Gateway"_s);
    EXPECT_EQ(failed->turns[0].prompt, Json(u"Q0"_s));
    const auto missing = browser->read(5);
    ASSERT_OK(missing);
    EXPECT_TRUE(missing->turns.empty());
    EXPECT_EQ(missing->reference, u"D"_s);
    const auto reasoned = browser->read(2);
    ASSERT_OK(reasoned);
    EXPECT_EQ(reasoned->turns[0].reasoning, u"r"_s);
    EXPECT_EQ(reasoned->turns[0].answer, u"\nB"_s);
    const QString warnings = browser->warnings().join(u'\n');
    EXPECT_TRUE(warnings.contains(u"d_failed.jsonl: line 2"_s)) << warnings.toStdString();
    EXPECT_TRUE(warnings.contains(u"1 predictions beyond 2 a row"_s));
}

TEST_F(CaseBrowserFiles, WithoutDetailsThereAreNoVerdicts)
{
    m_files.predictions = write(u"d.jsonl"_s, line(4, "b", "7") + line(0, "a", "\"A\""));
    m_files.result = write(u"d.json"_s, "{\"accuracy\": 50.0}");
    const auto browser = browse(m_files);
    ASSERT_TRUE(browser);
    EXPECT_FALSE(browser->hasVerdicts());
    EXPECT_EQ(verdictsOf(*browser), (std::vector{CaseVerdict::Unscored, CaseVerdict::Unscored}));
    EXPECT_EQ(browser->rows()[1].id, 4);
    const auto text = browser->read(1);
    ASSERT_OK(text);
    EXPECT_EQ(text->turns[0].answer, u"7"_s);
    EXPECT_FALSE(text->hasExtraction);
    EXPECT_EQ(text->reference, u"G"_s);
}

TEST_F(CaseBrowserFiles, ScoringAgainMakesVerdicts)
{
    m_files.predictions = write(u"d.jsonl"_s,
        line(0, "a", "\"G\"") + line(1, "b", "\"X\"") + line(2, "c", "\"\"") + line(3, "e", "1"));
    const auto browser = browse(m_files);
    ASSERT_TRUE(browser);
    const Rescorer rescorer = [](const Json &record) -> core::Result<Rescored> {
        if (!record[u"prediction"].isString())
            return core::fail(ErrorCode::TevalUnk001, u"no text"_s);
        const QString text = record[u"prediction"].toString();
        return Rescored{text == record[u"gold"].toString(), text.isEmpty(), text.toLower(),
            record[u"gold"].toString().toLower()};
    };
    const auto rescored = browser->rescored(rescorer);
    ASSERT_OK(rescored);
    EXPECT_TRUE((*rescored)->hasVerdicts());
    EXPECT_EQ(verdictsOf(**rescored),
        (std::vector{CaseVerdict::Right, CaseVerdict::Wrong, CaseVerdict::NoExtraction,
            CaseVerdict::Unscored}));
    const auto text = (*rescored)->read(1);
    ASSERT_OK(text);
    EXPECT_EQ(text->extraction, u"x"_s);
    EXPECT_EQ(text->reference, u"g"_s);
    EXPECT_TRUE((*rescored)->warnings().contains(u"1 cases could not be scored"_s));
    EXPECT_FALSE(browser->hasVerdicts());
    EXPECT_FAILS_WITH(
        browser->rescored(rescorer, [](qint64, qint64) { return false; }), ErrorCode::TevalUnk001);
}

TEST_F(CaseBrowserFiles, TurnsOfADialogueAreOneCase)
{
    m_files.predictions = write(u"d.jsonl"_s,
        line(0, "a", "\"one\"") + line(0, "a", "\"two\"") + line(1, "b", "\"three\""));
    const auto browser = browse(m_files);
    ASSERT_TRUE(browser);
    ASSERT_EQ(browser->rows().size(), 2U);
    EXPECT_EQ(browser->rows()[0].answerLength, 6);
    const auto text = browser->read(0);
    ASSERT_OK(text);
    ASSERT_EQ(text->turns.size(), 2U);
    EXPECT_EQ(text->turns[1].answer, u"two"_s);
}

TEST_F(CaseBrowserFiles, SearchFindsTextsNotKeys)
{
    m_files.predictions = write(u"d.jsonl"_s,
        line(0, "a", R"("say \"Hi\"\nthere")", "[{\"role\": \"HUMAN\", \"prompt\": \"Größe 漢\"}]")
            + line(1, "b", "\"plain\"", R"("\u6f22 and a\/b")")
            + line(2, "c", "\"PLAIN\"", "\"human\""));
    m_files.failed = write(u"d_failed.jsonl"_s,
        "{\"id\": 7, \"input\": \"plain question\", \"error_info\": \"Bad Gateway\"}\n");
    const auto browser = browse(m_files);
    ASSERT_TRUE(browser);
    const auto find = [&](const CaseSearch &search) { return browser->search(search); };
    using Rows = std::vector<qint64>;
    EXPECT_EQ(find({.text = u"plain"_s}), (Rows{1, 2, 3}));
    EXPECT_EQ(find({.text = u"plain"_s, .caseSensitivity = Qt::CaseSensitive}), (Rows{1, 3}));
    EXPECT_EQ(find({.text = u"plain"_s, .inPrompts = false}), (Rows{1, 2}));
    EXPECT_EQ(find({.text = u"\"hi\"\nTHERE"_s}), (Rows{0}));
    EXPECT_EQ(find({.text = u"漢"_s}), (Rows{0, 1}));
    EXPECT_EQ(find({.text = u"GRÖSSE"_s}), Rows());
    EXPECT_EQ(find({.text = u"GRÖßE"_s}), (Rows{0}));
    EXPECT_EQ(find({.text = u"a/b"_s}), (Rows{1}));
    EXPECT_EQ(find({.text = u"human"_s}), (Rows{2})); // a role is no text
    EXPECT_EQ(find({.text = u"origin_prompt"_s}), Rows());
    EXPECT_EQ(find({.text = u"gateway"_s}), (Rows{3}));
    EXPECT_EQ(browser->search({.text = u"plain"_s}, Rows{3, 2, 0}), (Rows{3, 2}));
    EXPECT_EQ(
        browser->search({.text = u"plain"_s}, {}, [](qint64, qint64) { return false; }), Rows());
}

TEST_F(CaseBrowserFiles, DetailsAloneShowWhatTheyHave)
{
    m_files.result = write(u"d.json"_s, R"({"details": {
        "0": {"prompt": "Q", "origin_prediction": "A.", "predictions": "A", "references": "B"},
        "1": {"prompt": "Q", "origin_prediction": "", "predictions": "", "references": "B"}}})");
    const auto browser = browse(m_files);
    ASSERT_TRUE(browser);
    EXPECT_EQ(
        verdictsOf(*browser), (std::vector{CaseVerdict::Unscored, CaseVerdict::NoExtraction}));
    const auto text = browser->read(0);
    ASSERT_OK(text);
    EXPECT_EQ(text->turns[0].answer, u"A."_s);
    EXPECT_EQ(text->extraction, u"A"_s);
    EXPECT_EQ(text->reference, u"B"_s);
}

TEST_F(CaseBrowserFiles, ListsOfBadCasesBelongToNoRow)
{
    m_files.predictions = write(u"d.jsonl"_s, line(0, "a", "\"A\"") + line(1, "b", "\"B\""));
    m_files.result =
        write(u"d.json"_s, R"({"accuracy": 0.5, "details": [{"id": "1", "correct": false}]})");
    const auto browser = browse(m_files);
    ASSERT_TRUE(browser);
    EXPECT_FALSE(browser->hasVerdicts());
    EXPECT_EQ(browser->warnings().size(), 1);
}

TEST_F(CaseBrowserFiles, BrokenFilesAreWarnings)
{
    m_files.predictions = write(u"d.jsonl"_s, line(0, "a", "\"A\"") + R"({"id": 1, "succ)");
    m_files.result = write(u"d.json"_s, R"({"details": {"0": )");
    const auto browser = browse(m_files);
    ASSERT_TRUE(browser);
    EXPECT_EQ(browser->rows().size(), 1U);
    EXPECT_EQ(browser->warnings().size(), 2);
    EXPECT_FAILS_WITH(
        CaseBrowser::open(m_files, [](qint64, qint64) { return false; }), ErrorCode::TevalUnk001);
}

TEST_F(CaseBrowserFiles, OldObjectsOfPredictionsAreRead)
{
    m_files.modelConfig = {};
    m_files.predictions = write(u"d.json"_s,
        R"({"0": {"origin_prompt": "Q", "prediction": "A", "gold": "B"},
            "1": {"origin_prompt": "R", "prediction": "C", "gold": "D"}})");
    const auto browser = browse(m_files);
    ASSERT_TRUE(browser);
    ASSERT_EQ(browser->rows().size(), 2U);
    const auto text = browser->read(1);
    ASSERT_OK(text);
    EXPECT_EQ(text->turns[0].answer, u"C"_s);
    EXPECT_EQ(browser->search({.text = u"c"_s}), std::vector<qint64>{1});
}

// Without the details the same verdicts come out of the predictions and the configuration.
TEST(CaseRescorer, GivesTheVerdictsOfTheReference)
{
    for (const QString &folder :
        {u"acc_gsm8k_0shot/20261124_021217"_s, u"acc_gsm8k_stream_n3/20261124_021242"_s}) {
        AccuracyPairFiles files = firstPairOf(folder);
        const auto kept = browse(files);
        files.result.clear();
        const auto bare = browse(files);
        ASSERT_TRUE(kept && bare);
        EXPECT_FALSE(bare->hasVerdicts());
        const auto rescorer = makeRescorer(files);
        ASSERT_OK(rescorer);
        const auto rescored = bare->rescored(*rescorer);
        ASSERT_OK(rescored);
        EXPECT_EQ(verdictsOf(**rescored), verdictsOf(*kept)) << folder.toStdString();
        const auto before = kept->read(18);
        const auto after = (*rescored)->read(18);
        ASSERT_OK(before);
        ASSERT_OK(after);
        EXPECT_EQ(before->extraction, after->extraction);
    }
}

TEST(CaseRescorer, EvaluatorsWithoutAFlagAreAskedForTheirMetrics)
{
    AccuracyPairFiles files;
    files.dataset = u"d"_s;
    files.datasetConfig =
        *core::readJson(R"({"eval_cfg": {"evaluator": {"type": "x.AccEvaluator"}}})");
    const auto rescorer = makeRescorer(files);
    ASSERT_OK(rescorer);
    const auto score = [&](const QByteArray &record) {
        return (*rescorer)(*core::readJson(record));
    };
    const auto right = score(R"({"prediction": "A", "gold": "A"})");
    ASSERT_OK(right);
    EXPECT_EQ(right->isRight, true);
    const auto wrong = score(R"({"prediction": "", "gold": "A"})");
    ASSERT_OK(wrong);
    EXPECT_EQ(wrong->isRight, false);
    EXPECT_TRUE(wrong->isBlank);
    EXPECT_FALSE(score(R"({"prediction": "A"})"));
}

TEST(CaseRescorer, NeedsAConfigurationWithAnEvaluator)
{
    EXPECT_FAILS_WITH(makeRescorer({}), ErrorCode::DsetCfg001);
    AccuracyPairFiles files;
    files.datasetConfig =
        *core::readJson(R"({"eval_cfg": {"evaluator": {"type": "x.NoSuchEvaluator"}}})");
    EXPECT_FAILS_WITH(makeRescorer(files), ErrorCode::UtilsMatch001);
}

TEST(CaseRows, FiltersAreExact)
{
    using enum CaseVerdict;
    const std::vector<CaseRow> one{{0, 0, Right, 0, 0}, {0, 1, Wrong, 0, 0}, {1, 0, Right, 0, 0},
        {1, 1, Right, 0, 0}, {2, 0, Failed, 0, 0}, {2, 1, NoExtraction, 0, 0}};
    const std::vector<CaseRow> other{{0, 0, Wrong, 0, 0}, {0, 1, Right, 0, 0}, {1, 0, Wrong, 0, 0},
        {2, 0, Wrong, 0, 0}, {3, 0, Right, 0, 0}};
    EXPECT_EQ(rowsWith(one, std::vector{Wrong, Failed}), (std::vector<qint64>{1, 4}));
    EXPECT_EQ(rowsWithUnequalRepeats(one), (std::vector<qint64>{0, 1}));
    EXPECT_EQ(idsModelsDifferIn(std::vector{one, other}), std::vector<qint64>{1});
    EXPECT_TRUE(idsModelsDifferIn({}).empty());
}

} // namespace
} // namespace aisb::run
