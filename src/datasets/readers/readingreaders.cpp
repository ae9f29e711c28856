// SPDX-License-Identifier: GPL-3.0-or-later
// Reading, summaries, knowledge and instructions. Source: spec/accuracy.md 12.18 to 12.20, 12.23.
#include "datasets/readers/pythonliteral.h"
#include "datasets/readers/textreader.h"

#include <array>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

std::vector<SplitFiles> triviaqaFiles(const Json &entry)
{
    return {{u"dev"_s, {below(entry, u"trivia-dev.qa.csv"_s)}},
        {u"test"_s, {below(entry, u"trivia-test.qa.csv"_s)}}};
}

std::vector<SplitFiles> lambadaFile(const Json &entry)
{
    return {{u"test"_s, {below(entry, u"test.jsonl"_s)}}};
}

std::vector<SplitFiles> xsumFile(const Json &entry)
{
    return {{QString(), {below(entry, u"dev.jsonl"_s)}}};
}

std::vector<SplitFiles> lcstsFiles(const Json &entry)
{
    return {{QString(), {below(entry, u"test.src.txt"_s), below(entry, u"test.tgt.txt"_s)}}};
}

std::vector<SplitFiles> dropFile(const Json &entry)
{
    return {{u"validation"_s, {pathOf(entry)}}};
}

Json lambadaRow(const Fields &in)
{
    static_cast<void>(in.text(u"prompt"));
    static_cast<void>(in.text(u"label"));
    return in.record();
}

Json dropRow(const Fields &in)
{
    return Json(Json::Object{
        {u"prompt"_s, Json(in.text(u"context"))}, {u"answers"_s, Json(in.text(u"ref_text"))}});
}

Json ifevalRow(const Fields &in)
{
    static_cast<void>(in.texts(u"instruction_id_list"));
    static_cast<void>(in.list(u"kwargs"));
    return Json(
        Json::Object{{u"prompt"_s, Json(in.text(u"prompt"))}, {u"reference"_s, in.record()}});
}

// Rows whose text or summary is a number (what is left of a missing one) are left out.
Json xsumRow(const Fields &in)
{
    if (in.any(u"dialogue").isNumber() || in.any(u"summary").isNumber())
        return {};
    return Json(Json::Object{
        {u"dialogue"_s, Json(in.text(u"dialogue"))}, {u"summary"_s, Json(in.text(u"summary"))}});
}

// The lines behind the first thousand are not used.
core::Result<> readXsum(SplitJob &job)
{
    constexpr qint64 kLines = 1000;
    return forEachJsonLine(
        *job.files.front(), [&job](const Json &record, qint64 line) -> core::Result<> {
            return line > kLines ? core::Result<>()
                                 : addRow(job, &xsumRow, record, u"line %1"_s.arg(line));
        });
}

// Two files with a text a line each.
core::Result<> readLcsts(SplitJob &job)
{
    TextLines summaries(*job.files[1]);
    const auto endsEarly = [&job](int file, qint64 line) {
        return core::fail(ErrorCode::DsetData002,
            u"expected as many lines in both files, found the end of %1 before line %2 of the other"_s
                .arg(job.names[file])
                .arg(line));
    };
    qint64 count = 0;
    const auto visit = [&](QByteArrayView content, qint64 line) -> core::Result<> {
        count = line;
        const auto read = summaries.next();
        if (!read)
            return core::fail(read.error().in(job.names[1]));
        const std::optional<QByteArrayView> summary = *read;
        if (!summary)
            return endsEarly(1, line);
        return job.sink.add(
            Json(Json::Object{{u"content"_s, Json(QString::fromUtf8(content).trimmed())},
                {u"abst"_s, Json(QString::fromUtf8(*summary).trimmed())}}));
    };
    if (core::Result<> done = forEachLine(*job.files[0], visit); !done)
        return done;
    const auto rest = summaries.next();
    if (!rest)
        return core::fail(rest.error().in(job.names[1]));
    return rest->has_value() ? endsEarly(0, count + 1) : core::Result<>();
}

// Question and a Python list of answers, a tab between. An example shows the first answer only.
core::Result<> readTriviaqa(SplitJob &job)
{
    const auto visit = [&job](const QStringList &cells, qint64 line) -> core::Result<> {
        if (cells.size() != 2)
            return wrongCells(
                line, u"two cells with a tab between (question, list of answers)"_s, cells.size());
        const QString place = u"line %1: second cell"_s.arg(line);
        const core::Result<QStringList> answers = readPythonTexts(cells[1]);
        if (!answers)
            return core::fail(answers.error().in(place));
        if (answers->isEmpty())
            return core::fail(ErrorCode::DsetData006, place + u": expected at least one answer"_s);
        Json answer = Json::array();
        for (const QString &one : *answers)
            answer.append(Json(one));
        if (job.split == u"test")
            answer = Json(answers->front());
        return job.sink.add(
            Json(Json::Object{{u"question"_s, Json(cells[0])}, {u"answer"_s, std::move(answer)}}));
    };
    return forEachRecord(*job.files.front(), '\t', visit);
}

constexpr std::array kReaders{
    TextReader{"triviaqadataset"_L1, &triviaqaFiles, &readTriviaqa,
        "a line with question and a Python list of answers, a tab between"_L1,
        "TriviaQA, nlp.cs.washington.edu/triviaqa, in the form of OpenCompass"_L1},
    TextReader{"lambadadataset"_L1, &lambadaFile, &jsonLines<lambadaRow>,
        R"(a line {"prompt": text, "label": its last word})"_L1,
        "LAMBADA, zenodo.org/record/2630551 (CC-BY 4.0), in the form of OpenCompass"_L1},
    TextReader{"dropopenaidataset"_L1, &dropFile, &jsonLines<dropRow>,
        R"(a line {"context": text, "ref_text": answers with | between})"_L1,
        "DROP as prepared for github.com/openai/simple-evals (MIT)"_L1},
    TextReader{"ifevaldataset"_L1, &onePath, &jsonLines<ifevalRow>,
        R"(a line {"key", "prompt", "instruction_id_list": [texts], "kwargs": [objects]})"_L1,
        "github.com/google-research/google-research, folder instruction_following_eval/data (Apache 2.0)"_L1},
    TextReader{"xsumdataset"_L1, &xsumFile, &readXsum,
        R"(a line {"dialogue": text, "summary": text})"_L1,
        "github.com/EdinburghNLP/XSum, in the form of OpenCompass"_L1},
    TextReader{"lcstsdataset"_L1, &lcstsFiles, &readLcsts,
        "a text a line in test.src.txt and its summary in the same line of test.tgt.txt"_L1,
        "LCSTS, given out on request by icrc.hitsz.edu.cn"_L1},
};

} // namespace

std::span<const TextReader> readingReaders()
{
    return kReaders;
}

} // namespace aisb::datasets
