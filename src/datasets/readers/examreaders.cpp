// SPDX-License-Identifier: GPL-3.0-or-later
// Examinations with answers to choose from. Source: spec/accuracy.md 12.1, 12.4 to 12.7, 12.12,
// 12.18, 12.21.
#include "datasets/readers/textreader.h"

#include <array>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

QString nameOf(const Json &entry)
{
    return entry[u"name"].toString();
}

// One file a split: folder/name + ending. No name, no files.
SplitFiles splitFile(const Json &entry, const QString &split, const QString &pattern)
{
    const QString name = nameOf(entry);
    return {split, {name.isEmpty() ? QString() : below(entry, pattern.arg(name))}};
}

std::vector<SplitFiles> arcFiles(const Json &entry)
{
    return {splitFile(entry, u"Dev"_s, u"%1-Dev.jsonl"_s),
        splitFile(entry, u"Test"_s, u"%1-Test.jsonl"_s)};
}

std::vector<SplitFiles> mmluFiles(const Json &entry)
{
    return {splitFile(entry, u"dev"_s, u"dev/%1_dev.csv"_s),
        splitFile(entry, u"test"_s, u"test/%1_test.csv"_s)};
}

std::vector<SplitFiles> cevalFiles(const Json &entry)
{
    return {splitFile(entry, u"dev"_s, u"dev/%1_dev.csv"_s),
        splitFile(entry, u"val"_s, u"val/%1_val.csv"_s),
        splitFile(entry, u"test"_s, u"test/%1_test.csv"_s)};
}

std::vector<SplitFiles> cmmluFiles(const Json &entry)
{
    return {
        splitFile(entry, u"dev"_s, u"dev/%1.csv"_s), splitFile(entry, u"test"_s, u"test/%1.csv"_s)};
}

std::vector<SplitFiles> raceFiles(const Json &entry)
{
    return {splitFile(entry, u"validation"_s, u"validation/%1.jsonl"_s),
        splitFile(entry, u"test"_s, u"test/%1.jsonl"_s)};
}

std::vector<SplitFiles> gpqaFiles(const Json &entry)
{
    return {splitFile(entry, QString(), u"%1"_s)};
}

std::vector<SplitFiles> agievalFiles(const Json &entry)
{
    return {splitFile(entry, QString(), u"%1.jsonl"_s)};
}

std::vector<SplitFiles> bbhFiles(const Json &entry)
{
    return {splitFile(entry, QString(), u"%1.json"_s)};
}

// Questions with another number of answers are left out.
Json arcRow(const Fields &in)
{
    constexpr std::size_t kChoices = 4;
    const Fields question = in.object(u"question");
    const Json &choices = question.list(u"choices");
    if (choices.items().size() != kChoices)
        return {};
    Json row(Json::Object{{u"question"_s, Json(question.text(u"stem"))}});
    const QString right = in.text(u"answerKey");
    QString letter;
    for (std::size_t i = 0; i < kChoices; ++i) {
        const Json &choice = choices.items()[i];
        const QString position(QChar(u'A' + static_cast<int>(i)));
        if (!choice[u"text"].isString() || !choice[u"label"].isString())
            question.reject(u"choices", u"objects with the texts \"text\" and \"label\""_s);
        row.set(u"text"_s + position, Json(choice[u"text"].toString()));
        if (letter.isEmpty() && choice[u"label"].toString() == right)
            letter = position;
    }
    if (letter.isEmpty())
        in.reject(u"answerKey", u"the label of one of the choices"_s);
    row.set(u"answerKey"_s, Json(letter));
    return row;
}

