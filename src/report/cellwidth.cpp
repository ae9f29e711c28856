// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/cellwidth.h"

#include <QChar>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>

namespace aisb::report {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

// East Asian Width W and F of Unicode 15, neighbouring blocks joined where the gap holds no
// assigned narrow character.
constexpr std::array kWide = {Range{0x1100, 0x115f}, Range{0x231a, 0x231b}, Range{0x2329, 0x232a},
    Range{0x23e9, 0x23ec}, Range{0x23f0, 0x23f0}, Range{0x23f3, 0x23f3}, Range{0x25fd, 0x25fe},
    Range{0x2614, 0x2615}, Range{0x2648, 0x2653}, Range{0x267f, 0x267f}, Range{0x2693, 0x2693},
    Range{0x26a1, 0x26a1}, Range{0x26aa, 0x26ab}, Range{0x26bd, 0x26be}, Range{0x26c4, 0x26c5},
    Range{0x26ce, 0x26ce}, Range{0x26d4, 0x26d4}, Range{0x26ea, 0x26ea}, Range{0x26f2, 0x26f3},
    Range{0x26f5, 0x26f5}, Range{0x26fa, 0x26fa}, Range{0x26fd, 0x26fd}, Range{0x2705, 0x2705},
    Range{0x270a, 0x270b}, Range{0x2728, 0x2728}, Range{0x274c, 0x274c}, Range{0x274e, 0x274e},
    Range{0x2753, 0x2755}, Range{0x2757, 0x2757}, Range{0x2795, 0x2797}, Range{0x27b0, 0x27b0},
    Range{0x27bf, 0x27bf}, Range{0x2b1b, 0x2b1c}, Range{0x2b50, 0x2b50}, Range{0x2b55, 0x2b55},
    Range{0x2e80, 0x303e}, Range{0x3041, 0x3247}, Range{0x3250, 0x4dbf}, Range{0x4e00, 0xa4cf},
    Range{0xa960, 0xa97c}, Range{0xac00, 0xd7a3}, Range{0xf900, 0xfaff}, Range{0xfe10, 0xfe19},
    Range{0xfe30, 0xfe6b}, Range{0xff01, 0xff60}, Range{0xffe0, 0xffe6}, Range{0x16fe0, 0x18cff},
    Range{0x1aff0, 0x1b2fb}, Range{0x1f004, 0x1f004}, Range{0x1f0cf, 0x1f0cf},
    Range{0x1f18e, 0x1f18e}, Range{0x1f191, 0x1f19a}, Range{0x1f200, 0x1f320},
    Range{0x1f32d, 0x1f335}, Range{0x1f337, 0x1f37c}, Range{0x1f37e, 0x1f393},
    Range{0x1f3a0, 0x1f3ca}, Range{0x1f3cf, 0x1f3d3}, Range{0x1f3e0, 0x1f3f0},
    Range{0x1f3f4, 0x1f3f4}, Range{0x1f3f8, 0x1f43e}, Range{0x1f440, 0x1f440},
    Range{0x1f442, 0x1f4fc}, Range{0x1f4ff, 0x1f53d}, Range{0x1f54b, 0x1f567},
    Range{0x1f57a, 0x1f57a}, Range{0x1f595, 0x1f596}, Range{0x1f5a4, 0x1f5a4},
    Range{0x1f5fb, 0x1f64f}, Range{0x1f680, 0x1f6c5}, Range{0x1f6cc, 0x1f6cc},
    Range{0x1f6d0, 0x1f6df}, Range{0x1f6eb, 0x1f6ec}, Range{0x1f6f4, 0x1f6fc},
    Range{0x1f7e0, 0x1f7f0}, Range{0x1f90c, 0x1f93a}, Range{0x1f93c, 0x1f945},
    Range{0x1f947, 0x1faff}, Range{0x20000, 0x3fffd}};

constexpr char32_t kEmojiPresentation = 0xfe0f;

bool isWide(char32_t code)
{
    const auto range = std::ranges::lower_bound(kWide, code, {}, &Range::last);
    return range != kWide.end() && code >= range->first;
}

bool isZeroWidth(char32_t code)
{
    switch (QChar::category(code)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
    case QChar::Other_Control:
        return true;
    default:
        return false;
    }
}

int graphemeWidth(QStringView grapheme)
{
    int width = 0;
    for (const char32_t code : grapheme.toUcs4()) {
        if (isWide(code) || (code == kEmojiPresentation && width > 0))
            return 2;
        if (!isZeroWidth(code))
            width = 1;
    }
    return width;
}

bool isPlain(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= u' ' && c < QChar(0x7f); });
}

bool isUnsafe(QChar c)
{
    const char16_t code = c.unicode();
    return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
        || c.category() == QChar::Separator_Paragraph || (code >= 0x202a && code <= 0x202e)
        || (code >= 0x2066 && code <= 0x2069);
}

} // namespace

int cellWidth(QStringView text)
{
    if (isPlain(text))
        return static_cast<int>(text.size());
    int width = 0;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.data(), text.size());
    for (qsizetype begin = 0, end = finder.toNextBoundary(); end > begin;
        begin = end, end = finder.toNextBoundary())
        width += graphemeWidth(text.sliced(begin, end - begin));
    return width;
}

QStringView leftCells(QStringView text, int cells)
{
    if (isPlain(text))
        return text.first(std::clamp<qsizetype>(cells, 0, text.size()));
    int width = 0;
    qsizetype begin = 0;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.data(), text.size());
    for (qsizetype end = finder.toNextBoundary(); end > begin; end = finder.toNextBoundary()) {
        width += graphemeWidth(text.sliced(begin, end - begin));
        if (width > cells)
            break;
        begin = end;
    }
    return text.first(begin);
}

QString singleLine(QStringView text)
{
    QString line = text.toString();
    std::ranges::replace_if(line, isUnsafe, QChar(u' '));
    return line;
}

} // namespace aisb::report
