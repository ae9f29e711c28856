// SPDX-License-Identifier: GPL-3.0-or-later
// Long documents: LongBench, LongBench-v2, L-Eval. Source: spec/accuracy.md 12.29 to 12.31.
#include "datasets/readers/textreader.h"

#include <array>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

std::vector<SplitFiles> longBenchFiles(const Json &entry)
{
    const QString name = entry[u"name"].toString();
    return {{u"test"_s, {name.isEmpty() ? QString() : below(entry, u"data/%1.jsonl"_s.arg(name))}}};
}

std::vector<SplitFiles> levalFiles(const Json &entry)
{
    return {{u"test"_s, {pathOf(entry)}}};
}

Json longBenchRow(const Fields &in)
{
    static_cast<void>(in.texts(u"answers"));
    return Json(Json::Object{{u"input"_s, Json(in.text(u"input"))},
        {u"context"_s, Json(in.text(u"context"))}, {u"answers"_s, in.any(u"answers")}});
}

// The answers together with the classes to choose from.
Json longBenchClassesRow(const Fields &in)
{
    static_cast<void>(in.texts(u"answers"));
    static_cast<void>(in.texts(u"all_classes"));
    Json labels(Json::Object{
        {u"answers"_s, in.any(u"answers")}, {u"all_classes"_s, in.any(u"all_classes")}});
    return Json(Json::Object{{u"input"_s, Json(in.text(u"input"))},
        {u"context"_s, Json(in.text(u"context"))}, {u"all_labels"_s, std::move(labels)}});
}

Json longBenchV2Row(const Fields &in)
{
    Json row = Json::object();
    for (const QString &name : {u"question"_s, u"context"_s, u"answer"_s, u"choice_A"_s,
             u"choice_B"_s, u"choice_C"_s, u"choice_D"_s, u"difficulty"_s, u"length"_s})
        row.members().emplace_back(name, Json(in.text(name)));
    return row;
}

qint64 countWords(const QString &text)
{
    qint64 words = 0;
    bool isInWord = false;
    for (const QChar c : text) {
        words += !c.isSpace() && !isInWord ? 1 : 0;
        isInWord = !c.isSpace();
    }
    return words;
}

using AnswerMaker = QString (*)(const QString &output);

QString wholeOutput(const QString &output)
{
    return output;
}

// "(B) ..." and the like: the letter.
QString secondCharacter(const QString &output)
{
    return output.mid(1, 1);
}

// One row for each instruction about the document of a line.
core::Result<> readLeval(SplitJob &job, AnswerMaker answerOf, bool hasLength)
{
    const auto visit = [&](const Json &record, qint64 line) -> core::Result<> {
        const QString place = u"line %1"_s.arg(line);
        if (!record.isObject())
            return core::fail(ErrorCode::DsetData006, place + u": expected a JSON object"_s);
        std::optional<core::Error> error;
        const Fields in(record, place, error);
        const QStringList instructions = in.texts(u"instructions");
        const QStringList outputs = in.texts(u"outputs", instructions.size());
        const QString context = in.text(u"input");
        for (qsizetype i = 0; i < instructions.size() && !error; ++i) {
            const QString answer = answerOf(outputs[i]);
            Json row(Json::Object{
                {u"question"_s, Json(instructions[i])}, {u"context"_s, Json(context)}});
            if (hasLength)
                row.members().emplace_back(u"length"_s, Json(countWords(answer)));
            row.members().emplace_back(u"answer"_s, Json(answer));
            if (const core::Result<> added = job.sink.add(std::move(row)); !added)
                return core::fail(added.error().in(place));
        }
        return error ? core::fail(*error) : core::Result<>();
    };
    return forEachJsonLine(*job.files.front(), visit);
}

core::Result<> readLevalExam(SplitJob &job)
{
    return readLeval(job, &wholeOutput, false);
}

core::Result<> readLevalQuality(SplitJob &job)
{
    return readLeval(job, &secondCharacter, false);
}

core::Result<> readLevalGeneration(SplitJob &job)
{
    return readLeval(job, &wholeOutput, true);
}

constexpr QLatin1String kLongBenchLine =
    R"(a line {"input": text, "context": text, "answers": [texts], "all_classes"})"_L1;
constexpr QLatin1String kLongBenchOrigin =
    "github.com/THUDM/LongBench, huggingface.co/datasets/THUDM/LongBench (MIT)"_L1;
constexpr QLatin1String kLevalLine =
    R"(a line {"instructions": [texts], "outputs": [as many texts], "input": the document})"_L1;
constexpr QLatin1String kLevalOrigin =
    "github.com/OpenLMLab/LEval, huggingface.co/datasets/L4NLP/LEval"_L1;

constexpr std::array kReaders{
    TextReader{
        "longbench2wikimqadataset|longbenchdureaderdataset|longbenchgov_reportdataset|longbenchhotpotqadataset|longbenchlccdataset|longbenchmulti_newsdataset|longbenchmultifieldqa_endataset|longbenchmultifieldqa_zhdataset|longbenchmusiquedataset|longbenchnarrativeqadataset|longbenchpassage_countdataset|longbenchpassage_retrieval_endataset|longbenchpassage_retrieval_zhdataset|longbenchqasperdataset|longbenchqmsumdataset|longbenchrepobenchdataset|longbenchsamsumdataset|longbenchtriviaqadataset|longbenchvcsumdataset"_L1,
        &longBenchFiles, &jsonLines<longBenchRow>, kLongBenchLine, kLongBenchOrigin},
    TextReader{"longbenchtrecdataset|longbenchlshtdataset"_L1, &longBenchFiles,
        &jsonLines<longBenchClassesRow>, kLongBenchLine, kLongBenchOrigin},
    TextReader{"longbenchv2dataset"_L1, &onePath, &jsonElements<longBenchV2Row>,
        R"(a JSON list of {"question", "context", "choice_A" to "choice_D", "answer", "difficulty", "length"})"_L1,
        "huggingface.co/datasets/THUDM/LongBench-v2 (Apache 2.0)"_L1},
    TextReader{
        "levalcodeudataset|levalcourseradataset|levalgsm100dataset|levalscifidataset|levaltopicretrievaldataset|levaltpodataset"_L1,
        &levalFiles, &readLevalExam, kLevalLine, kLevalOrigin},
    TextReader{"levalqualitydataset"_L1, &levalFiles, &readLevalQuality, kLevalLine, kLevalOrigin},
    TextReader{
        "levalfinancialqadataset|levalgovreportsummdataset|levallegalcontractqadataset|levalmeetingsummdataset|levalmultidocqadataset|levalnarrativeqadataset|levalnaturalquestiondataset|levalnewssummdataset|levalpaperassistantdataset|levalpatentsummdataset|levalreviewsummdataset|levalscientificqadataset|levaltvshowsummdataset"_L1,
        &levalFiles, &readLevalGeneration, kLevalLine, kLevalOrigin},
};

} // namespace

std::span<const TextReader> longTextReaders()
{
    return kReaders;
}

} // namespace aisb::datasets
