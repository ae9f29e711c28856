// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "store/experimentreader.h"

namespace aisb::run {

// What the newest dump of a folder says about the requests of a model, by its abbr; the defaults
// for a model it does not have. Pure. Source: spec/perf.md 2.5.
[[nodiscard]] store::ModelFacts modelFacts(
    const core::Json &dump, core::Generation generation, const QString &model);

} // namespace aisb::run