Json agievalRow(const Fields &in)
{
    const Json &label = in.record()[u"label"];
    Json answer = label;
    if (!label.isTruthy())
        answer = in.any(u"answer");
    else if (label.isArray())
        answer = Json(in.texts(u"label").join(QString()));
    else if (!label.isString())
        in.reject(u"label", u"a text, a list of texts or null"_s);
    const QString options =
        in.record()[u"options"].isTruthy() ? in.texts(u"options").join(u'\n') : QString();
    return Json(
        Json::Object{{u"question"_s, Json(in.textOrEmpty(u"passage") + in.text(u"question"))},
            {u"options"_s, Json(options)}, {u"label"_s, std::move(answer)}});
}

Json raceRow(const Fields &in)
{
    const QStringList options = in.texts(u"options", 4);
    return Json(Json::Object{{u"article"_s, Json(in.text(u"article"))},
        {u"question"_s, Json(in.text(u"question"))}, {u"A"_s, Json(options[0])},
        {u"B"_s, Json(options[1])}, {u"C"_s, Json(options[2])}, {u"D"_s, Json(options[3])},
        {u"answer"_s, Json(in.text(u"answer"))}});
}

// The test file has no answers, only some files have explanations.
Json cevalRow(const Fields &in)
{
    Json row = in.record();
    for (const QStringView name : {u"question", u"A", u"B", u"C", u"D"})
        static_cast<void>(in.text(name));
    for (const QString &name : {u"explanation"_s, u"answer"_s}) {
        if (!in.has(name))
            row.set(name, Json(QString()));
    }
    return row;
}

using CellsMaker = core::Result<Json> (*)(const QStringList &cells, qint64 line);

// Calls make for every record; null drops it.
core::Result<> readCells(SplitJob &job, CellsMaker make)
{
    return forEachRecord(*job.files.front(), ',',
        [&job, make](const QStringList &cells, qint64 line) -> core::Result<> {
            core::Result<Json> row = make(cells, line);
            if (!row)
                return core::fail(row.error());
            return row->isNull() ? core::Result<>() : job.sink.add(std::move(*row));
        });
}

core::Result<Json> mmluRow(const QStringList &cells, qint64 line)
{
    constexpr std::array kColumns{u"input", u"A", u"B", u"C", u"D", u"target"};
    if (cells.size() != static_cast<qsizetype>(kColumns.size()))
        return wrongCells(line, u"6 cells (question, A, B, C, D, answer)"_s, cells.size());
    Json row = Json::object();
    for (std::size_t i = 0; i < kColumns.size(); ++i)
        row.members().emplace_back(
            QString::fromUtf16(kColumns[i]), Json(cells[static_cast<qsizetype>(i)]));
    return row;
}

// The first record is the heading.
core::Result<Json> cmmluRow(const QStringList &cells, qint64 line)
{
    if (cells.size() != 7)
        return wrongCells(line, u"7 cells (number, question, A, B, C, D, answer)"_s, cells.size());
    if (line == 1)
        return Json();
    const QStringList names{u"question"_s, u"A"_s, u"B"_s, u"C"_s, u"D"_s, u"answer"_s};
    Json row = Json::object();
    for (qsizetype i = 0; i < names.size(); ++i)
        row.members().emplace_back(names[i], Json(cells[i + 1]));
    return row;
}

core::Result<> readMmlu(SplitJob &job)
{
    return readCells(job, &mmluRow);
}

core::Result<> readCmmlu(SplitJob &job)
{
    return readCells(job, &cmmluRow);
}

// The right answer is the first option of the file; where it comes to stand follows from the
// number of the row, counted from 1.
Json gpqaRow(const QStringList &cells, qint64 count)
{
    constexpr std::array kOrders{std::array{0, 1, 2, 3}, std::array{1, 2, 3, 0},
        std::array{2, 3, 0, 1}, std::array{3, 0, 1, 2}};
    constexpr qsizetype kQuestion = 7;
    const auto &order = kOrders[static_cast<std::size_t>(count) % kOrders.size()];
    const QString &right = cells[kQuestion + 1];
    Json row(Json::Object{{u"question"_s, Json(cells[kQuestion])}});
    QString letter;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const QString position(QChar(u'A' + static_cast<int>(i)));
        const QString &option = cells[kQuestion + 1 + order[i]];
        row.members().emplace_back(position, Json(option));
        if (letter.isEmpty() && option == right)
            letter = position;
    }
    row.members().emplace_back(u"answer"_s, Json(letter));
    return row;
}

