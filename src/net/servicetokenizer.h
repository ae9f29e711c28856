// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runspec.h"
#include "net/proxysettings.h"
#include "net/transport.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace aisb::net {

// The "count" of a reply to POST tokenize, as vLLM gives it. Errors: ModelData003.
[[nodiscard]] core::Result<qint64> tokenCountFromReply(const HttpReply &reply);

// Has the service count tokens with its own tokenizer and, for messages, its own template. Lives in
// one thread with an event loop and never blocks it; count() may be called from any thread. Futures
// get a result, ModelData003 when the answer is none or the object is destroyed while it waits for
// one; a call that has not reached its thread by then ends without.
class ServiceTokenizer : public QObject
{
    Q_OBJECT
public:
    enum class Text
    {
        Prompt, // as the model would get it
        Answer // without special tokens
    };

    explicit ServiceTokenizer(core::ModelSpec model, ProxySettings proxies = {});
    ~ServiceTokenizer() override;

    // A text or a list of messages.
    [[nodiscard]] QFuture<core::Result<qint64>> count(const core::Json &input, Text kind);
    // What waits for an answer, and every later call, fails.
    void cancel();

private:
    using Promise = std::shared_ptr<QPromise<core::Result<qint64>>>;
    void send(const core::Json &body, const Promise &promise);

    std::unique_ptr<Transport> m_transport;
    core::ModelSpec m_model;
    ProxySettings m_proxies;
    bool m_isCancelled = false;
};

} // namespace aisb::net
