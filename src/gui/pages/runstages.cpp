// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/runstages.h"

#include "core/text/format.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Carries the translation context of this file.
class RunStagesTexts
{
    Q_DECLARE_TR_FUNCTIONS(RunStages)
};

constexpr int kSteps = 5;
constexpr int kInferStep = 1;
constexpr int kScoreStep = 2;

int stepOf(core::TaskState state)
{
    using core::TaskState;
    switch (state) {
    case TaskState::NotStart:
    case TaskState::Start:
    case TaskState::LoadingDataset:
        return 0;
    case TaskState::Warmup:
    case TaskState::WarmupFinished:
    case TaskState::WarmupFailed:
        return 1;
    case TaskState::Inferencing:
    case TaskState::Cancelled:
        return 2;
    case TaskState::WriteCache:
    case TaskState::Evaluating:
        return 3;
    case TaskState::Killed:
    case TaskState::Finish:
    case TaskState::Error:
        break;
    }
    return 3;
}

// The step the run as a whole is in.
int currentStep(const core::ProgressSnapshot &snapshot)
{
    if (snapshot.stage == core::Stage::Prepare) {
        return 0;
    }
    if (snapshot.stage >= core::Stage::Summary) {
        return 4;
    }
    const int task = snapshot.currentTask;
    return task < 0 || task >= static_cast<int>(snapshot.tasks.size())
        ? 2
        : stepOf(snapshot.tasks[static_cast<std::size_t>(task)].state);
}

// Of a run that sends, scores and reports.
int stagedStep(core::Stage stage)
{
    switch (stage) {
    case core::Stage::Prepare:
        return 0;
    case core::Stage::Infer:
        return kInferStep;
    case core::Stage::Judge:
    case core::Stage::Eval:
        return kScoreStep;
    case core::Stage::Summary:
    case core::Stage::Done:
        break;
    }
    return kScoreStep + 1;
}

StepState stepState(int step, int current, bool hasEnded)
{
    if (step < current) {
        return StepState::Done;
    }
    if (step > current) {
        return StepState::Open;
    }
    return hasEnded ? StepState::Problem : StepState::Current;
}

qint64 finalTasks(const std::vector<core::TaskProgress> &tasks)
{
    return std::ranges::count_if(
        tasks, [](const core::TaskProgress &task) { return core::isFinal(task.state); });
}

double shareOf(qint64 done, qint64 total)
{
    return total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0;
}

QString countText(const RunTotals &totals)
{
    return totals.total < 0
        ? QString()
        : RunStagesTexts::tr("%1 of %2")
              .arg(core::displayInteger(totals.done), core::displayInteger(totals.total));
}

QString pairText(double first, double second, QString (*format)(double))
{
    return first < 0 ? u"–"_s : format(first) + u" · "_s + format(second);
}

} // namespace

RunTotals totalsOf(const core::ProgressSnapshot &snapshot)
{
    RunTotals totals;
    bool isKnown = !snapshot.tasks.empty();
    qint64 total = 0;
    for (const core::TaskProgress &task : snapshot.tasks) {
        isKnown = isKnown && task.total >= 0;
        total += std::max<qint64>(0, task.total);
        totals.done += task.done;
        totals.posted += task.posted;
        totals.received += task.received;
        totals.failed += task.failed;
        totals.inFlight += task.inFlight;
        totals.concurrency += core::isFinal(task.state) ? 0 : task.concurrency;
    }
    totals.total = isKnown ? total : -1;
    return totals;
}

RunSteps stepsOf(const core::ProgressSnapshot &snapshot, bool hasEnded, bool hasFailed)
{
    const RunTotals totals = totalsOf(snapshot);
    const QStringList titles = {RunStagesTexts::tr("Load data"), RunStagesTexts::tr("Warm-up"),
        RunStagesTexts::tr("Send"), RunStagesTexts::tr("Write files"),
        RunStagesTexts::tr("Report")};
    const int current = hasEnded && !hasFailed ? kSteps : currentStep(snapshot);
    RunSteps result;
    for (int i = 0; i < kSteps; ++i) {
        Step step;
        step.title = titles[i];
        step.state = stepState(i, current, hasEnded);
        result.steps.push_back(std::move(step));
    }
    result.steps[2].note = current >= 2 ? countText(totals) : QString();
    if (totals.total >= 0) {
        result.steps[0].note =
            RunStagesTexts::tr("%1 rows").arg(core::displayInteger(totals.total));
    }
    result.progress = hasEnded && !hasFailed ? 1
        : totals.total > 0 ? static_cast<double>(totals.done) / static_cast<double>(totals.total)
                           : 0;
    return result;
}

