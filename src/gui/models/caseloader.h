// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/casesmodel.h"
#include "run/openaccuracy.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <array>
#include <optional>

namespace aisb::gui {

// What opening the cases of a data set gave.
struct LoadedCases
{
    CaseBrowsers browsers;
    std::vector<CaseListRow> rows;
    QStringList warnings;
    std::optional<core::Error> error; // the first one; what could be opened is there all the same
    bool wasCancelled = false;
    bool wasScored = false; // verdicts were made now, nothing was written
    QStringList scoreProblems; // why verdicts could not be made
};

// Opens the cases of one data set for the models side by side, in a pool thread; keeps the last
// few. GUI thread.
class CaseLoader : public QObject
{
    Q_OBJECT
public:
    using Files = std::array<std::optional<run::AccuracyPairFiles>, kCaseSlots>;

    explicit CaseLoader(QObject *parent = nullptr);
    ~CaseLoader() override;

    // What was asked before is dropped. loaded() follows.
    void load(const Files &files);
    // Makes the verdicts of cases that have none, for the files loaded last. loaded() follows once
    // more; cancelled, the cases are as they were.
    void score(const LoadedCases &cases);
    void cancel();
    // Files have changed.
    void forget();
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] bool isScoring() const { return m_isBusy && m_scoring.has_value(); }

Q_SIGNALS:
    void progressed(double share); // 0 to 1, of loading or scoring
    void loaded(const aisb::gui::LoadedCases &cases);

private:
    struct Kept
    {
        QString key;
        std::shared_ptr<const run::CaseBrowser> browser;
        bool isScored = false; // its verdicts were made here
    };
    using Future = QFutureWatcher<LoadedCases>;

    void start();
    void take();
    [[nodiscard]] const Kept *kept(const QString &key) const;
    void keep(Kept fresh);
    void keepAll(LoadedCases &cases);

    Files m_files;
    Files m_reading;
    std::optional<LoadedCases> m_scoring; // what is being scored
    std::vector<Kept> m_kept; // the newest at the end
    Future m_watcher;
    bool m_isBusy = false;
    bool m_isStale = false;
    bool m_isForgetting = false;
};

} // namespace aisb::gui
