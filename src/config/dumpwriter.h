// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/value.h"

namespace aisb::config {

// The text of configs/<stamp>_<pid>.py, UTF-8, no newline at its end. root is a dict with text
// keys; anything else gives an empty text. Keys are sorted by their text at every level. Source:
// spec/workflow.md 3.1.
[[nodiscard]] QByteArray writeDump(const Value &root);

// repr() of a scalar as Python prints it; lone surrogates come out escaped. Containers are not
// meant for it.
[[nodiscard]] QByteArray pythonRepr(const Value &value);

} // namespace aisb::config
