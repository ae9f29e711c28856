// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"

#include <QString>

#include <optional>

namespace aisb::run {
struct ExperimentEntry;
} // namespace aisb::run

namespace aisb::gui {

enum class ExperimentKind
{
    All,
    Performance,
    Accuracy
};

// Which experiments are listed; empty members are no condition.
struct ExperimentFilter
{
    QString text; // words, see matches()
    ExperimentKind kind = ExperimentKind::All;
    std::optional<core::ExperimentState> state;
    QString model;
    QString tag;
    bool isStarred = false;

    [[nodiscard]] bool isEmpty() const { return *this == ExperimentFilter(); }
    bool operator==(const ExperimentFilter &) const = default;
};

// Whether its results are those of a performance run.
[[nodiscard]] bool isPerformance(const run::ExperimentEntry &entry);

// Words must all occur in title, name, models, data, mode, tags, notes or path, whatever the letter
// case. "model:", "data:", "mode:", "state:" and "tag:" look in that field alone (state: also by
// its English word); "before:2026-11-24" and "after:2026-11-24" at the day of the start, the day
// itself excluded; "score>80", "score<80" at the score; "is:starred" at the star. "-word" excludes.
// Quotes keep blanks together. Pure. Source: design/desktop.md 4.1.
[[nodiscard]] bool matches(const run::ExperimentEntry &entry, const ExperimentFilter &filter);

} // namespace aisb::gui
