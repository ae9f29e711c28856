// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/casesender.h"

#include "core/dialogue.h"

#include <limits>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::Json;
using core::RequestRecord;

// The options sent so far and what came of them.
struct CaseSender::Rating
{
    net::RequestJob job;
    std::size_t next = 0; // option in flight
    Json prompts = Json::array();
    Json losses = Json::array();
    Json logprobs = Json::array();
    Json best;
    double bestLoss = std::numeric_limits<double>::infinity();
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
};

struct CaseSender::Dialogue
{
    net::RequestJob job;
    std::size_t next = 0; // turn in flight
    QStringList answers; // of the model to the turns before; none where the references stand
};

namespace {

void fail(RequestRecord &record, const core::Error &error)
{
    record.isSuccess = false;
    record.errorClass = core::ErrorClass::Protocol;
    record.errorInfo = error.text();
}

} // namespace

core::Result<double> promptLoss(const Json &promptLogprobs)
{
    double sum = 0;
    qint64 count = 0;
    for (const Json &position : promptLogprobs.items()) {
        if (position.members().empty())
            continue;
        const Json &logprob = position.members().front().second[u"logprob"];
        if (!logprob.isNumber())
            continue;
        sum += logprob.toDouble();
        ++count;
    }
    if (count == 0)
        return core::fail(core::ErrorCode::IcliImpl010,
            u"the answer has no prompt_logprobs; only vLLM's services rate prompts"_s);
    return -sum / static_cast<double>(count);
}

CaseSender::CaseSender(net::RequestClient *client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    connect(client, &net::RequestClient::finished, this, &CaseSender::take);
}

void CaseSender::send(net::RequestJob job)
{
    if (!job.item.candidates.empty()) {
        auto rating = std::make_shared<Rating>();
        rating->job = std::move(job);
        m_ratings.insert(rating->job.uuid, rating);
        sendCandidate(*rating);
    } else if (!job.item.turns.empty()) {
        auto dialogue = std::make_shared<Dialogue>();
        dialogue->job = std::move(job);
        dialogue->next = core::firstTurn(dialogue->job.item);
        m_dialogues.insert(dialogue->job.uuid, dialogue);
        sendTurn(*dialogue);
    } else {
        m_client->send(std::move(job));
    }
}

void CaseSender::cancelAll()
{
    m_isCancelled = true;
    m_client->cancelAll();
}

void CaseSender::sendCandidate(const Rating &rating)
{
    net::RequestJob job = rating.job;
    job.item.prompt = rating.job.item.candidates[rating.next].prompt;
    job.item.candidates.clear();
    if (rating.next > 0)
        job.planned = -1; // only the first request of a case has a planned start
    job.isRating = true;
    m_client->send(std::move(job));
}

void CaseSender::sendTurn(const Dialogue &dialogue)
{
    const net::RequestJob &whole = dialogue.job;
    net::RequestJob job;
    job.item = core::turnCase(whole.item, dialogue.next, dialogue.answers);
    job.uuid = whole.uuid;
    job.model = whole.model;
    job.turnId = static_cast<int>(dialogue.next - core::firstTurn(whole.item));
    job.isMultiTurn = true;
    if (job.turnId == 0) // only the start of a dialogue has a planned instant
        job.planned = whole.planned;
    m_client->send(std::move(job));
}

void CaseSender::end(const QString &uuid, const RequestRecord &record)
{
    m_ratings.remove(uuid);
    m_dialogues.remove(uuid);
    Q_EMIT recorded(std::make_shared<const RequestRecord>(record));
    Q_EMIT finished();
}

void CaseSender::take(const RequestRecord &record)
{
    if (const auto rating = m_ratings.value(record.uuid))
        takeRating(rating, record);
    else if (const auto dialogue = m_dialogues.value(record.uuid))
        takeTurn(dialogue, record);
    else
        end(record.uuid, record);
}

void CaseSender::takeRating(const std::shared_ptr<Rating> &rating, const RequestRecord &record)
{
    RequestRecord rated = record;
    const Json logprobs = record.extra[u"prompt_logprobs"];
    const core::Result<double> loss =
        record.isSuccess ? promptLoss(logprobs) : core::Result<double>(0.0);
    if (!loss)
        fail(rated, loss.error());
    if (!rated.isSuccess) { // one failed option fails the case
        Json nothing = Json::object();
        nothing.set(u"prediction"_s, Json());
        rated.choice = std::move(nothing);
        end(record.uuid, rated);
        return;
    }
    const Json &label = rating->job.item.candidates[rating->next].label;
    Json entry = Json::object();
    entry.set(u"label"_s, label);
    entry.set(u"ppl"_s, *loss);
    rating->prompts.append(record.originPrompt.isArray() ? record.input : record.originPrompt);
    rating->losses.append(std::move(entry));
    rating->logprobs.append(logprobs);
    rating->inputTokens += record.inputTokens;
    rating->outputTokens += record.outputTokens;
    if (*loss < rating->bestLoss) {
        rating->bestLoss = *loss;
        rating->best = label;
    }
    if (++rating->next < rating->job.item.candidates.size() && !m_isCancelled) {
        sendCandidate(*rating);
        return;
    }
    Json choice = Json::object();
    choice.set(u"origin_prompt"_s, rating->prompts);
    choice.set(u"ppl_list"_s, rating->losses);
    choice.set(u"origin_prompt_logprobs"_s, rating->logprobs);
    choice.set(u"prediction"_s, rating->best);
    rated.choice = std::move(choice);
    rated.extra.remove(u"prompt_logprobs");
    rated.inputTokens = rating->inputTokens;
    rated.outputTokens = rating->outputTokens;
    if (rating->next < rating->job.item.candidates.size()) {
        rated.isSuccess = false;
        rated.errorClass = core::ErrorClass::Cancelled;
        rated.errorInfo = u"Request cancelled by user"_s;
    }
    end(record.uuid, rated);
}

void CaseSender::takeTurn(const std::shared_ptr<Dialogue> &dialogue, const RequestRecord &record)
{
    const core::Case &item = dialogue->job.item;
    const bool isOver = ++dialogue->next == item.turns.size() || !record.isSuccess || m_isCancelled;
    if (isOver) {
        end(record.uuid, record);
        return;
    }
    if (item.dialogueMode == core::DialogueMode::Every)
        dialogue->answers.append(record.content);
    Q_EMIT recorded(std::make_shared<const RequestRecord>(record));
    sendTurn(*dialogue);
}

} // namespace aisb::run
