// SPDX-License-Identifier: GPL-3.0-or-later
// Folders written by the reference, made again: from their predictions alone, and from the first
// request against a service that gives the same answers.
#include "config/dumpreader.h"
#include "config/dumpwriter.h"
#include "core/text/json.h"
#include "report/summarygroups.h"

#include "net_script_server.h"
#include "result_helpers.h"
#include "runhelpers.h"

#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

struct GoldenCase
{
    const char *name;
    const char *stamp;
    bool isReference; // repeats grouped as the reference does
    bool isCustomData = false; // named on the command line, not by a configuration file
};

void PrintTo(const GoldenCase &item, std::ostream *out)
{
    *out << item.name;
}

// Records sorted by their case, each with a uuid of its own that is only checked for its shape.
std::vector<QByteArray> comparableRecords(const QString &path)
{
    static const QRegularExpression uuid(u"^[0-9a-f]{32}$"_s);
    std::vector<std::pair<qint64, QByteArray>> byId;
    for (const QByteArray &line : contentOf(path).split('\n')) {
        if (line.isEmpty())
            continue;
        core::Json record = core::readJson(line).value_or(core::Json::object());
        EXPECT_TRUE(uuid.match(record[u"uuid"].toString()).hasMatch()) << line.toStdString();
        EXPECT_EQ(core::writeJson(record), line) << "the form of the reference";
        record.set(u"uuid"_s, u"?"_s);
        byId.emplace_back(record[u"id"].toInt(), core::writeJson(record));
    }
    std::ranges::stable_sort(byId, {}, [](const auto &entry) { return entry.first; });
    std::vector<QByteArray> records;
    for (const auto &[id, record] : byId)
        records.push_back(record);
    return records;
}

// The text of every message of a request or of a recorded prompt.
QString promptOf(const core::Json &messages, QStringView key)
{
    if (messages.isString())
        return messages.toString();
    QStringList texts;
    for (const core::Json &message : messages.items())
        texts.append(message[key].toString());
    return texts.join(u'\n');
}

// A service that gives the answers of a prediction file, as a stream when it is asked to.
class Recorded
{
public:
    explicit Recorded(const QString &predictions)
    {
        for (const QByteArray &line : contentOf(predictions).split('\n')) {
            const core::Json record = core::readJson(line).value_or(core::Json());
            m_answers.insert(
                promptOf(record[u"origin_prompt"], u"prompt"), record[u"prediction"].toString());
        }
    }

    test::Script operator()(const test::SeenRequest &request) const
    {
        const core::Json body = core::readJson(request.body).value_or(core::Json());
        const QString answer = m_answers.value(promptOf(body[u"messages"], u"content"));
        EXPECT_FALSE(answer.isEmpty()) << request.body.toStdString();
        if (body[u"stream"].toBool())
            return test::stream(
                {event(answer.first(5)), event(answer.sliced(5)), "data: [DONE]\n\n"});
        return test::answer("200 OK",
            R"({"choices": [{"index": 0, "finish_reason": "stop", "message": {"content": )"
                + core::writeJson(core::Json(answer)) + "}}]}");
    }

private:
    static QByteArray event(const QString &text)
    {
        return R"(data: {"choices": [{"index": 0, "delta": {"content": )"
            + core::writeJson(core::Json(text)) + "}}]}\n\n";
    }

    QHash<QString, QString> m_answers;
};

// Shipped with the configuration "example": groups of data sets that are not shipped are not there.
bool isShippedGroup(const config::Value &group)
{
    static const QStringList shipped = [] {
        QStringList names;
        for (const QString &family : report::groupFamilies()) {
            const auto groups = report::groupFamily(family);
            for (const core::SummaryGroup &one : *groups)
                names.append(one.name);
        }
        return names;
    }();
    return shipped.contains(group[u"name"].toString());
}

// A dump without what differs from one run to the next (times, places, addresses) and without the
// groups of data sets that are not shipped.
QByteArray comparableDump(const QString &path)
{
    const config::DumpContent content = config::readDump(contentOf(path), path);
    EXPECT_TRUE(content.warnings.isEmpty()) << content.warnings.join(u'\n').toStdString();
    config::Value root = config::Value::fromJson(content.root);
    const auto mask = [](config::Value &dict, const QString &key) {
        if (!std::as_const(dict)[key].isNull())
            dict.set(key, "?"_L1);
    };
    for (const QString &key : {u"config"_s, u"custom_dataset_path"_s, u"work_dir"_s})
        mask(*root.find(u"cli_args"), key);
    for (const QString &stage : {u"infer"_s, u"eval"_s})
        mask(*root.find(stage)->find(u"partitioner"), u"out_dir"_s);
    mask(root, u"work_dir"_s);
    for (config::Value &model : root.find(u"models")->items())
        for (const QString &key : {u"host_ip"_s, u"host_port"_s})
            mask(model, key);
    for (config::Value &dataset : root.find(u"datasets")->items())
        mask(dataset, u"path"_s);
    config::Value::List &groups = root.find(u"summarizer")->find(u"summary_groups")->items();
    std::erase_if(groups, [](const config::Value &group) { return !isShippedGroup(group); });
    return config::writeDump(root);
}

class GoldenAccuracy : public ::testing::TestWithParam<GoldenCase>
{
protected:
    void SetUp() override
    {
        const QString data = QStringLiteral(AISB_SOURCE_DIR "/tests/data/");
        m_golden = data + u"golden/"_s + QLatin1String(GetParam().name) + u'/'
            + QLatin1String(GetParam().stamp);
        copyFolder(data + u"datasets/gsm8k"_s, m_folder.filePath(u"ais_bench/datasets/gsm8k"_s));
        QFile::copy(data + u"datasets/mcq.jsonl"_s, m_folder.filePath(u"mcq.jsonl"_s));
    }

