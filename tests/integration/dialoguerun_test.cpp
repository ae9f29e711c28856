// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of conversations and of traces, from configuration to files. Source: spec/perf.md 4.8, 9.5,
// 10.3, 10.4, spec/accuracy.md 3.2.
#include "core/series.h"

#include "chatservice.h"
#include "result_helpers.h"
#include "runhelpers.h"

#include <QTemporaryDir>

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::Json;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

namespace {

// A conversation of the ShareGPT form: questions <name>1, <name>2, ..., reference answers "g".
QByteArray conversation(const QByteArray &name, int turns)
{
    QByteArray messages;
    for (int i = 1; i <= turns; ++i)
        messages += (i > 1 ? ", " : "") + QByteArray(R"({"from": "human", "value": ")") + name
            + QByteArray::number(i) + R"("}, {"from": "gpt", "value": "g"})";
    return R"({"id": ")" + name + R"(", "conversations": [)" + messages + "]}";
}

class ConversationRun : public ::testing::Test
{
protected:
    ConversationRun()
        : m_environment(testEnvironment(m_folder.path()))
        , m_server([this](const test::SeenRequest &request) { return m_chat(request); })
    {
        write(u"ais_bench/datasets/sharegpt/ShareGPT_V3_unfiltered_cleaned_split.json"_s,
            '[' + conversation("x", 4) + ", " + conversation("y", 3) + ']');
    }

    void write(const QString &path, const QByteArray &content) const
    {
        const QString full = m_folder.filePath(path);
        QDir().mkpath(QFileInfo(full).path());
        QFile file(full);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    core::RunOptions options(core::Mode mode) const
    {
        core::RunOptions options;
        options.mode = mode;
        options.models = {u"vllm_api_stream_chat_multiturn"_s};
        options.datasets = {u"sharegpt_gen"_s};
        options.hostIp = u"127.0.0.1"_s;
        options.hostPort = m_server.serverPort();
        options.modelName = u"m"_s;
        options.batchSize = 2;
        options.retry = 1;
        options.numWarmups = 0;
        options.cfgTimeStr = u"20260101_000000"_s;
        options.dirTimeStr = options.cfgTimeStr;
        return options;
    }

    RunReport run(const core::RunOptions &options)
    {
        RunReport report = runToEnd(m_environment, options);
        EXPECT_TRUE(report.hasFinished);
        return report;
    }

    QByteArray file(const QString &path) const
    {
        return contentOf(m_folder.filePath(u"outputs/default/20260101_000000/"_s + path));
    }
    std::vector<Json> lines(const QString &path) const
    {
        std::vector<Json> records;
        for (const QByteArray &line : file(path).split('\n'))
            if (!line.isEmpty())
                records.push_back(core::readJson(line).value());
        return records;
    }
    [[nodiscard]] std::vector<QString> sent() const { return test::messagesOf(m_server.seen()); }
    static QString valueOf(const core::GroupResult &group, const QString &key)
    {
        for (const auto &row : group.tables.commonRows)
            if (row.key == key)
                return row.value;
        return {};
    }

    QTemporaryDir m_folder;
    Environment m_environment;
    test::Chat m_chat;
    test::ScriptServer m_server;
};

// "x: 0 1 2|y: 0": the turns of each row in the order of their records.
std::string turnsOf(const std::vector<core::PerfRequest> &requests)
{
    std::map<int, QString> rows;
    for (const core::PerfRequest &request : requests)
        rows[request.id] += u" %1%2"_s.arg(request.turnId).arg(request.isSuccess ? u""_s : u"!"_s);
    QStringList texts;
    for (const auto &[id, turns] : rows)
        texts.append(QString::number(id) + u':' + turns);
    return texts.join(u'|').toStdString();
}

} // namespace

