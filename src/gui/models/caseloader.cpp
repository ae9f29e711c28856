// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/caseloader.h"

#include "run/caserescorer.h"

#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr std::size_t kMaxKept = 6;
constexpr int kSteps = 1000; // of the progress

QString keyOf(const std::optional<run::AccuracyPairFiles> &files)
{
    return files ? files->model + u'\n' + files->dataset : QString();
}

// Runs in a pool thread.
void openAll(QPromise<LoadedCases> &promise, const CaseLoader::Files &files, CaseBrowsers browsers)
{
    LoadedCases cases;
    promise.setProgressRange(0, kSteps);
    const auto slotCount = static_cast<int>(std::count_if(
        files.begin(), files.end(), [](const auto &each) { return each.has_value(); }));
    int opened = 0;
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        if (!files[slot]) {
            continue;
        }
        const auto progress = [&](qint64 done, qint64 total) {
            const double share =
                total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0;
            promise.setProgressValue(
                static_cast<int>(kSteps * (opened + share) / std::max(1, slotCount)));
            return !promise.isCanceled();
        };
        if (!browsers[slot]) {
            const auto browser = run::CaseBrowser::open(*files[slot], progress);
            if (!browser) {
                cases.error = cases.error ? cases.error : browser.error();
            } else {
                browsers[slot] = *browser;
            }
        }
        if (browsers[slot]) {
            cases.warnings += browsers[slot]->warnings();
        }
        ++opened;
    }
    cases.rows = caseListOf(browsers);
    cases.browsers = std::move(browsers);
    promise.addResult(std::move(cases));
}

// Runs in a pool thread.
void scoreAll(QPromise<LoadedCases> &promise, const CaseLoader::Files &files, LoadedCases cases)
{
    promise.setProgressRange(0, kSteps);
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        std::shared_ptr<const run::CaseBrowser> &browser = cases.browsers[slot];
        if (!files[slot] || !browser || browser->hasVerdicts() || browser->rows().empty()) {
            continue;
        }
        const auto rescorer = run::makeRescorer(*files[slot]);
        if (!rescorer) {
            cases.scoreProblems << rescorer.error().text();
            continue;
        }
        const auto scored = browser->rescored(*rescorer, [&promise](qint64 done, qint64 total) {
            promise.setProgressValue(static_cast<int>(kSteps * done / std::max<qint64>(1, total)));
            return !promise.isCanceled();
        });
        if (!scored) {
            cases.scoreProblems << scored.error().text();
            continue;
        }
        browser = *scored;
        cases.warnings += browser->warnings();
        cases.wasScored = true;
    }
    cases.warnings.removeDuplicates();
    cases.rows = caseListOf(cases.browsers);
    promise.addResult(std::move(cases));
}

} // namespace

CaseLoader::CaseLoader(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &CaseLoader::take);
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this,
        [this](int value) { Q_EMIT progressed(static_cast<double>(value) / kSteps); });
}

CaseLoader::~CaseLoader()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_watcher.waitForFinished();
}

void CaseLoader::load(const Files &files)
{
    m_files = files;
    if (m_isBusy) {
        m_isStale = true;
        m_watcher.cancel();
        return;
    }
    start();
}

void CaseLoader::start()
{
    m_isStale = false;
    m_isBusy = true;
    m_scoring.reset();
    m_isForgetting = false;
    m_reading = m_files;
    CaseBrowsers browsers;
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        const Kept *known = kept(keyOf(m_files[slot]));
        browsers[slot] = known ? known->browser : nullptr;
    }
    m_watcher.setFuture(QtConcurrent::run(openAll, m_files, std::move(browsers)));
}

void CaseLoader::score(const LoadedCases &cases)
{
    if (m_isBusy) {
        return;
    }
    m_isBusy = true;
    m_scoring = cases;
    m_watcher.setFuture(QtConcurrent::run(scoreAll, m_reading, cases));
}

void CaseLoader::cancel()
{
    if (m_isBusy) {
        m_isStale = false;
        m_watcher.cancel();
    }
}

void CaseLoader::forget()
{
    m_kept.clear();
    m_isForgetting = true;
}

void CaseLoader::take()
{
    m_isBusy = false;
    if (m_isStale) {
        start();
        return;
    }
    LoadedCases cases;
    if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0) {
        if (m_scoring) {
            cases = *m_scoring;
        }
        cases.wasCancelled = true;
    } else {
        cases = m_watcher.result();
        keepAll(cases);
    }
    m_scoring.reset();
    Q_EMIT loaded(cases);
}

void CaseLoader::keepAll(LoadedCases &cases)
{
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        const std::shared_ptr<const run::CaseBrowser> &browser = cases.browsers[slot];
        if (!browser) {
            continue;
        }
        const QString key = keyOf(m_reading[slot]);
        const Kept *before = kept(key);
        const bool isSame = before && before->browser == browser;
        const bool wasUnscored = m_scoring && browser != m_scoring->browsers[slot];
        const bool isScored = wasUnscored || (isSame && before->isScored);
        cases.wasScored = cases.wasScored || isScored;
        if (!m_isForgetting) {
            keep({key, browser, isScored});
        }
    }
}

const CaseLoader::Kept *CaseLoader::kept(const QString &key) const
{
    const auto at = std::find_if(
        m_kept.begin(), m_kept.end(), [&](const Kept &each) { return each.key == key; });
    return at == m_kept.end() ? nullptr : &*at;
}

void CaseLoader::keep(Kept fresh)
{
    std::erase_if(m_kept, [&](const Kept &each) { return each.key == fresh.key; });
    m_kept.push_back(std::move(fresh));
    if (m_kept.size() > kMaxKept) {
        m_kept.erase(m_kept.begin());
    }
}

} // namespace aisb::gui
