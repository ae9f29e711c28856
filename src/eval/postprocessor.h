// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/text/json.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace aisb::eval {

// Text (or what an earlier step made of it) to what is compared: text, null, number. Pure and
// thread-safe. Lists are handled element-wise by the caller.
using PostProcessor = std::function<core::Json(const core::Json &)>;

// The post-processor of a {"type": dotted or registered name, arguments...} object; a null config
// is the identity. Errors: UtilsMatch001 (unknown; names similar ones), DsetCfg001 (arguments).
// Source: spec/accuracy.md 9, spec/models.md 16.5.
[[nodiscard]] core::Result<PostProcessor> makePostProcessor(const core::Json &config);

// Names of all post-processors, for messages and forms.
[[nodiscard]] QStringList postProcessorNames();

} // namespace aisb::eval
