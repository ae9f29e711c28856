// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations of several turns: ShareGPT, MT-Bench. Source: spec/perf.md 10.4.
#include "datasets/readers/textreader.h"

#include "core/random.h"

#include <array>
#include <numeric>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

Json texts(const QStringList &values)
{
    Json list = Json::array();
    for (const QString &value : values)
        list.append(Json(value));
    return list;
}

Json dialogueRow(const QStringList &questions, const QStringList &answers)
{
    return Json(Json::Object{{u"question"_s, texts(questions)}, {u"answer"_s, texts(answers)}});
}

// Nothing for a conversation that is not made of questions and answers in turn.
Json shareGptRow(const Fields &in)
{
    const Json::Array &messages = in.list(u"conversations").items();
    if (messages.empty() || messages.size() % 2 != 0
        || messages.front()[u"from"].toString() != u"human")
        return {};
    std::array<QStringList, 2> said; // questions, answers
    for (std::size_t i = 0; i < messages.size(); ++i) {
        const Json &value = messages[i][u"value"];
        if (!value.isString()) {
            in.reject(u"conversations",
                u"messages {\"from\", \"value\": text}; message %1 is none"_s.arg(i));
            return {};
        }
        said[i % 2].append(value.toString());
    }
    return dialogueRow(said[0], said[1]);
}

core::Result<> readShareGpt(SplitJob &job)
{
    qint64 conversations = 0;
    const auto visit = [&](const JsonElements::Element &element, const QString &place) {
        ++conversations;
        return addRow(job, &shareGptRow, element.value, place);
    };
    if (const core::Result<> read = forEachElement(*job.files.front(), visit); !read)
        return read;
    const qint64 kept = job.sink.size();
    if (kept < conversations)
        job.facts.notes.append(
            u"%1: %2 of %3 conversations are used; the others do not begin with \"human\" or end without an answer"_s
                .arg(job.names.join(u", "_s))
                .arg(kept)
                .arg(conversations));
    if (job.entry[u"disable_shuffle"].toBool())
        return {};
    const quint64 seed = chosenSeed(job.entry, {u"seed"_s}, job.context).value_or(core::drawSeed());
    job.facts.seed = seed;
    job.facts.order.resize(static_cast<std::size_t>(kept));
    std::iota(job.facts.order.begin(), job.facts.order.end(), 0);
    core::Random(seed).shuffle(job.facts.order);
    return {};
}

// The questions stand under "prompt"; in the file of the benchmark's authors under "turns". Most
// questions have no reference answers.
Json mtBenchRow(const Fields &in)
{
    const QString name = in.has(u"prompt") || !in.has(u"turns") ? u"prompt"_s : u"turns"_s;
    const QStringList questions = in.texts(name);
    if (questions.isEmpty())
        in.reject(name, u"a list of at least one text"_s);
    const Json &reference = in.record()[u"reference"];
    const bool isOpen = reference.isNull() || (reference.isArray() && reference.items().empty());
    const QStringList answers = isOpen ? QStringList(questions.size(), QString())
                                       : in.texts(u"reference", questions.size());
    return dialogueRow(questions, answers);
}

constexpr std::array kReaders{
    TextReader{"sharegptdataset"_L1, &onePath, &readShareGpt,
        R"(a JSON list of {"id", "conversations": [{"from": "human" or another, "value": text}, ...]})"_L1,
        "huggingface.co/datasets/anon8231489123/ShareGPT_Vicuna_unfiltered"_L1},
    TextReader{"mtbenchdataset"_L1, &onePath, &jsonLines<mtBenchRow>,
        R"(a line {"question_id", "prompt": [texts], "reference": [as many texts] (may be absent)})"_L1,
        "huggingface.co/datasets/HuggingFaceH4/mt_bench_prompts (Apache 2.0), github.com/lm-sys/FastChat"_L1},
};

} // namespace

std::span<const TextReader> dialogueReaders()
{
    return kReaders;
}

} // namespace aisb::datasets
