// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/experimentlibrary.h"

#include "gui/settings/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace aisb::gui {

namespace {

constexpr auto kDebounce = 500ms;
constexpr auto kFallback = 30s;
constexpr auto kProgress = 100ms;
constexpr qsizetype kMaxBatch = 64;
constexpr int kMaxWatchedExperiments = 32;

bool isAlive(const run::ExperimentEntry &entry)
{
    return entry.state == core::ExperimentState::Running
        || entry.state == core::ExperimentState::Partial;
}

// A folder and what lies directly in it: results appear there.
QStringList foldersOf(const QString &experiment)
{
    QStringList folders{experiment};
    const QDir dir(experiment);
    for (const QString &name : {u"predictions"_s, u"results"_s, u"performance"_s, u"performances"_s,
             u"summary"_s, u"status_tmp"_s}) {
        if (dir.exists(name)) {
            folders << dir.filePath(name);
        }
    }
    return folders;
}

} // namespace

ExperimentLibrary::ExperimentLibrary(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_abouts(std::make_shared<store::AboutStore>(QString()))
    , m_experiments(std::make_shared<const run::ExperimentList>())
{
    m_writer.setMaxThreadCount(1);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(kDebounce);
    m_fallback.setInterval(kFallback);
    m_progress.setInterval(kProgress);
    connect(&m_scan, &QFutureWatcherBase::finished, this, &ExperimentLibrary::takeScan);
    connect(&m_details, &QFutureWatcherBase::finished, this, &ExperimentLibrary::takeDetails);
    connect(
        &m_folders, &QFileSystemWatcher::directoryChanged, this, &ExperimentLibrary::noteChange);
    connect(&m_debounce, &QTimer::timeout, this,
        [this] { scan(std::exchange(m_changed, QSet<QString>())); });
    connect(&m_fallback, &QTimer::timeout, this, &ExperimentLibrary::rescan);
    connect(&m_progress, &QTimer::timeout, this, &ExperimentLibrary::progressed);
    connect(&settings, &Settings::rootsChanged, this, [this] {
        if (m_hasScanned || m_isScanning) {
            rescan();
        }
    });
}

ExperimentLibrary::~ExperimentLibrary()
{
    m_isStopped = true;
    m_areDetailsStopped = true;
    m_scan.waitForFinished();
    m_details.waitForFinished();
    m_writer.waitForDone();
    if (m_isIndexOld && m_index && !m_indexFile.isEmpty()) {
        (void)run::writeIndex(m_indexFile, *m_index); // a cache: the next start reads again
    }
}

void ExperimentLibrary::keepIn(const QString &cacheDir, const QString &dataDir)
{
    m_indexFile = cacheDir.isEmpty() ? QString() : cacheDir + u"/experiments.json"_s;
    m_abouts = std::make_shared<store::AboutStore>(
        dataDir.isEmpty() ? QString() : dataDir + u"/abouts.json"_s);
}

void ExperimentLibrary::rescan()
{
    m_changed.clear();
    scan(std::nullopt);
}

void ExperimentLibrary::cancel()
{
    m_isStopped = true;
    m_isStale = false;
}

void ExperimentLibrary::scan(std::optional<QSet<QString>> changed)
{
    if (m_isScanning) {
        m_isStale = true;
        return;
    }
    m_areDetailsStopped = true;
    m_isScanning = true;
    m_isStale = false;
    m_isStopped = false;
    m_done = 0;
    m_all = 0;
    for (Pending &pending : m_pending) {
        pending.isBeingRead = pending.isWritten;
    }
    const int generation = ++m_generation;
    run::ScanSink sink;
    sink.progress = [this](qsizetype done, qsizetype all) {
        m_done = done;
        m_all = all;
        return !m_isStopped;
    };
    sink.partial = [this, generation](run::ExperimentList list) {
        QMetaObject::invokeMethod(
            this,
            [this, generation, list = std::move(list)]() mutable {
                if (generation == m_generation && m_isScanning) {
                    show(std::move(list));
                }
            },
            Qt::QueuedConnection);
    };
    if (m_hasScanned) {
        sink.partial = {}; // rows are there already
    }
    run::ScanRequest request{m_settings.roots(), m_index, m_indexFile, std::move(changed)};
    m_scan.setFuture(QtConcurrent::run(
        [request = std::move(request), abouts = m_abouts, sink = std::move(sink)] {
            return run::scanExperiments(request, *abouts, sink);
        }));
    m_progress.start();
    Q_EMIT scanningChanged();
}

void ExperimentLibrary::takeScan()
{
    run::ScanResult result = m_scan.result();
    m_isScanning = false;
    m_hasScanned = true;
    m_progress.stop();
    m_index = result.index;
    m_problems = std::move(result.problems);
    m_pending.removeIf([](const auto &pending) { return pending.value().isBeingRead; });
    show(std::move(result.experiments));
    watchFolders();
    Q_EMIT scanningChanged();
    if (m_isStale) {
        m_isStale = false;
        rescan();
    } else if (!result.isCanceled) {
        m_batch = 1;
        readDetails();
    }
}

void ExperimentLibrary::show(run::ExperimentList list)
{
    m_places.clear();
    for (std::size_t i = 0; i < list.size(); ++i) {
        m_places.insert(list[i].path, i);
        if (const auto pending = m_pending.constFind(list[i].path);
            pending != m_pending.constEnd()) {
            list[i].about = pending->about;
        }
    }
    if (list != *m_experiments || !m_hasScanned) {
        m_experiments = std::make_shared<const run::ExperimentList>(std::move(list));
        Q_EMIT changed();
    }
}

const run::ExperimentEntry *ExperimentLibrary::find(const QString &path) const
{
    const auto place = m_places.constFind(path);
    return place == m_places.constEnd() ? nullptr : &(*m_experiments)[*place];
}

QString ExperimentLibrary::titleOf(const QString &path, const QString &name) const
{
    const run::ExperimentEntry *entry = find(path);
    QString title =
        entry ? entry->about.title : m_abouts->read(path).value_or(store::About()).title;
    if (!title.isEmpty()) {
        return title;
    }
    return name.isEmpty() ? QDir(path).dirName() : name;
}

void ExperimentLibrary::setAbout(const QString &path, const store::About &about)
{
    const QString before = titleOf(path);
    const store::About clean = store::cleaned(about);
    m_pending.insert(path, {clean});
    show(*m_experiments);
    QFuture<core::Result<store::AboutStore::Place>> writing = QtConcurrent::run(
        &m_writer, [abouts = m_abouts, path, clean] { return abouts->write(path, clean); });
    writing.then(this, [this, path, clean](const core::Result<store::AboutStore::Place> &place) {
        takeWritten(path, clean, place);
    });
    const QString after = clean.title.isEmpty() ? QDir(path).dirName() : clean.title;
    if (after != before) {
        Q_EMIT titleChanged(path, after);
    }
}

void ExperimentLibrary::takeWritten(const QString &path, const store::About &about,
    const core::Result<store::AboutStore::Place> &place)
{
    const auto pending = m_pending.find(path);
    if (pending != m_pending.end() && pending->about == about) {
        pending->isWritten = true;
    }
    if (!place) {
        m_pending.remove(path);
        Q_EMIT aboutFailed(path, place.error());
    } else if (*place == store::AboutStore::Place::Shelf) {
        Q_EMIT aboutShelved(path);
    }
    if (m_hasScanned) {
        noteChange(path);
    }
}

void ExperimentLibrary::setWatching(bool isWatching)
{
    if (m_isWatching == isWatching) {
        return;
    }
    m_isWatching = isWatching;
    watchFolders();
    if (isWatching && m_hasScanned) {
        // Nobody looked meanwhile. While a run is active only what is new is read.
        scan(m_isPaused ? std::optional(QSet<QString>()) : std::nullopt);
    }
}

void ExperimentLibrary::setPaused(bool isPaused)
{
    if (m_isPaused == isPaused) {
        return;
    }
    m_isPaused = isPaused;
    if (isPaused) {
        m_areDetailsStopped = true;
        m_debounce.stop();
    }
    watchFolders();
    if (!isPaused && m_hasScanned) {
        rescan();
    }
}

void ExperimentLibrary::setLive(const QString &path, const store::LiveStatus &live)
{
    const run::ExperimentEntry *entry = find(path);
    if (!entry || (entry->state == core::ExperimentState::Running && entry->live == live)) {
        return;
    }
    run::ExperimentList list = *m_experiments;
    run::ExperimentEntry &changed = list[m_places.value(path)];
    changed.state = core::ExperimentState::Running;
    changed.live = live;
    show(std::move(list));
}

void ExperimentLibrary::noteChange(const QString &folder)
{
    m_changed.insert(folder);
    for (QString path = folder; path.size() > 1; path = QFileInfo(path).path()) {
        if (m_places.contains(path)) {
            m_changed.insert(path);
            break;
        }
    }
    if (!m_isPaused && !m_debounce.isActive()) {
        m_debounce.start();
    }
}

void ExperimentLibrary::watchFolders()
{
    const bool isOn = m_isWatching && !m_isPaused;
    QStringList wanted;
    if (isOn) {
        m_fallback.start();
        for (const QString &root : m_settings.roots()) {
            if (QFileInfo(root).isDir()) {
                wanted << root;
            }
        }
        int count = 0;
        for (const run::ExperimentEntry &entry : *m_experiments) {
            if (isAlive(entry) && ++count <= kMaxWatchedExperiments) {
                wanted << foldersOf(entry.path);
            }
        }
    } else {
        m_fallback.stop();
    }
    QStringList gone;
    for (const QString &folder : m_folders.directories()) {
        if (!wanted.removeOne(folder)) {
            gone << folder;
        }
    }
    if (!gone.isEmpty()) {
        m_folders.removePaths(gone);
    }
    if (!wanted.isEmpty()) {
        m_folders.addPaths(wanted);
    }
}

// One after the other, and shown in growing batches: the first are there at once, thousands do not
// redraw the list thousands of times.
void ExperimentLibrary::readDetails()
{
    if (m_isPaused || m_isScanning || !m_index || m_details.isRunning()) {
        return; // whatever ends calls this again
    }
    Items items;
    for (const run::ExperimentEntry &entry : *m_experiments) {
        const run::ExperimentIndex::Item *item = m_index->find(entry.path);
        if (item && !item->hasDetails && entry.state != core::ExperimentState::Running
            && std::ssize(items) < m_batch) {
            items.push_back(*item);
        }
    }
    if (items.empty()) {
        keepIndex();
        Q_EMIT settled();
        return;
    }
    m_batch = std::min(m_batch * 2, kMaxBatch);
    m_areDetailsStopped = false;
    m_details.setFuture(QtConcurrent::run([this, items = std::move(items)]() mutable {
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (m_areDetailsStopped) {
                items.resize(i);
                break;
            }
            run::addDetails(items[i].entry);
            items[i].hasDetails = true;
        }
        return std::move(items);
    }));
}

