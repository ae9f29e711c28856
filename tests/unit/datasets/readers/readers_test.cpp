// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/cases.h"
#include "datasets/readers/textreader.h"

#include "../entries.h"
#include "result_helpers.h"
#include "shipped.h"

#include <QDir>

#include <array>

namespace aisb::datasets {
namespace {

using namespace Qt::StringLiterals;
using core::Json;
using test::shipped;
using test::testData;

enum class Split
{
    Train,
    Test
};

// What a row of a shipped configuration has to be, read from the files in tests/data/datasets.
struct Expected
{
    const char *config;
    const char *abbr;
    Split split;
    qint64 rows;
    qint64 row;
    const char *json;
};

const auto kExpected = std::to_array<Expected>({
    {"gsm8k/gsm8k_gen_0_shot_cot_str", "gsm8k", Split::Train, 8, 0,
        R"({"question": "Box train holds 2 pens and then 1 more are added. How many pens?", "answer": "There are 2 and 1.\n#### 3"})"},
    {"math/math_prm800k_500_0shot_cot_gen", "math_prm800k_500", Split::Test, 5, 0,
        R"({"problem": "What is half of $\\frac{2}{3}$?", "solution": "\\frac{1}{3}"})"},
    {"math/math_prm800k_500_0shot_cot_gen", "math_prm800k_500", Split::Test, 5, 1,
        R"({"problem": "No box?", "solution": null})"},
    {"math/math_prm800k_500_0shot_cot_gen", "math_prm800k_500", Split::Test, 5, 2,
        R"({"problem": "Old box?", "solution": null})"},
    {"math/math_prm800k_500_0shot_cot_gen", "math_prm800k_500", Split::Test, 5, 3,
        R"({"problem": "Spaced?", "solution": null})"},
    {"math/math_prm800k_500_0shot_cot_gen", "math_prm800k_500", Split::Test, 5, 4,
        R"({"problem": "Open?", "solution": null})"},
    {"math/math500_gen_0_shot_cot_chat_prompt", "math_prm800k_500", Split::Test, 5, 0,
        R"({"problem": "What is half of $\\frac{2}{3}$?", "level": "Level 1", "solution": "It is $\\boxed{2}$? No: \\boxed{\\frac{1}{3}}."})"},
    {"aime2024/aime2024_gen", "aime2024", Split::Test, 2, 1,
        R"({"origin_prompt": "Find x if x-1=32.", "gold_answer": "033", "question": "Find x if x-1=32.", "answer": "033"})"},
    {"aime2025/aime2025_gen", "aime2025", Split::Test, 1, 0,
        R"({"question": "How many wheels have four carts with two wheels?", "answer": "8"})"},
    {"aime2026/aime2026_gen", "aime2026", Split::Test, 2, 1,
        R"({"problem": "And six?", "answer": 12})"},
    {"ARC_c/ARC_c_gen_25_shot_chat_prompt", "ARC-c", Split::Train, 26, 5,
        R"({"question": "Which of these stones is number 5?", "textA": "one5", "textB": "two5", "textC": "three5", "textD": "four5", "answerKey": "B"})"},
    {"ARC_e/ARC_e_gen_0_shot_chat_prompt", "ARC-e", Split::Test, 2, 1,
        R"({"question": "What does the lamp need?", "textA": "oil", "textB": "sand", "textC": "ice", "textD": "salt", "answerKey": "D"})"},
    {"mmlu/mmlu_gen", "lukaemon_mmlu_college_biology", Split::Train, 5, 1,
        R"({"input": "What does the \"cell\" 1 hold?\nChoose.", "A": "water 1", "B": "salt, 1", "C": "light 1", "D": "air 1", "target": "B"})"},
    {"mmlu/mmlu_gen", "lukaemon_mmlu_college_biology", Split::Test, 2, 0,
        R"({"input": "What does the \"cell\" 0 hold?\nChoose.", "A": "water 0", "B": "salt, 0", "C": "light 0", "D": "air 0", "target": "A"})"},
    {"ceval/ceval_gen", "ceval-computer_network", Split::Train, 5, 2,
        R"({"id": "2", "question": "第2个网络是什么？\n（单选）", "A": "甲2", "B": "乙,2", "C": "丙2", "D": "丁2", "answer": "C", "explanation": "因为2"})"},
    {"ceval/ceval_gen", "ceval-computer_network", Split::Test, 2, 1,
        R"({"id": "1", "question": "第1个网络是什么？\n（单选）", "A": "甲1", "B": "乙,1", "C": "丙1", "D": "丁1", "answer": "B", "explanation": ""})"},
    {"cmmlu/cmmlu_gen_5_shot_cot_chat_prompt", "cmmlu-agronomy", Split::Train, 5, 1,
        R"({"question": "第1块田种什么？", "A": "麦1", "B": "稻1", "C": "豆1", "D": "薯1", "answer": "C"})"},
    // The order of the options goes around with the number of the row, from BCDA.
    {"gpqa/gpqa_gen", "GPQA_diamond", Split::Test, 5, 0,
        R"({"question": "Riddle 1, what is it?", "A": "wrong 1a", "B": "wrong 1b", "C": "wrong 1c", "D": "right 1", "answer": "D"})"},
    {"gpqa/gpqa_gen", "GPQA_diamond", Split::Test, 5, 1,
        R"({"question": "Riddle 2, what is it?", "A": "wrong 2b", "B": "wrong 2c", "C": "right 2", "D": "wrong 2a", "answer": "C"})"},
    {"gpqa/gpqa_gen", "GPQA_diamond", Split::Test, 5, 2,
        R"({"question": "Riddle 3, what is it?", "A": "wrong 3c", "B": "right 3", "C": "wrong 3a", "D": "wrong 3b", "answer": "B"})"},
    {"gpqa/gpqa_gen", "GPQA_diamond", Split::Test, 5, 3,
        R"({"question": "Riddle 4, what is it?", "A": "right 4", "B": "wrong 4a", "C": "wrong 4b", "D": "wrong 4c", "answer": "A"})"},
    {"agieval/agieval_gen_0_shot_chat_prompt", "agieval-gaokao-chinese", Split::Test, 2, 0,
        R"({"question": "从前有一座桥。桥在哪里？", "options": "(A)村里\n(B)城里", "label": "A"})"},
    {"agieval/agieval_gen_0_shot_chat_prompt", "agieval-gaokao-chinese", Split::Test, 2, 1,
        R"({"question": "几个人？", "options": "(A)一\n(B)二", "label": "AB"})"},
    {"agieval/agieval_gen_0_shot_chat_prompt", "agieval-math", Split::Test, 1, 0,
        R"({"question": "What is $2+5$?", "options": "", "label": "7"})"},
    {"race/race_high_gen_5_shot_chat", "race-high", Split::Train, 5, 4,
        R"({"article": "The mill 4 stood by the pond.", "question": "Where did it stand?", "A": "by the sea", "B": "by the pond 4", "C": "in town", "D": "on a hill", "answer": "B"})"},
    {"mgsm/mgsm_gen_0_shot_cot_chat_prompt", "mgsm_en", Split::Test, 8, 1,
        R"({"question": "Bob has 5 oars and lost 2. How many?", "answer": "3"})"},
    {"SuperGLUE_BoolQ/SuperGLUE_BoolQ_gen_5_shot_str", "BoolQ", Split::Train, 10, 1,
        R"({"question": "is mill 1 open", "passage": "Mill 1 opens at dawn.", "idx": 41, "label": "B"})"},
    {"hellaswag/hellaswag_gen_0_shot_chat_prompt", "hellaswag", Split::Test, 3, 0,
        R"({"ctx": "[header] How: 0 loaves. The baker", "A": "opens the oven 0", "B": "sails 0", "C": "sleeps 0", "D": "sings 0", "label": "A"})"},
    {"hellaswag/hellaswag_gen_0_shot_chat_prompt", "hellaswag", Split::Test, 3, 2,
        R"({"ctx": "No heading here", "A": "opens the oven 3", "B": "sails 3", "C": "sleeps 3", "D": "sings 3", "label": "D"})"},
    {"hellaswag/hellaswag_ppl_0_shot_chat_prompt", "hellaswag", Split::Test, 3, 0,
        R"({"ctx": "0 loaves. The baker", "A": "opens the oven 0", "B": "sails 0", "C": "sleeps 0", "D": "sings 0", "label": 0})"},
    {"hellaswag/hellaswag_ppl_0_shot_chat_prompt", "hellaswag", Split::Test, 3, 1,
        R"({"ctx": "The boat", "A": "opens the oven 1", "B": "sails 1", "C": "sleeps 1", "D": "sings 1", "label": 1})"},
    {"hellaswag/hellaswag_gen_10_shot_chat_prompt", "hellaswag", Split::Train, 25, 24,
        R"({"ctx": "[header] How: 24 loaves. The baker", "A": "opens the oven 24", "B": "sails 24", "C": "sleeps 24", "D": "sings 24", "label": "A"})"},
    {"piqa/piqa_gen_0_shot_chat_prompt", "piqa", Split::Test, 3, 1,
        R"({"goal": "Open jar 21", "sol1": "Twist lid 21", "sol2": "Paint lid 21", "answer": "B"})"},
    {"piqa/piqa_gen_0_shot_chat_prompt", "piqa", Split::Test, 3, 2,
        R"({"goal": "Open jar 22", "sol1": "Twist lid 22", "sol2": "Paint lid 22", "answer": "NULL"})"},
    {"piqa/piqa_ppl_0_shot_str", "piqa", Split::Test, 3, 1,
        R"({"goal": "Open jar 21", "sol1": "Twist lid 21", "sol2": "Paint lid 21", "label": 1})"},
    {"siqa/siqa_gen", "siqa", Split::Test, 2, 1,
        R"({"context": "Ann lent Bob oar 2.", "question": "What will Bob do?", "answerA": "row", "answerB": "cook", "answerC": "sleep", "all_labels": {"candidates": [["A. row", "A", "row"], ["B. cook", "B", "cook"], ["C. sleep", "C", "sleep"]], "label": 2}, "label": "C"})"},
    {"winogrande/winogrande_gen_0_shot_chat_prompt", "winogrande", Split::Test, 3, 1,
        R"({"prompt": "The jug 2 did not fit the box because the _ was wide.", "only_option1": "jug 2", "only_option2": "box", "answer": "B"})"},
    {"winogrande/winogrande_gen_0_shot_chat_prompt", "winogrande", Split::Train, 3, 2,
        R"({"prompt": "The jug 3 did not fit the box because the _ was wide.", "only_option1": "jug 3", "only_option2": "box", "answer": "NULL"})"},
    {"winogrande/winogrande_gen_5_shot_chat_prompt", "winogrande", Split::Train, 10, 0,
        R"({"prompt": "The jug 0 did not fit the box because the _ was wide.", "only_option1": "jug 0", "only_option2": "box", "answer": "A"})"},
    {"FewCLUE_bustm/FewCLUE_bustm_ppl_0_shot_chat", "bustm-dev", Split::Test, 2, 1,
        R"({"id": 1, "sentence1": "红色的伞", "sentence2": "蓝色的车", "label": "0"})"},
    {"FewCLUE_chid/FewCLUE_chid_ppl_0_shot_str", "chid-test", Split::Test, 1, 0, R"({"id": 0, "candidates": ["一心一意", "三长两短", "五颜六色", "七上八下", "九牛一毛", "十全十美", "百里挑一"], "content": "院子里的花#idiom#，大家都说#idiom#。", "answer": 2, "content0": "院子里的花一心一意，大家都说一心一意。", "content1": "院子里的花三长两短，大家都说三长两短。", "content2": "院子里的花五颜六色，大家都说五颜六色。", "content3": "院子里的花七上八下，大家都说七上八下。", "content4": "院子里的花九牛一毛，大家都说九牛一毛。", "content5": "院子里的花十全十美，大家都说十全十美。", "content6": "院子里的花百里挑一，大家都说百里挑一。"})"},
    // Positions count characters, also those outside the basic plane.
    {"FewCLUE_cluewsc/FewCLUE_cluewsc_ppl_0_shot_chat", "cluewsc-dev", Split::Test, 2, 0,
        R"({"label": "true", "text": "小狗饿了，𠮷它叫了", "new_text": "小狗饿了，𠮷小狗叫了", "answer": 1, "span1": "小狗", "span2": "它"})"},
    {"FewCLUE_cluewsc/FewCLUE_cluewsc_ppl_0_shot_chat", "cluewsc-test", Split::Test, 2, 1,
        R"({"label": "false", "text": "她见阿姨走了", "new_text": "阿姨见阿姨走了", "answer": 0, "span1": "阿姨", "span2": "她"})"},
    {"FewCLUE_csl/FewCLUE_csl_ppl_0_shot_str", "csl_dev", Split::Test, 1, 0,
        R"({"id": 7, "abst": "本文讨论水车的齿轮。", "keyword": ["水车", "齿轮", "木材"], "label": "1", "keywords": "水车，齿轮，木材"})"},
    {"FewCLUE_eprstmt/FewCLUE_eprstmt_ppl_0_shot_chat", "eprstmt-test", Split::Test, 2, 1,
        R"({"id": 1, "sentence": "盖子漏水", "label": "Negative"})"},
    {"FewCLUE_tnews/FewCLUE_tnews_ppl_0_shot_chat", "tnews-dev", Split::Test, 2, 1,
        R"({"label": "100", "label_desc": "news_story", "sentence": "磨坊主的故事", "keywords": "", "id": 1, "label_desc2": "故事类别新闻"})"},
    {"triviaqa/triviaqa_gen_5_shot_chat_prompt", "triviaqa_5shot", Split::Train, 5, 3,
        R"({"question": "Question 3?", "answer": "answer 3"})"},
    {"triviaqa/triviaqa_gen_5_shot_chat_prompt", "triviaqa_5shot", Split::Test, 2, 0,
        R"({"question": "Which bird says \"quack\"?", "answer": ["Duck", "Mallard's kin", "Enteä"]})"},
    {"triviaqa/triviaqa_gen_5_shot_chat_prompt", "triviaqa_5shot", Split::Test, 2, 1,
        R"({"question": "Old Tom was the name of what?", "answer": ["A cat"]})"},
    {"lambada/lambada_gen", "lambada", Split::Test, 2, 0,
        R"({"prompt": "She took the oar and the boat left the", "label": "shore"})"},
    {"drop/drop_gen_0_shot_str", "drop", Split::Test, 1, 0,
        R"({"prompt": "Passage: The barn held 12 sheep and 3 goats.\nQuestion: How many goats?\nAnswer: ", "answers": "3|three"})"},
    // Objects of a column have the members of all of them.
    {"ifeval/ifeval_0_shot_gen_str", "ifeval", Split::Test, 2, 0,
        R"({"prompt": "Write about ducks. Use no commas.", "reference": {"key": 1, "prompt": "Write about ducks. Use no commas.", "instruction_id_list": ["punctuation:no_comma"], "kwargs": [{"num_words": null, "relation": null}]}})"},
    {"Xsum/Xsum_gen", "Xsum", Split::Test, 2, 0,
        R"({"dialogue": "The bridge was closed.\nIt opens again in May.", "summary": "Bridge closed until May"})"},
    {"lcsts/lcsts_gen", "lcsts", Split::Test, 2, 1,
        R"({"content": "渡船每天两班。", "abst": "渡船两班"})"},
    {"longbench/longbench_qasper_gen", "LongBench_qasper", Split::Test, 1, 0,
        R"({"input": "Where is it (qasper)?", "context": "A long story about a mill.\nAnd a pond.", "answers": ["the mill", "a mill"]})"},
    {"longbench/longbench_repobench_gen", "LongBench_repobench-p", Split::Test, 1, 0,
        R"({"input": "Where is it (repobench-p)?", "context": "A long story about a mill.\nAnd a pond.", "answers": ["the mill", "a mill"]})"},
    {"longbench/longbench_trec_gen", "LongBench_trec", Split::Test, 1, 0,
        R"({"input": "Where is it (trec)?", "context": "A long story about a mill.\nAnd a pond.", "all_labels": {"answers": ["mill"], "all_classes": ["river", "mill", "pond"]}})"},
    {"longbenchv2/longbenchv2_gen", "LongBenchv2", Split::Test, 2, 0,
        R"({"question": "Who mills, \"the\" [miller]?", "context": "Bob is the miller {of} the village\\.", "answer": "B", "choice_A": "Ann", "choice_B": "Bob", "choice_C": "Cid", "choice_D": "Dee", "difficulty": "easy", "length": "short"})"},
    {"leval/leval_code_u_gen", "LEval_code_u", Split::Test, 2, 1,
        R"({"question": "Question two of codeU?", "context": "A document about a mill.", "answer": "BC"})"},
    {"leval/leval_quality_gen", "LEval_quality", Split::Test, 1, 0,
        R"({"question": "Who mills?", "context": "A document about a mill.", "answer": "C"})"},
    {"leval/leval_news_summ_gen", "LEval_news_summ", Split::Test, 1, 0,
        R"({"question": "Sum up news_summ.", "context": "A document about a mill.", "length": 6, "answer": "A mill  stands\nby the pond."})"},
    {"custom/custom_mcq_gen", "mcq", Split::Test, 2, 1,
        R"({"question": "Which one is warm?", "A": "the sun", "B": "the moon", "C": "ice", "answer": "A", "max_out_len": 16})"},
    {"custom/custom_qa_gen", "qa", Split::Test, 1, 0,
        R"({"question": "How many ears has a hare?", "answer": "2"})"},
});