RunSteps stepsOf(const StagedRun &run)
{
    QStringList titles = {RunStagesTexts::tr("Prepare"), RunStagesTexts::tr("Infer")};
    if (run.isScored) {
        titles << RunStagesTexts::tr("Score") << RunStagesTexts::tr("Report");
    }
    const auto count = static_cast<int>(titles.size());
    const bool isComplete = run.hasEnded && !run.hasFailed;
    const int current = isComplete ? count : std::min(stagedStep(run.stage), count - 1);
    const RunTotals totals = totalsOf(run.sending);
    const qint64 scored = finalTasks(run.scoring);
    const auto jobs = static_cast<qint64>(run.scoring.size());
    RunSteps result;
    for (int i = 0; i < count; ++i) {
        result.steps.push_back({titles[i], QString(), stepState(i, current, run.hasEnded)});
    }
    if (current >= kInferStep) {
        result.steps[kInferStep].note = countText(totals);
    }
    if (jobs > 0 && run.isScored) {
        result.steps[kScoreStep].note =
            RunStagesTexts::tr("%1 of %2")
                .arg(core::displayInteger(scored), core::displayInteger(jobs));
    }
    result.progress = isComplete ? 1
        : current == kInferStep  ? shareOf(totals.done, totals.total)
        : current == kScoreStep  ? shareOf(scored, jobs)
                                 : 0;
    return result;
}

double secondsLeft(const core::ProgressSnapshot &snapshot)
{
    const RunTotals totals = totalsOf(snapshot);
    double elapsed = 0;
    for (const core::TaskProgress &task : snapshot.tasks) {
        elapsed += task.elapsedS;
    }
    if (totals.total < 0 || totals.done < 3 || elapsed <= 0) {
        return -1;
    }
    const double rate = static_cast<double>(totals.done) / elapsed;
    return static_cast<double>(totals.total - totals.done) / rate;
}

std::vector<MetricValue> countersOf(
    const core::ProgressSnapshot &snapshot, double elapsedS, bool hasEnded)
{
    const RunTotals totals = totalsOf(snapshot);
    const core::LiveMetrics &live = snapshot.live;
    const auto of = [](qint64 value) {
        return value > 0 ? RunStagesTexts::tr("of %1").arg(core::displayInteger(value)) : QString();
    };
    MetricValue failed{
        RunStagesTexts::tr("Failed"), core::displayInteger(totals.failed), QString()};
    if (totals.failed > 0) {
        failed.numberTone = Tone::Bad;
        const qint64 ended = std::max<qint64>(1, totals.failed + totals.received);
        failed.unit = core::displayPercent(
            100.0 * static_cast<double>(totals.failed) / static_cast<double>(ended));
    }
    const double left = hasEnded ? -1 : secondsLeft(snapshot);
    const bool hasRates = !hasEnded && snapshot.stage == core::Stage::Infer;
    return {{RunStagesTexts::tr("Sent"), core::displayInteger(totals.posted), of(totals.total)},
        {RunStagesTexts::tr("In flight"), core::displayInteger(totals.inFlight),
            of(totals.concurrency)},
        {RunStagesTexts::tr("Succeeded"), core::displayInteger(totals.received), QString()}, failed,
        {RunStagesTexts::tr("Requests"), hasRates ? core::displayRate(live.finishedPerS) : u"–"_s,
            u"1/s"_s},
        {RunStagesTexts::tr("Output"), hasRates ? core::displayRate(live.outputTokensPerS) : u"–"_s,
            u"token/s"_s},
        {RunStagesTexts::tr("TTFT P50 · P99, 10 s"),
            pairText(live.ttftP50Ms, live.ttftP99Ms, core::displayLatency), u"ms"_s},
        {hasEnded ? RunStagesTexts::tr("Elapsed") : RunStagesTexts::tr("Elapsed · left"),
            left < 0 ? core::displayClock(elapsedS)
                     : core::displayClock(elapsedS) + u" · "_s + core::displayClock(left),
            QString()}};
}

SummaryTable tableOf(const core::AccuracySummary &summary)
{
    SummaryTable table;
    table.header = {RunStagesTexts::tr("Data set"), RunStagesTexts::tr("Version"),
        RunStagesTexts::tr("Metric"), RunStagesTexts::tr("Mode")};
    if (summary.hasTotalCount) {
        table.header << RunStagesTexts::tr("Total");
    }
    table.header << summary.columns;
    for (const core::SummaryRow &row : summary.rows) {
        QStringList cells = {row.dataset, row.version, row.metric, row.mode};
        if (summary.hasTotalCount) {
            cells << row.totalCount;
        }
        for (const core::SummaryCell &cell : row.cells) {
            cells << cell.text;
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

QString runTitle(const core::RunOptions &options)
{
    const auto first = [](const QStringList &names) {
        return names.size() > 1 ? u"%1 +%2"_s.arg(names.first()).arg(names.size() - 1)
                                : names.value(0);
    };
    QStringList parts;
    if (!options.models.isEmpty()) {
        parts << first(options.models);
    }
    if (!options.datasets.isEmpty()) {
        parts << first(options.datasets);
    } else if (options.customDatasetPath) {
        parts << QFileInfo(*options.customDatasetPath).fileName();
    }
    if (options.batchSize) {
        parts << u"c%1"_s.arg(*options.batchSize);
    }
    return parts.join(u" · "_s);
}

} // namespace aisb::gui
