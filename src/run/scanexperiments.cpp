// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/scanexperiments.h"

#include "store/experimentlist.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kFirstPartial = 32;

class Scan
{
public:
    Scan(const ScanRequest &request, store::AboutStore &abouts, const ScanSink &sink)
        : m_request(request)
        , m_abouts(abouts)
        , m_sink(sink)
        , m_known(request.known)
    {
    }

    ScanResult run()
    {
        if (!m_known)
            m_known = std::make_shared<ExperimentIndex>(readIndex(m_request.indexFile));
        list();
        m_index = kept();
        if (m_index.size() > 0)
            show();
        readAll();
        m_result.experiments = experiments();
        m_result.index = std::make_shared<const ExperimentIndex>(std::move(m_index));
        if (!m_request.indexFile.isEmpty() && *m_result.index != *m_known)
            m_result.isIndexKept = writeIndex(m_request.indexFile, *m_result.index).has_value();
        return std::move(m_result);
    }

private:
    void list()
    {
        QSet<QString> seen;
        for (const QString &root : m_request.roots) {
            const QFileInfo info(root);
            if (!info.isDir() || !info.isReadable())
                m_result.problems.push_back({root,
                    !info.exists()      ? ScanResult::Reason::Missing
                        : !info.isDir() ? ScanResult::Reason::NoFolder
                                        : ScanResult::Reason::NoPermission});
            for (const QString &path : store::experimentsIn(root))
                if (!seen.contains(path)) {
                    seen.insert(path);
                    m_paths.append(path);
                }
        }
        // Newest first: what a person looks for is read first.
        std::ranges::sort(m_paths, [](const QString &a, const QString &b) {
            return a.section(u'/', -1) > b.section(u'/', -1);
        });
    }

    [[nodiscard]] ExperimentIndex kept() const
    {
        ExperimentIndex index;
        for (const QString &path : m_paths)
            if (const auto *item = m_known->find(path))
                index.insert(*item);
        return index;
    }

    void readAll()
    {
        qsizetype next = kFirstPartial;
        for (qsizetype i = 0; i < m_paths.size(); ++i) {
            const QString &path = m_paths[i];
            if (m_sink.progress && !m_sink.progress(i, m_paths.size())) {
                m_result.isCanceled = true;
                return;
            }
            if (m_request.changed && m_index.find(path) && !m_request.changed->contains(path))
                continue;
            // Before reading: what changes meanwhile is then seen the next time.
            const store::FolderPrint print = store::folderPrint(path);
            if (!readOne(path, print))
                continue;
            if (++m_result.read == next) {
                next *= 2;
                show();
            }
        }
    }

    // False: it is as it was.
    bool readOne(const QString &path, const store::FolderPrint &print)
    {
        const ExperimentIndex::Item *known = m_index.find(path);
        const bool areResultsKnown = known && known->print.hash == print.hash
            && known->entry.state != core::ExperimentState::Running;
        if (areResultsKnown && known->print == print)
            return false;
        ExperimentIndex::Item item =
            areResultsKnown ? *known : ExperimentIndex::Item{readEntry(path), {}, false};
        if (areResultsKnown)
            item.entry.about = store::readAbout(path).value_or(store::About());
        item.print = print;
        item.entry.path = path;
        item.entry.bytes = print.bytes;
        m_index.insert(item);
        return true;
    }

    [[nodiscard]] ExperimentList experiments()
    {
        ExperimentList list;
        list.reserve(static_cast<std::size_t>(m_index.size()));
        for (const QString &path : m_paths) {
            const ExperimentIndex::Item *item = m_index.find(path);
            if (!item)
                continue;
            ExperimentEntry &entry = list.emplace_back(item->entry);
            entry.isShelved = m_abouts.takeShelved(path, entry.about);
        }
        std::ranges::stable_sort(
            list, [](const auto &a, const auto &b) { return a.startedAt > b.startedAt; });
        return list;
    }

    void show()
    {
        if (m_sink.partial)
            m_sink.partial(experiments());
    }

    const ScanRequest &m_request;
    store::AboutStore &m_abouts;
    const ScanSink &m_sink;
    std::shared_ptr<const ExperimentIndex> m_known;
    QStringList m_paths;
    ExperimentIndex m_index;
    ScanResult m_result;
};

} // namespace

ScanResult scanExperiments(
    const ScanRequest &request, store::AboutStore &abouts, const ScanSink &sink)
{
    return Scan(request, abouts, sink).run();
}

} // namespace aisb::run