    QString experiment() const
    {
        return m_folder.filePath(u"outputs/default/"_s + QLatin1String(GetParam().stamp));
    }

    // What the reference was told, from the dump it made.
    [[nodiscard]] config::Value configuration() const
    {
        const QString dump = filesBelow(m_golden + u"/configs"_s).value(0);
        const config::DumpContent content =
            config::readDump(contentOf(m_golden + u"/configs/"_s + dump), dump);
        EXPECT_TRUE(content.warnings.isEmpty()) << content.warnings.join(u'\n').toStdString();
        config::Value root = config::Value::fromJson(content.root);
        for (const QStringView key : {u"cli_args", u"work_dir", u"infer", u"eval"})
            root.remove(key);
        root.find(u"summarizer")->set(u"attr"_s, "accuracy"_L1);
        for (config::Value &dataset : root.find(u"datasets")->items())
            if (dataset[u"path"].toString().endsWith(u"mcq.jsonl"))
                dataset.set(u"path"_s, m_folder.filePath(u"mcq.jsonl"_s));
        return root;
    }

    void write(const QString &name, const config::Value &root) const
    {
        const QString path = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(config::writeDump(root));
    }

    [[nodiscard]] core::RunOptions options(core::Mode mode) const
    {
        core::RunOptions options;
        options.mode = mode;
        options.dumpEvalDetails = true;
        options.cfgTimeStr = QLatin1String(GetParam().stamp);
        options.dirTimeStr = options.cfgTimeStr;
        if (GetParam().isReference)
            options.metricsProfile = core::MetricsProfile::Reference;
        return options;
    }

    void expectEqualFiles(const QString &folder) const
    {
        const QStringList files = filesBelow(m_golden + folder);
        ASSERT_FALSE(files.isEmpty());
        EXPECT_EQ(filesBelow(experiment() + folder), files);
        for (const QString &file : files)
            EXPECT_EQ(contentOf(experiment() + folder + u'/' + file).toStdString(),
                contentOf(m_golden + folder + u'/' + file).toStdString())
                << file.toStdString();
    }

    QTemporaryDir m_folder;
    QString m_golden;
};

} // namespace

TEST_P(GoldenAccuracy, ComesOutByteForByteFromItsPredictions)
{
    copyFolder(m_golden, experiment());
    QDir(experiment() + u"/results"_s).removeRecursively();
    QDir(experiment() + u"/summary"_s).removeRecursively();
    write(u"run.py"_s, configuration());
    core::RunOptions eval = options(core::Mode::Eval);
    eval.configFile = m_folder.filePath(u"run.py"_s);
    eval.reuse = eval.dirTimeStr;
    const RunReport report = runToEnd(testEnvironment(m_folder.path()), eval);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    ASSERT_EQ(report.outcome.failedTasks, 0) << report.logText().toStdString();
    expectEqualFiles(u"/results"_s);
    expectEqualFiles(u"/summary"_s);
}

TEST_P(GoldenAccuracy, IsWrittenAgainByTheSameCommand)
{
    const QStringList files = filesBelow(m_golden);
    const QString predictions = files.filter(u"predictions/"_s).value(0);
    const test::ScriptServer service(Recorded(m_golden + u'/' + predictions));
    config::Value root = configuration();
    for (config::Value &model : root.find(u"models")->items())
        model.set(u"host_port"_s, qint64{service.serverPort()});

    core::RunOptions all = options(core::Mode::All);
    if (GetParam().isCustomData) {
        config::Value models = config::Value::dict();
        models.set(u"models"_s, *root.find(u"models"));
        write(u"configs/models/vllm_api_general_chat.py"_s, models);
        all.models = {u"vllm_api_general_chat"_s};
        all.customDatasetPath = u"mcq.jsonl"_s;
        all.workDir = u"outputs/default"_s;
    } else {
        write(u"run.py"_s, root);
        all.configFile = m_folder.filePath(u"run.py"_s);
    }
    const RunReport report = runToEnd(testEnvironment(m_folder.path()), all);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    ASSERT_EQ(report.outcome.failedTasks, 0) << report.logText().toStdString();

    QStringList ours = filesBelow(experiment());
    ASSERT_EQ(ours.size(), files.size()) << ours.join(u'\n').toStdString();
    const QRegularExpression dump(u"^configs/%1_\\d+\\.py$"_s.arg(all.cfgTimeStr));
    EXPECT_TRUE(dump.match(ours[0]).hasMatch()) << ours[0].toStdString();
    EXPECT_EQ(ours.sliced(1), files.sliced(1));
    EXPECT_EQ(comparableDump(experiment() + u'/' + ours[0]).toStdString(),
        comparableDump(m_golden + u'/' + files[0]).toStdString());
    EXPECT_EQ(comparableRecords(experiment() + u'/' + predictions),
        comparableRecords(m_golden + u'/' + predictions));
    expectEqualFiles(u"/results"_s);
    expectEqualFiles(u"/summary"_s);
}

INSTANTIATE_TEST_SUITE_P(Folders, GoldenAccuracy,
    ::testing::Values(GoldenCase{"acc_gsm8k_0shot", "20261124_021217", false},
        GoldenCase{"acc_gsm8k_stream_n3", "20261124_021242", true},
        GoldenCase{"custom_mcq_jsonl", "20261124_021336", false, true}),
    [](const auto &item) { return std::string(item.param.name); });

} // namespace aisb::run
