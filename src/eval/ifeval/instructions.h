// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "eval/ifeval/instruction.h"

#include <QString>
#include <QStringList>

namespace aisb::eval {

// The check of an IFEval instruction: id ("keywords:existence") and arguments. Errors: DsetData002
// (unknown id, unknown, absent or wrong argument), DsetDependency002 (language data not installed).
// Source: spec/accuracy.md 12.23.
[[nodiscard]] core::Result<Check> makeCheck(const QString &id, const core::Json &arguments);

// All ids, in the order of the specification.
[[nodiscard]] QStringList instructionIds();

} // namespace aisb::eval
