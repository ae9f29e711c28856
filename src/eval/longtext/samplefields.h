// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eval/evaluator.h"

#include <QLatin1String>
#include <QString>
#include <QStringList>

namespace aisb::eval {

// The parts of a sample with the type an evaluator needs. Error DsetData006 names the part and what
// was expected.

[[nodiscard]] core::Result<QString> predictionText(const Sample &sample);
[[nodiscard]] core::Result<QString> referenceText(const Sample &sample);
// A list of texts; name is for the message.
[[nodiscard]] core::Result<QStringList> textList(const core::Json &value, QLatin1String name);

} // namespace aisb::eval