void PrintTo(const Expected &expected, std::ostream *out)
{
    *out << expected.config << " " << expected.abbr << " row " << expected.row;
}

class ReaderRows : public testing::TestWithParam<Expected>
{
};

TEST_P(ReaderRows, AreAsSpecified)
{
    const Expected &expected = GetParam();
    const core::DatasetSpec spec =
        shipped(QString::fromUtf8(expected.config), QString::fromUtf8(expected.abbr));
    const core::Result<Splits> splits = loadSplits(spec, testData());
    ASSERT_OK(splits);
    const bool isTrain = expected.split == Split::Train;
    const RowView &view = isTrain ? splits->train : splits->test;
    ASSERT_EQ(view.size(), expected.rows);
    const Json row = view.row(expected.row);
    const Json wanted = test::parsed(expected.json);
    EXPECT_EQ(test::ownColumns(row, wanted), core::writeJson(wanted));
    EXPECT_TRUE(row[u"subdivision"].toString().startsWith(spec.abbr + u'_'));
}

INSTANTIATE_TEST_SUITE_P(Families, ReaderRows, testing::ValuesIn(kExpected));

// Every shipped configuration, its first entry and the cases made of it.
TEST(Readers, LoadEveryShippedConfiguration)
{
    const QDir root(QStringLiteral(AISB_SOURCE_DIR "/resources/catalogue/datasets"));
    int loadedFiles = 0;
    for (const QString &family : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (family == u"synthetic" || family == u"mooncake_trace")
            continue; // made up, or a file of the user's
        for (const QString &file : QDir(root.filePath(family)).entryList({u"*.json"_s})) {
            const QString name = family + u'/' + file.chopped(5);
            const core::DatasetSpec spec = shipped(name).front();
            if (core::writeJson(spec.config).contains("\"external\"")) {
                // Its texts come from elsewhere: only the rows can be read here.
                const auto splits = loadSplits(spec, testData());
                ASSERT_TRUE(splits)
                    << name.toStdString() << ": " << splits.error().text().toStdString();
                continue;
            }
            const auto loaded = loadCaseSource(spec, testData());
            ASSERT_TRUE(loaded) << name.toStdString() << ": "
                                << loaded.error().text().toStdString();
            EXPECT_TRUE(checkDataset(spec).empty()) << name.toStdString();
            const core::Case made = loaded->cases->at(0);
            if (loaded->kind == InferKind::Perplexity) {
                EXPECT_EQ(made.candidates.size(), loaded->labels.size()) << name.toStdString();
                EXPECT_GT(loaded->labels.size(), 1U) << name.toStdString();
            } else if (loaded->kind == InferKind::Dialogue) {
                EXPECT_FALSE(made.turns.empty()) << name.toStdString();
            } else {
                EXPECT_TRUE(made.prompt.isTruthy()) << name.toStdString();
                EXPECT_TRUE(made.gold.isTruthy()) << name.toStdString();
            }
            ++loadedFiles;
        }
    }
    EXPECT_GT(loadedFiles, 100);
}

