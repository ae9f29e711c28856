// SPDX-License-Identifier: GPL-3.0-or-later
// Every family of shipped data sets over invented rows: the prompt that is sent for the first one,
// and the scores of right, wrong and malformed answers (tests/data/datasets/families.jsonl).
#include "config/loadconfig.h"
#include "config/modelspec.h"
#include "core/text/jsonlines.h"
#include "datasets/cases.h"
#include "net/promptparser.h"
#include "run/evaluation.h"

#include "result_helpers.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

struct Family
{
    QString config; // "gsm8k_gen_0_shot_cot_str"
    QString abbr;
    Json prompt; // as recorded: messages, a text, or one of them for each label
    Json scores; // [{"answers": one a row, "result": what the results file holds}]
};

void PrintTo(const Family &family, std::ostream *out)
{
    *out << family.config.toStdString() << ' ' << family.abbr.toStdString();
}

std::vector<Family> families()
{
    std::vector<Family> all;
    QFile file(QStringLiteral(AISB_TEST_DATA "/datasets/families.jsonl"));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    core::readJsonLines(file, 1 << 20, [&](core::JsonLine &line) {
        EXPECT_TRUE(line.value) << "line " << line.number;
        const Json given = line.value.value_or(Json());
        all.push_back({given[u"config"].toString(), given[u"abbr"].toString(), given[u"prompt"],
            given[u"scores"]});
        return true;
    });
    return all;
}

Json messagesOf(const Json &prompt, net::ParseMode mode)
{
    const core::Result<Json> parsed =
        net::parseRolePrompt(prompt, net::defaultChatTemplate(), mode);
    EXPECT_TRUE(parsed) << (parsed ? "" : parsed.error().text().toStdString());
    return parsed.value_or(Json());
}

class DatasetFamilies : public testing::TestWithParam<Family>
{
protected:
    DatasetFamilies()
    {
        // Paths of shipped entries begin with ais_bench/datasets.
        QFile::link(QStringLiteral(AISB_TEST_DATA), m_folder.filePath(u"ais_bench"_s));
        m_context.datasetsRoot = m_folder.path();
        m_context.currentDir = m_folder.path();
        if (GetParam().config.startsWith("bbh"_L1))
            writeInstructions();
    }

    // Big-Bench Hard takes its instructions and examples from files that are not shipped.
    void writeInstructions() const
    {
        QFile catalogue(
            QStringLiteral(AISB_SOURCE_DIR "/resources/catalogue/datasets/bbh/bbh_gen.json"));
        ASSERT_TRUE(catalogue.open(QIODevice::ReadOnly));
        ASSERT_TRUE(QDir(m_folder.path()).mkpath(u"texts/bbh"_s));
        const Json lists = core::readJson(catalogue.readAll()).value_or(Json());
        for (const auto &[list, entries] : lists.members())
            for (const Json &one : entries[u"for_each"].items()) {
                QFile text(m_folder.filePath(u"texts/bbh/%1.txt"_s.arg(one[u"text"].toString())));
                ASSERT_TRUE(text.open(QIODevice::WriteOnly));
                text.write("Turn once.\n\nQ: Turn twice. Back again?\nA: So the answer is Yes.");
            }
    }

    // The entry of the family, with texts of our own where it asks for such of others.
    [[nodiscard]] core::DatasetSpec spec() const
    {
        core::RunOptions options;
        options.models = QStringList{u"vllm_api_general_chat"_s};
        options.datasets = QStringList{GetParam().config};
        options.textsDir = m_folder.filePath(u"texts"_s);
        const auto loaded = config::loadConfig(
            options, {m_folder.path(), {}, QStringLiteral(AISB_SOURCE_DIR "/resources/catalogue")});
        EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().text().toStdString());
        if (loaded)
            for (const config::DatasetSpecResult &one : config::readDatasets(loaded->root).datasets)
                if (one.spec.abbr == GetParam().abbr)
                    return one.spec;
        ADD_FAILURE() << "no such entry";
        return {};
    }

    void writePredictions(const EvalJob &job, const Json &answers) const
    {
        const QString path = m_paths.predictions(job.model, job.dataset.abbr);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        for (std::size_t id = 0; id < answers.items().size(); ++id) {
            core::RequestRecord record;
            record.dataAbbr = job.dataset.abbr;
            record.id = static_cast<int>(id);
            record.uuid = u"u%1"_s.arg(id);
            record.isSuccess = true;
            Json line = store::predictionRecord(record, {});
            line.set(u"prediction"_s, answers.items()[id]);
            file.write(core::writeJson(line) + '\n');
        }
    }

    QTemporaryDir m_folder;
    store::AccuracyPaths m_paths{m_folder.path()};
    datasets::LoadContext m_context;
};

} // namespace

TEST_P(DatasetFamilies, AskAsTheReferenceDoes)
{
    const auto loaded = datasets::loadCaseSource(spec(), m_context);
    ASSERT_OK(loaded);
    const core::Case first = loaded->cases->at(0);
    Json prompt;
    if (loaded->kind == datasets::InferKind::Perplexity) {
        prompt = Json::array();
        for (const core::Candidate &candidate : first.candidates)
            prompt.append(messagesOf(candidate.prompt, net::ParseMode::Ppl));
    } else {
        prompt = messagesOf(first.prompt, net::ParseMode::Gen);
    }
    EXPECT_EQ(
        core::writeJson(prompt).toStdString(), core::writeJson(GetParam().prompt).toStdString());
}

TEST_P(DatasetFamilies, ScoreRightWrongAndMalformedAnswers)
{
    EvalJob job;
    job.model = u"m"_s;
    job.dataset = spec();
    EvalSettings settings{m_paths, m_context, {}};
    ASSERT_FALSE(GetParam().scores.items().empty());
    for (const Json &score : GetParam().scores.items()) {
        writePredictions(job, score[u"answers"]);
        const auto outcome = evaluate(job, settings);
        if (!outcome && outcome.error().code == core::ErrorCode::DsetDependency002)
            GTEST_SKIP() << outcome.error().text().toStdString();
        ASSERT_OK(outcome);
        EXPECT_EQ(outcome->filled, 0) << "an answer for each of " << outcome->rows << " rows";
        EXPECT_EQ(core::writeJson(outcome->result).toStdString(),
            core::writeJson(score[u"result"]).toStdString())
            << core::writeJson(score[u"answers"]).toStdString();
    }
}

TEST(DatasetFamiliesTable, HasEveryFamilyOfTheCatalogue)
{
    QStringList names;
    for (const Family &family : families())
        names.append(family.config + u".json"_s);
    const QStringList measured{// for performance runs alone
        u"mooncake_trace"_s, u"mtbench"_s, u"sharegpt"_s, u"synthetic"_s};
    const QDir catalogue(QStringLiteral(AISB_SOURCE_DIR "/resources/catalogue/datasets"));
    for (const QString &folder : catalogue.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QStringList files = QDir(catalogue.filePath(folder)).entryList({u"*.json"_s});
        const bool isThere = std::ranges::any_of(
            files, [&names](const QString &file) { return names.contains(file); });
        EXPECT_TRUE(isThere || measured.contains(folder)) << folder.toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(Shipped, DatasetFamilies, testing::ValuesIn(families()));

} // namespace aisb::run
