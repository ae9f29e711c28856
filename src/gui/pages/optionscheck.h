// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"
#include "core/runspec.h"
#include "run/environment.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <vector>

namespace aisb::gui {

// What a check of options found.
struct CheckedOptions
{
    std::vector<core::Issue> issues;
    QString address; // of the first model, effective; or empty
    QString addressProblem;
};

// Checks options, and that models and data are chosen at all. Reads configurations; no data file is
// opened. Blocking.
[[nodiscard]] CheckedOptions checkedOptions(
    const core::RunOptions &options, const run::Environment &environment);

// The same in a pool thread while somebody types: the last request wins.
class OptionsCheck : public QObject
{
    Q_OBJECT
public:
    explicit OptionsCheck(QObject *parent = nullptr);
    ~OptionsCheck() override;

    // After a short rest, or at once.
    void request(const core::RunOptions &options, const run::Environment &environment);
    void startNow();
    [[nodiscard]] bool isBusy() const { return m_timer.isActive() || m_isRunning; }

Q_SIGNALS:
    void checked(const aisb::gui::CheckedOptions &result);

private:
    void take();

    core::RunOptions m_options;
    run::Environment m_environment;
    QTimer m_timer;
    QFutureWatcher<CheckedOptions> m_watcher;
    bool m_isStale = false;
    bool m_isRunning = false;
};

} // namespace aisb::gui