TEST_F(ConversationRun, CountsTurnsAndHoldsOneSlotForAConversation)
{
    m_chat.delayMs = 20; // longer than the concurrency takes to build up
    core::RunOptions asked = options(core::Mode::Perf);
    asked.numWarmups = 1;
    const RunReport report = run(asked);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(m_server.maxInFlight(), 2);
    ASSERT_EQ(sent().size(), 4U + 7U) << "the warm-up holds a whole conversation";
    EXPECT_EQ(sent()[3],
        u"user x1|assistant a(x1)|user x2|assistant a(x2)|user x3|assistant "
        u"a(x3)|user x4"_s);

    ASSERT_EQ(report.groups.size(), 1U);
    const core::GroupResult &group = report.groups[0];
    EXPECT_EQ(valueOf(group, u"Total Requests"_s), u"7"_s);
    EXPECT_EQ(valueOf(group, u"Success Requests"_s), u"7"_s);
    EXPECT_EQ(valueOf(group, u"Max Concurrency"_s), u"2"_s);
    EXPECT_EQ(turnsOf(group.data->requests), "0: 0 1 2 3|1: 0 1 2");
    EXPECT_EQ(group.data->uuids.size(), 2U);
    const core::TaskProgress &end = report.progress.back().tasks[0];
    EXPECT_EQ(end.done, 2) << "cases are conversations";
    EXPECT_EQ(end.total, 2);
    EXPECT_EQ(end.posted, 7) << "counters go up per turn";
    const core::Timeline timeline = core::timelineOf(*group.data);
    EXPECT_TRUE(timeline.isMultiTurn);
    EXPECT_EQ(timeline.lanes, 2);

    // A turn begins after the answer of the one before.
    std::map<int, double> endOf;
    for (const core::PerfRequest &request : group.data->requests) {
        EXPECT_GE(request.start, endOf[request.id]);
        endOf[request.id] = request.end;
    }
}

