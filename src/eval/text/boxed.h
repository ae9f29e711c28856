// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace aisb::eval {

// The start of a text up to the brace that balances its first one; absent without such a brace.
[[nodiscard]] std::optional<QString> balancedPiece(QStringView text);

// The last \boxed, or the last \fbox where there is no \boxed, up to the brace that balances its
// first one; absent without a command or such a brace. Source: spec/accuracy.md 9.2.
[[nodiscard]] std::optional<QString> lastBox(QStringView text);

// What stands between "\boxed{" and the last "}" of such a piece; absent when it begins otherwise
// ("\fbox{5}", "\boxed {5}").
[[nodiscard]] std::optional<QString> boxContent(QStringView piece);

} // namespace aisb::eval
