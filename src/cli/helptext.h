// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace aisb::cli {

// Texts of -h, of usage errors and of --version, lines ended by LF. Made from the option table,
// wrapped to columns (at least 40). Source: spec/workflow.md 1.1, 1.4, 1.6.
[[nodiscard]] QString usageText();
[[nodiscard]] QString helpText(int columns);
[[nodiscard]] QString versionText();

} // namespace aisb::cli
