// SPDX-License-Identifier: GPL-3.0-or-later
// Common sense and yes or no. Source: spec/accuracy.md 12.3, 12.8, 12.10, 12.11, 12.15.
#include "datasets/readers/textreader.h"

#include <array>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

QString letter(qint64 position)
{
    return QString(QChar(static_cast<char16_t>(u'A' + position)));
}

std::vector<SplitFiles> hellaswagFiles(const Json &entry)
{
    return {{u"train"_s, {below(entry, u"hellaswag_train_sampled25.jsonl"_s)}},
        {u"val"_s, {below(entry, u"hellaswag.jsonl"_s)}}};
}

std::vector<SplitFiles> labelledFiles(const Json &entry)
{
    return {{u"train"_s, {below(entry, u"train.jsonl"_s), below(entry, u"train-labels.lst"_s)}},
        {u"validation"_s, {below(entry, u"dev.jsonl"_s), below(entry, u"dev-labels.lst"_s)}}};
}

std::vector<SplitFiles> winograndeFile(const Json &entry)
{
    return {{QString(), {below(entry, u"dev.jsonl"_s)}}};
}

std::vector<SplitFiles> winograndeFiles(const Json &entry)
{
    return {{u"train_xs"_s, {below(entry, u"train_xs.jsonl"_s)}},
        {u"dev"_s, {below(entry, u"dev.jsonl"_s)}}};
}

// What follows the first ": ", or up to the cuts-th one; all of the text when there is none.
QString behindColons(const QString &text, int cuts)
{
    qsizetype start = 0;
    for (int cut = 0; cut < cuts; ++cut) {
        const qsizetype colon = text.indexOf(u": ", start);
        if (colon < 0)
            break;
        start = colon + 2;
    }
    return text.sliced(start);
}

Json hellaswagRow(const Fields &in, int cuts, Json label)
{
    const QStringList choices = in.texts(u"choices", 4);
    return Json(Json::Object{{u"ctx"_s, Json(behindColons(in.text(u"query"), cuts))},
        {u"A"_s, Json(choices[0])}, {u"B"_s, Json(choices[1])}, {u"C"_s, Json(choices[2])},
        {u"D"_s, Json(choices[3])}, {u"label"_s, std::move(label)}});
}

Json hellaswagLetterRow(const Fields &in)
{
    return hellaswagRow(in, 1, Json(letter(in.integer(u"gold", 0, 3))));
}

Json hellaswagNumberRow(const Fields &in)
{
    return hellaswagRow(in, 2, Json(in.integer(u"gold", 0, 3)));
}

Json winograndeRow(const Fields &in)
{
    const QString answer = in.text(u"answer");
    if (!answer.isEmpty() && answer != u"1" && answer != u"2")
        in.reject(u"answer", u"\"1\", \"2\" or \"\""_s);
    return Json(Json::Object{{u"prompt"_s, Json(in.text(u"sentence"))},
        {u"only_option1"_s, Json(in.text(u"option1"))},
        {u"only_option2"_s, Json(in.text(u"option2"))},
        {u"answer"_s,
            Json(answer.isEmpty()    ? u"NULL"_s
                    : answer == u"1" ? u"A"_s
                                     : u"B"_s)}});
}

// The label is a text in some releases, true or false in others.
Json boolqRow(const Fields &in)
{
    Json row = in.record();
    const Json &label = in.record()[u"label"];
    static_cast<void>(in.text(u"question"));
    static_cast<void>(in.text(u"passage"));
    const bool isYes = label.isBool() ? label.toBool() : label.toString() == u"true";
    if (!isYes && !label.isBool() && label.toString() != u"false")
        in.reject(u"label", u"\"true\" or \"false\""_s);
    row.set(u"label"_s, Json(isYes ? u"A"_s : u"B"_s));
    return row;
}

using LabelledMaker = Json (*)(const Fields &in, qint64 label);

// The labels of a file, an integer a line; blank lines are skipped.
core::Result<std::vector<qint64>> readLabels(QIODevice &file, const QString &name)
{
    std::vector<qint64> labels;
    const core::Result<> read =
        forEachLine(file, [&labels](QByteArrayView text, qint64 line) -> core::Result<> {
            const QByteArrayView label = text.trimmed();
            if (label.isEmpty())
                return {};
            bool isNumber = false;
            labels.push_back(label.toByteArray().toLongLong(&isNumber));
            return isNumber
                ? core::Result<>()
                : core::fail(ErrorCode::DsetData006, u"line %1: expected an integer"_s.arg(line));
        });
    if (!read)
        return core::fail(read.error().in(name));
    return labels;
}

// Rows in one file, their labels line by line in another.
core::Result<> readLabelled(SplitJob &job, LabelledMaker make)
{
    const QString labelFile = job.names[1];
    const core::Result<std::vector<qint64>> labels = readLabels(*job.files[1], labelFile);
    if (!labels)
        return core::fail(labels.error());
    std::size_t count = 0;
    const auto visit = [&](const Json &record, qint64 line) -> core::Result<> {
        const QString place = u"line %1"_s.arg(line);
        if (count == labels->size())
            return core::fail(ErrorCode::DsetData002,
                u"%1: expected a label for it, found %2 in %3"_s.arg(place).arg(count).arg(
                    labelFile));
        if (!record.isObject())
            return core::fail(ErrorCode::DsetData006, place + u": expected a JSON object"_s);
        std::optional<core::Error> error;
        Json row = make(Fields(record, place, error), (*labels)[count++]);
        if (error)
            return core::fail(*error);
        if (const core::Result<> added = job.sink.add(std::move(row)); !added)
            return core::fail(added.error().in(place));
        return {};
    };
    if (core::Result<> read = forEachJsonLine(*job.files[0], visit); !read)
        return read;
    if (count < labels->size())
        return core::fail(ErrorCode::DsetData002,
            u"%1: expected as many labels as rows (%2), found %3"_s.arg(labelFile).arg(count).arg(
                labels->size()));
    return {};
}

