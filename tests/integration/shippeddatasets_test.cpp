// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped data sets, loaded as a run loads them: every configuration of the tables is there,
// and every entry has the version of the reference (spec/accuracy.md 8).
#include "config/loadconfig.h"
#include "config/modelspec.h"
#include "datasets/promptbuilder.h"
#include "result_helpers.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QTemporaryDir>

namespace aisb {

using namespace Qt::StringLiterals;

namespace {

using Rows = std::vector<QStringList>;

Rows tableOf(const QString &name)
{
    QFile file(QStringLiteral(AISB_TEST_DATA "/datasets/") + name);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
    Rows rows;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n').sliced(1))
        if (!line.isEmpty())
            rows.push_back(line.split(u'\t'));
    return rows;
}

// Configurations whose texts are not shipped: of these the mechanism is tested, not the version.
bool needsTexts(const QString &name)
{
    return name == u"gsm8k_gen" || name.contains(u"_4_shot_cot_") || name.startsWith(u"bbh_")
        || name == u"drop_gen_3_shot_str";
}

// A folder of texts with something in every file the shipped configurations ask for.
class Texts
{
public:
    Texts()
    {
        for (const QStringList &row : tableOf(u"promptversions.tsv"_s))
            if (row[0] == u"bbh_gen")
                write(u"bbh/%1.txt"_s.arg(row[1].sliced(4)), "Sort.\n\nQ: b a\nA: a b");
        write(u"drop/3_shot.txt"_s, "Read.\n---\n");
    }
    QString path() const { return m_folder.path(); }
    void write(const QString &relative, const QByteArray &text) const
    {
        const QString file = m_folder.filePath(relative);
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(text);
    }

private:
    QTemporaryDir m_folder;
};

core::Result<config::LoadedConfig> load(const QString &name, const QString &textsDir)
{
    core::RunOptions options;
    options.models = QStringList{u"vllm_api_general_chat"_s};
    options.datasets = QStringList{name};
    options.textsDir = textsDir;
    const config::CatalogueRoots roots{
        QDir::tempPath(), {}, QStringLiteral(AISB_SOURCE_DIR "/resources/catalogue")};
    return config::loadConfig(options, roots);
}

} // namespace

TEST(ShippedDatasets, HaveEveryConfigurationOfTheTable)
{
    const Texts texts;
    const Rows rows = tableOf(u"configurations.tsv"_s);
    EXPECT_GT(rows.size(), 140U);
    for (const QStringList &row : rows) {
        const auto loaded = load(row[1], texts.path());
        ASSERT_TRUE(loaded) << row[1].toStdString() << loaded.error().text().toStdString();
        const config::DatasetsResult read = config::readDatasets(loaded->root);
        EXPECT_FALSE(read.datasets.empty()) << row[1].toStdString();
        for (const core::Issue &issue : read.allIssues())
            ADD_FAILURE() << row[1].toStdString() << issue.path.toStdString()
                          << issue.error.detail.toStdString();
    }
}

TEST(ShippedDatasets, HaveTheVersionsOfTheReference)
{
    const Texts texts;
    QHash<QString, QHash<QString, QString>> versions;
    QHash<QString, qsizetype> expected;
    for (const QStringList &row : tableOf(u"promptversions.tsv"_s)) {
        ++expected[row[0]];
        if (!versions.contains(row[0])) {
            const auto loaded = load(row[0], texts.path());
            ASSERT_TRUE(loaded) << row[0].toStdString() << loaded.error().text().toStdString();
            auto &known = versions[row[0]];
            for (const config::Value &entry : loaded->root[u"datasets"].items())
                known.insert(entry[u"abbr"].toString(),
                    datasets::promptVersion(entry[u"infer_cfg"].toJson()));
        }
        const QString version = versions[row[0]].value(row[1]);
        if (needsTexts(row[0]))
            EXPECT_EQ(version.size(), 6) << row.join(u' ').toStdString();
        else
            EXPECT_EQ(version, row[2]) << row.join(u' ').toStdString();
    }
    for (auto at = expected.cbegin(); at != expected.cend(); ++at)
        EXPECT_EQ(versions[at.key()].size(), *at) << at.key().toStdString();
}

} // namespace aisb
