// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/loadconfig.h"

#include "config/customdataset.h"
#include "config/datasetdefaults.h"
#include "config/externaltexts.h"
#include "config/overrides.h"
#include "config/preprocess.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

using Level = core::LogLine::Level;

tl::unexpected<core::Error> missing(const QString &what)
{
    return core::fail(core::ErrorCode::TmanCfg002, what);
}

tl::unexpected<core::Error> wrongType(
    const QString &path, const QString &expected, const Value &found)
{
    return core::fail(core::ErrorCode::TmanCfg003,
        u"%1: expected %2, found %3"_s.arg(path, expected, found.typeName()));
}

// Both lists: a list of dicts with a text "abbr".
core::Result<> checkList(const Value &root, const QString &key, const QString &place)
{
    const Value *list = root.find(key);
    if (!list)
        return missing(u"%1: there is no \"%2\""_s.arg(place, key));
    if (!list->isList())
        return wrongType(u"%1: %2"_s.arg(place, key), u"a list"_s, *list);
    for (std::size_t i = 0; i < list->items().size(); ++i) {
        const QString path = u"%1: %2[%3]"_s.arg(place, key).arg(i);
        const Value &item = list->items()[i];
        if (!item.isDict())
            return wrongType(path, u"a dict"_s, item);
        if (!item.contains(u"abbr"))
            return missing(path + u": there is no \"abbr\""_s);
    }
    return {};
}

core::Result<> checkSummarizer(const Value &root, const QString &place)
{
    const Value *summarizer = root.find(u"summarizer");
    if (!summarizer)
        return missing(place + u": there is no \"summarizer\""_s);
    if (!summarizer->isDict())
        return wrongType(place + u": summarizer"_s, u"a dict"_s, *summarizer);
    if (!summarizer->contains(u"attr"))
        return missing(place + u": summarizer: there is no \"attr\""_s);
    return {};
}

class Loader
{
public:
    Loader(const core::RunOptions &options, const CatalogueRoots &roots)
        : m_options(options)
        , m_roots(roots)
    {
    }

    core::Result<LoadedConfig> load()
    {
        const auto loaded = m_options.configFile.isEmpty() ? loadByName() : loadFile();
        if (!loaded)
            return core::fail(loaded.error());
        resolveSymbols(m_result.root);
        overrideModels(m_result.root, m_options, m_result.notices);
        if (const auto done = overrideSynthetic(m_result.root, m_options, m_result.notices); !done)
            return core::fail(done.error());
        if (const auto done = overrideInputPath(m_result.root, m_options); !done)
            return core::fail(done.error());
        replaceSummarizer();
        if (const auto done = normaliseResponseAnomaly(m_result.root, m_options); !done)
            return core::fail(done.error());
        if (const auto done = putTexts(); !done)
            return core::fail(done.error());
        preprocessDatasets(m_result.root, m_options, m_result.notices);
        return std::move(m_result);
    }

private:
    void warn(const core::Phrase &phrase)
    {
        m_result.notices.push_back(Notice::of(Level::Warning, phrase));
    }
    void trace(const QString &text)
    {
        Notice notice{Level::Info, text};
        notice.isTrace = true;
        m_result.notices.push_back(std::move(notice));
    }

    void addFiles(const QStringList &files)
    {
        for (const QString &file : files)
            if (!m_result.files.contains(file))
                m_result.files.append(file);
    }

    core::Result<> putTexts()
    {
        Value *datasets = m_result.root.find(u"datasets");
        if (datasets == nullptr)
            return {};
        const auto absolute = [this](const QString &path) {
            return path.isEmpty()
                ? path
                : QDir::cleanPath(QDir(m_roots.currentDir).absoluteFilePath(path));
        };
        const TextPlaces places{absolute(m_options.textsDir.value_or(m_roots.textsDir)),
            absolute(m_roots.builtIn + u"/texts"_s), m_roots.currentDir, m_roots.datasetsRoot};
        return putExternalTexts(*datasets, places, m_result.notices);
    }

