// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/optiontable.h"

#include <QString>

#include <array>

namespace aisb::cli {

// Groups of the option table in the order help and manual page show them.
inline constexpr std::array kOptionGroups = {core::OptionGroup::Base, core::OptionGroup::Perf,
    core::OptionGroup::Accuracy, core::OptionGroup::CustomDataset, core::OptionGroup::ApiModel,
    core::OptionGroup::Studio};

// "-r, --reuse [STAMP]".
[[nodiscard]] QString invocationOf(const core::OptionInfo &info);
// " Range: 1 to 8." to append to the help; empty without bounds of interest.
[[nodiscard]] QString boundsText(const core::OptionInfo &info);

} // namespace aisb::cli
