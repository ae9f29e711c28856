// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/loadconfig.h"
#include "config/recallparts.h"
#include "core/optionvalues.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

const QString kSynthetic = u"synthetic_gen"_s;
const QString kTokenIds = u"synthetic_gen_tokenid"_s;

QString classOf(const Value &dataset)
{
    return dataset[u"type"].toString().section(u'.', -1);
}

QStringList abbrsOf(const Value &datasets)
{
    QStringList abbrs;
    for (const Value &dataset : datasets.items())
        abbrs.append(dataset[u"abbr"].toString());
    abbrs.sort();
    return abbrs;
}

QString numberText(const Value &value)
{
    return value.isInt() ? QString::fromLatin1(value.integerDigits())
                         : core::shortestText(value.toDouble());
}

// A distribution in the notation of the options; nothing when it is none of them.
std::optional<QString> lengthOf(const Value &distribution)
{
    const Value &params = distribution[u"Params"];
    const QString method = distribution[u"Method"].toString().toLower();
    QStringList names;
    if (method == "uniform"_L1)
        names = {u"MinValue"_s, u"MaxValue"_s};
    else if (method == "gaussian"_L1)
        names = {u"Mean"_s, u"Var"_s, u"MinValue"_s, u"MaxValue"_s};
    else if (method == "zipf"_L1)
        names = {u"Alpha"_s, u"MinValue"_s, u"MaxValue"_s};
    QStringList parts{method};
    for (const QString &name : names)
        parts.append(numberText(params[name]));
    const bool isFixed = method == "uniform"_L1 && parts.value(1) == parts.value(2);
    const QString text = isFixed ? parts[1] : parts.join(u':');
    return !names.isEmpty() && core::checkLength(u"Params"_s, text) ? std::optional(text)
                                                                    : std::nullopt;
}

class DatasetRecaller
{
public:
    DatasetRecaller(const Value &root, const CatalogueRoots &roots, Recall &result)
        : m_root(root)
        , m_datasets(root[u"datasets"])
        , m_roots(roots)
        , m_result(result)
    {
    }

    void recall()
    {
        const Value &first = m_datasets.items().front();
        const bool isSingle = m_datasets.items().size() == 1;
        if (isSingle && classOf(first) == "SyntheticDataset"_L1)
            recallSynthetic(first);
        else if (isSingle && classOf(first) == "CustomDataset"_L1)
            recallOwnData(first);
        else
            recallNames();
        recallRows();
    }

private:
    core::RunOptions &options() { return m_result.options; }

    void recallSynthetic(const Value &dataset)
    {
        const Value &config = dataset[u"config"];
        const bool isText = config[u"Type"].toString().toLower() != "tokenid"_L1;
        options().datasets = {isText ? kSynthetic : kTokenIds};
        if (const qint64 count = config[u"RequestCount"].toInt();
            count >= 1 && count <= core::kMaxSynthetic)
            options().requestCount = static_cast<int>(count);
        bool fits = false;
        const quint64 seed = config[u"Seed"].integerDigits().toULongLong(&fits);
        if (fits)
            options().seed = seed;
        if (isText) {
            options().inputLength = lengthOf(config[u"StringConfig"][u"Input"]);
            options().outputLength = lengthOf(config[u"StringConfig"][u"Output"]);
        } else if (const Value &size = config[u"TokenIdConfig"][u"RequestSize"]; size.isInt()) {
            options().inputLength = numberText(size);
        }
    }

    // Where the file of a data set is: as written, below the current directory, or as the command
    // line named it.
    [[nodiscard]] QString placeOf(const QString &path) const
    {
        const QString absolute = QDir(m_roots.currentDir).absoluteFilePath(path);
        return QFileInfo::exists(absolute) ? QDir::cleanPath(absolute) : path;
    }

    void recallOwnData(const Value &dataset)
    {
        options().customDatasetPath = placeOf(dataset[u"path"].toString());
        if (const QString meta = dataset[u"meta_path"].toString(); !meta.isEmpty())
            options().customDatasetMetaPath = placeOf(meta);
        const QString type = m_root[u"cli_args"][u"custom_dataset_data_type"].toString();
        if (type == "mcq"_L1 || type == "qa"_L1)
            options().customDatasetDataType = type;
    }