TEST_F(ConversationRun, FilesOfBothLayoutsTellTurnsAndConversations)
{
    core::RunOptions asked = options(core::Mode::Perf);
    ASSERT_FALSE(run(asked).outcome.error);
    const auto columns = core::readJson(
        file(u"performance/vllm-multiturn-api-chat-stream/sharegptdataset_details.json"_s));
    ASSERT_OK(columns);
    const QByteArray text = core::writeJson(*columns);
    EXPECT_TRUE(text.contains("multiturn_group_id"));

    // Opened again the lanes are the same.
    asked.mode = core::Mode::PerfViz;
    asked.reuse = u"20260101_000000"_s;
    const RunReport again = run(asked);
    ASSERT_FALSE(again.outcome.error) << again.errorText();
    EXPECT_EQ(core::timelineOf(*again.groups[0].data).lanes, 2);
    EXPECT_EQ(valueOf(again.groups[0], u"Total Requests"_s), u"7"_s);

    asked = options(core::Mode::Perf);
    asked.layout = core::Layout::V3;
    asked.cfgTimeStr = asked.dirTimeStr = u"20260101_000300"_s;
    ASSERT_FALSE(run(asked).outcome.error);
    const std::vector<Json> details = lines(
        u"../20260101_000300/performances/vllm-multiturn-api-chat-stream/sharegpt_details.jsonl"_s);
    ASSERT_EQ(details.size(), 7U);
    std::map<qint64, std::vector<qint64>> turns;
    std::map<qint64, QStringList> uuids;
    for (const Json &line : details) {
        EXPECT_EQ(line.find(u"data_id"), nullptr);
        turns[line[u"id"].toInt()].push_back(line[u"turn_id"].toInt());
        uuids[line[u"id"].toInt()].append(line[u"uuid"].toString());
    }
    EXPECT_THAT(turns[0], ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(turns[1], ElementsAre(0, 1, 2));
    for (auto &[id, names] : uuids) {
        names.removeDuplicates();
        EXPECT_EQ(names.size(), 1);
    }
    EXPECT_NE(uuids[0], uuids[1]);
}

TEST_F(ConversationRun, AFailedTurnIsCountedAndEndsItsConversation)
{
    m_chat.refused = {u"x2"_s};
    const RunReport report = run(options(core::Mode::Perf));
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    const core::GroupResult &group = report.groups[0];
    EXPECT_EQ(turnsOf(group.data->requests), "0: 0 1!|1: 0 1 2");
    EXPECT_EQ(valueOf(group, u"Total Requests"_s), u"5"_s);
    EXPECT_EQ(valueOf(group, u"Failed Requests"_s), u"1"_s);
    EXPECT_EQ(sent().size(), 5U);
    EXPECT_EQ(report.progress.back().tasks[0].done, 2);
}

TEST_F(ConversationRun, TheModeOfTheConfigurationChoosesTheHistory)
{
    const auto requests = [this](const QByteArray &mode) {
        const std::size_t before = sent().size();
        write(u"mode.py"_s,
            R"(
models = [dict(abbr='m', attr='service', type='VLLMCustomAPIChat', model='m', stream=True,
    host_ip='127.0.0.1', host_port=)"
                + QByteArray::number(m_server.serverPort())
                + R"(, max_out_len=9, batch_size=2, retry=1, generation_kwargs=dict())]
datasets = [dict(abbr='talk', type='ShareGPTDataset', disable_shuffle=True,
    path='ais_bench/datasets/sharegpt/ShareGPT_V3_unfiltered_cleaned_split.json',
    reader_cfg=dict(input_columns=['question', 'answer'], output_column='answer', test_range='[1:2]'),
    infer_cfg=dict(prompt_template=dict(type='MultiTurnPromptTemplate', template=dict(round=[
        dict(role='HUMAN', prompt='{question}'), dict(role='BOT', prompt='{answer}')])),
        retriever=dict(type='ZeroRetriever'),
        inferencer=dict(type='MultiTurnGenInferencer', infer_mode=')"
                + mode + "')))]\nsummarizer = dict(attr='performance')\n");
        core::RunOptions asked;
        asked.mode = core::Mode::Perf;
        asked.configFile = m_folder.filePath(u"mode.py"_s);
        asked.numWarmups = 0;
        const RunReport report = run(asked);
        EXPECT_EQ(report.errorText(), std::string());
        std::vector<QString> made = sent();
        made.erase(made.begin(), made.begin() + static_cast<std::ptrdiff_t>(before));
        return made;
    };
    EXPECT_THAT(requests("every"),
        ElementsAre(u"user y1"_s, u"user y1|assistant a(y1)|user y2"_s,
            u"user y1|assistant a(y1)|user y2|assistant a(y2)|user y3"_s));
    EXPECT_THAT(requests("every_with_gt"),
        ElementsAre(u"user y1"_s, u"user y1|assistant g|user y2"_s,
            u"user y1|assistant g|user y2|assistant g|user y3"_s));
    EXPECT_THAT(
        requests("last"), ElementsAre(u"user y1|assistant g|user y2|assistant g|user y3"_s));
}

TEST_F(ConversationRun, PressureHoldsWholeConversationsOneAfterAnother)
{
    core::RunOptions asked = options(core::Mode::Perf);
    asked.pressure = true;
    asked.pressureTime = 1;
    const RunReport report = run(asked);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    std::map<qint32, int> turns;
    for (const core::PerfRequest &request : report.groups[0].data->requests)
        ++turns[request.uuidIndex];
    EXPECT_GT(turns.size(), 2U) << "rows come again";
    for (const core::PerfRequest &request : report.groups[0].data->requests)
        EXPECT_EQ(turns[request.uuidIndex], request.id == 0 ? 4 : 3) << "none is cut short";
}

TEST_F(ConversationRun, OnlyTheStartsOfConversationsArePlanned)
{
    core::RunOptions asked = options(core::Mode::Perf);
    asked.requestRate = 50;
    asked.burstiness = 0;
    const RunReport report = run(asked);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    std::vector<double> planned;
    for (const core::PerfRequest &request : report.groups[0].data->requests) {
        EXPECT_EQ(request.planned >= 0, request.turnId == 0);
        if (request.planned >= 0)
            planned.push_back(request.planned);
    }
    ASSERT_EQ(planned.size(), 2U);
    std::ranges::sort(planned);
    EXPECT_NEAR(planned[1] - planned[0], 0.02, 1e-6);
}

TEST_F(ConversationRun, InferKeepsALineForEachTurn)
{
    m_chat.thoughtful = {u"y1"_s};
    const RunReport report = run(options(core::Mode::Infer));
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    const std::vector<Json> records =
        lines(u"predictions/vllm-multiturn-api-chat-stream/sharegpt.jsonl"_s);
    ASSERT_EQ(records.size(), 7U);
    std::map<QString, std::vector<QString>> said;
    for (std::size_t i = 0; i < records.size(); ++i) {
        said[records[i][u"uuid"].toString()].push_back(records[i][u"prediction"].toString());
        EXPECT_EQ(core::writeJson(records[i][u"gold"]),
            records[i][u"id"].toInt() == 0 ? R"(["g", "g", "g", "g"])" : R"(["g", "g", "g"])");
    }
    std::vector<std::vector<QString>> dialogues;
    for (const auto &[uuid, answers] : said)
        dialogues.push_back(answers);
    EXPECT_THAT(dialogues,
        UnorderedElementsAre(ElementsAre(u"a(x1)"_s, u"a(x2)"_s, u"a(x3)"_s, u"a(x4)"_s),
            ElementsAre(u"r</think>a(y1)"_s, u"a(y2)"_s, u"a(y3)"_s)));
    EXPECT_EQ(
        core::writeJson(records.back()[u"origin_prompt"].items().back()[u"role"]), "\"HUMAN\"");
}

TEST_F(ConversationRun, AConversationThatBrokeOffIsHeldAgainFromTheStart)
{
    m_chat.refused = {u"x3"_s};
    ASSERT_FALSE(run(options(core::Mode::Infer)).outcome.error);
    const QString path = u"predictions/vllm-multiturn-api-chat-stream/sharegpt.jsonl"_s;
    EXPECT_EQ(lines(path).size(), 2U + 3U);
    EXPECT_EQ(
        lines(u"predictions/vllm-multiturn-api-chat-stream/sharegpt_failed.jsonl"_s).size(), 1U);

    m_chat.refused.clear();
    const std::size_t before = sent().size();
    core::RunOptions again = options(core::Mode::Infer);
    again.reuse = u"20260101_000000"_s;
    again.cfgTimeStr = again.dirTimeStr = u"20260101_000100"_s;
    const RunReport report = run(again);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(sent().size() - before, 4U) << "the finished conversation is not";
    const std::vector<Json> records = lines(path);
    EXPECT_EQ(records.size(), 7U);
    std::map<qint64, QStringList> uuids;
    for (const Json &record : records)
        uuids[record[u"id"].toInt()].append(record[u"uuid"].toString());
    EXPECT_EQ(uuids[0].size(), 4);
    EXPECT_EQ(uuids[0].count(uuids[0].front()), 4) << "nothing of the broken one is left";
    EXPECT_FALSE(QFile::exists(m_folder.filePath(
        u"outputs/default/20260101_000000/predictions/vllm-multiturn-api-chat-stream/tmp"_s)));
}

TEST_F(ConversationRun, AnswersToConversationsAreNotScored)
{
    for (const core::Mode mode : {core::Mode::All, core::Mode::Eval}) {
        core::RunOptions asked = options(mode);
        if (mode == core::Mode::Eval)
            asked.reuse = u"20260101_000000"_s;
        EXPECT_EQ(run(asked).errorCode(), core::ErrorCode::PartiUnk001);
    }
    EXPECT_TRUE(sent().empty());
}

} // namespace aisb::run
