// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/value.h"
#include "core/result.h"

#include <QString>

#include <vector>

namespace aisb::config {

struct Token
{
    enum class Kind
    {
        Name,
        Number,
        String,
        FormattedString, // text is the body of an f-string, escapes and fields unresolved
        Operator,
        Newline,
        Indent,
        Dedent,
        End
    };
    Kind kind = Kind::End;
    QString text; // name, operator, resolved string
    Value number;
    int line = 1;
    bool isRaw = false; // of a FormattedString: backslashes are characters

    [[nodiscard]] bool is(QStringView operatorText) const
    {
        return kind == Kind::Operator && text == operatorText;
    }
    [[nodiscard]] bool isName(QStringView name) const { return kind == Kind::Name && text == name; }
    // For messages: "'foo'", "a string", "the end of the line".
    [[nodiscard]] QString describe() const;
};

// "line 7: f-strings are not supported (...)": what ends the reading of a file.
[[nodiscard]] tl::unexpected<core::Error> refuse(int line, const QString &construct);
[[nodiscard]] tl::unexpected<core::Error> syntaxError(int line, const QString &text);

// Splits Python source into tokens on demand: joins lines in brackets and after a backslash, drops
// comments and blank lines, tells blocks by Indent and Dedent. Errors are TmanCfg001 with the line.
class PythonTokenizer
{
public:
    explicit PythonTokenizer(QString source, int firstLine = 1);

    // Ends with End for ever.
    [[nodiscard]] core::Result<Token> next();

private:
    [[nodiscard]] core::Result<Token> nextInLine();
    [[nodiscard]] core::Result<bool> startLine(); // whether it stands at a statement
    [[nodiscard]] core::Result<> skipBlanks();
    [[nodiscard]] core::Result<Token> readString(qsizetype prefixLength);
    [[nodiscard]] core::Result<Token> readNumber();
    [[nodiscard]] core::Result<Token> readOperator();
    [[nodiscard]] core::Result<Token> readName();
    [[nodiscard]] Token newLine();
    [[nodiscard]] Token token(Token::Kind kind, const QString &text = {}) const;
    [[nodiscard]] QChar at(qsizetype offset = 0) const;
    [[nodiscard]] qsizetype stringPrefixLength() const;
    void skipComment();

    QString m_source;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_brackets = 0;
    bool m_isAtLineStart = true;
    std::vector<int> m_indents{0};
    int m_pendingDedents = 0;
};

} // namespace aisb::config
