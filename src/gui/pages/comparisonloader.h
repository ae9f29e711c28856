// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison/comparison.h"
#include "core/metrics/perfmetrics.h"
#include "run/compareexperiments.h"

#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <atomic>
#include <memory>
#include <vector>

namespace aisb::gui {

// What the page shows of a set of experiments.
struct ComparisonView
{
    std::shared_ptr<const core::Comparison> comparison;
    std::vector<report::ComparisonCurves> cumulative; // of the section asked for
    std::vector<std::vector<core::Point>> throughput; // token/s over s, by experiment
};

// Reads experiments one after another in a pool thread and compares what is there, so that columns
// fill one by one. Numbers of an experiment are kept until forget(); its requests are not.
class ComparisonLoader : public QObject
{
    Q_OBJECT
public:
    explicit ComparisonLoader(core::MetricsProfile profile, QObject *parent = nullptr);
    ~ComparisonLoader() override; // stops reading and waits

    struct Request
    {
        QStringList paths;
        std::size_t baseline = 0;
        run::Stage stage = run::Stage::Whole;
        std::size_t section = 0;
        bool operator==(const Request &) const = default;
    };
    // Replaces what was asked before; ready() follows, several times while experiments are read.
    void show(const Request &request);
    // Files have changed: everything is read again with the next show().
    void forget();
    // Whether something is still being read or compared.
    [[nodiscard]] bool isBusy() const { return m_isReading || m_isComparing; }
    // Of those asked for; read or failed.
    [[nodiscard]] int readCount() const;
    // Whether the groups shown have a stable stage; the reason when none has.
    [[nodiscard]] bool hasStable(QString *reason) const;

Q_SIGNALS:
    void ready(const aisb::gui::ComparisonView &view);
    void busyChanged();

private:
    void readNext();
    void takeSubject();
    void compare();
    void takeComparison();
    [[nodiscard]] std::vector<run::Subject> subjects() const;

    core::MetricsProfile m_profile;
    Request m_request;
    QHash<QString, run::Subject> m_subjects; // by path as asked for
    QString m_reading;
    QFutureWatcher<run::Subject> m_reader;
    QFutureWatcher<ComparisonView> m_comparer;
    std::shared_ptr<std::atomic<bool>> m_isStopped = std::make_shared<std::atomic<bool>>(false);
    bool m_isReading = false;
    bool m_isComparing = false;
    bool m_isStale = false;
};

} // namespace aisb::gui
