// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/extraction.h"

#include "eval/text/pythonpattern.h"

#include <algorithm>
#include <array>
#include <vector>

namespace aisb::eval::verify {

using namespace Qt::StringLiterals;

namespace {

struct Piece
{
    qsizetype start = 0; // of the mark before the content
    qsizetype from = 0; // of the content
    qsizetype to = 0;
    qsizetype end = 0; // behind the mark after it
};

// The closed boxes that lie in no other, in the order of their ends.
std::vector<Piece> boxesOf(QStringView text)
{
    constexpr auto mark = R"(\boxed{)"_L1;
    std::vector<Piece> boxes;
    std::vector<qsizetype> open; // starts of the boxes, -1 for other braces
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isBox = text[at] == u'\\' && text.sliced(at).startsWith(mark);
        if (isBox) {
            open.push_back(at);
            at += mark.size() - 1;
        } else if (text[at] == u'{') {
            open.push_back(-1);
        } else if (text[at] == u'}' && !open.empty()) {
            const qsizetype start = open.back();
            open.pop_back();
            if (start < 0)
                continue;
            while (!boxes.empty() && boxes.back().start > start)
                boxes.pop_back();
            boxes.push_back({start, start + mark.size(), at, at + 1});
        }
    }
    return boxes;
}

struct Delimiters
{
    QLatin1String open;
    QLatin1String close;
};

constexpr std::array kDelimiters = {
    Delimiters{"$$"_L1, "$$"_L1},
    Delimiters{"$"_L1, "$"_L1},
    Delimiters{R"(\()"_L1, R"(\))"_L1},
    Delimiters{R"(\[)"_L1, R"(\])"_L1},
};

// The closing mark from a place on, "\$" passed over.
qsizetype closing(QStringView text, QLatin1String mark, qsizetype from)
{
    qsizetype at = text.indexOf(mark, from);
    while (at > 0 && mark.startsWith(u'$') && text[at - 1] == u'\\')
        at = text.indexOf(mark, at + 1);
    return at;
}

// A mark that is never closed ends the search for its kind.
std::vector<Piece> formulasOf(QStringView text)
{
    std::vector<Piece> formulas;
    std::array<bool, kDelimiters.size()> isClosed{};
    isClosed.fill(true);
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != u'\\' && text[at] != u'$')
            continue;
        if (text[at] == u'\\' && at + 1 < text.size() && text[at + 1] == u'$') {
            ++at;
            continue;
        }
        for (std::size_t kind = 0; kind < kDelimiters.size(); ++kind) {
            const auto &[open, close] = kDelimiters.at(kind);
            if (!isClosed.at(kind) || !text.sliced(at).startsWith(open))
                continue;
            const qsizetype from = at + open.size();
            const qsizetype to = closing(text, close, from);
            isClosed.at(kind) = to >= 0;
            if (to <= from)
                continue;
            formulas.push_back({at, from, to, to + close.size()});
            at = to + close.size() - 1;
            break;
        }
    }
    return formulas;
}

bool isJoint(QStringView between)
{
    QString words = between.toString();
    for (const QChar c : {u'$', u'\n', u'\\', u'(', u')', u'[', u']'})
        words.replace(c, u' ');
    words = words.simplified();
    return words == u"," || words == u"and" || words == u"or" || words == u", and"
        || words == u", or" || words == u";";
}

// Whether a piece belongs to the one before it.
bool isJoined(QStringView text, const std::vector<Piece> &pieces, std::size_t index)
{
    constexpr qsizetype longestJoint = 20;
    const Piece &before = pieces[index - 1];
    const qsizetype gap = pieces[index].start - before.end;
    return gap >= 0 && gap <= longestJoint && isJoint(text.sliced(before.end, gap));
}

// The contents of a piece and of those that belong to it.
QString rowFrom(QStringView text, const std::vector<Piece> &pieces, std::size_t first)
{
    QStringList contents;
    for (std::size_t i = first; i < pieces.size(); ++i) {
        if (i > first && !isJoined(text, pieces, i))
            break;
        contents.append(text.sliced(pieces[i].from, pieces[i].to - pieces[i].from).toString());
    }
    return contents.join(u',');
}

QString lastRow(QStringView text, const std::vector<Piece> &pieces)
{
    std::size_t first = pieces.size() - 1;
    while (first > 0 && isJoined(text, pieces, first))
        --first;
    return rowFrom(text, pieces, first);
}

std::optional<QString> filled(const QString &formula)
{
    return formula.trimmed().isEmpty() ? std::nullopt : std::optional(formula);
}

} // namespace

std::optional<QString> boxedFormula(QStringView text)
{
    const std::vector<Piece> boxes = boxesOf(text);
    if (boxes.empty())
        return {};
    return filled(lastRow(text, boxes));
}

std::optional<QString> announcedFormula(const QString &text)
{
    static const QRegularExpression lead = pythonPattern(
        uR"((?i)answer(?:\s{1,2}is)?\s?[:*]{0,4}\s{0,3}(?=\$|\\\(|\\\[|(\\frac\{[^{}]{1,200}\}\{[^{}]{1,200}\})))"_s);
    const std::vector<Piece> formulas = formulasOf(text);
    std::optional<QString> found;
    auto matches = lead.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (match.hasCaptured(1)) {
            found = match.captured(1);
            continue;
        }
        const auto first =
            std::ranges::lower_bound(formulas, match.capturedEnd(), std::less<>(), &Piece::start);
        if (first != formulas.end() && first->start == match.capturedEnd())
            found = rowFrom(text, formulas, static_cast<std::size_t>(first - formulas.begin()));
    }
    return found ? filled(*found) : std::nullopt;
}

std::optional<QString> lastFormula(QStringView text)
{
    const std::vector<Piece> formulas = formulasOf(text);
    if (formulas.empty())
        return {};
    return filled(lastRow(text, formulas));
}

std::optional<QString> lastNumber(const QString &text)
{
    static const QRegularExpression number = pythonPattern(
        uR"((?<![\w.,])-?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d++)(?:\.\d++)?(?:/\d++)?%?(?![\w(]))"_s);
    return lastMatch(number, text);
}

} // namespace aisb::eval::verify
