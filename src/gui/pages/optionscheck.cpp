// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/optionscheck.h"

#include "gui/bindings/modelofoptions.h"
#include "gui/bindings/rungoal.h"
#include "net/baseurl.h"
#include "run/preview.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kCheckDelayMs = 200;

core::Issue missing(const QString &option)
{
    return {core::Issue::Severity::Error, option,
        {core::ErrorCode::TmanCmd001, u"nothing is chosen"_s}};
}

// Puts something in the place of what is not chosen yet, so that all the rest is checked.
std::vector<core::Issue> completed(core::RunOptions &options)
{
    std::vector<core::Issue> issues;
    if (options.models.isEmpty()) {
        issues.push_back(missing(u"--models"_s));
        options.models = defaultRunOptions().models;
    }
    if (options.datasets.isEmpty() && !options.customDatasetPath) {
        issues.push_back(missing(u"--datasets"_s));
        options.datasets = defaultRunOptions().datasets;
        options.mode = core::Mode::Perf;
    }
    return issues;
}

} // namespace

CheckedOptions checkedOptions(const core::RunOptions &options, const run::Environment &environment)
{
    CheckedOptions result;
    core::RunOptions whole = options;
    result.issues = completed(whole);
    const std::vector<core::Issue> found = run::checkOptions(whole, environment);
    result.issues.insert(result.issues.end(), found.begin(), found.end());
    const core::Result<core::ModelSpec> model = modelOfOptions(whole, environment);
    if (!model || options.models.isEmpty()) {
        return result;
    }
    const core::Result<QString> address = net::effectiveAddress(*model);
    result.address = address.value_or(QString());
    result.addressProblem = address ? QString() : address.error().detail;
    return result;
}

OptionsCheck::OptionsCheck(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kCheckDelayMs);
    connect(&m_timer, &QTimer::timeout, this, &OptionsCheck::startNow);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &OptionsCheck::take);
}

OptionsCheck::~OptionsCheck()
{
    m_watcher.waitForFinished();
}

void OptionsCheck::request(const core::RunOptions &options, const run::Environment &environment)
{
    m_options = options;
    m_environment = environment;
    m_timer.start();
}

void OptionsCheck::startNow()
{
    m_timer.stop();
    if (m_isRunning) {
        m_isStale = true;
        return;
    }
    m_isStale = false;
    m_isRunning = true;
    m_watcher.setFuture(QtConcurrent::run(&checkedOptions, m_options, m_environment));
}

void OptionsCheck::take()
{
    m_isRunning = false;
    if (m_isStale) {
        startNow();
        return;
    }
    Q_EMIT checked(m_watcher.result());
}

} // namespace aisb::gui
