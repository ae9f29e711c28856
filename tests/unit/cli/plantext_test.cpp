// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plantext.h"

using namespace aisb;
using namespace Qt::StringLiterals;

namespace {

run::Preview somePreview()
{
    run::PlannedTask task;
    task.name = u"chat/syntheticdataset"_s;
    task.cases = 24;
    task.warmups = 1;
    task.concurrency = 4;
    task.transport = {"%1", {u"qnam"_s}};
    task.firstRequests = {{u"POST"_s, u"http://127.0.0.1:8080/v1/chat/completions"_s,
        {{u"Authorization"_s, u"Bearer ***"_s}}, R"({"model": "m"})"}};
    run::PlannedTask skipped;
    skipped.name = u"chat/gsm8kdataset"_s;
    skipped.skipped = {"%1", {u"not a performance data set"_s}};
    run::Preview preview;
    preview.tasks = {task, skipped};
    preview.experimentParent = u"outputs/default"_s;
    preview.notes = {{{"the model name is asked from the service"}}};
    return preview;
}

} // namespace

TEST(PlanText, ShowsTasksAndOneRequestOfEach)
{
    core::RunOptions options;
    options.mode = core::Mode::Perf;
    options.models = {u"chat"_s};
    options.apiKey = core::Secret(u"sk-secret"_s);
    const QString text = cli::planText(options, somePreview());
    EXPECT_TRUE(text.startsWith(
        u"Plan of: ais_bench --models chat --mode perf --api-key '***'\nMode: perf\n"
        "Work directory: outputs/default\n╒═"_s))
        << text.toStdString();
    EXPECT_TRUE(text.contains(u"│ chat/syntheticdataset │ "_s)
        || text.contains(u"│ chat/syntheticdataset "_s));
    EXPECT_TRUE(text.contains(u"skipped: not a performance data set"_s));
    EXPECT_TRUE(text.contains(
        u"\nFirst request of chat/syntheticdataset:\n"
        "  POST http://127.0.0.1:8080/v1/chat/completions\n  Authorization: Bearer ***\n\n"
        "  {\"model\": \"m\"}\n"_s));
    EXPECT_TRUE(text.contains(u"\nNotes:\n  the model name is asked from the service\n"_s));
    EXPECT_TRUE(text.endsWith(u"\nNothing was sent and nothing was written.\n"_s));
    EXPECT_FALSE(text.contains(u"sk-secret"_s));
}

TEST(PlanText, ListsEveryFindingWithPlaceAndCode)
{
    run::Preview preview;
    preview.issues = {{core::Issue::Severity::Error, u"models[0].batch_size"_s,
                          {core::ErrorCode::UtilsCfg002, u"must be at least 1"_s}},
        {core::Issue::Severity::Warning, QString(),
            {core::ErrorCode::UtilsCfg001, u"no tokenizer"_s}}};
    const QString text = cli::planText({}, preview);
    EXPECT_TRUE(text.contains(u"\nFindings:\n  error: models[0].batch_size: [UTILS-CFG-002] "_s))
        << text.toStdString();
    EXPECT_TRUE(text.contains(u"\n  warning: [UTILS-CFG-001] "_s));
    EXPECT_FALSE(text.contains(u"╒"_s)) << "no table without tasks";
}

TEST(PlanText, CutsLongBodies)
{
    run::Preview preview = somePreview();
    preview.tasks[0].firstRequests[0].body = QByteArray(100'000, 'A');
    const QString text = cli::planText({}, preview);
    EXPECT_LT(text.size(), 5000);
    EXPECT_TRUE(text.contains(u"... (98000 more characters)"_s));
}
