// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plantext.h"

#include "core/optiontable.h"
#include "report/texttable.h"

namespace aisb::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestBody = 2000; // characters shown of a request body

QString taskTable(const run::Preview &preview)
{
    report::Table table;
    table.header = QStringList{
        u"Task"_s, u"Requests"_s, u"Warm-up"_s, u"Concurrency"_s, u"Transport"_s, u"Remark"_s};
    for (const run::PlannedTask &task : preview.tasks)
        table.rows.push_back({task.name, QString::number(task.cases), QString::number(task.warmups),
            QString::number(task.concurrency), task.transport.text(),
            task.skipped.isEmpty() ? QString() : u"skipped: "_s + task.skipped.text()});
    return report::renderTable(table, report::TableStyle::FancyGrid) + u'\n';
}

QString bodyText(const QByteArray &body)
{
    QString text = QString::fromUtf8(body);
    if (text.size() <= kLongestBody)
        return text;
    return text.left(kLongestBody) + u" ... (%1 more characters)"_s.arg(text.size() - kLongestBody);
}

QString requestText(const run::PlannedTask &task)
{
    if (task.firstRequests.empty())
        return {};
    const run::RequestPreview &request = task.firstRequests.front();
    QString text =
        u"\nFirst request of %1:\n  %2 %3\n"_s.arg(task.name, request.method, request.url);
    for (const auto &[name, value] : request.headers)
        text += u"  %1: %2\n"_s.arg(name, value);
    return text + u"\n  %1\n"_s.arg(bodyText(request.body));
}

QLatin1String severityName(core::Issue::Severity severity)
{
    switch (severity) {
    case core::Issue::Severity::Error:
        return "error"_L1;
    case core::Issue::Severity::Warning:
        return "warning"_L1;
    case core::Issue::Severity::Note:
        return "note"_L1;
    }
    return {};
}

QString issuesText(const std::vector<core::Issue> &issues)
{
    QString text = issues.empty() ? QString() : u"\nFindings:\n"_s;
    for (const core::Issue &issue : issues) {
        const QString place = issue.path.isEmpty() ? QString() : issue.path + u": "_s;
        text += u"  %1: %2%3\n"_s.arg(severityName(issue.severity), place, issue.error.text());
    }
    return text;
}

} // namespace

QString planText(const core::RunOptions &options, const run::Preview &preview)
{
    QString text = u"Plan of: %1\n"_s.arg(core::commandLine(options));
    text += u"Mode: %1\n"_s.arg(core::modeName(options.mode));
    if (!preview.experimentParent.isEmpty())
        text += u"Work directory: %1\n"_s.arg(preview.experimentParent);
    if (!preview.tasks.empty())
        text += taskTable(preview);
    for (const run::PlannedTask &task : preview.tasks)
        text += requestText(task);
    if (!preview.notes.empty())
        text += u"\nNotes:\n"_s;
    for (const run::PreviewNote &note : preview.notes)
        text += u"  %1\n"_s.arg(note.text.text());
    return text + issuesText(preview.issues) + u"\nNothing was sent and nothing was written.\n"_s;
}

} // namespace aisb::cli
