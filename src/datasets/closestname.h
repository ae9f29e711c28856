// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/editdistance.h"

namespace aisb::datasets {

using core::suggestion;

} // namespace aisb::datasets