    core::Result<ConfigModule> loadNamed(ConfigKind kind, const QString &file)
    {
        const auto match = findConfig(kind, file, m_options.configDir, m_roots);
        if (!match)
            return core::fail(match.error());
        for (const Notice &notice : match->notices())
            m_result.notices.push_back(notice);
        const QString path = match->candidates.front().file;
        trace(u"Loading %1: %2"_s.arg(file, path));
        auto module = readConfigFile(path, m_roots);
        if (module)
            addFiles(module->files);
        return module;
    }

    core::Result<> loadByName()
    {
        if (m_options.models.isEmpty())
            return core::fail(
                core::ErrorCode::TmanCmd001, u"--models is required without CONFIG"_s);
        if (m_options.datasets.isEmpty() && !m_options.customDatasetPath)
            return core::fail(core::ErrorCode::TmanCmd001,
                u"--datasets or --custom-dataset-path is required without CONFIG"_s);
        m_result.root.set(u"models"_s, Value::list());
        m_result.root.set(u"datasets"_s, Value::list());
        for (const QString &name : m_options.models)
            if (const auto added = addModels(name); !added)
                return added;
        for (const QString &name : m_options.datasets)
            if (const auto added = addDatasets(name); !added)
                return added;
        if (const auto added = addCustomDataset(); !added)
            return added;
        return addSummarizer();
    }

    core::Result<> addModels(const QString &name)
    {
        const auto module = loadNamed(ConfigKind::Models, name);
        if (!module)
            return core::fail(module.error());
        return append(*module, u"models"_s, u"models"_s);
    }

    // Appends the elements of one variable of a file to a list of root.
    core::Result<> append(const ConfigModule &module, const QString &variable, const QString &list)
    {
        Value file = Value::dict();
        if (const Value *value = module.find(variable))
            file.set(variable, *value);
        if (const auto checked = checkList(file, variable, module.files.value(0)); !checked)
            return checked;
        for (const Value &item : file[variable].items())
            m_result.root.find(list)->append(item);
        return {};
    }

    core::Result<> addDatasets(const QString &argument)
    {
        const ConfigName name = splitConfigName(ConfigKind::Datasets, argument);
        const auto module = loadNamed(ConfigKind::Datasets, name.file);
        if (!module)
            return core::fail(module.error());
        const QString suffix = name.suffix.isEmpty() ? u"_datasets"_s : name.suffix;
        bool isFound = false;
        for (const auto &variable : module->variables) {
            if (!variable.first.endsWith(suffix))
                continue;
            isFound = true;
            if (const auto added = append(*module, variable.first, u"datasets"_s); !added)
                return added;
        }
        if (!isFound)
            return missing(
                u"%1: no variable ends with \"%2\""_s.arg(module->files.value(0), suffix));
        return {};
    }

    core::Result<> addCustomDataset()
    {
        if (!m_options.customDatasetPath)
            return {};
        if (!m_options.datasets.isEmpty()) {
            warn({QT_TRANSLATE_NOOP("Phrases",
                "The options --custom-dataset-* are ignored, --datasets was given as well")});
            return {};
        }
        auto dataset = makeCustomDataset({.path = *m_options.customDatasetPath,
            .currentDir = m_roots.currentDir,
            .metaPath = m_options.customDatasetMetaPath,
            .dataType = m_options.customDatasetDataType,
            .inferMethod = m_options.customDatasetInferMethod});
        if (!dataset)
            return core::fail(dataset.error());
        trace(u"Loading custom data set %1"_s.arg((*dataset)[u"path"].toString()));
        m_result.root.find(u"datasets")->append(std::move(*dataset));
        return {};
    }

