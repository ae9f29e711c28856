// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mock/activefaults.h"
#include "mock/dice.h"
#include "mock/mocksettings.h"
#include "mock/reply.h"

namespace aisb::mock {

// Everything a profile may look at to answer one request.
struct RequestContext
{
    const HttpRequest &request;
    const MockSettings &settings;
    const ActiveFaults &faults;
    Dice dice;
    int activeRequests = 0; // for /active_connections
};

// Whether a path, without a query, is one where models are asked.
[[nodiscard]] bool isInferencePath(QByteArrayView path);
// Whether a request asks a model for something: those are what knobs meet and tests count.
[[nodiscard]] bool isInference(const HttpRequest &request);

// The path that is served: without the prefix that redirect puts in front.
[[nodiscard]] QByteArray servedPath(const HttpRequest &request);

// The answer of the profile in the settings, with the knobs that replace it (status, redirect,
// require_key, raw_body) and those that change its content. Never fails: bad requests get the
// profile's error answers.
[[nodiscard]] Reply answerRequest(const RequestContext &context);

} // namespace aisb::mock
