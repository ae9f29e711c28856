// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health.h"
#include "core/progress.h"
#include "gui/widgets/healthstrip.h"

#include <QString>

#include <vector>

namespace aisb::gui {

// The health of a measurement while it runs: the newest judgement, and for how long it was not
// green before. A value type.
class LiveHealth
{
public:
    // atS: seconds since the start of sending, ascending; an earlier one begins another task and
    // keeps the past of those before.
    void add(const core::Health &health, double atS);
    void clear() { *this = LiveHealth(); }

    [[nodiscard]] bool isEmpty() const { return m_lastAtS < 0; }
    [[nodiscard]] const core::Health &newest() const { return m_newest; }
    // Time with a judgement worse than green.
    [[nodiscard]] double troubledS() const { return m_troubledS; }

private:
    core::Health m_newest;
    double m_lastAtS = -1;
    double m_troubledS = 0;
};

// What the strip of the Running page says.
struct StripContent
{
    Tone tone = Tone::Neutral;
    QString verdict;
    std::vector<StripItem> items; // worst first
};
// task and live are those health was judged by. Source: design/desktop.md 4.3.
[[nodiscard]] StripContent stripOf(
    const LiveHealth &health, const core::TaskProgress &task, const core::LiveMetrics &live);
// Before anything was measured.
[[nodiscard]] StripContent waitingStrip();
// After the run: what is kept with the result.
[[nodiscard]] StripContent finalStrip(const core::Health &health);

} // namespace aisb::gui
