// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/specdecode.h"
#include "net/metricsprobe.h"
#include "run/runplan.h"
#include "store/layoutpaths.h"

#include <QCoroTask>

namespace aisb::run {

// Counters of speculative decoding of the services of a run, read before and after it. Best effort:
// nothing here ends a run. Lives in the main thread. Source: spec/perf.md 3.10.
class SpecDecodeProbe
{
public:
    // One for each address of the models.
    explicit SpecDecodeProbe(const std::vector<TaskPlan> &tasks);

    [[nodiscard]] static QCoro::Task<> readBefore(std::shared_ptr<SpecDecodeProbe> probe);
    [[nodiscard]] static QCoro::Task<> readAfter(std::shared_ptr<SpecDecodeProbe> probe);
    // From any call on, answers are not waited for.
    void cancel() { m_probe.cancel(); }
    [[nodiscard]] const std::vector<core::SpecDecodeRun> &runs() const { return m_runs; }

private:
    net::MetricsProbe m_probe;
    std::vector<core::SpecDecodeRun> m_runs;
};

// Writes spec_decode_<host>_<port>.json of each service. Files written; blocking. Errors:
// UtilsFile004 and others of writing.
[[nodiscard]] core::Result<QStringList> writeSpecDecode(
    const store::LayoutPaths &paths, const std::vector<core::SpecDecodeRun> &runs);

// The console blocks of all such files of an experiment, by name; damaged files are left out.
// Blocking.
[[nodiscard]] QString readSpecDecodeBlocks(const store::LayoutPaths &paths);

} // namespace aisb::run
