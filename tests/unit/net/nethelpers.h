// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record.h"
#include "core/runspec.h"
#include "core/text/json.h"
#include "net/backends/catalogue.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QStringList>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace aisb::test {

inline core::ModelSpec modelFor(core::Backend backend, bool isStream)
{
    core::ModelSpec model;
    model.backend = backend;
    model.isStream = isStream;
    model.model = QStringLiteral("m");
    model.maxOutLen = 16;
    model.retry = 1;
    return model;
}

inline core::Case hiCase()
{
    core::Case item;
    item.id = 7;
    item.dataAbbr = QStringLiteral("toy");
    item.prompt = QStringLiteral("hi");
    return item;
}

// A finished 200 exchange whose packets arrived at 1 ms, 2 ms, ... after the send.
inline net::HttpReply replyOf(
    const std::vector<QByteArray> &packets, const QByteArray &contentType = "text/event-stream")
{
    net::HttpReply reply;
    reply.status = 200;
    reply.reason = "OK";
    reply.headers = {{"Content-Type", contentType}};
    reply.sent = {1'000'000'000};
    qint64 ns = reply.sent.ns;
    for (const QByteArray &packet : packets) {
        ns += 1'000'000;
        reply.body += packet;
        reply.marks.push_back({{ns}, reply.body.size()});
    }
    reply.finished = {ns + 1'000'000};
    return reply;
}

inline QStringList kindNames(const std::vector<core::EventKind> &kinds)
{
    QStringList names;
    for (const core::EventKind kind : kinds)
        names += core::eventKindName(kind);
    return names;
}

// "ok 'content'/'reasoning' in/out(source) tp3 role,content" or "E_SERVER: boom 'a'/'' ..."; the
// notation of the conformance tables of spec/models.md.
inline std::string shown(const net::DecodedReply &reply)
{
    const QString verdict = reply.errorClass == core::ErrorClass::None
        ? QStringLiteral("ok")
        : core::errorClassName(reply.errorClass) + QStringLiteral(": ") + reply.error;
    return QStringLiteral("%1 '%2'/'%3' %4/%5 tp%6 %7")
        .arg(verdict, reply.content, reply.reasoning)
        .arg(reply.inputTokens)
        .arg(reply.outputTokens)
        .arg(reply.timePoints.size())
        .arg(kindNames(reply.eventKinds).join(u','))
        .trimmed()
        .toStdString();
}

inline std::string extraText(const core::Json &extra)
{
    return core::writeJson(extra).toStdString();
}

// Runs the event loop until the condition holds; false when that takes longer than ms.
template <class Condition>
bool waitFor(const Condition &isDone, int ms = 5000)
{
    const QDeadlineTimer deadline(ms);
    while (!isDone()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    }
    return true;
}

} // namespace aisb::test
