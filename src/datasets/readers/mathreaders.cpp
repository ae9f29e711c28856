// SPDX-License-Identifier: GPL-3.0-or-later
// Word problems and competition mathematics. Source: spec/accuracy.md 12.13, 12.16 to 12.18.
#include "datasets/readers/textreader.h"

#include <QFileInfo>

#include <array>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

std::vector<SplitFiles> gsm8kFiles(const Json &entry)
{
    return {{u"train"_s, {below(entry, u"train.jsonl"_s)}},
        {u"test"_s, {below(entry, u"test.jsonl"_s)}}};
}

std::vector<SplitFiles> namedFile(const Json &entry)
{
    const QString name = entry[u"file_name"].toString();
    return {{QString(), {name.isEmpty() ? pathOf(entry) : below(entry, name)}}};
}

// The piece from the last \boxed (without one: the last \fbox) to the brace that balances its
// first one.
QStringView lastBox(QStringView text)
{
    qsizetype start = text.lastIndexOf(u"\\boxed");
    if (start < 0)
        start = text.lastIndexOf(u"\\fbox");
    if (start < 0)
        return {};
    qsizetype depth = 0;
    for (qsizetype at = start; at < text.size(); ++at) {
        if (text[at] == u'{')
            ++depth;
        else if (text[at] == u'}' && --depth == 0)
            return text.sliced(start, at + 1 - start);
    }
    return {};
}

Json boxedAnswer(const QString &solution)
{
    constexpr QStringView kOpening = u"\\boxed{";
    const QStringView box = lastBox(solution);
    if (!box.startsWith(kOpening))
        return {};
    return Json(box.sliced(kOpening.size()).chopped(1).toString());
}

Json mathRow(const Fields &in)
{
    return Json(Json::Object{{u"problem"_s, Json(in.text(u"problem"))},
        {u"solution"_s, boxedAnswer(in.text(u"solution"))}});
}

Json gsm8kRow(const Fields &in)
{
    static_cast<void>(in.text(u"question"));
    static_cast<void>(in.text(u"answer"));
    return in.record();
}

Json aime2024Row(const Fields &in)
{
    Json row = in.record();
    row.set(u"question"_s, Json(in.text(u"origin_prompt")));
    row.set(u"answer"_s, in.any(u"gold_answer"));
    return row;
}

core::Result<> readNamedFile(SplitJob &job)
{
    const QString ending = QFileInfo(job.names.front()).suffix().toLower();
    return ending == u"csv" ? readCsvRows(job, &sameRow) : readJsonLineRows(job, &sameRow);
}

core::Result<> readMgsm(SplitJob &job)
{
    return forEachLine(
        *job.files.front(), [&job](QByteArrayView text, qint64 line) -> core::Result<> {
            const QStringList cells = QString::fromUtf8(text).trimmed().split(u'\t');
            if (cells.size() == 1 && cells.front().isEmpty())
                return {};
            if (cells.size() != 2)
                return wrongCells(
                    line, u"two cells with a tab between (question, answer)"_s, cells.size());
            return job.sink.add(
                Json(Json::Object{{u"question"_s, Json(cells[0])}, {u"answer"_s, Json(cells[1])}}));
        });
}

constexpr std::array kReaders{
    TextReader{"gsm8kdataset"_L1, &gsm8kFiles, &jsonLines<gsm8kRow>,
        R"(a line {"question": text, "answer": text})"_L1,
        "github.com/openai/grade-school-math (MIT)"_L1},
    TextReader{"mathdataset"_L1, &namedFile, &jsonElements<mathRow>,
        R"(a JSON object or list of {"problem": text, "solution": text})"_L1,
        "the MATH-500 subset of github.com/openai/prm800k (MIT)"_L1},
    TextReader{"customdataset"_L1, &namedFile, &readNamedFile,
        R"(JSON lines (for MATH-500 {"problem": text, "solution": text}) or a CSV file with a heading)"_L1,
        "whoever wrote the file; MATH-500 is a subset of github.com/openai/prm800k (MIT)"_L1},
    TextReader{"aime2024dataset"_L1, &onePath, &jsonLines<aime2024Row>,
        R"(a line {"origin_prompt": text, "gold_answer": text})"_L1,
        "the AIME 2024 problems as collected by OpenCompass"_L1},
    TextReader{"aime2025dataset"_L1, &onePath, &jsonLines<sameRow>,
        R"(a line {"question": text, "answer": text})"_L1,
        "huggingface.co/datasets/opencompass/AIME2025"_L1},
    TextReader{"aime2026dataset"_L1, &onePath, &jsonLines<sameRow>,
        R"(a line {"problem": text, "answer": text})"_L1,
        "the AIME 2026 problems, one JSON object a line"_L1},
    TextReader{"mgsmsdataset|mgsmdataset"_L1, &onePath, &readMgsm,
        "a line with question and answer, a tab between"_L1,
        "github.com/google-research/url-nlp, folder mgsm (CC-BY-SA 4.0)"_L1},
};

} // namespace

std::span<const TextReader> mathReaders()
{
    return kReaders;
}

} // namespace aisb::datasets
