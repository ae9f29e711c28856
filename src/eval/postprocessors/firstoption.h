// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QRegularExpression>
#include <QString>

#include <vector>

namespace aisb::eval {

// Finds the option letter an answer in prose decides for: a list of phrasings, tried in order.
// Immutable, thread-safe. Source: spec/accuracy.md 9.1.
class FirstOption
{
public:
    enum class Cushion
    {
        Yes, // at last any option letter will do
        No
    };

    // letters is what a character class holds between its brackets. Error DsetCfg001 when it makes
    // none.
    [[nodiscard]] static core::Result<FirstOption> make(const QString &letters, Cushion cushion);

    // The letter, or an empty text.
    [[nodiscard]] QString find(const QString &text) const;

private:
    QString m_letters;
    std::vector<QRegularExpression> m_patterns;
};

} // namespace aisb::eval
