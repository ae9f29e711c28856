// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jsonlines.h"
#include "store/experimentfolder.h"
#include "store/experimentreader.h"
#include "store/journal.h"
#include "store/livestatus.h"
#include "store/safepath.h"

#include <QDir>
#include <QFileInfo>

namespace aisb::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxPeekBytes = 256 * 1024 * 1024;
constexpr int kPeekedLines = 64;
constexpr qsizetype kMaxEntries = 100'000;

// What a journal is for, from its first lines.
struct JournalPeek
{
    QString path;
    QString group; // empty: of the reference
    QStringList datasets;
};

JournalPeek peek(const QString &path)
{
    JournalPeek found{path, {}, {}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return found;
    int lines = 0;
    core::readJsonLines(file, kMaxPeekBytes, [&](core::JsonLine &line) {
        if (line.value && line.value->isObject()) {
            const QString dataset = (*line.value)[u"data_abbr"].toString();
            if (!dataset.isEmpty() && !found.datasets.contains(dataset))
                found.datasets.append(dataset);
            found.group = (*line.value)[u"group"].toString();
        }
        // A journal of ours is of one group.
        return found.group.isEmpty() && ++lines < kPeekedLines;
    });
    return found;
}

// Finds the groups of one model folder. Source: spec/perf.md 2.5, steps 3 to 5.
class ModelScan
{
public:
    ModelScan(const QString &root, const QString &modelDir, QStringList &warnings)
        : m_root(root)
        , m_dir(modelDir)
        , m_warnings(warnings)
    {
    }

    std::vector<GroupRef> scan()
    {
        listFiles();
        for (const QString &name : m_files)
            addTable(name);
        for (const QString &name : m_files)
            addColumns(name);
        addLines();
        addJournals();
        std::sort(m_groups.begin(), m_groups.end(),
            [](const GroupRef &a, const GroupRef &b) { return a.group < b.group; });
        return std::move(m_groups);
    }

    [[nodiscard]] bool isInterrupted() const { return m_isInterrupted; }
    [[nodiscard]] bool isLive() const { return m_isLive; }

private:
    void listFiles()
    {
        const QStringList names = m_dir.entryList(QDir::Files, QDir::Name);
        for (const QString &name : names.first(std::min(names.size(), kMaxEntries)))
            if (isInside(m_root, m_dir.filePath(name)))
                m_files.append(name);
            else
                m_warnings.append(
                    u"%1 leads out of the folder and is not read"_s.arg(m_dir.filePath(name)));
    }

    GroupRef &groupNamed(const QString &name)
    {
        for (GroupRef &group : m_groups)
            if (group.group == name)
                return group;
        GroupRef &group = m_groups.emplace_back();
        group.model = m_dir.dirName();
        group.modelDir = m_dir.path();
        group.group = name;
        return group;
    }

    void addTable(const QString &name)
    {
        if (name.endsWith(".csv"_L1))
            groupNamed(name.chopped(4)).csv = m_dir.filePath(name);
        else if (name.endsWith(".json"_L1) && !name.endsWith("_details.json"_L1)
            && !name.endsWith("_rps_distribution_plot.json"_L1))
            groupNamed(name.chopped(5)).json = m_dir.filePath(name);
    }

    void addColumns(const QString &name)
    {
        const QLatin1String suffix = "_details.json"_L1;
        if (!name.endsWith(suffix))
            return;
        const QString base = name.chopped(suffix.size());
        GroupRef &group = groupNamed(base);
        group.raw = RawKind::Columns;
        group.detailsJson = m_dir.filePath(name);
        if (m_files.contains(base + "_details.h5"_L1))
            group.detailsH5 = m_dir.filePath(base + "_details.h5"_L1);
    }

    void addLines()
    {
        const QLatin1String suffix = "_details.jsonl"_L1;
        QStringList unclaimed;
        for (const QString &name : m_files) {
            if (!name.endsWith(suffix))
                continue;
            const QString dataset = name.chopped(suffix.size());
            const bool isGroup = std::any_of(m_groups.begin(), m_groups.end(),
                [&](const GroupRef &group) { return group.group == dataset; });
            if (isGroup)
                setLines(groupNamed(dataset), {dataset});
            else
                unclaimed.append(dataset);
        }
        if (!unclaimed.isEmpty())
            shareOut(unclaimed);
    }

    // Data sets merged into groups that have another name.
    void shareOut(const QStringList &datasets)
    {
        std::vector<GroupRef *> takers;
        for (GroupRef &group : m_groups)
            if (group.raw == RawKind::None)
                takers.push_back(&group);
        if (takers.empty()) {
            for (const QString &dataset : datasets)
                setLines(groupNamed(dataset), {dataset});
            return;
        }
        for (GroupRef *group : takers) {
            setLines(*group, datasets);
            if (takers.size() == 1)
                continue;
            group->datasets.clear();
            group->needsDatasets = true;
            group->notes.append(
                u"which data sets belong to %1 is not known from the files"_s.arg(group->group));
        }
    }

    void setLines(GroupRef &group, const QStringList &datasets)
    {
        if (group.raw == RawKind::Columns)
            return;
        group.raw = RawKind::Lines;
        group.datasets = datasets;
        for (const QString &dataset : datasets)
            group.lineFiles.append(m_dir.filePath(dataset + "_details.jsonl"_L1));
    }

    void addJournals()
    {
        const QString tmp = m_dir.filePath(u"tmp"_s);
        if (!QFileInfo(tmp).isDir() || !isInside(m_root, tmp))
            return;
        std::vector<JournalPeek> foreign;
        for (const QString &path : journalsIn(tmp)) {
            JournalPeek journal = peek(path);
            m_isLive = m_isLive || isJournalLive(path);
            if (journal.group.isEmpty())
                foreign.push_back(std::move(journal));
            else
                addOwnJournal(journal);
        }
        addForeignJournals(foreign);
    }

    void addOwnJournal(const JournalPeek &journal)
    {
        m_isInterrupted = true;
        GroupRef &group = groupNamed(journal.group);
        if (group.raw == RawKind::None || group.raw == RawKind::Journals) {
            group.raw = RawKind::Journals;
            group.lineFiles.append(journal.path);
        } else {
            group.notes.append(
                u"%1 was left although the details are complete"_s.arg(journal.path));
        }
    }

    // The reference keeps these when a request failed; they matter only where the details are
    // missing.
    void addForeignJournals(const std::vector<JournalPeek> &journals)
    {
        QStringList paths;
        QStringList datasets;
        for (const JournalPeek &journal : journals) {
            if (journal.datasets.isEmpty())
                continue;
            paths.append(journal.path);
            for (const QString &dataset : journal.datasets)
                if (!datasets.contains(dataset) && !hasDetailsOf(dataset))
                    datasets.append(dataset);
        }
        if (datasets.isEmpty())
            return;
        std::vector<GroupRef *> takers;
        for (GroupRef &group : m_groups)
            if (group.raw == RawKind::None)
                takers.push_back(&group);
        m_isInterrupted = true;
        if (takers.size() == 1) {
            setJournals(*takers.front(), paths, datasets);
            return;
        }
        for (const QString &dataset : datasets)
            setJournals(groupNamed(dataset), paths, {dataset});
    }

    bool hasDetailsOf(const QString &dataset) const
    {
        return std::any_of(m_groups.begin(), m_groups.end(), [&](const GroupRef &group) {
            return (group.raw == RawKind::Lines && group.datasets.contains(dataset))
                || (group.raw == RawKind::Columns && group.group == dataset);
        });
    }

    static void setJournals(GroupRef &group, const QStringList &paths, const QStringList &datasets)
    {
        if (group.raw != RawKind::None)
            return;
        group.raw = RawKind::Journals;
        group.lineFiles = paths;
        group.datasets = datasets;
    }

    QString m_root;
    QDir m_dir;
    QStringList &m_warnings;
    QStringList m_files;
    std::vector<GroupRef> m_groups;
    bool m_isInterrupted = false;
    bool m_isLive = false;
};

core::Generation generationOf(const ExperimentFolder &folder)
{
    const bool isSingular = folder.performanceDir.endsWith("/performance"_L1);
    for (const GroupRef &group : folder.groups) {
        if (group.raw == RawKind::Lines)
            return core::Generation::G3;
        if (group.raw == RawKind::Journals)
            return isSingular ? core::Generation::Seed : core::Generation::G3;
        if (group.raw == RawKind::Columns && isSingular)
            return core::Generation::Seed;
        if (group.raw == RawKind::Columns)
            return group.detailsH5.isEmpty() ? core::Generation::G1 : core::Generation::G2;
    }
    if (folder.groups.empty())
        return core::Generation::Unknown;
    if (isSingular)
        return core::Generation::Seed;
    const bool isOld = QFileInfo(folder.path + "/logs/performances"_L1).isDir()
        || QFileInfo(folder.path + "/logs/performance"_L1).isDir();
    return isOld ? core::Generation::G2 : core::Generation::G3;
}

QStringList filesIn(const QString &root, const QString &dir, const QString &pattern)
{
    QStringList paths;
    const QDir folder(dir);
    if (dir.isEmpty() || !isInside(root, dir))
        return paths;
    const QStringList names = folder.entryList({pattern}, QDir::Files, QDir::Name);
    for (const QString &name : names.first(std::min(names.size(), kMaxEntries)))
        if (isInside(root, folder.filePath(name)))
            paths.append(folder.filePath(name));
    return paths;
}

void scanModels(ExperimentFolder &folder, bool &isInterrupted, bool &isLive)
{
    const QDir performance(folder.performanceDir);
    const QStringList models = performance.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &model : models.first(std::min(models.size(), kMaxEntries))) {
        const QString dir = performance.filePath(model);
        if (!isInside(folder.path, dir)) {
            folder.warnings.append(u"%1 leads out of the folder and is not read"_s.arg(dir));
            continue;
        }
        ModelScan scan(folder.path, dir, folder.warnings);
        for (GroupRef &group : scan.scan())
            folder.groups.push_back(std::move(group));
        isInterrupted = isInterrupted || scan.isInterrupted();
        isLive = isLive || scan.isLive();
    }
}

