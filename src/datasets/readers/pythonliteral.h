// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QStringList>
#include <QStringView>

namespace aisb::datasets {

// A Python list (or tuple) of texts as repr() writes it: ['a', "b's"], with the escapes of Python.
// Error DsetData006 names the character and what was expected.
[[nodiscard]] core::Result<QStringList> readPythonTexts(QStringView text);

} // namespace aisb::datasets