    // The names the command line had, when they still lead to the same data sets; else the
    // configurations that do.
    void recallNames()
    {
        QStringList given;
        for (const Value &name : m_root[u"cli_args"][u"datasets"].items())
            given.append(name.toString());
        if (!given.isEmpty() && leadsHere(given))
            options().datasets = given;
        else
            searchCatalogue();
        recallInputPath();
    }

    [[nodiscard]] core::Result<LoadedConfig> loaded(const QStringList &names) const
    {
        core::RunOptions wanted = m_result.options;
        wanted.datasets = names;
        if (wanted.models.isEmpty())
            wanted.models = {u"vllm_api_stream_chat"_s};
        return loadConfig(wanted, m_roots);
    }

    [[nodiscard]] bool leadsHere(const QStringList &names) const
    {
        const core::Result<LoadedConfig> config = loaded(names);
        return config && abbrsOf(config->root[u"datasets"]) == abbrsOf(m_datasets);
    }

    // Configurations of data sets that are all wanted, the largest first.
    void searchCatalogue()
    {
        struct Found
        {
            QString name;
            QStringList abbrs;
        };
        QStringList wanted = abbrsOf(m_datasets);
        std::vector<Found> found;
        QStringList seen;
        for (const CatalogueEntry &entry :
            listConfigs(ConfigKind::Datasets, options().configDir, m_roots)) {
            if (seen.contains(entry.name))
                continue;
            seen.append(entry.name);
            const QStringList abbrs = abbrsIn(entry);
            const auto isWanted = [&](const QString &abbr) { return wanted.contains(abbr); };
            if (!abbrs.isEmpty() && std::ranges::all_of(abbrs, isWanted))
                found.push_back({entry.name, abbrs});
        }
        std::ranges::stable_sort(
            found, std::ranges::greater(), [](const Found &config) { return config.abbrs.size(); });
        for (const Found &config : found) {
            const auto isOpen = [&](const QString &abbr) { return wanted.contains(abbr); };
            if (!std::ranges::all_of(config.abbrs, isOpen))
                continue;
            options().datasets.append(config.name);
            for (const QString &abbr : config.abbrs)
                wanted.removeAll(abbr);
        }
        for (const QString &abbr : wanted)
            m_result.unsaid.push_back({Unsaid::What::Dataset, abbr, {}, {}});
    }

    [[nodiscard]] QStringList abbrsIn(const CatalogueEntry &entry) const
    {
        QStringList abbrs;
        if (const auto module = readConfigFile(entry.file, m_roots))
            for (const auto &[name, value] : module->variables)
                if (name.endsWith("_datasets"_L1))
                    abbrs.append(abbrsOf(value));
        return abbrs;
    }

    // Data that was read from another place than the configuration names.
    void recallInputPath()
    {
        const QString path = m_datasets.items().front()[u"path"].toString();
        const core::Result<LoadedConfig> config = loaded(options().datasets);
        if (path.isEmpty() || !config || options().datasets.isEmpty())
            return;
        const QString place = QDir(m_roots.currentDir).absoluteFilePath(path);
        const auto isThere = [&](const Value &dataset) {
            return dataset[u"path"].toString() == path;
        };
        const bool isElsewhere = std::ranges::all_of(m_datasets.items(), isThere)
            && std::ranges::none_of(config->root[u"datasets"].items(), isThere);
        if (isElsewhere && QFileInfo::exists(place))
            options().inputPath = QDir::cleanPath(place);
    }

    // A dump without its command line keeps the limit in its ranges alone.
    void recallRows()
    {
        static const QRegularExpression firstRows(u"^\\[:(\\d{1,9})\\]$"_s);
        if (options().numPrompts || m_root.contains(u"cli_args"))
            return;
        std::optional<qint64> rows;
        for (const Value &dataset : m_datasets.items()) {
            const auto match = firstRows.match(dataset[u"reader_cfg"][u"test_range"].toString());
            const qint64 count = match.captured(1).toLongLong();
            if (count < 1 || rows.value_or(count) != count)
                return;
            rows = count;
        }
        options().numPrompts = rows;
    }

    const Value &m_root;
    const Value &m_datasets;
    const CatalogueRoots &m_roots;
    Recall &m_result;
};

} // namespace

void recallDatasets(const Value &root, const CatalogueRoots &roots, Recall &result)
{
    DatasetRecaller(root, roots, result).recall();
}

} // namespace aisb::config