Json piqaRow(const Fields &in)
{
    Json row = in.record();
    row.remove(u"id");
    for (const QStringView name : {u"goal", u"sol1", u"sol2"})
        static_cast<void>(in.text(name));
    return row;
}

Json piqaLetterRow(const Fields &in, qint64 label)
{
    Json row = piqaRow(in);
    if (label > 1)
        in.reject(u"label", u"0 or 1 in the file of labels"_s);
    row.set(u"answer"_s, Json(label < 0 ? u"NULL"_s : letter(label)));
    return row;
}

Json piqaNumberRow(const Fields &in, qint64 label)
{
    Json row = piqaRow(in);
    row.set(u"label"_s, Json(label));
    return row;
}

Json siqaRow(const Fields &in, qint64 label)
{
    Json row = in.record();
    static_cast<void>(in.text(u"context"));
    static_cast<void>(in.text(u"question"));
    if (label < 1 || label > 3)
        in.reject(u"label", u"1, 2 or 3 in the file of labels"_s);
    Json candidates = Json::array();
    for (const QString &position : {u"A"_s, u"B"_s, u"C"_s}) {
        const QString answer = in.text(u"answer"_s + position);
        candidates.append(
            Json(Json::Array{Json(position + u". "_s + answer), Json(position), Json(answer)}));
    }
    row.set(u"all_labels"_s,
        Json(
            Json::Object{{u"candidates"_s, std::move(candidates)}, {u"label"_s, Json(label - 1)}}));
    row.set(u"label"_s, Json(letter(label - 1)));
    return row;
}

core::Result<> readPiqaLetters(SplitJob &job)
{
    return readLabelled(job, &piqaLetterRow);
}

core::Result<> readPiqaNumbers(SplitJob &job)
{
    return readLabelled(job, &piqaNumberRow);
}

core::Result<> readSiqa(SplitJob &job)
{
    return readLabelled(job, &siqaRow);
}

constexpr QLatin1String kHellaswagLine =
    R"(a line {"query": "label: text", "choices": [4 texts], "gold": 0 to 3})"_L1;
constexpr QLatin1String kHellaswagOrigin = "github.com/rowanz/hellaswag (MIT)"_L1;
constexpr QLatin1String kPiqaLine =
    R"(a line {"id", "goal", "sol1", "sol2"}, and in the .lst file a line 0 or 1 for each)"_L1;
constexpr QLatin1String kPiqaOrigin = "Physical IQa, yonatanbisk.com/piqa (AFL 3.0)"_L1;
constexpr QLatin1String kWinograndeLine =
    R"(a line {"sentence", "option1", "option2", "answer": "1", "2" or ""})"_L1;
constexpr QLatin1String kWinograndeOrigin =
    "WinoGrande, winogrande.allenai.org (CC-BY for the data)"_L1;

constexpr std::array kReaders{
    TextReader{"boolqdatasetv2"_L1, &onePath, &jsonLines<boolqRow>,
        R"(a line {"question": text, "passage": text, "label": "true" or "false"})"_L1,
        "BoolQ of SuperGLUE, super.gluebenchmark.com/tasks (CC-BY-SA 3.0)"_L1},
    TextReader{"hellaswagdataset_v2"_L1, &onePath, &jsonLines<hellaswagLetterRow>, kHellaswagLine,
        kHellaswagOrigin},
    TextReader{"hellaswagdatasetwithice"_L1, &hellaswagFiles, &jsonLines<hellaswagLetterRow>,
        kHellaswagLine, kHellaswagOrigin},
    TextReader{"hellaswagdataset"_L1, &onePath, &jsonLines<hellaswagNumberRow>, kHellaswagLine,
        kHellaswagOrigin},
    TextReader{"piqadatasetv2"_L1, &labelledFiles, &readPiqaLetters, kPiqaLine, kPiqaOrigin},
    TextReader{"piqadataset"_L1, &labelledFiles, &readPiqaNumbers, kPiqaLine, kPiqaOrigin},
    TextReader{"siqadataset_v2"_L1, &labelledFiles, &readSiqa,
        R"(a line {"context", "question", "answerA", "answerB", "answerC"}, and in the .lst file a line 1, 2 or 3 for each)"_L1,
        "Social IQa, maartensap.com/social-iqa (CC-BY 4.0)"_L1},
    TextReader{"winograndedatasetv2"_L1, &winograndeFile, &jsonLines<winograndeRow>,
        kWinograndeLine, kWinograndeOrigin},
    TextReader{"winograndedatasetv3"_L1, &winograndeFiles, &jsonLines<winograndeRow>,
        kWinograndeLine, kWinograndeOrigin},
};

} // namespace

std::span<const TextReader> commonSenseReaders()
{
    return kReaders;
}

} // namespace aisb::datasets
