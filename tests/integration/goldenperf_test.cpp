// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/openexperiment.h"

#include "result_helpers.h"
#include "runhelpers.h"

#include <QTemporaryDir>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

struct GoldenCase
{
    const char *folder;
    const char *stamp;
    const char *model;
    const char *abbr;
};

class GoldenFolders : public ::testing::TestWithParam<GoldenCase>
{
protected:
    GoldenFolders()
    {
        m_source = QStringLiteral(AISB_TEST_DATA "/golden/") + QLatin1String(GetParam().folder)
            + u'/' + QLatin1String(GetParam().stamp);
        m_copy = m_folder.path() + u"/outputs/default/"_s + QLatin1String(GetParam().stamp);
        copyFolder(m_source, m_copy);
    }

    QString file(const QString &root, const QString &name) const
    {
        return root + u"/performances/"_s + QLatin1String(GetParam().abbr) + u"/synthetic"_s + name;
    }

    QTemporaryDir m_folder;
    QString m_source;
    QString m_copy;
};

} // namespace

// Folders of the reference, recomputed from their raw details in its own profile: every byte of
// .csv and .json.
TEST_P(GoldenFolders, PerfVizReproducesCsvAndJsonByteForByte)
{
    QFile::remove(file(m_copy, u".csv"_s));
    QFile::remove(file(m_copy, u".json"_s));
    core::RunOptions options;
    options.mode = core::Mode::PerfViz;
    options.models = {QString::fromLatin1(GetParam().model)};
    options.datasets = {u"synthetic_gen"_s};
    options.reuse = QString::fromLatin1(GetParam().stamp);
    options.metricsProfile = core::MetricsProfile::Reference;
    options.cfgTimeStr = options.dirTimeStr = u"20270101_000000"_s;
    const RunReport report = runToEnd(testEnvironment(m_folder.path()), options);
    ASSERT_FALSE(report.outcome.error) << report.outcome.error->text().toStdString();
    EXPECT_EQ(contentOf(file(m_copy, u".csv"_s)), contentOf(file(m_source, u".csv"_s)));
    EXPECT_EQ(contentOf(file(m_copy, u".json"_s)), contentOf(file(m_source, u".json"_s)));
    EXPECT_FALSE(contentOf(file(m_copy, u".csv"_s)).isEmpty());
}

TEST_P(GoldenFolders, OpeningWritesNothing)
{
    const QStringList before = filesBelow(m_copy);
    std::vector<QByteArray> contents;
    for (const QString &name : before)
        contents.push_back(contentOf(m_copy + u'/' + name));
    const auto opened = openExperiment(m_copy, OpenDepth::Full);
    ASSERT_OK(opened);
    ASSERT_EQ((*opened)->groups.size(), 1u);
    ASSERT_TRUE((*opened)->groups[0].data);
    EXPECT_TRUE((*opened)->groups[0].notes.isEmpty())
        << (*opened)->groups[0].notes.join(u'\n').toStdString();
    const auto payload =
        readPayload(**opened, (*opened)->groups[0], (*opened)->groups[0].data->requests.front());
    ASSERT_OK(payload);
    EXPECT_FALSE(payload->prediction.isEmpty());
    EXPECT_EQ(filesBelow(m_copy), before);
    for (qsizetype i = 0; i < before.size(); ++i)
        EXPECT_EQ(contentOf(m_copy + u'/' + before[i]), contents[static_cast<std::size_t>(i)]);
}

INSTANTIATE_TEST_SUITE_P(Reference, GoldenFolders,
    ::testing::Values(GoldenCase{"stream_chat", "20261124_021112", "vllm_api_stream_chat",
                          "vllm-api-stream-chat"},
        GoldenCase{"rate_chat", "20261124_021152", "vllm_api_stream_chat", "vllm-api-stream-chat"},
        GoldenCase{
            "text_chat", "20261124_021142", "vllm_api_general_chat", "vllm-api-general-chat"}),
    [](const auto &golden) { return std::string(golden.param.folder); });

} // namespace aisb::run