TEST(Readers, KnowWhereTheirDataComesFrom)
{
    for (const QString &name : textReaderNames()) {
        core::DatasetSpec spec;
        spec.type = u"a.b."_s + name;
        spec.config =
            test::parsed(R"({"path": "p", "name": "n", "file_name": "f", "data_files": "d"})");
        const TextReader *reader = findTextReader(spec);
        ASSERT_NE(reader, nullptr) << name.toStdString();
        EXPECT_FALSE(reader->layout.isEmpty()) << name.toStdString();
        EXPECT_FALSE(reader->origin.isEmpty()) << name.toStdString();
        EXPECT_FALSE(reader->files(spec.config).empty()) << name.toStdString();
        EXPECT_EQ(checkDataset(spec).size(), 0U) << name.toStdString();
        spec.config = Json::object();
        EXPECT_FALSE(checkDataset(spec).empty()) << name.toStdString();
    }
}

// bbh's instructions are not shipped; its rows are read like the others.
TEST(Readers, ReadTheExamplesOfBigBenchHard)
{
    core::DatasetSpec spec;
    spec.abbr = u"bbh-navigate"_s;
    spec.type = u"ais_bench.benchmark.datasets.bbh.BBHDataset"_s;
    spec.config = test::parsed(R"({"path": "datasets/BBH/data", "name": "navigate",
        "reader_cfg": {"input_columns": ["input"], "output_column": "target"}})");
    const auto splits = loadSplits(spec, testData());
    ASSERT_OK(splits);
    ASSERT_EQ(splits->test.size(), 2);
    EXPECT_EQ(core::writeJson(splits->test.row(1)),
        R"({"input": "Walk 3 steps. Are you where you began?", "target": "No", )"
        R"("subdivision": "bbh-navigate_test", "idx": 1})");
}

} // namespace
} // namespace aisb::datasets
