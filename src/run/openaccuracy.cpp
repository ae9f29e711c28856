// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/openaccuracy.h"

#include "config/dumpreader.h"
#include "datasets/promptbuilder.h"
#include "report/accuracysummary.h"
#include "report/summarygroups.h"
#include "store/experimentfolder.h"
#include "store/experimentreader.h"
#include "store/layoutpaths.h"
#include "store/livestatus.h"
#include "store/predictions.h"
#include "store/safepath.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr qsizetype kMaxDumps = 8;
constexpr std::size_t kMaxNames = 10'000; // of models, and of data sets
constexpr std::size_t kMaxPairs = 200'000;
constexpr int kMaxRepeats = 1'000'000;

struct Model
{
    QString abbr;
    Json config;
};

struct Dataset
{
    QString abbr; // of its files
    Json config;
};

// Finds what an experiment is about, from its dumps and from what lies in it.
class Contents
{
public:
    explicit Contents(const store::ExperimentFolder &folder)
        : m_folder(folder)
    {
    }

    void read()
    {
        const QStringList &dumps = m_folder.configDumps;
        for (qsizetype i = dumps.size() - 1; i >= 0 && i >= dumps.size() - kMaxDumps; --i)
            addDump(dumps[i], i == dumps.size() - 1);
        for (const QLatin1String name : {"predictions"_L1, "results"_L1})
            addFolder(m_folder.path + u'/' + name);
    }

    std::vector<Model> models;
    std::vector<Dataset> datasets;
    Json config; // of the newest dump
    QStringList warnings;

private:
    void addDump(const QString &path, bool isNewest)
    {
        const auto dump = config::readDumpFile(path);
        if (!dump) {
            warnings.append(dump.error().text());
            return;
        }
        if (isNewest) {
            config = dump->root;
            warnings.append(dump->warnings);
        }
        for (const Json &model : dump->root[u"models"].items())
            addModel(model[u"abbr"].toString(), model);
        for (const Json &dataset : dump->root[u"datasets"].items()) {
            const QString abbr = dataset[u"abbr"].toString();
            const QString judge = dataset[u"judge_infer_cfg"][u"judge_model"][u"abbr"].toString();
            addDataset(judge.isEmpty() ? abbr : abbr + u'-' + judge, dataset);
        }
    }

    // Names without a dump, or that no dump has any more. Source: spec/accuracy.md 2.
    void addFolder(const QString &path)
    {
        const QDir dir(path);
        if (!store::isInside(m_folder.path, path))
            return;
        for (const QString &model : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            if (!store::isInside(m_folder.path, dir.filePath(model)))
                continue;
            addModel(model, {});
            for (const QFileInfo &file : QDir(dir.filePath(model))
                     .entryInfoList({u"*.json"_s, u"*.jsonl"_s}, QDir::Files, QDir::Name)) {
                const QString dataset = file.completeBaseName();
                if (!dataset.endsWith("_failed"_L1) && !dataset.endsWith("-cached"_L1))
                    addDataset(dataset, {});
            }
        }
    }

    void addModel(const QString &abbr, const Json &entry)
    {
        if (abbr.isEmpty() || m_models.contains(abbr) || models.size() >= kMaxNames)
            return;
        m_models += {abbr, store::safeName(abbr)};
        models.push_back({abbr, entry});
    }

    void addDataset(const QString &abbr, const Json &entry)
    {
        if (abbr.isEmpty() || m_datasets.contains(abbr) || datasets.size() >= kMaxNames)
            return;
        m_datasets += {abbr, store::safeName(abbr)};
        if (entry.find(u"judge_infer_cfg") != nullptr)
            m_datasets += entry[u"abbr"].toString(); // what the judge was given is no row
        datasets.push_back({abbr, entry});
    }

    QSet<QString> m_models; // known, as named and as files are
    QSet<QString> m_datasets;
    const store::ExperimentFolder &m_folder;
};

class Opener
{
public:
    explicit Opener(const store::ExperimentFolder &folder)
        : m_folder(folder)
        , m_paths(folder.path)
    {
    }

