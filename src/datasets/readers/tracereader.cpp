// SPDX-License-Identifier: GPL-3.0-or-later
// Traces of a service: which requests came when, and which parts they had in common. Source:
// spec/perf.md 10.3.
#include "datasets/readers/textreader.h"

#include "core/random.h"
#include "datasets/corpusblocks.h"
#include "datasets/corpustext.h"
#include "datasets/trace.h"
#include "datasets/tracecache.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

// The prompts of a trace in the order of its file. Tokenizer and corpus are asked for when the
// first prompt has to be made.
class PromptMaker
{
public:
    PromptMaker(const LoadContext &context, QString corpusPath, quint64 seed)
        : m_context(context)
        , m_corpusPath(std::move(corpusPath))
        , m_seed(seed)
    {
    }

    // UTF-8.
    core::Result<QByteArray> promptOf(const Trace &trace, const TraceRecord &record)
    {
        if (record.text >= 0)
            return trace.texts.read(record.text);
        if (!m_blocks)
            if (const core::Result<> opened = open(); !opened)
                return core::fail(opened.error());
        const std::vector<core::TokenId> tokens =
            m_blocks->prompt(record.inputTokens, record.hashIds);
        ++m_made;
        return m_tokenizer->decode(tokens).toUtf8();
    }

    [[nodiscard]] bool hasMade() const { return m_made > 0; }
    [[nodiscard]] QStringList notes(std::size_t records) const
    {
        if (m_made == 0)
            return {};
        QStringList notes{
            u"Prompts of %1 of %2 requests were made with seed %3"_s.arg(m_made).arg(records).arg(
                m_seed)};
        if (m_corpusPath.isEmpty())
            notes.append(
                u"They are cut out of the program's own text, so they differ from those of the reference tool; corpus_path names another text"_s);
        return notes;
    }

private:
    core::Result<> open()
    {
        if (!m_context.tokenizer)
            return core::fail(ErrorCode::UtilsCfg001,
                u"a trace with input_length needs the tokenizer of the model: set its path (--path) to the folder of tokenizer.json or tokenizer.model"_s);
        const core::Result<core::TokenizerPtr> tokenizer = m_context.tokenizer();
        if (!tokenizer)
            return core::fail(tokenizer.error());
        m_tokenizer = *tokenizer;
        QString text;
        if (m_corpusPath.isEmpty()) {
            text = builtInCorpus();
        } else {
            core::Result<QString> read = readCorpus(resolvePath(m_corpusPath, m_context));
            if (!read)
                return core::fail(read.error());
            text = std::move(*read);
        }
        std::vector<core::TokenId> corpus = corpusTokens(text, *m_tokenizer);
        if (corpus.empty())
            return core::fail(ErrorCode::DsetData002,
                u"%1: the tokenizer makes no tokens of it"_s.arg(m_corpusPath));
        m_blocks.emplace(std::move(corpus), m_seed);
        return {};
    }

    const LoadContext &m_context;
    QString m_corpusPath;
    quint64 m_seed;
    core::TokenizerPtr m_tokenizer;
    std::optional<CorpusBlocks> m_blocks;
    qint64 m_made = 0;
};

// In order of their time stamps, those without behind all others.
std::vector<std::size_t> sendingOrder(const std::vector<TraceRecord> &records)
{
    std::vector<std::size_t> order(records.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&records](std::size_t i) {
        return records[i].timestampMs.value_or(std::numeric_limits<double>::infinity());
    });
    return order;
}

core::Result<core::Spool> makePrompts(
    const Trace &trace, PromptMaker &maker, const LoadContext &context)
{
    core::Spool prompts;
    const auto total = std::ssize(trace.records);
    for (const TraceRecord &record : trace.records) {
        if (context.progress && !context.progress(prompts.size(), total))
            return core::fail(ErrorCode::DsetUnk001, u"stopped"_s);
        const core::Result<QByteArray> prompt = maker.promptOf(trace, record);
        if (!prompt)
            return core::fail(prompt.error());
        if (const core::Result<> kept = prompts.append(*prompt); !kept)
            return core::fail(kept.error());
    }
    return prompts;
}

