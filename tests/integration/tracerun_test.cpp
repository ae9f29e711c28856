// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of traces, from configuration to files. Source: spec/perf.md 9.5, 10.3.
#include "tokens/loadtokenizer.h"

#include "chatservice.h"
#include "result_helpers.h"
#include "runhelpers.h"

#include <QTemporaryDir>

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;
using ::testing::ElementsAre;

namespace {

class TraceRun : public ::testing::Test
{
protected:
    TraceRun()
        : m_environment(testEnvironment(m_folder.path()))
        , m_server([this](const test::SeenRequest &request) { return m_chat(request); })
    {
    }

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    // A run of trace.jsonl; model and data are further members of their entries.
    RunReport run(const QByteArray &trace, const QByteArray &model = {},
        const QByteArray &data = {}, core::Mode mode = core::Mode::Perf)
    {
        write(u"trace.jsonl"_s, trace);
        write(u"run.py"_s,
            R"(
models = [dict(abbr='m', attr='service', type='VLLMCustomAPIChat', model='m', stream=True,
    host_ip='127.0.0.1', max_out_len=9, batch_size=1, retry=1, generation_kwargs=dict(), host_port=)"
                + QByteArray::number(m_server.serverPort()) + model + R"()]
datasets = [dict(abbr='mooncake-trace', type='MooncakeTraceDataset', path='trace.jsonl',
    reader_cfg=dict(input_columns=['prompt', 'timestamp', 'max_out_len'], output_column='answer'),
    infer_cfg=dict(prompt_template=dict(type='PromptTemplate', template='{prompt}'),
        retriever=dict(type='ZeroRetriever'), inferencer=dict(type='GenInferencer')))"
                + data + ")]\nsummarizer = dict(attr='performance')\n");
        core::RunOptions options;
        options.mode = mode;
        options.configFile = m_folder.filePath(u"run.py"_s);
        options.numWarmups = 0;
        options.cfgTimeStr = options.dirTimeStr = u"20260101_000000"_s;
        RunReport report = runToEnd(m_environment, options);
        EXPECT_TRUE(report.hasFinished);
        return report;
    }

    // What was asked -> the output limit it was sent with.
    [[nodiscard]] std::map<QString, qint64> limits() const
    {
        std::map<QString, qint64> limits;
        for (const test::SeenRequest &request : m_server.seen())
            limits[test::messagesOf(request)] =
                core::readJson(request.body).value()[u"max_tokens"].toInt();
        return limits;
    }

    static bool hasLogged(const RunReport &report, const QString &text)
    {
        return std::ranges::any_of(
            report.taskLog, [&](const core::LogLine &line) { return line.text.contains(text); });
    }

    QTemporaryDir m_folder;
    Environment m_environment;
    test::Chat m_chat;
    test::ScriptServer m_server;
};

const QByteArray kTexts = R"({"timestamp": 120, "input_text": "c", "output_length": 3}
{"timestamp": 0, "input_text": "a", "output_length": 5}
{"input_text": "d"}
{"timestamp": 60.5, "input_text": "b", "output_length": 4}
)";

} // namespace

TEST_F(TraceRun, SendsAtTheTimeStampsWhateverIsInFlight)
{
    m_chat.delayMs = 500;
    const RunReport report = run(kTexts, ", use_timestamp=True");
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(m_server.maxInFlight(), 4) << "batch_size does not hold";
    EXPECT_EQ(test::messagesOf(m_server.seen()).front(), u"user a"_s);
    EXPECT_THAT(limits(),
        ElementsAre(std::pair(u"user a"_s, 5), std::pair(u"user b"_s, 4), std::pair(u"user c"_s, 3),
            std::pair(u"user d"_s, 1)));

    ASSERT_EQ(report.groups.size(), 1U);
    std::map<int, double> planned; // by id: the order of the time stamps
    for (const core::PerfRequest &request : report.groups[0].data->requests) {
        EXPECT_GE(request.start, request.planned);
        EXPECT_TRUE(request.isSuccess);
        planned[request.id] = request.planned;
    }
    ASSERT_EQ(planned.size(), 4U);
    EXPECT_NEAR(planned[1] - planned[0], 0.0605, 1e-6);
    EXPECT_NEAR(planned[2] - planned[0], 0.120, 1e-6);
    EXPECT_EQ(planned[3], planned[2]) << "without a time stamp: right behind the last one";
    EXPECT_TRUE(hasLogged(report, u"Sending at the time stamps"_s));
    EXPECT_TRUE(hasLogged(report, u"use_timestamp is set"_s));
    EXPECT_TRUE(hasLogged(report, u"direct (auto: sending at time stamps"_s));

    const QStringList files = filesBelow(m_folder.filePath(u"outputs/default/20260101_000000"_s));
    EXPECT_TRUE(files.contains(u"performance/m/mooncaketracedataset.csv"_s));
    EXPECT_TRUE(files.filter(u"_rps_"_s).isEmpty());
}

TEST_F(TraceRun, WithoutUseTimestampTheConcurrencyHolds)
{
    const RunReport report = run(kTexts);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(m_server.maxInFlight(), 1);
    EXPECT_EQ(m_server.seen().size(), 4U);
    EXPECT_TRUE(hasLogged(report, u"The data has time stamps, but use_timestamp is not set"_s));
}

TEST_F(TraceRun, SendsTheWindowOfTheTraceAlone)
{
    const RunReport report = run(kTexts, ", use_timestamp=True",
        ", fixed_schedule_start_offset=60, fixed_schedule_end_offset=120");
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(m_server.seen().size(), 3U);
    EXPECT_TRUE(hasLogged(report, u"3 of 4 requests of the trace"_s));
    EXPECT_EQ(QDir(m_folder.path())
                  .entryList({u"trace_*_generated_prompts_start60_end120.jsonl"_s})
                  .size(),
        1);
}

TEST_F(TraceRun, MakesPromptsWithTheTokenizerOfTheModel)
{
    const QString folder = QStringLiteral(AISB_TEST_DATA "/tokenizers/gpt2");
    const RunReport report = run(
        R"({"input_length": 600, "hash_ids": [1, 2]}
{"input_length": 530, "hash_ids": [1, 3]}
)",
        ", path='" + folder.toUtf8() + "'", ", random_seed=1234");
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    const core::Result<core::TokenizerPtr> tokenizer = tokens::loadTokenizer(folder);
    ASSERT_OK(tokenizer);
    std::vector<std::vector<core::TokenId>> prompts;
    for (const QString &asked : test::messagesOf(m_server.seen()))
        prompts.push_back(
            (*tokenizer)->encode(QStringView(asked).sliced(5), core::Tokenizer::Specials::Without));
    ASSERT_EQ(prompts.size(), 2U);
    // Blocks begin in the middle of words, so their text is cut a little otherwise where they meet.
    EXPECT_NEAR(static_cast<double>(prompts[0].size()), 600, 4);
    EXPECT_NEAR(static_cast<double>(prompts[1].size()), 530, 4);
    EXPECT_TRUE(std::equal(prompts[0].begin(), prompts[0].begin() + 500, prompts[1].begin()))
        << "the block they share";
    EXPECT_NE(prompts[0][520], prompts[1][520]);
}

TEST_F(TraceRun, SaysWhatDoesNotGo)
{
    EXPECT_TRUE(
        hasLogged(run(R"({"input_text": "a"})", ", use_timestamp=True"), u"[TINFER-PARAM-006]"_s));
    const RunReport noTokenizer = run(R"({"input_length": 5})");
    EXPECT_TRUE(hasLogged(noTokenizer, u"[UTILS-CFG-001]"_s));
    EXPECT_TRUE(hasLogged(noTokenizer, u"--path"_s));
    EXPECT_EQ(run(kTexts, {}, {}, core::Mode::Infer).errorCode(), ErrorCode::PartiUnk001);
    EXPECT_TRUE(m_server.seen().empty());
}

} // namespace aisb::run