    std::shared_ptr<const AccuracyExperiment> open()
    {
        Contents contents(m_folder);
        contents.read();
        auto made = std::make_shared<AccuracyExperiment>();
        made->path = m_folder.path;
        made->name = m_folder.name;
        made->startedAt = store::timeOfStamp(m_folder.name);
        made->mode = contents.config[u"cli_args"][u"mode"].toString();
        made->warnings = m_folder.warnings + contents.warnings;
        if (contents.models.size() * std::max<std::size_t>(contents.datasets.size(), 1)
            > kMaxPairs) {
            made->warnings.append(
                u"more than %1 pairs of models and data sets: not read"_s.arg(kMaxPairs));
            return made;
        }
        for (const Model &model : contents.models)
            addModel(*made, model, contents.datasets);
        for (const Dataset &dataset : contents.datasets)
            addDataset(*made, dataset);
        addGroups(contents.config[u"summarizer"], made->warnings);
        made->summary = report::collectSummary(m_input);
        made->warnings.append(made->summary.warnings);
        made->config = std::move(contents.config);
        made->state = stateOf(*made);
        return made;
    }

private:
    void addModel(
        AccuracyExperiment &made, const Model &model, const std::vector<Dataset> &datasets)
    {
        made.models.append(model.abbr);
        m_input.models.push_back({model.abbr, model.config[u"summarizer_abbr"].toString()});
        for (const Dataset &dataset : datasets) {
            made.files.push_back(filesOf(model, dataset));
            m_input.results.push_back(readPairResult(made.files.back()));
        }
    }

    void addDataset(AccuracyExperiment &made, const Dataset &dataset)
    {
        made.datasets.append(dataset.abbr);
        const Json &inferCfg = dataset.config[u"infer_cfg"];
        const QString version = datasets::promptVersion(inferCfg);
        m_input.datasets.push_back({dataset.abbr,
            dataset.config.isNull() ? u"-"_s
                : version.isEmpty() ? u"/"_s
                                    : version,
            inferCfg[u"inferencer"][u"type"].toString()});
    }

    void addGroups(const Json &summarizer, QStringList &warnings)
    {
        if (auto groups = report::readSummaryGroups(summarizer[u"summary_groups"]))
            m_input.groups = *std::move(groups);
        else
            warnings.append(groups.error().text());
        if (auto rows = report::readWantedRows(summarizer[u"dataset_abbrs"]))
            m_input.rows = *std::move(rows);
        else
            warnings.append(rows.error().text());
    }

    // The path when it is a file of this experiment, else empty.
    QString present(const QString &path) const
    {
        return QFileInfo(path).isFile() && store::isInside(m_folder.path, path) ? path : QString();
    }

    AccuracyPairFiles filesOf(const Model &model, const Dataset &dataset) const
    {
        AccuracyPairFiles files;
        files.model = model.abbr;
        files.dataset = dataset.abbr;
        files.predictions = present(m_paths.predictions(model.abbr, dataset.abbr));
        if (files.predictions.isEmpty()) // of old folders
            files.predictions = present(m_paths.predictions(model.abbr, dataset.abbr).chopped(1));
        files.failed = present(m_paths.failed(model.abbr, dataset.abbr));
        files.result = present(m_paths.result(model.abbr, dataset.abbr));
        files.rightCounts = present(m_paths.rightCounts(model.abbr, dataset.abbr));
        files.datasetConfig = dataset.config;
        files.modelConfig = model.config;
        const qint64 repeats = model.config[u"generation_kwargs"][u"num_return_sequences"].toInt(1);
        files.repeats = static_cast<int>(std::clamp<qint64>(repeats, 1, kMaxRepeats));
        return files;
    }

    core::ExperimentState stateOf(const AccuracyExperiment &made) const
    {
        using core::PairState;
        const auto has = [&](PairState state) {
            return std::ranges::any_of(made.summary.pairs,
                [state](const core::AccuracyPair &pair) { return pair.state == state; });
        };
        if (store::hasLiveStatus(m_folder.path))
            return core::ExperimentState::Running;
        if (!has(PairState::Scored) && !has(PairState::Unscored))
            return core::ExperimentState::Failed;
        if (has(PairState::Missing) || has(PairState::Failed))
            return core::ExperimentState::Partial;
        const bool isInferenceAlone = made.mode == "infer"_L1;
        return has(PairState::Unscored) && !isInferenceAlone ? core::ExperimentState::Partial
                                                             : core::ExperimentState::Complete;
    }

    const store::ExperimentFolder &m_folder;
    store::AccuracyPaths m_paths;
    report::SummaryInput m_input;
};

} // namespace

core::Result<std::shared_ptr<const AccuracyExperiment>> openAccuracyExperiment(const QString &path)
{
    const core::Result<store::ExperimentFolder> folder = store::detect(path);
    if (!folder)
        return core::fail(folder.error());
    return Opener(*folder).open();
}

} // namespace aisb::run
