// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/scanexperiments.h"

#include <QFileSystemWatcher>
#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace aisb::gui {

class Settings;

// The experiments under the roots of the settings, as far as they are known: from the index at
// once, then as a scan in a pool thread finds them, then as folders change. Titles, tags and notes
// are changed through it, too. GUI thread; settings outlives it.
class ExperimentLibrary : public QObject
{
    Q_OBJECT
public:
    using Experiments = std::shared_ptr<const run::ExperimentList>;

    explicit ExperimentLibrary(Settings &settings, QObject *parent = nullptr);
    ~ExperimentLibrary() override; // ends a scan, waits for what is being written

    // Where the index is kept (empty: nowhere) and what cannot be written into folders. Call before
    // the first scan.
    void keepIn(const QString &cacheDir, const QString &dataDir);

    // Looks at everything again; what is known stays until then.
    void rescan();
    void cancel();
    [[nodiscard]] bool isScanning() const { return m_isScanning; }
    [[nodiscard]] bool hasScanned() const { return m_hasScanned; }
    // Of the scan: experiments looked at, and all of them; 0 before they are counted.
    [[nodiscard]] qsizetype done() const { return m_done; }
    [[nodiscard]] qsizetype all() const { return m_all; }
    [[nodiscard]] const std::vector<run::ScanResult::Problem> &problems() const
    {
        return m_problems;
    }

    // Newest first; never null.
    [[nodiscard]] const Experiments &experiments() const { return m_experiments; }
    [[nodiscard]] const run::ExperimentEntry *find(const QString &path) const;
    // Of any experiment, listed or not; without one the name given, else that of the folder. Reads
    // a small file when it is not listed.
    [[nodiscard]] QString titleOf(const QString &path, const QString &name = {}) const;

    // Sees new, changed and vanished folders while on. A page that shows the list turns it on.
    void setWatching(bool isWatching);
    // While a run is active nothing is read, so that the measurement is not disturbed.
    void setPaused(bool isPaused);
    // How far the run of this program is, while nothing is read because of it: its experiment is
    // running, whatever was read of it. Unknown paths are ignored.
    void setLive(const QString &path, const store::LiveStatus &live);

    // Shown at once, written in the background.
    void setAbout(const QString &path, const store::About &about);

Q_SIGNALS:
    void changed(); // experiments()
    void scanningChanged();
    void progressed();
    void titleChanged(const QString &path, const QString &title);
    // The folder cannot be written to: kept in the user's file.
    void aboutShelved(const QString &path);
    void aboutFailed(const QString &path, const core::Error &error);
    // All details that can be had are there.
    void settled();

private:
    // What a person changed and no scan has read yet.
    struct Pending
    {
        store::About about;
        bool isWritten = false;
        bool isBeingRead = false; // a scan began after it was written
    };
    using Items = std::vector<run::ExperimentIndex::Item>;

    void scan(std::optional<QSet<QString>> changed);
    void takeScan();
    void show(run::ExperimentList list);
    void takeWritten(const QString &path, const store::About &about,
        const core::Result<store::AboutStore::Place> &place);
    void noteChange(const QString &folder);
    void watchFolders();
    void readDetails();
    void takeDetails();
    void keepIndex();

    Settings &m_settings;
    QString m_indexFile;
    std::shared_ptr<store::AboutStore> m_abouts;
    std::shared_ptr<const run::ExperimentIndex> m_index; // null before the first scan
    Experiments m_experiments;
    QHash<QString, std::size_t> m_places; // by path, in m_experiments
    std::vector<run::ScanResult::Problem> m_problems;
    QHash<QString, Pending> m_pending;

    QFutureWatcher<run::ScanResult> m_scan;
    QFutureWatcher<Items> m_details;
    QThreadPool m_writer; // one thread: in the order of the changes
    std::atomic<bool> m_isStopped = false; // the scan shall end
    std::atomic<bool> m_areDetailsStopped = false;
    std::atomic<qsizetype> m_done = 0;
    std::atomic<qsizetype> m_all = 0;
    qsizetype m_batch = 1; // details read before the next are shown
    int m_generation = 0; // of the scan
    bool m_isScanning = false;
    bool m_hasScanned = false;
    bool m_isPaused = false;
    bool m_isWatching = false;
    bool m_isStale = false; // scan again when this one is done
    bool m_isIndexOld = false; // details not yet in the file

    QFileSystemWatcher m_folders;
    QTimer m_debounce;
    QTimer m_fallback;
    QTimer m_progress;
    QSet<QString> m_changed; // folders since the last scan
};

} // namespace aisb::gui
