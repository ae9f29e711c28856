// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "gui/charts/plottypes.h"

#include <array>
#include <vector>

namespace aisb::gui {

// What a live chart can show over time.
enum class LiveSeries
{
    InFlight,
    Asked,
    Sent,
    Succeeded,
    Failed,
    OutputTokens,
    TtftP50,
    TtftP90,
    TtftP99,
    E2elP50,
    E2elP99,
    LoopLag,
    Count
};

// The past of a run's live numbers, bounded: the whole run thinned by halves, and the last two
// minutes in full. A value type.
class LiveHistory
{
public:
    static constexpr double kWindowS = 120;
    static constexpr std::size_t kMaxSamples = 2'400;

    // Samples of one run, each later than the one before; an earlier time starts anew.
    void add(const core::ProgressSnapshot &snapshot, double atS);
    void clear();

    [[nodiscard]] bool isEmpty() const { return m_recent.empty(); }
    [[nodiscard]] double lastTime() const;
    // Ascending x in seconds; values that were not measured are gaps (NaN). isWhole: the whole run
    // instead of the last kWindowS.
    [[nodiscard]] Points points(LiveSeries series, bool isWhole) const;

private:
    struct Sample
    {
        double atS = 0;
        std::array<float, static_cast<std::size_t>(LiveSeries::Count)> values{};
    };
    static void thin(std::vector<Sample> &samples);

    std::vector<Sample> m_recent;
    std::vector<Sample> m_whole;
    double m_wholeStep = 0;
};

} // namespace aisb::gui
