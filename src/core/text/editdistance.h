// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace aisb::core {

// Levenshtein distance in code points, every edit (insert, delete, replace) at cost 1. Takes time
// proportional to the product of the lengths, divided by 64 when one text has at most 64
// characters.
[[nodiscard]] qsizetype editDistance(QStringView a, QStringView b);

// ", did you mean \"x\"?" for the name nearest to given, or nothing when none is near (letter case
// ignored).
[[nodiscard]] QString suggestion(const QString &given, const QStringList &names);

} // namespace aisb::core
