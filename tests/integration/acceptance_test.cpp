// SPDX-License-Identifier: GPL-3.0-or-later
// The promises of spec/workflow.md 14 about accuracy runs that no other test is about.
#include "config/dumpreader.h"
#include "config/dumpwriter.h"
#include "config/pythonreader.h"
#include "run/preview.h"

#include "accuracyfixture.h"
#include "result_helpers.h"

#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <map>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::TaskState;

namespace {

class Acceptance : public AccuracyFixture
{
protected:
    // The only config dump of the experiment.
    [[nodiscard]] QString dumpPath() const
    {
        const QStringList dumps = filesBelow(file(u"configs"_s));
        EXPECT_EQ(dumps.size(), 1);
        return file(u"configs/"_s + dumps.value(0));
    }
};

// Members sorted at every level, as Python's json.dumps(sort_keys=True) gives them.
core::Json sorted(const core::Json &value)
{
    if (value.isArray()) {
        core::Json list = core::Json::array();
        for (const core::Json &item : value.items())
            list.append(sorted(item));
        return list;
    }
    if (!value.isObject())
        return value;
    std::map<QString, core::Json> members;
    for (const auto &[key, member] : value.members())
        members.emplace(key, sorted(member));
    core::Json object = core::Json::object();
    for (const auto &[key, member] : members)
        object.set(key, member);
    return object;
}

// The distinct states of each task, in the order they were seen.
std::map<QString, std::vector<TaskState>> statesOf(const RunReport &report)
{
    std::map<QString, std::vector<TaskState>> states;
    for (const core::ProgressSnapshot &snapshot : report.progress)
        for (const core::TaskProgress &task : snapshot.tasks)
            if (auto &seen = states[task.name]; seen.empty() || seen.back() != task.state)
                seen.push_back(task.state);
    return states;
}

qint64 mostAtOnce(const RunReport &report)
{
    qint64 most = 0;
    for (const core::ProgressSnapshot &snapshot : report.progress)
        most = std::max<qint64>(
            most, std::ranges::count_if(snapshot.tasks, [](const core::TaskProgress &task) {
                return task.state != TaskState::NotStart && !core::isFinal(task.state);
            }));
    return most;
}

} // namespace

// spec/workflow.md 14, check 4.
TEST_F(Acceptance, AllOverEightRowsIsReportedUnderItsStampAndItsDumpRoundTrips)
{
    core::RunOptions eight = options(core::Mode::All);
    eight.numPrompts = 8;
    const RunReport report = run(eight);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(lines(kPredictions).size(), 8U);
    EXPECT_TRUE(text(u"summary/summary_20260101_000000.csv"_s).endsWith(",accuracy,gen,100.00\n"));

    const QByteArray dump = contentOf(dumpPath());
    const auto read = config::readPython(dump, dumpPath());
    ASSERT_OK(read);
    config::Value root = config::Value::dict();
    for (const auto &[name, value] : read->variables)
        root.set(name, value);
    EXPECT_EQ(config::writeDump(root).toStdString(), dump.toStdString());
}

// spec/workflow.md 14, check 4.
TEST_F(Acceptance, PythonReadsTheDumpAsWeDo)
{
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty())
        GTEST_SKIP() << "there is no python3 to read the dump with";
    run(options(core::Mode::All));
    const QString dump = dumpPath();
    QProcess process;
    process.start(python,
        {u"-c"_s,
            u"import json, sys\n"
            "names = {}\n"
            "exec(compile(open(sys.argv[1], encoding='utf-8').read(), 'dump', 'exec'), names)\n"
            "names.pop('__builtins__')\n"
            "print(json.dumps(names, sort_keys=True))\n"_s,
            dump});
    ASSERT_TRUE(process.waitForFinished());
    ASSERT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
    const auto theirs = core::readJson(process.readAllStandardOutput());
    ASSERT_OK(theirs);
    const config::DumpContent ours = config::readDump(contentOf(dump), dump);
    ASSERT_TRUE(ours.warnings.isEmpty()) << ours.warnings.join(u'\n').toStdString();
    EXPECT_EQ(core::writeJson(sorted(ours.root)).toStdString(),
        core::writeJson(sorted(*theirs)).toStdString());
}

// spec/workflow.md 14, check 6.
TEST_F(Acceptance, TheRangeOfAConfigurationWinsOverTheRowLimit)
{
    core::RunOptions two = configured(core::Mode::All, sums("one", ", test_range='[0:3]'"));
    two.numPrompts = 2;
    const RunReport report = run(two);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_TRUE(report.logText().contains(u"one: --num-prompts is ignored"_s));
    EXPECT_EQ(ids(u"predictions/m/one.jsonl"_s), (std::multiset<qint64>{0, 1, 2}));
    EXPECT_EQ(posts(), 3 + 1);
}

