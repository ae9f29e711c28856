// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of a configuration: models, data sets, statistics and which goes with which.
#include "config/modelkeys.h"
#include "config/modelspec.h"

#include <QHash>
#include <QSet>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

using Severity = core::Issue::Severity;
using core::ErrorCode;

template <class Result>
std::vector<core::Issue> gathered(
    const std::vector<Result> &parts, const std::vector<core::Issue> &own)
{
    std::vector<core::Issue> all = own;
    for (const Result &part : parts)
        all.insert(all.end(), part.issues.begin(), part.issues.end());
    return all;
}

QString elementPath(const QString &list, std::size_t index)
{
    return u"%1[%2]"_s.arg(list).arg(index);
}

// Equal names share their files: the second one is dropped (spec/workflow.md 4.7, 7.3).
void checkNames(const Value &list, const QString &key, std::vector<core::Issue> &issues)
{
    QSet<QString> seen;
    for (std::size_t i = 0; i < list.items().size(); ++i) {
        const QString abbr = list.items()[i][u"abbr"].toString();
        if (!abbr.isEmpty() && seen.contains(abbr))
            issues.push_back({Severity::Warning, elementPath(key, i) + u".abbr"_s,
                {ErrorCode::UtilsCfg002,
                    u"%1 occurs twice; the second one is dropped"_s.arg(abbr)}});
        seen.insert(abbr);
    }
}

bool checkListType(const Value &root, const QString &key, std::vector<core::Issue> &issues)
{
    const Value &list = root[key];
    if (list.isList() && !list.items().empty())
        return true;
    const bool isEmpty = list.isList() || list.isNull();
    issues.push_back({Severity::Error, key,
        {isEmpty ? ErrorCode::TmanCfg002 : ErrorCode::TmanCfg003,
            isEmpty ? u"there is none"_s : u"expected a list, found %1"_s.arg(list.typeName())}});
    return false;
}

// Services and local models do not mix in one run.
void checkMixture(const Value &models, std::vector<core::Issue> &issues)
{
    bool hasService = false;
    bool hasLocal = false;
    for (const Value &model : models.items()) {
        const QString attr = model[u"attr"].toString(u"service"_s);
        hasService = hasService || attr == u"service";
        hasLocal = hasLocal || attr == u"local";
    }
    if (hasService && hasLocal)
        issues.push_back({Severity::Error, u"models"_s,
            {ErrorCode::UtilsCfg004, u"models with attr service and local cannot run together"_s}});
}

QHash<QString, int> indexByName(const Value &list)
{
    QHash<QString, int> index;
    for (std::size_t i = 0; i < list.items().size(); ++i) {
        const QString abbr = list.items()[i][u"abbr"].toString();
        if (!index.contains(abbr))
            index.insert(abbr, static_cast<int>(i));
    }
    return index;
}

core::Result<std::vector<int>> indicesOf(
    const Value &wanted, const QHash<QString, int> &index, const QString &path)
{
    std::vector<int> indices;
    if (!wanted.isList())
        return core::fail(ErrorCode::PartiUnk001, u"%1: expected a list"_s.arg(path));
    for (const Value &entry : wanted.items()) {
        const QString abbr = entry.isString() ? entry.toString() : entry[u"abbr"].toString();
        const auto known = index.constFind(abbr);
        if (known == index.cend())
            return core::fail(ErrorCode::PartiUnk001,
                u"%1: \"%2\" is not among the models and data sets of the configuration"_s.arg(
                    path, abbr));
        indices.push_back(*known);
    }
    return indices;
}

std::vector<ModelDatasets> everyPair(const Value &models, const Value &datasets)
{
    std::vector<ModelDatasets> pairs;
    const QHash<QString, int> modelIndex = indexByName(models);
    const QHash<QString, int> datasetIndex = indexByName(datasets);
    for (std::size_t m = 0; m < models.items().size(); ++m) {
        if (modelIndex.value(models.items()[m][u"abbr"].toString()) != static_cast<int>(m))
            continue;
        ModelDatasets pair{static_cast<int>(m), {}};
        for (std::size_t d = 0; d < datasets.items().size(); ++d)
            if (datasetIndex.value(datasets.items()[d][u"abbr"].toString()) == static_cast<int>(d))
                pair.datasets.push_back(static_cast<int>(d));
        pairs.push_back(std::move(pair));
    }
    return pairs;
}

// Adds the data sets that are not there yet, so that no pair runs twice.
void addPairs(std::vector<ModelDatasets> &pairs, int model, const std::vector<int> &datasets)
{
    auto known = std::find_if(pairs.begin(), pairs.end(),
        [model](const ModelDatasets &pair) { return pair.model == model; });
    if (known == pairs.end())
        known = pairs.insert(pairs.end(), ModelDatasets{model, {}});
    for (const int dataset : datasets)
        if (std::find(known->datasets.begin(), known->datasets.end(), dataset)
            == known->datasets.end())
            known->datasets.push_back(dataset);
}

} // namespace

