// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runspec.h"
#include "run/environment.h"

#include <QString>

#include <optional>
#include <vector>

namespace aisb::run {

// One request exactly as it would go out, the key masked.
struct RequestPreview
{
    QString method;
    QString url;
    std::vector<std::pair<QString, QString>> headers;
    QByteArray body;
    std::optional<qint64> promptTokens =
        {}; // as the tokenizer of the model counts; nothing without one
};

// Something worth knowing about a run.
struct PreviewNote
{
    core::Phrase text;
    bool isTrace = false; // which file was read: for the log alone
};

struct PlannedTask
{
    QString name; // "<model>/<group>"
    QString model; // abbr
    QString group;
    qint64 cases = 0; // requests to send, warm-up not counted
    int warmups = 0;
    int concurrency = 1;
    core::Phrase transport; // "qnam", with the reason when it was chosen
    core::Phrase skipped; // reason; empty = will run
    std::vector<RequestPreview> firstRequests; // up to five
};

// What a run would do, found out without sending or writing anything. Source: spec/workflow.md 13
// WF-03.
struct Preview
{
    std::vector<core::Issue> issues; // all of them, by field; errors mean the run would not start
    std::vector<PlannedTask> tasks;
    QString experimentParent; // work directory
    std::vector<PreviewNote> notes;

    [[nodiscard]] bool hasErrors() const;
};

// Reads configurations and data files; call it from a pool thread. Never sends: an empty model name
// stays a placeholder.
[[nodiscard]] Preview preview(const core::RunOptions &options, const Environment &environment);

// As preview without loading data: configuration and value checks alone, quick enough for typing.
[[nodiscard]] std::vector<core::Issue> checkOptions(
    const core::RunOptions &options, const Environment &environment);

} // namespace aisb::run
