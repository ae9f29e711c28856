// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/bindings/cataloguelist.h"
#include "gui/bindings/rungoal.h"

#include <QString>

#include <optional>
#include <vector>

namespace aisb::gui {

namespace Ui {
class GoalLine;
class ServiceStep;
class WorkloadStep;
class LoadStep;
class ReportStep;
} // namespace Ui

// The forms of the New run page. Not owned.
struct RunForms
{
    Ui::GoalLine &goal;
    Ui::ServiceStep &service;
    Ui::WorkloadStep &workload;
    Ui::LoadStep &load;
    Ui::ReportStep &report;
};

// How requests are sent in a performance run; the order of the load control.
enum class LoadKind
{
    Closed, // as many in flight as the concurrency
    Rate,
    Timestamps, // at the time stamps of the rows, whatever is in flight
    Pressure
};
// Whether a rate or a ramp-up belongs to it.
[[nodiscard]] bool hasRate(LoadKind load);
[[nodiscard]] LoadKind loadKindOf(const RunForms &forms);

// What the forms are set to.
[[nodiscard]] Goal goalOf(const RunForms &forms);
[[nodiscard]] DataSource dataSourceOf(const RunForms &forms);
[[nodiscard]] bool isByConfiguration(const RunForms &forms);
// Fits the choice of sources to the goal. Each side of performance and accuracy keeps its own.
void fitSources(const RunForms &forms);

// Choices of combo boxes and segments in the language of the window; what is chosen stays. Call it
// before the two functions below.
void fillChoices(const RunForms &forms, const std::vector<CatalogueRow> &catalogue = {});
// Those of the service alone: the usual ones, then the catalogue's configurations of one model.
void fillServices(const RunForms &forms, const std::vector<CatalogueRow> &catalogue);

// What the forms say for the goal chosen. Fields the forms do not show come from base.
[[nodiscard]] core::RunOptions optionsFromForm(
    const RunForms &forms, const core::RunOptions &base = {});
// Puts options into the forms; those not given show their defaults. Fields of the other goal stay
// as they are.
void showOptions(const RunForms &forms, const core::RunOptions &options);

} // namespace aisb::gui