core::Result<> readGpqa(SplitJob &job)
{
    qint64 count = 0;
    const auto visit = [&](const QStringList &cells, qint64 line) -> core::Result<> {
        if (cells.size() < 12)
            return wrongCells(line,
                u"at least 12 cells (the question in the eighth, the right answer and three wrong ones behind it)"_s,
                cells.size());
        if (cells[7] == u"Question")
            return {};
        return job.sink.add(gpqaRow(cells, ++count));
    };
    return forEachRecord(*job.files.front(), ',', visit);
}

Json bbhRow(const Fields &in)
{
    static_cast<void>(in.text(u"input"));
    static_cast<void>(in.text(u"target"));
    return in.record();
}

// {"examples": [{"input": text, "target": text}, ...]} with other members beside.
core::Result<> readBbh(SplitJob &job)
{
    const auto visit = [&job](
                           const JsonElements::Element &member, const QString &) -> core::Result<> {
        if (member.key != u"examples")
            return {};
        qint64 count = 0;
        for (const Json &example : member.value.items()) {
            const QString place = u"example %1"_s.arg(++count);
            if (core::Result<> added = addRow(job, &bbhRow, example, place); !added)
                return added;
        }
        return {};
    };
    return forEachElement(*job.files.front(), visit);
}

constexpr std::array kReaders{
    TextReader{"arcdataset"_L1, &arcFiles, &jsonLines<arcRow>,
        R"(a line {"question": {"stem": text, "choices": [{"text", "label"}]}, "answerKey": text})"_L1,
        "the AI2 Reasoning Challenge, allenai.org/data/arc (CC-BY-SA 4.0)"_L1},
    TextReader{"mmludataset"_L1, &mmluFiles, &readMmlu,
        "CSV without a heading: question, A, B, C, D, answer"_L1,
        "github.com/hendrycks/test (MIT)"_L1},
    TextReader{"cevaldataset"_L1, &cevalFiles, &csv<cevalRow>,
        "CSV with the heading id,question,A,B,C,D,answer"_L1,
        "cevalbenchmark.com, huggingface.co/datasets/ceval/ceval-exam (CC-BY-NC-SA 4.0)"_L1},
    TextReader{"cmmludataset"_L1, &cmmluFiles, &readCmmlu,
        "CSV with a heading: number, question, A, B, C, D, answer"_L1,
        "github.com/haonan-li/CMMLU (CC-BY-NC 4.0)"_L1},
    TextReader{"gpqadataset"_L1, &gpqaFiles, &readGpqa,
        "CSV with the question in the eighth column, then the right answer and three wrong ones"_L1,
        "github.com/idavidrein/gpqa (CC-BY 4.0; its archive has a password)"_L1},
    TextReader{"agievaldataset_v2"_L1, &agievalFiles, &jsonLines<agievalRow>,
        R"(a line {"passage", "question", "options": [text], "label", "answer"})"_L1,
        "github.com/ruixiangcui/AGIEval, folder data (MIT)"_L1},
    TextReader{"racedataset"_L1, &raceFiles, &jsonLines<raceRow>,
        R"(a line {"article", "question", "options": [4 texts], "answer"})"_L1,
        "the RACE corpus, www.cs.cmu.edu/~glai1/data/race (for research)"_L1},
    TextReader{"bbhdataset"_L1, &bbhFiles, &readBbh,
        R"(a JSON object {"examples": [{"input": text, "target": text}]})"_L1,
        "github.com/suzgunmirac/BIG-Bench-Hard, folder bbh (MIT)"_L1},
};

} // namespace

std::span<const TextReader> examReaders()
{
    return kReaders;
}

} // namespace aisb::datasets
