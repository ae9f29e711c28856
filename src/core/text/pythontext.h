// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include <QString>
#include <QStringView>

namespace aisb::core {

// Values as Python 3 prints them; prompts, scores and configuration files contain such text.

// Calls visit(char32_t) for each code point; a lone surrogate is visited as itself.
template <class Visit>
void forEachCharacter(QStringView text, const Visit &visit)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            visit(QChar::surrogateToUcs4(unit, text[i + 1]));
            ++i;
        } else {
            visit(char32_t{unit.unicode()});
        }
    }
}

// Appends one code point, which may be a lone surrogate.
void appendCharacter(QString &text, char32_t character);

// Whether repr() prints that character literally.
[[nodiscard]] bool isPythonPrintable(char32_t character);

// repr() of a text: quotes chosen by its content, what is not printable escaped.
[[nodiscard]] QString pythonRepr(const QString &text);

// repr() of a JSON value: None, True, 1, 0.5, 'text', ['a', 1], {'k': None}.
[[nodiscard]] QString pythonRepr(const Json &value);

// str() of a JSON value: a text is itself, everything else its repr().
[[nodiscard]] QString pythonStr(const Json &value);

// a == b: numbers by value (1, 1.0 and true are equal), members in any order.
[[nodiscard]] bool pythonEquals(const Json &a, const Json &b);

} // namespace aisb::core
