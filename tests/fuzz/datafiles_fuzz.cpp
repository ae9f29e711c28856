// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are a trace or a file of conversations, or an error. The first byte says which: 's'
// ShareGPT, 'm' MT-Bench, everything else a trace.
#include "datasets/promptbuilder.h"
#include "datasets/readers/textreader.h"
#include "datasets/trace.h"

#include <QBuffer>

#include <cstdint>
#include <cstdlib>

namespace {

using namespace aisb;
using namespace Qt::StringLiterals;

void readConversations(QBuffer &file, const QString &type)
{
    core::DatasetSpec spec;
    spec.type = type;
    spec.config = core::readJson(R"({"path": "p", "infer_cfg": {
        "prompt_template": {"template": {"round": [{"role": "HUMAN", "prompt": "{question}"},
            {"role": "BOT", "prompt": "{answer}"}]}},
        "retriever": {"type": "ZeroRetriever"}, "inferencer": {"type": "MultiTurnGenInferencer"}}})")
                      .value_or(core::Json());
    datasets::LoadContext context;
    context.seed = 1;
    datasets::RowSink sink(u"fuzz"_s, context);
    datasets::SplitJob job{spec.config, {}, {u"p"_s}, {&file}, sink, context};
    if (!datasets::findTextReader(spec)->read(job) || sink.size() == 0)
        return;
    datasets::Splits splits;
    splits.test = datasets::RowView(sink.finish());
    if (!job.facts.order.empty())
        splits.test = splits.test.selected(job.facts.order);
    const auto prompts = datasets::PromptBuilder::make(spec, splits);
    if (!prompts)
        std::abort();
    for (qint64 row = 0; row < splits.test.size(); ++row)
        if (const auto made = prompts->build(row); !made || made->turns.empty())
            std::abort();
}

void readTrace(QBuffer &file)
{
    auto trace = datasets::readTrace(file);
    if (!trace)
        return;
    const std::size_t all = trace->records.size();
    datasets::applyWindow(trace->records, {.isFromZero = true, .startMs = 1, .endMs = 1000});
    if (trace->records.size() > all)
        std::abort();
    for (const datasets::TraceRecord &record : trace->records)
        if (record.text >= trace->texts.size() || (record.text < 0 && record.inputTokens < 1))
            std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    QByteArray content = QByteArrayView(data, static_cast<qsizetype>(size)).sliced(1).toByteArray();
    QBuffer file(&content);
    file.open(QIODevice::ReadOnly);
    if (data[0] == 's')
        readConversations(file, u"ShareGPTDataset"_s);
    else if (data[0] == 'm')
        readConversations(file, u"MTBenchDataset"_s);
    else
        readTrace(file);
    return 0;
}