core::ExperimentState stateOf(const ExperimentFolder &folder, bool isInterrupted, bool isLive)
{
    using core::ExperimentState;
    if (isLive || hasLiveStatus(folder.path))
        return ExperimentState::Running;
    if (isInterrupted)
        return ExperimentState::Partial;
    if (folder.groups.empty())
        return ExperimentState::Failed;
    const bool isComplete = std::all_of(folder.groups.begin(), folder.groups.end(),
        [](const GroupRef &group) { return !group.csv.isEmpty() && !group.json.isEmpty(); });
    return isComplete ? ExperimentState::Complete : ExperimentState::Partial;
}

} // namespace

core::Result<ExperimentFolder> detect(const QString &path)
{
    const auto failed = [&](const QString &reason) {
        return core::fail(core::ErrorCode::SummFile001, u"%1: %2"_s.arg(path, reason));
    };
    const QFileInfo info(path);
    if (!info.exists())
        return failed(u"no such folder"_s);
    if (!info.isDir())
        return failed(u"is a file, expected an experiment folder"_s);
    if (!QDir(path).isReadable())
        return failed(u"the folder cannot be read"_s);
    ExperimentFolder folder;
    folder.path = QDir::cleanPath(info.absoluteFilePath());
    folder.name = QDir(folder.path).dirName();
    for (const QLatin1String name : {"/performances"_L1, "/performance"_L1})
        if (folder.performanceDir.isEmpty() && QFileInfo(folder.path + name).isDir())
            folder.performanceDir = folder.path + name;
    if (folder.performanceDir.isEmpty() && !isExperiment(folder.path))
        return failed(u"no experiment: expected performance/ or performances/, or configs/ with "
                      "predictions/ or results/"_s);
    if (!folder.performanceDir.isEmpty() && !isInside(folder.path, folder.performanceDir)) {
        folder.warnings.append(
            u"%1 leads out of the folder and is not read"_s.arg(folder.performanceDir));
        folder.performanceDir.clear();
    }
    bool isInterrupted = false;
    bool isLive = false;
    if (!folder.performanceDir.isEmpty())
        scanModels(folder, isInterrupted, isLive);
    folder.specDecodeFiles = filesIn(folder.path, folder.performanceDir, u"spec_decode_*.json"_s);
    folder.configDumps = filesIn(folder.path, folder.path + "/configs"_L1, u"*.py"_s);
    folder.generation = generationOf(folder);
    folder.state = stateOf(folder, isInterrupted, isLive);
    return folder;
}

} // namespace aisb::store
