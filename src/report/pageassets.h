// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include <QString>

#include <string>

namespace aisb::report {

// Parts of the self-contained pages. Internal to report.

// A text embedded into the program, empty when there is none of that name.
[[nodiscard]] QString assetText(const QString &name);
// A file of the script library without its pointer to a source map, which a browser's tools would
// ask for.
[[nodiscard]] QString libraryText(const QString &name);
// One line of at most 300 cells, "…" when more was there: no page grows with the texts of a foreign
// folder. Not escaped.
[[nodiscard]] std::string cutText(const QString &text);
// JSON that cannot end the script element it stands in.
[[nodiscard]] std::string scriptSafe(const core::Json &json);

} // namespace aisb::report