bool ModelsResult::isValid() const
{
    return !hasErrors(allIssues());
}

std::vector<core::Issue> ModelsResult::allIssues() const
{
    return gathered(models, issues);
}

ModelsResult readModels(const Value &root)
{
    ModelsResult result;
    if (!checkListType(root, u"models"_s, result.issues))
        return result;
    const Value &models = root[u"models"];
    for (std::size_t i = 0; i < models.items().size(); ++i)
        result.models.push_back(readModelSpec(models.items()[i], elementPath(u"models"_s, i)));
    checkMixture(models, result.issues);
    checkNames(models, u"models"_s, result.issues);
    return result;
}

bool DatasetSpecResult::isValid() const
{
    return !hasErrors(issues);
}

DatasetSpecResult readDatasetSpec(const Value &dataset, const QString &fieldPrefix)
{
    DatasetSpecResult result;
    const auto error = [&](const QString &path, ErrorCode code, const QString &text) {
        result.issues.push_back({Severity::Error, path, {code, text}});
    };
    if (!dataset.isDict()) {
        error(fieldPrefix, ErrorCode::TmanCfg003,
            u"expected a dict, found %1"_s.arg(dataset.typeName()));
        return result;
    }
    result.spec.abbr = dataset[u"abbr"].toString();
    result.spec.type = dataset[u"type"].toString();
    result.spec.config = dataset.toJson();
    if (!dataset.contains(u"abbr"))
        error(fieldPrefix + u".abbr"_s, ErrorCode::TmanCfg002, u"is required"_s);
    else if (!isFileName(result.spec.abbr))
        error(fieldPrefix + u".abbr"_s, ErrorCode::TmanCfg003,
            u"expected a text that can name a file"_s);
    if (!dataset.contains(u"type"))
        error(fieldPrefix + u".type"_s, ErrorCode::TmanCfg002, u"is required"_s);
    else if (!isFileName(result.spec.type.section(u'.', -1)))
        error(fieldPrefix + u".type"_s, ErrorCode::TmanCfg003, u"expected the name of a class"_s);
    return result;
}

bool DatasetsResult::isValid() const
{
    return !hasErrors(allIssues());
}

std::vector<core::Issue> DatasetsResult::allIssues() const
{
    return gathered(datasets, issues);
}

DatasetsResult readDatasets(const Value &root)
{
    DatasetsResult result;
    if (!checkListType(root, u"datasets"_s, result.issues))
        return result;
    const Value &datasets = root[u"datasets"];
    for (std::size_t i = 0; i < datasets.items().size(); ++i)
        result.datasets.push_back(
            readDatasetSpec(datasets.items()[i], elementPath(u"datasets"_s, i)));
    checkNames(datasets, u"datasets"_s, result.issues);
    return result;
}

StatisticsChoice readStatistics(const Value &summarizer)
{
    StatisticsChoice choice;
    const bool isForPerformance = summarizer[u"attr"].toString(u"performance"_s) == u"performance";
    const Value &calculator = summarizer[u"calculator"];
    if (!isForPerformance || !calculator.isDict())
        return choice;
    const QString type = calculator[u"type"].toString().section(u'.', -1);
    if (type.startsWith(u"Stable"_s))
        choice.calculator = Calculator::Stable;
    for (const Value &text : calculator[u"stats_list"].items())
        choice.stats.append(text.toString(QString::fromLatin1(text.integerDigits())));
    return choice;
}

core::Result<std::vector<ModelDatasets>> readCombinations(const Value &root)
{
    const Value &models = root[u"models"];
    const Value &datasets = root[u"datasets"];
    const Value &combinations = root[u"model_dataset_combinations"];
    if (combinations.isNull())
        return everyPair(models, datasets);
    const QString key = u"model_dataset_combinations"_s;
    if (!combinations.isList())
        return core::fail(ErrorCode::PartiUnk001, u"%1: expected a list"_s.arg(key));
    std::vector<ModelDatasets> pairs;
    for (std::size_t i = 0; i < combinations.items().size(); ++i) {
        const Value &entry = combinations.items()[i];
        const QString path = elementPath(key, i);
        const auto modelIndices =
            indicesOf(entry[u"models"], indexByName(models), path + u".models"_s);
        if (!modelIndices)
            return core::fail(modelIndices.error());
        const auto datasetIndices =
            indicesOf(entry[u"datasets"], indexByName(datasets), path + u".datasets"_s);
        if (!datasetIndices)
            return core::fail(datasetIndices.error());
        for (const int model : *modelIndices)
            addPairs(pairs, model, *datasetIndices);
    }
    return pairs;
}

} // namespace aisb::config
