// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/recount.h"

#include "net/tokencounts.h"
#include "store/atomicfile.h"
#include "store/journal.h"
#include "store/recordline.h"

#include <vector>

namespace aisb::run {

using core::TokenSource;

namespace {

constexpr std::size_t kAtOnce = 16; // records whose counts are asked for

bool lacksOutput(const core::RequestRecord &record)
{
    return core::isGuess(record.tokenSource)
        && !(record.content.isEmpty() && record.reasoning.isEmpty());
}

// Records on their way from the old journal to the new one, in order.
class Recounter
{
public:
    Recounter(store::AtomicFile &file, const TokenCounting &counting)
        : m_file(file)
        , m_counting(counting)
    {
    }

    void add(const store::JournalEntry &entry)
    {
        m_waiting.push_back({entry, {}, {}});
        if (!m_done.error && needsCount(entry.record))
            ask(m_waiting.back());
        if (m_waiting.size() == kAtOnce)
            flush();
    }

    void flush()
    {
        for (Waiting &each : m_waiting) {
            take(each);
            m_file.write(store::journalLine(each.entry.record, each.entry.group));
        }
        m_waiting.clear();
    }

    [[nodiscard]] const Recounted &done() const { return m_done; }

private:
    struct Waiting
    {
        store::JournalEntry entry;
        std::optional<TokenCounting::Count> prompt;
        std::optional<TokenCounting::Count> answer;
    };

    void ask(Waiting &waiting)
    {
        const core::RequestRecord &record = waiting.entry.record;
        if (record.inputTokens == 0)
            waiting.prompt = m_counting.prompt(record.input);
        if (lacksOutput(record))
            waiting.answer = m_counting.answer(record.prediction());
    }

    void take(Waiting &waiting)
    {
        core::RequestRecord &record = waiting.entry.record;
        const std::optional<qint64> input = resultOf(waiting.prompt);
        const std::optional<qint64> output = resultOf(waiting.answer);
        record.inputTokens = input.value_or(record.inputTokens);
        if (output) {
            record.outputTokens = *output;
            record.tokenSource = TokenSource::Tokenizer;
        }
        m_done.records += input || output ? 1 : 0;
    }

    std::optional<qint64> resultOf(const std::optional<TokenCounting::Count> &count)
    {
        if (!count)
            return {};
        const core::Result<qint64> result = count->result(); // waits
        if (result)
            return *result;
        if (!m_done.error)
            m_done.error = result.error();
        return {};
    }

    store::AtomicFile &m_file;
    const TokenCounting &m_counting;
    std::vector<Waiting> m_waiting;
    Recounted m_done;
};

} // namespace

bool needsCount(const core::RequestRecord &record)
{
    return record.isSuccess && (record.inputTokens == 0 || lacksOutput(record));
}

TokensCounted countMissingTokens(
    core::PerfData &data, const store::GroupRef &group, const core::TokenizerSource &tokenizer)
{
    using Specials = core::Tokenizer::Specials;
    TokensCounted done;
    std::optional<core::Result<core::TokenizerPtr>> loaded;
    for (core::PerfRequest &request : data.requests) {
        if (!request.isSuccess || (request.inputTokens > 0 && request.outputTokens > 0))
            continue;
        if (!loaded)
            loaded = tokenizer ? tokenizer()
                               : core::fail(core::ErrorCode::UtilsCfg001,
                                     QStringLiteral("the model names no tokenizer (path)"));
        const core::Result<store::Payload> texts =
            *loaded ? store::readPayload(group, request) : core::fail(loaded->error());
        if (!texts) {
            ++done.left;
            done.reason = texts.error().detail;
            continue;
        }
        const core::Tokenizer &counter = **loaded.value();
        if (request.inputTokens == 0)
            request.inputTokens = net::promptTokens(texts->input, counter);
        if (request.outputTokens == 0)
            request.outputTokens = counter.count(texts->prediction, Specials::Without);
        ++done.counted;
    }
    return done;
}

core::Result<Recounted> recountJournal(const QString &journal, const TokenCounting &counting)
{
    store::AtomicFile file(journal, core::ErrorCode::IcliFile001);
    if (const core::Result<> opened = file.open(); !opened)
        return core::fail(opened.error());
    Recounter recounter(file, counting);
    const auto read = store::readJournal(journal, [&](const store::JournalEntry &entry) {
        recounter.add(entry);
        return true;
    });
    if (!read)
        return core::fail(read.error());
    if (!read->warnings.isEmpty())
        return core::fail(core::ErrorCode::IcliFile001, read->warnings.join(QStringLiteral("; ")));
    recounter.flush();
    if (const core::Result<> written = file.commit(); !written)
        return core::fail(written.error());
    return recounter.done();
}

} // namespace aisb::run
