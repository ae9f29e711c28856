// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/text/json.h"

#include <QLatin1String>
#include <QString>

#include <initializer_list>
#include <optional>

namespace aisb::eval {

// The arguments beside "type" of an evaluator's or post-processor's configuration. Every error is
// DsetCfg001 and names the type, the argument and what was expected.

// Refuses arguments that do not exist.
[[nodiscard]] core::Result<> checkArguments(
    const core::Json &config, std::initializer_list<QLatin1String> known);

// A text; fallback when it is absent, an error when there is no fallback.
[[nodiscard]] core::Result<QString> textArgument(const core::Json &config, QLatin1String name,
    const std::optional<QString> &fallback = std::nullopt);

// Option letters given as one text ("ABCD") or as a list (["A", "B"]), each one character, at least
// one.
[[nodiscard]] core::Result<QString> lettersArgument(const core::Json &config, QLatin1String name);

[[nodiscard]] core::Result<bool> flagArgument(
    const core::Json &config, QLatin1String name, bool fallback);

} // namespace aisb::eval
