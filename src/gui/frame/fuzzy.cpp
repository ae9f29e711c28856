// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/fuzzy.h"

#include <algorithm>
#include <limits>

namespace aisb::gui {

namespace {

constexpr int kMaxText = 200; // longer texts are matched by their beginning
constexpr int kNone = std::numeric_limits<int>::min() / 2;

bool isWordStart(const QString &text, qsizetype at)
{
    return at == 0 || (!text[at - 1].isLetterOrNumber() && text[at].isLetterOrNumber())
        || (text[at - 1].isLower() && text[at].isUpper());
}

int letterScore(const QString &text, qsizetype at)
{
    return 10 + (isWordStart(text, at) ? 8 : 0) - static_cast<int>(std::min<qsizetype>(at, 20)) / 4;
}

struct Grid
{
    Grid(qsizetype rows, qsizetype columns)
        : width(columns)
        , values(static_cast<std::size_t>(rows * columns), kNone)
    {
    }
    int &at(qsizetype row, qsizetype column)
    {
        return values[static_cast<std::size_t>(row * width + column)];
    }
    qsizetype width;
    std::vector<int> values;
};

// best.at(i, j): best score of the first i + 1 letters of pattern when letter i stands at j of
// text.
void fill(Grid &best, Grid &from, const QString &pattern, const QString &text)
{
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        int running = kNone;
        int runningAt = -1;
        for (qsizetype j = i; j < text.size(); ++j) {
            if (i > 0 && best.at(i - 1, j - 1) > running) {
                running = best.at(i - 1, j - 1);
                runningAt = static_cast<int>(j - 1);
            }
            if (text[j].toCaseFolded() != pattern[i]) {
                continue;
            }
            if (i == 0) {
                best.at(i, j) = letterScore(text, j);
                continue;
            }
            const int adjacent = best.at(i - 1, j - 1) > kNone ? best.at(i - 1, j - 1) + 6 : kNone;
            const int previous = std::max(adjacent, running);
            if (previous > kNone) {
                best.at(i, j) = previous + letterScore(text, j);
                from.at(i, j) = adjacent >= running ? static_cast<int>(j - 1) : runningAt;
            }
        }
    }
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &text)
{
    QString letters;
    for (const QChar letter : pattern) {
        if (!letter.isSpace()) {
            letters.append(letter.toCaseFolded());
        }
    }
    if (letters.isEmpty()) {
        return FuzzyMatch{};
    }
    const QString line = text.left(kMaxText);
    if (letters.size() > line.size()) {
        return std::nullopt;
    }
    Grid best(letters.size(), line.size());
    Grid from(letters.size(), line.size());
    fill(best, from, letters, line);
    qsizetype end = 0;
    const qsizetype last = letters.size() - 1;
    for (qsizetype j = 1; j < line.size(); ++j) {
        end = best.at(last, j) > best.at(last, end) ? j : end;
    }
    if (best.at(last, end) <= kNone) {
        return std::nullopt;
    }
    FuzzyMatch match{best.at(last, end), {}};
    for (qsizetype i = last, j = end; i >= 0; j = from.at(i, j), --i) {
        match.positions.push_back(static_cast<int>(j));
    }
    std::reverse(match.positions.begin(), match.positions.end());
    return match;
}

} // namespace aisb::gui
