// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record.h"
#include "net/requestclient.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace aisb::run {

using RecordPtr = std::shared_ptr<const core::RequestRecord>;

// Sends cases through a client: most are one request; the options of a perplexity case and the
// turns of a dialogue are sent one after another. Lives in the worker's thread with the client.
// Source: spec/accuracy.md 3.2, 3.3, spec/models.md 10, 16.1.
class CaseSender : public QObject
{
    Q_OBJECT
public:
    // client outlives the sender.
    explicit CaseSender(net::RequestClient *client, QObject *parent = nullptr);

    void send(net::RequestJob job);
    // What is in flight comes back cancelled; nothing follows it.
    void cancelAll();

Q_SIGNALS:
    // One for each request, or one for all options of a perplexity case.
    void recorded(const aisb::run::RecordPtr &record);
    // The last record of a case was emitted.
    void finished();

private:
    struct Rating; // of the options of a perplexity case
    struct Dialogue;

    void take(const core::RequestRecord &record);
    void takeRating(const std::shared_ptr<Rating> &rating, const core::RequestRecord &record);
    void takeTurn(const std::shared_ptr<Dialogue> &dialogue, const core::RequestRecord &record);
    void sendCandidate(const Rating &rating);
    void sendTurn(const Dialogue &dialogue);
    void end(const QString &uuid, const core::RequestRecord &record);

    net::RequestClient *m_client;
    QHash<QString, std::shared_ptr<Rating>> m_ratings; // by uuid
    QHash<QString, std::shared_ptr<Dialogue>> m_dialogues;
    bool m_isCancelled = false;
};

// Mean negative log-likelihood of a prompt from the prompt_logprobs of a service: each position
// that is not null counts with the logprob of its first entry. Error IcliImpl010 when there is
// none. Source: spec/models.md 16.1.
[[nodiscard]] core::Result<double> promptLoss(const core::Json &promptLogprobs);

} // namespace aisb::run

Q_DECLARE_METATYPE(aisb::run::RecordPtr)
