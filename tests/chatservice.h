// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include "net_script_server.h"

#include <QStringList>

#include <set>

namespace aisb::test {

// "user u1|assistant a(u1)|user u2": the messages of a chat request.
inline QString messagesOf(const SeenRequest &request)
{
    QStringList messages;
    const core::Json body = core::readJson(request.body).value_or(core::Json());
    for (const core::Json &message : body[u"messages"].items())
        messages.append(
            message[u"role"].toString() + QLatin1Char(' ') + message[u"content"].toString());
    return messages.join(QLatin1Char('|'));
}

inline std::vector<QString> messagesOf(const std::vector<SeenRequest> &requests)
{
    std::vector<QString> all;
    for (const SeenRequest &request : requests)
        if (request.method == "POST")
            all.push_back(messagesOf(request));
    return all;
}

// A streaming chat service that answers "a(<what was asked last>)".
class Chat
{
public:
    std::set<QString> refused; // get status 500
    std::set<QString> thoughtful; // the answer follows a reasoning text
    std::set<QString> silent; // there is a reasoning text alone
    int delayMs = 0; // before each answer

    Script operator()(const SeenRequest &request) const
    {
        if (request.method == "GET")
            return answer("200 OK", R"({"data": [{"id": "m"}]})");
        const QString asked = messagesOf(request)
                                  .section(QStringLiteral("|user "), -1)
                                  .section(QStringLiteral("user "), -1);
        if (refused.contains(asked))
            return answer("500 Internal Server Error", R"({"error": "no"})");
        std::vector<QByteArray> events;
        if (thoughtful.contains(asked) || silent.contains(asked))
            events.push_back(event("reasoning_content", QStringLiteral("r")));
        if (!silent.contains(asked))
            events.push_back(event("content", QStringLiteral("a(%1)").arg(asked)));
        events.push_back(R"(data: {"choices": [], "usage": {"prompt_tokens": 3, )"
                         R"("completion_tokens": 2}})"
                         "\n\n");
        events.push_back("data: [DONE]\n\n");
        Script script = stream(events);
        script.firstDelayMs = delayMs;
        return script;
    }

private:
    static QByteArray event(const QByteArray &key, const QString &text)
    {
        return R"(data: {"choices": [{"index": 0, "delta": {")" + key
            + "\": " + core::writeJson(core::Json(text)) + "}}]}\n\n";
    }
};

} // namespace aisb::test
