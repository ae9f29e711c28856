// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/splits.h"

#include "../entries.h"
#include "datasets/cases.h"
#include "datasets/readers/textreader.h"
#include "result_helpers.h"
#include "shipped.h"

#include <QDir>
#include <QElapsedTimer>

#include <array>

namespace aisb::datasets {
namespace {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;
using test::Folder;
using test::parsed;

core::DatasetSpec entry(const QString &className, const QByteArray &config)
{
    core::DatasetSpec spec;
    spec.abbr = u"own"_s;
    spec.type = u"ais_bench.benchmark.datasets.x."_s + className;
    spec.config = parsed(config);
    return spec;
}

core::DatasetSpec gsm8k(const QByteArray &readerCfg = "{}")
{
    return entry(u"GSM8KDataset"_s, R"({"path": "gsm8k", "reader_cfg": )" + readerCfg + "}");
}

QByteArray numbered(int rows)
{
    QByteArray lines;
    for (int i = 0; i < rows; ++i)
        lines += R"({"question": "q)" + QByteArray::number(i) + "\", \"answer\": \"a\"}\n";
    return lines;
}

// A folder with the two files of gsm8k.
class Gsm8kFolder : public Folder
{
public:
    Gsm8kFolder(const QByteArray &test, const QByteArray &train = numbered(2))
    {
        EXPECT_TRUE(QDir(path(u""_s)).mkpath(u"gsm8k"_s));
        write(u"gsm8k/test.jsonl"_s, test);
        write(u"gsm8k/train.jsonl"_s, train);
    }
};

QStringList questions(const RowView &rows)
{
    QStringList found;
    for (qint64 i = 0; i < rows.size(); ++i)
        found.append(rows.row(i)[u"question"].toString());
    return found;
}

core::Error errorOf(const core::DatasetSpec &spec, const LoadContext &context)
{
    const auto splits = loadSplits(spec, context);
    EXPECT_FALSE(splits);
    return splits ? core::Error() : splits.error();
}

TEST(Splits, NameAllMissingFiles)
{
    const Folder folder;
    LoadContext context = folder.context();
    context.datasetsRoot = u"/somewhere/else"_s;
    const core::Error error = errorOf(gsm8k(), context);
    EXPECT_EQ(error.code, ErrorCode::DsetFile001);
    EXPECT_EQ(error.detail,
        u"2 files are missing: gsm8k/train.jsonl, gsm8k/test.jsonl (looked for below %1 and "
        "/somewhere/else). Expected: a line {\"question\": text, \"answer\": text}. The data comes "
        "from github.com/openai/grade-school-math (MIT). AIS_BENCH_DATASETS_CACHE or the settings "
        "choose the folder of the data sets"_s.arg(context.currentDir));
}

TEST(Splits, NameOneMissingFileAndWhatIsAFolder)
{
    const Folder folder;
    ASSERT_TRUE(QDir(folder.path(u""_s)).mkpath(u"formal/dev/x_dev.csv"_s));
    ASSERT_TRUE(QDir(folder.path(u""_s)).mkpath(u"formal/val"_s));
    folder.write(u"formal/val/x_val.csv"_s, "id,question\n");
    const core::Error error =
        errorOf(entry(u"CEvalDataset"_s, R"({"path": "formal", "name": "x"})"), folder.context());
    EXPECT_EQ(error.code, ErrorCode::DsetFile001);
    EXPECT_TRUE(error.detail.startsWith(
        u"2 files are missing: formal/dev/x_dev.csv, formal/test/x_test.csv (looked for"_s));
}

TEST(Splits, RefuseEntriesThatNameNoFile)
{
    for (const auto &[className, config] :
        {std::pair{u"GSM8KDataset"_s, "{}"}, std::pair{u"GSM8KDataset"_s, R"({"path": 3})"},
            std::pair{u"MMLUDataset"_s, R"({"path": "a"})"},
            std::pair{u"CHIDDataset"_s, R"({"path": "json"})"}})
        EXPECT_FAILS_WITH(loadSplits(entry(className, config), {}), ErrorCode::DsetCfg001);
    EXPECT_FAILS_WITH(loadSplits(entry(u"GSM8KDatset"_s, "{}"), {}), ErrorCode::UtilsMatch001);
}

TEST(Splits, ChooseSplitsByName)
{
    const Gsm8kFolder folder(numbered(4));
    auto splits = loadSplits(gsm8k(), folder.context());
    ASSERT_OK(splits);
    EXPECT_EQ(splits->train.size(), 2);
    EXPECT_EQ(splits->test.size(), 4);
    EXPECT_EQ(splits->test.row(3)[u"subdivision"].toString(), u"own_test"_s);
    EXPECT_EQ(splits->test.row(3)[u"idx"].toInt(), 3);
    EXPECT_EQ(splits->train.row(1)[u"subdivision"].toString(), u"own_train"_s);
    splits =
        loadSplits(gsm8k(R"({"train_split": "test", "test_split": "test"})"), folder.context());
    ASSERT_OK(splits);
    EXPECT_EQ(splits->train.size(), 4);
    const core::Error error = errorOf(gsm8k(R"({"test_split": "dev"})"), folder.context());
    EXPECT_EQ(error.code, ErrorCode::DsetCfg001);
    EXPECT_TRUE(error.detail.contains(u"\"dev\" is no split"_s));
    EXPECT_TRUE(error.detail.contains(u"train, test"_s));
}

TEST(Splits, ApplyRangesToBothSplits)
{
    const Gsm8kFolder folder(numbered(10));
    const auto load = [&folder](const QByteArray &range) {
        auto splits = loadSplits(gsm8k("{\"test_range\": " + range + "}"), folder.context());
        EXPECT_TRUE(splits) << range.toStdString();
        return splits.value_or(Splits());
    };
    EXPECT_EQ(questions(load(R"("[0:8][2:4]")").test), QStringList({u"q2"_s, u"q3"_s}));
    EXPECT_EQ(load(R"("[0:8][2:4]")").test.row(0)[u"idx"].toInt(), 2);
    EXPECT_EQ(load(R"("[0:8][2:4]")").train.size(), 2);
    EXPECT_EQ(questions(load("3").test), QStringList({u"q1"_s, u"q5"_s, u"q6"_s}));
    EXPECT_EQ(load(R"("[bad]")").test.size(), 10);
    ASSERT_EQ(load(R"("[bad]")").notes.size(), 1);
    EXPECT_TRUE(load(R"("[bad]")").notes.front().contains(u"all rows are used"_s));
    EXPECT_EQ(load("99").test.size(), 10);
    EXPECT_EQ(load("99").notes.size(), 1);
    EXPECT_EQ(load("10").notes.size(), 0);
    EXPECT_FAILS_WITH(
        loadSplits(gsm8k(R"({"test_range": "[99:]"})"), folder.context()), ErrorCode::DsetData002);
    const auto train = loadSplits(gsm8k(R"({"train_range": "[1:]"})"), folder.context());
    ASSERT_OK(train);
    EXPECT_EQ(questions(train->train), QStringList(u"q1"_s));
}

TEST(Splits, CheckTheColumnsOfTheEntry)
{
    const Gsm8kFolder folder(numbered(3));
    EXPECT_TRUE(loadSplits(gsm8k(R"({"input_columns": "question idx", "output_column": "answer"})"),
        folder.context()));
    const core::Error input =
        errorOf(gsm8k(R"({"input_columns": ["question", "anwser"]})"), folder.context());
    EXPECT_EQ(input.code, ErrorCode::DsetCfg001);
    EXPECT_TRUE(input.detail.startsWith(
        u"reader_cfg.input_columns: \"anwser\" is no column of the test rows (there are: question, "
        "answer, subdivision, idx)"_s));
    EXPECT_TRUE(input.detail.contains(u"did you mean \"answer\""_s));
    const core::Error output = errorOf(gsm8k(R"({"output_column": "gold"})"), folder.context());
    EXPECT_TRUE(output.detail.startsWith(u"reader_cfg.output_column: \"gold\""_s));
}

TEST(Splits, StopWhenAsked)
{
    const Gsm8kFolder folder(numbered(5000));
    LoadContext context = folder.context();
    qint64 seen = 0;
    context.progress = [&seen](qint64 done, qint64) {
        seen = done;
        return false;
    };
    EXPECT_FAILS_WITH(loadSplits(gsm8k(), context), ErrorCode::DsetUnk001);
    EXPECT_EQ(seen, 4096);
}

TEST(Splits, ReadManyRowsQuickly)
{
    QByteArray lines;
    const QByteArray text(300, 'x');
    for (int i = 0; i < 100'000; ++i)
        lines += R"({"question": ")" + QByteArray::number(i) + text + R"(", "answer": ")" + text
            + "\"}\n";
    const Gsm8kFolder folder(lines);
    core::DatasetSpec spec = gsm8k(R"({"output_column": "answer"})");
    spec.config.set(u"infer_cfg"_s, parsed(R"({"prompt_template": {"template":
        {"round": [{"role": "HUMAN", "prompt": "Q: {question}\nA:"}]}}})"));
    QElapsedTimer timer;
    timer.start();
    const auto loaded = loadCaseSource(spec, folder.context());
    const qint64 elapsedMs = timer.elapsed();
    ASSERT_OK(loaded);
    EXPECT_EQ(loaded->cases->size(), 100'000);
    EXPECT_LT(loaded->cases->memoryBytes(), 16 * 1024 * 1024);
    EXPECT_EQ(
        loaded->cases->at(99'999).prompt.items()[1][u"prompt"].toString().left(8), u"Q: 99999"_s);
    RecordProperty("milliseconds", static_cast<int>(elapsedMs));
    EXPECT_LT(elapsedMs, 20'000); // about 1.5 s alone on a slow core; the machine may be busy
}

// What editors of other systems add changes no row.
TEST(Splits, TakeByteOrderMarksAndCarriageReturns)
{
    const QByteArray bom = "\xEF\xBB\xBF";
    const Gsm8kFolder lines(bom + numbered(3).replace("\n", "\r\n"));
    const auto json = loadSplits(gsm8k(), lines.context());
    ASSERT_OK(json);
    EXPECT_EQ(questions(json->test), QStringList({u"q0"_s, u"q1"_s, u"q2"_s}));

    const Folder folder;
    for (const QString &name : {u"dev"_s, u"test"_s, u"val"_s}) {
        ASSERT_TRUE(QDir(folder.path(u""_s)).mkpath(name));
        folder.write(u"%1/x_%1.csv"_s.arg(name),
            bom + "id,question,A,B,C,D,answer,explanation\r\n0,q0,a,b,c,d,A,\r\n");
    }
    const auto csv = loadSplits(
        entry(u"CEvalDataset"_s,
            R"({"path": ".", "name": "x", "reader_cfg": {"train_split": "dev", "test_split": "val"}})"),
        folder.context());
    ASSERT_OK(csv);
    EXPECT_EQ(csv->test.row(0)[u"id"].toString(), u"0"_s);
    EXPECT_EQ(csv->test.row(0)[u"explanation"].toString(), QString());
}

struct Broken
{
    const char *content; // of the second line of test.jsonl
    ErrorCode code;
    const char *detail; // how the message goes on behind the file
};

TEST(Splits, NameFileLineAndExpectationOfBrokenRows)
{
    for (const Broken &broken : {
             Broken{R"({"question": "q")", ErrorCode::DsetData002, "line 2: "},
             Broken{"[1]", ErrorCode::DsetData006, "line 2: expected a JSON object"},
             Broken{R"({"question": 7, "answer": "a"})", ErrorCode::DsetData006,
                 "line 2: field \"question\": expected a text, found 7"},
             Broken{R"({"question": "q"})", ErrorCode::DsetData006,
                 "line 2: field \"answer\": expected a text, found none of that name (there are: "
                 "question)"},
             Broken{"{\"question\": \"\xFF\", \"answer\": \"\"}", ErrorCode::DsetData002,
                 "line 2: expected UTF-8, found another byte"},
             Broken{"\x7f"
                    "ELF\x02\x01",
                 ErrorCode::DsetData002, "line 2: "},
         }) {
        const Gsm8kFolder folder(numbered(1) + broken.content);
        const core::Error error = errorOf(gsm8k(), folder.context());
        EXPECT_EQ(error.code, broken.code) << error.text().toStdString();
        EXPECT_TRUE(
            error.detail.startsWith(u"gsm8k/test.jsonl: "_s + QString::fromUtf8(broken.detail)))
            << error.text().toStdString();
    }
    const Gsm8kFolder empty("\n \n");
    EXPECT_EQ(errorOf(gsm8k(), empty.context()).detail, u"gsm8k/test.jsonl: no rows"_s);
}

// One wrong file for each kind of reader; each message names the field or cell.
struct WrongFile
{
    const char *className;
    const char *config;
    std::vector<std::pair<const char *, const char *>> files;
    const char *detail;
};

TEST(Splits, SayWhatIsWrongInEachFamily)
{
    const std::vector<WrongFile> all{
        {"MATHDataset", R"({"path": "m.json"})", {{"m.json", R"({"a": {"problem": "p"}})"}},
            R"(m.json: element "a": field "solution": expected a text)"},
        {"Aime2024Dataset", R"({"path": "a"})", {{"a", R"({"origin_prompt": "p"})"}},
            "a: line 1: field \"gold_answer\": expected a value"},
        {"MGSMSDataset", R"({"path": "a"})", {{"a", "q\t1\nq 2"}},
            "a: line 2: expected two cells with a tab between (question, answer), found 1"},
        {"ARCDataset", R"({"path": ".", "name": "x", "reader_cfg": {"test_split": "Test"}})",
            {{"x-Dev.jsonl", "{}"},
                {"x-Test.jsonl",
                    R"({"question": {"stem": "s", "choices": [{"text": "t", "label": "A"}, {"text": "t", "label": "B"}, {"text": "t", "label": "C"}, {"text": "t", "label": "D"}]}, "answerKey": "E"})"}},
            "x-Test.jsonl: line 1: field \"answerKey\": expected the label of one of the choices, "
            "found \"E\""},
        {"ARCDataset", R"({"path": ".", "name": "x", "reader_cfg": {"test_split": "Test"}})",
            {{"x-Dev.jsonl", "{}"}, {"x-Test.jsonl", R"({"question": "s"})"}},
            R"(x-Test.jsonl: line 1: field "question": expected an object, found "s")"},
        {"MMLUDataset", R"({"path": ".", "name": "x"})",
            {{"dev/x_dev.csv", "q,a,b,c,d,A"}, {"test/x_test.csv", "q,a,b,c,d,A\nq,a,b,c,d\n"}},
            "test/x_test.csv: line 2: expected 6 cells (question, A, B, C, D, answer), found 5"},
        {"CMMLUDataset", R"({"path": ".", "name": "x"})",
            {{"dev/x.csv", ""}, {"test/x.csv", ",Question,A,B,C,D\n"}},
            "test/x.csv: line 1: expected 7 cells (number, question, A, B, C, D, answer), found 6"},
        {"CEvalDataset", R"({"path": ".", "name": "x", "reader_cfg": {"test_split": "val"}})",
            {{"dev/x_dev.csv", ""}, {"test/x_test.csv", ""},
                {"val/x_val.csv", "id,question,A,B,C,answer\n0,q,a,b,c,A"}},
            "val/x_val.csv: line 2: field \"D\": expected a text, found none of that name"},
        {"CEvalDataset", R"({"path": ".", "name": "x", "reader_cfg": {"test_split": "val"}})",
            {{"dev/x_dev.csv", ""}, {"test/x_test.csv", ""}, {"val/x_val.csv", "id,id\n0,q"}},
            "val/x_val.csv: line 1: expected a different name for each column, found \"id\" twice"},
        {"GPQADataset", R"({"path": ".", "name": "x.csv"})", {{"x.csv", "a,b,c"}},
            "x.csv: line 1: expected at least 12 cells"},
        {"AGIEvalDataset_v2", R"({"path": ".", "name": "x"})",
            {{"x.jsonl", R"({"passage": null, "question": "q", "options": "A B", "label": "A"})"}},
            R"(x.jsonl: line 1: field "options": expected a list of texts, found "A B")"},
        {"AGIEvalDataset_v2", R"({"path": ".", "name": "x"})",
            {{"x.jsonl", R"({"passage": null, "question": "q", "options": null, "label": 3})"}},
            "x.jsonl: line 1: field \"label\": expected a text, a list of texts or null, found 3"},
        {"RaceDataset", R"({"path": ".", "name": "x"})",
            {{"validation/x.jsonl", "{}"},
                {"test/x.jsonl", R"({"article": "a", "question": "q", "options": ["a"]})"}},
            "test/x.jsonl: line 1: field \"options\": expected a list of 4 texts, found a list of "
            "1"},
        {"BBHDataset", R"({"path": ".", "name": "x"})",
            {{"x.json", R"({"examples": [{"input": "i", "target": "t"}, {"input": "i"}]})"}},
            "x.json: example 2: field \"target\": expected a text"},
        {"BBHDataset", R"({"path": ".", "name": "x"})", {{"x.json", R"({"other": []})"}},
            "x.json: no rows"},
        {"BBHDataset", R"({"path": ".", "name": "x"})", {{"x.json", R"({"examples": [)"}},
            "x.json: element \"examples\": "},
        {"BoolQDatasetV2", R"({"path": "b"})",
            {{"b", R"({"question": "q", "passage": "p", "label": "maybe"})"}},
            R"(b: line 1: field "label": expected "true" or "false", found "maybe")"},
        {"HellaswagDataset_V2", R"({"path": "h"})",
            {{"h", R"({"query": "q", "choices": ["a", "b", "c", "d"], "gold": 4})"}},
            "h: line 1: field \"gold\": expected an integer from 0 to 3, found 4"},
        {"PIQADatasetV2", R"({"path": ".", "reader_cfg": {"test_split": "validation"}})",
            {{"train.jsonl", "{}"}, {"train-labels.lst", ""},
                {"dev.jsonl", R"({"goal": "g", "sol1": "1", "sol2": "2"})"},
                {"dev-labels.lst", "0\n1\n"}},
            "dev.jsonl, dev-labels.lst: dev-labels.lst: expected as many labels as rows "
            "(1), found 2"},
        {"PIQADatasetV2", R"({"path": ".", "reader_cfg": {"test_split": "validation"}})",
            {{"train.jsonl", "{}"}, {"train-labels.lst", ""},
                {"dev.jsonl", R"({"goal": "g", "sol1": "1", "sol2": "2"})"},
                {"dev-labels.lst", ""}},
            "dev.jsonl, dev-labels.lst: line 1: expected a label for it, found 0 in "
            "dev-labels.lst"},
        {"siqaDataset_V2", R"({"path": ".", "reader_cfg": {"test_split": "validation"}})",
            {{"train.jsonl", "{}"}, {"train-labels.lst", ""},
                {"dev.jsonl",
                    R"({"context": "c", "question": "q", "answerA": "a", "answerB": "b", "answerC": "c"})"},
                {"dev-labels.lst", "B\n"}},
            "dev.jsonl, dev-labels.lst: dev-labels.lst: line 1: expected an integer"},
        {"WinograndeDatasetV2", R"({"path": "."})",
            {{"dev.jsonl", R"({"sentence": "s", "option1": "1", "option2": "2", "answer": "3"})"}},
            R"(dev.jsonl: line 1: field "answer": expected "1", "2" or "", found "3")"},
        {"CHIDDataset", R"({"path": "json", "data_files": "c"})",
            {{"c", R"({"content": "c", "candidates": ["a"], "answer": 0})"}},
            "c: line 1: field \"candidates\": expected a list of 7 texts, found a list of 1"},
        {"CluewscDataset", R"({"path": "json", "data_files": "c"})",
            {{"c",
                R"({"text": "ab", "label": "true", "target": {"span1_text": "x", "span2_text": "y", "span2_index": 2}})"}},
            "c: line 1: target: field \"span2_index\": expected an integer from 0 to 1, found 2"},
        {"TNewsDataset", R"({"path": "json", "data_files": "c"})",
            {{"c", R"({"sentence": "s", "label_desc": "news_moon"})"}},
            "c: line 1: field \"label_desc\": expected one of the 15 topics (news_travel, ...), "
            "found \"news_moon\""},
        {"CslDataset", R"({"path": "json", "data_files": "c"})",
            {{"c", R"({"abst": "s", "keyword": ["a", 1], "label": 1})"}},
            "c: line 1: field \"keyword\": expected a list of texts, found a list of 2"},
        {"TriviaQADataset", R"({"path": ".", "reader_cfg": {"test_split": "dev"}})",
            {{"trivia-dev.qa.csv", "q\t['a'\n"}, {"trivia-test.qa.csv", ""}},
            "trivia-dev.qa.csv: line 1: second cell: character 5: expected a comma or the end of "
            "the list"},
        {"TriviaQADataset", R"({"path": ".", "reader_cfg": {"test_split": "dev"}})",
            {{"trivia-dev.qa.csv", "q ['a']\n"}, {"trivia-test.qa.csv", ""}},
            "trivia-dev.qa.csv: line 1: expected two cells with a tab between (question, list of "
            "answers), found 1"},
        {"DropOpenAIDataset", R"({"path": "d", "reader_cfg": {"test_split": "validation"}})",
            {{"d", R"({"context": "c", "ref_text": ["3"]})"}},
            "d: line 1: field \"ref_text\": expected a text, found a list of 1"},
        {"IFEvalDataset", R"({"path": "d"})",
            {{"d", R"({"prompt": "c", "instruction_id_list": ["a"], "kwargs": {}})"}},
            "d: line 1: field \"kwargs\": expected a list, found an object"},
        {"LCSTSDataset", R"({"path": "."})",
            {{"test.src.txt", "a\nb\nc\n"}, {"test.tgt.txt", "a\nb\n"}},
            "test.src.txt, test.tgt.txt: expected as many lines in both files, found the end of "
            "test.tgt.txt before line 3 of the other"},
        {"LongBenchqasperDataset", R"({"path": ".", "name": "x"})",
            {{"data/x.jsonl", R"({"input": "i", "context": "c", "answers": "a"})"}},
            R"(data/x.jsonl: line 1: field "answers": expected a list of texts, found "a")"},
        {"LongBenchv2Dataset", R"({"path": "l.json"})", {{"l.json", R"([{"question": "q"}])"}},
            "l.json: element 1: field \"context\": expected a text"},
        {"LEvalTPODataset", R"({"path": "l"})",
            {{"l", R"({"instructions": ["a", "b"], "outputs": ["a"], "input": "d"})"}},
            "l: line 1: field \"outputs\": expected a list of 2 texts, found a list of 1"},
        {"Aime2025Dataset", R"({"path": "a"})",
            {{"a",
                "{\"question\": \"q\", \"answer\": 1}\n{\"question\": \"q\", \"answer\": \"1\"}"}},
            "a: line 2: field \"answer\": expected a number throughout as in the rows before"},
    };
    std::size_t checked = 0;
    for (const WrongFile &wrong : all) {
        const Folder folder;
        for (const auto &[name, content] : wrong.files) {
            const QString path = QString::fromUtf8(name);
            ASSERT_TRUE(QDir(folder.path(u""_s)).mkpath(QFileInfo(path).path()));
            folder.write(path, content);
        }
        const core::Error error =
            errorOf(entry(QString::fromUtf8(wrong.className), wrong.config), folder.context());
        EXPECT_TRUE(error.detail.startsWith(QString::fromUtf8(wrong.detail)))
            << wrong.className << ": " << error.text().toStdString();
        EXPECT_TRUE(error.code == ErrorCode::DsetData002 || error.code == ErrorCode::DsetData006)
            << wrong.className << ": " << error.text().toStdString();
        ++checked;
    }
    EXPECT_EQ(checked, all.size());
}

// Whatever the files hold, reading ends with rows or an error with a code of the catalogue.
TEST(Splits, SurviveRandomFiles)
{
    const std::array<QByteArray, 8> contents{QByteArray(), QByteArray(5000, '\0'),
        QByteArray(5000, '"'), QByteArray(5000, '['), QByteArray(5000, ','), QByteArray(5000, '\n'),
        QByteArray("\xEF\xBB\xBF"),
        QByteArray("{\"a\": 1e999, \"a\": {\"b\": [{}]}}\n").repeated(9)};
    for (const QString &name : textReaderNames()) {
        for (const QByteArray &content : contents) {
            core::DatasetSpec spec =
                entry(name, R"({"path": "p", "name": "n", "file_name": "f", "data_files": "d"})");
            const TextReader *reader = findTextReader(spec);
            ASSERT_NE(reader, nullptr);
            const Folder folder;
            const std::vector<SplitFiles> splits = reader->files(spec.config);
            for (const SplitFiles &split : splits) {
                for (const QString &path : split.paths) {
                    ASSERT_TRUE(QDir(folder.path(u""_s)).mkpath(QFileInfo(path).path()));
                    folder.write(path, content);
                }
            }
            Json readerCfg = Json::object();
            readerCfg.set(u"test_split"_s, Json(splits.back().split));
            readerCfg.set(u"train_split"_s, Json(splits.front().split));
            spec.config.set(u"reader_cfg"_s, std::move(readerCfg));
            const auto loaded = loadSplits(spec, folder.context());
            if (loaded) {
                EXPECT_GT(loaded->test.size(), 0) << name.toStdString();
            } else {
                EXPECT_TRUE(loaded.error().code == ErrorCode::DsetData002
                    || loaded.error().code == ErrorCode::DsetData006
                    || loaded.error().code == ErrorCode::DsetParam005)
                    << name.toStdString() << ": " << loaded.error().text().toStdString();
            }
        }
    }
}

} // namespace
} // namespace aisb::datasets
