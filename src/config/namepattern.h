// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace aisb::config {

// Whether a whole name matches a shell wildcard (* ? [abc] [a-z] [!x]), letter case ignored. Takes
// time proportional to the product of the lengths at most.
[[nodiscard]] bool matchesPattern(const QString &name, const QString &pattern);

// Edits (insert, delete, replace, swap of neighbours) that turn a into b, letter case ignored.
[[nodiscard]] int editDistance(QStringView a, QStringView b);

} // namespace aisb::config
