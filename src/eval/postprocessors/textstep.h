// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/postprocessor.h"

#include <utility>

namespace aisb::eval {

// A post-processor from a function of a text (to a text or a JSON value). What is no text any more
// passes unchanged.
template <class Function>
[[nodiscard]] PostProcessor onText(Function function)
{
    return [function = std::move(function)](const core::Json &value) -> core::Json {
        return value.isString() ? core::Json(function(value.toString())) : value;
    };
}

} // namespace aisb::eval