void ExperimentLibrary::takeDetails()
{
    const Items items = m_details.result();
    auto index = std::make_shared<run::ExperimentIndex>(*m_index);
    run::ExperimentList list = *m_experiments;
    for (const run::ExperimentIndex::Item &item : items) {
        const run::ExperimentIndex::Item *known = index->find(item.entry.path);
        if (!known || known->print.hash != item.print.hash) {
            continue;
        }
        run::ExperimentIndex::Item fresh = *known;
        fresh.entry.glance = item.entry.glance;
        fresh.entry.scoreError = item.entry.scoreError;
        fresh.entry.health = item.entry.health;
        fresh.hasDetails = true;
        index->insert(fresh);
        if (const auto place = m_places.constFind(item.entry.path); place != m_places.constEnd()) {
            list[*place].glance = item.entry.glance;
            list[*place].scoreError = item.entry.scoreError;
            list[*place].health = item.entry.health;
        }
    }
    m_index = std::move(index);
    m_isIndexOld = true;
    show(std::move(list));
    readDetails();
}

void ExperimentLibrary::keepIndex()
{
    if (!std::exchange(m_isIndexOld, false) || m_indexFile.isEmpty()) {
        return;
    }
    (void)QtConcurrent::run(&m_writer, [file = m_indexFile, index = m_index] {
        (void)run::writeIndex(file, *index); // a cache: the next start reads again
    });
}

} // namespace aisb::gui