// Hands the rows on and keeps them in a file for the next run.
core::Result<> addPrompts(
    SplitJob &job, const Trace &trace, const core::Spool &prompts, const QString &path)
{
    QSaveFile file(path);
    bool isKept = file.open(QIODevice::WriteOnly);
    for (const std::size_t i : sendingOrder(trace.records)) {
        const TraceRecord &record = trace.records[i];
        Json row = traceRow(QString::fromUtf8(prompts.read(static_cast<qint64>(i))),
            record.outputTokens, record.timestampMs);
        if (isKept) {
            Json line = row;
            if (!record.timestampMs)
                line.remove(u"timestamp");
            const QByteArray text = core::writeJson(line) + '\n';
            isKept = file.write(text) == text.size();
        }
        if (const core::Result<> added = job.sink.add(std::move(row)); !added)
            return added;
    }
    isKept = isKept && file.commit();
    job.facts.notes.append(isKept
            ? u"The prompts are kept for the next run: %1"_s.arg(path)
            : u"The prompts could not be kept in %1: %2"_s.arg(path, file.errorString()));
    return {};
}

core::Result<> makeRows(SplitJob &job, const TraceSettings &settings, const QString &path)
{
    core::Result<Trace> trace = readTrace(*job.files.front());
    if (!trace)
        return core::fail(trace.error());
    const std::size_t all = trace->records.size();
    applyWindow(trace->records, settings.window);
    if (trace->records.size() < all)
        job.facts.notes.append(u"%1 of %2 requests of the trace lie within the time window"_s
                .arg(trace->records.size())
                .arg(all));
    if (trace->records.empty())
        return {};
    const quint64 seed =
        chosenSeed(job.entry, {u"random_seed"_s}, job.context).value_or(core::drawSeed());
    PromptMaker maker(job.context, settings.corpusPath, seed);
    const core::Result<core::Spool> prompts = makePrompts(*trace, maker, job.context);
    if (!prompts)
        return core::fail(prompts.error());
    if (maker.hasMade())
        job.facts.seed = seed;
    job.facts.notes.append(maker.notes(trace->records.size()));
    return addPrompts(job, *trace, *prompts, path);
}

core::Result<> readMooncake(SplitJob &job)
{
    std::vector<core::Issue> issues;
    const TraceSettings settings = readTraceSettings(job.entry, issues);
    for (const core::Issue &issue : issues)
        return core::fail(issue.error.in(issue.path));
    QIODevice &file = *job.files.front();
    QCryptographicHash md5(QCryptographicHash::Md5);
    if (!md5.addData(&file) || !file.seek(0))
        return core::fail(ErrorCode::DsetFile001, file.errorString());
    const QString path = promptsFile(
        resolvePath(job.names.front(), job.context), md5.result().toHex(), settings, job.context);
    if (!QFile::exists(path))
        return makeRows(job, settings, path);
    job.facts.notes.append(
        u"The prompts made before are used: %1. Delete the file to make new ones"_s.arg(path));
    return readPrompts(path, job);
}

std::vector<core::Issue> checkMooncake(const Json &entry)
{
    std::vector<core::Issue> issues;
    static_cast<void>(readTraceSettings(entry, issues));
    return issues;
}

constexpr std::array kReaders{
    TextReader{"mooncaketracedataset"_L1, &onePath, &readMooncake,
        R"(a line {"timestamp": ms, "input_length" or "input_text", "output_length", "hash_ids": [integers]})"_L1,
        "github.com/kvcache-ai/Mooncake (FAST25-release/traces, Apache 2.0)"_L1, &checkMooncake},
};

} // namespace

std::span<const TextReader> traceReaders()
{
    return kReaders;
}

} // namespace aisb::datasets
