// SPDX-License-Identifier: GPL-3.0-or-later
// Scores the predictions in folders written by the reference again: results and summaries must come
// out byte for byte.
#include "config/dumpreader.h"
#include "config/dumpwriter.h"

#include "result_helpers.h"
#include "runhelpers.h"

#include <QTemporaryDir>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

struct GoldenCase
{
    const char *name;
    const char *stamp;
    bool isReference; // repeats grouped as the reference does
};

void PrintTo(const GoldenCase &item, std::ostream *out)
{
    *out << item.name;
}

void copyTree(const QString &from, const QString &to)
{
    for (const QString &file : filesBelow(from)) {
        const QString target = QDir(to).filePath(file);
        QDir().mkpath(QFileInfo(target).path());
        ASSERT_TRUE(QFile::copy(QDir(from).filePath(file), target)) << file.toStdString();
    }
}

class GoldenAccuracy : public ::testing::TestWithParam<GoldenCase>
{
protected:
    void SetUp() override
    {
        const QString data = QStringLiteral(AISB_SOURCE_DIR "/tests/data/");
        m_golden = data + u"golden/"_s + QLatin1String(GetParam().name) + u'/'
            + QLatin1String(GetParam().stamp);
        copyTree(m_golden, experiment());
        copyTree(data + u"datasets/gsm8k"_s, m_folder.filePath(u"ais_bench/datasets/gsm8k"_s));
        QFile::copy(data + u"datasets/mcq.jsonl"_s, m_folder.filePath(u"mcq.jsonl"_s));
        QDir(experiment() + u"/results"_s).removeRecursively();
        QDir(experiment() + u"/summary"_s).removeRecursively();
        writeConfiguration();
    }

    QString experiment() const
    {
        return m_folder.filePath(u"outputs/default/"_s + QLatin1String(GetParam().stamp));
    }

    // What the reference was told, from the dump it made.
    void writeConfiguration()
    {
        const QString dump = filesBelow(m_golden + u"/configs"_s).value(0);
        const config::DumpContent content =
            config::readDump(contentOf(m_golden + u"/configs/"_s + dump), dump);
        ASSERT_TRUE(content.warnings.isEmpty()) << content.warnings.join(u'\n').toStdString();
        config::Value root = config::Value::fromJson(content.root);
        for (const QStringView key : {u"cli_args", u"work_dir", u"infer", u"eval"})
            root.remove(key);
        root.find(u"summarizer")->set(u"attr"_s, "accuracy"_L1);
        for (config::Value &dataset : root.find(u"datasets")->items())
            if (dataset[u"path"].toString().endsWith(u"mcq.jsonl"))
                dataset.set(u"path"_s, m_folder.filePath(u"mcq.jsonl"_s));
        QFile file(m_folder.filePath(u"run.py"_s));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(config::writeDump(root));
    }

    QTemporaryDir m_folder;
    QString m_golden;
};

} // namespace

TEST_P(GoldenAccuracy, ComesOutByteForByte)
{
    core::RunOptions options;
    options.mode = core::Mode::Eval;
    options.configFile = m_folder.filePath(u"run.py"_s);
    options.reuse = QLatin1String(GetParam().stamp);
    options.dumpEvalDetails = true;
    options.cfgTimeStr = *options.reuse;
    options.dirTimeStr = *options.reuse;
    if (GetParam().isReference)
        options.metricsProfile = core::MetricsProfile::Reference;
    const RunReport report = runToEnd(testEnvironment(m_folder.path()), options);
    ASSERT_FALSE(report.outcome.error) << report.outcome.error->text().toStdString();
    ASSERT_EQ(report.outcome.failedTasks, 0) << report.logText().toStdString();

    for (const QString &folder : {u"/results"_s, u"/summary"_s}) {
        const QStringList files = filesBelow(m_golden + folder);
        ASSERT_FALSE(files.isEmpty());
        EXPECT_EQ(filesBelow(experiment() + folder), files);
        for (const QString &file : files)
            EXPECT_EQ(contentOf(experiment() + folder + u'/' + file).toStdString(),
                contentOf(m_golden + folder + u'/' + file).toStdString())
                << file.toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(Folders, GoldenAccuracy,
    ::testing::Values(GoldenCase{"acc_gsm8k_0shot", "20261124_021217", false},
        GoldenCase{"acc_gsm8k_stream_n3", "20261124_021242", true},
        GoldenCase{"custom_mcq_jsonl", "20261124_021336", false}),
    [](const auto &item) { return std::string(item.param.name); });

} // namespace aisb::run
