// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace aisb::eval {

// Texts as Python's str treats them: scores depend on its idea of blanks, digits and letters, which
// is not that of QChar. A text is a sequence of code points. The text a value prints as is
// core::pythonStr().

[[nodiscard]] bool isPythonSpace(char32_t c); // str.isspace() of one character
[[nodiscard]] bool isPythonUpper(char32_t c); // str.isupper() of one character
[[nodiscard]] bool isPythonLower(char32_t c); // str.islower() of one character
// str.isupper() and str.islower(): a cased character, and none of another case.
[[nodiscard]] bool isAllUpper(QStringView text);
[[nodiscard]] bool isAllLower(QStringView text);
[[nodiscard]] bool isPythonDigit(char32_t c); // str.isdigit() of one character; "²" is one
[[nodiscard]] bool isWordCharacter(char32_t c); // what \w of Python's re matches
[[nodiscard]] bool isAsciiPunctuation(char32_t c); // string.punctuation

[[nodiscard]] QString stripped(QStringView text); // str.strip()
[[nodiscard]] QString leftStripped(QStringView text); // str.lstrip()
[[nodiscard]] QString rightStripped(QStringView text); // str.rstrip()
// str.strip(characters), lstrip and rstrip; characters are of the basic plane.
[[nodiscard]] QString stripped(QStringView text, QStringView characters);
[[nodiscard]] QString leftStripped(QStringView text, QStringView characters);
[[nodiscard]] QString rightStripped(QStringView text, QStringView characters);

[[nodiscard]] QString lowered(QStringView text); // str.lower(), final sigma included
[[nodiscard]] QStringList splitWords(QStringView text); // str.split()
[[nodiscard]] QStringList splitLines(QStringView text); // str.splitlines()
[[nodiscard]] QString firstLine(QStringView text); // what precedes the first LF
[[nodiscard]] QString lastCharacters(QStringView text, qsizetype count); // text[-count:]

// float(text) and int(text): blanks around, one "_" between digits and the digits of every script
// are allowed. Absent where Python raises; int() comes as the nearest double.
[[nodiscard]] std::optional<double> parsePythonFloat(QStringView text);
[[nodiscard]] std::optional<double> parsePythonInteger(QStringView text);

} // namespace aisb::eval