    core::Result<> addSummarizer()
    {
        const QString argument = m_options.summarizer.value_or(u"example"_s);
        const ConfigName name = splitConfigName(ConfigKind::Summarizers, argument);
        const auto module = loadNamed(ConfigKind::Summarizers, name.file);
        if (!module)
            return core::fail(module.error());
        const QString key = name.suffix.isEmpty() ? u"summarizer"_s : name.suffix;
        const Value *summarizer = module->find(key);
        if (!summarizer)
            return missing(u"%1: there is no \"%2\""_s.arg(module->files.value(0), key));
        m_result.root.set(u"summarizer"_s, *summarizer);
        return checkSummarizer(m_result.root, module->files.value(0));
    }

    core::Result<> loadFile()
    {
        const QString path =
            QDir::cleanPath(QDir(m_roots.currentDir).absoluteFilePath(m_options.configFile));
        trace(u"Loading %1"_s.arg(path));
        warnOfIgnoredOptions();
        const auto module = readConfigFile(path, m_roots);
        if (!module)
            return core::fail(module.error());
        addFiles(module->files);
        for (const auto &[name, value] : module->variables) {
            if (const auto checked = checkName(name, path); !checked)
                return checked;
            m_result.root.set(name, value);
        }
        if (const auto completed = completeDatasets(m_result.root, m_roots.currentDir); !completed)
            return completed;
        if (const auto checked = checkList(m_result.root, u"models"_s, path); !checked)
            return checked;
        if (const auto checked = checkList(m_result.root, u"datasets"_s, path); !checked)
            return checked;
        if (const Value &workDir = std::as_const(m_result.root)[u"work_dir"]; workDir.isString())
            m_result.workDir = workDir.toString();
        return checkSummarizer(m_result.root, path);
    }

    static core::Result<> checkName(const QString &name, const QString &path)
    {
        constexpr std::array kReserved = {
            "filename"_L1, "text"_L1, "pretty_text"_L1, "env_variables"_L1, "cli_args"_L1};
        if (std::ranges::none_of(
                kReserved, [&](QLatin1String reserved) { return name == reserved; }))
            return {};
        return core::fail(core::ErrorCode::TmanCfg001,
            u"%1: the variable name \"%2\" is reserved"_s.arg(path, name));
    }

    void warnOfIgnoredOptions()
    {
        QStringList ignored;
        if (!m_options.models.isEmpty())
            ignored.append(u"--models"_s);
        if (!m_options.datasets.isEmpty())
            ignored.append(u"--datasets"_s);
        if (m_options.summarizer)
            ignored.append(u"--summarizer"_s);
        if (m_options.customDatasetPath)
            ignored.append(u"--custom-dataset-path"_s);
        if (!ignored.isEmpty())
            warn({QT_TRANSLATE_NOOP("Phrases", "Ignored because a CONFIG file was given: %1"),
                {ignored.join(u", "_s)}});
    }

    // A performance summarizer cannot make an accuracy report (WF-06). The converse is settled by
    // completeForRun().
    void replaceSummarizer()
    {
        const bool reportsAccuracy = m_options.mode == core::Mode::All
            || m_options.mode == core::Mode::Eval || m_options.mode == core::Mode::Viz;
        const Value &summarizer = std::as_const(m_result.root)[u"summarizer"];
        if (!reportsAccuracy || summarizer[u"attr"].toString() != u"performance")
            return;
        warn({QT_TRANSLATE_NOOP("Phrases",
                  "The summarizer is for performance runs; mode %1 uses the default accuracy "
                  "summarizer"),
            {core::modeName(m_options.mode)}});
        Value accuracy = Value::dict();
        accuracy.set(u"attr"_s, "accuracy"_L1);
        accuracy.set(u"type"_s, "ais_bench.benchmark.summarizers.default.DefaultSummarizer"_L1);
        m_result.root.set(u"summarizer"_s, accuracy);
    }

    const core::RunOptions &m_options;
    const CatalogueRoots &m_roots;
    LoadedConfig m_result;
};

} // namespace

core::Result<LoadedConfig> loadConfig(const core::RunOptions &options, const CatalogueRoots &roots)
{
    return Loader(options, roots).load();
}

} // namespace aisb::config
