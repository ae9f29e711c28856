// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include "runhelpers.h"
#include "sumservice.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <set>

namespace aisb::run {

// An accuracy run over twelve sums: a folder with their data set, the service that answers them,
// and what the run left behind.
class AccuracyFixture : public ::testing::Test
{
protected:
    static constexpr int kRows = 12;

    AccuracyFixture()
        : m_environment(testEnvironment(m_folder.path()))
        , m_server([this](const test::SeenRequest &request) { return m_calculator(request); })
    {
        write(QStringLiteral("ais_bench/datasets/gsm8k/test.jsonl"), test::sumRows(kRows));
        write(QStringLiteral("ais_bench/datasets/gsm8k/train.jsonl"), test::sumRows(kRows));
    }

    void write(const QString &path, const QByteArray &content) const
    {
        const QString full = m_folder.filePath(path);
        QDir().mkpath(QFileInfo(full).path());
        QFile file(full);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    // A run with shipped configurations, into a folder of its own.
    core::RunOptions options(core::Mode mode) const
    {
        core::RunOptions options;
        options.mode = mode;
        options.models = {QStringLiteral("vllm_api_general_chat")};
        options.datasets = {QStringLiteral("gsm8k_gen_0_shot_cot_chat_prompt")};
        options.hostIp = QStringLiteral("127.0.0.1");
        options.hostPort = m_server.serverPort();
        options.modelName = QStringLiteral("m");
        options.batchSize = 4;
        options.retry = 1;
        options.cfgTimeStr = QStringLiteral("20260101_000000");
        options.dirTimeStr = options.cfgTimeStr;
        return options;
    }

    // The same in the folder of the run before, a minute later.
    core::RunOptions again(core::Mode mode) const { return again(options(mode)); }
    static core::RunOptions again(core::RunOptions next)
    {
        next.reuse = QStringLiteral("20260101_000000");
        next.cfgTimeStr = QStringLiteral("20260101_000100");
        next.dirTimeStr = next.cfgTimeStr;
        return next;
    }

    // A data set of sums for configured(); the path is its folder, more are further members of its
    // reader configuration.
    static QByteArray sums(const QByteArray &abbr, const QByteArray &more = {},
        const QByteArray &path = "ais_bench/datasets/gsm8k")
    {
        return "dict(abbr='" + abbr + "', type='GSM8KDataset', path='" + path
            + "', reader_cfg=dict(input_columns=['question'], output_column='answer'" + more
            + "), infer_cfg=infer, eval_cfg=score),\n";
    }

    // The same for a configuration file with model "m" of the service and these data sets.
    core::RunOptions configured(core::Mode mode, const QByteArray &datasets,
        const QByteArray &summarizer = "dict(attr='accuracy')") const
    {
        write(QStringLiteral("run.py"),
            R"(
models = [dict(abbr='m', attr='service', type='VLLMCustomAPIChat', model='m', host_ip='127.0.0.1',
    host_port=)" + QByteArray::number(m_server.serverPort())
                + R"(, max_out_len=9, batch_size=2, retry=1, generation_kwargs=dict())]
infer = dict(prompt_template=dict(type='PromptTemplate', template='{question}'),
    retriever=dict(type='ZeroRetriever'), inferencer=dict(type='GenInferencer'))
score = dict(evaluator=dict(type='Gsm8kEvaluator'), pred_postprocessor=dict(type='gsm8k_postprocess'),
    dataset_postprocessor=dict(type='gsm8k_dataset_postprocess'))
datasets = [
)" + datasets
                + "]\nsummarizer = " + summarizer + '\n');
        core::RunOptions options;
        options.mode = mode;
        options.configFile = m_folder.filePath(QStringLiteral("run.py"));
        options.cfgTimeStr = QStringLiteral("20260101_000000");
        options.dirTimeStr = options.cfgTimeStr;
        return options;
    }

    RunReport run(const core::RunOptions &options,
        const std::function<void(Runner &, const core::ProgressSnapshot &)> &during = {})
    {
        const RunReport report = runToEnd(m_environment, options, during);
        EXPECT_TRUE(report.hasFinished);
        return report;
    }

    QString file(const QString &path) const
    {
        return m_folder.filePath(QStringLiteral("outputs/default/20260101_000000/") + path);
    }
    QByteArray text(const QString &path) const { return contentOf(file(path)); }
    std::vector<core::Json> lines(const QString &path) const
    {
        std::vector<core::Json> records;
        for (const QByteArray &line : text(path).split('\n'))
            if (!line.isEmpty())
                records.push_back(core::readJson(line).value());
        return records;
    }
    std::multiset<qint64> ids(const QString &path) const
    {
        std::multiset<qint64> ids;
        for (const core::Json &record : lines(path))
            ids.insert(record[u"id"].toInt());
        return ids;
    }
    static std::multiset<qint64> everyRow(int times = 1)
    {
        std::multiset<qint64> ids;
        for (int i = 0; i < kRows * times; ++i)
            ids.insert(i / times);
        return ids;
    }
    qint64 posts() const
    {
        return std::ranges::count(m_server.seen(), QByteArray("POST"), &test::SeenRequest::method);
    }

    const QString kPredictions = QStringLiteral("predictions/vllm-api-general-chat/gsm8k.jsonl");
    const QString kFailed = QStringLiteral("predictions/vllm-api-general-chat/gsm8k_failed.jsonl");
    const QString kResult = QStringLiteral("results/vllm-api-general-chat/gsm8k.json");

    QTemporaryDir m_folder;
    Environment m_environment;
    test::Calculator m_calculator;
    test::ScriptServer m_server;
};

} // namespace aisb::run
