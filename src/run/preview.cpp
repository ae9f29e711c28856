// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/preview.h"

#include "core/dialogue.h"
#include "datasets/cases.h"
#include "net/backends/catalogue.h"
#include "net/tokencounts.h"
#include "run/loadrows.h"
#include "run/runplan.h"

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::Issue;

namespace {

constexpr qint64 kShownRequests = 5;
const QString kUnknownModel = u"<first model of the service>"_s;

void addError(Preview &preview, const QString &path, const core::Error &error)
{
    preview.issues.push_back({Issue::Severity::Error, path, error});
}

RequestPreview shown(const net::HttpRequest &request)
{
    RequestPreview preview;
    preview.method = QString::fromLatin1(request.method);
    preview.url = request.url.toString();
    for (const auto &[name, value] : request.headers) {
        const bool isSecret = name.compare("Authorization", Qt::CaseInsensitive) == 0
            || name.toLower().contains("key") || name.toLower().contains("token");
        preview.headers.emplace_back(
            QString::fromLatin1(name), isSecret ? u"***"_s : QString::fromUtf8(value));
    }
    preview.body = request.body;
    return preview;
}

// The case as its first request: the first option of a perplexity case, the first turn of a
// dialogue.
core::Case firstRequest(core::Case item, net::RequestContext &context)
{
    context.isRating = !item.candidates.empty();
    context.isDialogue = !item.turns.empty();
    if (context.isRating)
        item.prompt = item.candidates.front().prompt;
    else if (context.isDialogue)
        return core::turnCase(item, core::firstTurn(item), {});
    return item;
}

// Null when the model names none, or it cannot be read: a note says why.
core::TokenizerPtr tokenizerOf(const TaskPlan &task, Preview &preview)
{
    if (!task.tokenizer)
        return nullptr;
    const core::Result<core::TokenizerPtr> tokenizer = task.tokenizer();
    if (!tokenizer)
        preview.notes.push_back({{QT_TRANSLATE_NOOP("Phrases", "Tokens are not counted: %1"),
            {tokenizer.error().text()}}});
    return tokenizer.value_or(nullptr);
}

void addRequests(PlannedTask &planned, const TaskPlan &task, const JoinedCases &rows,
    const Environment &environment, Preview &preview)
{
    core::ModelSpec model = *task.spec;
    const net::Backend &backend = net::backendFor(model.backend);
    if (model.model.isEmpty() && backend.describe().discoversModel)
        model.model = kUnknownModel;
    net::RequestContext context;
    context.proxies = environment.proxies;
    const core::TokenizerPtr tokenizer = tokenizerOf(task, preview);
    for (qint64 i = 0; i < std::min(rows.size(), kShownRequests); ++i) {
        const core::Case item = firstRequest(rows.at(i), context);
        const core::Result<net::PreparedRequest> request =
            backend.makeRequest(model, item, context);
        if (!request) {
            addError(preview, planned.name, request.error().in(u"row %1"_s.arg(item.id)));
            return;
        }
        planned.firstRequests.push_back(shown(request->http));
        if (tokenizer)
            planned.firstRequests.back().promptTokens =
                net::promptTokens(request->input, *tokenizer);
    }
}

PlannedTask plannedTask(const TaskPlan &task, const RunPlan &plan, Preview &preview)
{
    PlannedTask planned;
    planned.name = task.name();
    planned.model = task.model;
    planned.group = task.base;
    planned.concurrency = task.spec->batchSize;
    planned.transport = transportNote(*task.spec, plan.options.pressure);
    if (!plan.sendsRequests) {
        planned.skipped = plan.isPerformance
            ? core::Phrase{QT_TRANSLATE_NOOP(
                  "Phrases", "nothing is sent: the numbers come from the folder reused")}
            : core::Phrase{QT_TRANSLATE_NOOP(
                  "Phrases", "nothing is sent: the predictions of the folder reused are scored")};
        return planned;
    }
    planned.warmups = plan.options.numWarmups;
    JoinedCases rows;
    for (const core::DatasetSpec &spec : task.datasets) {
        datasets::LoadContext context;
        context.datasetsRoot = plan.environment.datasetsRoot;
        context.currentDir = plan.environment.currentDir;
        context.seed = plan.options.seed;
        context.tokenizer = task.tokenizer;
        core::Result<datasets::LoadedSource> loaded = datasets::loadCaseSource(spec, context);
        if (!loaded) {
            planned.skipped = {"%1", {loaded.error().text()}};
            addError(preview, spec.abbr, loaded.error());
            return planned;
        }
        for (const QString &note : loaded->notes)
            preview.notes.push_back({{"%1", {note}}});
        rows.add(spec.abbr, std::move(loaded->cases), repeatsOf(spec));
    }
    planned.cases = rows.size() * task.numReturnSequences;
    addRequests(planned, task, rows, plan.environment, preview);
    return planned;
}

} // namespace

bool Preview::hasErrors() const
{
    return std::ranges::any_of(
        issues, [](const Issue &issue) { return issue.severity == Issue::Severity::Error; });
}

Preview preview(const core::RunOptions &options, const Environment &environment)
{
    Preview preview;
    const core::Result<RunPlan> plan = makeRunPlan(options, environment);
    if (!plan) {
        addError(preview, {}, plan.error());
        return preview;
    }
    preview.issues = plan->issues;
    preview.experimentParent = plan->workDir;
    for (const config::Notice &notice : plan->notices)
        preview.notes.push_back(
            {notice.phrase.isEmpty() ? core::Phrase{"%1", {notice.text}} : notice.phrase,
                notice.isTrace});
    if (preview.hasErrors())
        return preview;
    for (const TaskPlan &task : plan->tasks)
        preview.tasks.push_back(plannedTask(task, *plan, preview));
    return preview;
}

std::vector<Issue> checkOptions(const core::RunOptions &options, const Environment &environment)
{
    const core::Result<RunPlan> plan = makeRunPlan(options, environment);
    if (!plan)
        return {{Issue::Severity::Error, {}, plan.error()}};
    return plan->issues;
}

} // namespace aisb::run