// spec/workflow.md 14, check 12.
TEST_F(Acceptance, ADataSetNamedTwiceOnTheCommandLineIsRunOnce)
{
    core::RunOptions twice = options(core::Mode::All);
    twice.datasets += twice.datasets;
    const RunReport report = run(twice);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(ids(kPredictions), everyRow());
    EXPECT_EQ(posts(), kRows + 1);
    EXPECT_EQ(text(u"summary/summary_20260101_000000.csv"_s).count('\n'), 2) << "header and score";
}

// spec/workflow.md 14, check 17.
TEST_F(Acceptance, AsManyTasksAsWorkersRunAtOnceThroughTheStatesOfTheBoard)
{
    QByteArray datasets;
    QStringList names;
    for (const QByteArray name : {"a", "b", "c", "d", "e", "f"}) {
        datasets += sums(name, ", test_range='[0:4]'");
        names.append(u"m/"_s + QString::fromLatin1(name));
    }
    core::RunOptions six = configured(core::Mode::Infer, datasets);
    six.maxNumWorkers = 4;
    m_calculator.delayMs = 5;
    const RunReport report = run(six);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(mostAtOnce(report), 4);

    const std::vector<TaskState> expected{TaskState::NotStart, TaskState::Start,
        TaskState::LoadingDataset, TaskState::Warmup, TaskState::WarmupFinished,
        TaskState::Inferencing, TaskState::WriteCache, TaskState::Finish};
    const auto states = statesOf(report);
    ASSERT_EQ(states.size(), 6U);
    for (const QString &name : names)
        EXPECT_EQ(states.at(name), expected) << name.toStdString();
    EXPECT_EQ(posts(), 6 * (4 + 1));
}

// spec/workflow.md 14, check 18. Tasks are threads of one process here: what a killed process is to
// the reference is a task that gives up at any of its steps.
TEST_F(Acceptance, TasksThatFailLeaveTheOthersAloneAndAreDashes)
{
    for (int first = 10; first < 10 + kRows; ++first)
        m_calculator.refused.insert(first); // questions of the data set "refused" alone
    QByteArray others;
    for (int i = 0; i < kRows; ++i)
        others += R"({"question": "What is )" + QByteArray::number(i + 100)
            + R"( and 5?", "answer": "#### )" + QByteArray::number(i + 105) + "\"}\n";
    for (const QString &name : {u"test"_s, u"train"_s})
        write(u"others/%1.jsonl"_s.arg(name), others);
    QByteArray unscored = sums("unscored", {}, "others");
    unscored.replace("eval_cfg=score", "eval_cfg=dict()");
    core::RunOptions mixed = configured(core::Mode::All,
        sums("good", {}, "others") + sums("gone", {}, "nowhere") + unscored + sums("refused")
            + sums("last", {}, "others"));
    mixed.maxNumWorkers = 2;
    const RunReport report = run(mixed);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(report.outcome.failedTasks, 3);
    EXPECT_EQ(report.logText().count(u"[RUNNER-TASK-001]"_s), 3) << report.logText().toStdString();
    const auto states = statesOf(report);
    EXPECT_EQ(states.at(u"m/gone"_s).back(), TaskState::Error);
    EXPECT_EQ(states.at(u"m/refused"_s).back(), TaskState::Error);
    for (const QString &name : {u"good"_s, u"unscored"_s, u"last"_s})
        EXPECT_EQ(ids(u"predictions/m/%1.jsonl"_s.arg(name)), everyRow()) << name.toStdString();
    const QByteArray csv = text(u"summary/summary_20260101_000000.csv"_s);
    for (const QByteArray dashes :
        {"\ngone,-,-,-,-\n", "\nrefused,-,-,-,-\n", "\nunscored,-,-,-,-\n"})
        EXPECT_TRUE(csv.contains(dashes)) << csv.toStdString();
    EXPECT_EQ(csv.count(",accuracy,gen,100.00\n"), 2) << csv.toStdString();
}

// spec/workflow.md 14, check 22.
TEST_F(Acceptance, APlanOfAnAccuracyRunCreatesAndSendsNothing)
{
    const QStringList before = filesBelow(m_folder.path());
    const Preview plan = preview(options(core::Mode::All), m_environment);
    EXPECT_FALSE(plan.hasErrors());
    ASSERT_EQ(plan.tasks.size(), 1U);
    EXPECT_EQ(filesBelow(m_folder.path()), before);
    EXPECT_EQ(m_server.connections(), 0);
}

} // namespace aisb::run
