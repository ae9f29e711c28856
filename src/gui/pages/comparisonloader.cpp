// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/comparisonloader.h"

#include <QDir>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Stands for an experiment that is not read yet.
run::Subject placeholder(const QString &path)
{
    auto subject = std::make_shared<run::ComparisonSubject>();
    subject->info.path = path;
    subject->info.name = QDir(path).dirName();
    return subject;
}

ComparisonView viewOf(
    const std::vector<run::Subject> &subjects, const ComparisonLoader::Request &request)
{
    ComparisonView view;
    view.comparison = std::make_shared<const core::Comparison>(
        run::compareSubjects(subjects, request.baseline, request.stage, {}));
    view.cumulative =
        run::cumulativeCurves(subjects, request.baseline, request.stage, request.section);
    for (const auto &sample :
        run::samplesOf(subjects, request.baseline, request.stage, request.section)) {
        view.throughput.push_back(sample ? sample->throughput : std::vector<core::Point>());
    }
    return view;
}

} // namespace

ComparisonLoader::ComparisonLoader(core::MetricsProfile profile, QObject *parent)
    : QObject(parent)
    , m_profile(profile)
{
    connect(&m_reader, &QFutureWatcherBase::finished, this, &ComparisonLoader::takeSubject);
    connect(&m_comparer, &QFutureWatcherBase::finished, this, &ComparisonLoader::takeComparison);
}

ComparisonLoader::~ComparisonLoader()
{
    *m_isStopped = true;
    m_reader.waitForFinished();
    m_comparer.waitForFinished();
}

void ComparisonLoader::show(const Request &request)
{
    m_request = request;
    readNext();
    compare();
}

void ComparisonLoader::forget()
{
    m_subjects.clear();
}

int ComparisonLoader::readCount() const
{
    return static_cast<int>(std::count_if(m_request.paths.begin(), m_request.paths.end(),
        [this](const QString &path) { return m_subjects.contains(path); }));
}

bool ComparisonLoader::hasStable(QString *reason) const
{
    const std::vector<run::Subject> all = subjects();
    const auto samples =
        run::samplesOf(all, m_request.baseline, run::Stage::Stable, m_request.section);
    for (const run::Subject &subject : all) {
        for (const run::ComparedGroup &group : subject->groups) {
            if (!group.stable && reason) {
                *reason = subject->info.name + u": "_s + group.stableReason;
            }
        }
    }
    return std::ranges::any_of(samples, [](const auto &s) { return s != nullptr; });
}

std::vector<run::Subject> ComparisonLoader::subjects() const
{
    std::vector<run::Subject> all;
    for (const QString &path : m_request.paths) {
        all.push_back(m_subjects.contains(path) ? m_subjects.value(path) : placeholder(path));
    }
    return all;
}

void ComparisonLoader::readNext()
{
    if (m_isReading) {
        return;
    }
    for (const QString &path : m_request.paths) {
        if (!m_subjects.contains(path)) {
            m_isReading = true;
            m_reading = path;
            Q_EMIT busyChanged();
            m_reader.setFuture(
                QtConcurrent::run([path, profile = m_profile, isStopped = m_isStopped] {
                    return run::loadSubject(path, profile, [isStopped] { return !*isStopped; });
                }));
            return;
        }
    }
}

void ComparisonLoader::takeSubject()
{
    m_isReading = false;
    m_subjects.insert(m_reading, m_reader.result());
    readNext();
    compare();
}

void ComparisonLoader::compare()
{
    if (m_request.paths.isEmpty()) {
        return;
    }
    if (m_isComparing) {
        m_isStale = true;
        return;
    }
    m_isComparing = true;
    m_isStale = false;
    Q_EMIT busyChanged();
    m_comparer.setFuture(QtConcurrent::run(
        [all = subjects(), request = m_request] { return viewOf(all, request); }));
}

void ComparisonLoader::takeComparison()
{
    m_isComparing = false;
    if (m_isStale) {
        compare();
        return;
    }
    Q_EMIT ready(m_comparer.result());
    Q_EMIT busyChanged();
}

} // namespace aisb::gui
