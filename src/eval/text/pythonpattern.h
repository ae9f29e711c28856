// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QRegularExpression>
#include <QString>

#include <optional>

namespace aisb::eval {

// A regular expression with the meaning Python's re gives it: \w \d \s \b of all scripts, $ before
// a final LF as well, \Z only at the end. Pattern options (MULTILINE, DOTALL, IGNORECASE) are those
// of QRegularExpression. For patterns of ours: a static const of the function that uses it.
[[nodiscard]] QRegularExpression pythonPattern(const QString &pattern,
    QRegularExpression::PatternOptions options = QRegularExpression::NoPatternOption);

// The same for a pattern somebody wrote. Error DsetCfg001: what is wrong with it and where.
[[nodiscard]] core::Result<QRegularExpression> compilePattern(const QString &pattern,
    QRegularExpression::PatternOptions options = QRegularExpression::NoPatternOption);

// Group 1 of the first match, absent without a match.
[[nodiscard]] std::optional<QString> firstGroup(
    const QRegularExpression &expression, const QString &text);
// Group 1 of the last match, or the whole match where the expression has no group.
[[nodiscard]] std::optional<QString> lastMatch(
    const QRegularExpression &expression, const QString &text);

} // namespace aisb::eval
