// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/text/pythonpattern.h"

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestPattern = 10'000;

// What stands for an escape whose meaning differs between the two dialects; empty: leave it.
QString translated(QChar escape, bool isInSet)
{
    const QString blanks = u"\\s\\x1c-\\x1f"_s;
    const QString word = u"\\p{L}\\p{N}_"_s;
    switch (escape.unicode()) {
    case u's':
        return isInSet ? blanks : u"[%1]"_s.arg(blanks);
    case u'S':
        return isInSet ? QString() : u"[^%1]"_s.arg(blanks);
    case u'w':
        return isInSet ? word : u"[%1]"_s.arg(word);
    case u'W':
        return isInSet ? QString() : u"[^%1]"_s.arg(word);
    case u'Z':
        return isInSet ? QString() : u"\\z"_s;
    default:
        return {};
    }
}

QString toPerlDialect(const QString &pattern)
{
    QString out = u"(*LF)"_s;
    bool isInSet = false;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const QChar c = pattern[at];
        if (c == u'\\' && at + 1 < pattern.size()) {
            const QString other = translated(pattern[at + 1], isInSet);
            out += other.isEmpty() ? pattern.mid(at, 2) : other;
            ++at;
            continue;
        }
        out += c;
        if (!isInSet && c == u'[') {
            isInSet = true;
            if (pattern.mid(at + 1, 1) == u"^")
                out += pattern[++at];
            if (pattern.mid(at + 1, 1) == u"]")
                out += pattern[++at];
        } else if (isInSet && c == u'[') {
            out.insert(out.size() - 1, u'\\'); // Python knows no [:alpha:]
        } else if (isInSet && c == u']') {
            isInSet = false;
        }
    }
    return out;
}

} // namespace

QRegularExpression pythonPattern(const QString &pattern, QRegularExpression::PatternOptions options)
{
    QRegularExpression expression(
        toPerlDialect(pattern), options | QRegularExpression::UseUnicodePropertiesOption);
    expression.optimize();
    return expression;
}

core::Result<QRegularExpression> compilePattern(
    const QString &pattern, QRegularExpression::PatternOptions options)
{
    if (pattern.size() > kLongestPattern)
        return core::fail(core::ErrorCode::DsetCfg001,
            u"regular expression: expected at most %1 characters"_s.arg(kLongestPattern));
    QRegularExpression expression = pythonPattern(pattern, options);
    if (!expression.isValid())
        return core::fail(core::ErrorCode::DsetCfg001,
            u"regular expression \"%1\": %2"_s.arg(pattern.left(100), expression.errorString()));
    return expression;
}

std::optional<QString> firstGroup(const QRegularExpression &expression, const QString &text)
{
    const QRegularExpressionMatch match = expression.match(text);
    if (!match.hasMatch())
        return {};
    return match.captured(1);
}

std::optional<QString> lastMatch(const QRegularExpression &expression, const QString &text)
{
    const int group = expression.captureCount() > 0 ? 1 : 0;
    std::optional<QString> last;
    for (const QRegularExpressionMatch &match : expression.globalMatch(text))
        last = match.captured(group);
    return last;
}

} // namespace aisb::eval
